"""Blocks next to each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from printreport.model.blocks.block import BlockSpec

if TYPE_CHECKING:
    from printreport.model.blocks import Block


class SideBySideSpec(BlockSpec):
    """Blocks in columns of the given proportions; a block whose data lacks gives its room away."""

    kind: Literal["side_by_side"] = "side_by_side"
    widths: tuple[float, ...] = ()
    """Proportions of the columns; equal where none are given."""
    blocks: tuple[Block, ...]
    """The blocks, one a column."""
