"""One broken file for each rule of a portal is caught, and the clean one is not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from printreport.check.file.portal import check_portal
from printreport.findings import Finding, Findings
from printreport.model.portal import PortalRules
from printreport.profiles import PROFILES

FONT = Path(__file__).resolve().parents[3] / "fonts/source-serif-4/SourceSerif4_400Regular.ttf"
WORDS = "The ferry left the quay in the morning and came back at night with all"
LETTER = (612.0, 792.0)
RULES = replace(PROFILES["nih"].rules or PortalRules(), single_column=True, page_limit=2, file_bytes=200_000)

Draw = Callable[[Canvas], None]


def running(
    canvas: Canvas, size: float = 11.5, leading: float = 15.0, x: float = 72.0, squeeze: float = 100.0
) -> None:
    """Twelve lines of running text."""
    text = canvas.beginText(x, 700)
    text.setFont("Serif", size)
    text.setLeading(leading)
    text.setHorizScale(squeeze)
    for _ in range(12):
        text.textLine(WORDS)
    canvas.drawText(text)


def made(path: Path, *draws: Draw, pages: int = 1, size: tuple[float, float] = LETTER) -> Path:
    """A small file with running text and what is drawn beside it."""
    pdfmetrics.registerFont(TTFont("Serif", str(FONT)))
    canvas = Canvas(str(path), pagesize=size, initialFontName="Serif")
    for _ in range(pages):
        canvas.setFont("Serif", 11.5)
        for draw in draws or (running,):
            draw(canvas)
        canvas.showPage()
    canvas.save()
    return path


def changed(path: Path, change: Callable[[Any], None], **saving: Any) -> Path:
    """A file with a change to its objects."""
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        change(pdf)
        pdf.save(path, **saving)
    return path


def found_in(path: Path, rules: PortalRules = RULES, name: str = "") -> list[Finding]:
    findings = Findings()
    check_portal(path, rules, findings, name)
    return [item for item in findings if item.severity == "error"]


def beside(x: float, y: float, words: str, size: float = 11.5) -> Draw:
    """Words at a place."""

    def draw(canvas: Canvas) -> None:
        running(canvas)
        canvas.setFont("Serif", size)
        canvas.drawString(x, y, words)

    return draw


def add_form(pdf: Any) -> None:
    field = pikepdf.Dictionary(FT=pikepdf.Name.Sig, T="signed")
    pdf.Root.AcroForm = pdf.make_indirect(pikepdf.Dictionary(Fields=[pdf.make_indirect(field)]))


def add_layer(pdf: Any) -> None:
    layer = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name="proof"))
    pdf.Root.OCProperties = pikepdf.Dictionary(OCGs=[layer], D=pikepdf.Dictionary())


def add_script(pdf: Any) -> None:
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")


def add_portfolio(pdf: Any) -> None:
    pdf.Root.Collection = pikepdf.Dictionary(View=pikepdf.Name.D)


def add_attachment(pdf: Any) -> None:
    pdf.attachments["data.csv"] = b"a,b\n"


def add_note(pdf: Any) -> None:
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[80, 80, 99, 99], Contents="look"
    )
    pdf.pages[0].Annots = [pdf.make_indirect(note)]


def add_link(pdf: Any) -> None:
    action = pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://example.org")
    link = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[80, 80, 99, 99], A=action
    )
    pdf.pages[0].Annots = [pdf.make_indirect(link)]


def fill(pdf: Any) -> None:
    import random

    pdf.Root.Filler = pdf.make_stream(random.Random(1).randbytes(300_000))


def test_a_clean_file_passes(tmp_path: Path) -> None:
    assert found_in(made(tmp_path / "clean.pdf")) == []


@pytest.mark.parametrize("receiver", [name for name, profile in PROFILES.items() if profile.rules])
def test_each_receiver_says_where_its_rules_stand(receiver: str) -> None:
    rules = PROFILES[receiver].rules
    assert rules is not None
    assert rules.source
    assert rules.read == "2026-11-22"


@pytest.mark.parametrize(
    ("code", "change"),
    [
        ("PR561", fill), ("PR563", add_form), ("PR563", add_layer), ("PR563", add_script),
        ("PR563", add_portfolio), ("PR563", add_attachment), ("PR563", add_note), ("PR564", add_link),
    ],
)  # fmt: skip
def test_what_a_file_must_not_hold(tmp_path: Path, code: str, change: Callable[[Any], None]) -> None:
    path = changed(made(tmp_path / "broken.pdf"), change, compress_streams=False)
    assert [item.code for item in found_in(path)] == [code]


@pytest.mark.parametrize("owner", ["", "user"])
def test_a_locked_file(tmp_path: Path, owner: str) -> None:
    made(tmp_path / "open.pdf")
    with pikepdf.open(tmp_path / "open.pdf") as pdf:
        pdf.save(tmp_path / "locked.pdf", encryption=pikepdf.Encryption(owner="owner", user=owner))
    assert "PR562" in [item.code for item in found_in(tmp_path / "locked.pdf")]


@pytest.mark.parametrize(
    ("code", "draw"),
    [
        ("PR567", beside(20, 400, "too near the edge")),
        ("PR567", beside(300, 770, "a running head of my own")),
        ("PR568", lambda canvas: running(canvas, 9.0, 13.0)),
        ("PR569", lambda canvas: running(canvas, 11.0, 11.2)),
        ("PR570", lambda canvas: running(canvas, squeeze=80.0)),
    ],
)
def test_what_stands_on_a_page(tmp_path: Path, code: str, draw: Draw) -> None:
    found = found_in(made(tmp_path / "broken.pdf", draw))
    assert code in [item.code for item in found]
    first = next(item for item in found if item.code == code)
    assert first.page == 1
    assert first.rect is not None
    assert first.rect[0] < first.rect[2]


def test_small_labels_are_no_running_text(tmp_path: Path) -> None:
    assert (
        found_in(made(tmp_path / "labels.pdf", beside(100, 300, "2021", 8), beside(80, 250, "Visits", 8)))
        == []
    )


def test_page_size_and_limit(tmp_path: Path) -> None:
    big = made(tmp_path / "big.pdf", size=(842.0, 1191.0))
    assert [item.code for item in found_in(big)] == ["PR565"]
    long = made(tmp_path / "long.pdf", pages=3)
    assert [item.code for item in found_in(long)] == ["PR566"]


def test_page_numbers_where_they_are_not_to_be_and_missing_where_they_are(tmp_path: Path) -> None:
    def numbered(canvas: Canvas) -> None:
        running(canvas)
        canvas.drawString(300, 45, str(canvas.getPageNumber()))

    with_numbers = made(tmp_path / "numbered.pdf", numbered, pages=2)
    assert {item.code for item in found_in(with_numbers)} == {"PR571"}
    wanted = replace(RULES, page_numbers="wanted", margin=72.0)
    assert found_in(with_numbers, wanted) == []
    without = found_in(made(tmp_path / "without.pdf", pages=2), wanted)
    assert [(item.code, item.page) for item in without] == [("PR571", 1), ("PR571", 2)]


def test_a_font_that_is_not_embedded(tmp_path: Path) -> None:
    def plain(canvas: Canvas) -> None:
        running(canvas)
        canvas.setFont("Helvetica", 12)
        canvas.drawString(80, 300, "Signed by the harbor master")

    assert [item.code for item in found_in(made(tmp_path / "plain.pdf", plain))] == ["PR572"]


def test_a_scan_has_no_text_to_search(tmp_path: Path) -> None:
    from PIL import Image

    Image.new("RGB", (60, 60), "gray").save(tmp_path / "scan.png")

    def scan(canvas: Canvas) -> None:
        canvas.drawImage(str(tmp_path / "scan.png"), 72, 200, 400, 500)

    assert [item.code for item in found_in(made(tmp_path / "scan.pdf", scan))] == ["PR572"]


def test_text_in_two_columns(tmp_path: Path) -> None:
    def half(canvas: Canvas) -> None:
        for x in (72.0, 320.0):
            text = canvas.beginText(x, 700)
            text.setFont("Serif", 11.5)
            text.setLeading(15)
            for _ in range(12):
                text.textLine(WORDS[:41])
            canvas.drawText(text)

    assert [item.code for item in found_in(made(tmp_path / "columns.pdf", half))] == ["PR573"]


@pytest.mark.parametrize(
    ("name", "fits"),
    [
        ("impact-2021.pdf", True), ("R&D.pdf", False), ("two  spaces.pdf", False), (" lead.pdf", False),
        ("Ärger.pdf", False), (f"{'a' * 47}.pdf", False), ("report.docx", False),
    ],
)  # fmt: skip
def test_names(tmp_path: Path, name: str, fits: bool) -> None:
    found = found_in(made(tmp_path / "clean.pdf"), name=name)
    assert {item.code for item in found} == (set() if fits else {"PR560"})
