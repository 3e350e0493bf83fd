"""The assembler: units in any order, kept and put elsewhere, rows in bulk as if they were elements."""

from __future__ import annotations

import marshal
import tracemalloc
from io import BytesIO
from typing import Any

import pikepdf
import pytest

from printreport.model.structure import StructureElement
from printreport.write.canvas import PageCanvas
from printreport.write.document import Document
from printreport.write.ink import RgbInk
from printreport.write.painted import PaintedPage, PaintedUnit
from specimen.drawn import COLORS, GEOMETRY, Drawn, Painter, painted_unit, put_unit
from specimen.look import style
from specimen.pdf import elements, kids, operators, parent_tree

INK = RgbInk(COLORS)


def canvas() -> PageCanvas:
    return PageCanvas(style(), INK)


def new() -> tuple[Document, BytesIO]:
    stream = BytesIO()
    return Document(stream, style().faces, INK, "en-US"), stream


def section(name: str, leads: str = "") -> Painter:
    """A page with a heading that can be reached, a word, and a link to another section."""

    def paint(page: PageCanvas, root: StructureElement) -> None:
        part = root.child("Sect")
        page.anchor(name, 20, 150)
        page.bookmark(name, name, 0)
        with page.tagged(part.child("H1")):
            page.text(20, 150, name, "sans-bold", 12, "ink", where="prose")
        paragraph = part.child("P")
        if leads:
            element = page.link((20, 100, 80, 112), f"#{leads}", leads, paragraph)
            with page.tagged(element):
                page.text(20, 100, leads, "serif", 10, "ink", where="prose")
        else:
            with page.tagged(paragraph):
                page.text(20, 100, "1,204 boats", "serif", 10, "ink", value="boats@2021", where="prose")

    return paint


def units() -> list[PaintedUnit]:
    made = canvas()
    return [
        painted_unit(made, section("one", leads="three")),
        painted_unit(made, section("two"), section("two again", leads="one")),
        painted_unit(made, section("three", leads="two")),
    ]


def assembled(order: list[int]) -> tuple[bytes, pikepdf.Pdf]:
    document, stream = new()
    made, first = units(), [0, 1, 3]
    for at in order:
        put_unit(document, made[at], first[at])
    assert document.lost_links() == []
    document.finish()
    return stream.getvalue(), pikepdf.open(BytesIO(stream.getvalue()))


def told(pdf: pikepdf.Pdf) -> list[Any]:
    """All that a reader sees of a file, whatever its objects are called."""
    pages = {page.obj.objgen: index for index, page in enumerate(pdf.pages)}
    with pdf.open_outline() as outline:
        titles = [item.title for item in outline.root]
    links = [
        [
            (str(link.Contents), pages[link.Dest[0].objgen], float(link.Dest[3]))
            for link in page.get("/Annots", [])
        ]
        for page in pdf.pages
    ]
    tree = [(str(element.S), len(kids(element))) for element in elements(pdf)]
    code = [[(list(map(str, operands)), name) for operands, name in operators(page)] for page in pdf.pages]
    marks = parent_tree(pdf)
    owners = [[str(owner.S) for owner in marks[int(page.StructParents)]] for page in pdf.pages]
    return [titles, links, tree, code, owners]


# Order ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("order", [[2, 1, 0], [1, 0, 2], [2, 0, 1]])
def test_units_may_come_in_any_order(order: list[int]) -> None:
    _, straight = assembled([0, 1, 2])
    _, mixed = assembled(order)
    assert told(mixed) == told(straight)
    assert told(straight)[1] == [[("three", 3, 162.0)], [], [("one", 0, 162.0)], [("two", 1, 162.0)]]


def test_a_kept_unit_is_put_as_if_it_were_new() -> None:
    fresh, kept = new(), new()
    for document, stored in ((fresh[0], False), (kept[0], True)):
        for index, unit in zip((0, 1, 3), units(), strict=True):
            again = PaintedUnit.of_plain(marshal.loads(marshal.dumps(unit.plain()))) if stored else unit
            assert again == unit
            put_unit(document, again, index)
        document.finish()
    assert fresh[1].getvalue() == kept[1].getvalue()


