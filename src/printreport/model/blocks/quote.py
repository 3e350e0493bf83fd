"""Words of somebody, set off."""

from __future__ import annotations

from typing import Literal

from printreport.model.blocks.block import BlockSpec
from printreport.model.placed import Text


class QuoteSpec(BlockSpec):
    """A quotation and who said it."""

    kind: Literal["quote"] = "quote"
    text: Text
    """The text, in a subset of Markdown with bound values."""
    by: Text | None = None
    """Who said it."""
