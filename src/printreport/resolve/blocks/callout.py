"""A boxed remark, with or without a big number."""

from __future__ import annotations

from printreport.model.blocks.callout import CalloutSpec
from printreport.model.content import CalloutContent
from printreport.model.text import Rich, Run
from printreport.resolve.context import UNKNOWN, Context
from printreport.resolve.text import resolve_line, resolve_paragraphs

__all__ = ["resolve_callout"]


def resolve_callout(ctx: Context, spec: CalloutSpec) -> CalloutContent:
    """Give the callout.

    Raises
    ------
    MissingData
        A value in it is lacking: a remark is whole or not there.
    """
    with ctx.noting("foot"):
        number: Rich = ()
        if spec.value is not None:
            found = ctx.value(spec.value)
            number = ctx.number_runs(*found) if found else (Run(UNKNOWN),)
        title = resolve_line(ctx, spec.title) if spec.title is not None else ()
        paragraphs = resolve_paragraphs(ctx, spec.text, whole=True)
    return CalloutContent(ctx.block_id, paragraphs, number, title, spec.tone, spec.origin)
