"""Writing: a whole file or none, the same bytes for the same input, no date from the clock."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pikepdf
import pypdfium2
import pytest

from printreport.check.file.numbers import verify_ledger
from printreport.errors import FindingsError, OutputError
from printreport.model.content import ChapterContent, ProseContent, ReportContent
from printreport.model.text import Paragraph, Run
from printreport.model.values import NumberClass
from printreport.write import painter as painter_module
from printreport.write.pdf_file import PdfFile
from specimen.pdf import page_texts
from specimen.report import compose, full_report, report
from specimen.words import prose, rich


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("report") / "report.pdf"
    compose(full_report()).write(path)
    return path


@pytest.fixture(autouse=True)
def no_epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


def small(text: str = "A lamp on the pier.", **keys: object) -> ReportContent:
    block = ProseContent("p", (Paragraph(rich(text)),))
    return report(ChapterContent("x", rich("The lamps"), blocks=(block,)), **keys)


# The file -------------------------------------------------------------------------------------


def test_the_result_tells_path_pages_and_digest(tmp_path: Path) -> None:
    made = compose(full_report())
    written = made.write(tmp_path / "report.pdf")
    assert written.path == tmp_path / "report.pdf"
    assert written.sha256 == hashlib.sha256(written.path.read_bytes()).hexdigest()
    assert written.pages == len(made.pages) == len(pikepdf.open(written.path).pages)


def test_two_files_of_the_same_report_are_equal_byte_by_byte(tmp_path: Path) -> None:
    one = compose(full_report()).write(tmp_path / "one.pdf")
    two = compose(full_report()).write(tmp_path / "deep" / "two.pdf")
    assert one.sha256 == two.sha256
    assert (tmp_path / "one.ledger.json").read_bytes() == (tmp_path / "deep" / "two.ledger.json").read_bytes()


def test_only_the_file_and_its_ledger_are_left(tmp_path: Path) -> None:
    compose(small()).write(tmp_path / "new" / "report.pdf")
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == ["report.ledger.json", "report.pdf"]


def test_every_page_says_what_its_flowables_say(file: Path) -> None:
    texts = page_texts(file)
    assert "Lights of the harbor" in texts[0]
    for page, title in ((2, "The lamps"), (len(texts) - 1, "The boats")):
        assert title in texts[page]
    joined = re.sub(r"\s+|-|\x02|\ufffe", "", "".join(texts))
    for number in range(5):
        assert re.sub(r"\s+|-", "", prose(1, number)) in joined


def test_the_trailing_bytes_are_whole(file: Path) -> None:
    data = file.read_bytes()
    assert data.startswith(b"%PDF-1.7")
    assert data.rstrip().endswith(b"%%EOF")


def test_all_fonts_are_embedded_with_their_characters(file: Path) -> None:
    with pikepdf.open(file) as pdf:
        fonts = {}
        for page in pdf.pages:
            for font in page.Resources.Font.values():
                fonts[str(font.BaseFont)] = font
        assert len(fonts) > 3
        for name, font in fonts.items():
            (inner,) = font.DescendantFonts
            assert (font.Encoding, inner.Subtype) == ("/Identity-H", "/CIDFontType2"), name
            assert "/FontFile2" in inner.FontDescriptor, name
            assert "/ToUnicode" in font, name


# Metadata -------------------------------------------------------------------------------------


def test_metadata_is_the_report_s(tmp_path: Path) -> None:
    compose(small(subject="Lamps", keywords=("pier", "rope"))).write(tmp_path / "r.pdf")
    with pikepdf.open(tmp_path / "r.pdf") as pdf:
        info = {str(key): str(value) for key, value in pdf.docinfo.items()}
        assert info["/Title"] == "Lights of the harbor"
        assert info["/Author"] == "Society of Keepers"
        assert info["/Subject"] == "Lamps"
        assert info["/Keywords"] == "pier, rope"
        assert str(pdf.Root.Lang) == "en-US"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert str(pdf.Root.PageMode) == "/UseOutlines"


def test_titles_of_any_alphabet_survive(tmp_path: Path) -> None:
    compose(replace(small(), title="Señales (2021) \\ – “luz”")).write(tmp_path / "r.pdf")
    with pikepdf.open(tmp_path / "r.pdf") as pdf:
        assert str(pdf.docinfo["/Title"]) == "Señales (2021) \\ – “luz”"


def dates_in(path: Path) -> list[bytes]:
    with pikepdf.open(path) as pdf:
        info = [str(pdf.docinfo[key]).encode() for key in ("/CreationDate", "/ModDate") if key in pdf.docinfo]
    return info + re.findall(rb"D:\d{14}", path.read_bytes())


def test_without_a_date_there_is_none(file: Path) -> None:
    assert dates_in(file) == []


def test_the_report_s_date_is_the_file_s(tmp_path: Path) -> None:
    compose(small(date="2022-06-01")).write(tmp_path / "r.pdf")
    assert {date[:16] for date in dates_in(tmp_path / "r.pdf")} == {b"D:20220601000000"}


def test_the_epoch_stands_in_for_a_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1640995200")
    compose(small()).write(tmp_path / "r.pdf")
    assert {date[:16] for date in dates_in(tmp_path / "r.pdf")} == {b"D:20220101000000"}


def test_page_labels_follow_the_folios(file: Path) -> None:
    document = pypdfium2.PdfDocument(file)
    labels = [document.get_page_label(index) for index in range(len(document))]
    assert labels == ["i", *(str(number) for number in range(2, len(document) + 1))]


def test_the_outline_is_the_list_of_contents(file: Path) -> None:
    with pikepdf.open(file) as pdf, pdf.open_outline() as outline:
        titles = [(item.title, [child.title for child in item.children]) for item in outline.root]
    assert titles == [
        ("The lamps", ["Glass and oil", "Rope", "Salt"]),
        ("The boats", ["Villages", "The book"]),
    ]


def test_outline_and_contents_lead_to_the_page_of_the_head(file: Path) -> None:
    document = pypdfium2.PdfDocument(file)
    texts = page_texts(file)
    for item in document.get_toc():
        assert item.get_title() in texts[item.get_dest().get_index()].replace("\r\n", " ")
    for title, folio in re.findall(
        r"^(The lamps|Glass and oil|Rope|Salt|The boats|Villages|The book) ?\s*(\d+)\s*$",
        texts[1],
        re.MULTILINE,
    ):
        assert title in texts[int(folio) - 1]


def test_the_watermark_is_on_every_page_as_an_artifact(tmp_path: Path) -> None:
    compose(full_report()).write(tmp_path / "draft.pdf", watermark="Draft")
    assert all("Draft" in text for text in page_texts(tmp_path / "draft.pdf"))


# The ledger -----------------------------------------------------------------------------------


def test_the_ledger_finds_every_number_in_the_file(file: Path) -> None:
    ledger = json.loads(file.with_name("report.ledger.json").read_text("utf-8"))
    assert (ledger["report"], ledger["year"]) == ("Lights of the harbor", 2021)
    assert verify_ledger(file, file.with_name("report.ledger.json")) == ()
    assert sum(len(entry["places"]) for entry in ledger["numbers"]) > 20
    assert all(entry["class"] in get_args(NumberClass) for entry in ledger["numbers"])
    (boats,) = [entry for entry in ledger["numbers"] if entry["id"] == "boats.total@2021"]
    assert (boats["value"], boats["unit"], boats["source"]["document"]) == (1204, "boats", "harbor-book")
    assert {place.get("part") for place in boats["places"]} >= {"card", "opener"}


def test_a_ledger_of_another_file_is_told(file: Path, tmp_path: Path) -> None:
    ledger = json.loads(file.with_name("report.ledger.json").read_text("utf-8"))
    moved = next(entry for entry in ledger["numbers"] if entry["id"] == "boats.total@2021")
    moved["places"][0]["rect"][0] += 120
    moved["places"][0]["rect"][2] += 120
    other = tmp_path / "other.ledger.json"
    other.write_text(json.dumps(ledger), encoding="utf-8")
    page = moved["places"][0]["page"]
    said = [(finding.code, finding.message) for finding in verify_ledger(file, other)]
    assert [code for code, _ in said] == ["PR520", "PR521"]
    assert said[0][1].startswith(f'page {page} prints "1204" at (')
    assert said[1][1].startswith(f'the ledger has "1,204" on page {page} at (')


# Failure --------------------------------------------------------------------------------------


@pytest.fixture
def former(tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "report.pdf"
    path.write_bytes(b"the former file")
    path.with_name("report.ledger.json").write_bytes(b"the former ledger")
    yield path
    assert path.read_bytes() == b"the former file"
    assert path.with_name("report.ledger.json").read_bytes() == b"the former ledger"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["report.ledger.json", "report.pdf"]


def test_a_fault_while_drawing_leaves_the_former_file(former: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = 0

    def draw(*args: object) -> None:
        nonlocal calls
        calls += 1
        if calls == 3:
            raise RuntimeError("a fault of ours")

    monkeypatch.setattr(painter_module, "draw_page", draw)
    with pytest.raises(RuntimeError):
        compose(full_report()).write(former)


def test_a_character_without_a_glyph_leaves_the_former_file(former: Path) -> None:
    with pytest.raises(FindingsError) as caught:
        compose(small("A sign: \u4e2d.")).write(former)
    (finding,) = caught.value.findings
    assert finding.code == "PR421"
    assert "U+4E2D" in finding.message


def test_a_full_disk_leaves_the_former_file(former: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **keys: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(PdfFile, "_write", refuse)
    with pytest.raises(OutputError) as caught:
        compose(small()).write(former)
    assert "no space left" in caught.value.message.lower()
    assert '""' not in caught.value.message
    assert '"."' not in caught.value.message


def test_a_folder_that_is_a_file_can_not_be_written(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    with pytest.raises(OutputError) as caught:
        compose(small()).write(tmp_path / "out" / "report.pdf")
    assert caught.value.exit_code == 4
    assert caught.value.hint


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_permission_can_not_be_written(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(OutputError):
        compose(small()).write(tmp_path / "report.pdf")


def test_a_path_that_is_a_folder_can_not_be_written(tmp_path: Path) -> None:
    folder = tmp_path / "report.pdf"
    folder.mkdir()
    with pytest.raises(OutputError) as caught:
        compose(small()).write(folder)
    assert str(folder) in caught.value.message
    assert ".part" not in caught.value.message


def test_nothing_is_left_beside_a_path_that_is_a_folder(tmp_path: Path) -> None:
    (tmp_path / "report.pdf").mkdir()
    with pytest.raises(OutputError):
        compose(small()).write(tmp_path / "report.pdf")
    assert [path.name for path in tmp_path.iterdir()] == ["report.pdf"]


def test_a_link_to_nowhere_is_no_crash(tmp_path: Path) -> None:
    block = ProseContent("p", (Paragraph((Run("See "), Run("there", link="#nowhere"), Run("."))),))
    made = compose(report(ChapterContent("x", rich("The lamps"), blocks=(block,))))
    with pytest.raises(FindingsError) as stop:
        made.write(tmp_path / "r.pdf")
    assert "#nowhere" in stop.value.findings[0].message


def test_text_outside_the_reading_order_is_a_finding(tmp_path: Path) -> None:
    made = compose(full_report())
    made.write(tmp_path / "r.pdf")
    assert [item.code for item in made.findings if item.code == "PR501"] == []
    for page in made.pages:
        for placement in page.placements:
            if hasattr(placement.flowable, "element"):
                placement.flowable.element = None
    made = compose(small())
    item = made.pages[0].placements[-1].flowable
    getattr(item, "item", item).element = None  # type: ignore[attr-defined]
    with pytest.raises(FindingsError) as stop:
        made.write(tmp_path / "r.pdf")
    assert [item.code for item in stop.value.findings] == ["PR501"]
