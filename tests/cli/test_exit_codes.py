"""Each way to end has its code, and says in one voice why."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

SRC = Path(__file__).resolve().parents[2] / "src"
RunCli = Callable[..., "subprocess.CompletedProcess[str]"]
RunCode = Callable[[str], "subprocess.CompletedProcess[str]"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["build", "1999"], "error[PR003]: there is no data for 1999; the years are 2023, 2024\n"),
        (["build", "two"], 'error[PR003]: "two" stands where a year such as 2021 was expected\n'),
        (["build", "2024", "--all"], "error[PR003]: years stand beside `--all`, one of both was expected\n"),
        (["build", "--bogus"], "error[PR003]: `printreport build` has no option `--bogus`\n"),
        (["build", "--profile", "papyrus"], 'error[PR003]: there is no profile "papyrus"; the profiles are '),
        (["build", "--theme", "nosuch"], "error[PR003]: "),
        (["build", "--page", "a99"], "error["),
        (
            ["build", "--layout", "nosuch"],
            'error[PR003]: there is no layout "nosuch"; the layouts are impact\n',
        ),
        (
            ["build", "--edition", "nosuch"],
            'error[PR003]: there is no edition "nosuch"; the editions are none\n',
        ),
        (["build", "--format", "xml"], "error[PR003]: `--format`: "),
        (["explain", "PR999"], 'error[PR003]: there is no code "PR999"\n'),
        (["schema", "layot"], 'error[PR003]: there is no schema "layot"; there are layout, '),
        (["schema"], "error[PR003]: `printreport schema` lacks NAME\n"),
        (["bulid"], 'error[PR003]: no such command "bulid"'),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_2_usage(run_cli: RunCli, small_project: Path, words: list[str], said: str) -> None:
    done = run_cli(words, cwd=small_project)
    assert done.returncode == 2, done.stderr
    assert done.stdout == ""
    assert done.stderr.startswith(said)
    assert "Traceback" not in done.stderr


def test_2_outside_of_a_project(run_cli: RunCli, tmp_path: Path) -> None:
    done = run_cli(["build", "2021"], cwd=tmp_path)
    assert done.returncode == 2
    assert "holds both `layouts/` and `data/`" in done.stderr


def test_2_without_a_command_shows_the_commands(run_cli: RunCli, tmp_path: Path) -> None:
    done = run_cli([], cwd=tmp_path)
    assert done.returncode == 2
    assert "build" in done.stderr
    assert "explain" in done.stderr


def test_3_a_file_that_is_not_there(run_cli: RunCli, small_project: Path) -> None:
    (small_project / "data/contract.yaml").unlink()
    done = run_cli(["build", "2024"], cwd=small_project)
    assert done.returncode == 3
    assert done.stderr.startswith('error[PR004]: there is no file "data/contract.yaml"\n')


def test_3_as_json(run_cli: RunCli, small_project: Path) -> None:
    (small_project / "data/contract.yaml").unlink()
    done = run_cli(["build", "2024", "--format", "json"], cwd=small_project)
    assert (done.returncode, done.stderr) == (3, "")
    (finding,) = json.loads(done.stdout)["findings"]
    assert (finding["code"], finding["severity"], finding["line"]) == ("PR004", "error", 0)


def test_4_an_output_that_can_not_be_written(run_cli: RunCli, small_project: Path) -> None:
    (small_project / "file").write_text("no folder", encoding="utf-8")
    done = run_cli(["build", "2024", "--output", "file/report.pdf"], cwd=small_project)
    assert done.returncode == 4
    assert done.stderr.startswith("error[PR005]: ")
    assert done.stdout == ""


def test_70_a_defect_is_one_line_and_a_saved_trace(tmp_path: Path) -> None:
    code = (
        "import sys, printreport.cli.boundary as b, printreport.cli.schema as s\n"
        "def broken(name): raise ZeroDivisionError('three by nothing')\n"
        "s.schema_text = broken\n"
        "sys.exit(b.run(['schema', 'layout']))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(SRC), "TMPDIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 70
    (line,) = done.stderr.splitlines()
    assert line.startswith(
        "printreport has a defect: ZeroDivisionError: three by nothing (the full trace is in "
    )
    (trace,) = tmp_path.glob("printreport-*.txt")
    assert str(trace) in line
    assert "Traceback" in trace.read_text(encoding="utf-8")


def test_130_interrupted(small_project: Path) -> None:
    code = (
        "import sys, time, printreport.cli.boundary as b, printreport.cli.schema as s\n"
        "def wait(name): print('waiting', flush=True); time.sleep(30)\n"
        "s.schema_text = wait\n"
        "sys.exit(b.run(['schema', 'layout']))\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(SRC)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "waiting\n"
    time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    _, stderr = process.communicate(timeout=20)
    assert process.returncode == 130
    assert "Traceback" not in stderr


def test_a_reader_that_goes_away_is_no_defect() -> None:
    environment = {**os.environ, "PYTHONPATH": str(SRC)}
    writer = subprocess.Popen(
        [sys.executable, "-m", "printreport", "schema", "layout"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert writer.stdout is not None
    writer.stdout.close()
    assert writer.stderr is not None
    stderr = writer.stderr.read().decode()
    writer.wait(timeout=20)
    assert "defect" not in stderr
    assert "Traceback" not in stderr


@pytest.mark.parametrize(
    ("shell", "code", "said"),
    [
        ("check 2024 >&-", 0, ""),
        ("build 2024 >&-", 0, ""),
        ("build two 2>&-", 2, ""),
        ("build 2024 >/dev/full", 4, "error[PR005]: the standard output can not be written: no space left"),
        ("schema layout >/dev/full", 4, "error[PR005]: the standard output can not be written: no space"),
        (f"build 2024 -o {'x' * 300}.pdf", 4, 'error[PR005]: "xxx'),
        (f"build 2024 -o {'x' * 250}.pdf", 4, 'error[PR005]: "xxx'),
        ("build 2024 --output ''", 2, "error[PR003]: `--output` stands without a name"),
        ("build 2024 -o data/contract.yaml", 4, 'error[PR005]: "data/contract.yaml/impact-2024.pdf" can not'),
        ("build 2024 --theme ''", 2, "error[PR003]: `--theme` stands without a name"),
        ("build 2024 --layout ''", 2, "error[PR003]: `--layout` stands without a name"),
    ],
)
def test_streams_and_names_that_the_system_refuses(
    small_project: Path, shell: str, code: int, said: str
) -> None:
    done = subprocess.run(
        ["sh", "-c", f"{sys.executable} -m printreport {shell}"],
        cwd=small_project,
        env={**os.environ, "PYTHONPATH": str(SRC)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr.startswith(said)) == (code, True), done.stderr
    assert "defect" not in done.stderr + done.stdout
    assert "Traceback" not in done.stderr + done.stdout


def test_4_a_limit_on_the_size_of_files_leaves_nothing_behind(small_project: Path) -> None:
    done = subprocess.run(
        ["sh", "-c", f"ulimit -f 8; {sys.executable} -m printreport build 2024 -o out"],
        cwd=small_project,
        env={**os.environ, "PYTHONPATH": str(SRC), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 4, done.stderr
    assert "can not be written: file too large" in done.stderr
    assert list((small_project / "out").iterdir()) == []


def test_2_a_source_date_that_is_no_number(run_cli: RunCli, small_project: Path) -> None:
    done = run_cli(["build", "2024"], cwd=small_project, env={"SOURCE_DATE_EPOCH": "yesterday"})
    assert done.returncode == 2
    assert done.stderr.startswith('error[PR003]: SOURCE_DATE_EPOCH is "yesterday", seconds since 1970 were')


def test_1_a_theme_with_nothing_in_it_builds_nothing(run_cli: RunCli, small_project: Path) -> None:
    (small_project / "empty.yaml").write_text("", encoding="utf-8")
    done = run_cli(["build", "2024", "--theme", "empty.yaml"], cwd=small_project)
    assert (done.returncode, done.stdout) == (1, "")
    assert "error[PR102]: the file is empty, a theme with" in done.stderr


def test_a_language_without_words_is_built_in_english(run_cli: RunCli, small_project: Path) -> None:
    layout = small_project / "layouts/impact.yaml"
    text = layout.read_text(encoding="utf-8")
    table = "      - {kind: table, id: towns, data: by_town, title: Towns}\n"
    layout.write_text(text.replace("report:\n", "report:\n  language: tlh\n") + table, encoding="utf-8")
    done = run_cli(["build", "2024"], cwd=small_project)
    assert done.returncode == 0, done.stderr
    assert done.stderr.startswith('warning[PR328]: there are no words for the language "tlh"')


@pytest.mark.parametrize("name", ["data/2024/metrics.yaml", "data/2024/by_town.csv", "data/sources.yaml"])
def test_3_a_link_in_a_circle(run_cli: RunCli, small_project: Path, name: str) -> None:
    path = small_project / name
    path.unlink()
    path.symlink_to(path.name)
    done = run_cli(["check", "2024"], cwd=small_project)
    assert done.returncode == 3
    assert done.stderr.startswith(f'error[PR004]: "{name}" can not be read: too many levels')


def test_a_pool_that_nobody_ended_does_not_keep_a_command_from_its_end(run_code: RunCode) -> None:
    code = (
        "import sys; from concurrent.futures import ThreadPoolExecutor; from printreport.cli import main;"
        "pool = ThreadPoolExecutor(); pool.submit(int).result(); sys.argv[1:] = ['--version']; main()"
    )
    done = run_code(code)
    assert (done.returncode, done.stderr) == (0, "")


def test_what_is_to_be_done_at_the_end_is_done(run_code: RunCode) -> None:
    code = (
        "import atexit, sys; from printreport.cli import main; sys.argv[1:] = ['--version'];"
        "atexit.register(lambda: print('done')); print('begun'); main()"
    )
    done = run_code(code)
    assert (done.returncode, done.stderr) == (0, "")
    begun, version, end = done.stdout.splitlines()
    assert (begun, version.split()[0], end) == ("begun", "printreport", "done")
