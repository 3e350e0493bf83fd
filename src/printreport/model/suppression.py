"""Which cells of a table are kept back because they count too few people."""

from __future__ import annotations

from printreport.model.cell import Cell
from printreport.model.dataset import Dataset, DataTable
from printreport.slotted import replace

__all__ = ["suppressed_cells", "without_suppressed"]


def suppressed_cells(table: DataTable) -> frozenset[tuple[str, str]]:
    """Give the cells (row, column) that are not printed: small counts, and those named besides."""
    spec = table.contract.suppress
    if spec is None:
        return frozenset()
    small = {
        (row, column)
        for (row, column), cell in table.cells.items()
        if table.contract.columns[column].type == "count"
        and cell.amount is not None
        and 0 < cell.amount < spec.below
    }
    named = {(row, column) for row, _, column in (name.partition(".") for name in spec.also)}
    return frozenset(small | named.intersection(table.cells))


def without_suppressed(dataset: Dataset) -> Dataset:
    """Give the data as it may be printed: suppressed cells are blank and have the status ``c``."""
    if all(table.suppress is None for table in dataset.contract.tables.values()):
        return dataset
    years = {}
    for year, data in dataset.years.items():
        tables = {}
        for name, table in data.tables.items():
            kept_back = {place: _kept_back(table.cells[place]) for place in suppressed_cells(table)}
            tables[name] = table.having(kept_back)
        years[year] = replace(data, tables=tables)
    return replace(dataset, years=years)


def _kept_back(cell: Cell) -> Cell:
    return replace(cell, text="", amount=None, published=None, status=("c",), correction=None)
