"""PR210: a total since a start year does not fall from one year to a later one."""

from __future__ import annotations

from itertools import pairwise

from printreport.check.bounds import bounds_of_value
from printreport.check.wording import value_text
from printreport.findings import Findings
from printreport.model.dataset import Dataset

__all__ = ["check_running_totals"]


def check_running_totals(dataset: Dataset, findings: Findings) -> None:
    """Compare each cumulative metric with the year before that has it."""
    for name, metric in dataset.contract.metrics.items():
        if metric.kind != "cumulative" or not metric.comparable:
            continue
        years = [year for year in sorted(dataset.years) if name in dataset.years[year].metrics]
        for before, after in pairwise(years):
            old, new = dataset.years[before].metrics[name], dataset.years[after].metrics[name]
            if new.correction is None and bounds_of_value(new).high < bounds_of_value(old).low:
                hint = "`comparable: false` with `why` in data/contract.yaml, if what is counted changed"
                findings.error(
                    "PR210",
                    f"`{name}` is a running total, but it falls from {value_text(old)} in {before} "
                    f"to {value_text(new)} in {after}",
                    new.place,
                    hint,
                )
