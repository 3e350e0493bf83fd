"""Files that the conformance tests share: every profile of every flagship year, and hard reports."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from conftest import RunCli, only_one, require_program
from printreport.check.file.validators import is_false_alarm
from printreport.model.content import ReportContent
from printreport.profiles import PROFILES
from specimen.report import compose
from specimen.stress import long_report, stress_report

YEARS = (2016, 2020, 2021)
ARCHIVE_FLAVORS = {"screen": "2a", "archive": "2a", "analyst": "3a"}


def shared_folder(factory: pytest.TempPathFactory, worker_id: str, name: str) -> Path:
    """A folder that all workers of a run see."""
    base = factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / name
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def profile_files(
    run_cli: RunCli, tmp_path_factory: pytest.TempPathFactory, worker_id: str
) -> Callable[[str], list[Path]]:
    """``profile_files("archive")``: the flagship years in a profile, built once in a run, each read back."""
    folder = shared_folder(tmp_path_factory, worker_id, "profiles")

    def build(profile: str) -> list[Path]:
        own = folder / profile
        outcome = folder / f"{profile}.json"
        with only_one(folder / f"{profile}.lock"):
            if not outcome.exists():
                args = ["build", "--all", "--profile", profile, "--verify", "--output", own]
                done = run_cli(args)
                outcome.write_text(json.dumps([done.returncode, done.stderr]), encoding="utf-8")
        code, stderr = json.loads(outcome.read_text(encoding="utf-8"))
        if code:
            pytest.fail(f"printreport build --all --profile {profile} --verify:\n{stderr}", pytrace=False)
        files = sorted(own.glob("*.pdf"))
        assert len(files) == len(YEARS)
        return files

    return build


@pytest.fixture(scope="session")
def hard_content() -> dict[str, ReportContent]:
    """Contents that are hard to tag, by name."""
    return {"stress": stress_report(), "long": long_report(1_500), "longest": long_report(5_000)}


@pytest.fixture(scope="session")
def hard_file(
    hard_content: dict[str, ReportContent], tmp_path_factory: pytest.TempPathFactory, worker_id: str
) -> Callable[[str, str], Path]:
    """``hard_file("stress", "screen")``: such a content as a file, written once in a run."""
    folder = shared_folder(tmp_path_factory, worker_id, "hard")

    def build(name: str, profile: str = "screen") -> Path:
        path = folder / f"{name}-{profile}.pdf"
        with only_one(folder / f"{name}-{profile}.lock"):
            if not path.exists():
                compose(hard_content[name], profile=PROFILES[profile]).write(path)
        return path

    return build


@pytest.fixture(scope="session")
def vera() -> Callable[[str, Sequence[Path]], list[str]]:
    """``vera("ua1", files)``: what veraPDF has against the files."""

    def judge(flavor: str, files: Sequence[Path]) -> list[str]:
        jar = require_program("verapdf")
        command = [
            "java",
            "-cp",
            jar,
            "org.verapdf.apps.GreenfieldCliWrapper",
            "-f",
            flavor,
            "--format",
            "text",
            "-v",
        ]
        done = subprocess.run(
            [*command, *map(str, files)], capture_output=True, text=True, check=False, env=dict(os.environ)
        )
        lines = done.stdout.splitlines()
        assert sum(line.startswith(("PASS ", "FAIL ")) for line in lines) == len(files), (
            done.stdout + done.stderr
        )
        return [line for line in lines if "FAIL" in line]

    return judge


def page_failures(path: Path, profile: str) -> list[str]:
    """What page-validation has against a file; tables may have more rows than its limit."""
    import page

    limits = page.SafetyLimits(
        max_table_grid_rows=100_000, max_table_grid_cells=1_000_000, max_object_count=1_000_000
    )
    report = page.validate_pdf(str(path), profile=profile, limits=limits)
    return [
        f"{failure.rule_id}: {failure.message}"
        for failure in report.failures
        if not is_false_alarm(path, failure.rule_id)
    ]
