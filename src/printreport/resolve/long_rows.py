"""The rows of a long table: those that are more than texts and numbers one by one, the rest by column.

Stage 3. In: planned rows and columns. Out: :class:`~printreport.model.long_rows.LongRows`, or nothing where
a column has to be resolved cell by cell: a computed one, one of another year, one with bars.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import overload

from printreport.model.cell_table import CellTable
from printreport.model.dataset import DataTable
from printreport.model.exhibits import RowContent
from printreport.model.formula import FormulaError
from printreport.model.long_rows import LongColumn, LongRows
from printreport.model.text import Rich
from printreport.model.values import Value
from printreport.resolve.column_printer import column_printer
from printreport.resolve.context import Context
from printreport.resolve.lookup import cell_value
from printreport.resolve.rows import PlannedRow, row_label
from printreport.resolve.table_cells import PlannedColumn
from printreport.resolve.table_notes import CellNotes

__all__ = ["LEAST_LONG", "CellValues", "PlannedRows", "long_rows"]

LEAST_LONG = 100
"""Rows from which a table is resolved by column."""


class PlannedRows(Sequence[PlannedRow]):
    """Rows to show that stand in the data as they are, and after them others; made when asked for."""

    def __init__(
        self, table: DataTable, row_ids: Sequence[str], labels: Mapping[str, Rich], rest: Sequence[PlannedRow]
    ) -> None:
        self.row_ids = row_ids
        self.labels = labels
        self.rest = rest
        self._table = table

    def __len__(self) -> int:
        return len(self.row_ids) + len(self.rest)

    @overload
    def __getitem__(self, index: int) -> PlannedRow: ...
    @overload
    def __getitem__(self, index: slice) -> list[PlannedRow]: ...
    def __getitem__(self, index: int | slice) -> PlannedRow | list[PlannedRow]:
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(len(self)))]
        at = index + len(self) if index < 0 else index
        if at >= len(self.row_ids):
            return self.rest[at - len(self.row_ids)]
        row = self.row_ids[at]
        return PlannedRow(row, row_label(self._table, row, self.labels))


def long_rows(
    ctx: Context,
    planned: Sequence[PlannedRow],
    columns: Sequence[PlannedColumn],
    notes: CellNotes,
    resolve: Callable[[PlannedRow], RowContent],
) -> LongRows | None:
    """Resolve the rows of a long table; None where each has to be resolved for itself.

    Parameters
    ----------
    resolve : callable
        Resolves one row.
    """
    if not isinstance(planned, PlannedRows) or len(planned.row_ids) < LEAST_LONG:
        return None
    table = columns[0].table
    cells = table.cells
    if not isinstance(cells, CellTable) or any(column.table is not table for column in columns):
        return None
    index = cells.index
    numbers: Sequence[int] = [index[row] for row in planned.row_ids]
    if numbers == list(range(len(numbers))):
        numbers = range(len(numbers))
    made = [_column(ctx, column, cells, numbers) for column in columns]
    kept = tuple(column for column in made if column is not None)
    if len(kept) < len(made):
        return None
    own = sorted(_own(planned, kept, notes, numbers, cells))
    for column in columns:
        held = cells.columns[str(column.spec.column)]
        if not column.is_text:
            column.amounts.append(float(max(held.amounts or (0,))))
    return LongRows(
        table=table.id,
        year=table.year,
        row_ids=planned.row_ids,
        numbers=numbers,
        labels=table.labels,
        columns=kept,
        places=cells.places,
        first_column=table.columns[0],
        own={at: resolve(planned[at]) for at in own},
        n_rows=len(planned),
    )


def _column(
    ctx: Context, column: PlannedColumn, cells: CellTable, numbers: Sequence[int]
) -> LongColumn | None:
    spec = column.spec
    if not spec.column or spec.bar or spec.compute is not None or spec.share or spec.change:
        return None
    name = str(spec.column)
    held = cells.columns[name]
    if column.is_text:
        return LongColumn(name, held) if not column.formats and held.texts is not None else None
    first = next((row for row in numbers if row not in held.odd), None)
    if first is None or held.amounts is None:
        return None
    value = cell_value(column.table, cells.row_ids[first], name)
    try:
        ctx.numbers.check_formats(value, column.formats)
    except FormulaError:
        return None
    assert value is not None, "a plain cell of numbers has one"
    printer = column_printer(ctx.numbers, value, column.formats, held.amounts, held.decimals)
    return LongColumn(name, held, printer)


def _own(
    planned: PlannedRows,
    columns: Iterable[LongColumn],
    notes: CellNotes,
    numbers: Sequence[int],
    cells: CellTable,
) -> set[int]:
    """Give the rows to resolve one by one. The first is among them: it brings what all carry along."""
    odd = {row for column in columns for row in column.cells.odd}
    named = {*planned.labels, *notes.rows, *(row for row, _ in notes.cells)}
    odd.update(cells.index[row] for row in named if row in cells.index)
    own = {0, *range(len(planned.row_ids), len(planned))}
    if odd:
        own.update(at for at, number in enumerate(numbers) if number in odd)
    return own


class CellValues:
    """The values of a long table's cells, made when they are asked for."""

    def __init__(self, table: DataTable, rows: LongRows) -> None:
        self.table = table
        self.rows = rows
        self._columns = {column.name for column in rows.columns if column.printer is not None}

    def get(self, name: str) -> Value | None:
        """Give a value by its ledger id; None where it is none of the table's printed cells."""
        plain, _, year = name.rpartition("@")
        table, _, cell = plain.partition(".")
        row, _, column = cell.rpartition(".")
        if table != self.table.id or year != str(self.table.year) or column not in self._columns:
            return None
        return cell_value(self.table, row, column) if (row, column) in self.table.cells else None

    def __iter__(self) -> Iterator[str]:
        for at, row in enumerate(self.rows.row_ids):
            if at not in self.rows.own:
                for column in self.rows.columns:
                    if column.printer is not None:
                        yield f"{self.table.id}.{row}.{column.name}@{self.table.year}"
