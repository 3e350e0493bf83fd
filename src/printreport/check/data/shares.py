"""PR214, PR215: printed shares add up to 100 % and follow from the counts they are taken of.

Each share may be off by half a unit in its last printed place, a sum of n of them by n halves.
"""

from __future__ import annotations

from printreport.check.bounds import Bounds, bounds_of_cell, cell_bounds, sum_of
from printreport.check.wording import amount_text, column_name
from printreport.findings import Findings
from printreport.model.contract import Tolerances
from printreport.model.dataset import ALL, Dataset, DataTable
from printreport.model.tie_out import State, TieOut

__all__ = ["check_shares"]


_SLACK = 1e-6


def check_shares(dataset: Dataset, findings: Findings, tie_out: TieOut) -> None:
    """Look at every column of percentages or shares."""
    for year, data in sorted(dataset.years.items()):
        for table in data.tables.values():
            for column in table.columns:
                spec = table.contract.columns[column]
                if spec.type in ("percent", "share"):
                    tolerances = dataset.contract.tolerances
                    if table.is_complete:
                        _check_sum(table, column, year, tolerances, findings, tie_out)
                    if spec.share_of in table.columns:
                        _check_parts(table, column, spec.share_of, tolerances, findings, tie_out)


def _check_sum(
    table: DataTable, column: str, year: int, tolerances: Tolerances, findings: Findings, tie_out: TieOut
) -> None:
    if _is_far_from_whole(table, column, tolerances):
        return
    parts = list(cell_bounds(table, column, tolerances))
    total = sum_of(iter(parts))
    if total is None or len(parts) < 2:
        return
    detail = f"column {column} of {table.id} is 100%"
    if total.agrees(Bounds(1.0, 1.0, 1.0)):
        tie_out.note(total.ids, "foots", "passed", detail)
        return
    spec = table.contract.columns[column]
    is_meant = bool(spec.share_of) or spec.parts
    # Shares that are no parts of one whole do not come near 100 % together.
    if not is_meant and abs(total.amount - 1) > tolerances.shares:
        return
    if total.is_explained("share"):
        tie_out.note(total.ids, "foots", "explained", detail)
        return
    tie_out.note(total.ids, "foots", "failed", detail)
    said = (
        f'column "{column_name(table, column)}" of table `{table.id}` adds up to '
        f"{amount_text(round(total.amount, 9), is_share=True)}, more than rounding away from 100%"
    )
    place = total.places[-1]
    hint = f"correct a cell, or list it in data/{year}/corrections.yaml as published"
    if is_meant:
        findings.error("PR214", said, place, hint)
    else:
        findings.warning("PR214", said, place, hint)


def _is_far_from_whole(table: DataTable, column: str, tolerances: Tolerances) -> bool:
    """Tell of a long column whether its shares are plainly no parts of one whole."""
    spec, held = table.contract.columns[column], table.column(column)
    if held is None or held.odd or spec.share_of or spec.parts or not isinstance(held.decimals, int):
        return False
    total = sum(held.amounts or ())
    rounding = len(table.row_ids) * 10.0 ** -(held.decimals + 2) * tolerances.rounding
    return abs(total - 1) > max(tolerances.shares, 1.01 * rounding + _SLACK)


def _check_parts(
    table: DataTable,
    column: str,
    counts: str,
    tolerances: Tolerances,
    findings: Findings,
    tie_out: TieOut,
) -> None:
    if table.has_row(ALL):
        whole = bounds_of_cell(table, ALL, counts, tolerances)
    else:
        whole = sum_of(cell_bounds(table, counts, tolerances)) if table.is_complete else None
    if whole is None or not whole.amount:
        return
    for row in table.body_rows():
        part = bounds_of_cell(table, row, counts, tolerances)
        share = bounds_of_cell(table, row, column, tolerances)
        if part is None or share is None:
            continue
        true = part.amount / whole.amount
        is_true = share.agrees(Bounds(true, true, true))
        is_explained = part.is_explained("share") or share.is_explained("share")
        state: State = "passed" if is_true else "explained" if is_explained else "failed"
        tie_out.note((*part.ids, *share.ids), "recalculates", state, f"{column} of {counts} in {table.id}")
        if state == "failed":
            decimals = table.cells[row, column].decimals
            findings.error(
                "PR215",
                f'row "{table.labels[row]}" prints {amount_text(round(share.amount, 9), is_share=True)}, but '
                f"{amount_text(part.amount)} of {amount_text(whole.amount)} are "
                f"{amount_text(true, is_share=True, decimals=decimals)}",
                share.place,
                hint=f"`{amount_text(true, is_share=True, decimals=decimals)}`",
            )
