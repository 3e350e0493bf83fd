"""What charts are made of: wrapping, scales, styles, hatches, collisions."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from printreport.draw.charts import ChartStyle, DisplayList, collisions
from printreport.draw.charts.board import Board
from printreport.draw.charts.display import PathItem, RectItem, TextItem
from printreport.draw.charts.scale import axis_text, fit_scale, round_steps
from printreport.draw.charts.shades import class_of, shade_paint
from printreport.draw.charts.slots import slots_of
from printreport.draw.charts.style import Paint, contrast
from printreport.draw.charts.wrap import text_width, wrap
from printreport.draw.fonts import Faces
from printreport.model.exhibits import DatumContent, SeriesContent

FONTS = Path(__file__).resolve().parents[3] / "fonts" / "source-sans-3"
STYLE = ChartStyle()
FACES = Faces(
    {"sans": FONTS / "SourceSans3_400Regular.ttf", "sans-semibold": FONTS / "SourceSans3_600SemiBold.ttf"}
)
WORDS = st.text("abcdefghij ABC-/", min_size=1, max_size=60).map(lambda text: " ".join(text.split()) or "a")


@given(WORDS, st.floats(20, 300))
def test_wrapped_lines_fit_and_lose_nothing(text: str, width: float) -> None:
    lines = wrap(text, width, STYLE, FACES)
    assert all(text_width(line, STYLE, FACES) <= width + 1e-6 for line in lines)
    assert "".join(lines).replace(" ", "").replace("-", "") == text.replace(" ", "").replace("-", "")


def test_a_hard_space_breaks_only_where_there_is_no_other_way() -> None:
    assert wrap("about 29.4\u00a0million", 60, STYLE, FACES) == ("about", "29.4\u00a0million")
    assert wrap("29.4\u00a0million", 30, STYLE, FACES) == ("29.4", "million")


def test_lines_are_of_even_length() -> None:
    first, second = wrap("Lost, injured or otherwise missing", 110, STYLE, FACES)
    assert abs(text_width(first, STYLE, FACES) - text_width(second, STYLE, FACES)) < 30


@given(
    st.lists(
        st.tuples(st.floats(-1e9, 1e9).map(lambda n: round(n, 2)), st.floats(0, 40)), min_size=1, max_size=12
    )
)
def test_bars_with_their_numbers_stay_inside(pairs: list[tuple[float, float]]) -> None:
    amounts, rooms = zip(*pairs, strict=True)
    scale = fit_scale(amounts, rooms, 10.0, 200.0)
    for amount, room in pairs:
        end = scale.at(amount)
        assert 10.0 - 0.01 <= (end - room if amount < 0 else end) <= 210.01
        assert 10.0 - 0.01 <= (end if amount < 0 else end + room) <= 210.01


@given(st.floats(-1e12, 1e12), st.floats(1e-9, 1e12))
def test_steps_are_few_and_cover_the_range(low: float, span: float) -> None:
    low = min(low, 0.0)
    high = max(low + span, span)
    steps = round_steps(low, high)
    assert 2 <= len(steps) <= 8
    slack = 1e-6 * (high - low)
    assert steps[0] <= low + slack
    assert steps[-1] >= high - slack


@pytest.mark.parametrize(
    ("amount", "is_share", "text"),
    [
        (20_000_000, False, "20,000,000"),
        (0, False, "0"),
        (2.5, False, "2.5"),
        (-40, False, "\N{MINUS SIGN}40"),
        (0.2, True, "20%"),
    ],
)
def test_axis_numbers_are_written_plainly(amount: float, is_share: bool, text: str) -> None:
    assert axis_text(amount, STYLE, is_share=is_share) == text


def test_axis_numbers_follow_the_language() -> None:
    style = ChartStyle.from_mapping(
        {"group_separator": ".", "decimal_separator": ",", "percent_pattern": "{}\u00a0%"}
    )
    assert axis_text(1234.5, style) == "1.234,5"
    assert axis_text(0.5, style, is_share=True) == "50\u00a0%"


def test_a_style_refuses_what_it_does_not_know() -> None:
    with pytest.raises(TypeError, match="bar_widht"):
        ChartStyle.from_mapping({"bar_widht": 3})


def test_text_on_every_shade_is_legible() -> None:
    for role in ("primary", "secondary", "pale", "shade_1", "shade_2", "shade_3", "shade_4", "shade_5"):
        ground = STYLE.palette[role]
        assert contrast(STYLE.palette[STYLE.text_on(role)], ground) >= 4.5


@pytest.mark.parametrize("count", range(1, 7))
def test_neighbors_differ_in_more_than_hue(count: int) -> None:
    for paints in (STYLE.series_paints(count), STYLE.part_paints(count)):
        assert len(paints) == count == len(set(paints))
        for paint in paints:
            line = STYLE.palette[paint.edge or paint.fill]
            assert contrast(line, STYLE.palette["paper"]) >= 3.0


def test_skipped_years_are_missing_slots() -> None:
    one = SeriesContent(
        "a", "a", (DatumContent("2018", 1, position=2018), DatumContent("2021", 2, position=2021))
    )
    assert [(slot.label, slot.missing) for slot in slots_of([one])] == [
        ("2018", False),
        ("2019", True),
        ("2020", True),
        ("2021", False),
    ]


def test_classes_end_before_their_bound() -> None:
    classes = ((50.0, "a"), (200.0, "b"), (1e9, "c"))
    assert [class_of(amount, classes) for amount in (0, 49, 50, 199, 200, 2e9)] == [0, 0, 1, 1, 2, 2]
    assert [shade_paint(at, 3).fill for at in range(3)] == ["shade_1", "shade_3", "shade_5"]


def test_hatch_lines_are_real_and_clipped() -> None:
    board = Board(100, 40, STYLE, FACES)
    board.rect((10, 10, 60, 12), Paint("paper", "primary", hatched=True), gid="v")
    ground, hatch, outline = board.record().items
    assert isinstance(hatch, PathItem)
    assert hatch.clip == (10.0, 10.0, 60.0, 12.0)
    assert isinstance(ground, RectItem)
    assert (ground.fill, ground.gid) == ("paper", "v")
    assert isinstance(outline, RectItem)
    assert (outline.fill, outline.stroke) == ("", "primary")
    assert all(10 <= x <= 70 and 10 <= y <= 22 for _, x, y in hatch.segments)


def test_dashes_are_points() -> None:
    board = Board(100, 40, STYLE, FACES)
    board.rule((0, 20), (100, 20), width=0.5, dash=(1.5, 2.0))
    (line,) = board.record().paths
    assert (line.dash, line.line_width, line.stroke) == ((1.5, 2.0), 0.5, "rule")


def _text(text: str, x: float, y: float) -> TextItem:
    return TextItem(text, x, y, "sans", 8.0, "ink", 30.0)


@pytest.mark.parametrize(
    ("items", "words"),
    [
        ((_text("a", 10, 20), _text("b", 30, 20)), "runs into"),
        ((_text("a", 80, 20),), "leaves the plot area"),
        ((_text("a", 10, 20), RectItem(20, 10, 30, 30, "primary")), "across the edge"),
        ((_text("a", 10, 20), PathItem((("m", 0, 22), ("l", 100, 22)), stroke="rule")), "a line crosses"),
    ],
)
def test_collisions_are_found(items: tuple[TextItem | RectItem | PathItem, ...], words: str) -> None:
    (found,) = collisions(DisplayList(100, 60, items))
    assert words in found


def test_a_text_inside_a_bar_is_no_collision() -> None:
    assert not collisions(DisplayList(100, 60, (RectItem(5, 14, 60, 20, "primary"), _text("a", 10, 20))))


def test_a_rectangle_that_many_charts_have_is_drawn_as_if_alone() -> None:
    thick = ChartStyle.from_mapping({"outline": 2.0})
    box, paint = (10.0, 10.0, 60.0, 12.0), Paint("paper", "primary")

    def drawn(style: ChartStyle, paint: Paint, gid: str = "") -> RectItem:
        board = Board(100, 40, style, FACES)
        board.rect(box, paint, gid=gid)
        (item,) = board.record().items
        assert isinstance(item, RectItem)
        return item

    assert drawn(STYLE, paint) is drawn(STYLE, paint)
    assert drawn(STYLE, paint, "v").gid == "v"
    assert drawn(STYLE, Paint("pale", "primary")).fill == "pale"
    assert (drawn(thick, paint).line_width, drawn(STYLE, paint).line_width) == (2.0, 0.5)
    assert drawn(ChartStyle(), paint) == drawn(STYLE, paint)


def test_what_stands_higher_is_painted_later() -> None:
    board = Board(100, 40, STYLE, FACES)
    board.rule((0, 1), (50, 1))
    board.rect((0, 0, 9, 9), Paint("primary"), order=3.0)
    board.rect((0, 0, 8, 8), Paint("pale"))
    board.bar(board.frame((0, 0, 10, 10), (0, 1), (0, 1)), (0, 0, 1, 1), Paint("secondary"))
    items = board.record().items
    assert [getattr(item, "fill", "") for item in items] == ["secondary", "pale", "", "primary"]
