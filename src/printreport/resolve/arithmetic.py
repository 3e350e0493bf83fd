"""Arithmetic on values: units are checked, precision and qualifiers are passed on.

Stage 3. In: two values and a sign. Out: a value, or :class:`FormulaError` PR309 where the units
do not fit.
"""

from __future__ import annotations

from typing import Literal

from printreport.model.formula import FormulaError
from printreport.model.values import Qualifier, Value
from printreport.resolve.numbers import is_currency
from printreport.resolve.results import MissingData
from printreport.resolve.wording import Wording

__all__ = ["combine", "computed", "constant", "negative", "spread"]


LARGEST = 1e30


def constant(amount: float | int) -> Value:
    """Give a number written in a formula as a value without unit."""
    return Value(id=repr(amount), amount=amount, kind="fixed")


def spread(value: Value) -> float:
    """Give how far a value may be off because it is rounded, in its unit.

    A value that is only "more than" or "about" is taken as rounded at its last digit that is no zero.
    """
    if value.rounded:
        return value.rounded / 2
    if value.qualifier == "exact" or not value.amount:
        return 0.0
    step = 1
    while value.amount % (step * 10) == 0 and step < abs(value.amount):
        step *= 10
    return step / 2


def _leaves(value: Value) -> tuple[str, ...]:
    if value.formula:
        return value.inputs
    return () if value.kind == "fixed" and not value.unit else (value.id,)


def computed(
    amount: float | int, unit: str, inputs: tuple[Value, ...], formula: str, off: float = 0.0
) -> Value:
    """Make a value that was computed from others; what they agree on is passed on."""
    real = [value for value in inputs if _leaves(value)]
    years = {value.year for value in real}
    periods = {value.period for value in real}
    kinds = {value.kind for value in real}
    qualifier: Qualifier = "about" if any(v.qualifier != "exact" or v.rounded for v in real) else "exact"
    blocked = next((value for value in real if not value.comparable), None)
    return Value(
        id=formula,
        amount=amount,
        unit=unit,
        year=max(years, default=0),
        period=periods.pop() if len(periods) == 1 else "",
        kind=kinds.pop() if len(kinds) == 1 else "in_year",
        qualifier=qualifier,
        rounded=2 * off or None,
        comparable=blocked is None,
        why=blocked.why if blocked else "",
        # A sum or a difference counts what its parts count, and needs the reader to know the same.
        carries=next((value.carries for value in real if value.carries and value.unit == unit), ""),
        formula=formula,
        inputs=tuple(dict.fromkeys(leaf for value in real for leaf in _leaves(value))),
        source=real[0].source if real and len({v.source for v in real}) == 1 else None,
    )


def negative(value: Value, formula: str) -> Value:
    """Give ``-x``."""
    return computed(-value.amount, value.unit, (value,), formula, spread(value))


def combine(
    operator: Literal["+", "-", "*", "/"],
    left: Value,
    right: Value,
    formula: str,
    wording: Wording,
    offset: int = 0,
) -> Value:
    """Give ``left operator right``.

    Raises
    ------
    FormulaError
        PR309 where the units do not fit, PR323 where the number is too large to be printed.
    MissingData
        Where the right side is zero in a division.
    """
    try:
        if operator in "+-":
            made = _add(operator, left, right, formula, offset)
        elif operator == "*":
            made = _multiply(left, right, formula, offset)
        else:
            made = _divide(left, right, formula, wording)
    except OverflowError:
        made = None
    if made is None or not abs(made.amount) < LARGEST:
        raise FormulaError("PR323", "formula comes to a number too large to be printed", offset)
    return made


def _name_unit(unit: str) -> str:
    return {"share": "a share", "": "a plain number"}.get(unit, unit)


def _add(operator: str, left: Value, right: Value, formula: str, offset: int) -> Value:
    plain = {value.kind == "fixed" and not value.unit for value in (left, right)}
    if left.unit != right.unit and plain == {False}:
        word = "added to" if operator == "+" else "subtracted from"
        first, second = (left, right) if operator == "+" else (right, left)
        message = f"{_name_unit(first.unit)} can not be {word} {_name_unit(second.unit)}"
        raise FormulaError("PR309", message, offset, 1)
    amount = left.amount + right.amount if operator == "+" else left.amount - right.amount
    return computed(amount, left.unit or right.unit, (left, right), formula, spread(left) + spread(right))


def _multiply(left: Value, right: Value, formula: str, offset: int) -> Value:
    units = {left.unit, right.unit}
    if "" in units:
        unit = left.unit or right.unit
    elif "share" in units:
        unit = right.unit if left.unit == "share" else left.unit
    else:
        message = f"{_name_unit(left.unit)} can not be multiplied with {_name_unit(right.unit)}"
        raise FormulaError("PR309", message, offset, 1)
    off = abs(left.amount) * spread(right) + abs(right.amount) * spread(left)
    return computed(left.amount * right.amount, unit, (left, right), formula, off)


def _divide(left: Value, right: Value, formula: str, wording: Wording) -> Value:
    if not right.amount:
        raise MissingData(f"`{formula}` divides by zero")
    amount = left.amount / right.amount
    if left.unit == right.unit:
        unit = "" if left.unit in ("", "share") else "share"
    elif not right.unit:
        unit = left.unit
    elif not left.unit or left.unit == "share":
        unit = wording.say("rate_unit", unit="", base=wording.singular(right.unit)).strip()
    else:
        base = right.unit if is_currency(right.unit) else wording.singular(right.unit)
        unit = wording.say("rate_unit", unit=left.unit, base=base)
    relative = spread(right) / abs(right.amount)
    if left.amount:
        relative += spread(left) / abs(left.amount)
    return computed(amount, unit, (left, right), formula, abs(amount) * relative)
