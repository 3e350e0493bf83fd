"""Running text, in one or two columns or beside a side column."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from printreport.model.blocks.block import BlockSpec
from printreport.model.placed import Text

if TYPE_CHECKING:
    from printreport.model.blocks import Block


class ProseSpec(BlockSpec):
    """Paragraphs, headings, lists, links and footnotes in a subset of Markdown."""

    kind: Literal["prose"] = "prose"
    text: Text
    """The text, in a subset of Markdown with bound values."""
    columns: Literal[1, 2] = 1
    """Columns of text."""
    side: tuple[Block, ...] = ()
    """Blocks in the side column beside the text."""
