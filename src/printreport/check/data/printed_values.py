"""PR207: the text that a source prints stands for the value that is used.

A wrong unit word ("29,397,681 million") shows here, unless a correction explains it.
"""

from __future__ import annotations

from printreport.check.wording import amount_text
from printreport.findings import NOWHERE, Findings
from printreport.load.printed import Printed, parse_printed
from printreport.model.contract import Tolerances
from printreport.model.dataset import Dataset
from printreport.model.placed import PlacedStr
from printreport.model.tie_out import TieOut
from printreport.model.values import Value

__all__ = ["check_printed_values"]


def check_printed_values(dataset: Dataset, findings: Findings, tie_out: TieOut) -> None:
    """Read every ``printed`` text and compare it with its value."""
    for year, data in sorted(dataset.years.items()):
        for name, value in data.metrics.items():
            if value.printed and value.correction is not None:
                tie_out.note([value.id], "printed", "explained", value.printed)
            elif value.printed:
                _check_value(name, value, year, dataset.contract.tolerances, findings, tie_out)


def _check_value(
    name: str, value: Value, year: int, tolerances: Tolerances, findings: Findings, tie_out: TieOut
) -> None:
    place = value.printed.place if isinstance(value.printed, PlacedStr) else NOWHERE
    printed = parse_printed(value.printed)
    if printed is None:
        if value.qualifier == "exact":
            findings.warning(
                "PR207", f'`{name}` is printed as "{value.printed}", which holds no number', place
            )
        return
    if _stands_for(printed, value, tolerances):
        tie_out.note([value.id], "printed", "passed", value.printed)
        if printed.has_words and value.qualifier == "exact":
            findings.warning(
                "PR207",
                f'`{name}` is printed as "{value.printed}", but its value is given as exact',
                place,
                hint="`qualifier: more_than`",
            )
        return
    tie_out.note([value.id], "printed", "failed", value.printed)
    is_share = value.unit == "share"
    findings.error(
        "PR207",
        f'`{name}` is printed as "{value.printed}", which is '
        f"{amount_text(round(printed.amount, 9), is_share=printed.is_percent)}, "
        f"but its value is {amount_text(value.amount, is_share=is_share)}",
        place,
        hint=f"`published: {value.printed}` in an entry for `{name}` in data/{year}/corrections.yaml",
    )


def _stands_for(printed: Printed, value: Value, tolerances: Tolerances) -> bool:
    half = max(printed.step, value.rounded or 0.0) * tolerances.rounding
    return abs(printed.amount - value.amount) <= half * (1 + 1e-9)
