"""Where a row stands among the others of its table: rank, ties, share, distance; words that follow a count.

Stage 3. In: a call such as ``rank(table.row.column, unknown)``, in which rows named after the first argument
are left out of the comparison. Out: values and phrases. A table with lost rows refuses: MissingData.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from printreport.model.dataset import ALL
from printreport.model.formula import Binary, Call, Expr, FormulaError, Name, Number, write_formula
from printreport.model.values import Value
from printreport.resolve.arithmetic import computed, spread
from printreport.resolve.numbers import is_currency
from printreport.resolve.results import Bound, Column, MissingData, Phrase
from printreport.resolve.trends import growth_between
from printreport.slotted import replace

if TYPE_CHECKING:
    from printreport.resolve.evaluate import Evaluator, Scope

__all__ = ["against", "count", "is_one_of", "plural", "rank", "share", "standing", "ties", "whole"]

_SAME = 0.0005
"""Shares closer than this print as 0.0 points apart."""


def whole(column: Column, call: Call) -> Column:
    """Refuse a column with lost rows or cells for functions that need all of them."""
    if not column.is_complete or column.gaps:
        lost = "rows" if not column.is_complete else "cells"
        needs = f"`{write_formula(call)}` needs every row"
        raise MissingData(f"{needs}, and {lost} of `{column.table}` are lost for {column.year}")
    if not column.rows:
        raise MissingData(f"`{column.table}` has no rows for {column.year}")
    return column


def _row_names(evaluator: Evaluator, table: str, arguments: tuple[Expr, ...], function: str) -> set[str]:
    """Give the rows that are named to be left out (PR306 where one is no name, PR303 where there is none)."""
    rows: set[str] = set()
    for argument in arguments:
        if not isinstance(argument, Name) or len(argument.parts) != 1 or argument.year is not None:
            message = f"`{function}` leaves out rows, which are named"
            raise FormulaError("PR306", message, argument.offset, argument.length, "the id of a row")
        evaluator.lookup.check_row(table, argument.dotted, argument.offset, argument.length)
        rows.add(argument.dotted)
    return rows


def _placed(evaluator: Evaluator, call: Call, scope: Scope) -> tuple[Name, Value, Column]:
    """Give the row's cell, its value, and its column without the rows that are left out."""
    argument = call.arguments[0]
    if not isinstance(argument, Name) or len(argument.parts) != 3 or argument.parts[1] in ("*", ALL):
        message = f"`{call.function}` asks for one row of a table"
        hint = f"`{call.function}(table.row.column)`"
        raise FormulaError("PR306", message, argument.offset, argument.length, hint)
    own = evaluator.value(argument, scope)
    table, row, name = argument.parts
    left_out = _row_names(evaluator, table, call.arguments[1:], call.function) - {row}
    column = whole(evaluator.column(replace(argument, parts=(table, "*", name)), scope), call)
    if left_out:
        column = replace(column, rows=tuple(each for each in column.rows if each[0] not in left_out))
    return argument, own, column


def rank(evaluator: Evaluator, call: Call, scope: Scope) -> Value:
    """Give the place of a row from the greatest down; rows of the same amount share theirs."""
    _, own, column = _placed(evaluator, call, scope)
    place = 1 + sum(value.amount > own.amount for value in column.values())
    return computed(place, "", (own,), evaluator.canonical(call, scope))


def _others_as_many(argument: Name, own: Value, column: Column) -> list[str]:
    row = argument.parts[1]
    return sorted(label for each, label, value in column.rows if value.amount == own.amount and each != row)


def standing(evaluator: Evaluator, call: Call, scope: Scope) -> Phrase:
    """Give the rank in words: ``3rd``, ``tied for 41st``."""
    argument, own, column = _placed(evaluator, call, scope)
    place = rank(evaluator, replace(call, function="rank"), scope)  # its id is that of the rank
    key = "standing_tied" if _others_as_many(argument, own, column) else "standing"
    gap = "\x00"
    before, _, after = evaluator.wording.say(key, rank=gap).partition(gap)
    return evaluator.phrase(before, Bound(place, evaluator.wording.ordinal(int(place.amount))), after)


def ties(evaluator: Evaluator, call: Call, scope: Scope) -> Phrase:
    """Name the rows with the same amount: ``, as many as Kansas and Ohio``; nothing where there are none."""
    argument, own, column = _placed(evaluator, call, scope)
    names = _others_as_many(argument, own, column)
    if not names:
        return Phrase(())
    key = "ties_amount" if is_currency(own.unit) else "ties_count"
    return Phrase((evaluator.wording.say(key, names=evaluator.wording.join(names)),), is_label=True)


