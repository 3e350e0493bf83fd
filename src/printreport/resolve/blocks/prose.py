"""Running text with bound values, and the blocks of its side column."""

from __future__ import annotations

from printreport.model.blocks.prose import ProseSpec
from printreport.model.content import ProseContent
from printreport.resolve.context import Context
from printreport.resolve.text import resolve_paragraphs

__all__ = ["resolve_prose"]


def resolve_prose(ctx: Context, spec: ProseSpec) -> ProseContent:
    """Give the paragraphs whose data the year has; without one, the block is left out.

    Raises
    ------
    MissingData
        No paragraph is left (with ``required``: one is missing).
    """
    with ctx.noting("foot"):
        paragraphs = resolve_paragraphs(ctx, spec.text, whole=spec.required)
    side = ctx.inner_blocks(spec.side)
    return ProseContent(ctx.block_id, paragraphs, spec.columns, side, spec.origin)
