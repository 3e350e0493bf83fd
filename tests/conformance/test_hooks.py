"""The hooks of ReportLab 5.1 that the writer stands on: an upgrade that moves one is seen here at once."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest
from reportlab import Version
from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.ttfonts import SUBSETN, TTFont
from reportlab.pdfgen.canvas import Canvas

from printreport.draw.embedding import EmbeddedFont
from specimen.look import style


def canvas() -> tuple[Canvas, BytesIO]:
    stream = BytesIO()
    body = style().face("serif").ttfont.fontName
    return Canvas(stream, invariant=1, initialFontName=body, pdfVersion=(1, 7), lang="en-US"), stream


def saved(made: Canvas, stream: BytesIO) -> pikepdf.Pdf:
    made.save()
    return pikepdf.open(BytesIO(stream.getvalue()))


def test_the_release_is_the_one_that_is_pinned() -> None:
    assert Version.split(".")[:2] == ["5", "1"]


def test_the_operators_of_a_page_are_a_list_that_takes_ours() -> None:
    made, stream = canvas()
    made._preamble = "1 0 0 1 0 0 cm"
    made._code.extend(["/P <</MCID 0>> BDC", "EMC"])
    made.showPage()
    written = saved(made, stream)
    names = [str(item.operator) for item in pikepdf.parse_content_stream(written.pages[0])]
    assert names[:3] == ["cm", "BDC", "EMC"]


def test_a_page_takes_keys_of_ours() -> None:
    made, stream = canvas()
    made.showPage()
    page = made._doc.Pages.pages[-1]
    page.StructParents = 0
    page.Tabs = pdfdoc.PDFName("S")
    page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
    written = saved(made, stream)
    assert (int(written.pages[0].StructParents), str(written.pages[0].Tabs)) == (0, "/S")


@pytest.mark.parametrize("key", ["StructTreeRoot", "MarkInfo", "Metadata", "ViewerPreferences", "Names"])
def test_the_catalog_passes_a_key_on(key: str) -> None:
    made, stream = canvas()
    made.showPage()
    setattr(made._doc.Catalog, key, pdfdoc.PDFDictionary({"Said": 7}))
    written = saved(made, stream)
    assert int(written.Root[f"/{key}"].Said) == 7


@pytest.mark.parametrize("key", ["OutputIntents", "AF"])
def test_the_catalog_takes_keys_it_does_not_know(key: str) -> None:
    made, stream = canvas()
    made.showPage()
    catalog = made._doc.Catalog
    setattr(catalog, key, pdfdoc.PDFArray([1, 2]))
    catalog.__NoDefault__ = [*catalog.__NoDefault__, key]
    catalog.__Refs__ = [name for name in catalog.__Refs__ if name != key]
    written = saved(made, stream)
    assert [int(part) for part in written.Root[f"/{key}"]] == [1, 2]


def test_objects_are_named_before_they_are_written() -> None:
    made, stream = canvas()
    made.showPage()
    document = made._doc
    made._doc.Catalog.StructTreeRoot = document.Reference(
        pdfdoc.PDFDictionary({"K": pdfdoc.PDFObjectReference("later")}), "first"
    )
    document.Reference(pdfdoc.PDFDictionary({"Said": 8}), "later")
    written = saved(made, stream)
    assert int(written.Root.StructTreeRoot.K.Said) == 8


def test_an_annotation_of_ours_is_kept_with_all_its_keys() -> None:
    made, stream = canvas()
    keys = {"Type": "/Annot", "Subtype": "/Link", "Rect": pdfdoc.PDFArray([0, 0, 9, 9]), "StructParent": 3}
    annotation = pdfdoc.PDFDictionary({**keys, "Dest": made._bookmarkReference("there")})
    made._addAnnotation(annotation)
    annotation.dict["Contents"] = pdfdoc.PDFString("said later")
    made.bookmarkHorizontal("there", 0, 100)
    made.showPage()
    pdf = saved(made, stream)
    (written,) = pdf.pages[0].Annots
    assert (int(written.StructParent), str(written.Contents)) == (3, "said later")
    assert "/Dest" in written


def test_a_destination_that_nothing_has_can_be_taken_back() -> None:
    made, stream = canvas()
    made._bookmarkReference("nowhere")
    del made._destinations["nowhere"]
    made.showPage()
    assert len(saved(made, stream).pages) == 1


def test_the_information_dictionary_may_be_ours() -> None:
    from printreport.write.metadata import _Info

    made, stream = canvas()
    made.showPage()
    info = _Info()
    info.keys = {"Title": "Lamps — €", "Author": ""}
    made._doc.info = info
    written = saved(made, stream)
    assert str(written.docinfo.Title) == "Lamps — €"
    assert "/Author" not in written.docinfo


def test_outline_and_page_labels() -> None:
    made, stream = canvas()
    made.bookmarkPage("one")
    made.addOutlineEntry("One", "one", 0, closed=False)
    made.addPageLabel(0, style="ROMAN_LOWER", start=1)
    made.showPage()
    written = saved(made, stream)
    with written.open_outline() as outline:
        assert [item.title for item in outline.root] == ["One"]
    assert str(written.Root.PageLabels.Nums[1].S) == "/r"


def test_a_face_gives_subsets_and_their_characters() -> None:
    made, stream = canvas()
    font = style().face("sans").ttfont
    assert isinstance(font, EmbeddedFont)
    assert isinstance(font, TTFont)
    subset, raw = font.splitString("A", made._doc)[0]
    name = font.getSubsetInternalName(subset, made._doc)
    assert name.startswith("/F")
    assert font.state[made._doc].subsets[subset][raw[0]] == ord("A")
    made._code.append(f"BT {name} 9 Tf <{raw.hex()}> Tj ET")
    made.showPage()
    written = saved(made, stream)
    fonts = [font for font in written.pages[0].Resources.Font.values() if "Source" in str(font.BaseFont)]
    assert all(b"<00> <0000>" not in font.ToUnicode.read_bytes() for font in fonts)
    assert SUBSETN(0)


def test_a_soft_hyphen_is_drawn_as_a_hyphen() -> None:
    for role in ("serif", "sans", "sans-bold"):
        face = style().face(role).ttfont.face
        assert face.charToGlyph[0xAD] == face.charToGlyph[0x2D]


def test_invariant_files_are_equal() -> None:
    one, two = (canvas() for _ in range(2))
    for made, _ in (one, two):
        made.showPage()
        made.save()
    assert one[1].getvalue() == two[1].getvalue()
