"""Content → story: every section as a list of flowables in reading order, with its structure.

In: a :class:`~printreport.model.content.ReportContent` and a style. Out: :class:`SectionStory`,
and the footnotes ready to be set at the foot of the page that marks them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from printreport.draw.back import BackFoot
from printreport.draw.blocks import BlockBuilder
from printreport.draw.contents import ContentsList
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

__all__ = ["SectionStory", "Story", "draw_report"]


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
    """

    id: str
    title: str
    flowables: list[Flowable]
    starts: Literal["page", "recto", "run_on", "follow", "auto"] = "page"
    full_page: bool = False
    has_furniture: bool = True


@dataclass(slots=True)
class Story:
    """The whole report, ready for pages.

    ``head`` is the running head's left part, ``folio_of`` a folio that tells how many pages there are.
    """

    sections: list[SectionStory]
    root: StructureElement
    notes: Mapping[str, TextBlock]
    contents: list[ContentsList]
    head: str
    folio_of: str = "{page} of {pages}"


def draw_report(content: ReportContent, style: Style, root: str, note_order: Sequence[str] = ()) -> Story:
    """Build the flowables of a report.

    Parameters
    ----------
    content : ReportContent
    style : Style
    root : str
        Folder that picture files are relative to.
    note_order : sequence of str
        Footnotes by id in the order of their numbers; those not in it are numbered after it, as
        their marks come.

    Raises
    ------
    TableTooWideError [PR412]
        A table's least width is more than its frame.
    """
    document = StructureElement("Document")
    builder = BlockBuilder(content, style, root)
    builder.note_numbers.update((note, number) for number, note in enumerate(note_order, 1))
    sections: list[SectionStory] = []
    lists: list[tuple[SectionStory, ContentsContent, StructureElement, int]] = []
    for section in content.sections:
        if isinstance(section, CoverContent):
            page = CoverPage(section, style, root, document)
            sections.append(SectionStory(section.id, "", [page], full_page=True))
            continue
        parent = StructureElement("Sect", document)
        if isinstance(section, ContentsContent):
            story, at = _contents(section, builder, style, parent)
            lists.append((story, section, parent, at))
        elif isinstance(section, ChapterContent):
            story = _chapter(section, builder, style, parent)
        else:
            story = _back(section, builder, style, parent)
        sections.append(story)
    made = [_list_of_contents(sections, *item, style=style) for item in lists]
    notes = {
        key: builder.note_block(key, number, content.footnotes[key].runs, document)
        for key, number in builder.note_numbers.items()
        if key in content.footnotes
    }
    head = plain_text(content.head) or f"{content.organization}, {content.title}"
    return Story(sections, document, notes, made, head, content.spoken.page_of)


def _contents(
    section: ContentsContent, builder: BlockBuilder, style: Style, parent: StructureElement
) -> tuple[SectionStory, int]:
    title = TextBlock(
        section.title, style.text("compact_title"), style, parent.child("H1"), keep_with_next=True
    )
    title.space_after = 14.0
    title.anchor = section.id
    blocks = builder.blocks(section.blocks, parent)
    return SectionStory(section.id, plain_text(section.title), [title, *blocks]), 1


def _list_of_contents(
    sections: list[SectionStory],
    story: SectionStory,
    content: ContentsContent,
    parent: StructureElement,
    at: int,
    *,
    style: Style,
) -> ContentsList:
    """Put the list where it belongs, both on the page and in the tree."""
    entries = tuple(
        mark
        for section in sections
        for flowable in section.flowables
        for mark in flowable.bookmarks()
        if section is not story and mark[1] < content.depth
    )
    made = ContentsList(entries, style, parent)
    parent.kids.insert(1, parent.kids.pop())
    made.space_after = 22.0
    story.flowables.insert(at, made)
    return made


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
