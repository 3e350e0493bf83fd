"""The sources as transcribed, without corrections: every contradiction is told at its place, and no other."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from printreport.check import check_dataset
from printreport.findings import Finding, Findings
from printreport.load.project import find_project, load_dataset
from specimen.look import ROOT

Place = tuple[str, str, int]
"""Code, file under ``data/``, line."""

# What the checks tell, with the number of cells at each place; read against the sources one by one.
ERRORS: dict[Place, int] = {
    ("PR206", "2020/age_by_race.csv", 2): 9,
    ("PR206", "2020/cases_by_type.csv", 7): 3,
    ("PR203", "2021/age_by_race.csv", 3): 1,
    ("PR203", "2021/age_by_race.csv", 7): 1,
    ("PR203", "2021/cases_by_state.csv", 7): 1,
    ("PR206", "2021/cases_by_state.csv", 36): 1,
    ("PR204", "2021/cases_by_state.csv", 55): 1,
    ("PR210", "2021/metrics.yaml", 52): 1,
    ("PR207", "2021/metrics.yaml", 57): 1,
    ("PR205", "2021/metrics.yaml", 65): 1,
    ("PR206", "2021/relationships.csv", 4): 2,
    ("PR206", "2021/requests_by_agency.csv", 5): 1,
    ("PR219", "2021/trafficking_by_sex.csv", 1): 1,
}
WARNINGS: dict[Place, int] = {
    ("PR205", "2016/metrics.yaml", 2): 1,
    ("PR217", "2016/metrics.yaml", 38): 1,
    ("PR216", "2021/metrics.yaml", 41): 1,
    ("PR216", "2021/metrics.yaml", 43): 1,
    ("PR216", "2021/metrics.yaml", 48): 1,
    ("PR218", "2021/metrics.yaml", 64): 1,
    ("PR216", "2021/metrics.yaml", 84): 1,
    ("PR217", "2021/metrics.yaml", 102): 1,
}


def found_in(root: Path) -> list[Finding]:
    findings = Findings()
    check_dataset(load_dataset(find_project(root), findings), findings)
    return [finding for finding in findings if finding.severity != "info"]


@pytest.fixture
def uncorrected(project_copy: Path) -> list[Finding]:
    for path in project_copy.glob("data/*/corrections.yaml"):
        path.unlink()
    return found_in(project_copy)


def counted(findings: list[Finding], severity: str) -> Counter[Place]:
    return Counter(
        (each.code, each.place.file.removeprefix("data/"), each.place.line)
        for each in findings
        if each.severity == severity
    )


def test_every_contradiction_is_an_error_at_its_place(uncorrected: list[Finding]) -> None:
    assert counted(uncorrected, "error") == ERRORS


def test_what_still_holds_but_misleads_is_a_warning(uncorrected: list[Finding]) -> None:
    assert counted(uncorrected, "warning") == WARNINGS


def test_one_cell_that_would_satisfy_row_and_column_is_proposed(uncorrected: list[Finding]) -> None:
    hints = {(each.code, each.place.line): each for each in uncorrected if "state" in each.place.file}
    assert (
        hints["PR203", 7].hint == "562 in the column `resolved`, which satisfies both the row and the column"
    )
    assert hints["PR204", 55].hint == '562 in the row "Colorado", which satisfies both the row and the column'
    assert "`value: 3`" in hints["PR206", 36].hint
    assert hints["PR206", 36].hint.endswith("; the row and the column ask for it")


def test_where_no_single_cell_would_the_finding_says_so(uncorrected: list[Finding]) -> None:
    rows = [each for each in uncorrected if each.code == "PR203" and "age_by_race" in each.place.file]
    assert len(rows) == 2
    assert all(each.message.endswith("; the error can not be attributed to one cell") for each in rows)


def test_lost_cells_that_a_sum_forces_come_with_their_number(uncorrected: list[Finding]) -> None:
    lost = [each for each in uncorrected if each.code == "PR206" and "2020/age_by_race" in each.place.file]
    numbers = [each.hint.partition("`value: ")[2].partition("`")[0] for each in lost]
    assert numbers == ["3", "0", "2", "17", "6", "0", "13", "12", "53"]


def test_with_the_corrections_nothing_is_left() -> None:
    assert found_in(ROOT) == []
