"""A letter with a signature."""

from __future__ import annotations

from printreport.model.blocks.letter import LetterSpec
from printreport.model.content import LetterContent
from printreport.resolve.blocks.image import resolve_image
from printreport.resolve.context import Context
from printreport.resolve.text import resolve_optional, resolve_paragraphs

__all__ = ["resolve_letter"]


def resolve_letter(ctx: Context, spec: LetterSpec) -> LetterContent:
    """Give the letter; paragraphs whose data the year lacks are left out."""
    what = f'of "{ctx.block_id}"'
    with ctx.noting("foot"):
        return LetterContent(
            ctx.block_id,
            resolve_paragraphs(ctx, spec.text, whole=spec.required),
            greeting=resolve_optional(ctx, spec.greeting, f"the greeting {what}"),
            closing=resolve_optional(ctx, spec.closing, f"the closing {what}"),
            signature=resolve_image(ctx, spec.signature) if spec.signature is not None else None,
            name=resolve_optional(ctx, spec.name, f"the name {what}", "label"),
            role=resolve_optional(ctx, spec.role, f"the role {what}", "label"),
            place=spec.origin,
        )
