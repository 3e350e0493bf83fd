"""The cells of a long table, kept by column; a cell is made when it is asked for.

In: what stage 1 read. Out: a mapping like that of a short table, and beside it whole columns. A plain
cell costs a number in an array; those that are blank, marked or corrected are kept as they are.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from typing import Protocol

from printreport.findings import Place
from printreport.model.cell import Cell
from printreport.slotted import dataclass, replace

__all__ = ["CellColumn", "CellPlaces", "CellTable", "number_text"]


class CellPlaces(Protocol):
    """Knows where the cells of a file stand."""

    def line(self, row: int) -> int:
        """Give the line of a row, from 1."""
        ...

    def place(self, row: int, column: str) -> Place:
        """Give the place of a cell."""
        ...


def number_text(amount: float, decimals: int) -> str:
    """Give the plain text of a number: no separators, as many decimals as it was read with."""
    return f"{amount:.{decimals}f}" if decimals else str(amount)


@dataclass(frozen=True, slots=True)
class CellColumn:
    """The cells of one column from top to bottom.

    Attributes
    ----------
    amounts : array or list of number, shape (n_rows,), optional
        None for a column of words; 0 stands where a cell is odd.
    decimals : sequence of int, shape (n_rows,), or int
        Decimals as printed, one number where all have as many.
    texts : sequence of str, shape (n_rows,), optional
        As the file holds them; None where :func:`number_text` gives them.
    odd : mapping of row index to Cell
        Cells that are more, or less, than a text and its number.
    """

    amounts: array[int] | array[float] | list[float | int] | None
    decimals: Sequence[int] | int = 0
    texts: Sequence[str] | None = None
    odd: Mapping[int, Cell] = field(default_factory=dict)

    def decimals_of(self, row: int) -> int:
        """Give the decimals that a plain cell prints."""
        return self.decimals if isinstance(self.decimals, int) else self.decimals[row]

    def text(self, row: int) -> str:
        """Give the text of a plain cell."""
        if self.texts is not None:
            return self.texts[row]
        return "" if self.amounts is None else number_text(self.amounts[row], self.decimals_of(row))

    def amount(self, row: int) -> float | int | None:
        """Give the number in a cell, plain or odd."""
        if row in self.odd:
            return self.odd[row].amount
        return None if self.amounts is None else self.amounts[row]


class CellTable(Mapping[tuple[str, str], Cell]):
    """The cells of a table by (row id, column id), in the order of the file.

    Parameters
    ----------
    row_ids : tuple of str
    columns : mapping of column id to CellColumn
        In the order of the file.
    places : CellPlaces
    """

    __slots__ = ("_index", "columns", "places", "row_ids")

    def __init__(
        self, row_ids: tuple[str, ...], columns: Mapping[str, CellColumn], places: CellPlaces
    ) -> None:
        self.row_ids = row_ids
        self.columns = columns
        self.places = places
        self._index: dict[str, int] | None = None

    @property
    def index(self) -> Mapping[str, int]:
        """The number of each row by its id, counted when it is first asked for."""
        if self._index is None:
            self._index = {row: at for at, row in enumerate(self.row_ids)}
        return self._index

    def __len__(self) -> int:
        return len(self.row_ids) * len(self.columns)

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return ((row, column) for row in self.row_ids for column in self.columns)

    def __contains__(self, key: object) -> bool:
        return isinstance(key, tuple) and len(key) == 2 and key[1] in self.columns and key[0] in self.index

    def __getitem__(self, key: tuple[str, str]) -> Cell:
        row, column = key
        return self.at(self.index[row], column)

    def at(self, row: int, column: str) -> Cell:
        """Give the cell of a row by its number."""
        found = self.columns[column]
        odd = found.odd.get(row)
        if odd is not None:
            return odd
        amount = None if found.amounts is None else found.amounts[row]
        place = self.places.place(row, column)
        return Cell(found.text(row), amount, place, found.decimals_of(row), amount)

    def odd(self) -> Iterator[tuple[tuple[str, str], Cell]]:
        """Give the cells that are blank, marked, corrected, restated, or written in an unusual way."""
        for column, held in self.columns.items():
            for row, cell in held.odd.items():
                yield (self.row_ids[row], column), cell

    def with_row(self, row: str, cells: Mapping[str, Cell]) -> CellTable:
        """Give the table with one more row at its end."""
        at = len(self.row_ids)
        columns = {
            name: replace(held, odd={**held.odd, at: cells[name]}) for name, held in self.columns.items()
        }
        return CellTable((*self.row_ids, row), columns, self.places)

    def having(self, changes: Mapping[tuple[str, str], Cell]) -> CellTable:
        """Give the table with some of its cells changed."""
        by_column: dict[str, dict[int, Cell]] = {}
        for (row, column), cell in changes.items():
            by_column.setdefault(column, {})[self.index[row]] = cell
        columns = {
            name: replace(held, odd={**held.odd, **by_column[name]}) if name in by_column else held
            for name, held in self.columns.items()
        }
        return CellTable(self.row_ids, columns, self.places)
