"""Changes between years, in numbers and in words that follow the data.

Stage 3. In: a call such as ``growth(x)`` or ``compare(x, previous)``. Out: values and phrases.
PR315 where the contract says that the years do not compare.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from printreport.model.formula import Call, Expr, FormulaError, Name, Number, write_formula
from printreport.model.values import Value
from printreport.resolve.arithmetic import computed, spread
from printreport.resolve.numbers import is_currency
from printreport.resolve.results import Bound, MissingData, Phrase
from printreport.slotted import replace

if TYPE_CHECKING:
    from printreport.resolve.evaluate import Evaluator, Scope

__all__ = ["change", "compare", "direction", "growth", "growth_between"]

NEAR = 0.005
"""A relative change below this is "about as many"."""

_DIRECTIONS = {
    "rose_fell": ("rose", "fell", "stayed"),
    "up_down": ("up", "down", "level"),
    "more_fewer": ("more", "fewer", "as_many"),
    "higher_lower": ("higher", "lower", "equal"),
    "rise_fall": ("rise", "fall", "no_change"),
}


def _base_year(call: Call, scope: Scope) -> int:
    if len(call.arguments) == 1:
        return scope.year - 1
    second: Expr = call.arguments[1]
    if isinstance(second, Name) and second.parts == ("previous",):
        return scope.year - 1
    if isinstance(second, Number) and isinstance(second.value, int):
        return second.value
    message = f"`{call.function}` asks for a year"
    raise FormulaError("PR306", message, second.offset, second.length, "`previous`")


def _pair(evaluator: Evaluator, call: Call, scope: Scope) -> tuple[Value, Value]:
    """Give the value now and the value then; refuse what the contract says not to compare."""
    subject = call.arguments[0]
    now = evaluator.value(subject, scope)
    if not now.comparable:
        why = f": {now.why}" if now.why else ""
        message = f"`{write_formula(subject)}` does not compare between years{why}"
        raise FormulaError("PR315", message, call.offset, call.length)
    # a table is looked up anew in the other year, so the row goes along
    base = _base_year(call, scope)
    then = evaluator.value(subject, _scope_at(evaluator, scope, base))
    return now, then


def _scope_at(evaluator: Evaluator, scope: Scope, year: int) -> Scope:
    if scope.table is None:
        return scope.at(year)
    table = evaluator.lookup.table(scope.table.id, year)
    return replace(scope, year=year, table=table)


def change(evaluator: Evaluator, call: Call, scope: Scope) -> Value:
    """Give the difference between two years, in the unit of the value."""
    now, then = _pair(evaluator, call, scope)
    formula = evaluator.canonical(call, scope)
    return computed(now.amount - then.amount, now.unit, (now, then), formula, spread(now) + spread(then))


def growth_between(now: Value, then: Value, formula: str) -> Value:
    """Give the relative difference of two values, with what their rounding leaves unknown."""
    if not then.amount:
        raise MissingData(f"`{then.id}` is zero, and nothing can be compared with it")
    ratio = now.amount / then.amount
    off = abs(ratio) * (spread(then) / abs(then.amount))
    if now.amount:
        off += abs(ratio) * spread(now) / abs(now.amount)
    return computed(ratio - 1, "share", (now, then), formula, off)


def growth(evaluator: Evaluator, call: Call, scope: Scope) -> Value:
    """Give the relative difference between two years, a share."""
    now, then = _pair(evaluator, call, scope)
    return growth_between(now, then, evaluator.canonical(call, scope))


def direction(evaluator: Evaluator, call: Call, scope: Scope) -> Phrase:
    """Give the word for the way a value went: rose, fell, stayed the same."""
    now, then = _pair(evaluator, call, scope)
    up, down, level = _DIRECTIONS[call.function]
    key = up if now.amount > then.amount else down if now.amount < then.amount else level
    return Phrase((evaluator.wording.say(key),))


def compare(evaluator: Evaluator, call: Call, scope: Scope) -> Phrase:
    """Give a clause: "7% fewer than the year before", "about as many as in 2016"."""
    wording = evaluator.wording
    try:
        now, then = _pair(evaluator, call, scope)
    except MissingData:
        evaluator.value(call.arguments[0], scope)  # the value itself must be there
        return Phrase((wording.say("compare_first"),))
    base = _base_year(call, scope)
    if base == scope.year - 1:
        when = wording.say("year_before")
    else:
        when = wording.say("in_that_year", year=base)
    formula = evaluator.canonical(call, scope)
    if now.unit == "share":
        return _compare_shares(evaluator, now, then, when, formula)
    kind = "amount" if is_currency(now.unit) or not now.unit else "count"
    if now.amount == then.amount:
        return Phrase((wording.say(f"compare_{kind}_same", when=when),))
    relative = growth_between(now, then, formula)
    if abs(relative.amount) < max(NEAR, (relative.rounded or 0) / 2):
        return Phrase((wording.say(f"compare_{kind}_near", when=when),))
    way = "up" if relative.amount > 0 else "down"
    size = replace(relative, amount=abs(relative.amount))
    return _clause(evaluator, f"compare_{kind}_{way}", size, when, points=False)


def _compare_shares(evaluator: Evaluator, now: Value, then: Value, when: str, formula: str) -> Phrase:
    difference = computed(now.amount - then.amount, "share", (now, then), formula, spread(now) + spread(then))
    if abs(difference.amount) < 0.0005:
        return Phrase((evaluator.wording.say("compare_share_near", when=when),))
    way = "up" if difference.amount > 0 else "down"
    size = replace(difference, amount=abs(difference.amount), format="points(1)")
    return _clause(evaluator, f"compare_share_{way}", size, when, points=True)


def _clause(evaluator: Evaluator, key: str, size: Value, when: str, *, points: bool) -> Phrase:
    gap = "\x00"
    before, _, after = evaluator.wording.say(key, amount=gap, when=when).partition(gap)
    if not points:
        decimals = 1 if size.amount < 0.01 else 0
        size = replace(size, format=f"percent({decimals})")
    return evaluator.phrase(before, Bound(size), after)
