"""PR239: status marks are those of the key, and say of a cell what is true of it.

``b`` break in the series, ``c`` confidential, ``e`` estimated, ``p`` provisional, ``r`` revised,
``x`` not available, ``z`` not applicable.
"""

from __future__ import annotations

from printreport.findings import Findings, Place
from printreport.model.dataset import Dataset
from printreport.model.tie_out import TieOut

__all__ = ["STATUS", "WITHOUT_NUMBER", "check_status_marks"]

STATUS = {
    "b": "break in the series",
    "c": "confidential",
    "e": "estimated",
    "p": "provisional",
    "r": "revised",
    "x": "not available",
    "z": "not applicable",
}
WITHOUT_NUMBER = frozenset("cxz")
"""Marks that stand in the place of a number."""


def check_status_marks(dataset: Dataset, findings: Findings, tie_out: TieOut) -> None:
    """Look at the marks of every metric and cell."""
    del tie_out  # a mark is no figure
    for _, data in sorted(dataset.years.items()):
        for name, value in data.metrics.items():
            _check(f"`{name}`", value.status, value.place, True, findings)
        for table in data.tables.values():
            for (row, column), cell in table.odd_cells():
                place = cell.place
                if table.spec is not None and cell.status:
                    place = table.spec.place_of("status")
                known = cell.amount is not None
                _check(f"`{table.id}.{row}.{column}`", cell.status, place, known, findings)


def _check(what: str, marks: tuple[str, ...], place: Place, has_number: bool, findings: Findings) -> None:
    for mark in marks:
        if mark not in STATUS:
            findings.error(
                "PR239",
                f'{what} has the status "{mark}", which no key explains',
                place,
                hint="one of " + ", ".join(f"`{each}` {words}" for each, words in STATUS.items()),
            )
        elif (mark in WITHOUT_NUMBER) == has_number:
            there = "a number" if has_number else "nothing"
            findings.error(
                "PR239",
                f"{what} has the status `{mark}` ({STATUS[mark]}), but the cell holds {there}",
                place,
                hint="take the mark out" if has_number else "`x` not available, or `z` not applicable",
            )
