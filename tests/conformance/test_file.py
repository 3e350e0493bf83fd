"""The files as other programs see them: qpdf 11, poppler 22, pikepdf 10, page-validation 0.11."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from conftest import BuiltReport
from specimen.report import compose, full_report

YEARS = (2016, 2020, 2021)

pytestmark = pytest.mark.slow


@pytest.fixture(params=[*YEARS, "specimen"])
def file(
    request: pytest.FixtureRequest,
    built_report: Callable[[int], BuiltReport],
    tmp_path: Path,
) -> Path:
    """Each flagship report, and a report of text alone."""
    if request.param == "specimen":
        compose(full_report()).write(tmp_path / "specimen.pdf")
        return tmp_path / "specimen.pdf"
    return built_report(request.param).pdf


def run(*args: str | Path) -> str:
    done = subprocess.run([str(arg) for arg in args], capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{args[0]} says:\n{done.stdout}{done.stderr}"
    return done.stdout


@pytest.mark.needs_system("qpdf")
def test_qpdf_finds_nothing(file: Path) -> None:
    assert "No syntax or stream encoding errors found" in run("qpdf", "--check", file)


@pytest.mark.needs_system("pdffonts")
def test_all_fonts_are_embedded_and_none_is_type_3(file: Path) -> None:
    rows = [line.split() for line in run("pdffonts", file).splitlines()[2:]]
    assert len(rows) > 3
    for row in rows:
        embedded, subset, unicode_map = row[-5:-2]
        assert "Type 3" not in " ".join(row)
        assert (embedded, subset, unicode_map) == ("yes", "yes", "yes"), row


@pytest.mark.needs_system("pdfimages")
def test_there_is_no_raster_image(file: Path) -> None:
    assert run("pdfimages", "-list", file).splitlines()[2:] == []


def test_the_validator_of_tagged_files_finds_nothing(file: Path) -> None:
    page = pytest.importorskip("page")
    limits = page.SafetyLimits()
    report = page.validate_pdf(str(file), profile=page.ValidationProfile.PDF_UA_1, limits=limits)
    faults = [f"{failure.rule_id}: {failure.message}" for failure in report.failures]
    assert faults == []


def test_every_page_has_its_boxes(file: Path) -> None:
    with pikepdf.open(file) as pdf:
        for page in pdf.pages:
            box = [float(edge) for edge in page.MediaBox]
            assert box == [0, 0, 612, 792]
            assert [float(edge) for edge in page.TrimBox] == box


def test_text_has_no_glyph_zero(file: Path) -> None:
    """A character of code 0 would be drawn as a box and read as nothing."""
    with pikepdf.open(file) as pdf:
        for page in pdf.pages:
            for item in pikepdf.parse_content_stream(page):
                if str(item.operator) in ("Tj", "TJ"):
                    shown = item.operands[0]
                    for part in shown if isinstance(shown, pikepdf.Array) else [shown]:
                        if isinstance(part, pikepdf.String):
                            data = bytes(part)
                            codes = [data[at : at + 2] for at in range(0, len(data), 2)]
                            assert b"\0\0" not in codes


@pytest.mark.parametrize("fault", ["tree", "image"])
def test_a_broken_file_is_found(tmp_path: Path, fault: str) -> None:
    """The checks above can fail: each is given a file with its fault."""
    compose(full_report()).write(tmp_path / "whole.pdf")
    broken = tmp_path / "broken.pdf"
    with pikepdf.open(tmp_path / "whole.pdf") as pdf:
        if fault == "tree":
            del pdf.Root.StructTreeRoot
        else:
            image = pikepdf.Stream(pdf, b"\0\0\0", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image)
            image.Width = image.Height = 1
            image.ColorSpace, image.BitsPerComponent = pikepdf.Name.DeviceRGB, 8
            pdf.pages[0].Resources.XObject = pikepdf.Dictionary(Im0=image)
            pdf.pages[0].contents_add(b"/Artifact BMC /Im0 Do EMC")
        pdf.save(broken)
    check = (
        test_the_validator_of_tagged_files_finds_nothing if fault == "tree" else test_there_is_no_raster_image
    )
    with pytest.raises(AssertionError):
        check(broken)
