"""The statements of awards: acknowledgement and disclaimer, or the share and the dollars, or who paid."""

from __future__ import annotations

import re
from collections.abc import Mapping

from printreport.findings import suggest
from printreport.model.award import AwardSpec
from printreport.model.blocks.acknowledgements import AcknowledgementsSpec
from printreport.model.content import ProseContent
from printreport.model.text import Paragraph, Rich, Run
from printreport.resolve.context import UNKNOWN, Context
from printreport.resolve.results import MissingData
from printreport.resolve.text import resolve_line

__all__ = ["resolve_acknowledgements"]

_TEXTS = {"doj-disclaimer": "award_doj", "stevens": "award_stevens", "plain": "award_plain"}


def resolve_acknowledgements(ctx: Context, spec: AcknowledgementsSpec) -> ProseContent | None:
    """Give a paragraph an award; None where no award that is named is listed, which is reported.

    Raises
    ------
    MissingData
        The report lists no award.
    """
    known = {str(award.number): award for award in ctx.report.awards}
    for number in spec.awards:
        if number not in known:
            message = f'award "{number}" is not among the `awards` of the report'
            ctx.findings.error("PR331", message, number.at(0, len(number)), suggest(number, known))
    awards = [award for name, award in known.items() if not spec.awards or name in spec.awards]
    if spec.awards and not awards:
        return None
    if not awards:
        raise MissingData("the report lists no award")
    with ctx.noting("foot"):
        made = [Paragraph(_statement(ctx, award)) for award in awards]
        if spec.title is not None:
            made.insert(0, Paragraph(resolve_line(ctx, spec.title), "heading3"))
    ctx.acknowledged.update(str(award.number) for award in awards)
    return ProseContent(ctx.block_id, tuple(made), place=spec.origin)


def _statement(ctx: Context, award: AwardSpec) -> Rich:
    agency = resolve_line(ctx, award.agency, "label")
    gaps: dict[str, Rich] = {"number": (Run(award.number, number_class="name"),), "agency": agency}
    if award.statement == "stevens":
        if award.federal is None or award.other is None:
            message = f'award "{award.number}" lacks `federal` or `other`, which its statement tells'
            ctx.findings.error("PR331", message, award.origin, "`federal: grants.federal`")
        federal, other = award.federal or "", award.other or ""
        whole = f"(({federal}) + ({other}))"
        gaps |= {
            "federal": _value(ctx, federal, award),
            "other": _value(ctx, other, award),
            "federal_share": _value(
                ctx, f"({federal}) / {whole} | percent" if federal and other else "", award
            ),
            "other_share": _value(ctx, f"({other}) / {whole} | percent" if federal and other else "", award),
        }
    return _filled(ctx.wording.texts[_TEXTS[award.statement]], gaps)


def _value(ctx: Context, formula: str, award: AwardSpec) -> Rich:
    found = ctx.value(formula, place=award.place_of("federal")) if formula else None
    return ctx.number_runs(*found) if found is not None else (Run(UNKNOWN),)


def _filled(sentence: str, gaps: Mapping[str, Rich]) -> Rich:
    """Fill the gaps of a sentence with runs, which keep their place in the ledger."""
    runs: list[Run] = []
    for index, part in enumerate(re.split(r"\{(\w+)\}", sentence)):
        runs.extend(gaps[part] if index % 2 else (Run(part),) if part else ())
    return tuple(runs)