def test_a_unit_does_not_depend_on_what_was_painted_before_it() -> None:
    made = canvas()
    painted_unit(made, section("before"), section("it", leads="before"))
    assert painted_unit(made, section("one"), section("two", leads="one")) == painted_unit(
        canvas(), section("one"), section("two", leads="one")
    )


def test_pages_of_two_units_may_take_turns() -> None:
    document, stream = new()
    one, two, three = units()
    writer, other = document.unit(), document.unit()
    writer.put(two.pages[0], 1)
    other.put(one.pages[0], 0)
    writer.put(two.pages[1], 2)
    other.close(one.tree)
    writer.close(two.tree)
    put_unit(document, three, 3)
    document.finish()
    assert told(pikepdf.open(stream)) == told(assembled([0, 1, 2])[1])


def test_a_link_to_a_note_leads_to_its_own_page_first() -> None:
    def paint(page: PageCanvas, root: StructureElement) -> None:
        page.anchor("note-x", 20, 30)
        element = page.link((20, 100, 80, 112), "#note-x", "Footnote 1", root.child("P"))
        with page.tagged(element):
            page.text(20, 100, "1", "serif", 10, "ink", number_class="reference")

    def mark_alone(page: PageCanvas, root: StructureElement) -> None:
        element = page.link((20, 100, 80, 112), "#note-x", "Footnote 1", root.child("P"))
        with page.tagged(element):
            page.text(20, 100, "1", "serif", 10, "ink", number_class="reference")

    assert [links[0][1] for links in told(Drawn(mark_alone, paint, paint).pdf)[1]] == [1, 1, 2]


def test_a_name_that_nothing_has_is_told() -> None:
    document, _ = new()
    put_unit(document, painted_unit(canvas(), section("one", leads="nowhere")), 0)
    assert document.lost_links() == ["nowhere"]


def test_a_page_is_put_once() -> None:
    document, _ = new()
    unit = units()[0]
    put_unit(document, unit, 0)
    with pytest.raises(AssertionError, match="put twice"):
        put_unit(document, unit, 0)


# Rows in bulk ---------------------------------------------------------------------------------

ROWS = [(f"boat {row}", str(row * 7), f"{row}.5") for row in range(30)]
SCOPE = "/A<</O/Table/Scope/Row>>"


def table(page: PageCanvas, root: StructureElement) -> StructureElement:
    body = root.child("Table").child("TBody")
    head = body.child("TR").child("TD")
    with page.tagged(head):
        page.text(20, 180, "first", "serif", 6, "ink", where="table")
    return body


def by_elements(page: PageCanvas, root: StructureElement) -> None:
    body = table(page, root)
    for index, row in enumerate(ROWS):
        line = body.child("TR")
        for column, text in enumerate(row):
            cell = line.child("TD" if column else "TH")
            if not column:
                cell.attributes["Table", "Scope"] = "Row"
            with page.tagged(cell):
                page.text(20 + 60 * column, 170 - 5 * index, text, "serif", 4, "ink", where="table")


def in_bulk(page: PageCanvas, root: StructureElement) -> None:
    body = table(page, root)
    face = style().face("serif")
    code = [page.text_state(face, 4, "ink")]
    mcid = page.next_mcid()
    for index, row in enumerate(ROWS):
        for column, text in enumerate(row):
            page.use(face, text)
            at = f"1 0 0 1 {20 + 60 * column} {170 - 5 * index} Tm"
            role = "TD" if column else "TH"
            code += [f"/{role} <</MCID {mcid}>> BDC", f"BT {at} [{face.operand(text)}] TJ ET", "EMC"]
            mcid += 1
    page.bulk(body, (("TH", SCOPE), ("TD", ""), ("TD", "")), len(ROWS), code)
    assert page.next_mcid() == mcid


