"""A long CSV is read by column: the same cells at the same places as one by one."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from long_kit import CONTRACT, records, written
from printreport.findings import Findings
from printreport.load import long_csv as long_csv_module
from printreport.load.long_columns import ColumnReader
from printreport.load.long_csv import long_csv
from printreport.load.tables import load_table
from printreport.load.validate import validate
from printreport.load.yaml_file import read_yaml_text
from printreport.model.cell_table import CellTable
from printreport.model.contract import Contract, TableSourceSpec
from printreport.model.dataset import Dataset, DataTable, DataYear
from printreport.resolve.lookup import Lookup


def load(path: Path, spec: str = "{}", contract: str = CONTRACT) -> tuple[DataTable | None, Findings]:
    findings = Findings()
    made = validate(Contract, read_yaml_text(contract, "c.yaml", findings), "c.yaml", findings)
    entry = validate(TableSourceSpec, read_yaml_text(spec, "t.yaml", findings), "t.yaml", findings)
    assert made is not None
    assert entry is not None
    return load_table(path, "lamps.csv", "lamps", 2024, made.tables["lamps"], entry, findings), findings


def both(
    path: Path, monkeypatch: pytest.MonkeyPatch, spec: str = "{}", contract: str = CONTRACT
) -> tuple[DataTable, DataTable, Findings]:
    """Load by column and cell by cell; the findings are the same."""
    long, findings = load(path, spec, contract)
    with monkeypatch.context() as patch:
        patch.setattr(long_csv_module, "LEAST_LONG", 10**9)
        short, other = load(path, spec, contract)
    assert list(findings) == list(other)
    assert long is not None
    assert short is not None
    assert isinstance(long.cells, CellTable)
    assert not isinstance(short.cells, CellTable)
    return long, short, findings


def write(path: Path, rows: list[list[str]], ends: str = "\n") -> Path:
    path.write_text(written(rows).replace("\n", ends), encoding="utf-8", newline="")
    return path


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_every_cell_is_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ends: str) -> None:
    rows = records(240, seed=5)
    rows[9][1] = "Bay, or Point"
    rows[30][5], rows[31][5], rows[32][5] = "1,204,117", "(250)", "$4.50"
    rows[40][6], rows[41][6], rows[42][6] = "17", "", "0.123"
    rows[43][7], rows[44][2] = "7%", "-3"
    rows.insert(50, [""] * 9)
    spec = (
        "{status: {pier_25_28.hours: [p]}, restated: {pier_12_15.lit: {from: 1, to: 2, reason: miscounted}}}"
    )
    long, short, findings = both(write(tmp_path / "lamps.csv", rows, ends), monkeypatch, spec)
    assert len(findings) == 0
    assert dict(long.cells) == dict(short.cells)
    assert dataclasses.replace(long, cells={}) == dataclasses.replace(short, cells={})
    assert {type(cell.amount) for cell in long.cells.values()} == {int, float, type(None)}
    for column in long.columns:
        assert long.amounts(column) == [short.cells[row, column].amount for row in short.row_ids]
    changes = {("pier_2_5", "lit"): dataclasses.replace(short.cell("pier_2_5", "lit"), amount=7)}
    assert dict(long.having(changes).cells) == dict(short.having(changes).cells)


def test_the_same_rows_are_known_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    contract = CONTRACT.replace("all: All piers}", "all: All piers, ids: {the_old_one: [Old pier]}}")
    tables = both(write(tmp_path / "lamps.csv", records(240, seed=5)), monkeypatch, contract=contract)[:2]
    whole = validate(Contract, read_yaml_text(contract, "c.yaml", Findings()), "c.yaml", Findings())
    assert whole is not None
    known = [
        Lookup(Dataset(whole, {}, {2024: DataYear(2024, {"lamps": each}, {})})).known_rows("lamps")
        for each in tables
    ]
    assert sorted(known[0]) == sorted(known[1])
    assert len(known[0]) == len(known[1]) == 242
    for rows in known:
        assert all(row in rows for row in ("pier_2_5", "oneils_008", "all", "the_old_one"))
        assert not any(row in rows for row in ("pier_2_6", "", "Old pier"))


def test_rows_that_are_refused_are_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = records(240, seed=6)
    rows[10][0], rows[20][0], rows[30][0], rows[40][2] = "", rows[19][0], "All pier", "many"
    long, short, findings = both(write(tmp_path / "lamps.csv", rows), monkeypatch)
    assert {item.code for item in findings} == {"PR224", "PR226", "PR227"}
    assert long.row_ids == short.row_ids
    assert dict(long.cells) == dict(short.cells)


def test_known_and_misspelled_labels_are_told_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    contract = CONTRACT.replace("all: All piers}", "all: All piers, ids: {first: [Pier 2-5]}}")
    rows = records(240, seed=7)
    long, short, _ = both(write(tmp_path / "lamps.csv", rows), monkeypatch, contract=contract)
    assert long.row_ids[1] == "first"
    assert long.labels == short.labels


@pytest.mark.parametrize(
    "text",
    [
        "a,b\n" + "1,2\n" * 50,
        "a,b\n" + "1,2\n" * 300 + "1\n",
        'a,b\n"x\ny",2\n' + "1,2\n" * 300,
        'a,b\n"x"y",2\n' + "1,2\n" * 300,
        "a,b\n1,\0\n" + "1,2\n" * 300,
        "a\n" + "1\n" * 300,
    ],
)
def test_a_text_that_is_short_or_not_regular_is_left_to_the_scanner(text: str) -> None:
    assert long_csv(text, "f.csv") is None


def test_a_place_is_found_behind_a_quote() -> None:
    made = long_csv("a,b\n" + 'one,"2,000"\n' * 300, "f.csv")
    assert made is not None
    assert str(made.field_place(4, 0)) == "f.csv:6:1"
    assert str(made.field_place(4, 1)) == "f.csv:6:6"
    assert made.field_place(4, 1).length == 5


def test_a_column_keeps_its_texts_only_where_numbers_do_not_tell_them() -> None:
    reader = ColumnReader("count")
    assert reader.take(["1", "20"]) == []
    assert reader.column().texts is None
    assert reader.take(["1,000", "", "x", "-4"]) == [1, 2, 3]
    column = reader.column()
    assert column.texts == ["1", "20", "1,000", "", "x", "-4"]
    assert list(column.amounts or ()) == [1, 20, 1000, 0, 0, 0]
    rates = ColumnReader("rate")
    assert rates.take(["1.5", "2.0"]) == rates.take(["3"]) == rates.take(["4.25"]) == []
    held = rates.column()
    assert list(held.amounts or ()) == [1.5, 2.0, 3, 4.25]
    assert [held.decimals_of(row) for row in range(4)] == [1, 1, 0, 2]
    assert [held.text(row) for row in range(4)] == ["1.5", "2.0", "3", "4.25"]
