"""Stage 2, check: typed values in, findings out; nothing is changed.

``CHECKS`` are those of the data, ``LAYOUT_CHECKS`` those of a layout; each adds what it finds.
"""

from __future__ import annotations

from collections.abc import Callable

from printreport.check.data.blank_cells import check_blank_cells
from printreport.check.data.columns_foot import check_columns_foot
from printreport.check.data.contract_names import check_contract_names
from printreport.check.data.printed_values import check_printed_values
from printreport.check.data.prior_quotes import check_prior_quotes
from printreport.check.data.rows_foot import check_rows_foot
from printreport.check.data.running_totals import check_running_totals
from printreport.check.data.shares import check_shares
from printreport.check.data.sources import check_sources
from printreport.check.data.ties import check_ties
from printreport.check.layout.doubled_ids import check_doubled_ids
from printreport.findings import Findings
from printreport.model.dataset import Dataset
from printreport.model.layout import LayoutSpec

__all__ = ["CHECKS", "LAYOUT_CHECKS", "check_dataset", "check_layout"]

CHECKS: dict[str, Callable[[Dataset, Findings], None]] = {
    "contract_names": check_contract_names,
    "blank_cells": check_blank_cells,
    "rows_foot": check_rows_foot,
    "columns_foot": check_columns_foot,
    "ties": check_ties,
    "printed_values": check_printed_values,
    "prior_quotes": check_prior_quotes,
    "sources": check_sources,
    "running_totals": check_running_totals,
    "shares": check_shares,
}

LAYOUT_CHECKS: dict[str, Callable[[LayoutSpec, Findings], None]] = {
    "doubled_ids": check_doubled_ids,
}


def check_dataset(dataset: Dataset, findings: Findings) -> None:
    """Run every check of the data [PR203-PR210, PR214, PR215, PR234]."""
    for check in CHECKS.values():
        check(dataset, findings)


def check_layout(layout: LayoutSpec, findings: Findings) -> None:
    """Run every check of a layout that needs no data [PR106]."""
    for check in LAYOUT_CHECKS.values():
        check(layout, findings)
