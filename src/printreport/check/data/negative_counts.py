"""PR244: no count is less than zero."""

from __future__ import annotations

from printreport.findings import Findings
from printreport.model.dataset import Dataset
from printreport.model.tie_out import TieOut

__all__ = ["check_negative_counts"]


def check_negative_counts(dataset: Dataset, findings: Findings, tie_out: TieOut) -> None:
    """Look at the cells of every column of counts."""
    del tie_out  # nothing is reckoned
    for data in dataset.years.values():
        for table in data.tables.values():
            # A plain cell of a long table has no sign.
            for (row, column), cell in table.odd_cells():
                counts = table.contract.columns[column].type == "count"
                if counts and cell.amount is not None and cell.amount < 0 and cell.correction is None:
                    findings.warning(
                        "PR244",
                        f'row "{table.labels[row]}" counts "{cell.text.strip()}", less than zero',
                        cell.place,
                        hint="the number without its sign, or another type for the column, such as `rate`",
                    )
