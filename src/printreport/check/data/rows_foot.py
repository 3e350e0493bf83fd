"""PR203: a row's parts add up to what the contract's ``equals`` says they do.

A correction that keeps the total, or a part of it, as published explains the difference.
"""

from __future__ import annotations

from collections.abc import Iterator

from printreport.check.bounds import cell_bounds, evaluate_row, sum_of
from printreport.check.wording import cell_text, column_name
from printreport.findings import Findings
from printreport.model.dataset import ALL, Dataset, DataTable
from printreport.model.formula import Binary, Expr, FormulaError, Name, parse_formula

__all__ = ["check_rows_foot"]

_SAME = 1e-6


def check_rows_foot(dataset: Dataset, findings: Findings) -> None:
    """Reckon every ``equals`` in every row."""
    for year, data in sorted(dataset.years.items()):
        for table in data.tables.values():
            for column, spec in table.contract.columns.items():
                if spec.equals is None or column not in table.columns:
                    continue
                try:
                    formula = parse_formula(spec.equals)
                except FormulaError:
                    continue  # said by the check of the contract's names
                for row in table.row_ids:
                    _check_row(dataset, table, row, column, formula, year, findings)


def _check_row(
    dataset: Dataset, table: DataTable, row: str, column: str, formula: Expr, year: int, findings: Findings
) -> None:
    parts = evaluate_row(formula, dataset, table, row)
    total = evaluate_row(parse_formula(column), dataset, table, row)
    if parts is None or total is None or parts.agrees(total) or parts.is_kept or total.is_kept:
        return
    spec = table.contract.columns[column]
    findings.error(
        "PR203",
        f'row "{table.labels[row]}" adds up to {cell_text(parts.amount, spec, table, with_unit=True)}, '
        f"but its {column_name(table, column)} says {cell_text(total.amount, spec, table)}",
        total.place,
        hint=_culprit(table, row, column, formula, total.amount - parts.amount)
        or f"correct the cell, or list the row in data/{year}/corrections.yaml as published",
    )


def _culprit(table: DataTable, row: str, total: str, formula: Expr, gap: float) -> str:
    """Name the one cell that, changed by the gap, would satisfy both its row and its column."""
    if row == ALL or ALL not in table.row_ids:
        return ""
    found = []
    for column, change in [(total, -gap), *((name.dotted, gap) for name in _added(formula))]:
        whole = table.cells[ALL, column].amount
        cell = table.cells[row, column].amount
        parts = sum_of(cell_bounds(table, column))
        if whole is None or cell is None or parts is None:
            continue
        if abs(whole - parts.amount - change) < _SAME:
            found.append((column, cell + change))
    if len(found) != 1:
        return ""
    column, amount = found[0]
    wanted = cell_text(amount, table.contract.columns[column], table)
    return f"{wanted} in the column `{column}`, which satisfies both the row and the column"


def _added(formula: Expr) -> Iterator[Name]:
    """Give the names that a formula adds up; none where it does anything else."""
    match formula:
        case Name():
            yield formula
        case Binary(operator="+"):
            yield from _added(formula.left)
            yield from _added(formula.right)
