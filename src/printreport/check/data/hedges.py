"""PR217: a number after "more than", "nearly" and their like is a rounded one.

"More than 723" announces an exact count; either the word or the number is not meant. "About" may stand
before a mean or an estimate with all its digits.
"""

from __future__ import annotations

from printreport.check.wording import value_text
from printreport.findings import Findings
from printreport.model.dataset import Dataset
from printreport.model.tie_out import TieOut
from printreport.model.values import Value

__all__ = ["check_hedges"]

_UNHEDGED = frozenset(("exact", "about"))


def check_hedges(dataset: Dataset, findings: Findings, tie_out: TieOut) -> None:
    """Count the digits of every hedged value."""
    most = dataset.contract.tolerances.hedge_digits
    for year, data in sorted(dataset.years.items()):
        for name, value in data.metrics.items():
            if value.qualifier in _UNHEDGED or not _is_exact(value, most):
                continue
            correction = value.correction
            if correction is not None and correction.covers("hedge"):
                tie_out.note([value.id], "hedge", "explained", value_text(value))
                continue
            tie_out.note([value.id], "hedge", "failed", value_text(value))
            findings.warning(
                "PR217",
                f"`{name}` is given as {value_text(value)}, {_said(value)}; a rounded one was expected",
                value.place,
                hint=f"an entry in data/{year}/corrections.yaml that keeps it as published and says why",
            )


def _said(value: Value) -> str:
    digits = str(abs(value.amount))
    shown = len(digits.rstrip("0"))
    return "a number to its last digit" if shown == len(digits) else f"a number of {shown} digits"


def _is_exact(value: Value, most: int) -> bool:
    digits = str(abs(value.amount)) if isinstance(value.amount, int) else ""
    if len(digits) < most:
        return False
    rounded = digits.rstrip("0")
    return len(rounded) > most or len(rounded) == len(digits)
