"""``inspect`` on files of ours, of others, and on what is no PDF at all."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from specimen.report import compose
from specimen.stress import stress_report

RunCli = Callable[..., "subprocess.CompletedProcess[str]"]  # noqa: F821


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("inspect") / "ours.pdf"
    compose(stress_report()).write(path)
    return path


@pytest.fixture(scope="module")
def foreign(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plain page with a font that is not embedded, a picture and a link."""
    from reportlab.pdfgen.canvas import Canvas

    path = tmp_path_factory.mktemp("inspect") / "foreign.pdf"
    made = Canvas(str(path))
    made.drawString(72, 700, "Hello")
    made.linkURL("https://example.org", (72, 690, 120, 710))
    made.showPage()
    made.save()
    return path


def test_our_own_file_keeps_its_word(run_cli: RunCli, ours: Path) -> None:
    done = run_cli(["inspect", ours], env={"VERAPDF_JAR": ""})
    assert done.returncode == 0, done.stdout + done.stderr
    lines = done.stdout.splitlines()
    assert "claims: PDF/UA-1, PDF/A-2a" in lines
    assert "  PDF/UA-1 holds (page-validation)" in lines or "  PDF/UA-1 holds (veraPDF)" in lines
    assert "read back: nothing wrong" in lines
    assert "title: Lights of the harbor" in lines
    assert "  H1 Lamps" in lines
    assert "    H2 Head of first" in lines
    assert any(line.startswith("boxes of pages 1–") for line in lines)


def test_tags_are_printed_as_they_are_heard(run_cli: RunCli, ours: Path) -> None:
    lines = run_cli(["inspect", ours, "--tags"]).stdout.splitlines()
    assert lines[0] == "Document"
    assert "    H1: Lamps" in lines
    assert any(
        "[in es: la luz no se apaga]" in line and "[stands for National Center for Sea Lamps]" in line
        for line in lines
    )
    assert any(line.strip() == "Table of 7 rows and 5 columns" for line in lines)
    assert any("Figure: Bar chart: € and −." in line for line in lines)
    assert any("[link 1 to page" in line for line in lines)


def test_json_has_all_of_it(run_cli: RunCli, ours: Path) -> None:
    made = json.loads(run_cli(["inspect", ours, "--format", "json", "--tags"]).stdout)
    assert made["claims"] == ["PDF/UA-1", "PDF/A-2a"]
    assert made["read_back"] == []
    assert made["elements"]["Table"] == 3
    assert all(font["embedded"] for font in made["fonts"])
    assert made["tags"][0] == "Document"
    assert {link["target"] for link in made["links"]} >= {
        "https://example.org/lamps",
        "mailto:lamps@example.org",
    }


def test_a_file_of_another_maker(run_cli: RunCli, foreign: Path) -> None:
    done = run_cli(["inspect", foreign])
    assert done.returncode == 0, done.stderr
    assert "claims: none" in done.stdout
    assert "Helvetica (Type1, not embedded, no map to characters)" in done.stdout
    assert "https://example.org" in done.stdout
    assert "structure: none" in done.stdout


def test_a_claim_that_does_not_hold_ends_with_1(run_cli: RunCli, ours: Path, tmp_path: Path) -> None:
    with pikepdf.open(ours) as pdf:
        del pdf.Root.StructTreeRoot
        pdf.save(tmp_path / "liar.pdf")
    done = run_cli(["inspect", tmp_path / "liar.pdf"])
    assert done.returncode == 1
    assert "PDF/UA-1 does not hold" in done.stdout


def test_a_file_locked_by_its_owner_is_read(run_cli: RunCli, foreign: Path, tmp_path: Path) -> None:
    with pikepdf.open(foreign) as pdf:
        pdf.save(tmp_path / "locked.pdf", encryption=pikepdf.Encryption(owner="a", user=""))
    assert ", encrypted" in run_cli(["inspect", tmp_path / "locked.pdf"]).stdout.splitlines()[0]


@pytest.mark.parametrize("what", ["missing", "words", "cut", "password", "folder", "empty"])
def test_what_can_not_be_read_ends_with_3(run_cli: RunCli, foreign: Path, tmp_path: Path, what: str) -> None:
    path = tmp_path / f"{what}.pdf"
    match what:
        case "words":
            path.write_text("no PDF")
        case "cut":
            path.write_bytes(foreign.read_bytes()[:200])
        case "password":
            with pikepdf.open(foreign) as pdf:
                pdf.save(path, encryption=pikepdf.Encryption(owner="a", user="b"))
        case "folder":
            path.mkdir()
        case "empty":
            path.touch()
    done = run_cli(["inspect", path])
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.startswith("error[PR004]: ")
    assert "Traceback" not in done.stderr
