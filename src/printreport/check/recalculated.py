"""PR523: values that a report computed, reckoned a second time from the data.

In: the computed values of a report. Out: findings, and a mark at each value that came out the same.
The formulas are evaluated here by the arithmetic of the checks, which shares nothing with that of the
report but the reading of a formula.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial

from printreport.cache.by_identity import ByIdentity
from printreport.check.bounds import Bounds, evaluate, evaluate_row
from printreport.check.wording import amount_text
from printreport.findings import Findings
from printreport.model.dataset import Dataset
from printreport.model.formula import FormulaError, parse_formula
from printreport.model.ledger_values import LedgerValues
from printreport.model.tie_out import TieOut
from printreport.model.values import Value

__all__ = ["check_recalculated"]

_SAME = 1e-9
_OF_A_ROW = re.compile(r"(?P<formula>.+)\[(?P<table>\w+)\.(?P<row>\w+)\]")


def check_recalculated(
    values: Mapping[str, Value], dataset: Dataset, findings: Findings, tie_out: TieOut, reckoned: ByIdentity
) -> None:
    """Reckon every computed value anew whose formula the checks can evaluate.

    ``reckoned`` holds what values of this data set came to that several reports have in common.
    """
    # A cell of a long table is no computed value.
    single = values.single if isinstance(values, LedgerValues) else values
    for name, value in single.items():
        plain, _, year = name.rpartition("@")
        if not value.formula or not year.isdecimal() or value.qualifier == "more_than":
            continue
        # The formula of a subtotal names its parts; its id names a row that no table has.
        made = reckoned.get(value, partial(_of_either, (plain, value.formula), dataset, int(year)))
        if made is None:
            continue
        amount = float(value.amount)
        if abs(made.amount - amount) <= _SAME * max(1.0, abs(amount)):
            tie_out.note([name], "recalculates", "passed", value.formula)
            continue
        tie_out.note([name], "recalculates", "failed", value.formula)
        findings.error(
            "PR523",
            f"`{name}` was computed as {amount_text(amount)}, but reckoned a second time it is "
            f"{amount_text(made.amount)}",
            value.place,
        )


def _of_either(formulas: tuple[str, str], dataset: Dataset, year: int) -> Bounds | None:
    one, other = formulas
    return _reckoned(one, dataset, year) or _reckoned(other, dataset, year)


def _reckoned(formula: str, dataset: Dataset, year: int) -> Bounds | None:
    """Reckon a formula, or that of a computed column in a row; None where the checks can not."""
    match = _OF_A_ROW.fullmatch(formula)
    try:
        if match is None:
            return evaluate(parse_formula(formula), dataset, year)
        table = dataset.years[year].tables.get(match["table"]) if year in dataset.years else None
        if table is None or not table.has_row(match["row"]):
            return None
        return evaluate_row(parse_formula(match["formula"]), dataset, table, match["row"])
    except FormulaError:
        return None
