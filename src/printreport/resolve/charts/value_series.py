"""Series of single values, and of values over the years.

Stage 3. In: ``values`` (or series with values), with or without ``years``. Out: series.
PR315 where years of one series do not compare.
"""

from __future__ import annotations

from printreport.model.blocks.chart import ChartValueSpec
from printreport.model.exhibits import DatumContent, SeriesContent
from printreport.model.formula import Expr, FormatCall, FormulaError, Piped, names_in
from printreport.model.text import plain_text
from printreport.model.values import Value
from printreport.resolve.charts.plot import Plot
from printreport.resolve.evaluate import Scope
from printreport.resolve.periods import unit_words
from printreport.resolve.results import MissingData
from printreport.resolve.text import resolve_line
from printreport.resolve.years import years_in_range, years_with_data
from printreport.slotted import replace

__all__ = ["series_of_values", "values_series", "years_series"]


def _parsed(plot: Plot, spec: ChartValueSpec) -> tuple[Expr, tuple[FormatCall, ...]] | None:
    try:
        expr = plot.ctx.evaluator.parse(spec.value)
    except FormulaError as error:
        plot.wrong(error, spec.value, spec.origin)
        return None
    formats = expr.formats if isinstance(expr, Piped) else ()
    if spec.format:
        formats = plot.ctx.formats(spec.format, None, spec.place_of("format"))
    return expr, formats


def _datum(plot: Plot, spec: ChartValueSpec, *, strong: bool = False) -> DatumContent | None:
    """Give the datum of one value; None where it is wrong or the year lacks it."""
    ctx = plot.ctx
    parsed = _parsed(plot, spec)
    if parsed is None:
        return None
    expr, formats = parsed
    try:
        value = ctx.evaluator.value(expr, ctx.scope)
        ctx.numbers.check_formats(value, formats)
    except FormulaError as error:
        plot.wrong(error, spec.value, spec.origin)
        return None
    except MissingData as missing:
        ctx.omit(f'a value of "{ctx.block_id}"', missing.reason, spec.value.place)
        return None
    group = plain_text(resolve_line(ctx, spec.group, "label")) if spec.group is not None else ""
    tick = _tick(plot, spec)
    return plot.datum(
        value,
        plot.label(spec.label, value, str(spec.value)),
        formats,
        emphasis=spec.emphasis or strong,
        derived=spec.derived,
        group=group,
        tick=tick,
    )


def _tick(plot: Plot, spec: ChartValueSpec) -> Value | None:
    formula = spec.tick if spec.tick is not None else plot.spec.tick
    if formula is None:
        return None
    try:
        found = plot.ctx.value(formula)
    except MissingData:
        return None
    return found[0] if found else None


def values_series(plot: Plot, values: tuple[ChartValueSpec, ...]) -> tuple[SeriesContent, ...]:
    """Give one series of single values."""
    data = [datum for spec in values if (datum := _datum(plot, spec)) is not None]
    if not data and plot.is_wrong:
        return ()
    if not data:
        raise MissingData("none of its values has data")
    emphasis = plot.spec.emphasis
    if emphasis and not any(datum.emphasis for datum in data):
        data = [replace(datum, emphasis=index < emphasis) for index, datum in enumerate(data)]
    plot.check_units()
    return (SeriesContent("values", "", tuple(data), unit=unit_words(plot.unit)),)


def series_of_values(plot: Plot) -> tuple[SeriesContent, ...]:
    """Give several series, each a list of values whose labels are the categories."""
    series: list[SeriesContent] = []
    for index, spec in enumerate(plot.spec.series):
        is_last = index == len(plot.spec.series) - 1
        strong = plot.spec.mark == "paired_bar" and is_last
        data = [datum for value in spec.values if (datum := _datum(plot, value, strong=strong)) is not None]
        label = plain_text(resolve_line(plot.ctx, spec.label, "label")) if spec.label is not None else ""
        if data:
            series.append(
                SeriesContent(f"series_{index + 1}", label, tuple(data), unit=unit_words(plot.unit))
            )
    if plot.is_wrong:
        return tuple(series)
    if not series:
        raise MissingData("none of its values has data")
    if len(series) < len(plot.spec.series) and plot.spec.mark in ("paired_bar", "share_bar", "stacked_bar"):
        raise MissingData("one of its series has no data")
    plot.check_units()
    return tuple(series)


def _over_years(plot: Plot, spec: ChartValueSpec) -> tuple[DatumContent, ...]:
    """Give one datum a year that has a value; the chart keeps the place of the years between."""
    ctx = plot.ctx
    parsed = _parsed(plot, spec)
    if parsed is None:
        return ()
    expr, formats = parsed
    data: list[DatumContent] = []
    for year in years_in_range(ctx, plot.spec.years, years_with_data(ctx, expr)):
        try:
            value = ctx.evaluator.value(expr, Scope(year))
            ctx.numbers.check_formats(value, formats)
        except MissingData:
            continue
        except FormulaError as error:
            plot.wrong(error, spec.value, spec.origin)
            return ()
        if not value.comparable:
            _refuse(plot, spec, value, expr)
            return ()
        emphasis = year == ctx.year
        data.append(
            plot.datum(
                value, str(year), formats, position=float(year), emphasis=emphasis, derived=spec.derived
            )
        )
    return tuple(data)


def _refuse(plot: Plot, spec: ChartValueSpec, value: Value, expr: Expr) -> None:
    plot.is_wrong = True
    name = next(names_in(expr), None)
    why = f": {value.why}" if value.why else ""
    message = f"`{name.dotted if name else spec.value}` does not make one series over the years{why}"
    place = spec.value.at(name.offset, name.length) if name else spec.origin
    hint = "a block of kind `comparison` keeps the years apart"
    plot.ctx.findings.error("PR315", message, place, hint, (f'block "{plot.ctx.block_id}"',))


def years_series(plot: Plot) -> tuple[SeriesContent, ...]:
    """Give a series a value, with a datum a year; each a panel of its own for ``panels``.

    Raises
    ------
    MissingData
        No value has data in any of the years, or none of this year.
    """
    ctx = plot.ctx
    series: list[SeriesContent] = []
    reason = "none of its values has data"
    for index, spec in enumerate(plot.spec.values):
        plot_start = len(plot.values)
        data = _over_years(plot, spec)
        if not data:
            continue
        if data[-1].position != ctx.year:
            reason = f"`{spec.value}` has no value for {ctx.year}"
            ctx.omit(f'a series of "{ctx.block_id}"', reason, spec.value.place)
            continue
        value = plot.values[-1]
        most = max(plot.values[plot_start:], key=lambda one: one.amount)
        scale = ctx.wording.say("scale", most=plot.text(most))
        label = plot.label(spec.label, value, str(spec.value))
        series.append(SeriesContent(f"value_{index + 1}", label, data, unit_words(value.unit), scale))
    if not series and plot.is_wrong:
        return ()
    if not series:
        raise MissingData(reason)
    if plot.spec.mark != "panels":
        plot.check_units()
    return tuple(series)
