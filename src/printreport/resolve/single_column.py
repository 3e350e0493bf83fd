"""Text in one column: what stood in two is set in one, what stood beside it goes below it.

Stage 3. In: content. Out: content with the same words and numbers, one block under the other.
"""

from __future__ import annotations

from printreport.model.content import (
    BackContent,
    BlockContent,
    ChapterContent,
    ContentsContent,
    KeyFactsContent,
    ProseContent,
    ReportContent,
    SectionContent,
    SideBySideContent,
)
from printreport.model.exhibits import ChartContent, TableContent
from printreport.slotted import replace

__all__ = ["with_single_column"]

_STRIP_MOST = 4


def with_single_column(content: ReportContent) -> ReportContent:
    """Give the content with running text in one column; exhibits may still stand side by side."""
    return replace(content, sections=tuple(_section(section) for section in content.sections))


def _section(section: SectionContent) -> SectionContent:
    if isinstance(section, (ChapterContent, ContentsContent, BackContent)):
        return replace(section, blocks=_blocks(section.blocks))
    return section


def _blocks(blocks: tuple[BlockContent, ...]) -> tuple[BlockContent, ...]:
    made: list[BlockContent] = []
    for block in blocks:
        if isinstance(block, ProseContent):
            made.append(replace(block, columns=1, side=()))
            made.extend(_from_the_side(each) for each in block.side)
        elif isinstance(block, SideBySideContent) and any(
            isinstance(each, ProseContent) for column in block.columns for each in column
        ):
            made.extend(_blocks(tuple(each for column in block.columns for each in column)))
        else:
            made.append(block)
    return tuple(made)


def _from_the_side(block: BlockContent) -> BlockContent:
    """Give a block of the side column the whole width: a list of facts becomes a strip."""
    if isinstance(block, KeyFactsContent) and block.style == "list":
        return replace(block, style="strip", columns=min(_STRIP_MOST, len(block.facts)))
    if isinstance(block, (ChartContent, TableContent)) and block.page == "side":
        return replace(block, page="wide")
    return replace(block, columns=1) if isinstance(block, ProseContent) else block
