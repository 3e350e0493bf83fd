"""What the source printed, what is used instead, and why."""

from __future__ import annotations

from printreport.findings import suggest
from printreport.model.blocks.corrections import CorrectionsSpec
from printreport.model.exhibits import CellContent, ColumnContent, RowContent, TableContent
from printreport.model.text import Rich, Run
from printreport.model.values import Correction, Restatement, Value
from printreport.resolve.context import Context
from printreport.resolve.exhibit import start_exhibit, titled
from printreport.resolve.lookup import cell_value
from printreport.resolve.results import MissingData
from printreport.resolve.text import resolve_line
from printreport.resolve.typography import Typesetter

__all__ = ["resolve_corrections"]

_COLUMNS = ("printed", "used", "why")


def resolve_corrections(ctx: Context, spec: CorrectionsSpec) -> TableContent:
    """Give the table of the year's corrections.

    Raises
    ------
    MissingData
        The year has none.
    """
    data = ctx.dataset.years.get(ctx.year)
    corrections = data.corrections if data is not None else ()
    restated = [
        each
        for each in ctx.dataset.restatements()
        if each.year == ctx.year or f"{each.value}@{each.year}" in ctx.values
    ]
    if not corrections and not restated:
        raise MissingData(f"{ctx.year} has no corrections")
    for cell, text in spec.labels.items():
        if not _known_cell(ctx, cell):
            message = f'`labels` names "{cell}", which is no metric and no cell of a table'
            known = [correction.cell for correction in corrections]
            ctx.findings.error("PR302", message, text.place, suggest(cell, known))
    with ctx.noting("exhibit"):
        exhibit = start_exhibit(ctx, spec)
        rows = []
        for index, correction in enumerate(corrections):
            value = _value(ctx, correction)
            if value is not None:
                exhibit.uses(value)
            cells = (
                CellContent((_printed(ctx, correction, value),)),
                CellContent(_used(ctx, correction, value)),
                CellContent((Run(_because(ctx, correction), number_class="reference"),)),
            )
            stub = _label(ctx, spec, correction)
            rows.append(RowContent(f"correction_{index + 1}", stub, cells, place=correction.place))
        rows.extend(_restated_row(ctx, spec, each) for each in restated)
        return TableContent(
            id=exhibit.id,
            label=exhibit.number("table", numbered=spec.numbered),
            title=exhibit.title,
            stub_label=(Run(ctx.wording.say("correction_what")),),
            columns=tuple(
                ColumnContent(name, (Run(ctx.wording.say(f"correction_{name}")),), align="left")
                for name in _COLUMNS
            ),
            rows=tuple(rows),
            subtitle=exhibit.subtitle,
            notes=exhibit.notes(),
            source=exhibit.source(),
            page=spec.page,
            floats=spec.floats,
            continued=ctx.wording.say("continued"),
            place=spec.origin,
        )


def _restated_row(ctx: Context, spec: CorrectionsSpec, restated: Restatement) -> RowContent:
    """Give the row of a value that was changed after its year was locked: old, new, difference, reason."""
    entry = Correction(restated.value, "correct", str(restated.before), restated.after, restated.reason)
    label = _label(ctx, spec, entry)
    if restated.year != ctx.year:
        label = (*label, Run(f" ({restated.year})", number_class="reference"))
    value = _value(ctx, entry, restated.year)
    words = ctx.restated_note(value) if value is not None else restated.reason
    cells = (
        CellContent((_printed(ctx, entry, value),)),
        CellContent(_used(ctx, entry, value)),
        CellContent((Run(Typesetter(ctx.wording).typeset(words), number_class="reference"),)),
    )
    return RowContent(f"restated_{restated.value}_{restated.year}", label, cells, place=restated.place)


def _known_cell(ctx: Context, cell: str) -> bool:
    contract = ctx.dataset.contract
    return cell in contract.metrics or cell.partition(".")[0] in contract.tables


def _value(ctx: Context, correction: Correction, year: int = 0) -> Value | None:
    data = ctx.dataset.years[year or ctx.year]
    if correction.cell in data.metrics:
        return ctx.evaluator.lookup.metric(correction.cell, data.year)
    table_id, _, rest = correction.cell.partition(".")
    row, _, column = rest.partition(".")
    table = data.tables.get(table_id)
    if table is None or (row, column) not in table.cells:
        return None
    return cell_value(table, row, column)


def _printed(ctx: Context, correction: Correction, value: Value | None) -> Run:
    if correction.action == "keep" and value is not None and value.printed:
        return Run(value.printed, number_class="reference")
    if correction.action == "keep" and value is not None and value.qualifier != "exact":
        printed = ctx.numbers.print_value(value)
        return Run(printed.before + printed.number + printed.after, number_class="reference")
    published = str(correction.published)
    if published == "lost":
        return Run(ctx.wording.say("correction_lost"), italic=True)
    return Run(ctx.published(correction), number_class="reference")


def _because(ctx: Context, correction: Correction) -> str:
    words = Typesetter(ctx.wording).typeset(correction.because.strip())
    return words[:1].upper() + words[1:]


def _used(ctx: Context, correction: Correction, value: Value | None) -> Rich:
    if correction.action == "keep":
        return (Run(ctx.wording.say("correction_kept")),)
    if value is None:
        return (Run(str(correction.value or ""), number_class="reference"),)
    printed = ctx.numbers.print_value(value)
    before = (Run(printed.before),) if printed.before else ()
    return (*before, Run(printed.number, value=ctx.register(value)))


def _label(ctx: Context, spec: CorrectionsSpec, correction: Correction) -> Rich:
    if correction.cell in spec.labels:
        return resolve_line(ctx, spec.labels[correction.cell], "label")
    contract = ctx.dataset.contract
    metric = contract.metrics.get(correction.cell)
    if metric is not None:
        return (Run(titled(metric.label), number_class="label"),)
    table_id, _, rest = correction.cell.partition(".")
    row, _, column = rest.partition(".")
    table = contract.tables.get(table_id)
    if table is None:
        return (Run(correction.cell, number_class="label"),)
    data = ctx.dataset.years[ctx.year].tables.get(table_id)
    row_label = data.labels.get(row, titled(row)) if data is not None else titled(row)
    column_label = table.columns[column].label if column in table.columns else ""
    words = [table.label or titled(table_id), row_label, column_label or titled(column).lower()]
    return (Run(": ".join(words[:2]) + (f", {words[2]}" if words[2] else ""), number_class="label"),)
