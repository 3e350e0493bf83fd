"""Pages are taken over only where they would come out the same, wherever and however they were made."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from printreport.cache import store as store_module
from printreport.findings import Findings
from printreport.load import project as project_module
from printreport.load.project import find_project, load_dataset
from printreport.pipeline import build_report

ROOT = Path(__file__).resolve().parents[3]


def built(project: Path, **options: object) -> bytes:
    report = build_report([2024], project=project, output=project / "out.pdf", **options)  # type: ignore[arg-type]
    assert report.ok, report.findings
    return (project / "out.pdf").read_bytes()


@pytest.fixture
def private(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of its own, as a new process finds it."""
    monkeypatch.setenv("PRINTREPORT_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(store_module, "_open", {})
    return tmp_path


def copied(folder: Path) -> Path:
    shutil.copytree(ROOT / "examples" / "harbor-light", folder, ignore=shutil.ignore_patterns("out"))
    return folder


@pytest.mark.slow
def test_a_second_checkout_takes_its_own_pictures(private: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = built(copied(private / "a"))
    shutil.rmtree(private / "a")
    monkeypatch.setattr(store_module, "_open", {})
    assert built(copied(private / "b")) == first


@pytest.mark.slow
def test_a_picture_that_changes_changes_the_file(private: Path) -> None:
    project = copied(private / "a")
    first = built(project)
    shutil.copy(project / "images" / "pier.png", project / "images" / "logo.png")
    changed = built(project)
    assert changed != first
    assert changed == built(project, cache=False)


def test_data_saved_while_they_are_read_are_not_kept(private: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "tests" / "golden" / "base", private / "small")
    project = find_project(private / "small")
    read = project_module._read_dataset

    def saved_meanwhile(*args: object) -> object:
        (project.data / "2024" / "note.txt").write_text("saved", encoding="utf-8")
        return read(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(project_module, "_read_dataset", saved_meanwhile)
    store = store_module.open_store()
    load_dataset(project, Findings(), store=store)
    assert not store.holds("dataset")
    load_dataset(project, Findings(), store=store)
    assert store.holds("dataset")
