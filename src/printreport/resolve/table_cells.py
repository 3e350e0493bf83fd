"""Columns and cells of a table of data.

Stage 3. In: the specs of columns, the table, planned rows. Out: bound cells with marks and bars.
"""

from __future__ import annotations

from dataclasses import field
from typing import Literal

from printreport.findings import Place
from printreport.model.blocks.table import TableColumnSpec, TableSpec
from printreport.model.dataset import DataTable
from printreport.model.exhibits import Align, CellContent, ColumnContent
from printreport.model.formula import FormatCall, FormulaError, Piped
from printreport.model.placed import Word
from printreport.model.text import Rich, Run
from printreport.model.values import Value
from printreport.resolve.context import UNKNOWN, Context
from printreport.resolve.evaluate import Scope
from printreport.resolve.exhibit import Exhibit, titled
from printreport.resolve.lookup import cell_value
from printreport.resolve.results import MissingData, Phrase, Result
from printreport.resolve.rows import PlannedRow
from printreport.resolve.text import resolve_line
from printreport.resolve.trends import growth_between
from printreport.slotted import dataclass, replace

__all__ = ["PlannedColumn", "blank_cell", "cell_of", "plan_columns", "value_cell"]


@dataclass(slots=True)
class PlannedColumn:
    """A column of the table to be: where its cells come from and how they print."""

    id: str
    spec: TableColumnSpec
    label: Rich
    table: DataTable
    before: DataTable | None = None
    formats: tuple[FormatCall, ...] = ()
    is_text: bool = False
    tick: Value | None = None
    tick_label: str = ""
    amounts: list[float] = field(default_factory=list)
    is_share: bool = False
    has_checked_format: bool = False

    @property
    def scale(self) -> float:
        """What a full in-cell bar stands for."""
        most = max(self.amounts, default=0.0)
        if self.is_share and (most > 0.5 or not most):
            return 1.0
        return max(most, float(self.tick.amount) if self.tick else 0.0) or 1.0

    def content(self) -> ColumnContent:
        """Give the head of the column."""
        align: Align = "left" if self.is_text else "decimal"
        tick = min(float(self.tick.amount) / self.scale, 1.0) if self.tick else None
        return ColumnContent(
            self.id,
            self.label,
            align=align,
            bar=self.spec.bar,
            track=self.is_share and self.scale == 1.0,
            tick=tick,
            tick_label=self.tick_label,
            emphasis=self.spec.emphasis,
            tick_value=self.tick.id if self.tick else "",
        )


def plan_columns(ctx: Context, spec: TableSpec, table: DataTable) -> list[PlannedColumn]:
    """Plan the columns; one whose data the year lacks is left out.

    Raises
    ------
    MissingData
        No column is left.
    """
    specs = spec.columns or tuple(TableColumnSpec(column=Word(column)) for column in table.columns)
    planned: list[PlannedColumn] = []
    reason = ""
    has_errors = False
    for column in specs:
        place = column.origin if column.origin.line else spec.place_of("columns")
        try:
            made = _plan_column(ctx, column, table, place)
        except MissingData as missing:
            reason = missing.reason
            ctx.omit(f'a column of "{ctx.block_id}"', reason, place)
            continue
        if made is None:
            has_errors = True
            continue
        made.id = made.id if all(made.id != other.id for other in planned) else f"{made.id}_{len(planned)}"
        planned.append(made)
    if not planned and not has_errors:
        raise MissingData(reason or f"table `{table.id}` has no columns for {table.year}")
    return planned


def _plan_column(ctx: Context, spec: TableColumnSpec, table: DataTable, place: Place) -> PlannedColumn | None:
    lookup = ctx.evaluator.lookup
    base = str(spec.column or spec.share or spec.change)
    own = spec.column or spec.share or spec.change
    if base:
        try:
            lookup.check_column(table.id, base, 0, len(base))
        except FormulaError as error:
            ctx.wrong(error, own, place)
            return None
    elif spec.compute is None:
        message = "column says neither `column`, `compute`, `share` nor `change`"
        ctx.findings.error("PR324", message, place, f"`column: {table.columns[0]}`")
        return None
    if spec.compute is not None:
        try:
            ctx.evaluator.parse(spec.compute)
        except FormulaError as error:
            ctx.wrong(error, spec.compute, place)
            return None
    before: DataTable | None = None
    if spec.year is not None:
        year = ctx.year - 1 if spec.year == "previous" else spec.year
        table = lookup.table(table.id, year)
    if spec.change:
        if not table.contract.comparable:
            message = f"table `{table.id}` does not compare between years"
            why = f": {table.contract.why}" if table.contract.why else ""
            ctx.findings.error("PR315", message + why, place)
            return None
        before = lookup.table(table.id, table.year - 1)
    if base and base not in table.columns:
        raise MissingData(f'table `{table.id}` has no column "{base}" in {table.year}')
    if base and all(table.cells[row, base].is_blank for row in table.row_ids if (row, base) in table.cells):
        raise MissingData(f'column "{base}" of `{table.id}` is lost for {table.year}')
    made = PlannedColumn(_column_id(spec), spec, _column_label(ctx, spec, table), table, before)
    made.formats = ctx.formats(spec.format, None, spec.place_of("format"))
    made.is_text = bool(spec.column) and table.contract.columns[base].type in ("text", "date")
    if spec.tick is not None:
        found = ctx.value(spec.tick)
        made.tick = found[0] if found else None
        label = resolve_line(ctx, spec.tick_label, "label") if spec.tick_label else ()
        if made.tick:
            ctx.register(made.tick)
        made.tick_label = "".join(run.text for run in label)
    return made


