"""A table of the data: chosen rows and columns, bound, with marks, notes and source."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from printreport.model.blocks.table import TableSpec
from printreport.model.dataset import ALL, DataTable
from printreport.model.exhibits import CellContent, RowContent, SpannerContent, TableContent
from printreport.model.text import Rich, Run, plain_text
from printreport.resolve.context import Context
from printreport.resolve.exhibit import Exhibit, start_exhibit, titled
from printreport.resolve.long_rows import LEAST_LONG, CellValues, PlannedRows, long_rows
from printreport.resolve.rows import (
    PlannedRow,
    find_table,
    refuse_incomplete,
    row_label,
    row_labels,
    shown_rows,
    sort_rows,
    with_sum_row,
)
from printreport.resolve.table_cells import PlannedColumn, cell_of, plan_columns
from printreport.resolve.table_notes import CellNotes
from printreport.resolve.text import resolve_line
from printreport.slotted import replace

__all__ = ["resolve_table", "table_body"]

OTHERS = "others"


def resolve_table(ctx: Context, spec: TableSpec) -> TableContent | None:
    """Give a table; None where its spec is wrong, which is reported.

    Raises
    ------
    MissingData
        The year lacks the table, or all the columns asked for.
    """
    with ctx.noting("exhibit"):
        table = find_table(ctx, spec.data, spec.data.place if spec.data.place.line else spec.place_of("data"))
        if table is None:
            return None
        exhibit = start_exhibit(ctx, spec)
        exhibit.as_of = table.spec.as_of if table.spec is not None else ""
        return table_body(ctx, spec, table, exhibit)


def table_body(ctx: Context, spec: TableSpec, table: DataTable, exhibit: Exhibit) -> TableContent | None:
    """Give the table inside its frame."""
    planned, table = _plan_rows(ctx, spec, table, exhibit)
    columns = plan_columns(ctx, spec, table)
    if not columns:
        return None
    for column in columns:
        if column.table.year == table.year:
            column.table = table
        else:
            column.table = _same_sums(column.table, planned)
        if column.before is not None:
            column.before = _same_sums(column.before, planned)
    row_ids = {row.id: None for row in planned} if spec.notes else {}
    notes = CellNotes(ctx, spec, exhibit, row_ids, [column.id for column in columns])
    labels = [notes.on_column(column.id, column.label) for column in columns]
    rows = _rows(ctx, exhibit, planned, columns, notes)
    heads = tuple(replace(column.content(), label=head) for column, head in zip(columns, labels, strict=True))
    rows_spec = table.contract.rows
    stub = resolve_line(ctx, spec.stub_label, "label") if spec.stub_label is not None else ()
    return TableContent(
        id=exhibit.id,
        label=exhibit.number("table", numbered=spec.numbered),
        title=exhibit.title,
        stub_label=stub or (Run(rows_spec.label or titled(rows_spec.key)),),
        columns=heads,
        rows=rows,
        subtitle=exhibit.subtitle,
        spanners=_spanners(ctx, columns),
        notes=exhibit.notes(),
        source=exhibit.source(),
        panels=spec.panels,
        page=spec.page,
        floats=spec.floats,
        zebra=spec.zebra,
        continued=ctx.wording.say("continued"),
        summary_label=next((plain_text(row.label) for row in planned[-1:] if row.role == "summary"), ""),
        style=spec.style,
        type_size=spec.type_size,
        place=spec.origin,
    )


def _plan_rows(
    ctx: Context, spec: TableSpec, table: DataTable, exhibit: Exhibit
) -> tuple[Sequence[PlannedRow], DataTable]:
    labels = row_labels(ctx, table.id, spec.labels, spec.place_of("labels"))
    rows = shown_rows(ctx, table, spec.rows, spec.place_of("rows"))
    planned: list[PlannedRow] = []
    last: list[PlannedRow] = []
    shown: list[str] = []
    if spec.groups:
        planned, table = _group_rows(ctx, spec, table, labels)
        rows = [row.id for row in planned if row.role == "body"]
    else:
        rows = sort_rows(ctx, table, [row for row in rows if row != ALL], spec.sort, spec.place_of("sort"))
        rest: list[str] = []
        if spec.top is not None and spec.top < len(rows):
            refuse_incomplete(table, f"`top: {spec.top}`")
            rows, rest = rows[: spec.top], rows[spec.top :]
        shown = rows
        if rest and spec.others == "row":
            words = ctx.wording.say("others_row", count=len(rest))
            table = with_sum_row(table, OTHERS, words, rest)
            last.append(PlannedRow(OTHERS, (Run(words, number_class="label"),), members=tuple(rest)))
        elif rest and spec.others == "note":
            exhibit.remark(ctx.wording.say("others_note_rows", count=len(rest)))
        rows = [*rows, *rest]
    # A few rows of ten thousand are told to be so without a look at all of them.
    may_cover_all = len(rows) + len((ALL, OTHERS)) >= len(table.row_ids)
    covers_all = not spec.rows or (may_cover_all and set(rows) >= set(table.body_rows()) - {OTHERS})
    asked_for = "summary" in spec.key_places
    if spec.summary and table.has_row(ALL) and (covers_all or asked_for):
        label = labels.get(ALL) or (Run(table.contract.rows.all or ctx.wording.say("total")),)
        last.append(PlannedRow(ALL, label, "summary"))
    if len(shown) >= LEAST_LONG:
        return PlannedRows(table, shown, labels, last), table
    return [*planned, *(PlannedRow(row, row_label(table, row, labels)) for row in shown), *last], table


def _group_rows(
    ctx: Context, spec: TableSpec, table: DataTable, labels: dict[str, Rich]
) -> tuple[list[PlannedRow], DataTable]:
    planned: list[PlannedRow] = []
    for index, group in enumerate(spec.groups):
        rows = shown_rows(ctx, table, group.rows, group.place_of("rows"))
        rows = sort_rows(ctx, table, rows, spec.sort, spec.place_of("sort"))
        if not rows:
            continue
        heading = resolve_line(ctx, group.label, "label")
        planned.append(PlannedRow(f"group_{index + 1}", heading, "group"))
        planned.extend(PlannedRow(row, row_label(table, row, labels), indent=1) for row in rows)
        if group.subtotal:
            identifier = f"subtotal_{index + 1}"
            words = plain_text(heading)
            table = with_sum_row(table, identifier, words, rows)
            label = (Run(ctx.wording.say("subtotal", label=words)),)
            planned.append(PlannedRow(identifier, label, "subtotal", 1, tuple(rows)))
    return planned, table


def _rows(
    ctx: Context,
    exhibit: Exhibit,
    planned: Sequence[PlannedRow],
    columns: list[PlannedColumn],
    notes: CellNotes,
) -> Sequence[RowContent]:
    """Resolve all rows, those of a long table by column."""
    resolve = partial(_row, ctx, exhibit, columns, notes)
    long = long_rows(ctx, planned, columns, notes, resolve)
    if long is not None:
        ctx.long_values.append(CellValues(columns[0].table, long))
        return long
    rows = [resolve(row) for row in planned]
    return tuple(_with_bars(row, columns) for row in rows)


def _same_sums(table: DataTable, planned: Sequence[PlannedRow]) -> DataTable:
    for row in planned.rest if isinstance(planned, PlannedRows) else planned:
        if row.members:
            table = with_sum_row(table, row.id, plain_text(row.label), row.members)
    return table


def _row(
    ctx: Context, exhibit: Exhibit, columns: list[PlannedColumn], notes: CellNotes, row: PlannedRow
) -> RowContent:
    stub = notes.on_row(row.id, row.label)
    if row.role == "group":
        return RowContent(row.id, stub, (), "group")
    cells: list[CellContent] = []
    for column in columns:
        cell = cell_of(ctx, exhibit, column, row)
        marks = notes.on_cell(row.id, column.id)
        cells.append(replace(cell, marks=(*cell.marks, *marks)) if marks else cell)
    place = next(
        (column.table.cells[row.id, name].place for column in columns for name in column.table.columns[:1]
         if (row.id, name) in column.table.cells),
        exhibit.place,
    )  # fmt: skip
    return RowContent(row.id, stub, tuple(cells), row.role, row.indent, place)


def _with_bars(row: RowContent, columns: list[PlannedColumn]) -> RowContent:
    """Give the row its in-cell bars, now that each column's scale is known."""
    if row.role == "group" or not any(column.spec.bar for column in columns):
        return row
    cells = []
    for cell, column in zip(row.cells, columns, strict=True):
        wants = column.spec.bar and cell.amount is not None and cell.amount >= 0
        if wants and (row.role == "body" or (column.is_share and column.scale == 1.0)):
            cells.append(replace(cell, bar=min(float(cell.amount or 0) / column.scale, 1.0)))
        else:
            cells.append(cell)
    return replace(row, cells=tuple(cells))


def _spanners(ctx: Context, columns: list[PlannedColumn]) -> tuple[SpannerContent, ...]:
    made: list[SpannerContent] = []
    for index, column in enumerate(columns):
        if column.spec.spanner is None:
            continue
        label = resolve_line(ctx, column.spec.spanner, "label")
        if made and made[-1].last == index - 1 and made[-1].label == label:
            made[-1] = replace(made[-1], last=index)
        else:
            made.append(SpannerContent(label, index, index))
    return tuple(made)
