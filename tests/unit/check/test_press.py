"""Press preflight: a clean file passes; for each rule a file that breaks it is caught, where it does."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from printreport.check.file.preflight import PREFLIGHTS, preflight_file
from printreport.check.file.press import check_press, total_ink
from printreport.errors import ReadError, UsageError
from printreport.findings import Finding, Findings
from printreport.profiles.press import PRESS_CONDITIONS
from specimen.press import GROUND, HEIGHT, MARGIN, WHITE_TEXT, add_page, paint, picture, press_pdf, saved

Breaks = Callable[[Pdf], None]
TEXT = "BT /F1 10 Tf 1 0 0 1 {x} {y} Tm (aaaa) Tj ET"


@pytest.fixture(autouse=True)
def no_ghostscript(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Let ink be reckoned, which takes no process, but where a test measures it."""
    if "measured" not in request.node.name:
        monkeypatch.setattr(total_ink.shutil, "which", lambda name: None)


def findings_of(path: Path, condition: str = "offset-300") -> list[Finding]:
    found = Findings()
    check_press(path, PRESS_CONDITIONS[condition], found)
    return list(found)


def broken(breaks: Breaks, path: Path, condition: str = "offset-300") -> list[Finding]:
    with press_pdf() as pdf:
        breaks(pdf)
        return findings_of(saved(pdf, path), condition)


def no_trim(pdf: Pdf) -> None:
    del pdf.pages[2].obj.TrimBox


def trim_outside(pdf: Pdf) -> None:
    pdf.pages[2].obj.BleedBox = Array([60, 60, 200, 200])


def bleed_outside(pdf: Pdf) -> None:
    pdf.pages[2].obj.BleedBox = Array([-5, 27, 345, 445])


def cropped(pdf: Pdf) -> None:
    pdf.pages[2].obj.CropBox = Array([36, 36, 336, 436])


def short_bleed(pdf: Pdf) -> None:
    paint(pdf, f"0.5 0 0 0 k {MARGIN} 300 40 80 re f", 2)


def much_ink(pdf: Pdf) -> None:
    paint(pdf, "1 1 1 0.6 k 100 240 50 20 re f", 2)


def inky_overprint(pdf: Pdf) -> None:
    paint(pdf, "1 1 0.9 0 k 100 240 50 20 re f /Over gs 0 0 0 1 k 110 245 20 8 re f", 2)


def rgb_operator(pdf: Pdf) -> None:
    paint(pdf, "1 0 0 rg 100 240 50 20 re f", 2)


def rgb_picture(pdf: Pdf) -> None:
    pdf.pages[2].obj.Resources.XObject.Im1 = picture(pdf, 100, Name.DeviceRGB, 3)


def rgb_in_a_form(pdf: Pdf) -> None:
    form = pdf.make_stream(b"0 0 1 RG 2 w 0 0 m 20 20 l S")
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 30, 30])
    pdf.pages[2].obj.Resources.XObject.Fm1 = form
    paint(pdf, "1 0 0 1 150 250 cm /Fm1 Do", 2)


def rich_black(pdf: Pdf) -> None:
    paint(pdf, "0.6 0.4 0.4 1 k " + TEXT.format(x=100, y=250), 2)


def black_of_colors(pdf: Pdf) -> None:
    paint(pdf, "0.7 0.65 0.6 0.5 k " + TEXT.format(x=100, y=250), 2)


def knocked_out(pdf: Pdf) -> None:
    paint(pdf, "0.3 0 0 0 k 90 240 80 40 re f 0 0 0 1 k " + TEXT.format(x=100, y=250), 2)


def white_overprints(pdf: Pdf) -> None:
    paint(pdf, "/Over gs 0 0 0 0 k 100 240 50 20 re f", 2)


def hairline(pdf: Pdf) -> None:
    paint(pdf, "0 0 0 1 K 0.1 w 100 240 m 150 240 l S", 2)


def scaled_hairline(pdf: Pdf) -> None:
    paint(pdf, "0.1 0 0 0.1 0 0 cm 0 0 0 1 K 2 w 1000 2400 m 1500 2400 l S", 2)


def thin_area(pdf: Pdf) -> None:
    paint(pdf, "0 0 0 1 k 100 240 50 0.1 re f", 2)


