"""Inside a line: which stretch is a link, a footnote's mark, a foreign word, an abbreviation.

In: glyphs and the element they stand in. Out: the element their mark belongs to. Neighbors that
say the same share one element, also over the end of a line.
Source: ISO 32000-1, 14.8.4.4 (inline-level structure elements); ISO 14289-1, 7.9 and 7.18.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from printreport.draw.canvas import Glyphs
from printreport.model.content import SpokenWords
from printreport.model.structure import StructureElement
from printreport.write.tags import Tags

__all__ = ["Inline", "Rect"]

Rect = tuple[float, float, float, float]

_LINK_SCHEMES = ("https:", "mailto:")
_BLOCKS = frozenset(("Sect", "Document", "BlockQuote"))
"""What may hold a note; a note of anything deeper is lifted out to here."""


@dataclass(slots=True)
class _OpenLink:
    """The link that was painted last, which the next stretch may go on with."""

    element: StructureElement
    target: str
    page: int
    y: float
    annotations: list[Any] = field(default_factory=list)
    rect: Rect = (0.0, 0.0, 0.0, 0.0)
    words: str = ""


class Inline:
    """Finds the element of each stretch of glyphs.

    Parameters
    ----------
    tags : Tags
    words : SpokenWords
        What links to and from notes say of themselves.
    links_out : bool
        Whether web addresses are links.
    """

    def __init__(self, tags: Tags, words: SpokenWords, links_out: bool) -> None:
        self.notes: Mapping[str, StructureElement] = {}
        self._tags = tags
        self._words = words
        self._links_out = links_out
        self._link: _OpenLink | None = None
        self._placed: set[str] = set()

    def element(
        self, owner: StructureElement, glyphs: Glyphs, rect: Rect, page: int, where: float
    ) -> StructureElement:
        """Give the element of a stretch.

        Parameters
        ----------
        page : int
            From 1.
        where : float [pt]
            Height of the baseline, which tells lines apart.
        """
        inside = owner
        if owner.role == "Note" and not owner.kids:
            inside = owner.child("Lbl")
        if glyphs.note in self.notes and owner.role != "Note":
            inside = self._mark(inside, glyphs, rect, page)
        elif glyphs.link:
            inside = self._linked(inside, glyphs, rect, page, where)
        elif glyphs.raised_mark:
            inside = inside.child("Reference")
        if glyphs.lang or glyphs.expansion:
            inside = self._span(inside, glyphs)
        return inside

    def _mark(self, owner: StructureElement, glyphs: Glyphs, rect: Rect, page: int) -> StructureElement:
        """Make the mark a Reference that leads to its Note, and put the Note after its block."""
        note = glyphs.note
        link = owner.child("Reference").child("Link")
        contents = self._words.note.format(number=glyphs.text.strip())
        self._tags.link(link, rect, contents, anchor=f"note-{note}-{page}")
        if note not in self._placed:
            self._placed.add(note)
            block = owner
            while block.parent is not None and block.parent.role not in _BLOCKS:
                block = block.parent
            if block.parent is not None:
                block.parent.insert_after(block, self.notes[note])
        return link

    def is_first_mark(self, note: str) -> bool:
        """Tell whether no mark of the note was painted yet, so that the note leads back to this one."""
        return note in self.notes and note not in self._placed

    def _linked(
        self, owner: StructureElement, glyphs: Glyphs, rect: Rect, page: int, where: float
    ) -> StructureElement:
        target = glyphs.link
        if not target.startswith("#") and (not self._links_out or not target.startswith(_LINK_SCHEMES)):
            return owner
        last = self._link
        goes_on = last is not None and last.target == target and owner.kids and owner.kids[-1] is last.element
        if last is None or not goes_on:
            last = self._link = _OpenLink(owner.child("Link"), target, page, where)
            self._annotate(last, rect, glyphs.text)
        elif last.page == page and last.y == where:
            last.rect = (last.rect[0], min(last.rect[1], rect[1]), rect[2], max(last.rect[3], rect[3]))
            self._tags.widen(last.annotations[-1], last.rect)
        else:
            last.page, last.y = page, where
            self._annotate(last, rect, glyphs.text)
        is_new_line = bool(last.words) and last.rect == rect and not last.words.endswith((" ", "-", "\u00ad"))
        last.words += f" {glyphs.text}" if is_new_line else glyphs.text
        says = self._words.back if target.startswith("#mark-") else last.words
        for annotation in last.annotations:
            self._tags.tell(annotation, says)
        return last.element

    def _annotate(self, link: _OpenLink, rect: Rect, words: str) -> None:
        link.rect = rect
        target = link.target
        if target.startswith("#"):
            link.annotations.append(self._tags.link(link.element, rect, words, anchor=target[1:]))
        else:
            link.annotations.append(self._tags.link(link.element, rect, words, address=target))

    def _span(self, owner: StructureElement, glyphs: Glyphs) -> StructureElement:
        """Give the Span of a foreign word or an abbreviation, the one before where it goes on."""
        last = owner.kids[-1] if owner.kids else None
        if (
            isinstance(last, StructureElement)
            and last.role == "Span"
            and (last.lang, last.expansion) == (glyphs.lang, glyphs.expansion)
        ):
            return last
        return owner.child("Span", lang=glyphs.lang, expansion=glyphs.expansion)
