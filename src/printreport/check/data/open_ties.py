"""Why one side of a tie can not be reckoned for a year, where the year has the rest of it.

In: the side and the data. Out: the reason, or nothing where the year just does not keep that value.
"""

from __future__ import annotations

from printreport.check.bounds import evaluate
from printreport.findings import Findings
from printreport.model.contract import TieSpec
from printreport.model.dataset import Dataset, DataTable
from printreport.model.formula import Binary, Expr, FormulaError, Name, calls_in, names_in, parse_formula

__all__ = ["say_open"]

_RECKONED = frozenset({"sum", "abs", "change", "growth", "compare", "rank", "share", "top_share"})
_MOST = 12
_EXPECTED = "is not kept"
"""Stands for what a year may lack without a word: a metric, a table, a column under `lacks`."""


def say_open(tie: TieSpec, side: Expr, dataset: Dataset, year: int, findings: Findings) -> None:
    """Warn of a side that can not be reckoned, unless the year simply lacks what it names."""
    reason = _reason(side, dataset, year, 0)
    if reason == _EXPECTED:
        return
    findings.warning(
        "PR243",
        f"the tie `{tie.tie}` can not be checked for {year}: {reason}",
        tie.tie.at(0, len(tie.tie)),
        hint="fill in what is lacking, or take that side out of the tie",
    )


def _reason(expr: Expr, dataset: Dataset, year: int, depth: int) -> str:
    found = [
        reason
        for name in names_in(expr)
        if (reason := _reason_of_name(name, dataset, _year_of(name, year), depth))
    ]
    if _EXPECTED in found:
        return _EXPECTED
    if found:
        return found[0]
    odd = next((call.function for call in calls_in(expr) if call.function not in _RECKONED), "")
    if odd:
        return f"ties are not reckoned with `{odd}`"
    if _divides_by_zero(expr, dataset, year):
        return "it divides by zero"
    return "its formula is none that ties are reckoned with"


def _year_of(name: Name, year: int) -> int:
    if name.year is None:
        return year
    return year - 1 if name.year == "previous" else name.year


def _reason_of_name(name: Name, dataset: Dataset, year: int, depth: int) -> str:
    """Give why a name has no number; empty where it has one."""
    if evaluate(Name(name.parts, year), dataset, year) is not None:
        return ""
    contract = dataset.contract
    data = dataset.years.get(year)
    if name.dotted == "year" or data is None or name.dotted in contract.metrics:
        return _EXPECTED
    if name.dotted in contract.derived:
        try:
            inner = parse_formula(contract.derived[name.dotted].formula)
        except FormulaError:
            return _EXPECTED  # said by the check of the contract's names
        return _reason(inner, dataset, year, depth + 1) if depth < _MOST else _EXPECTED
    table = data.tables.get(name.parts[0])
    if table is None or len(name.parts) != 3 or not table.is_complete:
        return _EXPECTED
    everywhere = [each.tables[table.id] for each in dataset.years.values() if table.id in each.tables]
    if name.parts[1] != "*" and not any(name.parts[1] in each.row_ids for each in everywhere):
        return _EXPECTED  # said by the check of the contract's names
    return _reason_of_cell(table, name.parts[1], name.parts[2])


def _reason_of_cell(table: DataTable, row: str, column: str) -> str:
    if column not in table.columns:
        return _EXPECTED
    rows = table.body_rows() if row == "*" else (row,)
    for each in rows:
        cell = table.cells.get((each, column))
        if cell is None:
            return f"table `{table.id}` has no row `{each}`"
        if cell.amount is None:
            return _EXPECTED  # a blank cell is a finding of its own [PR206], or explained
    return _EXPECTED


def _divides_by_zero(expr: Expr, dataset: Dataset, year: int) -> bool:
    if not isinstance(expr, Binary):
        return False
    if expr.operator == "/":
        right = evaluate(expr.right, dataset, year)
        if right is not None and right.low <= 0 <= right.high:
            return True
    return _divides_by_zero(expr.left, dataset, year) or _divides_by_zero(expr.right, dataset, year)
