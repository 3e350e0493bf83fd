"""Series over the rows of a data table.

Stage 3. In: ``data`` with ``value`` or ``series``. Out: series of one datum a row; the rest that a
top-n leaves out is summed for the note or folded into one bar.
"""

from __future__ import annotations

from printreport.model.blocks.chart import ChartSeriesSpec
from printreport.model.dataset import ALL, DataTable
from printreport.model.exhibits import DatumContent, SeriesContent
from printreport.model.formula import FormulaError
from printreport.model.text import Rich, Run, plain_text
from printreport.model.values import Value
from printreport.resolve.charts.plot import Plot
from printreport.resolve.evaluate import Scope
from printreport.resolve.exhibit import titled
from printreport.resolve.lookup import cell_value
from printreport.resolve.results import MissingData
from printreport.resolve.rows import (
    check_rows,
    refuse_incomplete,
    row_label,
    row_labels,
    shown_rows,
    sort_rows,
    with_sum_row,
)
from printreport.resolve.text import resolve_line
from printreport.slotted import dataclass, replace

__all__ = ["ChartRows", "chart_rows", "table_series"]

OTHERS = "others"


@dataclass(frozen=True, slots=True)
class ChartRows:
    """The rows of a chart: id, label, group; ``rest`` are those a top-n leaves out."""

    rows: tuple[tuple[str, str, str], ...]
    rest: tuple[str, ...]
    table: DataTable
    folded: bool = False


def chart_rows(plot: Plot, table: DataTable) -> ChartRows:
    """Choose, sort and cut the rows of a chart."""
    ctx, spec = plot.ctx, plot.spec
    labels = row_labels(ctx, table.id, spec.labels, spec.place_of("labels"))
    if spec.groups:
        rows: list[tuple[str, str, str]] = []
        for group in spec.groups:
            name = plain_text(resolve_line(ctx, group.label, "label"))
            chosen = shown_rows(ctx, table, group.rows, group.place_of("rows"))
            chosen = sort_rows(ctx, table, chosen, spec.sort, spec.place_of("sort"))
            rows.extend((row, _text(table, row, labels), name) for row in chosen)
        return ChartRows(tuple(rows), (), table)
    excluded = set(check_rows(ctx, table.id, spec.exclude, spec.place_of("exclude")))
    chosen = [row for row in shown_rows(ctx, table, spec.rows, spec.place_of("rows")) if row not in excluded]
    chosen = sort_rows(
        ctx, table, [row for row in chosen if row != ALL or spec.rows], spec.sort, spec.place_of("sort")
    )
    rest: list[str] = []
    folded = False
    if spec.top is not None and spec.top < len(chosen):
        refuse_incomplete(table, f"`top: {spec.top}`")
        first = _first_row(plot, table, chosen, spec.top)
        rest = [*chosen[:first], *chosen[first + spec.top :]]
        chosen = chosen[first : first + spec.top]
        if spec.others == "fold":
            label = ctx.wording.say("others_row", count=len(rest))
            table = with_sum_row(table, OTHERS, label, rest)
            chosen, folded = [*chosen, OTHERS], True
    made = tuple((row, _text(table, row, labels), "") for row in chosen)
    return ChartRows(made, tuple(rest), table, folded)


