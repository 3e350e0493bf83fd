"""The tie-out of a report: each printed value, what it was ticked to, and where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from printreport.audit.prepared import Prepared
from printreport.check.wording import value_text
from printreport.model.tie_out import Check, CheckMark
from printreport.slotted import dataclass

if TYPE_CHECKING:
    from printreport.model.dataset import Dataset
    from printreport.model.values import Value

__all__ = ["COLUMNS", "TieOutRow", "tie_out_rows"]

COLUMNS: dict[str, tuple[Check, ...]] = {
    "source": ("source",),
    "foots": ("foots",),
    "cross_foots": ("cross_foots",),
    "recalculates": ("recalculates",),
    "ties": ("ties", "prior", "printed", "running_total", "locked", "hedge", "head"),
}
"""The columns of ticks and the checks that each gathers."""


@dataclass(frozen=True, slots=True)
class TieOutRow:
    """One value of the report.

    Attributes
    ----------
    ticks : tuple of str
        In the order of ``COLUMNS``: "passed", "explained", "failed", or empty where no check applies.
    pages : tuple of int
        Where it stands; empty where no file was built.
    explained : str
        Why it is as it is, where a correction or a restatement says so.
    """

    id: str
    label: str
    printed: str
    ticks: tuple[str, ...]
    document: str
    locator: str
    place: str
    pages: tuple[int, ...]
    formula: str = ""
    explained: str = ""

    @property
    def is_failed(self) -> bool:
        """Whether a check found it wrong and nothing explains it."""
        return "failed" in self.ticks


def tie_out_rows(prepared: Prepared) -> tuple[TieOutRow, ...]:
    """Give a row for each value that the report prints, by page and id.

    Values that only lead to printed ones are there too, after them.
    """
    if prepared.content is None:
        return ()
    rows = [_row(prepared, name, value) for name, value in prepared.content.values.items()]
    return tuple(sorted(rows, key=lambda row: (row.pages[:1] or (10**6,), row.id)))


def _row(prepared: Prepared, name: str, value: Value) -> TieOutRow:
    marks = prepared.content.checks.get(name, ()) if prepared.content is not None else ()
    ledger = prepared.ledger
    printed = " / ".join(ledger.printed(name)) if ledger is not None else ""
    source = value.source
    return TieOutRow(
        id=name,
        label=value.label,
        printed=printed or value_text(value),
        ticks=tuple(_state(marks, checks) for checks in COLUMNS.values()),
        document=source.document if source is not None else "",
        locator=source.locator if source is not None and not value.formula else "",
        place=_place(value),
        pages=ledger.pages(name) if ledger is not None else (),
        formula=value.formula,
        explained=explanation(value) or _inherited(value, prepared.dataset),
    )


def _place(value: Value) -> str:
    if value.formula or not value.place.file:
        return ""
    return f"{value.place.file}:{value.place.line}" if value.place.line else value.place.file


def _state(marks: Iterable[CheckMark], checks: Sequence[str]) -> str:
    """Give the worst state among the marks of some checks."""
    states = {mark.state for mark in marks if mark.check in checks}
    return next((state for state in ("failed", "explained", "passed") if state in states), "")


def explanation(value: Value) -> str:
    """Give what a correction or restatement says of a value."""
    words = []
    if value.correction is not None:
        words.append(f"{value.correction.action}: {' '.join(value.correction.because.split())}")
    if value.restated is not None:
        restated = value.restated
        words.append(f"restated from {restated.before:,} to {restated.after:,}: {restated.reason}")
    return "; ".join(words)


def _inherited(value: Value, dataset: Dataset) -> str:
    """Name the corrected values that a computed one rests on."""
    corrected = {f"{item.cell}@{year}" for year, data in dataset.years.items() for item in data.corrections}
    used = [name for name in value.inputs if name in corrected]
    return f"rests on {', '.join(used)}" if used else ""
