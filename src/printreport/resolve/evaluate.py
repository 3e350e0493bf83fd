"""Formulas → values, phrases, columns, yes or no, over the data of a year.

Stage 3. In: a tree of :mod:`printreport.model.formula` and a scope (year, or row of a table).
Out: a :data:`~printreport.resolve.results.Result`. :class:`MissingData` where the year lacks it,
:class:`FormulaError` where the formula is wrong.
"""

from __future__ import annotations

from collections.abc import Mapping

from printreport.model.axis import Axes
from printreport.model.dataset import Dataset, DataTable
from printreport.model.formula import (
    Binary,
    Call,
    Compare,
    Expr,
    FormulaError,
    Logic,
    Name,
    Negative,
    Not,
    Number,
    Piped,
    parse_formula,
    with_names,
    write_formula,
)
from printreport.model.values import Value
from printreport.resolve.arithmetic import combine, constant, negative
from printreport.resolve.functions import FUNCTIONS, check_call
from printreport.resolve.lookup import Lookup, cell_value
from printreport.resolve.numbers import Numbers
from printreport.resolve.results import Bound, Column, MissingData, Phrase, Result
from printreport.slotted import dataclass, replace

__all__ = ["Evaluator", "Scope"]

# Through the years a value may lean on its own earlier one, as far as there are years.
MAX_DERIVED_DEPTH = 60


@dataclass(frozen=True, slots=True)
class Scope:
    """Where names are looked up: the year, and inside a computed column the table and row."""

    year: int
    table: DataTable | None = None
    row: str = ""
    derived: tuple[str, ...] = ()

    def at(self, year: int) -> Scope:
        """Give the scope of another year; a row keeps no meaning there."""
        return Scope(year, None, "", self.derived)