def few_pixels(pdf: Pdf) -> None:
    pdf.pages[2].obj.Resources.XObject.Im1 = picture(pdf, 40, Name.DeviceCMYK, 4)


def small_type(pdf: Pdf) -> None:
    paint(pdf, "/Over gs 0 0 0 1 k BT /F1 4 Tf 1 0 0 1 100 250 Tm (aaaa) Tj ET", 2)


def small_colored_type(pdf: Pdf) -> None:
    paint(pdf, "0.8 0.2 0 0 k BT /F1 7 Tf 1 0 0 1 100 250 Tm (aaaa) Tj ET", 2)


def at_the_edge(pdf: Pdf) -> None:
    paint(pdf, "/Over gs 0 0 0 1 k " + TEXT.format(x=100, y=MARGIN + 5), 2)


def foreign_font(pdf: Pdf) -> None:
    pdf.pages[2].obj.Resources.Font.F2 = Dictionary(
        Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica
    )


def fields(pdf: Pdf) -> None:
    pdf.Root.AcroForm = Dictionary(Fields=Array([pdf.make_indirect(Dictionary(FT=Name.Tx, T="name"))]))


def link(pdf: Pdf) -> None:
    pdf.pages[2].obj.Annots = Array(
        [Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[100, 100, 200, 120])]
    )


def script(pdf: Pdf) -> None:
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([])))


def acts_when_opened(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS="1")


def attachment(pdf: Pdf) -> None:
    pdf.attachments["data.csv"] = b"a,b"


def other_size(pdf: Pdf) -> None:
    del pdf.pages[3]
    add_page(pdf, "", height=HEIGHT - 50)


def one_page_less(pdf: Pdf) -> None:
    del pdf.pages[2]


def for_screens(pdf: Pdf) -> None:
    pdf.Root.OutputIntents[0].DestOutputProfile.N = 3


def no_intent(pdf: Pdf) -> None:
    del pdf.Root.OutputIntents


RULES: list[tuple[Breaks, str, str, int]] = [
    (no_trim, "PR530", "error", 3),
    (trim_outside, "PR530", "error", 3),
    (bleed_outside, "PR530", "error", 3),
    (cropped, "PR530", "error", 3),
    (short_bleed, "PR531", "error", 3),
    (much_ink, "PR532", "error", 3),
    (inky_overprint, "PR532", "error", 3),
    (rgb_operator, "PR533", "error", 3),
    (rgb_picture, "PR533", "error", 3),
    (rgb_in_a_form, "PR533", "error", 3),
    (rich_black, "PR534", "error", 3),
    (black_of_colors, "PR534", "error", 3),
    (knocked_out, "PR535", "warning", 3),
    (white_overprints, "PR535", "error", 3),
    (hairline, "PR536", "error", 3),
    (scaled_hairline, "PR536", "error", 3),
    (thin_area, "PR536", "error", 3),
    (few_pixels, "PR537", "error", 3),
    (small_type, "PR538", "error", 3),
    (small_colored_type, "PR538", "warning", 3),
    (at_the_edge, "PR539", "error", 3),
    (foreign_font, "PR540", "error", 0),
    (fields, "PR543", "error", 0),
    (link, "PR543", "error", 3),
    (script, "PR544", "error", 0),
    (acts_when_opened, "PR544", "error", 0),
    (attachment, "PR545", "error", 0),
    (other_size, "PR546", "error", 4),
    (one_page_less, "PR547", "error", 0),
    (for_screens, "PR548", "error", 0),
    (no_intent, "PR548", "warning", 0),
]


@pytest.mark.parametrize("condition", PRESS_CONDITIONS)
def test_a_clean_file_passes(condition: str, tmp_path: Path) -> None:
    with press_pdf() as pdf:
        assert findings_of(saved(pdf, tmp_path / "clean.pdf"), condition) == []


@pytest.mark.parametrize(
    ("breaks", "code", "severity", "page"), RULES, ids=lambda value: getattr(value, "__name__", None)
)
def test_a_broken_rule_is_caught(breaks: Breaks, code: str, severity: str, page: int, tmp_path: Path) -> None:
    found = broken(breaks, tmp_path / "broken.pdf")
    assert {(item.code, item.severity, item.page) for item in found} == {(code, severity, page)}


