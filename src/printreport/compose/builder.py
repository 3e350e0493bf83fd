"""The page builder: places flowables down the pages, floats, headings kept with what follows.

In: a story. Out: a unit of pages at a time, each holding the sections that share those pages.

A flowable that does not fit is split; one that can not be split waits as a float, where it may,
while the text after it fills the page; else the page ends. Where the last lines of a section go
over to one more page, the section is composed again with closer spacing.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

from printreport.compose.open_page import OpenPage
from printreport.compose.page import Page, Placement, Unit
from printreport.draw.canvas import PageGeometry
from printreport.draw.flowable import Flowable
from printreport.draw.opener import Opener
from printreport.draw.story import SectionStory, Story
from printreport.draw.style import Style
from printreport.findings import Findings
from printreport.model.profile import Profile

__all__ = ["NOTE_WIDTH_COLUMNS", "PageBuilder"]

NOTE_WIDTH_COLUMNS = 10
_LEAST_SPLIT = 27.0
_RUN_ON_ROOM = 0.38
_RUN_ON_GAP = 30.0
_THIN_CHAPTER = 1.3
_CLOSER_SPACINGS = (0.8, 0.62)
_THIN_LAST_PAGE = 0.3
_WHOLE_UP_TO = 0.8


class PageBuilder:
    """Composes the pages of a story.

    Parameters
    ----------
    story : Story
    style : Style
    profile : Profile
    findings : Findings
        Gets an error PR411 where something is higher than a page.
    """

    def __init__(self, story: Story, style: Style, profile: Profile, findings: Findings) -> None:
        self.story = story
        self.style = style
        self.profile = profile
        self.findings = findings
        self.pages: list[Page] = []
        self._n_before = 0
        self._open: OpenPage | None = None
        self._spacing = 1.0
        self._frame = style.page.height - style.page.top - style.page.bottom

    def unit(self, first: int, n_before: int, notes: tuple[str, ...] = ()) -> Unit:
        """Compose a section, and those that run on after it.

        Parameters
        ----------
        first : int
            The section, counted from 0.
        n_before : int
            How many pages come before it.
        notes : tuple of str
            The footnotes that stand on those, by id in the order of their numbers.
        """
        self.pages, self._open, self._n_before = [], None, n_before
        sections = [self.story.section(first)]
        self._compose(sections[0], starts_page=True)
        while first + len(sections) < len(self.story):
            following = self.story.section(first + len(sections))
            if not self._runs_on(following):
                break
            self._compose(following, starts_page=False)
            sections.append(following)
        room = self._close(ends_section=True)
        last = first + len(sections) - 1
        return Unit(first, last, tuple(sections), self.pages, n_before, notes, room)

    @property
    def least_room(self) -> float:
        """What a chapter asks for under the one before, unless it follows in any case [pt]."""
        return _RUN_ON_ROOM * self._frame

    # Sections -------------------------------------------------------------------------------

    def _compose(self, section: SectionStory, starts_page: bool) -> None:
        """Compose a section, closer where that saves a last page with little on it."""
        if section.full_page:
            self._full_page(section)
            return
        pages, opened = list(self.pages), self._open

        def attempt(spacing: float) -> int:
            self.pages[:], self._open = pages, opened.copy() if opened is not None else None
            if self._open is not None:
                self.pages[-1] = self._open.page
                self._open.spacing = spacing
            self._spacing = spacing
            self._start(section, starts_page)
            self._flow(section, deque(section.flowables))
            return len(self.pages)

        loose = attempt(1.0)
        is_thin = self._open is not None and self._open.taken < _THIN_LAST_PAGE
        if (
            is_thin
            and loose > len(pages) + 1
            and not any(attempt(spacing) < loose for spacing in _CLOSER_SPACINGS)
        ):
            attempt(1.0)
        self._spacing = 1.0

    def _runs_on(self, section: SectionStory) -> bool:
        """Tell whether a section begins under what stands on the open page."""
        if self._open is None or section.full_page:
            return False
        starts = section.starts
        if starts == "auto":
            starts = "run_on" if self._pages_of(section) < _THIN_CHAPTER else "page"
        if starts not in ("run_on", "follow"):
            return False
        return self._open.free() >= (0.0 if starts == "follow" else self.least_room)

    def _start(self, section: SectionStory, starts_page: bool) -> None:
        """Begin a section on a new page, or let a thin one run on."""
        opener = section.flowables[0] if section.flowables else None
        if not starts_page:
            if isinstance(opener, Opener):
                opener.run_on(_RUN_ON_GAP)
            return
        self._new_page(section)
        is_chapter = isinstance(opener, Opener) and not opener.compact
        wants_recto = section.starts == "recto" or (self.profile.recto_starts and is_chapter)
        if wants_recto and not self.pages[-1].geometry.is_recto:
            self.pages[-1].has_head = self.pages[-1].has_folio = False
            self._new_page(section)
        if is_chapter:
            self.pages[-1].has_head = False

    def _pages_of(self, section: SectionStory) -> float:
        """Give the height of a section's flowables, in pages."""
        total = 0.0
        for flowable in section.flowables:
            total += flowable.wrap(self.style.measure, self._frame)[1] + flowable.space_after
        return total / self._frame

    def _full_page(self, section: SectionStory) -> None:
        page = self._new_page(section).page
        flowable = section.flowables[0]
        flowable.wrap(page.geometry.width, page.geometry.height)
        page.placements.append(Placement(flowable, 0.0, 0.0))
        self._close(ends_section=True)

    # Pages ----------------------------------------------------------------------------------

    def geometry(self, number: int) -> PageGeometry:
        """Give the size and margins of a page by its number."""
        page = self.style.page
        is_recto = number % 2 == 1
        inner_left = is_recto or not self.profile.mirrored
        left, right = (page.inner, page.outer) if inner_left else (page.outer, page.inner)
        shift = self.profile.spine_shift if is_recto else -self.profile.spine_shift
        return PageGeometry(
            page.width,
            page.height,
            left + shift,
            right - shift,
            page.top,
            page.bottom,
            self.profile.bleed,
            is_recto,
        )

    def _new_page(self, section: SectionStory) -> OpenPage:
        self._close()
        number = self._n_before + len(self.pages) + 1
        has = section.has_furniture
        numbered = has or self.profile.numbers_every_page
        head = has and self.profile.running_head
        page = Page(
            number, self.geometry(number), section.id, section.title, section.full_page, head, numbered
        )
        self.pages.append(page)
        note_width = self.style.columns_width(NOTE_WIDTH_COLUMNS)
        self._open = OpenPage(page, self.story.notes, note_width, self._spacing)
        return self._open

    def _close(self, ends_section: bool = False) -> float | None:
        """Close the open page; give the room that is left of it, None where none is open."""
        if self._open is None:
            return None
        room = self._open.free()
        self._open.page.ends_section = self._open.page.ends_section or ends_section
        self._open.close()
        self._open = None
        return room

    # Flow -----------------------------------------------------------------------------------

    def _flow(self, section: SectionStory, queue: deque[Flowable]) -> None:
        floats: deque[Flowable] = deque()
        while queue or floats:
            page = self._open or self._new_page(section)
            if (
                floats
                and (page.takes_floats or not queue)
                and self._place_float(section, page, floats, bool(queue))
            ):
                continue
            head: list[Flowable] = []
            while len(queue) > 1 and queue[0].keep_with_next:
                head.append(queue.popleft())
            item = queue.popleft()
            if item.floats and floats:
                floats.append(item)  # exhibits keep their order
                queue.extendleft(reversed(head))
                if len(queue) == len(head):
                    self._new_page(section)
            else:
                self._place(section, page, head, item, queue, floats)

    def _place_float(
        self, section: SectionStory, page: OpenPage, floats: deque[Flowable], has_text: bool
    ) -> bool:
        """Place the first float, or end the page; false where text goes on under the floats before it."""
        item = floats[0]
        height, _ = page.height_of([item])
        if height <= page.free(item.notes()) + 0.01:
            page.put(floats.popleft())
        elif page.at_top:
            floats.popleft()
            self._force(section, page, item, floats)
        elif has_text:
            page.takes_floats = False
            return False
        else:
            self._new_page(section)
        return True

    def _place(
        self,
        section: SectionStory,
        page: OpenPage,
        head: list[Flowable],
        item: Flowable,
        queue: deque[Flowable],
        floats: deque[Flowable],
    ) -> None:
        """Place headings with the item after them, or part of it, or leave it for later."""
        height, own = page.height_of([*head, item])
        notes = tuple(note for part in head for note in part.notes())
        room = page.free(notes) - (height - own)
        least = max((getattr(part, "least_room", 0.0) for part in head), default=0.0)
        if height <= page.free((*notes, *item.notes())) + 0.01:
            if room >= least or page.at_top or not queue:
                self._put(page, [*head, item])
                return
        elif room >= max(least, _LEAST_SPLIT) and not self._stays_whole(item):
            parts = self._split(page, item, room, notes)
            if parts:
                self._put(page, [*head, parts[0]])
                queue.extendleft(reversed(parts[1:]))
                self._new_page(section)
                return
        if item.floats and not page.at_top and queue:
            floats.append(item)
            queue.extendleft(reversed(head))
        elif page.at_top and head and own <= self._frame:
            self._put(page, head)
            queue.appendleft(item)
            self._new_page(section)
        elif page.at_top:
            self._put(page, head)
            self._force(section, page, item, queue)
        else:
            queue.extendleft(reversed([*head, item]))
            self._new_page(section)

    def _stays_whole(self, item: Flowable) -> bool:
        """Tell whether an exhibit is small enough to wait for a page that holds all of it."""
        return item.floats and item.height < _WHOLE_UP_TO * self._frame

    def _put(self, page: OpenPage, items: Sequence[Flowable]) -> None:
        page.takes_floats = False
        for item in items:
            if page.at_top and isinstance(item, Opener):
                self._check_height(page, item, item.height, self._frame)
            page.put(item)

    def _split(self, page: OpenPage, item: Flowable, room: float, notes: tuple[str, ...]) -> list[Flowable]:
        """Split so that the first part and its own footnotes fit."""
        available = room
        for _ in range(5):
            parts = item.split(page.measure, available)
            if not parts:
                return []
            needed = page.height_of_notes(tuple(dict.fromkeys((*notes, *parts[0].notes()))))
            over = parts[0].height + needed - room - page.height_of_notes(notes)
            if over <= 0.01:
                return parts
            available = min(available, parts[0].height) - over
            if available < _LEAST_SPLIT:
                return []
        return []

    def _force(self, section: SectionStory, page: OpenPage, item: Flowable, queue: deque[Flowable]) -> None:
        """Place something at the top of a page that is higher than the room."""
        height, own = page.height_of([item])
        room = page.free() - (height - own)
        if own > room:
            parts = self._split(page, item, room, ()) or item.split(page.measure, room)
            if parts:
                page.put(parts[0])
                queue.extendleft(reversed(parts[1:]))
                self._new_page(section)
                return
        self._check_height(page, item, own + page.height_of_notes(item.notes()), room)
        page.put(item)

    def _check_height(self, page: OpenPage, item: Flowable, height: float, room: float) -> None:
        """Refuse what would be painted off the page."""
        if height > room + 0.01:
            what = f'block "{item.anchor}"' if item.anchor else "a block"
            noted = " with its footnotes" if item.notes() else ""
            said = f"{what}{noted} is {height:,.0f} pt high, but its page has room for {room:,.0f} pt"
            self.findings.error("PR411", said, item.place)
