"""Files broken on purpose: what no validator sees, the reading back does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from printreport.check.file import check_file
from printreport.findings import Findings
from printreport.model.content import ReportContent
from specimen.pdf import elements, kids

HardFile = Callable[[str, str], Path]
Breaks = Callable[[pikepdf.Pdf], None]


def first(pdf: pikepdf.Pdf, role: str, words: str = "") -> Any:
    """The first element of a role that holds marks itself (or, with ``words`` empty, any)."""
    return next(each for each in elements(pdf) if str(each.S) == f"/{role}" and (not words or words in each))


def no_alt(pdf: pikepdf.Pdf) -> None:
    del first(pdf, "Figure").Alt


def no_box(pdf: pikepdf.Pdf) -> None:
    del first(pdf, "Figure").A


def no_scope(pdf: pikepdf.Pdf) -> None:
    del first(pdf, "TH").A


def wrong_scope(pdf: pikepdf.Pdf) -> None:
    head = next(each for each in elements(pdf) if str(each.S) == "/THead")
    kids(kids(head)[0])[0].A.Scope = pikepdf.Name.Row


def no_note_id(pdf: pikepdf.Pdf) -> None:
    del first(pdf, "Note").ID


def wordless_link(pdf: pikepdf.Pdf) -> None:
    link = first(pdf, "Link")
    reference = next(kid for kid in kids(link) if not isinstance(kid, int) and kid.get("/Type") == "/OBJR")
    reference.Obj.Contents = pikepdf.String(" ")


def skipped_heading(pdf: pikepdf.Pdf) -> None:
    first(pdf, "H2").S = pikepdf.Name.H4


def ragged_table(pdf: pikepdf.Pdf) -> None:
    body = next(each for each in elements(pdf) if str(each.S) == "/TBody")
    row = kids(body)[-1]
    row.K = pikepdf.Array(
        [*kids(row), pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.TD, P=row, K=pikepdf.Array()))]
    )


def swapped_order(pdf: pikepdf.Pdf) -> None:
    section = first(pdf, "Sect")
    held = kids(section)
    places = [at for at, kid in enumerate(held) if str(kid.S) == "/P"][2:4]
    one, two = places
    held[one], held[two] = held[two], held[one]
    section.K = pikepdf.Array(held)


def lost_element(pdf: pikepdf.Pdf) -> None:
    section = first(pdf, "Sect")
    section.K = pikepdf.Array(kids(section)[:-1])


def owned_twice(pdf: pikepdf.Pdf) -> None:
    one, two = [each for each in elements(pdf) if str(each.S) == "/P" and isinstance(kids(each)[0], int)][:2]
    assert one.Pg.objgen == two.Pg.objgen
    two.K = pikepdf.Array([*kids(two), kids(one)[0]])


def wrong_parent_tree(pdf: pikepdf.Pdf) -> None:
    entries = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
    entries[0], entries[-1] = entries[-1], entries[0]


def no_parent_tree(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.StructTreeRoot.ParentTree


def hidden_text(pdf: pikepdf.Pdf) -> None:
    """Real words become decoration, and the structure forgets them too."""
    paragraph = next(each for each in elements(pdf) if str(each.S) == "/P" and isinstance(kids(each)[0], int))
    mcid = kids(paragraph)[0]
    page = next(page for page in pdf.pages if page.obj.objgen == paragraph.Pg.objgen)
    swap_mark(pdf, page, mcid, b"/Artifact <</Type /Layout>> BDC")
    paragraph.K = pikepdf.Array([kid for kid in kids(paragraph) if kid != mcid])


def loose_text(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0]
    font = next(iter(page.Resources.Font))
    page.contents_add(f"BT {font} 9 Tf 20 20 Td <002100220023> Tj ET".encode())


def swap_mark(pdf: pikepdf.Pdf, page: pikepdf.Page, mcid: int, mark: bytes) -> None:
    instructions = []
    for item in pikepdf.parse_content_stream(page):
        is_it = (
            str(item.operator) == "BDC" and "/MCID" in item.operands[1] and int(item.operands[1].MCID) == mcid
        )
        instructions.append((item.operands, item.operator))
        if is_it:
            operands = [pikepdf.Name.Artifact, pikepdf.Dictionary(Type=pikepdf.Name.Layout)]
            instructions[-1] = (operands, pikepdf.Operator("BDC"))
    assert mark.startswith(b"/Artifact")
    page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(instructions))


def missing_font_program(pdf: pikepdf.Pdf) -> None:
    font = next(iter(pdf.pages[0].Resources.Font.values()))
    del font.DescendantFonts[0].FontDescriptor.FontFile2


def missing_map(pdf: pikepdf.Pdf) -> None:
    del next(iter(pdf.pages[0].Resources.Font.values())).ToUnicode


def missing_glyph(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0]
    instructions = [(item.operands, item.operator) for item in pikepdf.parse_content_stream(page)]
    at = next(number for number, (_, name) in enumerate(instructions) if str(name) == "TJ")
    instructions[at] = ([pikepdf.Array([pikepdf.String(b"\0\0")])], pikepdf.Operator("TJ"))
    page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(instructions))


def no_title(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False) as meta:
        del meta["dc:title"]


def no_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Lang


def no_bookmarks(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Outlines


def no_tab_order(pdf: pikepdf.Pdf) -> None:
    del next(page for page in pdf.pages if "/Annots" in page).Tabs


def not_tagged(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.StructTreeRoot


FAULTS: dict[Breaks, str] = {
    no_alt: "PR512", no_box: "PR512", no_scope: "PR512", wrong_scope: "PR512", no_note_id: "PR512",
    wordless_link: "PR512", skipped_heading: "PR512", ragged_table: "PR512",
    swapped_order: "PR514", lost_element: "PR514", hidden_text: "PR513", loose_text: "PR501",
    owned_twice: "PR511", wrong_parent_tree: "PR511", no_parent_tree: "PR511",
    missing_font_program: "PR515", missing_map: "PR515", missing_glyph: "PR515",
    no_title: "PR516", no_language: "PR516", no_bookmarks: "PR516", no_tab_order: "PR516",
    not_tagged: "PR516",
}  # fmt: skip


@pytest.fixture
def broken(hard_file: HardFile, tmp_path: Path) -> Callable[[Breaks], Path]:
    """``broken(no_alt)``: a copy of a good file with that fault."""

    def make(breaks: Breaks) -> Path:
        path = tmp_path / "broken.pdf"
        with pikepdf.open(hard_file("stress", "screen")) as pdf:
            breaks(pdf)
            pdf.save(path)
        return path

    return make


@pytest.mark.parametrize("breaks", FAULTS, ids=lambda breaks: breaks.__name__)
def test_a_broken_file_is_found(
    breaks: Breaks, broken: Callable[[Breaks], Path], hard_content: dict[str, ReportContent]
) -> None:
    findings = Findings()
    check_file(broken(breaks), hard_content["stress"], findings)
    assert FAULTS[breaks] in {item.code for item in findings}


def test_the_good_file_has_none_of_these(hard_file: HardFile, hard_content: dict[str, ReportContent]) -> None:
    findings = Findings()
    check_file(hard_file("stress", "screen"), hard_content["stress"], findings)
    assert [f"{item.code} {item.message}" for item in findings] == []
