"""Notes of the author's whose marks stand in cells, stubs and column heads.

Stage 3. In: ``notes: [{at: row.column, text: …}]``. Out: marks in reading order.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from printreport.findings import suggest
from printreport.model.blocks.table import TableSpec
from printreport.model.text import Rich, Run
from printreport.resolve.context import Context
from printreport.resolve.exhibit import Exhibit
from printreport.resolve.results import MissingData
from printreport.resolve.text import resolve_line

__all__ = ["CellNotes"]


class CellNotes:
    """The notes of one table by where they stand."""

    def __init__(
        self, ctx: Context, spec: TableSpec, exhibit: Exhibit, rows: Collection[str], columns: Sequence[str]
    ) -> None:
        self.exhibit = exhibit
        self.columns: dict[str, list[Rich]] = {}
        self.rows: dict[str, list[Rich]] = {}
        self.cells: dict[tuple[str, str], list[Rich]] = {}
        for note in spec.notes:
            try:
                text = resolve_line(ctx, note.text)
            except MissingData as missing:
                ctx.omit(f'a note of "{ctx.block_id}"', missing.reason, note.origin)
                continue
            row, _, column = str(note.at).partition(".")
            if column and row in rows and column in columns:
                self.cells.setdefault((row, column), []).append(text)
            elif not column and row in columns:
                self.columns.setdefault(row, []).append(text)
            elif not column and row in rows:
                self.rows.setdefault(row, []).append(text)
            else:
                message = f'note stands at "{note.at}", which is no row, column or row.column of the table'
                known = [*rows, *columns, *(f"{r}.{c}" for r in rows for c in columns)]
                ctx.findings.error("PR303", message, note.place_of("at"), suggest(note.at, known))

    def _with_marks(self, label: Rich, notes: list[Rich]) -> Rich:
        if not notes:
            return label
        marks = ",".join(self.exhibit.mark(note) for note in notes)
        return (*label, Run(marks, raised=True, number_class="reference"))

    def on_column(self, column: str, label: Rich) -> Rich:
        """Give a column's label with its marks."""
        return self._with_marks(label, self.columns.get(column, []))

    def on_row(self, row: str, label: Rich) -> Rich:
        """Give a row's stub with its marks."""
        return self._with_marks(label, self.rows.get(row, []))

    def on_cell(self, row: str, column: str) -> tuple[str, ...]:
        """Give the marks of a cell."""
        return tuple(self.exhibit.mark(note) for note in self.cells.get((row, column), []))
