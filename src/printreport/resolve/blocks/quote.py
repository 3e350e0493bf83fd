"""Words of somebody, set off."""

from __future__ import annotations

from printreport.model.blocks.quote import QuoteSpec
from printreport.model.content import QuoteContent
from printreport.resolve.context import Context
from printreport.resolve.text import resolve_optional, resolve_paragraphs

__all__ = ["resolve_quote"]


def resolve_quote(ctx: Context, spec: QuoteSpec) -> QuoteContent:
    """Give the quotation; one with a missing value in it is left out whole."""
    with ctx.noting("foot"):
        paragraphs = resolve_paragraphs(ctx, spec.text, "quote", whole=True)
        by = resolve_optional(ctx, spec.by, f'the name under "{ctx.block_id}"')
    return QuoteContent(ctx.block_id, paragraphs, by, spec.origin)
