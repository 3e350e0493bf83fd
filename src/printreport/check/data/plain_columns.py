"""Sums of a long table reckoned by whole columns, where every number in them is exact.

In: a table that is kept by column. Out: what adds up, at once; what does not is left to the checks that
look cell by cell, and say what is wrong.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from operator import add, sub

from printreport.model.dataset import ALL, DataTable
from printreport.model.formula import Binary, Call, Expr, Name, Negative, Number, names_in

__all__ = ["column_adds_up", "open_rows"]

_SLACK = 1e-9
Numbers = Sequence[float]


def column_adds_up(table: DataTable, column: str) -> bool:
    """Tell whether a column of exact numbers adds up to its sum row; false also where that is not known."""
    amounts = _exact(table, column)
    if amounts is None or not table.has_row(ALL):
        return False
    at = table.row_ids.index(ALL)
    parts = [*amounts[:at], *amounts[at + 1 :]]
    return bool(parts) and _agree(sum(parts[1:], parts[0]), amounts[at])


def open_rows(table: DataTable, column: str, formula: Expr) -> tuple[list[str], list[str]] | None:
    """Give the rows in which a formula is not shown to come to a column, and the columns it names.

    None where the formula does more than add and subtract columns of exact numbers.
    """
    totals, parts = _exact(table, column), _reckoned(formula, table)
    if totals is None or parts is None:
        return None
    rows = [
        row for row, total, part in zip(table.row_ids, totals, parts, strict=True) if not _agree(total, part)
    ]
    return rows, list(dict.fromkeys(name.dotted for name in names_in(formula)))


def _agree(one: float, other: float) -> bool:
    return abs(one - other) <= _SLACK * max(1.0, abs(one), abs(other))


def _exact(table: DataTable, column: str) -> list[float] | None:
    """Give the numbers down a column, NaN for one that is missing or corrected."""
    held = table.column(column)
    if held is None or table.contract.columns[column].type not in ("count", "money"):
        return None
    made = [float(amount) for amount in held.amounts or ()]
    for row, cell in held.odd.items():
        made[row] = math.nan if cell.amount is None or cell.correction is not None else float(cell.amount)
    return made


def _reckoned(expr: Expr, table: DataTable) -> Numbers | None:
    n_rows = len(table.row_ids)
    match expr:
        case Number():
            return [float(expr.value)] * n_rows
        case Name(parts=(column,), year=None) if column in table.columns:
            return _exact(table, column)
        case Negative():
            inner = _reckoned(expr.operand, table)
            return None if inner is None else [-amount for amount in inner]
        case Binary(operator="+" | "-"):
            left, right = _reckoned(expr.left, table), _reckoned(expr.right, table)
            if left is None or right is None:
                return None
            return list(map(add if expr.operator == "+" else sub, left, right))
        case Call(function="sum", arguments=(first, *rest)):
            total = _reckoned(first, table)
            for argument in rest:
                part = _reckoned(argument, table)
                total = None if total is None or part is None else list(map(add, total, part))
            return total
    return None
