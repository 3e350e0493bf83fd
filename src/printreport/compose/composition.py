"""A report as units of pages: numbered footnotes, page numbers, the count that a shop asks for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from printreport.compose.builder import PageBuilder
from printreport.compose.page import Page, Unit
from printreport.draw.story import Story
from printreport.draw.style import Style
from printreport.findings import Findings
from printreport.model.profile import Profile

__all__ = ["Composition", "folios_of"]


class Composition:
    """Composes a story unit by unit, and keeps what units ask of each other.

    Attributes
    ----------
    n_pages : int
        How many pages are composed so far.
    notes : tuple of str
        The footnotes on them, by id in the order of their numbers.
    folios : dict of str to str
        Folio of each heading so far, by its anchor.
    """

    def __init__(self, story: Story, style: Style, profile: Profile, findings: Findings) -> None:
        self.story = story
        self.profile = profile
        self.n_pages = 0
        self.notes: tuple[str, ...] = ()
        self.folios: dict[str, str] = {}
        self._next = 0
        self._builder = PageBuilder(story, style, profile, findings)

    @property
    def next_section(self) -> int | None:
        """The section that the next unit begins with, counted from 0; None after the last."""
        return self._next if self._next < len(self.story) else None

    def compose(self) -> Unit:
        """Compose the next unit."""
        first, notes = self._next, self.notes
        unit = self._builder.unit(first, self.n_pages, notes)
        order = unit.note_order()
        if order != self.story.note_order()[len(notes) : len(notes) + len(order)]:
            # A float has carried a mark past others: number the notes as they come on the pages.
            self.story.number_notes((*notes, *order), len(notes))
            unit = self._builder.unit(first, self.n_pages, notes)
        if unit.last == len(self.story) - 1:
            self._fill_up(unit)
        _mark_repeated(unit)
        self._go_on(unit.last, len(unit.pages), order, folios_of(unit))
        return unit

    def pass_over(self, last: int, n_pages: int, notes: tuple[str, ...], folios: Mapping[str, str]) -> None:
        """Go on after a unit that was composed before, and was the same."""
        self._go_on(last, n_pages, notes, folios)
        self.story.number_notes(self.notes, len(self.notes))

    def _go_on(self, last: int, n_pages: int, notes: tuple[str, ...], folios: Mapping[str, str]) -> None:
        self._next = last + 1
        self.n_pages += n_pages
        self.notes = (*self.notes, *notes)
        self.folios.update(folios)

    @property
    def least_room(self) -> float:
        """Where less is left of a page, no chapter begins on it unless it follows in any case [pt]."""
        return self._builder.least_room

    def units(self) -> list[Unit]:
        """Compose all that is left, with what only the whole tells."""
        units = []
        while self.next_section is not None:
            units.append(self.compose())
        self.settle(units)
        return units

    def settle(self, units: Iterable[Unit]) -> None:
        """Fill in what only the whole tells: the contents list's pages, and how many pages there are."""
        for unit in units:
            for section in unit.sections:
                if section.contents is not None:
                    section.contents.use_pages(self.folios)
            for page in unit.pages if self.profile.folio == "of_total" else ():
                page.folio = self.story.folio_of.format(page=page.number, pages=self.n_pages)

    def _fill_up(self, unit: Unit) -> None:
        """Put blanks before the back page until the count is the multiple that the profile asks for."""
        missing = -(unit.n_before + len(unit.pages)) % self.profile.multiple_of
        if not missing:
            return
        back = unit.pages.pop()
        for _ in range(missing):
            number = unit.n_before + len(unit.pages) + 1
            blank = Page(number, self._builder.geometry(number), "", "", has_head=False, has_folio=False)
            blank.ends_section = True
            unit.pages.append(blank)
        back.number = unit.n_before + len(unit.pages) + 1
        geometry = self._builder.geometry(back.number)
        for placement in back.placements:
            placement.x += geometry.left - back.geometry.left
        back.geometry = geometry
        unit.pages.append(back)


def folios_of(unit: Unit) -> dict[str, str]:
    """Give the page number of each heading of a unit by its anchor."""
    return {
        anchor: str(page.number)
        for page in unit.pages
        for placement in page.placements
        for _, _, anchor in placement.flowable.bookmarks()
    }


def _mark_repeated(unit: Unit) -> None:
    """Let each page know which of its footnotes stood on an earlier page."""
    seen = set(unit.notes_before)
    for page in unit.pages:
        page.repeated = frozenset(seen.intersection(page.note_ids))
        seen.update(page.note_ids)
