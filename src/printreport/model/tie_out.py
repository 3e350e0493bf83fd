"""What checking found of each value: ticked to its source, foots, cross-foots, agrees, explained."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from itertools import chain
from typing import Literal

from printreport.model.ledger_values import LedgerValues
from printreport.slotted import dataclass

__all__ = ["Check", "CheckMark", "Column", "ColumnMark", "Marks", "State", "TieOut"]

Check = Literal[
    "source", "foots", "cross_foots", "recalculates", "ties", "printed", "prior", "running_total", "hedge",
    "head", "locked",
]  # fmt: skip
State = Literal["passed", "explained", "failed"]


@dataclass(frozen=True, slots=True)
class CheckMark:
    """One check that a value took part in; ``detail`` says against what."""

    check: Check
    state: State
    detail: str = ""


@dataclass(frozen=True, slots=True)
class ColumnMark:
    """One check that a whole column of a table took part in.

    ``detail`` may hold ``{row}``, for the id of the row; ``but`` are the rows that did not take part.
    """

    check: Check
    state: State
    detail: str = ""
    but: frozenset[str] = frozenset()

    def of(self, row: str) -> CheckMark:
        """Give the mark of one cell."""
        return CheckMark(self.check, self.state, self.detail.replace("{row}", row))


Column = tuple[str, str, int]
"""Ids of a table and of its column, and the year."""


@dataclass(slots=True)
class TieOut:
    """The marks of every value, by its ledger id (``cases.total@2021``).

    ``columns`` are those of long tables as a whole, which come before a cell's own.
    """

    marks: dict[str, list[CheckMark]] = field(default_factory=dict)
    columns: dict[Column, list[ColumnMark]] = field(default_factory=dict)
    rows: dict[tuple[str, int], tuple[str, ...]] = field(default_factory=dict)
    under: TieOut | None = None
    """Marks set before, which are told with these and never changed."""
    _cells: Marks | None = field(default=None, repr=False, compare=False)

    def note(self, ids: Iterable[str], check: Check, state: State, detail: str = "") -> None:
        """Set one mark at each of the values."""
        mark = CheckMark(check, state, detail)
        for name in ids:
            marks = self.marks.setdefault(name, [])
            if mark not in marks and (self.under is None or mark not in self.under.marks.get(name, ())):
                marks.append(mark)

    def note_column(self, column: Column, rows: tuple[str, ...], mark: ColumnMark) -> None:
        """Set a mark at every cell of a column; ``rows`` are the ids of the table's rows."""
        self._cells = None
        self.rows[column[0], column[2]] = rows
        marks = self.columns.setdefault(column, [])
        if mark not in marks:
            marks.append(mark)

    def frozen(self, names: Iterable[str]) -> Mapping[str, tuple[CheckMark, ...]]:
        """Give the marks of some values as they are kept with a report.

        Those of a long table's columns are kept for all its cells where the report prints such a table.
        """
        under = self.under if self.under is not None else TieOut()
        is_long = isinstance(names, LedgerValues)
        if isinstance(names, LedgerValues):
            names = names.named(chain(under.marks, self.marks))
        elif under.columns and not self.columns:
            return under.of_cells(names, self)
        made = ((name, (*under.marks.get(name, ()), *self.marks.get(name, ()))) for name in names)
        own = {name: marks for name, marks in made if marks}
        columns = {
            column: (*under.columns.get(column, ()), *self.columns.get(column, ()))
            for column in (*under.columns, *self.columns)
        }
        whole = Marks(own, columns, {**under.rows, **self.rows}) if columns else own
        return whole if is_long else {name: whole[name] for name in names if name in whole}

    def of_cells(self, names: Iterable[str], over: TieOut) -> dict[str, tuple[CheckMark, ...]]:
        """Give the marks of some values, cells of long tables among them; ``over`` has marks set later."""
        if self._cells is None:
            self._cells = Marks({}, {name: tuple(marks) for name, marks in self.columns.items()}, self.rows)
        made = {}
        for name in names:
            found = self._cells.get(name, ())
            own = (*self.marks.get(name, ()), *over.marks.get(name, ()))
            if found or own:
                made[name] = (*found, *(mark for mark in own if mark not in found))
        return made


class Marks(Mapping[str, tuple[CheckMark, ...]]):
    """The marks of values, those of a long table's cells made when they are asked for."""

    def __init__(
        self,
        own: Mapping[str, tuple[CheckMark, ...]],
        columns: Mapping[Column, tuple[ColumnMark, ...]],
        rows: Mapping[tuple[str, int], tuple[str, ...]],
    ) -> None:
        self._own = own
        self._columns = columns
        self._rows = {table: (rows, frozenset(rows)) for table, rows in rows.items()}

    def of_column(self, column: Column) -> tuple[ColumnMark, ...]:
        """Give the marks that all cells of a column have."""
        return self._columns.get(column, ())

    def own(self, name: str) -> tuple[CheckMark, ...]:
        """Give the marks that one value has for itself."""
        return self._own.get(name, ())

    def own_names(self) -> Iterator[str]:
        """Give the names of values that have marks for themselves."""
        return iter(self._own)

    def __getitem__(self, name: str) -> tuple[CheckMark, ...]:
        found = self._of_cell(name)
        own = self._own.get(name, ())
        if not found and name not in self._own:
            raise KeyError(name)
        return (*found, *(mark for mark in own if mark not in found))

    def _of_cell(self, name: str) -> tuple[CheckMark, ...]:
        cell, _, year = name.rpartition("@")
        table, _, rest = cell.partition(".")
        row, _, column = rest.rpartition(".")
        if not year.isdecimal() or (table, int(year)) not in self._rows:
            return ()
        if row not in self._rows[table, int(year)][1]:
            return ()
        marks = self._columns.get((table, column, int(year)), ())
        return tuple(mark.of(row) for mark in marks if row not in mark.but)

    def __iter__(self) -> Iterator[str]:
        yield from self._own
        for table, column, year in self._columns:
            for row in self._rows[table, year][0]:
                name = f"{table}.{row}.{column}@{year}"
                if name not in self._own and self._of_cell(name):
                    yield name

    def __len__(self) -> int:
        return sum(1 for _ in self)
