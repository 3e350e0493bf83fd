"""Part of stage 2: the one cell that, changed, lets a row and a column add up again.

In: a table with a gap. Out: a hint with the number and its cell where exactly one single-cell repair
satisfies both directions, else nothing: then the error can not be attributed.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from printreport.check.bounds import evaluate_row
from printreport.check.wording import cell_text
from printreport.model.dataset import ALL, Dataset, DataTable
from printreport.model.formula import Binary, Expr, FormulaError, Name, parse_formula

__all__ = ["added_names", "lost_amount", "repair_of_column", "repair_of_row"]

_SAME = 1e-6


def added_names(formula: Expr) -> Iterator[str]:
    """Give the names that a formula adds up; none where it does anything else."""
    match formula:
        case Name():
            yield formula.dotted
        case Binary(operator="+"):
            yield from added_names(formula.left)
            yield from added_names(formula.right)


def _column_gap(dataset: Dataset, table: DataTable, column: str) -> float | None:
    """Give what the sum row says more than the column adds up to.

    None where the column has no sum; not a number where a cell is lost that its row does not force.
    """
    if not table.has_row(ALL) or table.contract.columns[column].type not in ("count", "money"):
        return None
    amounts: dict[str, float] = {}
    for row in table.row_ids:
        amount = table.cells[row, column].amount
        if amount is None:
            forced = lost_amount(dataset, table, row, column, by_column=False)
            amount = math.nan if forced is None else forced[0]
        amounts[row] = amount
    return amounts.pop(ALL) - sum(amounts.values())


def _hint(table: DataTable, where: str, column: str, amount: float) -> str:
    wanted = cell_text(amount, table.contract.columns[column], table)
    return f"{wanted} in {where}, which satisfies both the row and the column"


def repair_of_row(dataset: Dataset, table: DataTable, row: str, total: str, formula: Expr, gap: float) -> str:
    """Name the one cell of a row that, changed by the gap, satisfies its row and its column."""
    found = []
    for column, change in [(total, -gap), *((name, gap) for name in added_names(formula))]:
        cell = table.cells[row, column].amount
        column_gap = _column_gap(dataset, table, column)
        if cell is None:
            continue
        if column_gap is not None:
            left = column_gap + change if row == ALL else column_gap - change
            if not abs(left) < _SAME:
                continue
        found.append((column, cell + change))
    if len(found) != 1:
        return ""
    return _hint(table, f"the column `{found[0][0]}`", *found[0])


def _row_gap(dataset: Dataset, table: DataTable, row: str, column: str) -> float | None:
    """Give by how much a cell must grow for its row to add up.

    None where no row formula has it; not a number where another cell of the row is lost.
    """
    for total, spec in table.contract.columns.items():
        if spec.equals is None or total not in table.columns:
            continue
        try:
            formula = parse_formula(spec.equals)
        except FormulaError:
            continue
        names = set(added_names(formula))
        if column != total and column not in names:
            continue
        parts = evaluate_row(formula, dataset, table, row)
        whole = table.cells[row, total].amount
        if parts is None or whole is None:
            return math.nan
        return parts.amount - whole if column == total else whole - parts.amount
    return None


def repair_of_column(dataset: Dataset, table: DataTable, column: str, gap: float) -> str:
    """Name the one cell of a column that, changed by the gap, satisfies its column and its row."""
    found = []
    for row in table.row_ids:
        change = -gap if row == ALL else gap
        cell = table.cells[row, column].amount
        row_gap = _row_gap(dataset, table, row, column)
        if cell is not None and (row_gap is None or abs(row_gap - change) < _SAME):
            found.append((row, cell + change))
    if len(found) != 1:
        return ""
    row, amount = found[0]
    return _hint(table, f'the row "{table.labels[row]}"', column, amount)


def lost_amount(
    dataset: Dataset, table: DataTable, row: str, column: str, *, by_column: bool = True
) -> tuple[float, str] | None:
    """Give the number that a blank cell must hold, and what asks for it; None where nothing is forced."""
    wanted: list[tuple[float, str]] = []
    for total, spec in table.contract.columns.items():
        if spec.equals is None or total not in table.columns:
            continue
        try:
            names = list(added_names(parse_formula(spec.equals)))
        except FormulaError:
            continue
        amounts = {name: table.cells[row, name].amount for name in (*names, total) if name in table.columns}
        others = [amount for name, amount in amounts.items() if name != column]
        if column not in amounts or None in others or len(amounts) != len(names) + 1:
            continue
        known = sum(float(amounts[name] or 0) for name in names if name != column)
        wanted.append((known if column == total else float(amounts[total] or 0) - known, "the row"))
    if by_column and table.has_row(ALL) and table.is_complete:
        amounts = {each: table.cells[each, column].amount for each in table.row_ids}
        if all(amount is not None for each, amount in amounts.items() if each != row):
            known = sum(float(amounts[each] or 0) for each in table.body_rows() if each != row)
            wanted.append((known if row == ALL else float(amounts[ALL] or 0) - known, "the column"))
    if not wanted or any(abs(amount - wanted[0][0]) >= _SAME for amount, _ in wanted):
        return None
    if wanted[0][0] < 0 or table.contract.columns[column].type not in ("count", "money"):
        return None
    return wanted[0][0], " and ".join(each for _, each in wanted)