def after(page: PageCanvas, root: StructureElement) -> None:
    with page.tagged(root.child("P")):
        page.text(20, 5, "after", "serif", 4, "primary", where="prose")


def whole(*painters: Painter) -> Painter:
    def paint(page: PageCanvas, root: StructureElement) -> None:
        for painter in painters:
            painter(page, root)

    return paint


def tree_of(pdf: pikepdf.Pdf) -> list[Any]:
    def of(element: Any) -> Any:
        held = [kid if isinstance(kid, int) else of(kid) for kid in kids(element)]
        scope = str(element.A.Scope) if "/A" in element else ""
        return str(element.S), str(element.P.get("/S", "")), scope, held

    return [of(pdf.Root.StructTreeRoot.K)]


def test_rows_in_bulk_are_tagged_as_their_elements_would_be() -> None:
    one, two = Drawn(whole(by_elements, after)), Drawn(whole(in_bulk, after))
    assert tree_of(one.pdf) == tree_of(two.pdf)
    for drawn in (one, two):
        owners = parent_tree(drawn.pdf)[int(drawn.pdf.pages[0].StructParents)]
        assert len(owners) == 1 + 3 * len(ROWS) + 1
        assert [str(owner.S) for owner in owners][:5] == ["/TD", "/TH", "/TD", "/TD", "/TH"]
        for mcid, owner in enumerate(owners):
            assert [int(kid) for kid in kids(owner)] == [mcid]
            assert owner.Pg.objgen == drawn.pdf.pages[0].obj.objgen
    assert told(one.pdf)[4] == told(two.pdf)[4]


def test_what_follows_rows_in_bulk_sets_its_own_state() -> None:
    drawn = Drawn(whole(in_bulk, after))
    code = [(list(map(str, operands)), name) for operands, name in operators(drawn.pdf.pages[0])]
    last = len(code) - 1 - [name for _, name in reversed(code)].index("Q")
    assert ["0.1", "0.2", "0.3"] in [operands for operands, name in code[last:] if name == "rg"]
    assert "Tf" in [name for _, name in code[last:]]


def test_rows_in_bulk_can_be_kept() -> None:
    unit = Drawn(in_bulk, in_bulk).unit
    assert PaintedUnit.of_plain(marshal.loads(marshal.dumps(unit.plain()))) == unit


def test_memory_does_not_grow_with_rows() -> None:
    """Of a finished page a few numbers stay: no rows, no code, no elements."""

    class Sink(BytesIO):
        def write(self, data: Any) -> int:
            return len(data)

    def peak(n_pages: int) -> int:
        document = Document(Sink(), style().faces, INK, "en-US")
        made, root = canvas(), StructureElement("Document")
        body = root.child("Table").child("TBody")
        writer = document.unit()
        cells = (("TH", SCOPE), *((("TD", ""),) * 9))
        code = [f"/TD <</MCID {mcid}>> BDC EMC" for mcid in range(500)]
        tracemalloc.start()
        for index in range(n_pages):
            made.start_page(GEOMETRY)
            made.bulk(body, cells, 50, code)
            writer.put(made.end_page(), index)
        found = tracemalloc.get_traced_memory()[0]
        tracemalloc.stop()
        writer.close(made.end_unit([kid for kid in root.kids if isinstance(kid, StructureElement)]))
        document.finish()
        return found

    few, many = peak(20), peak(220)
    a_page = (many - few) / 200
    assert a_page < 550 * 8 * 1.3 + 3_000, "eight bytes an object, and little else"


def test_a_painted_page_is_a_plain_value() -> None:
    page = Drawn(section("one")).pages[0]
    assert isinstance(page, PaintedPage)
    assert dict(page.fonts) == {"sans-bold": " eno", "serif": " ,0124abost"}
    assert [(place.key[2], place.page) for place in page.places_on(7)] == [("1,204 boats", 7)]
