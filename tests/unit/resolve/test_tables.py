from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from printreport.findings import Findings
from printreport.model.content import ChapterContent, ReportContent
from printreport.model.dataset import DataTable
from printreport.model.exhibits import TableContent
from printreport.model.text import plain_text

Resolve = Callable[..., tuple[ReportContent, Findings]]


def only_table(content: ReportContent) -> TableContent:
    (chapter,) = content.sections
    assert isinstance(chapter, ChapterContent)
    (table,) = chapter.blocks
    assert isinstance(table, TableContent)
    return table


def texts(table: TableContent) -> list[list[str]]:
    return [[plain_text(row.stub), *(plain_text(cell.runs) for cell in row.cells)] for row in table.rows]


def make(resolve: Resolve, **spec: Any) -> TableContent:
    content, findings = resolve({"kind": "table", "data": "kennels", **spec})
    assert not findings.has_errors(), list(findings)
    return only_table(content)


def test_a_table_shows_its_columns_rows_and_sum(resolve: Resolve) -> None:
    table = make(resolve, columns=["taken", "adopted"])
    assert texts(table) == [
        ["North", "100", "90"],
        ["South", "60", "30"],
        ["East", "40", "36"],
        ["Total", "200", "156"],
    ]
    assert [plain_text(column.label) for column in table.columns] == ["Taken", "Adopted"]
    assert table.rows[-1].role == "summary"
    assert table.label == "Table 1"
    assert plain_text(table.source) == "Source: Annual report 2021."


