"""Stage 2, check: typed values in, findings out; nothing is changed.

``CHECKS`` are those of the data, ``LAYOUT_CHECKS`` those of a layout; each adds what it finds, and
those of the data also what they found in order.
"""

from __future__ import annotations

from collections.abc import Callable

from printreport.check.data.blank_cells import check_blank_cells
from printreport.check.data.carried_notes import check_carried_notes
from printreport.check.data.column_heads import check_column_heads
from printreport.check.data.columns_foot import check_columns_foot
from printreport.check.data.contract_names import check_contract_names
from printreport.check.data.hedges import check_hedges
from printreport.check.data.locked_years import check_locked_years
from printreport.check.data.magnitudes import check_magnitudes
from printreport.check.data.negative_counts import check_negative_counts
from printreport.check.data.printed_values import check_printed_values
from printreport.check.data.prior_quotes import check_prior_quotes
from printreport.check.data.rows_foot import check_rows_foot
from printreport.check.data.running_totals import check_running_totals
from printreport.check.data.shares import check_shares
from printreport.check.data.sources import check_sources
from printreport.check.data.stated_changes import check_stated_changes
from printreport.check.data.status_marks import check_status_marks
from printreport.check.data.suppressed_cells import check_suppressed_cells
from printreport.check.data.ties import check_ties
from printreport.check.data.yearly_growth import check_yearly_growth
from printreport.check.layout.doubled_ids import check_doubled_ids
from printreport.check.layout.heading_levels import check_heading_levels
from printreport.check.layout.identity import check_identity
from printreport.check.theme.contrast import check_contrast
from printreport.findings import Findings
from printreport.model.dataset import Dataset
from printreport.model.layout import LayoutSpec
from printreport.model.theme import ThemeSpec
from printreport.model.tie_out import TieOut

__all__ = ["CHECKS", "LAYOUT_CHECKS", "THEME_CHECKS", "check_dataset", "check_layout", "check_theme"]

CHECKS: dict[str, Callable[[Dataset, Findings, TieOut], None]] = {
    "contract_names": check_contract_names,
    "sources": check_sources,
    "blank_cells": check_blank_cells,
    "status_marks": check_status_marks,
    "negative_counts": check_negative_counts,
    "column_heads": check_column_heads,
    "rows_foot": check_rows_foot,
    "columns_foot": check_columns_foot,
    "shares": check_shares,
    "ties": check_ties,
    "stated_changes": check_stated_changes,
    "printed_values": check_printed_values,
    "hedges": check_hedges,
    "prior_quotes": check_prior_quotes,
    "running_totals": check_running_totals,
    "yearly_growth": check_yearly_growth,
    "magnitudes": check_magnitudes,
    "carried_notes": check_carried_notes,
    "suppressed_cells": check_suppressed_cells,
    "locked_years": check_locked_years,
}

LAYOUT_CHECKS: dict[str, Callable[[LayoutSpec, Findings], None]] = {
    "doubled_ids": check_doubled_ids,
    "heading_levels": check_heading_levels,
    "identity": check_identity,
}

THEME_CHECKS: dict[str, Callable[[ThemeSpec, Findings], None]] = {
    "contrast": check_contrast,
}


def check_dataset(dataset: Dataset, findings: Findings) -> TieOut:
    """Run every check of the data [PR203-PR210, PR214-PR219, PR234-PR245].

    Returns
    -------
    TieOut
        What was found of each value: ticked, footed, tied, explained.
    """
    tie_out = TieOut()
    for check in CHECKS.values():
        check(dataset, findings, tie_out)
    return tie_out


def check_layout(layout: LayoutSpec, findings: Findings) -> None:
    """Run every check of a layout that needs no data [PR106, PR111, PR112]."""
    for check in LAYOUT_CHECKS.values():
        check(layout, findings)


def check_theme(theme: ThemeSpec, findings: Findings) -> None:
    """Run every check of a theme [PR132-PR134]."""
    for check in THEME_CHECKS.values():
        check(theme, findings)
