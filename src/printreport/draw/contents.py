"""The contents list: titles, leaders, page numbers that are filled in when pages are known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from printreport.draw.canvas import Canvas, Glyphs
from printreport.draw.flowable import Flowable
from printreport.draw.lines import set_lines
from printreport.draw.style import Style
from printreport.model.content import (
    BackContent,
    BlockContent,
    ChapterContent,
    ContentsContent,
    LetterContent,
    ProseContent,
    SectionContent,
    SideBySideContent,
)
from printreport.model.structure import StructureElement
from printreport.model.text import Paragraph, Run, plain_text

__all__ = ["ContentsList", "Heading", "headings_of"]

Heading = tuple[str, int, str]
"""Title, level (0 is a chapter) and anchor of what the contents list names."""

_INDENT = 14.0
_CHAPTER_GAP = 4.0
_ROOM_RIGHT = 26.0


class ContentsList(Flowable):
    """Chapters and their headings with the pages they begin on.

    Parameters
    ----------
    entries : tuple of Heading
        Known when the story is built; the pages come with :meth:`use_pages`.
    """

    def __init__(self, entries: tuple[Heading, ...], style: Style, parent: StructureElement) -> None:
        self.entries = entries
        self.style = style
        self.element = parent.child("TOC")
        self._pages: dict[str, str] = {}
        self._heights: list[float] = []

    def use_pages(self, pages: Mapping[str, str]) -> None:
        """Take the folios by anchor; the height does not depend on them."""
        self._pages.update(pages)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Measure: a line (or more for a long title) an entry."""
        self.width = width
        self._heights = []
        for title, level, _ in self.entries:
            text_style = self.style.text("contents_2" if level else "contents")
            room = width - _ROOM_RIGHT - (_INDENT if level else 0.0)
            count = len(set_lines((Run(title),), text_style, room, self.style.faces, self.style.language))
            self._heights.append(count * text_style.leading + (0.0 if level else _CHAPTER_GAP))
        self.height = sum(self._heights)
        return width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """Split between entries."""
        used, fit = 0.0, 0
        for own in self._heights:
            if used + own > height:
                break
            used += own
            fit += 1
        if not 0 < fit < len(self.entries):
            return []
        parts = []
        for entries in (self.entries[:fit], self.entries[fit:]):
            part = ContentsList.__new__(ContentsList)
            part.entries, part.style, part.element, part._pages = (
                entries,
                self.style,
                self.element,
                self._pages,
            )
            part.wrap(width, height)
            parts.append(part)
        return self.hand_on(parts[0], parts[1])

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """Paint the entries with dotted leaders."""
        top = y + self.height
        for (title, level, anchor), height in zip(self.entries, self._heights, strict=True):
            self._entry(canvas, x, top, height, title, level, anchor)
            top -= height

    def _entry(
        self, canvas: Canvas, x: float, top: float, height: float, title: str, level: int, anchor: str
    ) -> None:
        text_style = self.style.text("contents_2" if level else "contents")
        indent = _INDENT if level else 0.0
        item = self.element.child("TOCI")
        reference = item.child("Reference")
        lines = set_lines(
            (Run(title),),
            text_style,
            self.width - _ROOM_RIGHT - indent,
            self.style.faces,
            self.style.language,
        )
        baseline = top - (0.0 if level else _CHAPTER_GAP) - text_style.leading * 0.72
        target = f"#{anchor}"
        rect = (x + indent, top - height, x + self.width, top)
        link = canvas.link(rect, target, title, reference) or reference
        with canvas.tagged(link):
            for line in lines:
                canvas.show(x + indent, baseline, line.glyphs, "contents")
                baseline -= text_style.leading
            baseline += text_style.leading
            face = self.style.face(text_style.face)
            folio = self._pages.get(anchor, "")
            width = face.width(folio, text_style.size)
            right = x + self.width - width
            glyphs = Glyphs(
                folio, 0.0, width, face, text_style.size, text_style.color, number_class="reference"
            )
            if folio:
                canvas.show(right, baseline, (glyphs,), "contents")
        start = x + indent + lines[-1].width + 6 if lines else x
        if right - 6 > start:
            with canvas.artifact("Layout"):
                canvas.line(right - 6, baseline + 1, start, baseline + 1, "pale_line", 0.7, (0, 4), "round")


def headings_of(section: SectionContent) -> Iterator[Heading]:
    """Give the headings of a section that a contents list may name, in reading order.

    Those in boxes (callouts, quotations) are part of their box.
    """
    if isinstance(section, ChapterContent) and section.in_contents:
        yield plain_text(section.title), 0, section.id
    if isinstance(section, BackContent) and section.title:
        yield plain_text(section.title), 0, section.id
    if isinstance(section, (ChapterContent, BackContent, ContentsContent)):
        yield from _headings_in(section.blocks)


def _headings_in(blocks: Iterable[BlockContent]) -> Iterator[Heading]:
    for block in blocks:
        if isinstance(block, ProseContent):
            yield from _heads(block.paragraphs)
            yield from _headings_in(block.side)
        elif isinstance(block, LetterContent):
            yield from _heads(block.paragraphs)
        elif isinstance(block, SideBySideContent):
            for column in block.columns:
                yield from _headings_in(column)


def _heads(paragraphs: Iterable[Paragraph]) -> Iterator[Heading]:
    for paragraph in paragraphs:
        if paragraph.role == "heading2" and paragraph.anchor:
            yield plain_text(paragraph.runs), 1, paragraph.anchor
