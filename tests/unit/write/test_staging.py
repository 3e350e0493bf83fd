"""Files of one run take their names together, when all are whole; else the former ones stay."""

from __future__ import annotations

from pathlib import Path

import pytest

from printreport.errors import OutputError
from printreport.write.staging import Staging


def test_two_processes_write_one_file_under_two_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = set()
    for process in (1, 2):
        monkeypatch.setattr("os.getpid", lambda: process)  # noqa: B023
        parts.add(Staging().part(tmp_path / "a.pdf"))
    assert len(parts) == 2


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_part_stands_beside_its_file_in_a_folder_that_is_made(tmp_path: Path) -> None:
    with Staging() as staging:
        part = staging.part(tmp_path / "new" / "a.pdf")
        assert part.parent == tmp_path / "new"
        assert part.name.startswith(".")
        assert staging.part(tmp_path / "new" / "a.pdf") == part


def test_nothing_takes_its_name_before_it_is_published(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_text("former")
    with Staging() as staging:
        for name in ("a.pdf", "b.pdf"):
            staging.part(tmp_path / name).write_text("new")
        assert (tmp_path / "a.pdf").read_text() == "former"
        assert not (tmp_path / "b.pdf").exists()
        staging.publish()
    assert names(tmp_path) == ["a.pdf", "b.pdf"]
    assert (tmp_path / "a.pdf").read_text() == (tmp_path / "b.pdf").read_text() == "new"


def staged(path: Path, fault: BaseException | None = None) -> None:
    """Write one file by way of its part, with a fault before it is published."""
    with Staging() as staging:
        staging.part(path).write_text("new")
        staging.part(path.with_suffix(".ledger.json"))
        if fault is not None:
            raise fault
        staging.publish()


def test_without_publishing_no_trace_is_left(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_text("former")
    with pytest.raises(RuntimeError):
        staged(tmp_path / "a.pdf", RuntimeError())
    assert names(tmp_path) == ["a.pdf"]
    assert (tmp_path / "a.pdf").read_text() == "former"


def test_a_file_that_can_not_be_written_is_told_by_its_own_name(tmp_path: Path) -> None:
    part = Staging().part(tmp_path / "a.pdf")
    with pytest.raises(OutputError) as caught:
        staged(tmp_path / "a.pdf", PermissionError(13, "Permission denied", str(part)))
    assert str(tmp_path / "a.pdf") in caught.value.message
    assert ".part" not in caught.value.message
    assert names(tmp_path) == []


def test_a_name_that_is_taken_by_a_folder_is_refused_and_no_part_is_left(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").mkdir()
    with pytest.raises(OutputError) as caught:
        staged(tmp_path / "a.pdf")
    assert caught.value.exit_code == 4
    assert str(tmp_path / "a.pdf") in caught.value.message
    assert names(tmp_path) == ["a.pdf"]


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    with pytest.raises(OutputError), Staging() as staging:
        staging.part(tmp_path / "out" / "a.pdf")
