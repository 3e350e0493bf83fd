"""Composed pages: what stands where, and which of them belong together."""

from __future__ import annotations

from dataclasses import field

from printreport.draw.canvas import PageGeometry
from printreport.draw.flowable import Flowable
from printreport.draw.paragraph import TextBlock
from printreport.draw.story import SectionStory
from printreport.slotted import dataclass

__all__ = ["Page", "Placement", "Unit"]


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
    repeated : frozenset of str
        Those among them that stood on an earlier page, where they are read.
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
    notes: dict[str, TextBlock] = field(default_factory=dict)
    note_ids: tuple[str, ...] = ()
    repeated: frozenset[str] = frozenset()
    fill: float = 0.0
    ends_section: bool = False
    folio: str = ""


@dataclass(slots=True)
class Unit:
    """Sections that share pages: the least that is composed anew when one of them changes.

    Attributes
    ----------
    first, last : int
        The sections, counted from 0.
    sections : tuple of SectionStory
        What was drawn of them.
    pages : list of Page
    n_before : int
        How many pages come before it.
    notes_before : tuple of str
        The footnotes that stand on those, by id in the order of their numbers.
    room : float or None [pt]
        What is left of the last page; None where nothing may follow on it.
    """

    first: int
    last: int
    sections: tuple[SectionStory, ...]
    pages: list[Page]
    n_before: int
    notes_before: tuple[str, ...]
    room: float | None = None

    def note_order(self) -> tuple[str, ...]:
        """Give the ids of the footnotes marked first here, in the order in which their marks come."""
        marked = dict.fromkeys(note for page in self.pages for note in page.note_ids)
        before = set(self.notes_before)
        return tuple(note for note in marked if note not in before)
