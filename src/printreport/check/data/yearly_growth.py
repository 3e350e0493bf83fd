"""PR216: a running total grows by what its years counted.

``adds`` of the contract names the metric of a year that a running total grows by. Exact totals must
grow by just that; a bound ("more than 600") that moves less than its years, or more, still holds, but
says less than it could, or its difference is no year's work.
"""

from __future__ import annotations

from itertools import pairwise

from printreport.check.bounds import bounds_of_value
from printreport.check.wording import amount_text, value_text
from printreport.findings import Findings
from printreport.model.dataset import Dataset
from printreport.model.tie_out import TieOut
from printreport.model.values import Value

__all__ = ["check_yearly_growth"]


def check_yearly_growth(dataset: Dataset, findings: Findings, tie_out: TieOut) -> None:
    """Compare the growth of every running total with the counts of the years between."""
    for name, metric in dataset.contract.metrics.items():
        if metric.adds:
            known = [
                (year, data.metrics[name])
                for year, data in sorted(dataset.years.items())
                if name in data.metrics
            ]
            for (before, old), (after, new) in pairwise(known):
                _check_step(dataset, metric.adds, (before, old), (after, new), findings, tie_out)


def _check_step(
    dataset: Dataset,
    adds: str,
    old: tuple[int, Value],
    new: tuple[int, Value],
    findings: Findings,
    tie_out: TieOut,
) -> None:
    years = range(old[0] + 1, new[0] + 1)
    counts = [
        data.metrics[adds] for year in years if (data := dataset.years.get(year)) and adds in data.metrics
    ]
    if not counts:
        return
    tolerances = dataset.contract.tolerances
    bounds = [bounds_of_value(count, tolerances) for count in counts]
    least = sum(made.low for made in bounds)
    most = sum(made.high for made in bounds)
    grown = new[1].amount - old[1].amount
    is_exact = old[1].qualifier == new[1].qualifier == "exact"
    # Between two lower bounds of a rounded step the true growth may be one step off either way.
    is_short = grown < least * (1 - tolerances.vague if not is_exact else 1)
    is_long = len(counts) == len(years) and grown > most
    ids, detail = [new[1].id, *(count.id for count in counts)], f"{old[0]} to {new[0]}"
    if not is_short and not is_long:
        tie_out.note(ids, "running_total", "passed", detail)
        return
    correction = new[1].correction
    if correction is not None and correction.covers("running_total"):
        tie_out.note(ids, "running_total", "explained", detail)
        return
    tie_out.note(ids, "running_total", "failed", detail)
    name = new[1].id.partition("@")[0]
    counted = sum(count.amount for count in counts)
    say = findings.error if is_exact else findings.warning
    say(
        "PR216",
        f"`{name}` grows by {amount_text(grown)} from {value_text(old[1])} in {old[0]} to "
        f"{value_text(new[1])} in {new[0]}, but `{adds}` counts {amount_text(counted)}",
        new[1].place,
        hint=f"an entry in data/{new[0]}/corrections.yaml that keeps it as published and says why",
    )
