"""Recover run-together table cells of a damaged document, as far as sums prove the split.

In: ``data/2020/recovery.yaml`` (the raw lines), or a text file that holds such lines.
Out: for every row the number of splits before and after each test, and the split where one is left.

A split is accepted when it is the only one that satisfies

1. the grammar of printed numbers: no leading zero, commas before every group of three digits;
2. the row's sum, where the last column is the sum of the others;
3. the columns' sums: exact where every row is there, not exceeded where rows are lost.

Run it with ``python tools/recover_2020.py [TEXT_FILE]``. Exit code: 0 all rows unique and equal to the
CSV files, 1 otherwise.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).resolve().parent.parent / "data" / "2020"
NUMBER = re.compile(r"0|[1-9]\d{0,2}(?:,\d{3})*")

Split = tuple[int, ...]
Choice = tuple[Split, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One run-together row: what its label stands for, and its cells without a gap."""

    label: str
    cells: str


@dataclass(frozen=True, slots=True)
class Table:
    """One damaged table. ``n_lost`` is None where it is unknown how many rows are lost."""

    id: str
    columns: tuple[str, ...]
    rows: tuple[Line, ...]
    total: Line | None
    is_row_total: bool
    n_lost: int | None
    known_total: int | None


@dataclass(frozen=True, slots=True)
class Recovery:
    """The splits of each row after grammar, row sums and column sums; what the columns leave over."""

    by_grammar: tuple[Choice, ...]
    by_row: tuple[Choice, ...]
    by_column: tuple[Choice, ...]
    column_totals: Split | None
    remainder: Split | None


def splits(cells: str, n_cells: int) -> Iterator[Split]:
    """Give every way to cut a string into a number of printed numbers."""
    if n_cells == 0:
        if not cells:
            yield ()
        return
    for end in range(1, len(cells) - n_cells + 2):
        if NUMBER.fullmatch(cells[:end]):
            first = int(cells[:end].replace(",", ""))
            for rest in splits(cells[end:], n_cells - 1):
                yield (first, *rest)


def foots(split: Split) -> bool:
    """Say whether the last number is the sum of the others."""
    return sum(split[:-1]) == split[-1]


def column_sums(rows: Sequence[Split], n_columns: int) -> Split:
    """Add up the columns of some rows; zeros where there are none."""
    return tuple(sum(row[i] for row in rows) for i in range(n_columns))


def fitting_rows(candidates: Sequence[Choice], totals: Split, is_exact: bool) -> Iterator[Choice]:
    """Give every choice of one split a row whose columns meet (or do not exceed) the totals."""
    if not candidates:
        if not is_exact or not any(totals):
            yield ()
        return
    for split in candidates[0]:
        left = tuple(total - part for total, part in zip(totals, split, strict=True))
        if min(left) >= 0:
            for rest in fitting_rows(candidates[1:], left, is_exact):
                yield (split, *rest)


def recover(table: Table) -> Recovery:
    """Apply the three tests to a table; a row that no split satisfies counts as lost."""
    n = len(table.columns)
    grammar = tuple(tuple(splits(row.cells, n)) for row in table.rows)
    by_row = grammar
    if table.is_row_total:
        by_row = tuple(tuple(split for split in found if foots(split)) for found in grammar)
    totals = unique_total(table)
    if totals is None or table.n_lost is None:
        return Recovery(grammar, by_row, by_row, totals, None)
    present = [found for found in by_row if found]
    is_exact = table.n_lost == 0 and len(present) == len(by_row)
    choices = list(fitting_rows(present, totals, is_exact))
    kept = iter([tuple(dict.fromkeys(choice[i] for choice in choices)) for i in range(len(present))])
    by_column = tuple(next(kept) if found else () for found in by_row)
    remainder = None
    if len(choices) == 1:
        used = column_sums(choices[0], n)
        remainder = tuple(total - part for total, part in zip(totals, used, strict=True))
    return Recovery(grammar, by_row, by_column, totals, remainder)


def unique_total(table: Table) -> Split | None:
    """Split the sum row; None where there is none or its split is not unique."""
    if table.total is None:
        return None
    found = list(splits(table.total.cells, len(table.columns)))
    if table.is_row_total:
        found = [split for split in found if foots(split)]
    if table.known_total is not None:
        found = [split for split in found if split[-1] == table.known_total]
    return found[0] if len(found) == 1 else None


