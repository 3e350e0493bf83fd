"""The functions of the grammar, one a name: ``sum(…)``, ``top(…)``, ``growth(…)``, ``compare(…)``.

Stage 3. In: a call and its scope. Out: a value, a column or a phrase. Claims that are worded
(``more_than``, ``about``, ``one_in``) are checked against the exact value: PR310.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from printreport.findings import suggest
from printreport.model.formula import Call, FormulaError, Name, Number
from printreport.model.values import Value
from printreport.resolve import claims, standing, trends
from printreport.resolve.arithmetic import computed, spread
from printreport.resolve.results import Column, MissingData, Phrase, Result
from printreport.resolve.standing import whole
from printreport.slotted import dataclass, replace

if TYPE_CHECKING:
    from printreport.resolve.evaluate import Evaluator, Scope

__all__ = ["FUNCTIONS", "Function", "check_call"]


@dataclass(frozen=True, slots=True)
class Function:
    """One function: what it runs and how many arguments it takes."""

    run: Callable[[Evaluator, Call, Scope], Result]
    least: int
    most: int
    shape: str


def check_call(call: Call) -> None:
    """Refuse an unknown function or a wrong number of arguments (PR306)."""
    function = FUNCTIONS.get(call.function)
    if function is None:
        hint = suggest(call.function, FUNCTIONS)
        raise FormulaError("PR306", f"`{call.function}` is no function", call.offset, call.length, hint)
    if not function.least <= len(call.arguments) <= function.most:
        count = len(call.arguments)
        message = f"`{call.function}` has {count or 'no'} argument{'' if count == 1 else 's'}"
        raise FormulaError("PR306", message, call.offset, call.length, f"`{function.shape}`")


def _count_argument(call: Call, index: int, column: Column) -> int:
    argument = call.arguments[index]
    if not isinstance(argument, Number) or not isinstance(argument.value, int) or argument.value < 1:
        message = f"`{call.function}` asks for a whole number of rows"
        raise FormulaError("PR306", message, argument.offset, argument.length, "`3`")
    if argument.value > len(column.rows):
        message = (
            f"`{call.function}` asks for {argument.value} rows, but `{column.table}` has {len(column.rows)}"
        )
        raise FormulaError("PR306", message, argument.offset, argument.length, f"`{len(column.rows)}`")
    return argument.value


def _descending(column: Column) -> list[tuple[str, str, Value]]:
    return sorted(column.rows, key=lambda row: (-row[2].amount, row[1]))


def _sum_of(values: tuple[Value, ...], formula: str, call: Call) -> Value:
    units = {value.unit for value in values}
    if len(units) > 1:
        message = f"`{call.function}` adds {' and '.join(sorted(units))}"
        raise FormulaError("PR309", message, call.offset, call.length)
    off = sum(spread(value) for value in values)
    return computed(sum(value.amount for value in values), values[0].unit, values, formula, off)


def _arguments(evaluator: Evaluator, call: Call, scope: Scope) -> tuple[Value, ...]:
    values: list[Value] = []
    for argument in call.arguments:
        result = evaluator.evaluate(argument, scope)
        if isinstance(result, Column):
            values.extend(whole(result, call).values())
        else:
            values.append(evaluator.value(argument, scope))
    return tuple(values)


def _sum(evaluator: Evaluator, call: Call, scope: Scope) -> Value:
    return _sum_of(_arguments(evaluator, call, scope), evaluator.canonical(call, scope), call)


def _extreme(evaluator: Evaluator, call: Call, scope: Scope) -> Value:
    values = _arguments(evaluator, call, scope)
    if len({value.unit for value in values}) > 1:
        message = f"`{call.function}` compares {' and '.join(sorted({v.unit for v in values}))}"
        raise FormulaError("PR309", message, call.offset, call.length)
    pick = max if call.function == "max" else min
    return pick(values, key=lambda value: value.amount)


def _argmax(evaluator: Evaluator, call: Call, scope: Scope) -> Phrase:
    column = whole(evaluator.column(call.arguments[0], scope), call)
    ranked = _descending(column)
    return Phrase((ranked[0 if call.function == "argmax" else -1][1],))


def _top(evaluator: Evaluator, call: Call, scope: Scope) -> Column:
    column = whole(evaluator.column(call.arguments[0], scope), call)
    count = _count_argument(call, 1, column)
    return replace(column, rows=tuple(_descending(column)[:count]))


def _top_share(evaluator: Evaluator, call: Call, scope: Scope) -> Value:
    column = whole(evaluator.column(call.arguments[0], scope), call)
    count = _count_argument(call, 1, column)
    leading = tuple(value for _, _, value in _descending(column)[:count])
    formula = evaluator.canonical(call, scope)
    part = _sum_of(leading, formula, call)
    total = column.total or _sum_of(column.values(), formula, call)
    if not total.amount:
        raise MissingData(f"`{column.table}` adds up to zero for {column.year}")
    return computed(part.amount / total.amount, "share", (*leading, total), formula)


def _absolute(evaluator: Evaluator, call: Call, scope: Scope) -> Value:
    value = evaluator.value(call.arguments[0], scope)
    return replace(value, id=evaluator.canonical(call, scope), amount=abs(value.amount))


def _has(evaluator: Evaluator, call: Call, scope: Scope) -> bool:
    argument = call.arguments[0]
    try:
        if isinstance(argument, Name) and argument.dotted in evaluator.lookup.contract.tables:
            evaluator.lookup.table(argument.dotted, evaluator.year_of(argument, scope))
        else:
            evaluator.evaluate(argument, scope)
    except MissingData:
        return False
    except FormulaError as error:
        if error.code != "PR301":
            raise
        return False
    return True


FUNCTIONS: dict[str, Function] = {
    "sum": Function(_sum, 1, 50, "sum(table.*.column)"),
    "max": Function(_extreme, 1, 50, "max(table.*.column)"),
    "min": Function(_extreme, 1, 50, "min(table.*.column)"),
    "argmax": Function(_argmax, 1, 1, "argmax(table.*.column)"),
    "argmin": Function(_argmax, 1, 1, "argmin(table.*.column)"),
    "rank": Function(standing.rank, 1, 20, "rank(table.row.column)"),
    "standing": Function(standing.standing, 1, 20, "standing(table.row.column)"),
    "ties": Function(standing.ties, 1, 20, "ties(table.row.column)"),
    "share": Function(standing.share, 1, 1, "share(table.row.column)"),
    "against": Function(standing.against, 2, 2, "against(x, y)"),
    "top": Function(_top, 2, 2, "top(table.*.column, 3)"),
    "top_share": Function(_top_share, 2, 2, "top_share(table.*.column, 3)"),
    "count": Function(standing.count, 1, 20, "count(table)"),
    "abs": Function(_absolute, 1, 1, "abs(growth(x))"),
    "has": Function(_has, 1, 1, "has(table)"),
    "change": Function(trends.change, 1, 2, "change(x, 2016)"),
    "growth": Function(trends.growth, 1, 2, "growth(x, 2016)"),
    "compare": Function(trends.compare, 1, 2, "compare(x, previous)"),
    "rose_fell": Function(trends.direction, 1, 2, "rose_fell(x)"),
    "up_down": Function(trends.direction, 1, 2, "up_down(x)"),
    "more_fewer": Function(trends.direction, 1, 2, "more_fewer(x)"),
    "higher_lower": Function(trends.direction, 1, 2, "higher_lower(x)"),
    "rise_fall": Function(trends.direction, 1, 2, "rise_fall(x)"),
    "more_than": Function(claims.more_than, 1, 2, "more_than(x, 27000)"),
    "about": Function(claims.about, 1, 2, "about(x, 27700)"),
    "one_in": Function(claims.one_in, 1, 1, "one_in(share)"),
    "plural": Function(standing.plural, 3, 3, "plural(x, was, were)"),
    "is": Function(standing.is_one_of, 2, 60, "is(state, texas, ohio)"),
}
"""Every function of the grammar by its name."""
