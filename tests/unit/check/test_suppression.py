"""Small counts are not printed, and can not be computed back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from printreport.check.data.suppressed_cells import check_suppressed_cells
from printreport.findings import Findings
from printreport.model.suppression import suppressed_cells, without_suppressed
from printreport.model.tie_out import TieOut

if TYPE_CHECKING:
    from unit.check.conftest import SmallProject

KENNELS = "data/2021/kennels.csv"
ROWS = """\
Kennel,adopted,waiting,total
North,{0},{1},{2}
South,{3},{4},{5}
East,{6},{7},{8}
Total,{9},{10},{11}
"""


def lay(project: SmallProject, suppress: str, *cells: int) -> None:
    project.change(
        "data/contract.yaml",
        "rows: {key: kennel, all: Total, ids: {north: North, south: South}}",
        f"rows: {{key: kennel, all: Total}}\n    suppress: {suppress}",
    )
    project.write(KENNELS, ROWS.format(*cells))


def exposed(project: SmallProject) -> list[tuple[int, str]]:
    dataset, _ = project.load()
    findings = Findings()
    check_suppressed_cells(dataset, findings, TieOut())
    return [(each.place.line, each.message.split('"')[3]) for each in findings]


ALONE = (3, 20, 23, 30, 40, 70, 10, 50, 60, 43, 110, 153)
PAIRED = (3, 20, 23, 30, 4, 34, 10, 50, 60, 43, 74, 117)


@pytest.mark.parametrize(
    ("suppress", "cells", "told"),
    [
        ("{below: 5}", ALONE, [(2, "adopted")]),
        ("{below: 5, also: [north.waiting]}", ALONE, [(2, "adopted"), (2, "waiting")]),
        ("{below: 5, also: [north.waiting, south.adopted, south.waiting]}", ALONE, []),
        ("{below: 5}", PAIRED, [(2, "adopted"), (3, "waiting")]),
    ],
)
def test_what_the_sums_leave_open(
    project: SmallProject, suppress: str, cells: tuple[int, ...], told: list[tuple[int, str]]
) -> None:
    lay(project, suppress, *cells)
    assert exposed(project) == told


def test_a_sum_at_the_end_of_its_range_gives_all_away(project: SmallProject) -> None:
    # Two cells of 1 to 4 that add up to 8 can only be 4 and 4.
    lay(project, "{below: 5}", 4, 4, 8, 4, 40, 44, 4, 50, 54, 12, 94, 106)
    assert (2, "adopted") in exposed(project)


def test_suppressed_cells_are_blank_with_their_mark(project: SmallProject) -> None:
    lay(project, "{below: 5, also: [north.waiting]}", *ALONE)
    dataset, _ = project.load()
    table = dataset.years[2021].tables["kennels"]
    assert suppressed_cells(table) == {("north", "adopted"), ("north", "waiting")}
    shown = without_suppressed(dataset).years[2021].tables["kennels"].cells["north", "adopted"]
    assert (shown.amount, shown.text, shown.status) == (None, "", ("c",))
    assert table.cells["north", "adopted"].amount == 3
