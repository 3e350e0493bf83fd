"""One composed page: what stands where."""

from __future__ import annotations

from dataclasses import dataclass, field

from printreport.draw.canvas import PageGeometry
from printreport.draw.flowable import Flowable
from printreport.draw.paragraph import TextBlock

__all__ = ["Page", "Placement"]


@dataclass(slots=True)
class Placement:
    """A flowable with its lower left corner at (x, y) [pt]; ``gap`` is the space above it."""

    flowable: Flowable
    x: float
    y: float
    gap: float = 0.0


@dataclass(slots=True)
class Page:
    """A page.

    Attributes
    ----------
    number : int
        From 1; the folio.
    note_ids : tuple of str
        The footnotes in the order of their marks; ``notes`` stand in the order of their numbers.
    fill : float
        How much of the frame's height is taken, 0-1.
    folio : str
        What the folio says; empty for the number alone.
    ends_section : bool
        Whether the section (and no other after it) ends here; such a page may end early.
    """

    number: int
    geometry: PageGeometry
    section: str
    title: str
    full_page: bool = False
    has_head: bool = True
    has_folio: bool = True
    placements: list[Placement] = field(default_factory=list)
    notes: list[TextBlock] = field(default_factory=list)
    note_ids: tuple[str, ...] = ()
    fill: float = 0.0
    ends_section: bool = False
    folio: str = ""
