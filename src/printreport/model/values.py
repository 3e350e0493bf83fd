"""One number with everything that is known of it: unit, period, kind, qualifier, source, origin."""

from __future__ import annotations

from typing import Literal

from printreport.findings import NOWHERE, Place
from printreport.slotted import dataclass

__all__ = ["Correction", "Kind", "NumberClass", "Qualifier", "Restatement", "SourceRef", "Value"]

Kind = Literal["in_year", "cumulative", "at_date", "fixed"]
Qualifier = Literal["exact", "more_than", "about", "at_least", "nearly", "less_than"]
NumberClass = Literal["value", "scale", "label", "reference", "name"]


@dataclass(frozen=True, slots=True)
class SourceRef:
    """Where a figure comes from: a document of ``data/sources.yaml`` and a locator in it."""

    document: str
    locator: str = ""


@dataclass(frozen=True, slots=True)
class Correction:
    """An entry of ``corrections.yaml``: what was published, what is used instead, and why."""

    cell: str
    action: Literal["correct", "derive", "relabel", "keep"]
    published: str
    value: float | int | None
    because: str
    note: Literal["here", "notes"] = "notes"
    year: int = 0
    place: Place = NOWHERE
    explains: tuple[str, ...] = ()

    def covers(self, check: str) -> bool:
        """Tell whether the entry explains what a check finds."""
        return not self.explains or check in self.explains


@dataclass(frozen=True, slots=True)
class Restatement:
    """A value of a locked year that was changed: what it was, what it is, and why."""

    value: str
    year: int
    before: float | int
    after: float | int
    reason: str
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Value:
    """One number, final.

    Attributes
    ----------
    id : str
        ``cases.total@2021``, ``cases_by_type.all.total@2021``, or the canonical text of a formula.
    amount : float or int
        In ``unit``; a share is 0-1.
    decimals : int or None
        Decimals that the source prints (of the percentage where the unit is share).
    rounded : float or None
        The precision of a rounded value, in ``unit`` (100000 for "21.7 million").
    formula, inputs : str, tuple of str
        For a computed value: its expression and the ids it was computed from.
    carries : str
        A note that travels with the number wherever it is printed.
    """

    id: str
    amount: float | int
    unit: str = ""
    year: int = 0
    period: str = ""
    kind: Kind = "in_year"
    since: int | None = None
    qualifier: Qualifier = "exact"
    decimals: int | None = None
    rounded: float | None = None
    format: str = ""
    label: str = ""
    status: tuple[str, ...] = ()
    carries: str = ""
    comparable: bool = True
    why: str = ""
    printed: str = ""
    formula: str = ""
    inputs: tuple[str, ...] = ()
    source: SourceRef | None = None
    place: Place = NOWHERE
    correction: Correction | None = None
    restated: Restatement | None = None
