"""PR204: a column of counts or money adds up to its sum row.

Where rows are lost (``complete: false``) the rest may only add up to less.
"""

from __future__ import annotations

from printreport.check.bounds import bounds_of_cell, cell_bounds, sum_of
from printreport.check.data.plain_columns import column_adds_up
from printreport.check.repairs import repair_of_column
from printreport.check.wording import cell_text, column_name
from printreport.findings import Findings
from printreport.model.dataset import ALL, Dataset, DataTable
from printreport.model.tie_out import ColumnMark, TieOut

__all__ = ["check_columns_foot"]


def check_columns_foot(dataset: Dataset, findings: Findings, tie_out: TieOut) -> None:
    """Add up every column that has a sum row."""
    for _, data in sorted(dataset.years.items()):
        for table in data.tables.values():
            if table.has_row(ALL):
                for column in table.columns:
                    if table.contract.columns[column].type in ("count", "money"):
                        _check_column(dataset, table, column, findings, tie_out)


def _check_column(
    dataset: Dataset, table: DataTable, column: str, findings: Findings, tie_out: TieOut
) -> None:
    spec, tolerances = table.contract.columns[column], dataset.contract.tolerances
    if column_adds_up(table, column):
        mark = ColumnMark("foots", "passed", f"column {column} of {table.id}")
        tie_out.note_column((table.id, column, table.year), table.row_ids, mark)
        return
    whole = bounds_of_cell(table, ALL, column, tolerances)
    cells = cell_bounds(table, column, tolerances)
    parts = sum_of(part for part in cells if part is not None or table.is_complete)
    if whole is None or parts is None:
        return
    ids, detail = (*whole.ids, *parts.ids), f"column {column} of {table.id}"
    if not table.is_complete and parts.amount < whole.amount:
        return
    if parts.agrees(whole):
        tie_out.note(ids, "foots", "passed", detail)
        return
    if parts.is_explained("column") or whole.is_explained("column"):
        tie_out.note(ids, "foots", "explained", detail)
        return
    tie_out.note(ids, "foots", "failed", detail)
    repair = ""
    if table.is_complete:
        repair = repair_of_column(dataset, table, column, whole.amount - parts.amount)
    said = (
        f'column "{column_name(table, column)}" adds up to '
        f"{cell_text(parts.amount, spec, table, with_unit=True)}, "
        f'but the row "{table.labels[ALL]}" says {cell_text(whole.amount, spec, table)}'
    )
    findings.error(
        "PR204",
        said if repair else f"{said}; the error can not be attributed to one cell",
        whole.place,
        hint=repair or f"correct the cell, or list it in data/{table.year}/corrections.yaml as published",
    )
