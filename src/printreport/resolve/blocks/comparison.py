"""Values over several years, with the change where years compare."""

from __future__ import annotations

from printreport.model.blocks.comparison import ComparedValueSpec, ComparisonSpec
from printreport.model.exhibits import CellContent, ColumnContent, RowContent, TableContent
from printreport.model.formula import FormatCall, FormulaError, Piped
from printreport.model.text import Run
from printreport.model.values import Value
from printreport.resolve.arithmetic import computed, spread
from printreport.resolve.context import UNKNOWN, Context
from printreport.resolve.evaluate import Scope
from printreport.resolve.exhibit import Exhibit, start_exhibit
from printreport.resolve.periods import label_of
from printreport.resolve.results import MissingData
from printreport.resolve.table_cells import blank_cell, value_cell
from printreport.resolve.text import resolve_line
from printreport.resolve.trends import growth_between
from printreport.resolve.years import years_in_range

__all__ = ["resolve_comparison"]


def resolve_comparison(ctx: Context, spec: ComparisonSpec) -> TableContent:
    """Give a row a value and a column a year.

    Raises
    ------
    MissingData
        No value has data in more than no year.
    """
    with ctx.noting("exhibit"):
        exhibit = start_exhibit(ctx, spec)
        years = years_in_range(ctx, spec.years, set(ctx.dataset.years))
        found = [_values(ctx, row, years) for row in spec.values]
        years = [year for year in years if any(row and row[0].get(year) for row in found)]
        if not years:
            raise MissingData("none of its values has data")
        with_change = spec.change and len(years) > 1 and years[-1] == ctx.year
        rows: list[RowContent] = []
        for index, (row, values) in enumerate(zip(spec.values, found, strict=True)):
            made = _row(ctx, exhibit, row, values, years, with_change=with_change)
            if made is None:
                ctx.omit(f'a row of "{ctx.block_id}"', f"`{row.value}` has no data", row.value.place)
            else:
                stub, cells = made
                rows.append(RowContent(f"row_{index + 1}", stub, tuple(cells), place=row.origin))
        columns = [
            ColumnContent(
                str(year),
                (Run(str(year), number_class="reference"),),
                align="right",  # rows of unlike units have no decimal point to share
                emphasis=year == ctx.year,
            )
            for year in years
        ]
        if with_change:
            label = ctx.wording.say("change_since", year=years[-2])
            columns.append(ColumnContent("change", (Run(label, number_class="reference"),), align="right"))
        stub_label = spec.stub_label
        measure = ctx.wording.say("measure")
        return TableContent(
            id=exhibit.id,
            label=exhibit.number("table", numbered=spec.numbered),
            title=exhibit.title,
            stub_label=resolve_line(ctx, stub_label, "label") if stub_label is not None else (Run(measure),),
            columns=tuple(columns),
            rows=tuple(rows),
            subtitle=exhibit.subtitle,
            notes=exhibit.notes(),
            source=exhibit.source(),
            page=spec.page,
            floats=spec.floats,
            continued=ctx.wording.say("continued"),
            place=spec.origin,
        )


_Found = tuple[dict[int, Value], tuple[FormatCall, ...]]


def _values(ctx: Context, row: ComparedValueSpec, years: list[int]) -> _Found | None:
    """Give a row's value by year; None where its formula is wrong, which is reported."""
    try:
        expr = ctx.evaluator.parse(row.value)
    except FormulaError as error:
        ctx.wrong(error, row.value)
        return None
    formats = expr.formats if isinstance(expr, Piped) else ()
    values: dict[int, Value] = {}
    for year in years:
        try:
            values[year] = ctx.evaluator.value(expr, Scope(year))
        except MissingData:
            continue
        except FormulaError as error:
            ctx.wrong(error, row.value)
            return None
    if values:
        formats = ctx.formats(row.format, next(iter(values.values())), row.place_of("format")) or formats
        try:
            ctx.numbers.check_formats(next(iter(values.values())), formats)
        except FormulaError as error:
            ctx.wrong(error, row.value)
            return None
    return values, formats


def _row(
    ctx: Context,
    exhibit: Exhibit,
    row: ComparedValueSpec,
    found: _Found | None,
    years: list[int],
    *,
    with_change: bool,
) -> tuple[tuple[Run, ...], list[CellContent]] | None:
    label = resolve_line(ctx, row.label, "label") if row.label is not None else ()
    if found is None:
        return label, [CellContent((Run(UNKNOWN),))] * (len(years) + with_change)
    values, formats = found
    if not values or (len(values) == 1 and ctx.year not in values):
        return None
    newest = values[max(values)]
    mark = exhibit.carried_mark(newest)
    cells = [
        value_cell(ctx, exhibit, values[year], formats)
        if year in values
        else blank_cell(ctx, exhibit, "absent")
        for year in years
    ]
    if with_change:
        cells.append(_change(ctx, exhibit, values.get(years[-1]), values.get(years[-2])))
    return (*(label or label_of(newest, str(row.value))), *mark), cells


def _change(ctx: Context, exhibit: Exhibit, now: Value | None, then: Value | None) -> CellContent:
    """Give the change: in percent, for shares in points; a mark where the years do not compare."""
    if now is None or then is None:
        return blank_cell(ctx, exhibit, "absent")
    if not now.comparable:
        why = (now.why or ctx.wording.say("not_comparable_default")).rstrip(".")
        exhibit.remark(ctx.wording.say("not_comparable_note", why=why))
        return CellContent((Run(ctx.wording.say("not_comparable")),))
    formula = f"({now.id} - {then.id}) / {then.id}"
    if now.unit == "share":
        off = spread(now) + spread(then)
        points = computed(now.amount - then.amount, "share", (now, then), f"{now.id} - {then.id}", off)
        return value_cell(ctx, exhibit, points, (FormatCall("signed"), FormatCall("points", (1,))))
    try:
        growth = growth_between(now, then, formula)
    except MissingData:
        return blank_cell(ctx, exhibit, "absent")
    return value_cell(ctx, exhibit, growth, (FormatCall("signed"), FormatCall("percent", (1,))))
