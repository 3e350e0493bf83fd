"""``audit``, ``trace``, ``diff`` and ``build --verify`` as they are typed."""

from __future__ import annotations

import csv
import io
import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

RunCli = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.mark.parametrize("command", ["audit", "trace", "diff"])
def test_help(run_cli: RunCli, tmp_path: Path, command: str) -> None:
    done = run_cli([command, "--help"], cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"Usage: printreport {command} ")


def test_the_tie_out_on_the_terminal(run_cli: RunCli, small_project: Path) -> None:
    assert run_cli(["build", "2024", "--verify"], cwd=small_project).returncode == 0
    done = run_cli(["audit", "2024"], cwd=small_project)
    assert (done.returncode, done.stderr) == (0, "")
    head, row, *_, last = done.stdout.splitlines()
    assert head.split()[:4] == ["value", "printed", "source", "foots"]
    assert row.split() == ["visits.total@2024", "1,000", "✓", "✓", "1"]
    assert last.strip() == "1 values: 1 ticked to source, 0 computed, 0 explained, 0 open"


def test_the_tie_out_as_data(run_cli: RunCli, small_project: Path) -> None:
    done = run_cli(["audit", "2024", "--format", "json"], cwd=small_project)
    (value,) = json.loads(done.stdout)["values"]
    assert (value["value"], value["source"], value["ties"]) == ("visits.total@2024", "passed", "passed")
    assert "no file of 2024 was built" in done.stderr
    table = list(
        csv.DictReader(io.StringIO(run_cli(["audit", "2024", "--format", "csv"], cwd=small_project).stdout))
    )
    assert [row["value"] for row in table] == ["visits.total@2024"]
    assert table[0]["place"] == "data/2024/metrics.yaml:1"


def test_the_proof(run_cli: RunCli, small_project: Path) -> None:
    assert run_cli(["build", "2024"], cwd=small_project).returncode == 0
    done = run_cli(["audit", "2024", "--output", "out/audit-2024.pdf"], cwd=small_project)
    assert (done.returncode, done.stdout) == (0, "out/audit-2024.pdf\n")
    document = pypdfium2.PdfDocument(small_project / "out/audit-2024.pdf")
    words = " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())
    for wanted in ("Tie-out of The year 2024", "Ticked to source", "\u2713", "desk-book"):
        assert wanted in words
    assert (small_project / "out/audit-2024.ledger.json").is_file()


def test_an_error_in_the_data_is_open_in_the_tie_out(run_cli: RunCli, wrong_project: Path) -> None:
    done = run_cli(["audit", "2024"], cwd=wrong_project)
    assert done.returncode == 1
    assert "error[PR203]" in done.stderr


def test_trace(run_cli: RunCli, small_project: Path) -> None:
    done = run_cli(["trace", "visits.children_share", "--year", "2024"], cwd=small_project)
    assert done.returncode == 0
    lines = done.stdout.splitlines()
    assert lines[0] == "visits.children_share@2024  42%"
    assert lines[1].split(maxsplit=1) == ["formula", "by_town.all.children / by_town.all.total@2024"]
    assert "  by_town.all.children@2024  420 visits" in lines
    assert any(line.split() == ["file", "data/2024/by_town.csv:4"] for line in lines)
    assert lines[-1].startswith("no file of 2024 was built")


def test_trace_of_what_is_not_there(run_cli: RunCli, small_project: Path) -> None:
    done = run_cli(["trace", "visits.totl"], cwd=small_project)
    assert done.returncode == 2
    assert done.stderr.splitlines() == [
        'error[PR003]: there is no value "visits.totl" for 2024',
        "   = try: `visits.total`",
    ]


def test_diff(run_cli: RunCli, small_project: Path) -> None:
    done = run_cli(["diff", "2023", "2024"], cwd=small_project)
    assert (done.returncode, done.stderr) == (0, "")
    rows = {line.split()[0]: line.split()[1:] for line in done.stdout.splitlines()}
    assert rows["visits.total"] == ["900", "1,000", "+100", "+11.1%"]
    assert rows["helpers"][:4] == ["30", "34", "not", "comparable:"]
    assert "calls.total" not in rows
    assert "calls.total" in run_cli(["diff", "2023", "2024", "--all"], cwd=small_project).stdout


def test_a_locked_year(run_cli: RunCli, small_project: Path) -> None:
    done = run_cli(["audit", "--lock", "2023"], cwd=small_project)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("data/2023/locked.json: ")
    metrics = small_project / "data/2023/metrics.yaml"
    metrics.write_text(
        metrics.read_text(encoding="utf-8").replace("value: 30,", "value: 31,"), encoding="utf-8"
    )
    done = run_cli(["check", "2024"], cwd=small_project)
    assert done.returncode == 1
    assert "error[PR237]: `helpers` of the locked year 2023 is 31, but was locked as 30" in done.stderr
