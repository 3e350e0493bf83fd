"""PR235: a change that a document states is the change of the values themselves.

``change_of`` of the contract names what a metric such as "increased more than 40%" speaks of.
"""

from __future__ import annotations

from printreport.check.bounds import Bounds, bounds_of_value, evaluate
from printreport.check.wording import amount_text, value_text
from printreport.findings import Findings
from printreport.model.dataset import Dataset
from printreport.model.formula import Expr, FormulaError, Name, parse_formula
from printreport.model.tie_out import TieOut
from printreport.model.values import Value
from printreport.slotted import replace

__all__ = ["check_stated_changes"]


def check_stated_changes(dataset: Dataset, findings: Findings, tie_out: TieOut) -> None:
    """Reckon every stated change from the values of both years, where both are known."""
    for name, metric in dataset.contract.metrics.items():
        if not metric.change_of:
            continue
        try:
            what = parse_formula(metric.change_of)
        except FormulaError:
            continue  # said by the check of the contract's names
        for year, data in sorted(dataset.years.items()):
            if name in data.metrics:
                _check_change(dataset, data.metrics[name], what, year, findings, tie_out)


def _check_change(
    dataset: Dataset, stated: Value, what: Expr, year: int, findings: Findings, tie_out: TieOut
) -> None:
    now = evaluate(what, dataset, year)
    then = evaluate(what, dataset, year - 1)
    if now is None or then is None or then.low <= 0:
        return
    ratio = Bounds(now.amount / then.amount, now.low / then.high, now.high / then.low)
    if stated.unit == "share":
        ratio = Bounds(ratio.amount - 1, ratio.low - 1, ratio.high - 1)
    said = bounds_of_value(stated, dataset.contract.tolerances)
    ids, detail = [stated.id, *now.ids, *then.ids], f"change of {_name(what)}"
    # A bound is true of the exact change: the rounding of "40%" does not soften "more than".
    if said.agrees(replace(ratio, ids=())):
        tie_out.note(ids, "recalculates", "passed", detail)
        return
    name = stated.id.partition("@")[0]
    if said.is_explained("tie"):
        tie_out.note(ids, "recalculates", "explained", detail)
        return
    tie_out.note(ids, "recalculates", "failed", detail)
    is_share = stated.unit == "share"
    findings.error(
        "PR235",
        f"`{name}` states {value_text(stated)}, but `{_name(what)}` went from {amount_text(then.amount)} "
        f"in {year - 1} to {amount_text(now.amount)} in {year}, which is "
        f"{amount_text(round(ratio.amount, 6), is_share=is_share)}",
        stated.place,
        hint=f"correct one of them, or list it in data/{year}/corrections.yaml as published",
    )


def _name(what: Expr) -> str:
    return what.dotted if isinstance(what, Name) else "the formula"
