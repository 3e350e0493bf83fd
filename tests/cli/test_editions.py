"""``printreport editions``: exit codes, what goes to stdout and stderr, and the folder it leaves."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from house.sources import SRC
from printreport.cli.schema import schema_text
from unit.editions.towns import EDITION, make_project

HEEDING = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)  # it is ignored in what a shell runs beside itself
from printreport.cli import main
main()
"""
RunCli = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def towns(tmp_path: Path) -> Path:
    return make_project(tmp_path / "project", n_towns=3)


def test_files_go_to_stdout_and_the_count_to_stderr(run_cli: RunCli, towns: Path) -> None:
    done = run_cli(["editions", "towns.yaml", "2024"], cwd=towns)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [f"out/towns/town-aaa{sign}-2024.pdf" for sign in "abc"]
    assert done.stderr == "editions: 3 built; out/towns/manifest.json\n"
    again = run_cli(["editions", "towns", "--resume", "--jobs", "2"], cwd=towns)
    assert (again.returncode, again.stdout) == (0, "")
    assert again.stderr == "editions: 3 unchanged; out/towns/manifest.json\n"


@pytest.mark.parametrize("jobs", [["--jobs", "2"], ["-j2"], ["--jobs=2"]])
def test_files_are_the_same_from_several_processes(run_cli: RunCli, towns: Path, jobs: list[str]) -> None:
    run_cli(["editions", "towns", "--output", "one"], cwd=towns)
    done = run_cli(["editions", "towns", "--output", "two", *jobs], cwd=towns)
    assert (done.returncode, done.stderr) == (0, "editions: 3 built; two/manifest.json\n")
    one, two = (
        {path.name: path.read_bytes() for path in (towns / name).iterdir() if path.name != "manifest.json"}
        for name in ("one", "two")
    )
    assert len(one) == 6
    assert one == two


@pytest.mark.skipif(sys.platform == "win32", reason="there interrupts are sent otherwise")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupt_is_told_and_leaves_no_file_half_made(jobs: str, tmp_path: Path) -> None:
    towns = make_project(tmp_path / "project", n_towns=150)
    command = [sys.executable, "-c", HEEDING, "editions", "towns", "--jobs", jobs]
    with subprocess.Popen(
        command,
        cwd=towns,
        env={**os.environ, "PYTHONPATH": str(SRC), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        assert running.stdout.readline().startswith("out/towns/")
        os.killpg(running.pid, signal.SIGINT)
        assert (running.wait(timeout=60), running.stderr.read()) == (130, "interrupted\n")
    made = [path for path in (towns / "out/towns").iterdir() if path.suffix == ".pdf"]
    assert 0 < len(made) < 150
    assert all(path.read_bytes().rstrip().endswith(b"%%EOF") for path in made)
    assert not [path for path in (towns / "out/towns").iterdir() if path.name.endswith(".part")]


def test_years_profiles_and_a_choice_of_editions(run_cli: RunCli, towns: Path, tmp_path: Path) -> None:
    options = [
        "--only",
        "town_aaab,town-aaac-2023",
        "--profile",
        "screen,archive",
        "--output",
        tmp_path / "o",
    ]
    done = run_cli(["editions", "towns", "2023", "2024", *options], cwd=towns)
    assert done.returncode == 0, done.stderr
    assert sorted(path.name for path in (tmp_path / "o").glob("*.pdf")) == [
        "town-aaab-2023-archive.pdf",
        "town-aaab-2023.pdf",
        "town-aaab-2024-archive.pdf",
        "town-aaab-2024.pdf",
        "town-aaac-2023-archive.pdf",
        "town-aaac-2023.pdf",
    ]


def test_the_manifest_is_as_its_schema_says(run_cli: RunCli, tmp_path: Path) -> None:
    wrong = EDITION.replace("| unit }}", "| unit }} {{ more_than(by_town.town.total, 15) }}")
    towns = make_project(tmp_path / "project", n_towns=3, edition=wrong)
    done = run_cli(["editions", "towns", "--format", "json"], cwd=towns)
    assert done.returncode == 1
    told = json.loads(done.stdout)
    assert (told["built"], told["failed"], told["pages"]) == (2, 1, 2)
    assert [finding["code"] for finding in told["findings"]] == ["PR310"]
    manifest = json.loads((towns / told["manifest"]).read_text(encoding="utf-8"))
    Draft202012Validator(json.loads(schema_text("manifest"))).validate(manifest)
    assert [entry["ok"] for entry in manifest["editions"]] == [False, True, True]


def test_findings_are_told_at_the_end_with_the_edition(run_cli: RunCli, tmp_path: Path) -> None:
    wrong = EDITION.replace("| unit }}", "| unit }} {{ more_than(by_town.town.total, 15) }}")
    towns = make_project(tmp_path / "project", n_towns=3, edition=wrong)
    done = run_cli(["editions", "towns"], cwd=towns)
    assert done.returncode == 1
    assert "error[PR310]: text claims more than 15, but the value is 15" in done.stderr
    assert '= used by: edition "town_aaaa"' in done.stderr
    assert done.stderr.endswith("editions: 2 built, 1 failed; out/towns/manifest.json\n")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["editions", "nowhere"], 2, 'there is no edition "nowhere"'),
        (["editions", "towns", "--only", "nowhere"], 2, 'there is no edition "nowhere"'),
        (["editions", "towns", "--only", ","], 2, "`--only` stands without a name"),
        (["editions", "towns", "1999"], 2, "there is no data for 1999"),
        (["editions", "towns", "--jobs", "0"], 2, "`--jobs` is 0"),
        (["editions", "towns", "--scheduler", "tcp://127.0.0.1:9"], 4, "error[PR006]"),
        (["editions", "towns", "--scheduler", "tcp://127.0.0.1:port"], 4, "error[PR006]"),
        (["build", "--edition", "towns"], 2, '"towns.yaml" has a matrix'),
        (["editions", "towns", "--output", "data/contract.yaml"], 4, "can not be written"),
    ],
)
def test_what_can_not_be_done(run_cli: RunCli, towns: Path, words: list[str], code: int, said: str) -> None:
    done = run_cli(words, cwd=towns)
    assert done.returncode == code, done.stderr
    assert said in done.stderr
    assert done.stdout == ""


def test_an_edition_that_can_not_be_read_is_told_by_its_findings(run_cli: RunCli, towns: Path) -> None:
    path = towns / "layouts/editions/towns.yaml"
    path.write_text(EDITION.replace("matrix:", "matrixx:"), encoding="utf-8")
    done = run_cli(["editions", "towns"], cwd=towns)
    assert done.returncode == 1
    assert "towns.yaml:" in done.stderr
    assert "matrixx" in done.stderr
    assert "has no matrix" not in done.stderr


def test_a_matrix_without_a_value_is_refused(run_cli: RunCli, tmp_path: Path) -> None:
    towns = make_project(tmp_path / "project", n_towns=0)
    done = run_cli(["editions", "towns"], cwd=towns)
    assert done.returncode in {1, 2}
    assert "error[" in done.stderr
    assert not (towns / "out/towns/manifest.json").exists()


def test_check_looks_at_every_edition(run_cli: RunCli, towns: Path) -> None:
    path = towns / "layouts/editions/towns.yaml"
    path.write_text(
        EDITION.replace("| unit }}", "| unit }} {{ about(by_town.town.total, 16) }}"), encoding="utf-8"
    )
    done = run_cli(["check", "--edition", "towns"], cwd=towns)
    assert done.returncode == 1
    assert done.stderr.count("error[PR310]") == 2
