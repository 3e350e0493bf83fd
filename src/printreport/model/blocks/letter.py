"""A letter with a signature."""

from __future__ import annotations

from typing import Literal

from printreport.model.blocks.block import BlockSpec
from printreport.model.blocks.image import ImageSpec
from printreport.model.placed import Text


class LetterSpec(BlockSpec):
    """Greeting, text, closing, signature picture, name and role."""

    kind: Literal["letter"] = "letter"
    text: Text
    """The text, in a subset of Markdown with bound values."""
    greeting: Text | None = None
    """The line before the text."""
    closing: Text | None = None
    """The line after the text."""
    signature: ImageSpec | None = None
    """A picture of the signature."""
    name: Text | None = None
    """Who signs."""
    role: Text | None = None
    """What the signer is."""
