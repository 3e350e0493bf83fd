"""A chart, or a table drawn as a picture: data bound, labels final, text alternative computed."""

from __future__ import annotations

from printreport.model.blocks.chart import ChartSpec
from printreport.model.dataset import DataTable
from printreport.model.exhibits import ChartContent, SeriesContent, TableContent
from printreport.model.text import Rich, Run, plain_text
from printreport.resolve.alt import alt_text
from printreport.resolve.charts.picture_tables import (
    HEAT_CLASSES,
    class_labels,
    map_series,
    picture_table,
    shades_of,
)
from printreport.resolve.charts.plot import Plot
from printreport.resolve.charts.table_series import table_series
from printreport.resolve.charts.value_series import series_of_values, values_series, years_series
from printreport.resolve.context import Context
from printreport.resolve.exhibit import start_exhibit
from printreport.resolve.periods import unit_words
from printreport.resolve.rows import find_table
from printreport.resolve.text import resolve_line

__all__ = ["resolve_chart"]

_OF_TABLES = ("heat_table", "bar_table", "tile_map")


def resolve_chart(ctx: Context, spec: ChartSpec) -> ChartContent | None:
    """Give a chart; None where its spec is wrong, which is reported.

    Raises
    ------
    MissingData
        The year lacks what it shows, or rows of its table are lost and it needs them all.
    """
    with ctx.noting("exhibit"):
        if not _is_complete(ctx, spec):
            return None
        table: DataTable | None = None
        if spec.data:
            table = find_table(
                ctx, spec.data, spec.data.place if spec.data.place.line else spec.place_of("data")
            )
            if table is None:
                return None
        plot = Plot(ctx, spec, start_exhibit(ctx, spec))
        if table is not None and table.spec is not None:
            plot.exhibit.as_of = table.spec.as_of
        if table is not None and spec.mark in ("heat_table", "bar_table"):
            return _picture(plot, table)
        if table is not None and spec.mark == "tile_map":
            series, tiles = map_series(plot, table)
            classes = class_labels(plot, spec.classes, is_share=plot.is_share)
            return _content(plot, series, (), classes=classes, tiles=tiles) if series else None
        others: Rich = ()
        if table is not None:
            series, others = table_series(plot, table)
        elif spec.series:
            series = series_of_values(plot)
        elif spec.years is not None or spec.mark == "panels":
            series = years_series(plot)
        else:
            series = values_series(plot, spec.values)
        if spec.mark in ("share_bar", "stacked_bar") and _has_negative(ctx, spec, series):
            return None
        return _content(plot, series, others) if series else None


def _has_negative(ctx: Context, spec: ChartSpec, series: tuple[SeriesContent, ...]) -> bool:
    """Tell whether a part of a whole is less than zero; a finding (PR324) where it is."""
    for one in series:
        for datum in one.data:
            if datum.amount is not None and datum.amount < 0:
                message = f"mark `{spec.mark}` shows parts of a whole, but {datum.category} is {datum.text}"
                hint = "`mark: bar`"
                ctx.findings.error("PR324", message, spec.origin, hint, (f'block "{ctx.block_id}"',))
                return True
    return False


def _is_complete(ctx: Context, spec: ChartSpec) -> bool:
    """Tell whether the chart says what it plots; a finding (PR324) where it does not."""
    hint = ""
    if spec.mark in _OF_TABLES and not spec.data:
        problem, hint = f"mark `{spec.mark}` shows a table, but `data` names none", "`data: table`"
    elif not spec.data and not spec.values and not any(one.values for one in spec.series):
        problem, hint = "chart says neither `data` nor `values`", "`values: [metric]`"
    elif spec.data and spec.values:
        problem = "chart says both `data` and `values`; one of them is expected"
    elif list(spec.classes) != sorted(set(spec.classes)):
        problem = "`classes` do not rise; rising bounds are expected"
    elif spec.top is not None and spec.top < 1:
        problem = f"`top` is {spec.top}; at least 1 is expected"
    else:
        return True
    ctx.findings.error("PR324", problem, spec.origin, hint, (f'block "{ctx.block_id}"',))
    return False


def _picture(plot: Plot, table: DataTable) -> ChartContent | None:
    spec = plot.spec
    content = picture_table(plot, table)
    if content is None or not content.rows or not content.columns:
        return None
    shades: tuple[tuple[float, ...], ...] = ()
    classes: tuple[tuple[float, str], ...] = ()
    if spec.mark == "heat_table":
        shades = shades_of(content, table, spec.shade)
        classes = class_labels(plot, spec.classes or HEAT_CLASSES, is_share=True)
    return _content(plot, (), (), table=content, shades=shades, classes=classes)


def _content(
    plot: Plot,
    series: tuple[SeriesContent, ...],
    others: Rich,
    *,
    table: TableContent | None = None,
    shades: tuple[tuple[float, ...], ...] = (),
    classes: tuple[tuple[float, str], ...] = (),
    tiles: dict[str, tuple[int, int]] | None = None,
) -> ChartContent:
    ctx, spec, exhibit = plot.ctx, plot.spec, plot.exhibit
    if spec.alt is not None:
        alt = plain_text(resolve_line(ctx, spec.alt))
    else:
        alt = alt_text(ctx.wording, spec.mark, exhibit.title, exhibit.subtitle, series, table)
    own = exhibit.note
    if others:
        own = (*own, *((Run(" "),) if own else ()), *others)
    exhibit.note = ()
    tick_label = ""
    if spec.tick_label is not None:
        tick_label = plain_text(resolve_line(ctx, spec.tick_label, "label"))
    return ChartContent(
        id=exhibit.id,
        label=exhibit.number("figure", numbered=spec.numbered),
        mark=spec.mark,
        title=exhibit.title,
        series=series,
        alt=alt,
        subtitle=exhibit.subtitle,
        note=own,
        source=exhibit.source(),
        unit=unit_words(plot.unit),
        is_share=plot.is_share,
        page=spec.page,
        height=spec.height,
        floats=spec.floats,
        classes=classes,
        tiles=tiles or {},
        table=table,
        shades=shades,
        panel_columns=spec.panel_columns,
        tick_label=tick_label,
        notes=exhibit.notes(),
        place=spec.origin,
    )
