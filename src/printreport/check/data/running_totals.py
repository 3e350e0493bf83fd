"""PR210: a total since a start year does not fall from one year to a later one.

A metric that takes up another's series (``follows``) may not fall below its last total either.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from printreport.check.bounds import bounds_of_value
from printreport.check.wording import value_text
from printreport.findings import Findings
from printreport.model.dataset import Dataset
from printreport.model.tie_out import TieOut
from printreport.model.values import Value

__all__ = ["check_running_totals"]


def check_running_totals(dataset: Dataset, findings: Findings, tie_out: TieOut) -> None:
    """Compare each cumulative metric with the year before that has it."""
    tolerances = dataset.contract.tolerances
    for name in dataset.contract.metrics:
        for (before, old), (after, new) in _steps(dataset, name):
            detail = f"{before} to {after}"
            if bounds_of_value(new, tolerances).high >= bounds_of_value(old, tolerances).low:
                tie_out.note([new.id], "running_total", "passed", detail)
                continue
            if new.correction is not None and new.correction.covers("running_total"):
                tie_out.note([new.id], "running_total", "explained", detail)
                continue
            tie_out.note([new.id], "running_total", "failed", detail)
            was = "" if old.id.startswith(f"{name}@") else f" (`{old.id.partition('@')[0]}`)"
            findings.error(
                "PR210",
                f"`{name}` is a running total, but it falls from {value_text(old)}{was} in {before} "
                f"to {value_text(new)} in {after}",
                new.place,
                "`comparable: false` with `why` in data/contract.yaml, if what is counted changed",
            )


def _steps(dataset: Dataset, name: str) -> Iterator[tuple[tuple[int, Value], tuple[int, Value]]]:
    """Give each value of a running total with the one before it."""
    metric = dataset.contract.metrics[name]
    if metric.kind != "cumulative":
        return
    own = [(year, data.metrics[name]) for year, data in sorted(dataset.years.items()) if name in data.metrics]
    if metric.comparable:
        yield from pairwise(own)
    if metric.follows and own:
        first = own[0]
        earlier = [
            (year, data.metrics[metric.follows])
            for year, data in sorted(dataset.years.items())
            if metric.follows in data.metrics and year < first[0]
        ]
        if earlier:
            yield earlier[-1], first
