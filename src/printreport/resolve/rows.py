"""Rows of a data table as an exhibit shows them: chosen, grouped, sorted, cut, summed.

Stage 3. In: a data table and the author's choice of rows. Out: planned rows, and the table with
the rows that were made of others (subtotals, "others") added to it, so that formulas see them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from printreport.findings import Place, suggest
from printreport.model.cell_table import CellTable
from printreport.model.dataset import Cell, DataTable
from printreport.model.formula import FormulaError
from printreport.model.long_rows import stub_text
from printreport.model.text import Rich, Run
from printreport.resolve.context import Context
from printreport.resolve.results import MissingData
from printreport.resolve.text import resolve_line
from printreport.slotted import dataclass, replace

__all__ = [
    "PlannedRow",
    "check_rows",
    "find_table",
    "row_label",
    "row_labels",
    "shown_rows",
    "sort_rows",
    "sum_cell",
    "with_sum_row",
]


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """A row to show; ``members`` are the rows it was summed from."""

    id: str
    label: Rich
    role: Literal["body", "group", "summary", "subtotal"] = "body"
    indent: int = 0
    members: tuple[str, ...] = ()


def find_table(ctx: Context, name: str, place: Place, year: int | None = None) -> DataTable | None:
    """Give the table of a ``data:`` key; a finding and None where no such table is kept.

    Raises
    ------
    MissingData
        The year has no such table.
    """
    tables = ctx.dataset.contract.tables
    if name not in tables and ctx.dataset.is_broken(name):
        raise MissingData(f"table `{name}` could not be read in data/contract.yaml")
    if name not in tables:
        message = f'there is no table "{name}" in data/contract.yaml'
        ctx.findings.error("PR302", message, place, suggest(name, tables), (f'block "{ctx.block_id}"',))
        return None
    return ctx.evaluator.lookup.table(name, year or ctx.year)


def check_rows(ctx: Context, table: str, rows: Iterable[str], place: Place) -> list[str]:
    """Give those of the named rows that the table knows; a finding for each other one.

    The name of an axis of the edition stands for its row.
    """
    known = ctx.evaluator.lookup.known_rows(table)
    axes = ctx.evaluator.axes
    good: list[str] = []
    for row in rows:
        if row in axes and axes[row].id in known:
            good.append(axes[row].id)
            continue
        if row in known:
            good.append(str(row))
            continue
        message = f'table `{table}` has no row "{row}" in any year'
        own = getattr(row, "place", None)
        where = own if own is not None and own.line else place
        ctx.findings.error("PR303", message, where, suggest(row, sorted(known)), (f'block "{ctx.block_id}"',))
    return good


def row_labels(ctx: Context, table: str, labels: Mapping[str, str], place: Place) -> dict[str, Rich]:
    """Give the author's labels of rows."""
    check_rows(ctx, table, labels, place)
    axes = ctx.evaluator.axes
    return {
        axes[row].id if row in axes else row: resolve_line(ctx, text, "label") for row, text in labels.items()
    }


def row_label(table: DataTable, row: str, labels: Mapping[str, Rich]) -> Rich:
    """Give the label of a row: the author's, or that of the data."""
    if row in labels:
        return labels[row]
    return (Run(stub_text(table.labels.get(row, row)), number_class="label"),)


def shown_rows(ctx: Context, table: DataTable, wanted: Sequence[str], place: Place) -> list[str]:
    """Give the rows to show: those asked for that the year has, or all but the sum row."""
    if not wanted:
        order = [row for row in table.contract.rows.order if table.has_row(row)]
        first = set(order)
        return [*order, *(row for row in table.body_rows() if row not in first)]
    rows: list[str] = []
    for row in check_rows(ctx, table.id, wanted, place):
        if table.has_row(row):
            rows.append(row)
        else:
            ctx.omit(f'row "{row}" of "{ctx.block_id}"', f"{table.year} has no such row", place)
    return rows


def sort_rows(ctx: Context, table: DataTable, rows: list[str], sort: str, place: Place) -> list[str]:
    """Sort rows by ``column``, ``column descending`` or ``label``; blank cells come last."""
    if not sort:
        return rows
    column, _, way = sort.strip().partition(" ")
    way = way.strip()
    try:
        if way not in ("", "ascending", "descending"):
            message = f'sort order "{way}" is unknown'
            raise FormulaError("PR326", message, len(column) + 1, len(way), "`descending`")
        if column == "label":
            return sorted(rows, key=lambda row: table.labels.get(row, row), reverse=way == "descending")
        ctx.evaluator.lookup.check_column(table.id, column, 0, len(column))
    except FormulaError as error:
        ctx.wrong(error, sort, place)
        return rows

    has_column = column in table.columns
    amounts = dict(zip(table.row_ids, table.amounts(column), strict=True)) if has_column else {}

    def key(row: str) -> tuple[bool, float, str]:
        amount = amounts.get(row)
        signed = 0.0 if amount is None else -amount if way == "descending" else amount
        return (amount is None, signed, table.labels.get(row, row))

    return sorted(rows, key=key)


def sum_cell(table: DataTable, column: str, members: Iterable[str]) -> Cell:
    """Give the sum of cells down a column; blank where one of them is, or where sums mean nothing."""
    spec = table.contract.columns[column]
    sums = spec.type in ("count", "money") or (spec.type in ("share", "percent") and bool(spec.share_of))
    cells = [table.cells[row, column] for row in members if (row, column) in table.cells]
    amounts = [cell.amount for cell in cells]
    if not sums or not amounts or None in amounts:
        return Cell("", None, table.place)
    total = sum(amount for amount in amounts if amount is not None)
    return Cell("", total, table.place, decimals=max(cell.decimals for cell in cells))


def with_sum_row(table: DataTable, row: str, label: str, members: Sequence[str]) -> DataTable:
    """Add a row to a table that is the sum of others."""
    sums = {column: sum_cell(table, column, members) for column in table.columns}
    cells: Mapping[tuple[str, str], Cell]
    if isinstance(table.cells, CellTable):
        cells = table.cells.with_row(row, sums)
    else:
        cells = {**table.cells, **{(row, column): cell for column, cell in sums.items()}}
    return replace(table, row_ids=(*table.row_ids, row), labels={**table.labels, row: label}, cells=cells)


def refuse_incomplete(table: DataTable, what: str) -> None:
    """Stop where rows of the published table are lost and ``what`` needs them all."""
    if not table.is_complete:
        raise MissingData(f"{what} needs every row, and rows of `{table.id}` are lost for {table.year}")
