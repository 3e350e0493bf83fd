"""The small commands, and what they do without."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from printreport import __version__
from printreport.cli.schema import SCHEMA_NAMES
from printreport.codes import CODES

SRC = Path(__file__).resolve().parents[2] / "src"
RunCli = Callable[..., "subprocess.CompletedProcess[str]"]
RunCode = Callable[[str], "subprocess.CompletedProcess[str]"]


def test_version(run_cli: RunCli, tmp_path: Path) -> None:
    done = run_cli(["--version"], cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, f"printreport {__version__}\n")


@pytest.mark.parametrize("command", ["build", "check", "explain", "inspect", "schema"])
def test_help(run_cli: RunCli, tmp_path: Path, command: str) -> None:
    done = run_cli([command, "--help"], cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"Usage: printreport {command} ")


def test_explain_lists_every_code(run_cli: RunCli, tmp_path: Path) -> None:
    lines = run_cli(["explain"], cwd=tmp_path).stdout.splitlines()
    assert [line.split()[0] for line in lines] == list(CODES)


@pytest.mark.parametrize("typed", ["PR203", "pr203", "203"])
def test_explain_a_code(run_cli: RunCli, tmp_path: Path, typed: str) -> None:
    done = run_cli(["explain", typed], cwd=tmp_path)
    assert done.returncode == 0
    assert done.stdout.startswith(f"PR203 (error): {CODES['PR203'].title}\n")


@pytest.mark.parametrize("name", SCHEMA_NAMES)
def test_schema_is_a_schema(run_cli: RunCli, tmp_path: Path, name: str) -> None:
    done = run_cli(["schema", name], cwd=tmp_path)
    assert done.returncode == 0
    Draft202012Validator.check_schema(json.loads(done.stdout))


@pytest.mark.parametrize(
    "words", [["--help"], ["--version"], ["explain", "PR101"], ["schema", "layout"], ["build", "--help"]]
)
def test_small_commands_do_without_heavy_libraries(words: list[str], run_code: RunCode) -> None:
    code = (
        "import sys, printreport.cli.boundary as b\n"
        f"assert b.run({words!r}) == 0\n"
        "print('HEAVY', *[m for m in ('pandas', 'numpy', 'matplotlib', 'reportlab') if m in sys.modules])\n"
    )
    done = run_code(code)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1].split() == ["HEAVY"]


def test_check_finds_and_writes_nothing(run_cli: RunCli, wrong_project: Path) -> None:
    done = run_cli(["check", "2024"], cwd=wrong_project)
    assert (done.returncode, done.stdout) == (1, "")
    assert "error[PR203]" in done.stderr
    assert not (wrong_project / "out").exists()


def test_check_of_a_clean_project_is_silent(run_cli: RunCli, small_project: Path) -> None:
    done = run_cli(["check", "--all"], cwd=small_project)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_check_as_json(run_cli: RunCli, wrong_project: Path) -> None:
    done = run_cli(["check", "2024", "--format", "json"], cwd=wrong_project)
    said = json.loads(done.stdout)
    assert done.returncode == 1
    assert said["files"] == []
    assert {item["code"] for item in said["findings"]} >= {"PR203"}


def on_a_terminal(words: list[str], cwd: Path, **env: str) -> str:
    """What a command writes to stderr where that is a terminal."""
    above, below = pty.openpty()
    environment = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "FORCE_COLOR", "TERM", "CI")}
    process = subprocess.Popen(
        [sys.executable, "-m", "printreport", *words],
        cwd=cwd,
        env={**environment, "PYTHONPATH": str(SRC), "TERM": "xterm-256color", **env},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=below,
    )
    os.close(below)
    seen = b""
    while True:
        try:
            piece = os.read(above, 4096)
        except OSError:
            break
        if not piece:
            break
        seen += piece
    os.close(above)
    process.wait(timeout=60)
    return seen.decode()


def test_a_terminal_gets_colors(wrong_project: Path) -> None:
    assert "\x1b[1;31merror[PR203]" in on_a_terminal(["check", "2024"], wrong_project)


def test_no_color_is_heeded(wrong_project: Path) -> None:
    seen = on_a_terminal(["check", "2024"], wrong_project, NO_COLOR="1")
    assert "error[PR203]" in seen
    assert "\x1b[1;31m" not in seen


def test_a_pipe_gets_neither_colors_nor_progress(run_cli: RunCli, wrong_project: Path) -> None:
    assert "\x1b" not in run_cli(["check", "2024"], cwd=wrong_project, env={"NO_COLOR": ""}).stderr


def test_the_library_is_the_same(small_project: Path) -> None:
    from printreport import build_report, check_report

    checked = check_report([2024], project=small_project)
    assert checked.ok
    built = build_report([2024], project=small_project, output=small_project / "lib.pdf")
    assert built.ok
    assert [file.path for file in built.files] == [small_project / "lib.pdf"]