def test_a_finding_has_the_rectangle_of_what_it_is_about(tmp_path: Path) -> None:
    (found,) = broken(rgb_operator, tmp_path / "broken.pdf")
    assert found.rect == (100.0, 240.0, 150.0, 260.0)
    (found,) = broken(short_bleed, tmp_path / "broken.pdf")
    assert found.rect is not None
    assert found.rect[:3:2] == (MARGIN - 9, MARGIN)
    assert found.rect[1] == pytest.approx(300, abs=1)
    assert found.rect[3] == pytest.approx(380, abs=1)
    (found,) = broken(rgb_in_a_form, tmp_path / "broken.pdf")
    assert found.rect == (150.0, 250.0, 171.0, 271.0)  # the form ends there


def test_transparency_is_refused_where_the_shop_flattens(tmp_path: Path) -> None:
    def shines_through(pdf: Pdf) -> None:
        paint(pdf, "/Half gs 0.5 0 0 0 k 100 240 50 20 re f", 2)

    assert broken(shines_through, tmp_path / "a.pdf") == []
    assert {item.code for item in broken(shines_through, tmp_path / "b.pdf", "offset-280")} == {"PR541"}


def test_a_file_locked_against_changes_is_caught(tmp_path: Path) -> None:
    with press_pdf() as pdf:
        path = saved(pdf, tmp_path / "locked.pdf", encryption=pikepdf.Encryption(owner="secret", user=""))
    assert [item.code for item in findings_of(path)] == ["PR542"]


def test_a_file_with_a_password_can_not_be_read(tmp_path: Path) -> None:
    with press_pdf() as pdf:
        path = saved(pdf, tmp_path / "locked.pdf", encryption=pikepdf.Encryption(owner="secret", user="word"))
    with pytest.raises(ReadError, match="locked with a password"):
        findings_of(path)


@pytest.mark.parametrize("breaks", [much_ink, inky_overprint])
def test_ink_is_reckoned_where_ghostscript_is_missing(breaks: Breaks, tmp_path: Path) -> None:
    (found,) = broken(breaks, tmp_path / "broken.pdf")
    assert found.code == "PR532"
    assert "reckoned" in found.message
    with press_pdf() as pdf:
        assert findings_of(saved(pdf, tmp_path / "clean.pdf")) == []


def test_ink_is_measured_where_ghostscript_is_there(tmp_path: Path) -> None:
    if shutil.which("gs") is None:
        pytest.skip("ghostscript is not on this machine")
    for breaks, amount in ((much_ink, "360"), (inky_overprint, "390")):
        (found,) = broken(breaks, tmp_path / "broken.pdf")
        assert f"{amount} % of ink" in found.message
        assert "measured" in found.message
    with press_pdf() as pdf:
        assert findings_of(saved(pdf, tmp_path / "clean.pdf")) == []


def test_the_limit_is_that_of_the_condition(tmp_path: Path) -> None:
    def inky(pdf: Pdf) -> None:
        paint(pdf, "0.9 0.9 0.9 0 k 100 240 50 20 re f", 2)

    assert broken(inky, tmp_path / "a.pdf", "offset-280") == []
    assert [item.code for item in broken(inky, tmp_path / "b.pdf", "digital-240")] == ["PR532"]


def test_marks_outside_of_the_bleed_are_not_looked_at(tmp_path: Path) -> None:
    def marked(pdf: Pdf) -> None:
        paint(pdf, "1 0 0 rg 2 2 10 10 re f 0.05 w 0 36 m 20 36 l S", 2)

    assert broken(marked, tmp_path / "marked.pdf") == []


def test_text_on_its_ground_may_be_white_and_bleed_whole(tmp_path: Path) -> None:
    with press_pdf() as pdf:
        add_page(pdf, GROUND + WHITE_TEXT)
        for _ in range(3):
            add_page(pdf, "")
        assert findings_of(saved(pdf, tmp_path / "eight.pdf")) == []


def test_rules_are_found_by_name(tmp_path: Path) -> None:
    with press_pdf() as pdf:
        rgb_operator(pdf)
        path = saved(pdf, tmp_path / "broken.pdf")
    found = Findings()
    preflight_file(path, "press:offset-300", found)
    assert [item.code for item in found] == ["PR533"]
    assert {"press:offset-300", "press:offset-280", "press:digital-240", "nih"} <= set(PREFLIGHTS)
    with pytest.raises(UsageError, match="press:offset-280"):
        preflight_file(path, "press:offset-281", found)
