"""The page builder: places flowables down the page, floats, footnotes at the foot, headings kept.

A flowable that does not fit is split; one that can not be split waits as a float, where it may,
while the text after it fills the page; else the page ends. Footnotes of a line stand on its page.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace

from printreport.compose.page import Page, Placement
from printreport.draw.canvas import PageGeometry
from printreport.draw.flowable import Flowable
from printreport.draw.opener import Opener
from printreport.draw.paragraph import TextBlock
from printreport.draw.story import SectionStory, Story
from printreport.draw.style import Style
from printreport.findings import Findings
from printreport.model.profile import Profile

__all__ = ["NOTE_RULE_GAP", "NOTE_WIDTH_COLUMNS", "PageBuilder"]

NOTE_RULE_GAP = 7.0
NOTE_WIDTH_COLUMNS = 10
_LEAST_SPLIT = 27.0
_RUN_ON_ROOM = 0.38
_THIN_CHAPTER = 1.3
_STRETCH_UP_TO = 0.13
_STRETCH_GAP = 16.0
_STRETCHABLE = 10.0
_CLOSER_SPACINGS = (0.8, 0.62)
_THIN_LAST_PAGE = 0.3
_WHOLE_UP_TO = 0.55


@dataclass(frozen=True, slots=True)
class _State:
    """Where composition stands before a section."""

    pages: tuple[Page, ...]
    is_open: bool
    placements: list[Placement]
    y: float
    gap: float
    notes: dict[str, TextBlock]
    notes_height: float


class PageBuilder:
    """Composes the pages of a story.

    Parameters
    ----------
    story : Story
    style : Style
    profile : Profile
    findings : Findings
        Gets PR411 where something is higher than a page.
    """

    def __init__(self, story: Story, style: Style, profile: Profile, findings: Findings) -> None:
        self.story = story
        self.style = style
        self.profile = profile
        self.findings = findings
        self.pages: list[Page] = []
        self._page: Page | None = None
        self._y = 0.0
        self._gap = 0.0
        self._spacing = 1.0
        self._notes: dict[str, TextBlock] = {}
        self._notes_height = 0.0
        self._section = story.sections[0] if story.sections else None

    def build(self) -> list[Page]:
        """Compose all sections."""
        before: SectionStory | None = None
        for section in self.story.sections:
            self._section = section
            if section.full_page:
                self._full_page(section)
            else:
                self._compose(section, before)
            before = section
        self._close()
        folios = {
            anchor: str(page.number)
            for page in self.pages
            for placement in page.placements
            for _, _, anchor in placement.flowable.bookmarks()
        }
        for contents in self.story.contents:
            contents.use_pages(folios)
        return self.pages

    # Passes ---------------------------------------------------------------------------------

    def _compose(self, section: SectionStory, before: SectionStory | None) -> None:
        """Compose a section; where a few lines go over to one more page, closer spacing takes them back."""
        saved = self._save()
        for spacing in (1.0, *_CLOSER_SPACINGS, 1.0):
            self._restore(saved)
            self._spacing = spacing
            self._start(section, before)
            self._flow(deque(section.flowables))
            count = len(self.pages)
            if spacing == 1.0:
                pages_loose = count
                if count <= len(saved.pages) + 1 or self._taken() > _THIN_LAST_PAGE:
                    break
            elif count < pages_loose:
                break
        self._spacing = 1.0

    def _taken(self) -> float:
        """Give how much of the frame of the open page is taken, 0-1."""
        return 1.0 - self._free() / self._frame_height()

    def _save(self) -> _State:
        page = self._page
        placements = [replace(placement) for placement in page.placements] if page is not None else []
        return _State(
            tuple(self.pages),
            page is not None,
            placements,
            self._y,
            self._gap,
            dict(self._notes),
            self._notes_height,
        )

    def _restore(self, saved: _State) -> None:
        self.pages[:] = saved.pages
        self._page = self.pages[-1] if saved.is_open else None
        if self._page is not None:
            self._page.placements[:] = [replace(placement) for placement in saved.placements]
            self._page.ends_section = False
        self._y, self._gap = saved.y, saved.gap
        self._notes, self._notes_height = dict(saved.notes), saved.notes_height

    # Pages ----------------------------------------------------------------------------------

    def _geometry(self, number: int) -> PageGeometry:
        page = self.style.page
        is_recto = number % 2 == 1
        inner_left = is_recto or not self.profile.mirrored
        left, right = (page.inner, page.outer) if inner_left else (page.outer, page.inner)
        return PageGeometry(page.width, page.height, left, right, page.top, page.bottom, is_recto=is_recto)

    def _new_page(self, full_page: bool = False) -> Page:
        self._close()
        section = self._section
        assert section is not None, "pages belong to sections"
        number = len(self.pages) + 1
        geometry = self._geometry(number)
        has = section.has_furniture
        page = Page(number, geometry, section.id, section.title, full_page, has_head=has, has_folio=has)
        self.pages.append(page)
        self._page = page
        self._y = geometry.height - geometry.top
        self._gap = 0.0
        self._notes, self._notes_height = {}, 0.0
        return page

    def _close(self, ends_section: bool = False) -> None:
        page = self._page
        if page is None:
            return
        page.ends_section = page.ends_section or ends_section
        page.notes = list(self._notes.values())
        geometry = page.geometry
        frame = geometry.height - geometry.top - geometry.bottom
        free = self._y - geometry.bottom - self._notes_height
        page.fill = 1.0 if page.full_page else 1 - max(0.0, free) / frame
        if not page.full_page and not page.ends_section and 0 < free <= _STRETCH_UP_TO * frame:
            _stretch(page.placements, free)
        self._page = None

    def _full_page(self, section: SectionStory) -> None:
        page = self._new_page(full_page=True)
        flowable = section.flowables[0]
        flowable.wrap(page.geometry.width, page.geometry.height)
        page.placements.append(Placement(flowable, 0.0, 0.0))
        self._close(ends_section=True)

    def _start(self, section: SectionStory, before: SectionStory | None) -> None:
        """Begin a section on a new page, or let a thin one run on."""
        opener = section.flowables[0] if section.flowables else None
        can_run_on = before is not None and not before.full_page and self._page is not None
        starts = section.starts
        if starts == "auto":
            starts = "run_on" if can_run_on and self._height_of(section) < _THIN_CHAPTER else "page"
        if starts == "run_on" and can_run_on and self._page is not None:
            if isinstance(opener, Opener):
                opener.compact = True
                opener.space_before = 30.0
            frame = self.style.page.height - self.style.page.top - self.style.page.bottom
            if self._free() >= _RUN_ON_ROOM * frame:
                return
        if self._page is not None:
            self._page.ends_section = True
        self._new_page()
        if (self.profile.recto_starts or starts == "recto") and not self.pages[-1].geometry.is_recto:
            self._new_page()
        if isinstance(opener, Opener) and not opener.compact:
            self.pages[-1].has_head = False

    def _height_of(self, section: SectionStory) -> float:
        """Give the height of a section's flowables, in pages."""
        width, total = self.style.measure, 0.0
        frame = self.style.page.height - self.style.page.top - self.style.page.bottom
        for flowable in section.flowables:
            total += flowable.wrap(width, frame)[1] + flowable.space_after
        return total / frame

    # Flow -----------------------------------------------------------------------------------

    def _free(self, notes: tuple[str, ...] = ()) -> float:
        """Give the height left over for content, once some notes more are set."""
        page = self._page
        assert page is not None, "a page is open"
        return self._y - page.geometry.bottom - self._notes_height - self._height_of_notes(notes)

    def _height_of_notes(self, notes: tuple[str, ...]) -> float:
        fresh = [note for note in notes if note not in self._notes and note in self.story.notes]
        height = 0.0
        for note in fresh:
            height += self.story.notes[note].wrap(self.style.columns_width(NOTE_WIDTH_COLUMNS), 1e4)[1] + 1.5
        return height + (NOTE_RULE_GAP if fresh and not self._notes else 0.0)

    def _at_top(self) -> bool:
        return self._page is not None and not self._page.placements

    def _flow(self, queue: deque[Flowable]) -> None:
        floats: deque[Flowable] = deque()
        while queue or floats:
            if self._page is None:
                self._new_page()
            if floats and (self._at_top() or not queue):
                self._place_float(floats)
                continue
            if not queue:
                continue
            head: list[Flowable] = []
            while len(queue) > 1 and queue[0].keep_with_next:
                head.append(queue.popleft())
            item = queue.popleft()
            if item.floats and floats:
                floats.append(item)
                queue.extendleft(reversed(head))
                if not queue or (len(queue) == len(head)):
                    self._next_page()
                continue
            self._place(head, item, queue, floats)

    def _place_float(self, floats: deque[Flowable]) -> None:
        item = floats[0]
        _, height = item.wrap(self.style.measure, self._frame_height())
        if self._fits(item, height):
            self._put(floats.popleft())
        elif self._at_top():
            floats.popleft()
            rest: deque[Flowable] = deque()
            self._force(item, rest)
            floats.extendleft(reversed(rest))
        else:
            self._next_page()

    def _frame_height(self) -> float:
        page = self.style.page
        return page.height - page.top - page.bottom

    def _gap_before(self, item: Flowable) -> float:
        return 0.0 if self._at_top() else self._spaced(max(self._gap, item.space_before))

    def _spaced(self, gap: float) -> float:
        """Give a gap between blocks as close as this pass sets them; gaps inside text stay."""
        return gap * self._spacing if gap >= _STRETCHABLE else gap

    def _fits(self, item: Flowable, height: float) -> bool:
        return self._gap_before(item) + height <= self._free(item.notes()) + 0.01

    def _next_page(self) -> None:
        self._close()
        self._new_page()

    def _place(
        self, head: list[Flowable], item: Flowable, queue: deque[Flowable], floats: deque[Flowable]
    ) -> None:
        """Place headings with the item after them, or part of it, or leave it for later."""
        width, frame = self.style.measure, self._frame_height()
        taken, gap = 0.0, self._gap
        for index, part in enumerate([*head, item]):
            part.wrap(width, frame)
            taken += 0.0 if self._at_top() and not index else self._spaced(max(gap, part.space_before))
            gap = part.space_after
            if part is not item:
                taken += part.height
        notes = tuple(note for part in head for note in part.notes())
        room = self._free(notes) - taken
        least = max((getattr(part, "least_room", 0.0) for part in head), default=0.0)
        if item.height <= self._free((*notes, *item.notes())) - taken + 0.01:
            if room >= least or item.height >= room - 0.01 or self._at_top() or not queue:
                for part in [*head, item]:
                    self._put(part)
                return
        elif room >= max(least, _LEAST_SPLIT) and not (item.floats and item.height < _WHOLE_UP_TO * frame):
            parts = self._split(item, room, notes)
            if parts:
                for part in [*head, parts[0]]:
                    self._put(part)
                queue.extendleft(reversed(parts[1:]))
                self._next_page()
                return
        if item.floats and not self._at_top() and queue:
            floats.append(item)
            queue.extendleft(reversed(head))
        elif self._at_top():
            for part in head:
                self._put(part)
            self._force(item, queue)
        else:
            queue.extendleft(reversed([*head, item]))
            self._next_page()

    def _split(self, item: Flowable, room: float, notes: tuple[str, ...]) -> list[Flowable]:
        """Split so that the first part and its own footnotes fit."""
        available = room
        for _ in range(5):
            parts = item.split(self.style.measure, available)
            if not parts:
                return []
            needed = self._height_of_notes(tuple(dict.fromkeys((*notes, *parts[0].notes()))))
            over = parts[0].height + needed - room - self._height_of_notes(notes)
            if over <= 0.01:
                return parts
            available = min(available, parts[0].height) - over
            if available < _LEAST_SPLIT:
                return []
        return []

    def _force(self, item: Flowable, queue: deque[Flowable]) -> None:
        """Place something at the top of a page that is higher than the room."""
        room = self._free() - self._gap_before(item)
        if item.height > room:
            parts = self._split(item, room, ()) or item.split(self.style.measure, room)
            if parts:
                self._put(parts[0])
                queue.extendleft(reversed(parts[1:]))
                self._next_page()
                return
            name = item.anchor or "a block"
            self.findings.warning(
                "PR411",
                f'block "{name}" is {item.height:,.0f} pt high, but its page has room for {room:,.0f} pt',
            )
        self._put(item)

    def _put(self, item: Flowable) -> None:
        page = self._page
        assert page is not None, "a page is open"
        item.wrap(self.style.measure, self._frame_height())
        gap = self._gap_before(item)
        self._y -= gap + item.height
        page.placements.append(Placement(item, page.geometry.left, self._y, gap))
        self._gap = item.space_after
        fresh = tuple(note for note in item.notes() if note not in self._notes and note in self.story.notes)
        if fresh:
            self._notes_height += self._height_of_notes(fresh)
            for note in fresh:
                self._notes[note] = self.story.notes[note]


def _stretch(placements: list[Placement], free: float) -> None:
    """Share what is left of a page among the gaps between its blocks."""
    slots = [index for index, placement in enumerate(placements) if index and placement.gap >= _STRETCHABLE]
    if not slots:
        return
    each = min(_STRETCH_GAP, free / len(slots))
    shift = 0.0
    for index, placement in enumerate(placements):
        if index in slots:
            shift += each
        placement.y -= shift
