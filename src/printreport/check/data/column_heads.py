"""PR219: the head of a column names what its cells hold.

A head that says Count over percentages, or Percent over counts, lends the figures a wrong unit.
"""

from __future__ import annotations

import re

from printreport.findings import Findings
from printreport.model.dataset import Dataset, DataTable
from printreport.model.tie_out import TieOut

__all__ = ["check_column_heads"]

_COUNT = re.compile(r"\b(?:counts?|numbers?|how many|n)\b", re.IGNORECASE)
_SHARE = re.compile(r"%|\b(?:percent(?:age)?s?|per cent|shares?|rate)\b", re.IGNORECASE)


def check_column_heads(dataset: Dataset, findings: Findings, tie_out: TieOut) -> None:
    """Read the head of every column as it is printed."""
    for _, data in sorted(dataset.years.items()):
        for table in data.tables.values():
            for column in table.columns:
                _check_head(table, column, findings, tie_out)


def _check_head(table: DataTable, column: str, findings: Findings, tie_out: TieOut) -> None:
    kind = table.contract.columns[column].type
    head, place = table.heads.get(column, ("", table.place))
    says_count = _COUNT.search(head) is not None
    says_share = _SHARE.search(head) is not None
    if kind in ("percent", "share"):
        is_wrong, wanted = says_count and not says_share, "shares"
    elif kind in ("count", "money"):
        is_wrong, wanted = says_share and not says_count, "counts" if kind == "count" else "money"
    else:
        return
    if not is_wrong:
        return
    ids = [f"{table.id}.{row}.{column}@{table.year}" for row in table.row_ids]
    corrections = [table.cells[row, column].correction for row in table.row_ids]
    if any(each is not None and each.action in ("relabel", "keep") for each in corrections):
        tie_out.note(ids, "head", "explained", head)
        return
    tie_out.note(ids, "head", "failed", head)
    findings.error(
        "PR219",
        f'the column "{head}" of table `{table.id}` holds {wanted}; a head that says so was expected',
        place,
        hint=f"an entry `cell: {table.id}.{table.row_ids[0]}.{column}`, `action: relabel` in "
        f"data/{table.year}/corrections.yaml",
    )
