"""What a run reads is told by the readers, and every change of it is seen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from printreport.cache.inputs import (
    Inputs,
    note_file,
    note_folder,
    note_name,
    note_output,
    read_file,
    tree_digest,
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "data" / "2024").mkdir(parents=True)
    (tmp_path / "data" / "2024" / "metrics.yaml").write_text("a: 1")
    (tmp_path / "out.pdf").write_bytes(b"%PDF")
    return tmp_path


def watched(project: Path) -> Inputs:
    with Inputs() as inputs:
        read_file(project / "data" / "2024" / "metrics.yaml")
        note_folder(project / "data")
        note_folder(project / "fonts")
        note_name(project / "impact.yaml")
        note_output(project / "out.pdf")
    return inputs


CHANGES: dict[str, Callable[[Path], object]] = {
    "a byte": lambda root: (root / "data/2024/metrics.yaml").write_text("a: 2"),
    "a file gone": lambda root: (root / "data/2024/metrics.yaml").unlink(),
    "a file more": lambda root: (root / "data/2024/table.csv").write_text(""),
    "a folder more": lambda root: (root / "data/2025").mkdir(),
    "a file of another name": lambda root: (root / "data/2024/metrics.yaml").rename(
        root / "data/2024/m.yaml"
    ),
    "a folder that was not there": lambda root: (root / "fonts").mkdir(),
    "a name that was not there": lambda root: (root / "impact.yaml").write_text(""),
    "the output": lambda root: (root / "out.pdf").write_bytes(b"%PDF-"),
    "no output": lambda root: (root / "out.pdf").unlink(),
}


def test_what_was_read_holds(project: Path) -> None:
    inputs = watched(project)
    assert inputs.is_whole
    assert inputs.holds()


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_is_seen(project: Path, change: str) -> None:
    inputs = watched(project)
    CHANGES[change](project)
    assert not inputs.holds()


def test_a_file_that_changes_while_it_is_read_twice_spoils_the_record(project: Path) -> None:
    with Inputs() as inputs:
        note_file(project / "out.pdf")
        (project / "out.pdf").write_bytes(b"other")
        note_file(project / "out.pdf")
    assert not inputs.is_whole


def test_outside_of_a_watch_nothing_is_noted(project: Path) -> None:
    with Inputs() as inputs:
        pass
    note_file(project / "out.pdf")
    assert not inputs.files


def test_a_missing_file_is_noted_as_missing(project: Path) -> None:
    with Inputs() as inputs, pytest.raises(FileNotFoundError):
        read_file(project / "none.yaml")
    assert inputs.holds()
    (project / "none.yaml").write_text("")
    assert not inputs.holds()


def test_a_tree_is_told_by_names_and_contents(project: Path) -> None:
    first = tree_digest(project / "data")
    assert first is not None
    assert tree_digest(project / "data") == first
    for change in ("a byte", "a file more", "a folder more"):
        CHANGES[change](project)
        assert tree_digest(project / "data") != first


def test_a_tree_with_links_has_no_digest(project: Path) -> None:
    (project / "data" / "2023").symlink_to(project / "data" / "2024")
    assert tree_digest(project / "data") is None
    (project / "data" / "2023").unlink()
    (project / "data" / "round").symlink_to(project)
    assert tree_digest(project / "data") is None
