"""PR206: a cell of numbers is blank, and no correction or status mark says why."""

from __future__ import annotations

from printreport.check.repairs import lost_amount
from printreport.check.wording import cell_text, column_name
from printreport.findings import Findings
from printreport.model.dataset import Dataset, DataTable
from printreport.model.tie_out import TieOut

__all__ = ["check_blank_cells"]


def check_blank_cells(dataset: Dataset, findings: Findings, tie_out: TieOut) -> None:
    """Look at every cell of the tables."""
    del tie_out  # a blank ties to nothing
    for _, data in sorted(dataset.years.items()):
        for table in data.tables.values():
            for (row, column), cell in table.odd_cells():
                if not cell.is_blank or cell.correction is not None or cell.status:
                    continue
                if table.contract.columns[column].type in ("text", "date"):
                    continue
                findings.error(
                    "PR206",
                    f'row "{table.labels[row]}" has nothing under "{column_name(table, column)}"',
                    cell.place,
                    hint=_hint(dataset, table, row, column),
                )


def _hint(dataset: Dataset, table: DataTable, row: str, column: str) -> str:
    file = f"data/{table.year}/corrections.yaml"
    entry = f"an entry `cell: {table.id}.{row}.{column}`, `published: lost`"
    forced = lost_amount(dataset, table, row, column)
    if forced is None:
        return f"{entry} in {file}, or a `status` mark in tables.yaml"
    amount, asker = forced
    wanted = cell_text(amount, table.contract.columns[column], table).replace(",", "")
    asks = "ask" if " and " in asker else "asks"
    return f"{entry}, `value: {wanted}` in {file}; {asker} {asks} for it"