def _column_id(spec: TableColumnSpec) -> str:
    if spec.column:
        return f"{spec.column}_{spec.year}" if spec.year else str(spec.column)
    if spec.share:
        return f"{spec.share}_share"
    return f"{spec.change}_change" if spec.change else "computed"


def _column_label(ctx: Context, spec: TableColumnSpec, table: DataTable) -> Rich:
    if spec.label is not None:
        return resolve_line(ctx, spec.label, "label")
    wording = ctx.wording
    if spec.year is not None:
        return (Run(str(table.year), number_class="reference"),)
    if spec.column:
        label = table.contract.columns[spec.column].label or titled(spec.column)
        return (Run(label, number_class="label"),)
    if spec.share:
        label = table.contract.columns[spec.share].label or titled(spec.share)
        return (Run(wording.say("share_of", label=label.lower())),)
    if spec.change:
        return (Run(wording.say("change_since", year=table.year - 1), number_class="reference"),)
    return (Run(wording.say("value")),)


def _result(ctx: Context, column: PlannedColumn, row: PlannedRow) -> tuple[Result, tuple[FormatCall, ...]]:
    """Give what stands in a cell; raises MissingData for a blank one."""
    spec, table = column.spec, column.table
    if not table.has_row(row.id):
        raise MissingData(f'table `{table.id}` has no row "{row.id}" in {table.year}')
    if spec.compute is not None:
        expr = ctx.evaluator.parse(spec.compute)
        formats = expr.formats if isinstance(expr, Piped) else ()
        return ctx.evaluator.evaluate(expr, Scope(table.year, table, row.id)), formats
    name = str(spec.column or spec.share or spec.change)
    if spec.share:
        return ctx.evaluator.lookup.share(table, row.id, name), ()
    if (row.id, name) not in table.cells:
        raise MissingData(f"`{table.id}.{row.id}.{name}` is not in the data")
    cell = table.cell(row.id, name)
    if column.is_text:
        return Phrase((cell.text,), is_label=True), ()
    value = cell_value(table, row.id, name)
    if value is None:
        raise MissingData(f"`{table.id}.{row.id}.{name}` is lost in the source for {table.year}")
    if row.members:
        inputs = tuple(f"{table.id}.{member}.{name}@{table.year}" for member in row.members)
        value = replace(value, formula=f"sum({', '.join(inputs)})", inputs=inputs)
    if spec.change and column.before is not None:
        before = column.before
        then = cell_value(before, row.id, name) if (row.id, name) in before.cells else None
        if then is None:
            raise MissingData(f"`{table.id}.{row.id}.{name}` has no value for {before.year}")
        value = growth_between(value, then, f"growth({table.id}.{row.id}.{name})@{table.year}")
    return value, ()


def cell_of(ctx: Context, exhibit: Exhibit, column: PlannedColumn, row: PlannedRow) -> CellContent:
    """Give one bound cell; a blank one prints a dash, explained once under the table."""
    try:
        result, formats = _result(ctx, column, row)
        formats = column.formats or formats
        if isinstance(result, Phrase):
            return CellContent(ctx.phrase_runs(result, formats))
        if not isinstance(result, Value):
            raise FormulaError("PR323", "a cell holds one number", 0, len(column.spec.compute or " "))
        ctx.numbers.check_formats(result, formats)
    except MissingData:
        status = _status_of(column, row)
        if status:
            return CellContent((Run(ctx.wording.say("no_figure")),), marks=exhibit.status_marks(status))
        return blank_cell(ctx, exhibit, "lost" if row.role == "body" else "none")
    except FormulaError as error:
        _report_once(ctx, column, error)
        return CellContent((Run(UNKNOWN),))
    column.is_share = column.is_share or result.unit == "share"
    if row.role == "body":
        column.amounts.append(float(result.amount))
    return value_cell(ctx, exhibit, result, formats)


def _report_once(ctx: Context, column: PlannedColumn, error: FormulaError) -> None:
    if column.has_checked_format:
        return
    column.has_checked_format = True
    if error.code in ("PR307", "PR308") and column.spec.format:
        ctx.wrong(error, column.spec.format, column.spec.place_of("format"))
    else:
        ctx.wrong(error, column.spec.compute or "", column.spec.origin)


def _status_of(column: PlannedColumn, row: PlannedRow) -> tuple[str, ...]:
    """Give the status marks that stand in the place of a number ("c" confidential), if any."""
    cell = column.table.cells.get((row.id, str(column.spec.column or column.spec.share or "")))
    return cell.status if cell is not None and cell.amount is None else ()


def blank_cell(ctx: Context, exhibit: Exhibit, why: Literal["lost", "none", "absent"]) -> CellContent:
    """Give the cell of a missing number: empty in sum rows, else a dash with a note."""
    if why == "none":
        return CellContent(())
    exhibit.remark(ctx.wording.say("lost_figure_note" if why == "lost" else "no_figure_note"))
    return CellContent((Run(ctx.wording.say("no_figure")),))


def value_cell(
    ctx: Context, exhibit: Exhibit, value: Value, formats: tuple[FormatCall, ...] = ()
) -> CellContent:
    """Give the cell of a value: number, status and correction marks."""
    printed = ctx.numbers.print_value(value, formats)
    runs = [Run(printed.before)] if printed.before else []
    runs.append(Run(printed.number + printed.after, value=ctx.register(value)))
    marks = (*exhibit.status_marks(value.status), *exhibit.correction_mark(value, printed.number))
    ctx.note_marks(replace(value, correction=None, restated=None, status=()), printed.number)
    exhibit.uses(value)
    correction = value.correction
    corrected = correction is not None and correction.action in ("correct", "derive")
    return CellContent(tuple(runs), value.amount, value.id, marks=marks, corrected=corrected)
