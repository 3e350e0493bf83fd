"""The cover's picture drawn from the data: counts for the dots, heights for the bars.

Stage 3. In: its spec. Out: counts, a key and a text alternative.
"""

from __future__ import annotations

from printreport.model.content import ArtworkContent
from printreport.model.formula import FormulaError
from printreport.model.layout import ArtworkSpec
from printreport.model.text import Rich, Run, plain_text
from printreport.model.values import Value
from printreport.resolve.context import Context
from printreport.resolve.periods import unit_words
from printreport.resolve.results import MissingData
from printreport.resolve.rows import find_table
from printreport.resolve.text import resolve_optional

__all__ = ["MOST_DOTS", "resolve_artwork"]

MOST_DOTS = 60_000
"""More dots than this do not tell apart on a page, and swell the file."""


def resolve_artwork(ctx: Context, spec: ArtworkSpec) -> ArtworkContent:
    """Give the cover's picture.

    Raises
    ------
    MissingData
        The year lacks its values.
    """
    if spec.kind == "none":
        return ArtworkContent("none")
    if spec.kind == "bars":
        return _bars(ctx, spec)
    if spec.dots is None:
        ctx.findings.error("PR324", "the cover's dots have no `dots`", spec.origin, "`dots: metric`")
        return ArtworkContent("none")
    found = ctx.value(spec.dots)
    if found is None:
        return ArtworkContent("none")
    value = found[0]
    bright = None
    if spec.bright is not None:
        try:
            bright = ctx.value(spec.bright)
        except MissingData as missing:
            ctx.omit("the cover's bright dots", missing.reason, spec.bright.place)
    per_dot = max(1, spec.per_dot)
    while value.amount / per_dot > MOST_DOTS:
        per_dot *= 10
    shown = bright[0] if bright else None
    key = resolve_optional(ctx, spec.key, "the key of the cover's dots")
    key = key or _key(ctx, value, shown, per_dot)
    return ArtworkContent(
        "dot_field",
        dots=round(value.amount / per_dot),
        bright=round(shown.amount / per_dot) if shown else 0,
        per_dot=per_dot,
        key=key,
        alt=ctx.wording.say("alt_artwork_dots"),
    )


def _key(ctx: Context, value: Value, bright: Value | None, per_dot: int) -> Rich:
    gap = "\x00"
    key = "dots" if per_dot == 1 else "dots_per"
    per = ctx.numbers.decimal(per_dot)
    words = ctx.wording.say(key, count=gap, unit=unit_words(value.unit), per=per)
    before, _, after = words.partition(gap)
    runs: list[Run] = [Run(before, number_class="label"), *ctx.number_runs(value), Run(after)]
    if bright is not None and bright.label:
        words = ctx.wording.say("dots_bright", count=gap, label=bright.label)
        before, _, after = words.partition(gap)
        runs += [Run(before), *ctx.number_runs(bright), Run(after)]
    runs.append(Run("."))
    return tuple(runs)


def _bars(ctx: Context, spec: ArtworkSpec) -> ArtworkContent:
    table = find_table(ctx, spec.data, spec.place_of("data"))
    if table is None:
        return ArtworkContent("none")
    heights: list[tuple[float, ...]] = []
    for name, field in ((spec.value, "value"), (spec.bright_value, "bright_value")):
        if not name and field == "bright_value":
            heights.append(())
            continue
        column = name or ctx.evaluator.lookup.main_column(table)
        try:
            ctx.evaluator.lookup.check_column(table.id, column, 0, len(column))
        except FormulaError as error:
            ctx.wrong(error, column, spec.place_of(field))
            return ArtworkContent("none")
        heights.append(tuple(float(amount or 0) for _, amount in table.column_amounts(column)))
    key = resolve_optional(ctx, spec.key, "the key of the cover's bars")
    alt = plain_text(key) or ctx.wording.say("alt_artwork_bars")
    return ArtworkContent("bars", heights=heights[0], bright_heights=heights[1], key=key, alt=alt)