def read_tables(path: Path, text: str | None) -> list[Table]:
    """Read the damaged tables; with a text, take the cells from there instead."""
    entries = yaml.safe_load(path.read_text(encoding="utf-8"))["tables"]
    return [_table(entry, text) for entry in entries]


def _table(entry: dict[str, Any], text: str | None) -> Table:
    known = entry.get("known_total")
    return Table(
        id=entry["id"],
        columns=tuple(entry["columns"]),
        rows=tuple(_line(row, text, "^") for row in entry["rows"]),
        total=_line(entry["total"], text, "") if "total" in entry else None,
        is_row_total=entry["row_total"],
        n_lost=len(entry["lost_rows"]) if "lost_rows" in entry else None,
        known_total=int(known.replace(",", "")) if known else None,
    )


def _line(entry: dict[str, str], text: str | None, start: str) -> Line:
    pattern = start + re.escape(entry["printed"]) + r"([\d,]+)$"
    found = re.search(pattern, entry["line"] if text is None else text, re.MULTILINE)
    if found is None:
        raise SystemExit(f'no line "{entry["printed"]}" with numbers behind it')
    return Line(entry["label"], found[1])


def csv_rows(path: Path) -> dict[str, list[str]]:
    """Read a table of the data folder: row label → cells as they stand."""
    with path.open(encoding="utf-8", newline="") as file:
        return {row[0]: row[1:] for row in list(csv.reader(file))[1:]}


def report(table: Table, folder: Path) -> bool:
    """Print what the tests leave of a table; say whether all of it is unique and in the CSV."""
    result = recover(table)
    stored = csv_rows(folder / f"{table.id}.csv")
    is_fine = True
    print(f"\n{table.id}: {', '.join(table.columns)}")
    print(f"{'row':38}{'grammar':>9}{'row sum':>9}{'columns':>9}  split")
    for row, grammar, by_row, left in zip(
        table.rows, result.by_grammar, result.by_row, result.by_column, strict=True
    ):
        verdict = "no split satisfies the sums" if not left else "not unique"
        if len(left) == 1:
            verdict = "  ".join(f"{number:,}" for number in left[0])
            if stored.get(row.label) != [f"{number:,}" for number in left[0]]:
                verdict += "  <- the CSV differs"
                is_fine = False
        is_fine = is_fine and len(left) == 1
        print(f"{row.label:38}{len(grammar):9,}{len(by_row):9,}{len(left):9,}  {verdict}")
    return report_sums(table, result, stored) and is_fine


def report_sums(table: Table, result: Recovery, stored: dict[str, list[str]]) -> bool:
    """Print the sum row, what it leaves for lost rows, and the known grand total."""
    is_fine = True
    if table.total is not None:
        totals = [f"{number:,}" for number in result.column_totals or ()]
        is_fine = bool(totals) and stored.get(table.total.label) == totals
        print(f"{table.total.label:65}  {'  '.join(totals) or 'not unique'}")
    if result.remainder is not None and any(result.remainder):
        print(f"{'left for lost rows':65}  {'  '.join(f'{number:,}' for number in result.remainder)}")
    if table.known_total is not None and table.total is None:
        unique = [left[0] for left in result.by_column if len(left) == 1]
        sums = column_sums(unique, len(table.columns))
        agrees = sums[-1] == table.known_total
        is_fine = is_fine and agrees
        verdict = "agrees with the text" if agrees else f"the text has {table.known_total:,}"
        print(f"{'sum of the rows':65}  {'  '.join(f'{number:,}' for number in sums)}  ({verdict})")
    return is_fine


def main() -> int:
    """Recover the tables and print the proof."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("text", nargs="?", type=Path, help="a text with the run-together lines")
    parser.add_argument("--data", type=Path, default=HERE, help="the folder of recovery.yaml and the CSVs")
    options = parser.parse_args()
    text = None
    if options.text:
        # The copy mixes plain and non-breaking spaces.
        text = re.sub(r"[^\S\n]+", " ", options.text.read_text(encoding="utf-8"))
    tables = read_tables(options.data / "recovery.yaml", text)
    verdicts = [report(table, options.data) for table in tables]
    return 0 if all(verdicts) else 1


if __name__ == "__main__":
    sys.exit(main())