def _first_row(plot: Plot, table: DataTable, chosen: list[str], count: int) -> int:
    """Give the first of the rows to draw: the one asked for in the middle, as far as there are rows."""
    spec = plot.spec
    if not spec.around:
        return 0
    found = check_rows(plot.ctx, table.id, (spec.around,), spec.place_of("around"))
    if not found or found[0] not in chosen:
        return 0
    return min(max(chosen.index(found[0]) - count // 2, 0), len(chosen) - count)


def _text(table: DataTable, row: str, labels: dict[str, Rich]) -> str:
    return plain_text(row_label(table, row, labels))


def table_series(plot: Plot, table: DataTable) -> tuple[tuple[SeriesContent, ...], Rich]:
    """Give the series, and the sentence about rows that are not drawn.

    Raises
    ------
    MissingData
        No cell has a value.
    """
    ctx, spec = plot.ctx, plot.spec
    chosen = chart_rows(plot, table)
    specs = spec.series or (ChartSeriesSpec(column=spec.value, compute=spec.compute),)
    tick = None
    if spec.tick is not None:
        found = ctx.value(spec.tick)
        tick = found[0] if found else None
    series: list[SeriesContent] = []
    for index, one in enumerate(specs):
        source = chosen.table if index == 0 or one.year is None else table
        made = _one_series(plot, source, one, chosen, tick, is_last=index == len(specs) - 1)
        if made is not None:
            series.append(made)
    if plot.is_wrong:
        return tuple(series), ()
    if not any(datum.amount is not None for one in series for datum in one.data):
        raise MissingData(f"none of the cells asked for has a value in {ctx.year}")
    plot.check_units()
    return tuple(series), _others(plot, chosen, specs[0])


def _one_series(
    plot: Plot,
    table: DataTable,
    one: ChartSeriesSpec,
    chosen: ChartRows,
    tick: Value | None,
    *,
    is_last: bool,
) -> SeriesContent | None:
    ctx, spec = plot.ctx, plot.spec
    column = str(one.column or (ctx.evaluator.lookup.main_column(table) if one.compute is None else ""))
    if one.column:
        try:
            ctx.evaluator.lookup.check_column(table.id, column, 0, len(column))
        except FormulaError as error:
            plot.wrong(error, one.column, spec.place_of("value"))
            return None
    if one.year is not None:
        table = ctx.evaluator.lookup.table(table.id, ctx.year - 1 if one.year == "previous" else one.year)
        if table.year != ctx.year and not table.contract.comparable:
            why = f": {table.contract.why}" if table.contract.why else ""
            message = f"table `{table.id}` does not compare between years{why}"
            ctx.findings.error("PR315", message, one.origin if one.origin.line else spec.origin)
        if chosen.folded:
            table = with_sum_row(table, OTHERS, OTHERS, chosen.rest)
    label = _series_label(plot, one, table, column)
    data: list[DatumContent] = []
    strong = len(spec.series) > 1 and is_last
    dark = set(check_rows(ctx, table.id, spec.highlight, spec.place_of("highlight")))
    for index, (row, category, group) in enumerate(chosen.rows):
        value = _cell(plot, table, one, column, row, chosen)
        if value is None:
            data.append(DatumContent(category, None, group=group))
            continue
        emphasis = strong or index < spec.emphasis or row in dark
        data.append(plot.datum(value, category, emphasis=emphasis, group=group, tick=tick))
    return SeriesContent(column or f"series_{label}", label, tuple(data), unit=plot.unit)


def _series_label(plot: Plot, one: ChartSeriesSpec, table: DataTable, column: str) -> str:
    if one.label is not None:
        return plain_text(resolve_line(plot.ctx, one.label, "label"))
    if one.year is not None:
        return str(table.year)
    if column in table.contract.columns:
        return table.contract.columns[column].label or titled(column)
    return ""


def _cell(
    plot: Plot, table: DataTable, one: ChartSeriesSpec, column: str, row: str, chosen: ChartRows
) -> Value | None:
    ctx = plot.ctx
    if not table.has_row(row):
        return None
    if one.compute is not None:
        try:
            return ctx.evaluator.value(ctx.evaluator.parse(one.compute), Scope(table.year, table, row))
        except MissingData:
            return None
        except FormulaError as error:
            plot.wrong(error, one.compute, plot.spec.origin)
            return None
    if (row, column) not in table.cells:
        return None
    value = cell_value(table, row, column)
    if value is not None and row == OTHERS and chosen.folded:
        inputs = tuple(f"{table.id}.{member}.{column}@{table.year}" for member in chosen.rest)
        value = replace(value, formula=f"sum({', '.join(inputs)})", inputs=inputs)
    return value


def _others(plot: Plot, chosen: ChartRows, one: ChartSeriesSpec) -> Rich:
    """Give the sentence about the rows that are not drawn, with their sum where there is one."""
    ctx = plot.ctx
    if not chosen.rest or chosen.folded or plot.spec.others != "note":
        return ()
    count = len(chosen.rest)
    summed = with_sum_row(chosen.table, OTHERS, OTHERS, chosen.rest)
    value = cell_value(summed, OTHERS, str(one.column)) if one.column else None
    if value is None:
        return (Run(ctx.wording.say("others_note_rows", count=count), number_class="label"),)
    inputs = tuple(f"{summed.id}.{member}.{one.column}@{summed.year}" for member in chosen.rest)
    value = replace(value, formula=f"sum({', '.join(inputs)})", inputs=inputs)
    gap = "\x00"
    before, _, after = ctx.wording.say("others_note", count=count, sum=gap).partition(gap)
    return (Run(before, number_class="label"), *ctx.number_runs(value), Run(after))
