"""A boxed remark."""

from __future__ import annotations

from typing import Literal

from printreport.model.blocks.block import BlockSpec
from printreport.model.placed import Formula, Text


class CalloutSpec(BlockSpec):
    """A remark set off from the text, with or without a big number."""

    kind: Literal["callout"] = "callout"
    text: Text
    """The text, in a subset of Markdown with bound values."""
    value: Formula | None = None
    """A big number beside the text."""
    title: Text | None = None
    """Heading over it."""
    tone: Literal["plain", "correction"] = "plain"
    """`correction` sets it in the color of corrections."""