def test_a_row_of_many_is_set_without_a_look_at_all(
    resolve: Resolve, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else ten thousand statements of one row each take ten thousand times ten thousand looks."""
    monkeypatch.delattr(DataTable, "body_rows")
    table = make(resolve, columns=["taken"], rows=["south"])
    assert texts(table) == [["South", "60"]]


def test_computed_share_and_change_columns(resolve: Resolve) -> None:
    table = make(
        resolve,
        columns=[
            {"compute": "adopted / taken", "format": "percent(1)"},
            {"share": "taken", "format": "percent"},
            {"change": "taken", "format": "signed percent(1)"},
            {"column": "taken", "year": "previous"},
        ],
        rows=["north", "east"],
    )
    assert texts(table) == [
        ["North", "90.0%", "50%", "+11.1%", "90"],
        ["East", "90.0%", "20%", "−33.3%", "60"],
    ]
    assert [plain_text(column.label) for column in table.columns][-2:] == ["Change since 2020", "2020"]


def test_sorted_cut_and_summed(resolve: Resolve) -> None:
    table = make(resolve, columns=["taken", {"compute": "adopted / taken"}], sort="taken descending", top=1)
    assert texts(table) == [["North", "100", "90%"], ["2 others", "100", "66%"], ["Total", "200", "78%"]]


def test_groups_have_headings_and_subtotals(resolve: Resolve) -> None:
    table = make(
        resolve,
        columns=["taken"],
        groups=[
            {"label": "Near", "rows": ["north", "south"], "subtotal": True},
            {"label": "Far", "rows": ["east"]},
        ],
    )
    roles = [(row.role, plain_text(row.stub), row.indent) for row in table.rows]
    assert roles == [
        ("group", "Near", 0),
        ("body", "North", 1),
        ("body", "South", 1),
        ("subtotal", "Near, together", 1),
        ("group", "Far", 0),
        ("body", "East", 1),
        ("summary", "Total", 0),
    ]
    assert texts(table)[3][1] == "160"


def test_in_cell_bars_share_one_scale_with_the_tick(resolve: Resolve) -> None:
    column = {"compute": "adopted / taken", "bar": True, "tick": "adopted_share", "tick_label": "all"}
    table = make(resolve, columns=[column])
    assert [row.cells[0].bar for row in table.rows] == pytest.approx([0.9, 0.5, 0.9, 0.78])
    assert table.columns[0].tick == pytest.approx(0.78)
    assert table.columns[0].tick_value == "adopted_share@2021"


def test_spanners_join_neighbors(resolve: Resolve) -> None:
    columns = [{"column": "taken", "spanner": "Both"}, {"column": "adopted", "spanner": "Both"}]
    (spanner,) = make(resolve, columns=columns).spanners
    assert (plain_text(spanner.label), spanner.first, spanner.last) == ("Both", 0, 1)


def test_notes_are_marked_in_reading_order(resolve: Resolve) -> None:
    table = make(
        resolve,
        columns=["taken", "adopted"],
        notes=[
            {"at": "south.adopted", "text": "Late."},
            {"at": "adopted", "text": "Homes."},
            {"at": "north", "text": "New."},
        ],
    )
    assert [(note.mark, plain_text(note.runs)) for note in table.notes] == [
        ("a", "Homes."),
        ("b", "New."),
        ("c", "Late."),
    ]
    assert plain_text(table.columns[1].label) == "Adopteda"
    assert table.rows[1].cells[1].marks == ("c",)


def test_a_lost_cell_prints_a_dash_with_a_note(resolve: Resolve) -> None:
    content, _ = resolve({"kind": "table", "data": "towns", "columns": ["total"]}, year=2020)
    table = only_table(content)
    assert texts(table) == [["Ash", "7"], ["Elm", "–"]]
    assert plain_text(table.notes[-1].runs) == "– lost in the source."


def test_top_of_an_incomplete_table_is_left_out(resolve: Resolve) -> None:
    content, findings = resolve({"kind": "table", "id": "towns", "data": "towns", "top": 1}, year=2020)
    assert not content.sections
    assert not findings.has_errors()
    assert any("rows of `towns` are lost" in sentence for sentence in content.left_out)


@pytest.mark.parametrize(
    ("spec", "codes"),
    [
        ({"data": "kennel"}, ["PR302"]),
        ({"data": "kennels", "rows": ["nort"]}, ["PR303"]),
        ({"data": "kennels", "columns": ["takn"]}, ["PR304"]),
        ({"data": "kennels", "columns": [{"column": "taken", "format": "percent"}]}, ["PR308"]),
        ({"data": "kennels", "columns": [{"column": "taken", "format": "persent"}]}, ["PR307"]),
        ({"data": "kennels", "columns": [{"compute": "taken + calls.received"}]}, ["PR309"]),
        ({"data": "kennels", "columns": [{"label": "Nothing"}]}, ["PR324"]),
        ({"data": "kennels", "columns": ["taken"], "sort": "takn"}, ["PR304"]),
        ({"data": "kennels", "columns": ["taken"], "notes": [{"at": "x.y", "text": "No."}]}, ["PR303"]),
        ({"data": "kennels", "columns": [{"compute": "taken +"}, {"compute": "takn"}]}, ["PR304", "PR305"]),
    ],
)
def test_what_is_wrong_in_a_table_is_reported_once(
    resolve: Resolve, spec: dict[str, Any], codes: list[str]
) -> None:
    _, findings = resolve({"kind": "table", **spec})
    assert sorted(item.code for item in findings if item.severity == "error") == codes


def test_a_value_table_says_unit_and_period(resolve: Resolve) -> None:
    content, _ = resolve(
        {
            "kind": "value_table",
            "columns": ["value", "unit", "period"],
            "rows": [{"value": "chips.ever"}, {"value": "calls.received"}, {"value": "income@previous"}],
        }
    )
    table = only_table(content)
    assert texts(table) == [
        ["chips set", "more than 116\u00a0million", "chips", "since 2001"],
        ["calls", "27,733", "calls", "2021"],
    ]
    assert len(content.left_out) == 1


def test_a_comparison_gives_changes_only_where_years_compare(resolve: Resolve) -> None:
    content, findings = resolve(
        {"kind": "comparison", "values": ["calls.received", "volunteers", "income", "reports"]}
    )
    assert not findings.has_errors()
    table = only_table(content)
    assert texts(table) == [
        ["calls", "29,782", "27,733", "−6.9%"],
        ["volunteers", "30", "80", "n/c"],
        ["income", "–", "($1,234)", "–"],
        ["reports", "more than 21.7\u00a0million", "29,397,681", "about +35%"],
    ]
    notes = [plain_text(note.runs) for note in table.notes]
    assert "n/c not comparable: families until 2020." in notes


def test_corrections_are_told_as_printed_used_why(resolve: Resolve) -> None:
    content, _ = resolve({"kind": "corrections"})
    assert texts(only_table(content)) == [["Animals adopted", "532", "562", "Both totals ask for 30 more"]]
    assert resolve({"kind": "corrections"}, year=2020)[0].sections == ()
