"""The rows of a long table as an exhibit shows them: each is made when it is asked for.

In: whole columns of texts and numbers, and the rows that are more than that. Out: a sequence like the
tuple of rows of a short table, and beside it the columns themselves.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Literal, Protocol, overload

from printreport.findings import Place
from printreport.model.cell_table import CellColumn, CellPlaces
from printreport.model.exhibits import CellContent, RowContent
from printreport.model.text import Run
from printreport.slotted import dataclass, replace

__all__ = ["LongColumn", "LongRows", "Printer", "stub_text"]

_BLOCK = 4096
_SPAN = re.compile(r"(?<=\d)-(?=\d)")


def stub_text(label: str) -> str:
    """Give the label of the data as it is printed: a span of numbers has a dash, ages 12–14."""
    return _SPAN.sub("–", label).replace("'", "’")


class Printer(Protocol):
    """Prints the numbers of one column."""

    def texts(self, amounts: Sequence[float | int], decimals: Sequence[int]) -> list[str]:
        """Give the text of each number."""
        ...


@dataclass(frozen=True, slots=True)
class LongColumn:
    """A column that is shown: ``name`` in its table, its cells, and for numbers what prints them."""

    name: str
    cells: CellColumn
    printer: Printer | None = None


@dataclass(frozen=True, slots=True)
class LongRows(Sequence[RowContent]):
    """The rows of a long table.

    Attributes
    ----------
    table, year : str, int
        Of the values' ids.
    row_ids : sequence of str
        Of the rows that are shown, in their order.
    numbers : sequence of int
        The number of each of these in the data.
    own : mapping of int to RowContent
        Rows that were resolved one by one: with notes, marks, corrections, blanks; sum rows.
    n_rows : int
        Of all rows; those past ``row_ids`` are among ``own``.
    """

    table: str
    year: int
    row_ids: Sequence[str]
    numbers: Sequence[int]
    labels: Mapping[str, str]
    columns: tuple[LongColumn, ...]
    places: CellPlaces
    first_column: str
    own: Mapping[int, RowContent]
    n_rows: int

    def __len__(self) -> int:
        return self.n_rows

    @overload
    def __getitem__(self, index: int) -> RowContent: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[RowContent, ...]: ...
    def __getitem__(self, index: int | slice) -> RowContent | tuple[RowContent, ...]:
        if isinstance(index, slice):
            return tuple(self[at] for at in range(*index.indices(self.n_rows)))
        at = index + self.n_rows if index < 0 else index
        if not 0 <= at < self.n_rows:
            raise IndexError(index)
        return self.own[at] if at in self.own else self._made(at)

    def __iter__(self) -> Iterator[RowContent]:
        return (self[at] for at in range(self.n_rows))

    def _made(self, at: int) -> RowContent:
        cells = tuple(
            self._cell(column, self.texts(index, at, at + 1)[0], at)
            for index, column in enumerate(self.columns)
        )
        stub = (Run(self.stubs(at, at + 1)[0], number_class="label"),)
        return RowContent(self.row_ids[at], stub, cells, place=self.place(at))

    def _cell(self, column: LongColumn, text: str, at: int) -> CellContent:
        if column.printer is None:
            # Digits in words of the data are part of a name.
            number_class = "label" if any(map(str.isdecimal, text)) else ""
            return CellContent((Run(text, number_class=number_class),) if text else ())
        value = self.value_id(column, at)
        return CellContent((Run(text, value=value),), column.cells.amount(self.numbers[at]), value)

    def place(self, at: int) -> Place:
        """Give where a row stands in the data."""
        return self.places.place(self.numbers[at], self.first_column)

    def value_id(self, column: LongColumn, at: int) -> str:
        """Give the ledger id of a number."""
        return f"{self.table}.{self.row_ids[at]}.{column.name}@{self.year}"

    def stubs(self, start: int, stop: int) -> list[str]:
        """Give the labels of rows as they are printed; those of own rows do not count."""
        labels = self.labels
        held = [labels.get(row, row) for row in self.row_ids[start:stop]]
        made = stub_text("\n".join(held)).split("\n") if held else []
        return made + [""] * (stop - start - len(made))

    def amounts(self, column: int, start: int, stop: int) -> list[float | int]:
        """Give the numbers of a column; those of own rows do not count."""
        held = self.columns[column].cells.amounts
        assert held is not None, "a column of numbers"
        made = [held[at] for at in self.numbers[start:stop]]
        return made + [0] * (stop - start - len(made))

    def texts(self, column: int, start: int, stop: int) -> list[str]:
        """Give the texts of a column as they are printed; those of own rows do not count."""
        shown = self.columns[column]
        cells = shown.cells
        if shown.printer is None:
            assert cells.texts is not None, "words are kept"
            made = [cells.texts[at] for at in self.numbers[start:stop]]
        else:
            numbers = self.numbers[start:stop]
            decimals: Sequence[int]
            if isinstance(cells.decimals, int):
                decimals = (cells.decimals,) * len(numbers)
            else:
                decimals = [cells.decimals[at] for at in numbers]
            made = shown.printer.texts(self.amounts(column, start, min(stop, len(self.row_ids))), decimals)
        return made + [""] * (stop - start - len(made))

    def with_own(self, change: Callable[[RowContent], RowContent]) -> LongRows:
        """Give the rows with those changed that were resolved one by one."""
        return replace(self, own={at: change(row) for at, row in self.own.items()})

    def blocks(self) -> Iterator[tuple[int, int]]:
        """Give stretches of a few thousand rows, which are looked at together."""
        n_rows = len(self.row_ids)
        return ((start, min(start + _BLOCK, n_rows)) for start in range(0, n_rows, _BLOCK))

    def plain(self, texts: Sequence[str], start: int) -> Sequence[str]:
        """Give those of the texts of a block that are not of rows of their own."""
        own = [row for row in self.own if start <= row < start + len(texts)]
        if not own:
            return texts
        kept = set(own)
        return [text for at, text in enumerate(texts, start) if at not in kept]

    def role(self, index: int) -> Literal["body", "group", "summary", "subtotal"]:
        """Give the role of a row."""
        return self.own[index].role if index in self.own else "body"
