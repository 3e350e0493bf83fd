"""Files that would harm a run are refused with a finding before anything is made of them."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

from printreport.errors import ReadError, UsageError
from printreport.findings import Findings, Place
from printreport.load.font_file import font_fault
from printreport.load.layout import find_layout
from printreport.load.project import find_project
from printreport.load.sheet import MOST_UNPACKED, read_sheet
from printreport.load.theme import font_files, load_theme
from printreport.model.contract import TableSourceSpec
from printreport.model.source_date import source_date
from specimen.look import ROOT, THEME_FILE

SANS = ROOT / "fonts" / "source-sans-3" / "SourceSans3_400Regular.ttf"


@pytest.mark.parametrize(
    ("pattern", "by", "said"),
    [
        (r"size: 10,", "size: 0,", "`size` is the number 0: 4 is the least"),
        (r"size: 10, leading: 13.5", "size: 10, leading: 5", "`leading` is 5 for type of 10 pt, so that"),
        (r"tracking: 0.6", "tracking: 900", "`tracking` is the number 900: 20 is the most"),
        (r"top: 74pt", "top: -4pt", '`top` is the text "-4pt": a length of 0 or more is expected'),
        (r"inner: 65pt", "inner: 500pt", "the margins of page `letter` leave a frame 47 pt wide, 120 pt is"),
        (r"columns: 12,", "columns: 0,", "`columns` is the number 0: 1 is the least"),
        (r"gutter: 12pt", "gutter: 300pt", "`gutter` is 300 pt, which leaves 12 columns no room on page"),
        (r"text_columns: 8", "text_columns: 20", "`text_columns` is 20, but the grid has 12 columns"),
        (r"cmyk: \[0, 0, 0, 100\]", "cmyk: [0, 0, 0, 920]", "item 4 of `cmyk` is the number 920: 100 is"),
        (r"bar_thickness: 11", "bar_thickness: 0", "`bar_thickness` is the number 0: 1 is the least"),
        (r"baseline: 13.5", "baseline: -1", "`baseline` is the number -1: 4 is the least"),
        (r"width: 8.5in", "width: 0in", '`width` is the text "0in": a length from 1in to 200in is expected'),
        (r"^opener: band", "cover_ground: nosuch", '`cover_ground` is "nosuch", one of ink'),
    ],
)
def test_a_number_of_a_theme_out_of_bounds(tmp_path: Path, pattern: str, by: str, said: str) -> None:
    text = THEME_FILE.read_text("utf-8")
    match = re.search(pattern, text, re.MULTILINE)
    assert match is not None
    path = tmp_path / "mine.yaml"
    path.write_text(text[: match.start()] + by + text[match.end() :], encoding="utf-8")
    findings = Findings()
    assert load_theme(path, "mine.yaml", findings) is None
    first = next(iter(findings))
    assert first.message.startswith(said)
    assert first.place.line == text.count("\n", 0, match.start()) + 1


def test_an_empty_theme_is_told(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("")
    findings = Findings()
    assert load_theme(path, "mine.yaml", findings) is None
    assert [item.code for item in findings] == ["PR102"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"no font at all", "is no TrueType font"),
        (b"OTTO" + bytes(40), "has PostScript outlines"),
        (SANS.read_bytes()[:4000], "is cut off"),
        (b"\0\1\0\0\0\0" + bytes(20), "lacks the table cmap"),
    ],
)
def test_a_font_file_that_can_not_be_embedded(tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "face.ttf"
    path.write_bytes(data)
    assert font_fault(path).startswith(said)
    assert font_fault(SANS) == ""


def test_a_font_file_outside_of_the_fonts_folder(tmp_path: Path) -> None:
    fonts = tmp_path / "fonts"
    fonts.mkdir()
    (tmp_path / "face.ttf").write_bytes(SANS.read_bytes())
    path = tmp_path / "mine.yaml"
    text = THEME_FILE.read_text("utf-8")
    path.write_text(text.replace("source-sans-3/SourceSans3_400Regular.ttf", "../face.ttf"), encoding="utf-8")
    findings = Findings()
    theme = load_theme(path, "mine.yaml", findings)
    assert theme is not None
    font_files(theme, [fonts, ROOT / "fonts"], findings)
    (only,) = findings
    assert only.message == 'there is no font file "../face.ttf" under `fonts/`'


def workbook(path: Path, sheet: bytes, strings: bytes = b"") -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", sheet)
        archive.writestr("xl/sharedStrings.xml", strings)


@pytest.mark.parametrize(
    ("sheet", "strings", "said"),
    [
        (b"<worksheet/>", b"A" * MOST_UNPACKED, "the spreadsheet unpacks to 64,000,012 bytes, 64,000,000"),
        (
            b'<worksheet><c r="A1"/><c s="1" r="XFD1048576"/></worksheet>',
            b"",
            "the cells of a sheet are spread over 1,048,576 rows and 16,384 columns, 1,000,000 cells",
        ),
        (b"<worksheet/>", b"", "the file is no spreadsheet that can be read"),
    ],
)
def test_a_spreadsheet_that_is_a_bomb(tmp_path: Path, sheet: bytes, strings: bytes, said: str) -> None:
    path = tmp_path / "k.xlsx"
    workbook(path, sheet, strings)
    findings = Findings()
    assert read_sheet(path, "k.xlsx", TableSourceSpec(), findings) is None
    (only,) = findings
    assert (only.code, only.message.startswith(said)) == ("PR221", True)


def test_the_cell_of_a_spreadsheet_is_named_as_it_names_it() -> None:
    assert str(Place("data/k.xlsx", 3, 28)) == "data/k.xlsx, cell AB3"


@pytest.mark.parametrize("kind", ["folder", "loop"])
def test_a_layout_that_is_no_file(tmp_path: Path, kind: str) -> None:
    (tmp_path / "data").mkdir()
    layout = tmp_path / "layouts" / "impact.yaml"
    layout.parent.mkdir()
    if kind == "folder":
        layout.mkdir()
    else:
        layout.symlink_to("impact.yaml")
    project = find_project(tmp_path)
    for name in (None, "impact.yaml"):
        with pytest.raises(ReadError, match=r'"layouts/impact.yaml" can not be read: it is a'):
            find_layout(project, name)


def test_the_source_date_is_a_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1654041600")
    moment = source_date()
    assert moment is not None
    assert moment.isoformat() == "2022-06-01T00:00:00+00:00"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "")
    assert source_date() is None
    for wrong in ("yesterday", "-5", "1.5", "²", "9" * 30):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", wrong)
        with pytest.raises(UsageError, match="SOURCE_DATE_EPOCH is"):
            source_date()
