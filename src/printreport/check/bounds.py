"""Part of stage 2: numbers as the range they may stand for, and formulas reckoned with such ranges.

In: a formula's tree and a year of the data. Out: :class:`Bounds`; a rounded value is its rounding
interval, "more than" has no upper end, so that a sum claims no more than its parts know.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import field

from printreport.findings import NOWHERE, Place
from printreport.model.contract import ColumnSpec, Tolerances
from printreport.model.dataset import ALL, Cell, Dataset, DataTable
from printreport.model.formula import Binary, Call, Expr, FormulaError, Name, Negative, Number, parse_formula
from printreport.model.values import Correction, Value
from printreport.slotted import dataclass, replace

__all__ = [
    "Bounds",
    "bounds_of_cell",
    "bounds_of_value",
    "cell_bounds",
    "evaluate",
    "evaluate_row",
    "step_of",
    "sum_of",
]

_SLACK = 1e-9
# "More than 20" is not 20: an open end lies beyond the slack.
_OPEN = 1e-8
_DEEPEST = 60


@dataclass(frozen=True, slots=True)
class Bounds:
    """The range that a number may stand for.

    ``amount`` is the number as printed. ``places`` are where it, or what it was reckoned from,
    stands, ``ids`` the ledger ids of the same; ``kept`` are the corrections that leave one of these
    as published and explain it. ``step`` is the precision of a rounded one.
    """

    amount: float
    low: float
    high: float
    places: tuple[Place, ...] = ()
    ids: tuple[str, ...] = ()
    kept: tuple[Correction, ...] = ()
    step: float = 0.0

    def is_explained(self, check: str) -> bool:
        """Tell whether a correction explains what a check finds."""
        return any(correction.covers(check) for correction in self.kept)

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


def _kept(correction: Correction | None) -> tuple[Correction, ...]:
    return (correction,) if correction is not None and correction.action == "keep" else ()


def bounds_of_value(value: Value, tolerances: Tolerances) -> Bounds:
    """Give the range of a metric, by its qualifier and precision."""
    amount = float(value.amount)
    step = value.rounded or 0.0
    if not step and value.unit == "share" and value.decimals is not None and value.qualifier == "exact":
        step = 10.0 ** -(value.decimals + 2)
    half = step * tolerances.rounding
    low, high = _around(amount, half)
    match value.qualifier:
        case "more_than":
            low, high = amount + _OPEN * max(1.0, abs(amount)), math.inf
        case "at_least":
            low, high = amount, math.inf
        case "less_than":
            low, high = -math.inf, amount - _OPEN * max(1.0, abs(amount))
        case "nearly":
            low, high = amount - max(half, abs(amount) * tolerances.vague), amount
        case "about":
            low, high = _around(amount, max(half, abs(amount) * tolerances.vague))
        case "exact":
            pass
    return Bounds(amount, low, high, (value.place,), (value.id,), _kept(value.correction), step)


def bounds_of_cell(table: DataTable, row: str, column: str, tolerances: Tolerances) -> Bounds | None:
    """Give the range of a cell; None where there is none, or it is blank or holds words."""
    cell = table.cells.get((row, column))
    if cell is None or cell.amount is None:
        return None
    amount = float(cell.amount)
    step = step_of(cell, table.contract.columns[column])
    ids = (f"{table.id}.{row}.{column}@{table.year}",)
    half = step * tolerances.rounding
    return Bounds(amount, *_around(amount, half), (cell.place,), ids, _kept(cell.correction), step)


def step_of(cell: Cell, spec: ColumnSpec) -> float:
    """Give what one unit in the last printed place of a cell is worth; 0 for a whole count."""
    if spec.type in ("percent", "share"):
        return 10.0 ** -(cell.decimals + 2)
    return 10.0**-cell.decimals if spec.type == "rate" else 0.0


def _joined(left: Bounds, right: Bounds, amount: float, corners: tuple[float, ...]) -> Bounds:
    known = [corner for corner in corners if not math.isnan(corner)]
    low, high = (min(known), max(known)) if len(known) == len(corners) else (-math.inf, math.inf)
    return Bounds(amount, low, high, left.places + right.places, left.ids + right.ids, left.kept + right.kept)


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


def _absolute(made: Bounds) -> Bounds:
    ends = (abs(made.low), abs(made.high))
    low = 0.0 if made.low <= 0 <= made.high else min(ends)
    return replace(made, amount=abs(made.amount), low=low, high=max(ends))


def replace_name(name: Name, year: int) -> Name:
    """Give a name in a stated year."""
    return replace(name, year=year)


@dataclass(slots=True)
class _Reckoner:
    """Evaluates one formula; gives None as soon as something in it is not known for the year."""

    dataset: Dataset
    year: int
    table: DataTable | None = None
    row: str = ""
    open_names: tuple[str, ...] = ()
    known: dict[tuple[str, int], Bounds | None] = field(default_factory=dict)

    def evaluate(self, expr: Expr) -> Bounds | None:
        match expr:
            case Number():
                amount = float(expr.value)
                return Bounds(amount, amount, amount)
            case Name():
                return self.name(expr)
            case Negative():
                inner = self.evaluate(expr.operand)
                return inner and replace(inner, amount=-inner.amount, low=-inner.high, high=-inner.low)
            case Binary():
                left = self.evaluate(expr.left)
                right = self.evaluate(expr.right)
                return _combine(expr.operator, left, right) if left and right else None
            case Call():
                return self.call(expr)
        return None

    def call(self, call: Call) -> Bounds | None:
        """Reckon the functions whose meaning is plain arithmetic; None for any other."""
        match call:
            case Call(function="sum", arguments=(Name(parts=(_, "*", _)) as column,)):
                return self.column_sum(column)
            case Call(function="sum", arguments=parts):
                return sum_of(self.evaluate(part) for part in parts)
            case Call(function="abs", arguments=(inner,)):
                made = self.evaluate(inner)
                return None if made is None else _absolute(made)
            case Call(function="change" | "growth" | "compare", arguments=(Name() as name, *rest)):
                return self.change(call.function, name, rest[0] if rest else None)
            case Call(function="rank", arguments=(Name(parts=(table, row, column), year=None), *rows)):
                return self.rank(table, row, column, {each.dotted for each in rows if isinstance(each, Name)})
            case Call(function="share", arguments=(Name(parts=(table, _, column)) as name,)):
                part = self.evaluate(name)
                all_rows = self.evaluate(replace(name, parts=(table, ALL, column)))
                return _combine("/", part, all_rows) if part and all_rows else None
            case Call(function="top_share", arguments=(Name(parts=(table, "*", column)), Number() as most)):
                return self.top_share(table, column, int(most.value))
        return None

    def change(self, function: str, name: Name, since: Expr | None) -> Bounds | None:
        year = name.year if isinstance(name.year, int) else self.year - (name.year == "previous")
        then_year = int(since.value) if isinstance(since, Number) else year - 1
        now = self.evaluate(replace_name(name, year))
        then = self.evaluate(replace_name(name, then_year))
        gap = _combine("-", now, then) if now and then else None
        if gap is None or then is None or function == "change":
            return gap
        ratio = _combine("/", gap, then)
        return _absolute(ratio) if ratio is not None and function == "compare" else ratio

    def rank(self, table_id: str, row: str, column: str, left_out: set[str]) -> Bounds | None:
        data = self.dataset.years.get(self.year)
        table = data.tables.get(table_id) if data else None
        if table is None or not table.is_complete:
            return None
        amounts = {
            each: table.cells[each, column].amount
            for each in table.row_ids
            if each == row or each not in (ALL, *left_out)
        }
        own = amounts.get(row)
        if own is None or None in amounts.values():
            return None
        place = 1.0 + sum(amount is not None and amount > own for amount in amounts.values())
        return Bounds(place, place, place)

    def top_share(self, table_id: str, column: str, most: int) -> Bounds | None:
        data = self.dataset.years.get(self.year)
        table = data.tables.get(table_id) if data else None
        if table is None or not table.is_complete:
            return None
        tolerances = self.dataset.contract.tolerances
        cells = [made for made in cell_bounds(table, column, tolerances) if made is not None]
        whole = bounds_of_cell(table, ALL, column, tolerances) or sum_of(iter(cells))
        top = sum_of(iter(sorted(cells, key=lambda made: -made.amount)[:most]))
        return _combine("/", top, whole) if top and whole else None

    def name(self, name: Name) -> Bounds | None:
        tolerances = self.dataset.contract.tolerances
        if self.table is not None and len(name.parts) == 1 and name.year is None:
            return bounds_of_cell(self.table, self.row, name.parts[0], tolerances)
        year = self.year if name.year is None else (self.year - 1 if name.year == "previous" else name.year)
        if name.dotted == "year":
            return Bounds(year, year, year)
        if name.dotted in self.dataset.contract.metrics:
            value = _metric(self.dataset, name.dotted, year)
            return None if value is None else bounds_of_value(value, tolerances)
        data = self.dataset.years.get(year)
        if data is None:
            return None
        if name.dotted in self.dataset.contract.derived:
            return self.derived(name.dotted, year)
        table = data.tables.get(name.parts[0])
        if table is None or len(name.parts) != 3:
            return None
        if name.parts[1] == "*":
            return self.column_sum(name)
        return bounds_of_cell(table, name.parts[1], name.parts[2], tolerances)

    def derived(self, name: str, year: int) -> Bounds | None:
        here = f"{name}@{year}"
        if here in self.open_names or len(self.open_names) > _DEEPEST:
            return None
        if (name, year) not in self.known:
            try:
                expr = parse_formula(self.dataset.contract.derived[name].formula)
            except FormulaError:
                return None
            inner = _Reckoner(self.dataset, year, None, "", (*self.open_names, here), self.known)
            self.known[name, year] = inner.evaluate(expr)
        return self.known[name, year]

    def column_sum(self, name: Name) -> Bounds | None:
        data = self.dataset.years.get(self.year)
        table = data.tables.get(name.parts[0]) if data else None
        if table is None or len(name.parts) != 3 or not table.is_complete:
            return None
        return sum_of(cell_bounds(table, name.parts[2], self.dataset.contract.tolerances))


def _metric(dataset: Dataset, name: str, year: int) -> Value | None:
    """Give a metric's value of a year, also where only another year's document quotes it."""
    data = dataset.years.get(year)
    if data is not None and name in data.metrics:
        return data.metrics[name]
    quotes = (each.priors.get((name, year)) for _, each in sorted(dataset.years.items()))
    return next((value for value in quotes if value is not None), None)


def cell_bounds(table: DataTable, column: str, tolerances: Tolerances) -> Iterator[Bounds | None]:
    """Give the ranges down a column, without the sum row."""
    for row in table.row_ids:
        if row != ALL:
            yield bounds_of_cell(table, row, column, tolerances)


def sum_of(parts: Iterator[Bounds | None]) -> Bounds | None:
    """Add ranges up; None where one of them is not known or there are none."""
    known: list[Bounds] = []
    for part in parts:
        if part is None:
            return None
        known.append(part)
    if len(known) < 2:
        return known[0] if known else None
    # One after the other, and joined once: a long column is added up in as many steps as it has rows.
    amount, low, high = known[0].amount, known[0].low, known[0].high
    for part in known[1:]:
        amount, low, high = amount + part.amount, low + part.low, high + part.high
        if math.isnan(low) or math.isnan(high):
            low, high = -math.inf, math.inf
    return Bounds(
        amount,
        low,
        high,
        tuple(place for part in known for place in part.places),
        tuple(name for part in known for name in part.ids),
        tuple(correction for part in known for correction in part.kept),
    )


def evaluate(expr: Expr, dataset: Dataset, year: int) -> Bounds | None:
    """Reckon a formula for a year; None where a value in it is lost, or it calls a function but ``sum``."""
    return _Reckoner(dataset, year).evaluate(expr)


def evaluate_row(expr: Expr, dataset: Dataset, table: DataTable, row: str) -> Bounds | None:
    """Reckon a formula in which bare names are columns of a row."""
    return _Reckoner(dataset, table.year, table, row).evaluate(expr)
