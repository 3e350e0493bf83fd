"""PR203: a row's parts add up to what the contract's ``equals`` says they do.

A correction that keeps the total, or a part of it, as published explains the difference.
"""

from __future__ import annotations

from collections.abc import Sequence

from printreport.check.bounds import evaluate_row
from printreport.check.data.plain_columns import open_rows
from printreport.check.repairs import repair_of_row
from printreport.check.wording import cell_text, column_name
from printreport.findings import Findings
from printreport.model.dataset import Dataset, DataTable
from printreport.model.formula import Expr, FormulaError, parse_formula
from printreport.model.tie_out import ColumnMark, TieOut

__all__ = ["check_rows_foot"]


def check_rows_foot(dataset: Dataset, findings: Findings, tie_out: TieOut) -> None:
    """Reckon every ``equals`` in every row."""
    for _, data in sorted(dataset.years.items()):
        for table in data.tables.values():
            for column, spec in table.contract.columns.items():
                if spec.equals is None or column not in table.columns:
                    continue
                try:
                    formula = parse_formula(spec.equals)
                except FormulaError:
                    continue  # said by the check of the contract's names
                for row in _open_rows(table, column, formula, tie_out):
                    _check_row(dataset, table, row, column, formula, findings, tie_out)


def _open_rows(table: DataTable, column: str, formula: Expr, tie_out: TieOut) -> Sequence[str]:
    """Give the rows to look at one by one; those of a long table that add up are marked at once."""
    found = open_rows(table, column, formula)
    if found is None:
        return table.row_ids
    rows, names = found
    mark = ColumnMark("cross_foots", "passed", f"row {{row}} of {table.id}", frozenset(rows))
    for name in dict.fromkeys((column, *names)):
        tie_out.note_column((table.id, name, table.year), table.row_ids, mark)
    return rows


def _check_row(
    dataset: Dataset,
    table: DataTable,
    row: str,
    column: str,
    formula: Expr,
    findings: Findings,
    tie_out: TieOut,
) -> None:
    parts = evaluate_row(formula, dataset, table, row)
    total = evaluate_row(parse_formula(column), dataset, table, row)
    if parts is None or total is None:
        return
    ids = (*total.ids, *parts.ids)
    if parts.agrees(total):
        tie_out.note(ids, "cross_foots", "passed", f"row {row} of {table.id}")
        return
    if parts.is_explained("row") or total.is_explained("row"):
        tie_out.note(ids, "cross_foots", "explained", f"row {row} of {table.id}")
        return
    tie_out.note(ids, "cross_foots", "failed", f"row {row} of {table.id}")
    spec = table.contract.columns[column]
    repair = repair_of_row(dataset, table, row, column, formula, total.amount - parts.amount)
    said = (
        f'row "{table.labels[row]}" adds up to {cell_text(parts.amount, spec, table, with_unit=True)}, '
        f"but its {column_name(table, column)} says {cell_text(total.amount, spec, table)}"
    )
    findings.error(
        "PR203",
        said if repair else f"{said}; the error can not be attributed to one cell",
        total.place,
        hint=repair
        or f"correct the cell, or list the row in data/{table.year}/corrections.yaml as published",
    )
