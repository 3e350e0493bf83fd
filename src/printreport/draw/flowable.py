"""The flowable protocol (ReportLab's ``wrap``, ``split``, ``drawOn``) with what our page builder asks."""

from __future__ import annotations

from collections.abc import Sequence

from printreport.draw.canvas import Canvas
from printreport.findings import NOWHERE, Place

__all__ = ["Flowable", "Gap", "Stack", "notes_of"]


class Flowable:
    """Something that takes room on a page.

    Attributes
    ----------
    space_before, space_after : float [pt]
        The larger of two neighbours' counts; ignored at the top of a page.
    keep_with_next : bool
        Must not stand last on a page.
    floats : bool
        May move to a later place while text fills the page.
    anchor, alias : str
        Names that links and the contents list may lead to.
    place : Place
        Where the author wrote it, for messages.
    bookmark : tuple of (str, int) or None
        Title and level (0 is a chapter) in the outline and the contents list.
    """

    space_before: float = 0.0
    space_after: float = 0.0
    keep_with_next: bool = False
    floats: bool = False
    anchor: str = ""
    alias: str = ""
    place: Place = NOWHERE
    bookmark: tuple[str, int] | None = None
    width: float = 0.0
    height: float = 0.0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Measure for a width; give the size taken [pt]. Keeps ``self.width`` and ``self.height``."""
        raise NotImplementedError

    def split(self, width: float, height: float) -> list[Flowable]:
        """Give the part that fits the height, and the rest; empty where nothing fits.

        Called after ``wrap`` with the same width, and only with a height below the wrapped one.
        """
        return []

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """Paint with the lower left corner at (x, y)."""
        raise NotImplementedError

    def drawOn(self, canvas: Canvas, x: float, y: float) -> None:
        """Paint, and set the anchor and the bookmark at the upper left corner."""
        top = y + self.height
        for name in (self.anchor, self.alias):
            if name:
                canvas.anchor(name, x, top)
        if self.bookmark is not None and self.anchor:
            title, level = self.bookmark
            canvas.bookmark(title, self.anchor, level)
        self.draw(canvas, x, y)

    def hand_on(self, first: Flowable, rest: Flowable) -> list[Flowable]:
        """Give the parts of a split, with the edges, names and ties of the whole on the right part."""
        first.space_before, first.anchor, first.alias = self.space_before, self.anchor, self.alias
        first.bookmark = self.bookmark
        rest.space_after, rest.keep_with_next = self.space_after, self.keep_with_next
        first.place = rest.place = self.place
        return [first, rest]

    def notes(self) -> tuple[str, ...]:
        """Give the ids of the footnotes whose marks stand in it, in order."""
        return ()

    def bookmarks(self) -> tuple[tuple[str, int, str], ...]:
        """Give (title, level, anchor) of every heading inside, in order."""
        if self.bookmark is None:
            return ()
        return ((*self.bookmark, self.anchor),)


class Gap(Flowable):
    """Empty height."""

    def __init__(self, height: float) -> None:
        self.height = height

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Take the width and the given height."""
        self.width = width
        return width, self.height

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """Paint nothing."""


class Stack(Flowable):
    """Flowables one under the other, with the spaces between them collapsed.

    With ``breakable`` false it never splits.
    """

    def __init__(self, items: Sequence[Flowable], breakable: bool = True) -> None:
        self.items = list(items)
        self.breakable = breakable
        self._offsets: list[float] = []

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Measure all items."""
        self.width = width
        self._offsets = []
        y, gap = 0.0, 0.0
        for index, item in enumerate(self.items):
            _, item_height = item.wrap(width, height)
            if index:
                y += max(gap, item.space_before)
            self._offsets.append(y)
            y += item_height
            gap = item.space_after
        self.height = y
        return width, y

    def split(self, width: float, height: float) -> list[Flowable]:
        """Split between items, or inside the item on the edge; a heading goes with what follows."""
        if not self.breakable:
            return []
        for index, (item, top) in enumerate(zip(self.items, self._offsets, strict=True)):
            if top + item.height <= height + 0.01:
                continue
            parts = item.split(width, height - top) if height > top else []
            if parts:
                return self._parts(
                    [*self.items[:index], parts[0]], [*parts[1:], *self.items[index + 1 :]], width
                )
            cut = index
            while cut and self.items[cut - 1].keep_with_next:
                cut -= 1
            return self._parts(self.items[:cut], self.items[cut:], width) if cut else []
        return []

    def _parts(self, first: list[Flowable], rest: list[Flowable], width: float) -> list[Flowable]:
        parts = self.hand_on(Stack(first), Stack(rest))
        for part in parts:
            part.wrap(width, 1e6)
        return parts

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """Paint all items."""
        top = y + self.height
        for item, offset in zip(self.items, self._offsets, strict=True):
            item.drawOn(canvas, x, top - offset - item.height)

    def notes(self) -> tuple[str, ...]:
        """Give the notes of all items."""
        return notes_of(self.items)

    def bookmarks(self) -> tuple[tuple[str, int, str], ...]:
        """Give the headings of all items."""
        return (*super().bookmarks(), *(mark for item in self.items for mark in item.bookmarks()))


def notes_of(items: Sequence[Flowable]) -> tuple[str, ...]:
    """Give the footnote ids of several flowables, each once, in order."""
    return tuple(dict.fromkeys(note for item in items for note in item.notes()))
