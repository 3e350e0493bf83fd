"""A charity that printreport never heard of: its own tables, words, look and currency."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "harbor-light"
A4 = (595.28, 841.89)


@pytest.fixture(scope="module")
def built(run_cli: Callable[..., object], tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict]:
    """The three years, built once, with the object that the run printed."""
    folder = tmp_path_factory.mktemp("example")
    done = run_cli(["build", "--all", "--output", folder, "--format", "json"], cwd=EXAMPLE)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder, json.loads(done.stdout)


@pytest.fixture(scope="module")
def words(built: tuple[Path, dict], system_program: Callable[[str], str]) -> Callable[[int], str]:
    """The words of a year's report, blanks folded."""
    import subprocess

    program = system_program("pdftotext")

    def read(year: int) -> str:
        pdf = built[0] / f"impact-{year}.pdf"
        done = subprocess.run([program, "-raw", str(pdf), "-"], capture_output=True, check=True)
        return re.sub(r"\s+", " ", done.stdout.decode())

    return read


def test_three_years_build_without_a_word(built: tuple[Path, dict]) -> None:
    folder, said = built
    assert [file["year"] for file in said["files"]] == [2022, 2023, 2024]
    assert {item["severity"] for item in said["findings"]} <= {"info"}
    for file in said["files"]:
        with pikepdf.open(folder / f"impact-{file['year']}.pdf") as pdf:
            assert len(pdf.pages) == file["pages"] >= 6


def test_the_page_is_a4_by_the_theme(built: tuple[Path, dict]) -> None:
    with pikepdf.open(built[0] / "impact-2024.pdf") as pdf:
        box = [float(side) for side in pdf.pages[0].trimbox]
    assert (box[2] - box[0], box[3] - box[1]) == pytest.approx(A4, abs=0.05)


def test_the_faces_are_those_of_its_theme(built: tuple[Path, dict]) -> None:
    with pikepdf.open(built[0] / "impact-2024.pdf") as pdf:
        faces = {
            str(obj.BaseFont).split("+")[-1]
            for obj in pdf.objects
            if isinstance(obj, pikepdf.Dictionary) and obj.get("/Type") == "/Font" and "/BaseFont" in obj
        }
    assert faces
    assert not [face for face in faces if "Source" in face]


def test_the_numbers_are_its_own(words: Callable[[int], str]) -> None:
    text = words(2024)
    for said in (
        "617",
        "67,772",
        "€468,150",
        "(€389,750)",
        "FY 2023–24",
        "Kleinschifffahrtsgesellschaftsgarten",
    ):
        assert said in text, said


def test_what_a_year_lacks_is_left_out(built: tuple[Path, dict], words: Callable[[int], str]) -> None:
    assert "Launches of the rescue boat" in words(2024)
    assert "Launches of the rescue boat" not in words(2022)
    assert any('"boat"' in sentence for sentence in built[1]["left_out"])


def test_a_changed_cell_goes_everywhere(
    run_cli: Callable[..., object], tmp_path: Path, system_program: Callable[[str], str]
) -> None:
    import subprocess

    project = tmp_path / "changed"
    shutil.copytree(EXAMPLE, project)
    # Ten more adopted at the North Pier: the row, the column, and what is tied to them.
    for file, changes in {
        "dogs_by_kennel.csv": {"187,151,19,17": "197,161,19,17", "617,503,": "627,513,"},
        "stays_by_size.csv": {",201,": ",211,"},
        "metrics.yaml": {"value: 617": "value: 627", "value: 503": "value: 513"},
    }.items():
        path = project / "data" / "2024" / file
        text = path.read_text(encoding="utf-8")
        for old, new in changes.items():
            assert old in text
            text = text.replace(old, new)
        path.write_text(text, encoding="utf-8")
    done = run_cli(["build", "2024", "--output", tmp_path / "changed.pdf"], cwd=project)
    assert done.returncode == 0, done.stderr
    text = subprocess.run(
        [system_program("pdftotext"), "-raw", str(tmp_path / "changed.pdf"), "-"],
        capture_output=True,
        check=True,
    ).stdout.decode()
    assert "513" in text
    assert "503" not in text
