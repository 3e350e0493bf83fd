"""The page being filled: what room is left, once the footnotes of what stands on it are set."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from printreport.compose.page import Page, Placement
from printreport.draw.flowable import Flowable
from printreport.draw.paragraph import TextBlock
from printreport.slotted import replace

__all__ = ["NOTE_GAP", "NOTE_RULE_GAP", "OpenPage"]

NOTE_RULE_GAP = 13.0
NOTE_GAP = 1.5
_STRETCH_UP_TO = 0.13
_STRETCH_GAP = 16.0
_BLOCK_GAP = 10.0
_PARAGRAPH_GAP = 6.0


class OpenPage:
    """A page that takes flowables from the top, and their footnotes at the foot.

    Parameters
    ----------
    page : Page
    notes : mapping of str to TextBlock
        All footnotes of the report by id.
    note_width : float [pt]
    spacing : float
        What the gaps between blocks are multiplied with.

    Attributes
    ----------
    takes_floats : bool
        Nothing but floats stands on it so far, so that more of them may follow.
    """

    def __init__(
        self, page: Page, notes: Mapping[str, TextBlock], note_width: float, spacing: float = 1.0
    ) -> None:
        self.page = page
        self.spacing = spacing
        self.takes_floats = True
        self._all_notes = notes
        self._note_width = note_width
        geometry = page.geometry
        self.measure = geometry.width - geometry.left - geometry.right
        self.frame = geometry.height - geometry.top - geometry.bottom
        self._y = geometry.height - geometry.top
        self._gap = 0.0
        self._notes: dict[str, TextBlock] = {}
        self._notes_height = 0.0

    def copy(self) -> OpenPage:
        """Give a page that can be filled on without changing this one."""
        page = replace(self.page, placements=[replace(item) for item in self.page.placements], notes={})
        made = OpenPage(page, self._all_notes, self._note_width, self.spacing)
        made._y, made._gap, made.takes_floats = self._y, self._gap, self.takes_floats
        made._notes, made._notes_height = dict(self._notes), self._notes_height
        return made

    @property
    def at_top(self) -> bool:
        """Whether nothing stands on it yet."""
        return not self.page.placements

    @property
    def taken(self) -> float:
        """How much of the frame's height is taken, 0-1."""
        return 1.0 - max(0.0, self.free()) / self.frame

    def free(self, notes: Sequence[str] = ()) -> float:
        """Give the height left over for content, once some notes more are set [pt]."""
        return self._y - self.page.geometry.bottom - self._notes_height - self.height_of_notes(notes)

    def height_of_notes(self, notes: Sequence[str]) -> float:
        """Give the height that those of some notes take which are not on the page yet [pt]."""
        fresh = self._fresh(notes)
        height = sum(self._all_notes[note].wrap(self._note_width, 1e4)[1] + NOTE_GAP for note in fresh)
        return height + (NOTE_RULE_GAP if fresh and not self._notes else 0.0)

    def _fresh(self, notes: Sequence[str]) -> list[str]:
        return [note for note in notes if note not in self._notes and note in self._all_notes]

    def height_of(self, items: Sequence[Flowable]) -> tuple[float, float]:
        """Measure some flowables one after the other.

        Returns
        -------
        tuple of float [pt]
            Their height with the gaps, and that of the last alone.
        """
        height, gap = 0.0, self._gap
        for index, item in enumerate(items):
            item.wrap(self.measure, self.frame)
            is_first_on_page = self.at_top and index == 0
            height += item.height + (0.0 if is_first_on_page else self._spaced(max(gap, item.space_before)))
            gap = item.space_after
        return height, items[-1].height if items else 0.0

    def _spaced(self, gap: float) -> float:
        """Give a gap between blocks as close as this pass sets them; gaps inside text stay."""
        return gap * self.spacing if gap >= _BLOCK_GAP else gap

    def put(self, item: Flowable) -> None:
        """Place a flowable under what stands on the page, and note its footnotes."""
        item.wrap(self.measure, self.frame)
        gap = 0.0 if self.at_top else self._spaced(max(self._gap, item.space_before))
        self._y -= gap + item.height
        self.page.placements.append(Placement(item, self.page.geometry.left, self._y, gap))
        self._gap = item.space_after
        fresh = self._fresh(item.notes())
        self._notes_height += self.height_of_notes(fresh)
        self._notes.update((note, self._all_notes[note]) for note in fresh)

    def close(self) -> None:
        """Fix the page's footnotes and fill; share what is left among the gaps between its blocks."""
        page = self.page
        page.note_ids = tuple(self._notes)
        page.notes = {key: note for key, note in self._all_notes.items() if key in self._notes}
        page.fill = 1.0 if page.full_page else self.taken
        free = self.free()
        if not page.full_page and not page.ends_section and 0 < free <= _STRETCH_UP_TO * self.frame:
            _stretch(page.placements, free)


def _stretch(placements: list[Placement], free: float) -> None:
    slots = {index for index, item in enumerate(placements) if index and item.gap > _PARAGRAPH_GAP}
    if not slots:
        return
    each = min(_STRETCH_GAP, free / len(slots))
    shift = 0.0
    for index, placement in enumerate(placements):
        shift += each if index in slots else 0.0
        placement.y -= shift
