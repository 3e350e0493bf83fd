"""PR208: a prior-year figure that a document quotes is what that year's own document says."""

from __future__ import annotations

from printreport.check.bounds import bounds_of_value
from printreport.check.wording import amount_text, value_text
from printreport.findings import Findings
from printreport.model.contract import Tolerances
from printreport.model.dataset import Dataset
from printreport.model.tie_out import TieOut
from printreport.model.values import Value
from printreport.slotted import replace

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
            detail = f"quoted for {year}"
            if _repeats(quoted, own, tolerances):
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


def _repeats(quoted: Value, own: Value, tolerances: Tolerances) -> bool:
    """Tell whether a quote gives the other document's figure, to its precision or more exactly.

    What was "more than 21.7 million" may be quoted without these words, and up to the next step.
    """
    plain = replace(own, qualifier="exact")
    made = bounds_of_value(plain, tolerances)
    if own.qualifier in ("more_than", "at_least"):
        step = own.rounded or 10.0 ** (len(f"{own.amount:.0f}") - len(f"{own.amount:.0f}".rstrip("0")))
        made = replace(made, high=own.amount + step)
    return made.agrees(bounds_of_value(quoted, tolerances))
