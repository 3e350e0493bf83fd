"""PR204: a column of counts or money adds up to its sum row.

Where rows are lost (``complete: false``) the rest may only add up to less.
"""

from __future__ import annotations

from printreport.check.bounds import bounds_of_cell, cell_bounds, sum_of
from printreport.check.wording import cell_text, column_name
from printreport.findings import Findings
from printreport.model.dataset import ALL, Dataset, DataTable

__all__ = ["check_columns_foot"]


def check_columns_foot(dataset: Dataset, findings: Findings) -> None:
    """Add up every column that has a sum row."""
    for year, data in sorted(dataset.years.items()):
        for table in data.tables.values():
            if ALL in table.row_ids:
                for column in table.columns:
                    if table.contract.columns[column].type in ("count", "money"):
                        _check_column(table, column, year, findings)


def _check_column(table: DataTable, column: str, year: int, findings: Findings) -> None:
    spec = table.contract.columns[column]
    whole = bounds_of_cell(table.cells[ALL, column], spec)
    parts = sum_of(part for part in cell_bounds(table, column) if part is not None or table.is_complete)
    if whole is None or parts is None or parts.agrees(whole) or parts.is_kept or whole.is_kept:
        return
    if not table.is_complete and parts.amount < whole.amount:
        return
    added = cell_text(parts.amount, spec, table, with_unit=True)
    findings.error(
        "PR204",
        f'column "{column_name(table, column)}" adds up to {added}, '
        f'but the row "{table.labels[ALL]}" says {cell_text(whole.amount, spec, table)}',
        whole.place,
        hint=f"correct the cell, or list it in data/{year}/corrections.yaml as published",
    )
