"""PR241: a value is of the same order as that of other years.

A count typed in thousands, or with three digits too many, is a hundred times what it was.
"""

from __future__ import annotations

from itertools import pairwise

from printreport.check.wording import amount_text, value_text
from printreport.findings import Findings
from printreport.model.dataset import Dataset
from printreport.model.tie_out import TieOut

__all__ = ["check_magnitudes"]


def check_magnitudes(dataset: Dataset, findings: Findings, tie_out: TieOut) -> None:
    """Compare every metric with the year before that has it."""
    del tie_out  # nothing is proved by being of the same order
    most = dataset.contract.tolerances.magnitude
    for name, metric in dataset.contract.metrics.items():
        if metric.kind == "fixed" or not metric.comparable:
            continue
        known = [data.metrics[name] for _, data in sorted(dataset.years.items()) if name in data.metrics]
        for old, new in pairwise(known):
            if old.amount <= 0 or new.amount <= 0 or new.correction is not None:
                continue
            times = max(new.amount / old.amount, old.amount / new.amount)
            if times >= most:
                findings.warning(
                    "PR241",
                    f"`{name}` is {value_text(new)} in {new.year}, but {value_text(old)} in {old.year}: "
                    f"{amount_text(round(times))} times as much or as little",
                    new.place,
                    hint="see whether both are counted in the same unit",
                )
