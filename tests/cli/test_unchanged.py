"""A build of which nothing has changed is told of again, without being done; any change is built."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from printreport.cache.unchanged import NOTICE

ROOT = Path(__file__).resolve().parents[2]
RunCli = Callable[..., "subprocess.CompletedProcess[str]"]
Build = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def build(run_cli: RunCli, small_project: Path) -> Build:
    """A function that builds the small project, after a first build."""

    def again(*words: str, **env: str) -> subprocess.CompletedProcess[str]:
        return run_cli(["build", *words], cwd=small_project, env=env)

    assert again().returncode == 0
    return again


def is_told(done: subprocess.CompletedProcess[str]) -> bool:
    return NOTICE in done.stderr


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_it_says_the_same_and_that_nothing_changed(build: Build, small_project: Path) -> None:
    pdf = small_project / "out/impact-2024.pdf"
    before = pdf.read_bytes(), pdf.stat().st_mtime_ns
    done = build()
    assert (done.returncode, done.stdout, done.stderr) == (0, "out/impact-2024.pdf\n", f"{NOTICE}\n")
    assert (pdf.read_bytes(), pdf.stat().st_mtime_ns) == before


CHANGES: dict[str, Callable[[Path], object]] = {
    "a word of the layout": lambda root: edit(root / "layouts/impact.yaml", "visits", "visits "),
    "a figure": lambda root: edit(root / "data/2024/metrics.yaml", "value", "value "),
    "a layout more": lambda root: (root / "layouts/other.yaml").write_text("report: {}\n"),
    "a year more": lambda root: shutil.copytree(root / "data/2024", root / "data/2025"),
    "a theme of the project": lambda root: shutil.copytree(ROOT / "layouts/themes", root / "layouts/themes"),
    "a font of the project": lambda root: shutil.copytree(
        ROOT / "fonts/source-sans-3", root / "fonts/source-sans-3"
    ),
    "a profile": lambda root: (root / "layouts/profiles").mkdir(),
    "an edition": lambda root: (root / "layouts/editions").mkdir(),
    "the file built": lambda root: (root / "out/impact-2024.pdf").write_bytes(b"%PDF-1.7 spoiled"),
    "the file gone": lambda root: (root / "out/impact-2024.pdf").unlink(),
    "the ledger gone": lambda root: (root / "out/impact-2024.ledger.json").unlink(),
}


@pytest.mark.parametrize("change", CHANGES)
def test_any_change_is_built(build: Build, small_project: Path, change: str) -> None:
    CHANGES[change](small_project)
    assert not is_told(build())


def test_a_change_of_contents_under_the_old_time_is_seen(build: Build, small_project: Path) -> None:
    path = small_project / "layouts/impact.yaml"
    former = path.stat()
    edit(path, "visits", "visitS")
    os.utime(path, ns=(former.st_atime_ns, former.st_mtime_ns))
    assert not is_told(build())


def test_a_touched_file_is_no_change(build: Build, small_project: Path) -> None:
    os.utime(small_project / "layouts/impact.yaml")
    assert is_told(build())


@pytest.mark.parametrize(
    ("words", "env"),
    [
        (["--page", "a4"], {}),
        (["2024"], {}),
        (["--no-cache"], {}),
        ([], {"SOURCE_DATE_EPOCH": "1700000000"}),
        ([], {"NO_COLOR": ""}),
    ],
)
def test_other_words_and_settings_are_built(build: Build, words: list[str], env: dict[str, str]) -> None:
    assert not is_told(build(*words, **env))


def test_another_working_folder_is_built(build: Build, run_cli: RunCli, small_project: Path) -> None:
    assert is_told(build())
    assert not is_told(run_cli(["build"], cwd=small_project / "data"))


def test_a_build_with_errors_is_not_recorded(run_cli: RunCli, wrong_project: Path) -> None:
    for _ in range(2):
        done = run_cli(["build"], cwd=wrong_project)
        assert (done.returncode, done.stdout) == (1, "")
        assert "error[PR203]" in done.stderr
        assert not is_told(done)


def test_json_says_so_in_its_object(run_cli: RunCli, small_project: Path) -> None:
    first, second = (
        json.loads(run_cli(["build", "--format", "json"], cwd=small_project).stdout) for _ in range(2)
    )
    assert (first.pop("unchanged"), second.pop("unchanged")) == (False, True)
    assert set(first.pop("seconds")) > {"load", "write"}
    assert set(second.pop("seconds")) == {"verify"}
    assert first == second
    (file,) = second["files"]
    assert file["sha256"] == hashlib.sha256((small_project / file["path"]).read_bytes()).hexdigest()


def test_a_damaged_record_is_built(build: Build, small_project: Path, cache_of_the_tests: Path) -> None:
    assert is_told(build())
    for path in (cache_of_the_tests / "store-1" / "run").iterdir():
        path.write_bytes(path.read_bytes()[:-3])
    assert not is_told(build())
    assert is_told(build())


def test_an_unchanged_build_imports_next_to_nothing(build: Build, small_project: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "printreport", "build"],
        cwd=small_project,
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT / "src"),
            "NO_COLOR": "1",
            "PYTHONUTF8": "1",
            "COLUMNS": "120",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert NOTICE in done.stderr
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines() if "|" in line}
    ours = {name for name in loaded if name.startswith("printreport")}
    assert all(name.startswith(("printreport.cache", "printreport.cli")) for name in ours - {"printreport"})
    assert not {"typing", "pathlib", "dataclasses", "typer", "pydantic", "yaml", "json"} & loaded


def test_a_cache_that_can_not_be_written_makes_no_noise(run_cli: RunCli, small_project: Path) -> None:
    for place in ("relative/path", "/proc/none", "/dev/null"):
        done = run_cli(["build"], cwd=small_project, env={"PRINTREPORT_CACHE": place})
        assert (done.returncode, done.stdout, done.stderr) == (0, "out/impact-2024.pdf\n", "")


def test_no_cache_leaves_nothing_behind(run_cli: RunCli, small_project: Path, tmp_path: Path) -> None:
    folder = tmp_path / "own"
    done = run_cli(["build", "--no-cache"], cwd=small_project, env={"PRINTREPORT_CACHE": str(folder)})
    assert done.returncode == 0
    assert not folder.exists()


def test_info_and_clear(run_cli: RunCli, small_project: Path, tmp_path: Path) -> None:
    env = {"PRINTREPORT_CACHE": str(tmp_path / "own")}
    run_cli(["build"], cwd=small_project, env=env)
    shown = run_cli(["cache"], env=env).stdout.splitlines()
    assert shown[0] == str(tmp_path / "own" / "store-1")
    assert {line.split()[0] for line in shown[1:]} >= {"dataset", "layout", "run", "theme", "all"}
    assert " deleted, " in run_cli(["cache", "clear"], env=env).stdout
    assert "0 entries" in run_cli(["cache", "info"], env=env).stdout.splitlines()[-1]
    assert not is_told(run_cli(["build"], cwd=small_project, env=env))


def test_a_kept_chart_still_tells_of_signs_without_glyph(run_cli: RunCli, small_project: Path) -> None:
    chart = (
        "      - {kind: chart, id: parts, mark: bar, title: Parts, "
        "values: [{value: visits.total, label: 'Lo中st'}, {value: visits.total - 100, label: Kept}]}\n"
    )
    layout = small_project / "layouts/impact.yaml"
    layout.write_text(layout.read_text(encoding="utf-8") + chart, encoding="utf-8")
    first, second = (run_cli(["build"], cwd=small_project) for _ in range(2))
    assert first.returncode == second.returncode == 1
    assert "error[PR421]" in first.stderr
    assert second.stderr == first.stderr
