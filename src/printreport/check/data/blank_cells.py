"""PR206: a cell of numbers is blank, and no correction or status mark says why."""

from __future__ import annotations

from printreport.check.wording import column_name
from printreport.findings import Findings
from printreport.model.dataset import Dataset

__all__ = ["check_blank_cells"]


def check_blank_cells(dataset: Dataset, findings: Findings) -> None:
    """Look at every cell of the tables."""
    for year, data in sorted(dataset.years.items()):
        for table in data.tables.values():
            for (row, column), cell in table.cells.items():
                if not cell.is_blank or cell.correction is not None or cell.status:
                    continue
                if table.contract.columns[column].type in ("text", "date"):
                    continue
                findings.error(
                    "PR206",
                    f'row "{table.labels[row]}" has nothing under "{column_name(table, column)}"',
                    cell.place,
                    hint=f"an entry `cell: {table.id}.{row}.{column}`, `published: lost` in "
                    f"data/{year}/corrections.yaml, or a `status` mark in tables.yaml",
                )