class Evaluator:
    """Evaluates formulas over a data set.

    ``words`` are the plain names that a text may use: ``report.organization`` and its like. ``axes``
    are those of the edition of a matrix; in the place of a row, the name of an axis stands for its row.
    """

    def __init__(
        self,
        dataset: Dataset,
        numbers: Numbers,
        words: dict[str, str] | None = None,
        axes: Axes | None = None,
        lookup: Lookup | None = None,
    ) -> None:
        self.lookup = lookup or Lookup(dataset)
        self.numbers = numbers
        self.wording = numbers.wording
        self.words: Mapping[str, str] = words or {}
        self.axes: Axes = axes or {}
        self._derived_values: dict[str, Value] = {}

    def parse(self, text: str, start: int = 0, end: int | None = None) -> Expr:
        """Read a formula of the author's, the axes in it replaced by their rows; raises FormulaError."""
        expr = parse_formula(text, start, end)
        return with_names(expr, self._of_this_edition) if self.axes else expr

    def _of_this_edition(self, name: Name) -> Name:
        parts = name.parts
        if len(parts) == 3 and parts[1] in self.axes and parts[0] in self.lookup.contract.tables:
            return replace(name, parts=(parts[0], self.axes[parts[1]].id, parts[2]))
        return name

    # -- what is asked for ------------------------------------------------------------------------

    def evaluate(self, expr: Expr, scope: Scope) -> Result:
        """Give what a formula comes to; formats after a bar are not applied here."""
        match expr:
            case Piped():
                return self.evaluate(expr.operand, scope)
            case Number():
                return constant(expr.value)
            case Name():
                return self.name(expr, scope)
            case Negative():
                return negative(self.value(expr.operand, scope), self.canonical(expr, scope))
            case Binary():
                left, right = self.value(expr.left, scope), self.value(expr.right, scope)
                formula = self.canonical(expr, scope)
                return combine(expr.operator, left, right, formula, self.wording, expr.offset)
            case Call():
                check_call(expr)
                return FUNCTIONS[expr.function].run(self, expr, scope)
            case Compare() | Logic() | Not():
                return self.truth(expr, scope)

    def value(self, expr: Expr, scope: Scope) -> Value:
        """Give a formula's value; PR323 where it comes to no single number."""
        result = self.evaluate(expr, scope)
        if isinstance(result, Value):
            return result
        what = "yes or no"
        hint = ""
        if isinstance(result, Phrase):
            what = "words"
        elif isinstance(result, Column):
            what = "a whole column"
            hint = f"`sum({write_formula(expr)})`"
        message = f"`{write_formula(expr)}` is {what}, where one number is expected"
        raise FormulaError("PR323", message, expr.offset, expr.length, hint)

    def column(self, expr: Expr, scope: Scope) -> Column:
        """Give a formula's column; PR323 where it is none."""
        if isinstance(expr, Name) and len(expr.parts) == 1 and expr.parts[0] in self.lookup.contract.tables:
            table = self.lookup.table(expr.parts[0], self.year_of(expr, scope))
            expr = replace(expr, parts=(table.id, "*", self.lookup.main_column(table)))
        result = self.evaluate(expr, scope)
        if isinstance(result, Column):
            return result
        message = f"`{write_formula(expr)}` is no column of a table"
        raise FormulaError("PR323", message, expr.offset, expr.length, "`table.*.column`")

    def truth(self, expr: Expr, scope: Scope) -> bool:
        """Give a condition's truth; what is missing makes it false."""
        match expr:
            case Logic():
                if expr.operator == "and":
                    return self.truth(expr.left, scope) and self.truth(expr.right, scope)
                return self.truth(expr.left, scope) or self.truth(expr.right, scope)
            case Not():
                return not self.truth(expr.operand, scope)
            case Compare():
                return self._compare(expr, scope)
            case _:
                result = self.evaluate(expr, scope)
                if isinstance(result, bool):
                    return result
                message = f"`{write_formula(expr)}` is no condition"
                hint = f"`has({write_formula(expr)})`"
                raise FormulaError("PR323", message, expr.offset, expr.length, hint)

    def _compare(self, expr: Compare, scope: Scope) -> bool:
        try:
            left, right = self.value(expr.left, scope), self.value(expr.right, scope)
        except MissingData:
            return False
        if left.unit != right.unit and left.unit and right.unit:
            message = f"{left.unit} can not be compared with {right.unit}"
            raise FormulaError("PR309", message, expr.offset, expr.length)
        a, b = left.amount, right.amount
        match expr.operator:
            case "==":
                return a == b
            case "!=":
                return a != b
            case "<":
                return a < b
            case "<=":
                return a <= b
            case ">":
                return a > b
            case ">=":
                return a >= b

    # -- names ------------------------------------------------------------------------------------

    def year_of(self, name: Name, scope: Scope) -> int:
        """Give the year that a name asks for."""
        if name.year == "previous":
            return scope.year - 1
        return name.year if name.year is not None else scope.year

    def name(self, name: Name, scope: Scope) -> Result:
        """Give what a name means."""
        found = self._row_cell(name, scope) or self._plain(name, scope)
        if found is not None:
            return found
        year = self.year_of(name, scope)
        try:
            return self._data(name, year, scope)
        except MissingData as missing:
            years = self._years_with(name)
            if isinstance(name.year, int) and year not in years:
                there = ", ".join(map(str, years)) or "no year"
                only = " only" if len(years) == 1 else ""
                message = f"text asks for `{write_formula(name)}`, but the data has it for {there}{only}"
                raise FormulaError("PR301", message, name.offset, name.length) from missing
            raise

    def _data(self, name: Name, year: int, scope: Scope) -> Result:
        contract, dotted = self.lookup.contract, name.dotted
        if dotted in contract.metrics:
            return self.lookup.metric(dotted, year)
        if dotted in contract.derived:
            return self._derived(name, scope.at(year))
        words = self.lookup.words_of(name, year)
        if words is not None:
            return words
        if name.parts[0] in contract.tables:
            if len(name.parts) == 3 and name.parts[1] == "*":
                return self.lookup.column(name, year)
            if len(name.parts) == 3:
                return self.lookup.cell(name, year, self.axes)
            message = f"`{dotted}` names a table, where `table.row.column` is expected"
            columns = list(contract.tables[name.parts[0]].columns)
            hint = f"`{name.parts[0]}.all.{columns[0]}`" if columns else ""
            raise FormulaError("PR305", message, name.offset, name.length, hint)
        if self.lookup.dataset.is_broken(dotted):
            raise MissingData(f"`{dotted}` could not be read in data/contract.yaml")
        raise self.lookup.unknown(name, self.axes)

    def _years_with(self, name: Name) -> tuple[int, ...]:
        if name.dotted in self.lookup.contract.metrics:
            return self.lookup.metric_years(name.dotted)
        if name.parts[0] in self.lookup.contract.tables:
            return self.lookup.table_years(name.parts[0])
        return tuple(sorted(self.lookup.dataset.years))

    def _row_cell(self, name: Name, scope: Scope) -> Result | None:
        if scope.table is None or name.year is not None:
            return None
        parts = name.parts[1:] if name.parts[0] == "row" and len(name.parts) == 2 else name.parts
        if len(parts) != 1 or parts[0] not in scope.table.contract.columns:
            return None
        table, column = scope.table, parts[0]
        value = cell_value(table, scope.row, column) if (scope.row, column) in table.cells else None
        if value is None:
            raise MissingData(f"`{table.id}.{scope.row}.{column}` is lost in the source for {table.year}")
        return value

    def _plain(self, name: Name, scope: Scope) -> Result | None:
        if name.year is not None:
            return None
        if name.dotted in ("year", "previous"):
            amount = scope.year - (name.dotted == "previous")
            return replace(constant(amount), id="year", format="text")
        if name.dotted in self.axes:
            return Phrase((self.axes[name.dotted].label,), is_label=True)
        word = self.words.get(name.dotted)
        if word is not None:
            return Phrase((word,))
        if len(name.parts) == 1 and scope.table is not None:
            self.lookup.check_column(scope.table.id, name.parts[0], name.offset, name.length)
        return None

    def _derived(self, name: Name, scope: Scope) -> Value:
        here = f"{name.dotted}@{scope.year}"
        if here in self._derived_values:
            return self._derived_values[here]
        if here in scope.derived or len(scope.derived) > MAX_DERIVED_DEPTH:
            message = f"derived value `{name.dotted}` is computed from itself"
            raise FormulaError("PR325", message, name.offset, name.length)
        spec = self.lookup.contract.derived[name.dotted]
        try:
            inner = parse_formula(spec.formula)
            value = self.value(inner, replace(scope, derived=(*scope.derived, here)))
        except FormulaError as error:
            if error.code == "PR325":
                raise
            message = f"derived value `{name.dotted}`: {error.message}"
            raise FormulaError(error.code, message, name.offset, name.length, error.hint) from error
        made = replace(
            value,
            id=here,
            formula=value.formula or value.id,
            inputs=value.inputs or (value.id,),
            label=spec.label or value.label,
            format=spec.format or value.format,
            unit=spec.unit or value.unit,
            carries=spec.carries or value.carries,
            comparable=value.comparable and spec.comparable,
            why=spec.why or value.why,
            year=scope.year,
        )
        self._derived_values[here] = made
        return made

    def canonical(self, expr: Expr, scope: Scope) -> str:
        """Give the ledger id of a computed value: its formula with the year it stands in."""
        row = f"[{scope.table.id}.{scope.row}]" if scope.table is not None else ""
        return f"{write_formula(expr)}{row}@{scope.year}"

    def phrase(self, *parts: str | Bound) -> Phrase:
        """Make a phrase; empty words are dropped."""
        return Phrase(tuple(part for part in parts if part != ""))
