"""What is said about an author's mistakes: every case's findings, to the letter."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from pathlib import Path

import pytest

from printreport import check_report
from printreport.cli.output import finding_lines
from printreport.codes import CODES

HERE = Path(__file__).resolve().parent
CASES = sorted(path for path in (HERE / "cases").iterdir() if path.is_dir())
REPORTS = HERE.parents[1] / "out" / "test-report"
# Told only while pages or the file are made, or never about an author's file; PR131 is with the themes.
ELSEWHERE = {code for code in CODES if code[2] in "045"} | {"PR131"}


def found_in(project: Path) -> str:
    """What ``printreport check 2024`` says, without colors."""
    report = check_report([2024], project=project)
    lines = [text for finding in report.findings for text, _ in finding_lines(finding, project)]
    return "".join(f"{line}\n" for line in lines)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_findings(case: Path, case_project: Callable[[Path], Path], update_golden: bool) -> None:
    expected = case / "findings.txt"
    actual = found_in(case_project(case))
    if update_golden:
        expected.write_text(actual, encoding="utf-8")
    wanted = expected.read_text(encoding="utf-8")
    if actual == wanted:
        return
    difference = "".join(
        difflib.unified_diff(wanted.splitlines(True), actual.splitlines(True), "expected", "actual")
    )
    folder = REPORTS / case.name
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in (("actual.txt", actual), ("expected.txt", wanted), ("difference.txt", difference)):
        (folder / name).write_text(text, encoding="utf-8")
    pytest.fail(f"{case.name}: look at out/test-report/{case.name}/\n{difference}", pytrace=False)


def test_the_small_project_itself_is_clean(case_project: Callable[[Path], Path], tmp_path: Path) -> None:
    empty = tmp_path / "nothing"
    empty.mkdir()
    assert found_in(case_project(empty)) == ""


@pytest.mark.parametrize("code", sorted(set(CODES) - ELSEWHERE))
def test_every_code_about_files_has_a_case(code: str) -> None:
    told = [case.name for case in CASES if f"[{code}]" in (case / "findings.txt").read_text(encoding="utf-8")]
    assert told, f"add a case under tests/golden/cases/ that triggers {code}"
