"""Single values as a table: what, how many, unit, period."""

from __future__ import annotations

from printreport.model.blocks.value_table import ValueRowSpec, ValueTableSpec
from printreport.model.exhibits import CellContent, ColumnContent, RowContent, TableContent
from printreport.model.text import Rich, Run
from printreport.resolve.context import UNKNOWN, Context
from printreport.resolve.exhibit import Exhibit, start_exhibit
from printreport.resolve.periods import label_of, period_of, unit_words
from printreport.resolve.results import MissingData
from printreport.resolve.table_cells import value_cell
from printreport.resolve.text import resolve_line, resolve_optional

__all__ = ["resolve_value_table"]


def resolve_value_table(ctx: Context, spec: ValueTableSpec) -> TableContent:
    """Give a row a value; a row whose data the year lacks is left out.

    Raises
    ------
    MissingData
        No row is left.
    """
    with ctx.noting("exhibit"):
        exhibit = start_exhibit(ctx, spec)
        rows = _rows(ctx, spec, exhibit, spec.rows, 0, "row")
        for index, group in enumerate(spec.groups):
            inner = _rows(ctx, spec, exhibit, group.rows, 1, f"group_{index + 1}_row")
            if inner:
                heading = resolve_line(ctx, group.label, "label")
                rows += [RowContent(f"group_{index + 1}", heading, (), "group", place=group.origin), *inner]
        if not rows:
            raise MissingData("none of its values has data")
        return TableContent(
            id=exhibit.id,
            label=exhibit.number("table", numbered=spec.numbered),
            title=exhibit.title,
            stub_label=_head(ctx, spec.stub_label, "measure"),
            columns=tuple(_column(ctx, spec, name) for name in spec.columns),
            rows=tuple(rows),
            subtitle=exhibit.subtitle,
            notes=exhibit.notes(),
            source=exhibit.source(),
            page=spec.page,
            floats=spec.floats,
            continued=ctx.wording.say("continued"),
            place=spec.origin,
        )


def _head(ctx: Context, text: str | None, key: str) -> Rich:
    return resolve_line(ctx, text, "label") if text is not None else (Run(ctx.wording.say(key)),)


def _column(ctx: Context, spec: ValueTableSpec, name: str) -> ColumnContent:
    own = {"value": spec.value_label, "who": spec.who_label}.get(name)
    label = _head(ctx, own, name)
    return ColumnContent(name, label, align="right" if name == "value" else "left")


def _rows(
    ctx: Context,
    spec: ValueTableSpec,
    exhibit: Exhibit,
    rows: tuple[ValueRowSpec, ...],
    indent: int,
    name: str,
) -> list[RowContent]:
    made: list[RowContent] = []
    for index, row in enumerate(rows):
        try:
            stub, cells = _row(ctx, spec, exhibit, row)
        except MissingData as missing:
            if spec.required:
                raise
            ctx.omit(f'a row of "{ctx.block_id}"', missing.reason, row.value.place)
            continue
        made.append(RowContent(f"{name}_{index + 1}", stub, tuple(cells), indent=indent, place=row.origin))
    return made


def _row(
    ctx: Context, spec: ValueTableSpec, exhibit: Exhibit, row: ValueRowSpec
) -> tuple[Rich, list[CellContent]]:
    found = ctx.value(row.value)
    label = resolve_line(ctx, row.label, "label") if row.label is not None else ()
    if found is None:
        return label, [CellContent((Run(UNKNOWN),)) for _ in spec.columns]
    value, formats = found
    formats = ctx.formats(row.format, value, row.place_of("format")) or formats
    mark = exhibit.carried_mark(value)
    cells: list[CellContent] = []
    for name in spec.columns:
        if name == "value":
            cells.append(value_cell(ctx, exhibit, value, formats))
        elif name == "unit":
            cells.append(CellContent((Run(unit_words(value.unit)),) if value.unit != "share" else ()))
        elif name == "period":
            cells.append(CellContent(period_of(ctx, value)))
        else:
            text = row.who if name == "who" else row.note
            cells.append(CellContent(resolve_optional(ctx, text, f'a cell of "{ctx.block_id}"', "label")))
    return (*(label or label_of(value, str(row.value))), *mark), cells
