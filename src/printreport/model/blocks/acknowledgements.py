"""The statements that awards oblige one to print."""

from __future__ import annotations

from typing import Literal

from printreport.model.blocks.block import BlockSpec
from printreport.model.placed import PlacedStr, Text


class AcknowledgementsSpec(BlockSpec):
    """Who paid, in the words that each award of the report asks for."""

    kind: Literal["acknowledgements"] = "acknowledgements"
    title: Text | None = None
    """Heading over the statements."""
    awards: tuple[PlacedStr, ...] = ()
    """Numbers of the awards; else all of the report."""
