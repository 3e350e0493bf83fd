"""Big numbers with what they count."""

from __future__ import annotations

from printreport.model.blocks.key_facts import FactSpec, KeyFactsSpec
from printreport.model.content import FactContent, KeyFactsContent
from printreport.model.text import Run
from printreport.resolve.context import UNKNOWN, Context
from printreport.resolve.periods import label_of, period_of
from printreport.resolve.results import MissingData
from printreport.resolve.text import resolve_line, resolve_optional

__all__ = ["resolve_key_facts"]


def resolve_key_facts(ctx: Context, spec: KeyFactsSpec) -> KeyFactsContent:
    """Give the facts that the year has.

    Raises
    ------
    MissingData
        No fact is left, or one that is not optional is lacking.
    """
    facts: list[FactContent] = []
    reason = ""
    with ctx.noting("foot"):
        for fact in spec.facts:
            try:
                facts.append(_fact(ctx, fact))
            except MissingData as missing:
                if not fact.optional or spec.required:
                    raise
                reason = missing.reason
                ctx.omit(f'a fact of "{ctx.block_id}"', reason, fact.value.place)
        if not facts:
            raise MissingData(reason or "it has no facts")
        title = resolve_optional(ctx, spec.title, f'the title of "{ctx.block_id}"')
    columns = max(1, min(spec.columns, len(facts)))
    return KeyFactsContent(ctx.block_id, tuple(facts), spec.style, columns, title, spec.origin)


def _fact(ctx: Context, fact: FactSpec) -> FactContent:
    found = ctx.value(fact.value)
    if found is None:
        label = resolve_optional(ctx, fact.label, f'a label of "{ctx.block_id}"', "label")
        return FactContent((Run(UNKNOWN),), label)
    value, formats = found
    number = ctx.number_runs(value, formats)
    label = resolve_line(ctx, fact.label, "label") if fact.label is not None else label_of(value, "")
    if fact.note is not None:
        note = resolve_optional(ctx, fact.note, f'a note of "{ctx.block_id}"')
    elif fact.label is not None:
        note = ()
    else:
        note = period_of(ctx, value)
    return FactContent(number, label, note)
