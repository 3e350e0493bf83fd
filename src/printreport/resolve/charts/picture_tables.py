"""Tables that are drawn as pictures: shaded cells, bars in cells; and the classes of a map.

Stage 3. In: a chart of mark ``heat_table``, ``bar_table`` or ``tile_map``. Out: tables, shades,
classes, tiles.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Literal

from printreport.load.geo import Tile, load_geo
from printreport.model.blocks.chart import ChartSpec
from printreport.model.blocks.table import RowGroupSpec, TableColumnSpec, TableSpec
from printreport.model.dataset import DataTable
from printreport.model.exhibits import DatumContent, SeriesContent, TableContent
from printreport.model.formula import FormulaError
from printreport.model.placed import Word
from printreport.resolve.blocks.table import table_body
from printreport.resolve.charts.plot import Plot
from printreport.resolve.charts.table_series import chart_rows
from printreport.resolve.context import Context
from printreport.resolve.lookup import cell_value
from printreport.resolve.results import MissingData
from printreport.resolve.rows import check_rows, refuse_incomplete
from printreport.slotted import replace

__all__ = ["class_labels", "map_series", "picture_table", "shades_of"]

HEAT_CLASSES = (0.1, 0.2, 0.3, 0.4)


def _columns(spec: ChartSpec) -> tuple[TableColumnSpec, ...]:
    bar = spec.mark == "bar_table"
    if spec.series:
        return tuple(
            TableColumnSpec(
                column=one.column,
                compute=one.compute,
                label=one.label,
                year=one.year,
                bar=bar,
                format=spec.format,
                tick=spec.tick,
                tick_label=spec.tick_label,
            )
            for one in spec.series
        )
    names = spec.columns or ((spec.value,) if spec.value else ())
    return tuple(
        TableColumnSpec(column=name, bar=bar, format=spec.format, tick=spec.tick, tick_label=spec.tick_label)
        for name in names
    )


def _kept(spec: ChartSpec, table: DataTable) -> tuple[Word, ...]:
    """Give the rows that `exclude` leaves; empty, for all rows, where it excludes none."""
    if not spec.exclude:
        return ()
    return tuple(Word(row) for row in table.body_rows() if row not in spec.exclude)


def picture_table(plot: Plot, table: DataTable) -> TableContent | None:
    """Give the table that is drawn; its title and notes stay with the chart."""
    spec = plot.spec
    groups = tuple(RowGroupSpec(label=group.label, rows=group.rows) for group in spec.groups)
    inner = TableSpec(
        kind="table",
        data=spec.data,
        columns=_columns(spec),
        rows=spec.rows or _kept(spec, table),
        stub_label=spec.stub_label,
        labels=spec.labels,
        sort=spec.sort,
        top=spec.top,
        others="note",
        groups=groups,
        numbered=False,
    ).model_copy(update={"origin": spec.origin, "key_places": spec.key_places})
    content = table_body(plot.ctx, inner, table, plot.exhibit)
    if content is None:
        return None
    return replace(content, title=(), subtitle=(), notes=(), source=())


def shades_of(
    content: TableContent, table: DataTable, by: Literal["row", "column", "table"]
) -> tuple[tuple[float, ...], ...]:
    """Give the share of each cell in its row, column or table; sums and shares have no shade."""
    columns = [column.id for column in content.columns]
    shaded = [
        column in table.contract.columns
        and table.contract.columns[column].equals is None
        and table.contract.columns[column].type in ("count", "money")
        for column in columns
    ]
    body = [row for row in content.rows if row.role == "body"]
    amounts = [
        [float(cell.amount) if wanted and cell.amount is not None else math.nan
         for cell, wanted in zip(row.cells, shaded, strict=True)]
        for row in body
    ]  # fmt: skip
    whole = sum(amount for row in amounts for amount in row if not math.isnan(amount))
    downs = [sum(row[at] for row in amounts if not math.isnan(row[at])) for at in range(len(columns))]
    shades: list[tuple[float, ...]] = []
    for row in amounts:
        across = sum(amount for amount in row if not math.isnan(amount))
        bases = {"row": [across] * len(row), "column": downs, "table": [whole] * len(row)}[by]
        shades.append(
            tuple(amount / base if base else math.nan for amount, base in zip(row, bases, strict=True))
        )
    return tuple(shades)


def class_labels(plot: Plot, bounds: Sequence[float], *, is_share: bool) -> tuple[tuple[float, str], ...]:
    """Give the upper bound and the key label of each class: "under 50", "50–199", "1,000 or more"."""
    numbers, wording = plot.ctx.numbers, plot.ctx.wording

    def show(bound: float) -> str:
        if is_share:
            return numbers.percent(bound, 0 if round(bound * 100, 6).is_integer() else 1)
        return numbers.decimal(bound, 0 if float(bound).is_integer() else 1)

    made: list[tuple[float, str]] = []
    for index, bound in enumerate(bounds):
        if index == 0:
            made.append((bound, wording.say("under", to=show(bound))))
        else:
            # counts end one below the next class; shares meet at the bound
            start = bounds[index - 1]
            end = bound if is_share else bound - 1
            first = show(start).removesuffix("%").rstrip("\u00a0") if is_share else show(start)
            made.append((bound, wording.say("from_to", start=first, to=show(end))))
    if bounds:
        made.append((math.inf, wording.say("or_more", start=show(bounds[-1]))))
    return tuple(made)


def _tiles(ctx: Context, file: str) -> Mapping[str, Tile]:
    """Give a tile map; one without fault is read once for all reports of a data set."""
    kept = ctx.evaluator.lookup.tiles
    if file not in kept:
        n_findings = len(ctx.findings)
        tiles = load_geo(ctx.root / file, file, ctx.findings)
        if len(ctx.findings) > n_findings:
            return tiles
        kept[file] = tiles
    return kept[file]


def map_series(plot: Plot, table: DataTable) -> tuple[tuple[SeriesContent, ...], dict[str, tuple[int, int]]]:
    """Give the data of a tile map, and where each code stands.

    Raises
    ------
    MissingData
        Rows of the table are lost.
    """
    ctx, spec = plot.ctx, plot.spec
    refuse_incomplete(table, "a map")
    column = str(spec.value) or ctx.evaluator.lookup.main_column(table)
    try:
        ctx.evaluator.lookup.check_column(table.id, column, 0, len(column))
    except FormulaError as error:
        ctx.wrong(error, spec.value, spec.place_of("value"))
        return (), {}
    file = f"data/geo/{spec.geo}.csv"
    if not (ctx.root / file).is_file():
        used_by = (f'block "{ctx.block_id}"',)
        ctx.findings.error("PR327", f'there is no tile map "{file}"', spec.place_of("geo"), "", used_by)
        return (), {}
    tiles = _tiles(ctx, file)
    if not tiles:
        return (), {}
    data: list[DatumContent] = []
    dark = set(check_rows(ctx, table.id, spec.highlight, spec.place_of("highlight")))
    for row, label, group in chart_rows(plot, table).rows:
        value = cell_value(table, row, column) if (row, column) in table.cells else None
        code = tiles[row].code if row in tiles else ""
        if value is None:
            data.append(DatumContent(label, None, code=code, group=group))
        else:
            data.append(plot.datum(value, label, code=code, group=group, emphasis=row in dark))
    if not any(datum.amount is not None for datum in data):
        raise MissingData(f"column `{column}` of `{table.id}` is lost for {table.year}")
    return (SeriesContent(column, "", tuple(data)),), {t.code: (t.row, t.column) for t in tiles.values()}
