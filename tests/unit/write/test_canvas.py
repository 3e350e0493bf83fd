"""The canvas: everything is marked, state is set when it changes, numbers leave the place they stand in."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from printreport.draw.canvas import Glyphs
from printreport.draw.lines import set_lines
from printreport.model.structure import StructureElement
from printreport.model.text import Run
from printreport.write.canvas import PageCanvas
from specimen.drawn import Drawn
from specimen.look import style
from specimen.pdf import operators
from specimen.words import rich


def glyphs(text: str, **keys: object) -> Glyphs:
    face = style().face("serif")
    return Glyphs(text, 0.0, face.width(text, 10), face, 10, "ink", **keys)  # type: ignore[arg-type]


# State ----------------------------------------------------------------------------------------


def test_a_color_is_set_when_it_changes_only() -> None:
    def paint(canvas: PageCanvas, root: StructureElement) -> None:
        for color in ("ink", "ink", "ink", "primary", "primary", "ink"):
            canvas.fill_rect(0, 0, 10, 10, color)

    counted = Counter(Drawn(paint).code())
    assert counted["rg"] == 3
    assert counted["re"] == counted["f"] == 6


def test_stroke_state_is_set_when_it_changes_only() -> None:
    def paint(canvas: PageCanvas, root: StructureElement) -> None:
        for width in (0.5, 0.5, 0.25, 0.25):
            canvas.line(0, 0, 10, 10, "ink", width)
        canvas.line(0, 0, 10, 10, "ink", 0.25, (0, 4), "round")

    counted = Counter(Drawn(paint).code())
    assert (counted["RG"], counted["w"], counted["d"], counted["J"]) == (1, 2, 2, 2)
    assert counted["S"] == 5


def test_state_is_forgotten_after_a_clip_and_after_a_page() -> None:
    def paint(canvas: PageCanvas, root: StructureElement) -> None:
        canvas.fill_rect(0, 0, 10, 10, "ink")
        with canvas.clip(0, 0, 50, 50):
            canvas.fill_rect(0, 0, 10, 10, "primary")
        canvas.fill_rect(0, 0, 10, 10, "primary")

    drawn = Drawn(paint, paint)
    for page in (0, 1):
        code = drawn.code(page)
        assert code.count("rg") == 3, "the color set inside the clip does not hold after it"


def test_a_path_is_filled_and_stroked_as_asked() -> None:
    square = (("m", 0, 0), ("l", 5, 0), ("c", 5, 1, 5, 2, 5, 5), ("z",))

    def paint(canvas: PageCanvas, root: StructureElement) -> None:
        canvas.path(square, fill="ink")
        canvas.path(square, stroke="ink")
        canvas.path(square, fill="ink", stroke="primary")

    code = Drawn(paint).code()
    assert [operator for operator in code if operator in ("f", "S", "B")] == ["f", "S", "B"]
    assert code.count("h") == 3


def test_numbers_of_the_operators_are_those_given() -> None:
    def paint(canvas: PageCanvas, root: StructureElement) -> None:
        canvas.fill_rect(12.3456, 20, 100.5, 7, "primary")

    drawn = Drawn(paint)
    rectangles = [operands for operands, name in operators(drawn.pdf.pages[0]) if name == "re"]
    assert [float(each) for each in rectangles[-1]] == [12.346, 20, 100.5, 7]
    colors = [operands for operands, name in operators(drawn.pdf.pages[0]) if name == "rg"]
    assert [float(each) for each in colors[-1]] == [0.1, 0.2, 0.3]


# Marks ----------------------------------------------------------------------------------------


def paint_all(canvas: PageCanvas, root: StructureElement) -> None:
    """Text, shapes, clips and links inside and outside of elements."""
    paragraph, figure = root.child("P"), root.child("Figure")
    canvas.fill_rect(0, 0, 300, 200, "paper")
    with canvas.artifact("Background"):
        canvas.fill_rect(0, 0, 300, 20, "primary")
    with canvas.tagged(paragraph):
        runs = (Run("See "), Run("the book", link="https://example.org/book"), Run(" of 1,204 boats"))
        canvas.show(20, 150, set_lines(runs, style().text("body"), 250, style().faces)[0].glyphs)
    with canvas.tagged(figure):
        canvas.line(0, 0, 10, 10, "ink", 1)
        with canvas.clip(0, 0, 100, 100):
            canvas.fill_rect(0, 0, 10, 10, "primary")
            with canvas.artifact("Layout"):
                canvas.fill_rect(0, 0, 5, 5, "ink")
            canvas.text(10, 10, "9 boats", "sans", 8, "ink")
        canvas.line(0, 0, 10, 10, "ink", 1)
    with canvas.tagged(paragraph):
        canvas.show(20, 130, (glyphs("and more"),))


def test_marks_are_balanced_and_never_cross_a_saved_state() -> None:
    drawn = Drawn(paint_all, paint_all)
    for page in drawn.pdf.pages:
        marks = 0
        saved: list[int] = []
        in_text = False
        for operands, name in operators(page):
            if name in ("BDC", "BMC"):
                marks += 1
                assert marks == 1, "marks are not nested"
                assert not in_text
            elif name == "EMC":
                marks -= 1
                assert marks == 0
            elif name == "q":
                saved.append(marks)
            elif name == "Q":
                assert saved.pop() == marks, "a mark reaches over q or Q"
            elif name in ("BT", "ET"):
                in_text = name == "BT"
            elif name in ("f", "S", "B", "TJ", "Tj", "Do"):
                assert marks == 1, f"{name} {operands} is in no mark"
        assert marks == 0
        assert saved == []


def test_what_belongs_to_no_element_is_an_artifact_of_its_kind() -> None:
    def paint(canvas: PageCanvas, root: StructureElement) -> None:
        canvas.fill_rect(0, 0, 5, 5, "ink")
        for kind in ("Background", "Header", "Footer"):
            with canvas.artifact(kind):  # type: ignore[arg-type]
                canvas.fill_rect(10, 20, 30, 40, "primary")

    drawn = Drawn(paint)
    marks = [operands for operands, name in operators(drawn.pdf.pages[0]) if name in ("BDC", "BMC")]
    assert {str(operands[0]) for operands in marks} == {"/Artifact"}
    kinds = [(str(keys.Type), str(keys.get("/Subtype", ""))) for _, keys in marks]
    assert kinds == [
        ("/Layout", ""),
        ("/Background", ""),
        ("/Pagination", "/Header"),
        ("/Pagination", "/Footer"),
    ]
    assert [float(edge) for edge in marks[1][1].BBox] == [10, 20, 40, 60]


def test_neighbours_of_one_owner_share_a_mark() -> None:
    def paint(canvas: PageCanvas, root: StructureElement) -> None:
        paragraph = root.child("P")
        for y in (100, 90, 80):
            with canvas.tagged(paragraph):
                canvas.show(20, y, (glyphs("one line"),))

    assert Drawn(paint).code().count("BDC") == 1


def test_an_element_owns_its_marks_in_order() -> None:
    drawn = Drawn(paint_all)
    (paragraph, figure) = drawn.pdf.Root.StructTreeRoot.K.K[0], drawn.pdf.Root.StructTreeRoot.K.K[1]
    assert (str(paragraph.S), str(figure.S)) == ("/P", "/Figure")
    kinds = [int(kid) if isinstance(kid, int) else str(kid.S) for kid in paragraph.K]
    marks = [kid for kid in kinds if isinstance(kid, int)]
    assert kinds[1] == "/Link"
    assert marks == sorted(marks)


def test_text_outside_the_tree_is_told() -> None:
    def paint(canvas: PageCanvas, root: StructureElement) -> None:
        canvas.show(20, 100, (glyphs("loose words"),))
        with canvas.artifact("Pagination"):
            canvas.show(20, 10, (glyphs("7"),))
        with canvas.tagged(root.child("P")):
            canvas.show(20, 50, (glyphs("told"),))

    drawn = Drawn(paint)
    assert drawn.pages[0].loose == ("loose words",)


# Places ---------------------------------------------------------------------------------------


def test_a_number_is_found_in_the_rectangle_it_left() -> None:
    runs = (
        Run("In all "),
        Run("1,204", value="boats.total@2021"),
        Run(" boats, "),
        Run("9.8%", value="boats.night_share@2021", bold=True),
        Run(" by night"),
        Run("3", note="a"),
        Run(", since "),
        Run("1984", number_class="reference"),
    )
    lines = set_lines(runs, style().text("body"), 140, style().faces)
    assert len(lines) > 1

    def paint(canvas: PageCanvas, root: StructureElement) -> None:
        with canvas.tagged(root.child("P")):
            for index, line in enumerate(lines):
                canvas.show(30, 150 - 13.5 * index, line.glyphs, "prose")
        with canvas.tagged(root.child("Figure")):
            canvas.text(200, 20, "21.7 million", "sans-semibold", 8, "ink", value="calls@2021", where="chart")

    drawn = Drawn(paint, paint)
    document = pypdfium2.PdfDocument(drawn.data)
    places = [place for index, page in enumerate(drawn.pages) for place in page.places_on(index + 1)]
    assert [place.page for place in places] == [1] * 5 + [2] * 5
    told = [json.loads(place.written()) for place in places]
    for place, where in zip(places, told, strict=True):
        text = document[where["page"] - 1].get_textpage().get_text_bounded(*_wider(where["rect"]))
        assert text.strip().endswith(place.key[2])
    assert [(*place.key[:2], where["where"]) for place, where in zip(places[:5], told, strict=False)] == [
        ("value", "boats.total@2021", "prose"),
        ("value", "boats.night_share@2021", "prose"),
        ("label", "", "prose"),
        ("reference", "", "prose"),
        ("value", "calls@2021", "chart"),
    ]


def _wider(rect: Sequence[float]) -> tuple[float, float, float, float]:
    x0, y0, x1, y1 = rect
    return x0 - 0.3, y0, x1 + 0.3, y1


def test_lines_end_with_a_space_so_that_words_stay_apart() -> None:
    def paint(canvas: PageCanvas, root: StructureElement) -> None:
        with canvas.tagged(root.child("P")):
            for index, line in enumerate(
                set_lines(rich("lamp pier rope"), style().text("body"), 30, style().faces)
            ):
                canvas.show(20, 150 - 13.5 * index, line.glyphs)

    text = pypdfium2.PdfDocument(Drawn(paint).data)[0].get_textpage().get_text_bounded()
    assert text.split() == ["lamp", "pier", "rope"]


# Links and outline ----------------------------------------------------------------------------


def test_a_link_lies_over_its_words_and_says_where_it_leads() -> None:
    def paint(canvas: PageCanvas, root: StructureElement) -> None:
        canvas.anchor("top", 20, 180)
        runs = (
            Run("See "),
            Run("the book", link="https://example.org/book"),
            Run(" or "),
            Run("above", link="#top"),
        )
        with canvas.tagged(root.child("P")):
            canvas.show(20, 100, set_lines(runs, style().text("body"), 250, style().faces)[0].glyphs)

    drawn = Drawn(paint)
    out, within = drawn.pdf.pages[0].Annots
    assert str(out.A.URI) == "https://example.org/book"
    assert str(out.Contents) == "the book"
    assert "/Dest" in within
    page = pypdfium2.PdfDocument(drawn.data)[0].get_textpage()
    for annotation, words in ((out, "the book"), (within, "above")):
        assert page.get_text_bounded(*(float(edge) for edge in annotation.Rect)).strip() == words
        assert int(annotation.F) == 4


def test_an_outline_never_skips_a_level() -> None:
    def paint(canvas: PageCanvas, root: StructureElement) -> None:
        for title, level in (("One", 0), ("Deep", 2), ("Deeper", 3), ("Two", 0)):
            canvas.anchor(title, 20, 100)
            canvas.bookmark(title, title, level)

    with Drawn(paint).pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == ["One", "Two"]
        assert [item.title for item in outline.root[0].children] == ["Deep"]
        assert [item.title for item in outline.root[0].children[0].children] == ["Deeper"]


def test_a_picture_is_inside_its_mark(tmp_path: Path) -> None:
    Image.new("RGB", (8, 4), "navy").save(tmp_path / "pier.png")

    def paint(canvas: PageCanvas, root: StructureElement) -> None:
        with canvas.tagged(root.child("Figure")):
            canvas.image(str(tmp_path / "pier.png"), 20, 20, 80, 40)
        canvas.fill_rect(0, 0, 5, 5, "ink")

    code = Drawn(paint).code()
    assert code.index("BDC") < code.index("Do") < code.index("EMC")
    assert code.count("Do") == 1


@pytest.mark.parametrize(("mode", "suffix", "space", "filter_"), [
    ("RGB", "png", "/DeviceRGB", "/FlateDecode"), ("RGBA", "png", "/DeviceRGB", "/FlateDecode"),
    ("L", "png", "/DeviceGray", "/FlateDecode"), ("P", "gif", "/DeviceRGB", "/FlateDecode"),
    ("RGB", "jpg", "/DeviceRGB", "/DCTDecode"), ("CMYK", "jpg", "/DeviceCMYK", "/DCTDecode"),
])  # fmt: skip
def test_a_picture_of_any_kind_reads_back(
    mode: str, suffix: str, space: str, filter_: str, tmp_path: Path
) -> None:
    path = tmp_path / f"pier.{suffix}"
    whole = Image.merge("RGB", [Image.linear_gradient("L").rotate(90 * turn) for turn in range(3)])
    picture = whole.convert(mode).resize((16, 8))
    if mode == "RGBA":
        picture.putalpha(Image.linear_gradient("L").resize((16, 8)))
    picture.save(path)

    def paint(canvas: PageCanvas, root: StructureElement) -> None:
        with canvas.tagged(root.child("Figure")):
            canvas.image(str(path), 20, 20, 80, 40)
            canvas.image(str(path), 20, 80, 80, 40)

    drawn = Drawn(paint, paint)
    (image,) = drawn.pdf.pages[0].Resources.XObject.values()
    assert image.objgen == next(iter(drawn.pdf.pages[1].Resources.XObject.values())).objgen
    assert (str(image.ColorSpace), str(image.Filter)) == (space, filter_)
    assert ("/SMask" in image) == (mode == "RGBA")
    read = pikepdf.PdfImage(image).as_pil_image()
    if suffix == "jpg":
        assert image.read_raw_bytes() == path.read_bytes()
    else:
        assert read.convert("RGB").tobytes() == picture.convert("RGB").tobytes()


@pytest.mark.parametrize("pages", [1, 3])
def test_pages_have_their_size_and_trim_box(pages: int) -> None:
    drawn = Drawn(*[paint_all] * pages)
    assert len(drawn.pdf.pages) == pages
    for page in drawn.pdf.pages:
        assert [float(edge) for edge in page.MediaBox] == [0, 0, 300, 200]
        assert [float(edge) for edge in page.TrimBox] == [0, 0, 300, 200]
