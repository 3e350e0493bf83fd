"""The words of a report in reading order, taken from its content and not from its pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from printreport.model.content import (
    BackContent,
    CalloutContent,
    ChapterContent,
    ContentsContent,
    CoverContent,
    ImageContent,
    KeyFactsContent,
    LetterContent,
    NamesContent,
    ProseContent,
    QuoteContent,
    ReportContent,
    SideBySideContent,
)
from printreport.model.exhibits import ChartContent, TableContent, TableNote
from printreport.model.text import Paragraph, Rich

__all__ = ["story_text"]


def story_text(content: ReportContent) -> Iterator[str]:
    """Give the stretches of text that a reader who listens hears, one after the other.

    A text is cut where the mark of a footnote stands, for the number is not in the content. Text
    inside of figures is left out, which their alternatives stand for.
    """
    for section in content.sections:
        yield from _SECTIONS[type(section)](section)


def _rich(*texts: Rich) -> Iterator[str]:
    for text in texts:
        stretch = ""
        for run in text:
            if run.note:
                yield stretch
                stretch = ""
            else:
                stretch += run.text
        yield stretch


def _paragraphs(paragraphs: Sequence[Paragraph]) -> Iterator[str]:
    for paragraph in paragraphs:
        yield paragraph.marker
        yield from _rich(paragraph.runs)


def _blocks(blocks: Sequence[Any]) -> Iterator[str]:
    for block in blocks:
        yield from _BLOCKS[type(block)](block)


def _cover(section: CoverContent) -> Iterator[str]:
    yield from _rich(section.organization, section.title, section.subtitle)
    if section.artwork.kind != "none":
        yield from _rich(section.artwork.key)


def _contents(section: ContentsContent) -> Iterator[str]:
    yield from _rich(section.title)
    yield from _blocks(section.blocks)


def _chapter(section: ChapterContent) -> Iterator[str]:
    if section.opener != "none":
        texts = (section.kicker, section.title, section.lead, section.numeral)
        yield from _rich(*texts, section.numeral_label if section.numeral else ())
    yield from _blocks(section.blocks)


def _back(section: BackContent) -> Iterator[str]:
    yield from _rich(section.title)
    yield from _blocks(section.blocks)
    for label, text in section.contact:
        yield from _rich(label, text)
    yield from _paragraphs(section.imprint)


def _prose(block: ProseContent) -> Iterator[str]:
    yield from _paragraphs(block.paragraphs)
    yield from _blocks(block.side)


def _facts(block: KeyFactsContent) -> Iterator[str]:
    yield from _rich(block.title)
    for fact in block.facts:
        yield from _rich(fact.number, fact.label, fact.note)


def _callout(block: CalloutContent) -> Iterator[str]:
    yield from _rich(block.number, block.title)
    yield from _paragraphs(block.paragraphs)


def _image(block: ImageContent) -> Iterator[str]:
    yield from _rich(block.caption, block.credit)


def _quote(block: QuoteContent) -> Iterator[str]:
    yield from _paragraphs(block.paragraphs)
    yield from _rich(block.by)


def _letter(block: LetterContent) -> Iterator[str]:
    yield from _rich(block.greeting)
    yield from _paragraphs(block.paragraphs)
    yield from _rich(block.closing, block.name, block.role)


def _names(block: NamesContent) -> Iterator[str]:
    yield from _rich(block.title)
    for label, names in block.groups:
        yield from _rich(label, *names)


def _side_by_side(block: SideBySideContent) -> Iterator[str]:
    for column in block.columns:
        yield from _blocks(column)


def _table(block: TableContent) -> Iterator[str]:
    yield block.label
    yield from _rich(block.title, block.subtitle)
    yield from _rows(block)
    yield from _notes(block.notes)
    yield from _rich(block.source)


def _rows(block: TableContent) -> Iterator[str]:
    spanners = {spanner.first: spanner for spanner in block.spanners}
    covered = {at for spanner in block.spanners for at in range(spanner.first, spanner.last + 1)}
    yield from _rich(block.stub_label)
    for at, column in enumerate(block.columns):
        if at in spanners:
            yield from _rich(spanners[at].label)
        if at not in covered:
            yield from _rich(column.label)
    for at in sorted(covered):
        yield from _rich(block.columns[at].label)
    for row in block.rows:
        yield from _rich(row.stub)
        for cell in row.cells if row.role != "group" else ():
            yield from _rich(cell.runs)
            yield ",".join(cell.marks)


def _notes(notes: Sequence[TableNote]) -> Iterator[str]:
    for note in notes:
        yield note.mark
        yield from _rich(note.runs)


def _chart(block: ChartContent) -> Iterator[str]:
    yield block.label
    yield from _rich(block.title, block.subtitle)
    if block.table is not None and block.table.rows and block.table.columns and not block.table.spanners:
        yield from _rows(block.table)
    yield from _notes(block.notes)
    yield from _rich(block.note, block.source)


_SECTIONS: dict[type, Callable[[Any], Iterator[str]]] = {
    CoverContent: _cover,
    ContentsContent: _contents,
    ChapterContent: _chapter,
    BackContent: _back,
}
_BLOCKS: dict[type, Callable[[Any], Iterator[str]]] = {
    ProseContent: _prose,
    KeyFactsContent: _facts,
    CalloutContent: _callout,
    ImageContent: _image,
    QuoteContent: _quote,
    LetterContent: _letter,
    NamesContent: _names,
    SideBySideContent: _side_by_side,
    TableContent: _table,
    ChartContent: _chart,
}
