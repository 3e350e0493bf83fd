"""With a cache and without it the flagship is the same to the byte, and what was done is not done again."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import BuiltReport

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
OLD, NEW = "missing children", "children missing"


@pytest.fixture
def flagship(project_copy: Path) -> Path:
    """The author's files, with the fonts beside them as in the repository."""
    shutil.copytree(ROOT / "fonts", project_copy / "fonts")
    return project_copy


RUN = """
import json, sys
opened = set()
sys.addaudithook(lambda event, args: opened.add(str(args[0])) if event == "open" else None)
from printreport.cache.inputs import Inputs
from printreport.pipeline import build_report
with Inputs() as inputs:
    report = build_report([2021], output=sys.argv[1], cache=sys.argv[2] == "cache")
assert report.ok, report.findings
loaded = [name for name in ("matplotlib", "numpy", "pandas") if name in sys.modules]
print(json.dumps([loaded, sorted(opened), sorted(inputs.files), sorted(inputs.folders), inputs.is_whole]))
"""


def build(project: Path, name: str, cache: Path | None) -> tuple[bytes, list[list[str]]]:
    """Build 2021 in a process of its own; give the file, and what the process loaded and opened."""
    done = subprocess.run(
        [sys.executable, "-c", RUN, name, "cache" if cache else "none"],
        cwd=project,
        env={
            "PYTHONPATH": str(ROOT / "src"),
            "PRINTREPORT_CACHE": str(cache or "/nowhere"),
            "HOME": "/nowhere",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return (project / name).read_bytes(), json.loads(done.stdout.splitlines()[-1])


def change_a_word(project: Path, old: str, new: str) -> None:
    path = project / "layouts" / "impact.yaml"
    text = path.read_text(encoding="utf-8")
    at = text.index(old, text.index("sections:"))
    path.write_text(text[:at] + new + text[at + len(old) :], encoding="utf-8")


def test_a_word_changed_and_back(flagship: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    plain, _ = build(flagship, "plain.pdf", None)
    first, _ = build(flagship, "first.pdf", cache)
    change_a_word(flagship, OLD, NEW)
    changed, (loaded, *_) = build(flagship, "changed.pdf", cache)
    assert not loaded, "data and charts are as they were"
    changed_plain, _ = build(flagship, "changed-plain.pdf", None)
    change_a_word(flagship, NEW, OLD)
    again, _ = build(flagship, "again.pdf", cache)
    assert plain == first == again
    assert changed == changed_plain != plain


def test_a_figure_changed(flagship: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    first, _ = build(flagship, "first.pdf", cache)
    path = flagship / "data" / "2021" / "metrics.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("{value: 257,", "{value: 258,"), encoding="utf-8")
    cached, _ = build(flagship, "cached.pdf", cache)
    assert cached == build(flagship, "plain.pdf", None)[0] != first


def test_damaged_entries_are_done_again(flagship: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    first, _ = build(flagship, "first.pdf", cache)
    entries = sorted(path for path in cache.glob("store-1/*/*") if path.is_file())
    assert {path.parent.name for path in entries} >= {"chart", "dataset", "layout", "theme"}
    for at, path in enumerate(entries):
        data = bytearray(path.read_bytes())
        data[len(data) * (at % 7) // 7] ^= 0xFF
        path.write_bytes(data if at % 3 else data[: len(data) // 2])
    again, (loaded, *_) = build(flagship, "again.pdf", cache)
    assert again == first
    assert loaded, "the charts were drawn anew"
    assert build(flagship, "third.pdf", cache)[1][0] == []


def test_builds_at_the_same_time(flagship: Path, tmp_path: Path) -> None:
    env = {"PYTHONPATH": str(ROOT / "src"), "PRINTREPORT_CACHE": str(tmp_path / "cache")}
    running = [
        subprocess.Popen([sys.executable, "-c", RUN, f"{at}.pdf", "cache"], cwd=flagship, env=env,
                         stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for at in range(3)
    ]  # fmt: skip
    said = [each.communicate(timeout=300) for each in running]
    assert [each.returncode for each in running] == [0, 0, 0], said
    assert len({(flagship / f"{at}.pdf").read_bytes() for at in range(3)}) == 1


def test_everything_that_is_opened_is_noted(flagship: Path, tmp_path: Path) -> None:
    for cache in (None, tmp_path / "cache", tmp_path / "cache"):
        _, (_, opened, files, folders, is_whole) = build(flagship, "out.pdf", cache)
        assert is_whole
        # Libraries may stand in the project's own folder; their versions stand for what they read.
        own = {
            path
            for path in opened
            if path.startswith((str(flagship), str(ROOT)))
            and not path.startswith(f"{sys.prefix}/")
            and not path.endswith((".py", ".pyc", ".part"))
        }
        written = {path for path in own if Path(path).name.startswith("out.")}
        assert len(own) > 10
        assert own - written - set(files) == set()
        assert {str(flagship / name) for name in ("layouts", "data", "fonts")} <= set(folders)


def test_unchanged_is_said_with_all_that_was_said(
    run_cli: Callable[..., subprocess.CompletedProcess[str]],
    built_report: Callable[[int], BuiltReport],
    tmp_path: Path,
) -> None:
    words = ["build", "2021", "--output", tmp_path / "out.pdf"]
    first = run_cli(words)
    second = run_cli(words)
    assert "left out: " in first.stderr
    assert second.stderr == f"{first.stderr}unchanged: inputs and output verified\n"
    assert second.stdout == first.stdout
    assert (tmp_path / "out.pdf").read_bytes() == built_report(2021).pdf.read_bytes()
