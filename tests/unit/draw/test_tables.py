"""Tables as painted: alignment, bars, marks, tags, and odd contents."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from printreport.draw.tables import TableFlowable, TableTooWideError
from printreport.draw.tables.cells import CellSetter
from printreport.findings import Place
from printreport.model.exhibits import (
    CellContent,
    ColumnContent,
    RowContent,
    SpannerContent,
    TableContent,
    TableNote,
)
from printreport.model.structure import StructureElement
from printreport.model.text import Run
from table_kit import RecordingCanvas, cell, counted, default_style, rich, row, table

WIDE = 482.0


def painted(
    content: TableContent, width: float = WIDE
) -> tuple[RecordingCanvas, TableFlowable, StructureElement]:
    root = StructureElement("Document")
    flowable = TableFlowable(content, default_style(), root)
    flowable.wrap(width, 1e6)
    canvas = RecordingCanvas()
    flowable.drawOn(canvas, 0.0, 0.0)  # type: ignore[arg-type]
    return canvas, flowable, root


def roles(element: StructureElement) -> list[object]:
    """Give the roles below an element as nested lists."""
    kids = [kid for kid in element.kids if isinstance(kid, StructureElement)]
    return [[kid.role, *([roles(kid)] if kid.kids else [])] for kid in kids]


def test_decimal_points_stand_under_each_other() -> None:
    texts = ["12.5%", "1,203.25", "7", "\u22123.4%", "(88.1)", "$5.00", "\u20ac\u00a01,200"]
    canvas, _, _ = painted(table([row(f"r{i}", text) for i, text in enumerate(texts)], "Amount"))
    points = []
    for text in texts:
        digits = text.index(".") if "." in text else len(text)
        points.append(round(canvas.find(text).x_of(digits), 4))
    assert len(set(points)) == 1


def test_parenthesis_and_marks_hang_right_of_the_number() -> None:
    rows = [
        row("a", "1,234"),
        row("b", "(1,234)"),
        RowContent("c", rich("c"), (cell("1,234", marks=("a", "p"), corrected=True),)),
    ]
    canvas, _, _ = painted(table(rows, "Amount"))
    plain, paired = canvas.find("1,234"), canvas.find("(1,234)")
    marked = canvas.find("1,234a,p")
    assert paired.x_of(6) == pytest.approx(plain.right)
    assert marked.x == pytest.approx(plain.x)
    mark = marked.line[-1]
    assert mark.rise > 0
    assert mark.color == "alert"
    assert marked.right <= WIDE + 0.01


def test_label_ends_where_the_numbers_end() -> None:
    canvas, _, _ = painted(table([row("a", "1,234"), row("b", "5")], "Active"))
    assert canvas.find("Active").right == pytest.approx(canvas.find("1,234").right)
    assert canvas.find("5").right == pytest.approx(canvas.find("1,234").right)


def test_words_in_a_number_column_end_where_the_numbers_end() -> None:
    canvas, _, _ = painted(table([row("a", "12.5"), row("b", "\u2014"), row("c", "n/a")], "Amount"))
    assert canvas.find("\u2014").right == pytest.approx(canvas.find("12.5").right)


def test_value_ids_reach_the_canvas_as_table_text() -> None:
    content = table([RowContent("a", rich("a"), (cell("27,733", value="cases.total"),))], "Total")
    canvas, _, _ = painted(content)
    shown = canvas.find("27,733")
    assert shown.where == "table"
    assert shown.line[0].value == "cases.total"


def test_summary_is_semibold_and_set_off_by_a_rule() -> None:
    canvas, _, _ = painted(counted(3))
    total = canvas.find("Total")
    assert total.line[0].face.role == "sans-semibold"
    assert canvas.find("9,999").line[0].face.role == "sans-semibold"
    above = [line for line in canvas.lines if line[5] == 0.5 and line[1] > total.y]
    assert min(line[1] - total.y for line in above) < 15
    assert {line[5] for line in canvas.lines} == {0.25, 0.5}
    assert all(line[1] == line[3] for line in canvas.lines), "no vertical rules"


@pytest.mark.parametrize(
    ("n_rows", "zebra", "striped"), [(8, None, False), (12, None, True), (3, True, True), (30, False, False)]
)
def test_stripes_only_past_ten_rows(n_rows: int, zebra: bool | None, striped: bool) -> None:
    canvas, _, _ = painted(counted(n_rows, zebra=zebra))
    assert any(rect[4] == "zebra" for rect in canvas.rects) is striped


def test_bars_are_as_long_as_their_shares() -> None:
    columns = (ColumnContent("s", rich("Share"), bar=True, tick=0.5, tick_label="all 50%", tick_value="t"),)
    shares = (0.25, 0.5, 1.0)
    rows = [RowContent(f"r{s}", rich(f"r{s}"), (cell(f"{s:.0%}", bar=s),)) for s in shares]
    canvas, _, _ = painted(table(rows, columns=columns))
    tracks = [rect for rect in canvas.rects if rect[4] == "pale"]
    bars = [rect for rect in canvas.rects if rect[4] == "secondary"]
    assert len({(rect[0], rect[2]) for rect in tracks}) == 1
    assert [bar[2] / tracks[0][2] for bar in bars] == pytest.approx(shares)
    assert all(canvas.find(f"{s:.0%}").right <= tracks[0][0] for s in shares)
    ticks = [line for line in canvas.lines if line[0] == line[2] and line[4] == "ink"]
    assert [line[0] for line in ticks] == pytest.approx([tracks[0][0] + 0.5 * tracks[0][2]])
    label = canvas.find("all 50%")
    assert label.line[0].value == "t"
    assert label.right <= tracks[0][0] + tracks[0][2] + 0.01


def test_tags_in_reading_order() -> None:
    content = table(
        [
            row("North", role="group"),
            row("a", "1", "2"),
            row("b", "", "4"),
            row("Total", "1", "6", role="summary"),
        ],
        "Active",
        "Resolved",
        spanners=(SpannerContent(rich("Status"), 0, 1),),
        notes=(TableNote("a", rich("A note.")),),
        source=rich("Source."),
    )
    _, _, root = painted(content)
    assert roles(root) == [
        [
            "Table",
            [
                ["Caption", [["P"], ["P"]]],
                ["THead", [["TR", [["TH"], ["TH"]]], ["TR", [["TH"], ["TH"]]]]],
                [
                    "TBody",
                    [["TR", [["TH"]]], ["TR", [["TH"], ["TD"], ["TD"]]], ["TR", [["TH"], ["TD"], ["TD"]]]],
                ],
                ["TFoot", [["TR", [["TH"], ["TD"], ["TD"]]]]],
            ],
        ],
        ["Note"],
        ["P"],
    ]
    cells = [element for element in root.walk() if element.role == "TH"]
    scopes = [element.attributes["Table", "Scope"] for element in cells]
    assert scopes == ["Column"] * 5 + ["Row"] * 3  # a group's head stands over the rows below it
    assert cells[0].attributes["Table", "RowSpan"] == 2
    assert cells[1].attributes["Table", "ColSpan"] == 2
    assert cells[4].attributes["Table", "ColSpan"] == 3


def test_elements_stand_where_the_table_was_made_even_if_it_is_painted_later() -> None:
    root = StructureElement("Document")
    content = table([row("a", "1")], "Active", source=rich("Source."))
    flowable = TableFlowable(content, default_style(), root)
    root.child("H2")
    flowable.wrap(WIDE, 1e6)
    flowable.draw(RecordingCanvas(), 0, 0)  # type: ignore[arg-type]
    assert [kid.role for kid in root.kids if isinstance(kid, StructureElement)] == ["Table", "P", "H2"]


def test_spanner_rule_covers_its_columns() -> None:
    content = table(
        [row("a", "1,000", "2,000", "3,000")], "North", "South", "Total",
        spanners=(SpannerContent(rich("Region"), 0, 1),),
    )  # fmt: skip
    canvas, _, _ = painted(content)
    short = [line for line in canvas.lines if line[4] == "pale_line"]
    assert len(short) == 1
    assert short[0][0] <= canvas.find("North").x
    assert short[0][2] == pytest.approx(canvas.find("South").right)
    assert short[0][2] < canvas.find("Total").x


def test_columns_do_not_overlap_and_stay_in_the_frame() -> None:
    labels = [
        "Native American",
        "Asian",
        "Multiracial",
        "Black",
        "Hispanic",
        "Pacific Islander",
        "White",
        "Unknown",
    ]
    content = table([row("Less than 1 to 2", *(f"{i * 1111:,}" for i in range(1, 9)))], *labels)
    canvas, _, _ = painted(content)
    cells = sorted(
        (item for item in canvas.shown if item.text[-1].isdigit() and "," in item.text), key=lambda s: s.x
    )
    assert len(cells) == 8
    for left, right in pairwise(cells):
        assert left.right + 4 <= right.x
    assert cells[-1].right <= WIDE + 0.01


def test_few_numbers_are_not_torn_from_their_stub() -> None:
    _, flowable, _ = painted(table([row("2020", "365,348"), row("2021", "337,195")], "Entries"))
    canvas, _, _ = painted(table([row("2020", "365,348"), row("2021", "337,195")], "Entries"))
    assert canvas.find("365,348").right < WIDE / 2
    assert flowable.width == WIDE


def test_too_wide_table_says_what_it_needs() -> None:
    labels = [f"{'Wide' * 3}{i}" for i in range(30)]
    content = replace(
        table([row("a", *("1,234,567",) * 30)], *labels), page="text", place=Place("layouts/impact.yaml", 96)
    )
    with pytest.raises(TableTooWideError) as caught:
        painted(content, 200.0)
    error = caught.value
    assert error.code == "PR412"
    assert error.exit_code == 1
    assert error.place == Place("layouts/impact.yaml", 96)
    assert error.message.startswith('table "made_up" needs 1,')
    assert error.message.endswith("pt at least, but its frame is 200 pt wide")
    assert error.hint == "`page: wide`, drop a column, or `type_size: 7.5`"


def test_type_size_is_taken_as_asked() -> None:
    canvas, _, _ = painted(table([row("a", "1,234")], "Active", type_size=7.5))
    assert canvas.find("1,234").line[0].size == 7.5
    assert canvas.find("Active").line[0].size == 7.5


def test_very_long_words_are_broken_with_a_hyphen() -> None:
    word = "x" * 140
    canvas, flowable, _ = painted(table([row(word, "1"), row("b", "2")], "Active"), 200.0)
    pieces = [item for item in canvas.shown if item.text.startswith("xx")]
    assert len(pieces) > 1
    assert "".join(item.text.removesuffix("\u00ad") for item in pieces) == word
    assert all(item.right <= 200 for item in pieces)
    assert all(item.text.endswith("\u00ad") for item in pieces[:-1])
    assert all(0 <= item.y <= flowable.height for item in canvas.shown)


def test_numbers_stand_beside_the_last_line_of_a_turned_stub() -> None:
    stub = "A stub that is far too long to stand on one line of such a narrow table"
    canvas, _, _ = painted(table([row(stub, "1,234")], "Active"), 153.0)
    lines = [
        item for item in canvas.shown if item.owner is not None and item.text in stub and len(item.text) > 3
    ]
    assert len(lines) > 1
    assert canvas.find("1,234").y == pytest.approx(min(item.y for item in lines))


def test_no_rows_are_said_in_words() -> None:
    canvas, flowable, root = painted(table([], "Active", "Resolved"))
    assert canvas.find("No data")
    assert flowable.split(WIDE, 40.0) == []
    cells = [element for element in root.walk() if element.role == "TD"]
    assert [element.attributes["Table", "ColSpan"] for element in cells] == [3]


@pytest.mark.parametrize("n_columns", [0, 1, 12])
def test_any_number_of_columns(n_columns: int) -> None:
    labels = [f"c{i}" for i in range(n_columns)]
    canvas, flowable, root = painted(table([row("a", *(str(i + 10) for i in range(n_columns)))], *labels))
    assert flowable.height > 0
    assert sum(element.role == "TD" for element in root.walk()) == n_columns
    assert all(item.right <= WIDE + 0.01 for item in canvas.shown)


def test_empty_cells_keep_their_element_and_show_nothing() -> None:
    content = table([RowContent("a", rich("a"), (CellContent(()), cell("5")))], "Active", "Resolved")
    canvas, _, root = painted(content)
    assert sum(element.role == "TD" for element in root.walk()) == 2
    assert canvas.find("5").owner is [element for element in root.walk() if element.role == "TD"][1]


def test_text_cells_wrap_and_the_row_grows() -> None:
    words = "A remark in words that runs over several lines of its cell when the frame is narrow"
    columns = (ColumnContent("n", rich("Amount")), ColumnContent("t", rich("Remark"), align="left"))
    short, tall = (table([row("a", "1", text)], columns=columns) for text in ("Yes", words))
    _, low, _ = painted(short, 200.0)
    canvas, high, _ = painted(tall, 200.0)
    assert high.height > low.height + 20
    assert " ".join(item.text for item in canvas.shown if item.text in words and len(item.text) > 2) == words


def test_footnotes_are_named_in_reading_order() -> None:
    rows = [
        RowContent("a", (Run("a"), Run("", note="n2")), (cell("1"),)),
        RowContent("b", rich("b"), (CellContent((Run("2"), Run("", note="n3"))),)),
    ]
    content = table(
        rows, columns=(ColumnContent("c", (Run("Active"), Run("", note="n1"))),),
        source=(Run("Source."), Run("", note="n2"), Run("", note="n4")),
    )  # fmt: skip
    flowable = TableFlowable(content, default_style(), StructureElement("Document"))
    assert flowable.notes() == ("n1", "n2", "n3", "n4")


def test_each_distinct_text_is_measured_once() -> None:
    style = default_style()
    setter = CellSetter(style, style.text("table"))
    for _ in range(3):
        setter.size_of(rich("1,234"), strong=False)
        setter.size_of(rich("1,234"), strong=True)
    assert setter.n_measured == 2
