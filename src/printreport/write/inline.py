"""Inside a line: which stretch is a link, a footnote's mark, a foreign word, an abbreviation.

In: glyphs and the element they stand in. Out: the element their mark belongs to. Neighbors that
say the same share one element, also over the end of a line.
Source: ISO 32000-1, 14.8.4.4 (inline-level structure elements); ISO 14289-1, 7.9 and 7.18.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from printreport.draw.canvas import Glyphs
from printreport.model.content import SpokenWords
from printreport.model.structure import StructureElement
from printreport.slotted import dataclass
from printreport.write.links import Link, Links

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
    link: Link
    words: str = ""


class Inline:
    """Finds the element of each stretch of glyphs.

    Parameters
    ----------
    links : Links
    words : SpokenWords
        What links to and from notes say of themselves.
    links_out : bool
        Whether web addresses are links.

    Attributes
    ----------
    notes : mapping of str to StructureElement
        The footnotes, which go to where their first mark stands.
    placed : set of str
        Those that have been marked already.
    """

    def __init__(self, links: Links, words: SpokenWords, links_out: bool) -> None:
        self.notes: Mapping[str, StructureElement] = {}
        self._links = links
        self._words = words
        self._links_out = links_out
        self._link: _OpenLink | None = None
        self.placed: set[str] = set()

    def begin(self, notes: Mapping[str, StructureElement], placed: Iterable[str]) -> None:
        """Begin a unit, with its footnotes and those that earlier units have marked."""
        self.notes, self.placed, self._link = notes, set(placed), None

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
            inside = self._mark(inside, glyphs, rect)
        elif glyphs.link:
            inside = self._linked(inside, glyphs, rect, page, where)
        elif glyphs.raised_mark:
            inside = inside.child("Reference")
        if glyphs.lang or glyphs.expansion:
            inside = self._span(inside, glyphs)
        return inside

    def _mark(self, owner: StructureElement, glyphs: Glyphs, rect: Rect) -> StructureElement:
        """Make the mark a Reference that leads to its Note, and put the Note after its block."""
        note = glyphs.note
        link = owner.child("Reference").child("Link")
        contents = self._words.note.format(number=glyphs.text.strip())
        self._links.add(link, rect, contents, anchor=f"note-{note}")
        if note not in self.placed:
            self.placed.add(note)
            block = owner
            while block.parent is not None and block.parent.role not in _BLOCKS:
                block = block.parent
            if block.parent is not None:
                block.parent.insert_after(block, self.notes[note])
        return link

    def is_first_mark(self, note: str) -> bool:
        """Tell whether no mark of the note was painted yet, so that the note leads back to this one."""
        return note in self.notes and note not in self.placed

    def _linked(
        self, owner: StructureElement, glyphs: Glyphs, rect: Rect, page: int, where: float
    ) -> StructureElement:
        target = glyphs.link
        if not target.startswith("#") and (not self._links_out or not target.startswith(_LINK_SCHEMES)):
            return owner
        last = self._link
        goes_on = last is not None and last.target == target and owner.kids and owner.kids[-1] is last.element
        is_new_line = True
        if last is None or not goes_on:
            element = owner.child("Link")
            link = self._add(element, target, rect, glyphs.text)
            last = self._link = _OpenLink(element, target, page, where, link)
        elif last.page == page and last.y == where:
            now = last.link.rect
            last.link.rect = (now[0], min(now[1], rect[1]), rect[2], max(now[3], rect[3]))
            is_new_line = False
        else:
            last.page, last.y = page, where
            last.link = self._add(last.element, target, rect, glyphs.text)
        is_apart = is_new_line and bool(last.words) and not last.words.endswith((" ", "-", "\u00ad"))
        last.words += f" {glyphs.text}" if is_apart else glyphs.text
        self._links.tell(last.element, self._words.back if target.startswith("#mark-") else last.words)
        return last.element

    def _add(self, element: StructureElement, target: str, rect: Rect, words: str) -> Link:
        if target.startswith("#"):
            return self._links.add(element, rect, words, anchor=target[1:])
        return self._links.add(element, rect, words, address=target)

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
