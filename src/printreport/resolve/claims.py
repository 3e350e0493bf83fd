"""Worded claims, checked against the exact value: ``more_than``, ``about``, ``one_in``.

Stage 3. In: a call. Out: the claim as a value or phrase; PR310 where it is not true.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from printreport.model.formula import Call, FormulaError
from printreport.model.values import Qualifier, Value
from printreport.resolve.results import Bound, Phrase
from printreport.slotted import replace

if TYPE_CHECKING:
    from printreport.resolve.evaluate import Evaluator, Scope

__all__ = ["about", "more_than", "one_in"]


def _claimed(evaluator: Evaluator, call: Call, scope: Scope, value: Value) -> float | int:
    if len(call.arguments) == 2:
        second = evaluator.value(call.arguments[1], scope)
        if second.unit and second.unit != value.unit:
            message = f"`{call.function}` holds {value.unit} against {second.unit}"
            raise FormulaError("PR309", message, call.offset, call.length)
        return second.amount
    if not value.amount:
        return 0
    step = 10.0 ** (math.floor(math.log10(abs(value.amount))) - 1)
    steps = math.floor(value.amount / step) if call.function == "more_than" else round(value.amount / step)
    claim = steps * step
    if call.function == "more_than" and claim >= value.amount:
        claim = (steps - 1) * step
    return round(claim) if step >= 1 else claim


def _untrue(evaluator: Evaluator, call: Call, value: Value, claim: float | int, better: str) -> FormulaError:
    numbers = evaluator.numbers
    shown = numbers.print_value(replace(value, qualifier="exact", rounded=None)).number
    printed = numbers.print_value(replace(value, amount=claim, qualifier="exact")).number
    words = call.function.replace("_", " ")
    message = f"text claims {words} {printed}, but the value is {shown}"
    return FormulaError("PR310", message, call.offset, call.length, better)


def more_than(evaluator: Evaluator, call: Call, scope: Scope) -> Value:
    """Give ``more than 27,000`` where the value really is more."""
    value = evaluator.value(call.arguments[0], scope)
    claim = _claimed(evaluator, call, scope, value)
    truly_more = value.amount > claim or (value.amount == claim and value.qualifier == "more_than")
    if not truly_more:
        raise _untrue(evaluator, call, value, claim, "")
    return _claim_value(evaluator, call, scope, value, claim, "more_than")


def about(evaluator: Evaluator, call: Call, scope: Scope) -> Value:
    """Give ``about 27,700`` where the value rounds to it."""
    value = evaluator.value(call.arguments[0], scope)
    claim = _claimed(evaluator, call, scope, value)
    if not claim or abs(value.amount - claim) > _half_step(claim):
        raise _untrue(evaluator, call, value, claim, "")
    return _claim_value(evaluator, call, scope, value, claim, "about")


def _half_step(claim: float | int) -> float:
    """Give half of the last digit of a claim, at most 5 % of it."""
    text = repr(claim)
    if isinstance(claim, int):
        step = 10.0 ** (len(text) - len(text.rstrip("0")))
    else:
        step = 10.0 ** -len(text.partition(".")[2])
    return min(step / 2, abs(claim) * 0.05) + 1e-9


def _claim_value(
    evaluator: Evaluator, call: Call, scope: Scope, value: Value, claim: float | int, qualifier: Qualifier
) -> Value:
    return replace(
        value,
        id=evaluator.canonical(call, scope),
        amount=claim,
        qualifier=qualifier,
        rounded=None,
        formula=evaluator.canonical(call, scope),
        inputs=value.inputs or (value.id,),
        correction=None,
    )


def one_in(evaluator: Evaluator, call: Call, scope: Scope) -> Phrase:
    """Give ``nine in ten`` for a share that is close to it."""
    value = evaluator.value(call.arguments[0], scope)
    if value.unit not in ("share", ""):
        message = f"`one_in` words a share, but the value is a number of {value.unit}"
        raise FormulaError("PR309", message, call.offset, call.length)
    ratio = evaluator.numbers.ratio(float(value.amount))
    if ratio is None:
        shown = evaluator.numbers.percent(float(value.amount), 1)
        message = f"{shown} is close to no simple fraction"
        raise FormulaError("PR310", message, call.offset, call.length, "`| percent`")
    return Phrase((Bound(value, evaluator.numbers.ratio_words(*ratio)),))
