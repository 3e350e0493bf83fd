"""A long table is kept, checked, set and entered by column: the same as cell by cell, to the last byte."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from long_kit import attached, build, glyphs, ledger, make_project, pictures, records, tree

N_ROWS = 220


def odd_rows() -> list[list[str]]:
    """Give rows some of which are odd: blank, negative, with separators, or of another form."""
    rows = records(N_ROWS, seed=3)
    rows[20][6] = ""
    rows[30][5], rows[31][5] = "1,204,117", "(250)"
    rows[40][6] = "17"
    rows[41][1] = ""
    rows[50][1] = "A town whose name is so long that no column of a table could hold it on one line"
    rows[60][7] = "5%"
    rows[61][1] = "=1+1"
    costs = (row[5].replace(",", "").replace("(", "-").rstrip(")") for row in rows[1:-1])
    rows[-1][5] = str(sum(map(int, costs)))
    return rows


CASES: dict[str, dict[str, Any]] = {
    "plain": {},
    "odd": {
        "rows": odd_rows(),
        "spec": ", status: {pier_25_28.hours: [p], pier_20_23.hours: [x]}",
        "corrections": "- {cell: lamps.pier_33_36.cost, action: keep, published: '%s', because: Kept.}\n",
        "table": ", notes: [{at: pier_9_12, text: Rebuilt.}, {at: pier_12_15.lit, text: Counted twice.}],"
        " labels: {pier_13_16: The *old* pier}",
    },
    "sorted": {"table": ", sort: cost descending, columns: [town, cost, hours]"},
    "top": {"table": ", sort: lit descending, top: 150, others: row, columns: [lit, dark, total]"},
    "formats": {
        "table": ", columns: [{column: lit, format: compact}, {column: cost, format: money(2)}, "
        "{column: share, format: percent(0)}, {column: hours, format: number(2), emphasis: true}]"
    },
    "panels": {"table": ", panels: 2, columns: [lit]"},
    "spanish": {"language": "es", "table": ", columns: [town, lit, cost, hours, share]"},
    "spanners": {
        "table": ", columns: [{column: lit, spanner: Lamps}, {column: dark, spanner: Lamps}, {column: cost}]"
    },
    "twice": {
        "table": ", columns: [lit, cost]",
        "more": "      - {kind: prose, id: end, text: 'Pier 12 had {{ lamps.pier_12_15.lit }} lit.'}\n"
        "      - {kind: table, id: again, data: lamps, columns: [lit, dark]}\n",
    },
}


@pytest.mark.parametrize("name", CASES)
def test_by_column_and_cell_by_cell_are_the_same(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = dict(CASES[name])
    rows = case.pop("rows", None) or records(N_ROWS, seed=1)
    if "corrections" in case:
        case["corrections"] %= rows[33][5]
    root = make_project(tmp_path, rows, **case)
    made, long = build(root, "long", monkeypatch, by_column=True)
    other, short = build(root, "short", monkeypatch, by_column=False)
    assert [(item.code, item.message, item.place) for item in made.findings] == [
        (item.code, item.message, item.place) for item in other.findings
    ]
    assert made.ok, made.findings
    assert other.ok
    assert ledger(long) == ledger(short)
    assert glyphs(long) == glyphs(short)
    assert pictures(long) == pictures(short)
    assert tree(long) == tree(short)


def test_what_is_wrong_is_told_at_the_same_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = records(N_ROWS, seed=2)
    rows[17][2] = "12x"
    rows[18][5] = "1,2034,567"
    rows[19][0], rows[23][0] = "", rows[22][0]
    rows[90][2] = "-4"
    rows[91][8] = "yesterday"
    rows[120][4] = "17"
    rows[130][6] = " "
    rows[-1][3] = "1"
    root = make_project(tmp_path, rows, spec=", status: {pier_25_28.hours: [q], pier_29_30.hours: [p]}")
    made, _ = build(root, "long", monkeypatch, by_column=True)
    other, _ = build(root, "short", monkeypatch, by_column=False)
    assert not made.ok
    assert len(made.findings) >= 9
    assert made.findings == other.findings


@pytest.mark.parametrize(("language", "has_sums"), [("en-US", True), ("es", True), ("en-US", False)])
def test_the_attached_data_is_the_same(
    language: str, has_sums: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = records(N_ROWS, seed=4)[: None if has_sums else -1]
    rows[61][1] = "=1+1"
    root = make_project(tmp_path, rows, ", notes: [{at: pier_9_12.lit, text: Rebuilt.}]", language=language)
    _, long = build(root, "long", monkeypatch, by_column=True, profile="analyst")
    _, short = build(root, "short", monkeypatch, by_column=False, profile="analyst")
    assert set(attached(long)) == {"lamps.csv"}
    assert attached(long) == attached(short)
    assert ledger(long) == ledger(short)
