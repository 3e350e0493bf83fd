"""Blocks next to each other."""

from __future__ import annotations

from printreport.model.blocks.side_by_side import SideBySideSpec
from printreport.model.content import SideBySideContent
from printreport.resolve.context import Context
from printreport.resolve.results import MissingData

__all__ = ["resolve_side_by_side"]


def resolve_side_by_side(ctx: Context, spec: SideBySideSpec) -> SideBySideContent | None:
    """Give one column a block; a block that is left out gives its room to the others.

    None where all of its blocks are wrong, which is reported.

    Raises
    ------
    MissingData
        No block is left.
    """
    widths = list(spec.widths)
    if any(width <= 0 for width in widths):
        shown = ", ".join(f"{width:g}" for width in widths)
        message = f"`widths` are {shown}; numbers above 0 are expected"
        ctx.findings.error("PR324", message, spec.place_of("widths"))
        widths = []
    if widths and len(widths) != len(spec.blocks):
        message = f"`widths` has {len(widths)} numbers for {len(spec.blocks)} blocks; one a block is expected"
        ctx.findings.error("PR324", message, spec.place_of("widths"))
        widths = []
    widths = widths or [1.0] * len(spec.blocks)
    wrong = ctx.n_wrong
    columns = []
    kept = []
    for block, width in zip(spec.blocks, widths, strict=True):
        content = ctx.inner_blocks((block,))
        if content:
            columns.append(content)
            kept.append(width)
    if not columns and ctx.n_wrong > wrong:
        return None
    if not columns:
        raise MissingData("none of its blocks has data")
    return SideBySideContent(ctx.block_id, tuple(columns), tuple(kept), spec.origin)
