"""Content → story: every section as a list of flowables in reading order, with its structure.

In: a :class:`~printreport.model.content.ReportContent` and a style. Out: a :class:`SectionStory` each,
drawn when it is asked for, and the footnotes ready to be set at the foot of the page that marks them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from typing import Literal

from printreport.draw.back import BackFoot
from printreport.draw.blocks import BlockBuilder
from printreport.draw.contents import ContentsList, headings_of
from printreport.draw.cover import CoverPage
from printreport.draw.flowable import Flowable, Gap
from printreport.draw.opener import Opener
from printreport.draw.paragraph import TextBlock
from printreport.draw.style import Style
from printreport.model.content import (
    BackContent,
    ChapterContent,
    ContentsContent,
    CoverContent,
    ReportContent,
)
from printreport.model.structure import StructureElement
from printreport.model.text import plain_text
from printreport.slotted import dataclass, replace

__all__ = ["SectionStory", "Story"]


@dataclass(slots=True)
class SectionStory:
    """One section, ready for pages.

    Attributes
    ----------
    starts : str
        ``page``, ``recto``, ``run_on``, ``follow``, or ``auto`` (a thin chapter runs on).
    full_page : bool
        A page without a frame: the cover.
    has_furniture : bool
        Its pages have running heads and folios.
    root : StructureElement
        Holds what the section adds to the document, in reading order.
    contents : ContentsList or None
        The list that waits for the page numbers.
    """

    id: str
    title: str
    flowables: list[Flowable]
    starts: Literal["page", "recto", "run_on", "follow", "auto"] = "page"
    full_page: bool = False
    has_furniture: bool = True
    root: StructureElement = field(default_factory=lambda: StructureElement("Document"))
    contents: ContentsList | None = None


class Story:
    """The whole report, ready for pages.

    Parameters
    ----------
    content : ReportContent
    style : Style
    root : str
        Folder that picture files are relative to.

    Attributes
    ----------
    notes : dict of str to TextBlock
        The footnotes marked so far by id, in the order of their numbers.
    head : str
        The running head's left part.
    folio_of : str
        A folio that tells how many pages there are.

    Raises
    ------
    TableTooWideError [PR412]
        A section is asked for in which a table's least width is more than its frame.
    """

    def __init__(self, content: ReportContent, style: Style, root: str) -> None:
        self.content = content
        self.style = style
        self.notes: dict[str, TextBlock] = {}
        self.head = plain_text(content.head) or f"{content.organization}, {content.title}"
        self.folio_of = content.spoken.page_of
        self._root = root
        self._builder = BlockBuilder(content, style, root)
        self._drawn: dict[int, SectionStory] = {}

    def __len__(self) -> int:
        return len(self.content.sections)

    def section(self, index: int) -> SectionStory:
        """Give a section; it is drawn once, and those before it come first."""
        if index not in self._drawn:
            self._drawn[index] = self._draw(index)
        return self._drawn[index]

    def note_order(self) -> tuple[str, ...]:
        """Give the footnotes by id in the order of their numbers, as far as sections are drawn."""
        return tuple(self._builder.note_numbers)

    def number_notes(self, order: Sequence[str], settled: int) -> None:
        """Let footnotes have their numbers in this order; what is drawn after numbers on from there.

        The first ``settled`` of them stand where they are; the sections drawn so far are given up, for
        they may show other numbers.
        """
        self._builder.note_numbers = {note: number for number, note in enumerate(order, 1)}
        self._drawn.clear()
        kept = set(order[:settled])
        self.notes = {note: block for note, block in self.notes.items() if note in kept}

    def _draw(self, index: int) -> SectionStory:
        section, root, builder = self.content.sections[index], StructureElement("Document"), self._builder
        builder.marked.clear()
        if isinstance(section, CoverContent):
            page = CoverPage(section, self.style, self._root, root)
            story = SectionStory(section.id, "", [page], full_page=True, root=root)
        else:
            parent = StructureElement("Sect", root)
            if isinstance(section, ContentsContent):
                story = self._contents(section, parent)
            elif isinstance(section, ChapterContent):
                story = _chapter(section, builder, self.style, parent)
            else:
                story = _back(section, builder, self.style, parent)
            story.root = root
        self._set_notes(root)
        return story

    def _set_notes(self, root: StructureElement) -> None:
        """Set the notes that a section marks and none before it did."""
        numbers = self._builder.note_numbers
        fresh = [key for key in self._builder.marked if key not in self.notes]
        for key in sorted(fresh, key=numbers.__getitem__):
            runs = self.content.footnotes[key].runs
            self.notes[key] = self._builder.note_block(key, numbers[key], runs, root)

    def _contents(self, section: ContentsContent, parent: StructureElement) -> SectionStory:
        title = TextBlock(
            section.title,
            self.style.text("compact_title"),
            self.style,
            parent.child("H1"),
            keep_with_next=True,
        )
        title.space_after = 14.0
        title.anchor = section.id
        entries = tuple(
            heading
            for other in self.content.sections
            if other is not section
            for heading in headings_of(other)
            if heading[1] < section.depth
        )
        listed = ContentsList(entries, self.style, parent)
        listed.space_after = 22.0
        blocks = self._builder.blocks(section.blocks, parent)
        return SectionStory(section.id, plain_text(section.title), [title, listed, *blocks], contents=listed)


def _chapter(
    section: ChapterContent, builder: BlockBuilder, style: Style, parent: StructureElement
) -> SectionStory:
    numbered = replace(
        section,
        title=builder.numbered(section.title),
        lead=builder.numbered(section.lead),
        numeral=builder.numbered(section.numeral),
        numeral_label=builder.numbered(section.numeral_label),
    )
    opener = Opener(numbered, style, parent)
    opener.anchor = section.id
    title = section.short_title or plain_text(section.title)
    if section.in_contents:
        opener.bookmark = (plain_text(section.title), 0)
    flowables: list[Flowable] = [opener if section.opener != "none" else _start_of(opener)]
    flowables += builder.blocks(section.blocks, parent)
    return SectionStory(section.id, title, flowables, section.starts)


def _start_of(opener: Opener) -> Flowable:
    """Give the place of a chapter that has no opener, for the contents list and links."""
    start = Gap(0.0)
    start.anchor, start.bookmark, start.keep_with_next = opener.anchor, opener.bookmark, True
    return start


def _back(
    section: BackContent, builder: BlockBuilder, style: Style, parent: StructureElement
) -> SectionStory:
    flowables: list[Flowable] = []
    if section.title:
        title = TextBlock(
            section.title, style.text("compact_title"), style, parent.child("H1"), keep_with_next=True
        )
        title.space_after, title.anchor = 12.0, section.id
        title.bookmark = (plain_text(section.title), 0)
        flowables.append(title)
    flowables += builder.blocks(section.blocks, parent)
    if section.contact or section.imprint:
        flowables.append(BackFoot(section, builder, style, parent))
    return SectionStory(section.id, plain_text(section.title), flowables, has_furniture=False)
