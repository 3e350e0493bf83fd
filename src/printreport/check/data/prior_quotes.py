"""PR208: a prior-year figure that a document quotes is what that year's own document says."""

from __future__ import annotations

import dataclasses

from printreport.check.bounds import bounds_of_value
from printreport.check.wording import amount_text, value_text
from printreport.findings import Findings
from printreport.model.dataset import Dataset
from printreport.model.tie_out import TieOut

__all__ = ["check_prior_quotes"]


def check_prior_quotes(dataset: Dataset, findings: Findings, tie_out: TieOut) -> None:
    """Compare every ``prior`` with the value of its own year, where that year has one."""
    tolerances = dataset.contract.tolerances
    for year, data in sorted(dataset.years.items()):
        for (name, other), quoted in data.priors.items():
            own_year = dataset.years.get(other)
            own = own_year.metrics.get(name) if own_year else None
            if own is None or own_year is None:
                continue
            # A quote repeats the other document's figure: to its precision, without its "more than".
            same = dataclasses.replace(quoted, rounded=own.rounded)
            plain = dataclasses.replace(
                own, qualifier="at_least" if own.qualifier == "more_than" else own.qualifier
            )
            detail = f"quoted for {year}"
            if bounds_of_value(same, tolerances).agrees(bounds_of_value(plain, tolerances)):
                tie_out.note([own.id], "prior", "passed", detail)
                continue
            if own.correction is not None and own.correction.action != "derive":
                tie_out.note([own.id], "prior", "explained", detail)
                continue
            tie_out.note([own.id], "prior", "failed", detail)
            is_share = own.unit == "share"
            findings.error(
                "PR208",
                f"`{name}` of {other} is quoted as {amount_text(quoted.amount, is_share=is_share)}, "
                f"but the value of {other} is {value_text(own)}",
                quoted.place,
                hint=f"see {own.place}; state a restated value under {year}, or correct the quote",
            )
