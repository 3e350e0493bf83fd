"""Part of stage 2: numbers as the range they may stand for, and formulas reckoned with such ranges.

In: a formula's tree and a year of the data. Out: :class:`Bounds`; a rounded value is its rounding
interval, "more than" has no upper end, so that a sum claims no more than its parts know.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field

from printreport.findings import NOWHERE, Place
from printreport.model.contract import ColumnSpec
from printreport.model.dataset import ALL, Cell, Dataset, DataTable
from printreport.model.formula import Binary, Call, Expr, Name, Negative, Number
from printreport.model.values import Value

__all__ = ["Bounds", "bounds_of_cell", "bounds_of_value", "cell_bounds", "evaluate", "evaluate_row", "sum_of"]

_SLACK = 1e-9
# "More than 20" is not 20: an open end lies beyond the slack.
_OPEN = 1e-8
# How far "about" and "nearly" may be off where no precision is stated.
_VAGUE = 0.05
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Bounds:
    """The range that a number may stand for.

    ``amount`` is the number as printed. ``places`` are where it, or what it was reckoned from,
    stands; ``is_kept`` tells that a correction explains one of these as published.
    """

    amount: float
    low: float
    high: float
    places: tuple[Place, ...] = ()
    is_kept: bool = False

    def agrees(self, other: Bounds) -> bool:
        """Tell whether both can stand for the same number."""
        slack = _SLACK * max(1.0, abs(self.amount), abs(other.amount))
        return self.low <= other.high + slack and other.low <= self.high + slack

    @property
    def place(self) -> Place:
        """Where the number stands, or the first that it was reckoned from."""
        return self.places[0] if self.places else NOWHERE


def _around(amount: float, half: float) -> tuple[float, float]:
    return amount - half, amount + half


def bounds_of_value(value: Value) -> Bounds:
    """Give the range of a metric, by its qualifier and precision."""
    amount = float(value.amount)
    half = (value.rounded or 0.0) / 2
    if not half and value.unit == "share" and value.decimals is not None and value.qualifier == "exact":
        half = 0.5 * 10 ** -(value.decimals + 2)
    low, high = _around(amount, half)
    match value.qualifier:
        case "more_than":
            low, high = amount + _OPEN * max(1.0, abs(amount)), math.inf
        case "at_least":
            low, high = amount, math.inf
        case "less_than":
            low, high = -math.inf, amount - _OPEN * max(1.0, abs(amount))
        case "nearly":
            low, high = amount - max(half, abs(amount) * _VAGUE), amount
        case "about":
            low, high = _around(amount, max(half, abs(amount) * _VAGUE))
        case "exact":
            pass
    kept = value.correction is not None and value.correction.action == "keep"
    return Bounds(amount, low, high, (value.place,), kept)


def bounds_of_cell(cell: Cell, spec: ColumnSpec) -> Bounds | None:
    """Give the range of a cell; None where it is blank or holds words."""
    if cell.amount is None:
        return None
    amount = float(cell.amount)
    half = 0.0
    if spec.type in ("percent", "share"):
        half = 0.5 * 10 ** -(cell.decimals + 2)
    elif spec.type == "rate":
        half = 0.5 * 10**-cell.decimals
    kept = cell.correction is not None and cell.correction.action == "keep"
    return Bounds(amount, *_around(amount, half), (cell.place,), kept)


def _joined(left: Bounds, right: Bounds, amount: float, corners: tuple[float, ...]) -> Bounds:
    known = [corner for corner in corners if not math.isnan(corner)]
    low, high = (min(known), max(known)) if len(known) == len(corners) else (-math.inf, math.inf)
    return Bounds(amount, low, high, left.places + right.places, left.is_kept or right.is_kept)


def _combine(operator: str, left: Bounds, right: Bounds) -> Bounds | None:
    match operator:
        case "+":
            return _joined(
                left, right, left.amount + right.amount, (left.low + right.low, left.high + right.high)
            )
        case "-":
            return _joined(
                left, right, left.amount - right.amount, (left.low - right.high, left.high - right.low)
            )
        case "*":
            corners = tuple(a * b for a in (left.low, left.high) for b in (right.low, right.high))
            return _joined(left, right, left.amount * right.amount, corners)
    if right.low <= 0 <= right.high:
        return None
    corners = tuple(a / b for a in (left.low, left.high) for b in (right.low, right.high))
    return _joined(left, right, left.amount / right.amount, corners)


@dataclass(slots=True)
class _Reckoner:
    """Evaluates one formula; gives None as soon as something in it is not known for the year."""

    dataset: Dataset
    year: int
    table: DataTable | None = None
    row: str = ""
    open_names: list[str] = field(default_factory=list)

    def evaluate(self, expr: Expr) -> Bounds | None:
        match expr:
            case Number():
                return Bounds(expr.value, expr.value, expr.value)
            case Name():
                return self.name(expr)
            case Negative():
                inner = self.evaluate(expr.operand)
                return inner and Bounds(-inner.amount, -inner.high, -inner.low, inner.places, inner.is_kept)
            case Binary():
                left = self.evaluate(expr.left)
                right = self.evaluate(expr.right)
                return _combine(expr.operator, left, right) if left and right else None
            case Call(function="sum", arguments=(Name() as column,)):
                return self.column_sum(column)
        return None

    def name(self, name: Name) -> Bounds | None:
        if self.table is not None and len(name.parts) == 1 and name.year is None:
            column = name.parts[0]
            if (self.row, column) in self.table.cells:
                return bounds_of_cell(self.table.cells[self.row, column], self.table.contract.columns[column])
            return None
        year = self.year if name.year is None else (self.year - 1 if name.year == "previous" else name.year)
        data = self.dataset.years.get(year)
        if data is None:
            return None
        if name.dotted in data.metrics:
            return bounds_of_value(data.metrics[name.dotted])
        if name.dotted in self.dataset.contract.derived:
            return self.derived(name.dotted, year)
        table = data.tables.get(name.parts[0])
        if table is None or len(name.parts) != 3:
            return None
        if name.parts[1] == "*":
            return self.column_sum(name)
        cell = table.cells.get((name.parts[1], name.parts[2]))
        return None if cell is None else bounds_of_cell(cell, table.contract.columns[name.parts[2]])

    def derived(self, name: str, year: int) -> Bounds | None:
        if name in self.open_names or len(self.open_names) > _DEEPEST:
            return None
        from printreport.model.formula import FormulaError, parse_formula

        try:
            expr = parse_formula(self.dataset.contract.derived[name].formula)
        except FormulaError:
            return None
        return _Reckoner(self.dataset, year, open_names=[*self.open_names, name]).evaluate(expr)

    def column_sum(self, name: Name) -> Bounds | None:
        data = self.dataset.years.get(self.year)
        table = data.tables.get(name.parts[0]) if data else None
        if table is None or len(name.parts) != 3 or not table.is_complete:
            return None
        return sum_of(cell_bounds(table, name.parts[2]))


def cell_bounds(table: DataTable, column: str) -> Iterator[Bounds | None]:
    """Give the ranges down a column, without the sum row."""
    spec = table.contract.columns[column]
    for row in table.row_ids:
        if row != ALL:
            cell = table.cells.get((row, column))
            yield None if cell is None else bounds_of_cell(cell, spec)


def sum_of(parts: Iterator[Bounds | None]) -> Bounds | None:
    """Add ranges up; None where one of them is not known or there are none."""
    total: Bounds | None = None
    for part in parts:
        if part is None:
            return None
        total = part if total is None else _combine("+", total, part)
    return total


def evaluate(expr: Expr, dataset: Dataset, year: int) -> Bounds | None:
    """Reckon a formula for a year; None where a value in it is lost, or it calls a function but ``sum``."""
    return _Reckoner(dataset, year).evaluate(expr)


def evaluate_row(expr: Expr, dataset: Dataset, table: DataTable, row: str) -> Bounds | None:
    """Reckon a formula in which bare names are columns of a row."""
    return _Reckoner(dataset, table.year, table, row).evaluate(expr)