def count(evaluator: Evaluator, call: Call, scope: Scope) -> Value:
    """Give the number of rows of a table, the sum row and those left out aside."""
    column = evaluator.column(call.arguments[0], scope)
    if not column.is_complete:
        raise MissingData(f"rows of `{column.table}` are lost for {column.year}")
    left_out = _row_names(evaluator, column.table, call.arguments[1:], call.function)
    present = {row for row, _, _ in column.rows} | set(column.gaps)
    key = evaluator.lookup.contract.tables[column.table].rows.label
    amount = len(present - left_out)
    return computed(amount, key, column.values()[:1], evaluator.canonical(call, scope))


def share(evaluator: Evaluator, call: Call, scope: Scope) -> Value:
    """Give a row's part of the sum of its column."""
    argument, own, column = _placed(evaluator, call, scope)
    total = column.total
    if total is None or not total.amount:
        raise MissingData(f"`{argument.dotted}` or its whole is lost in {column.year}")
    return computed(own.amount / total.amount, "share", (own, total), evaluator.canonical(call, scope))


def against(evaluator: Evaluator, call: Call, scope: Scope) -> Phrase:
    """Give the distance of two values of one unit: ``3.2 points above``, ``12% below``, ``the same as``."""
    own, other = (evaluator.value(argument, scope) for argument in call.arguments)
    if own.unit != other.unit:
        message = f"{own.unit or 'a number'} can not be compared with {other.unit or 'a number'}"
        raise FormulaError("PR309", message, call.offset, call.length)
    left, right = call.arguments
    if own.unit == "share":
        # By the arithmetic it comes down to, which the checks can reckon again.
        distance = Call("abs", (Binary("-", left, right),))
        off = spread(own) + spread(other)
        formula = evaluator.canonical(distance, scope)
        apart = computed(own.amount - other.amount, "share", (own, other), formula, off)
        near, shown = _SAME, "points(1)"
    else:
        distance = Call("abs", (Binary("-", Binary("/", left, right), Number(1)),))
        apart = growth_between(own, other, evaluator.canonical(distance, scope))
        near, shown = (_SAME, "percent(1)") if abs(apart.amount) < 0.01 else (0.005, "percent(0)")
    if own.amount == other.amount:
        return Phrase((evaluator.wording.say("against_same"),))
    if abs(apart.amount) < near:
        return Phrase((evaluator.wording.say("against_near"),))
    size = replace(apart, amount=abs(apart.amount), format=shown)
    gap = "\x00"
    key = "against_up" if apart.amount > 0 else "against_down"
    before, _, after = evaluator.wording.say(key, amount=gap).partition(gap)
    return evaluator.phrase(before, Bound(size), after)


def _word(argument: Expr, call: Call) -> str:
    if isinstance(argument, Name) and len(argument.parts) == 1 and argument.year is None:
        return argument.dotted
    message = f"`{call.function}` takes single words after its first argument"
    raise FormulaError("PR306", message, argument.offset, argument.length, f"`{call.function}(x, was, were)`")


def plural(evaluator: Evaluator, call: Call, scope: Scope) -> Phrase:
    """Give the first word where the value is one, else the second."""
    value = evaluator.value(call.arguments[0], scope)
    one, more = (_word(argument, call) for argument in call.arguments[1:])
    return Phrase((one if value.amount == 1 else more,))


def is_one_of(evaluator: Evaluator, call: Call, scope: Scope) -> bool:
    """Tell whether an axis of the edition is one of the values named: ``is(state, texas, ohio)``."""
    argument = call.arguments[0]
    axis = evaluator.axes.get(argument.dotted) if isinstance(argument, Name) else None
    if axis is None:
        message = f"`{write_formula(argument)}` is no axis of this edition"
        hint = "one of " + ", ".join(f"`{name}`" for name in evaluator.axes) if evaluator.axes else ""
        raise FormulaError("PR306", message, argument.offset, argument.length, hint)
    found = False
    for other in call.arguments[1:]:
        word = _word(other, call)
        # A language is told by its first part too: `es` for es_us.
        short = axis.axis == "language"
        known = {part for each in axis.among for part in (each, each.partition("_")[0] if short else each)}
        if word not in known and not axis.table:
            message = f'the axis `{axis.axis}` has no value "{word}"'
            hint = "one of " + ", ".join(f"`{each}`" for each in axis.among[:8])
            raise FormulaError("PR303", message, other.offset, other.length, hint)
        if axis.table:
            evaluator.lookup.check_row(axis.table, word, other.offset, other.length)
        found = found or word == axis.id or (short and word == axis.id.partition("_")[0])
    return found
