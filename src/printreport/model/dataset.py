"""The yearly data as typed values: tables, metrics, years; what stage 1 hands to the later stages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from itertools import repeat
from typing import TYPE_CHECKING

from printreport.findings import NOWHERE, Place
from printreport.model.cell import Cell
from printreport.model.cell_table import CellColumn, CellTable
from printreport.model.contract import Contract, SourceSpec, TableContract, TableSourceSpec
from printreport.model.values import Correction, Restatement, SourceRef, Value
from printreport.slotted import dataclass, replace

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["ALL", "Cell", "DataTable", "DataYear", "Dataset"]

ALL = "all"
"""The id of the sum row of every table."""


@dataclass(frozen=True, slots=True)
class DataTable:
    """One table of one year.

    Attributes
    ----------
    row_ids : tuple of str
        In file order; the sum row, where there is one, has the id ``all``.
    labels : mapping of row id to str
        As this year's file prints them.
    cells : mapping of (row id, column id) to Cell
    heads : mapping of column id to (str, Place)
        The labels of the columns as this year's file prints them.
    values : dict of (row id, column id) to Value
        Cells of a short table as values, once they were asked for: many reports print the same.
    """

    id: str
    year: int
    contract: TableContract
    row_ids: tuple[str, ...]
    labels: Mapping[str, str]
    columns: tuple[str, ...]
    cells: Mapping[tuple[str, str], Cell]
    source: SourceRef | None = None
    spec: TableSourceSpec | None = None
    period: str = ""
    place: Place = NOWHERE
    heads: Mapping[str, tuple[str, Place]] = field(default_factory=dict)
    values: dict[tuple[str, str], Value] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def is_long(self) -> bool:
        """Whether its cells are kept by column."""
        return isinstance(self.cells, CellTable)

    @property
    def is_complete(self) -> bool:
        """Whether no row of the published table is lost."""
        return self.spec is None or self.spec.complete

    def body_rows(self) -> tuple[str, ...]:
        """Give the row ids without the sum row."""
        return tuple(row for row in self.row_ids if row != ALL)

    def cell(self, row: str, column: str) -> Cell:
        """Give one cell; KeyError where the table has no such row or column."""
        return self.cells[row, column]

    def column_amounts(self, column: str) -> Iterator[tuple[str, float | int | None]]:
        """Give row id and amount down a column, without the sum row."""
        for row, amount in zip(self.row_ids, self.amounts(column), strict=True):
            if row != ALL:
                yield row, amount

    def has_row(self, row: str) -> bool:
        """Tell whether the table has a row of that id."""
        return row in self.labels or (len(self.labels) < len(self.row_ids) and row in self.row_ids)

    def amounts(self, column: str) -> list[float | int | None]:
        """Give the amounts down a column, shape (n_rows,); None for blanks and words."""
        held = self.column(column)
        if held is None:
            return [self.cells[row, column].amount for row in self.row_ids]
        made: list[float | int | None] = [*(held.amounts or repeat(None, len(self.row_ids)))]
        made.extend(repeat(None, len(self.row_ids) - len(made)))
        for row, cell in held.odd.items():
            made[row] = cell.amount
        return made

    def column(self, column: str) -> CellColumn | None:
        """Give a column whose cells are kept as one; None where each is kept for itself."""
        return self.cells.columns.get(column) if isinstance(self.cells, CellTable) else None

    def odd_cells(self) -> Iterator[tuple[tuple[str, str], Cell]]:
        """Give the cells that may be blank, marked, corrected or restated; of a short table all."""
        return self.cells.odd() if isinstance(self.cells, CellTable) else iter(self.cells.items())

    def having(self, changes: Mapping[tuple[str, str], Cell]) -> DataTable:
        """Give the table with some of its cells changed."""
        if isinstance(self.cells, CellTable):
            return replace(self, cells=self.cells.having(changes))
        return replace(self, cells={**self.cells, **changes})

    def to_pandas(self) -> pd.DataFrame:
        """Give the table as a data frame.

        Returns
        -------
        pandas.DataFrame, shape (n_rows, n_columns)
            Index: row ids (named as the contract's row key), the sum row included; amounts as
            float64 or Int64, words as str; a blank cell is NA.
        """
        import pandas as pd

        columns: dict[str, pd.api.extensions.ExtensionArray] = {}
        for column in self.columns:
            cells = [self.cells[row, column] for row in self.row_ids]
            spec = self.contract.columns[column]
            if spec.type in ("text", "date"):
                columns[column] = pd.array([cell.text for cell in cells], dtype="string")
            elif spec.type == "count":
                columns[column] = pd.array([cell.amount for cell in cells], dtype="Int64")
            else:
                columns[column] = pd.array([cell.amount for cell in cells], dtype="Float64")
        index = pd.Index(self.row_ids, name=self.contract.rows.key)
        return pd.DataFrame(columns, index=index)


@dataclass(frozen=True, slots=True)
class DataYear:
    """Everything of one year's folder.

    ``metrics`` holds corrected values by metric id; ``priors`` figures that this year's document
    quotes for another year, by (metric id, year); ``words`` the sentences of ``words.yaml``.
    ``locked`` are the values by name as they were when the year was locked, None where it is open.
    """

    year: int
    tables: Mapping[str, DataTable]
    metrics: Mapping[str, Value]
    priors: Mapping[tuple[str, int], Value] = field(default_factory=dict)
    corrections: tuple[Correction, ...] = ()
    locked: Mapping[str, float | int] | None = None
    words: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Dataset:
    """All years of a project, with the contract that holds for them all.

    ``broken`` names what is in the files but could not be read, findings having said why: metrics,
    tables and derived values of the contract, and values as ``calls.received@2021``. What asks for
    one of these need not be told that it does not exist. ``is_readable`` is false where the contract
    itself could not be read, so that no name can be looked up.
    """

    contract: Contract
    sources: Mapping[str, SourceSpec]
    years: Mapping[int, DataYear]
    broken: frozenset[str] = frozenset()
    is_readable: bool = True

    def is_broken(self, name: str) -> bool:
        """Tell whether a name, or the table it begins with, may be in the contract but could not be read."""
        return not self.is_readable or not self.broken.isdisjoint((name, name.partition(".")[0]))

    def restatements(self) -> tuple[Restatement, ...]:
        """Give every value that was changed after its year was locked, by year and name."""
        found: list[Restatement] = []
        for data in self.years.values():
            found.extend(value.restated for value in data.metrics.values() if value.restated)
            for table in data.tables.values():
                found.extend(cell.restated for _, cell in table.odd_cells() if cell.restated)
        return tuple(sorted(found, key=lambda each: (each.year, each.value)))

    def long_table(self, table: str) -> pd.DataFrame:
        """Join one table over the years, long.

        Returns
        -------
        pandas.DataFrame
            Columns ``year``, the row key, ``column``, ``amount``; one row a cell.
        """
        import pandas as pd

        parts = []
        for year, data in sorted(self.years.items()):
            if table in data.tables:
                wide = data.tables[table].to_pandas()
                long = wide.reset_index().melt(
                    id_vars=[data.tables[table].contract.rows.key], var_name="column", value_name="amount"
                )
                parts.append(long.assign(year=year))
        if not parts:
            return pd.DataFrame(columns=["year", "column", "amount"])
        return pd.concat(parts, ignore_index=True)
