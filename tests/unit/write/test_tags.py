"""The structure tree of a whole file: every mark is owned once, and the parent tree is its inverse."""

from __future__ import annotations

import itertools
from collections import Counter

import pikepdf
import pytest

from printreport.model.structure import MarkedContent, StructureElement
from printreport.write.tags import level_headings, prune
from specimen.pdf import elements, kids, operators, owned, parent_tree
from specimen.report import Made, compose, full_report


@pytest.fixture(scope="module")
def made() -> Made:
    return compose(full_report())


@pytest.fixture(scope="module")
def pdf(made: Made, tmp_path_factory: pytest.TempPathFactory) -> pikepdf.Pdf:
    path = tmp_path_factory.mktemp("tags") / "report.pdf"
    made.write(path)
    return pikepdf.open(path)


def painted_marks(pdf: pikepdf.Pdf) -> Counter[tuple[int, int]]:
    return Counter(
        (index, int(operands[1].MCID))
        for index, page in enumerate(pdf.pages)
        for operands, name in operators(page)
        if name == "BDC" and "/MCID" in operands[1]
    )


def test_every_painted_mark_is_owned_by_one_element(pdf: pikepdf.Pdf) -> None:
    painted = painted_marks(pdf)
    held = Counter((item.page, item.mcid) for item in owned(pdf))
    assert len(painted) > 50
    assert set(painted.values()) == {1}
    assert held == painted


def test_the_role_of_a_mark_is_its_owner_s(pdf: pikepdf.Pdf) -> None:
    roles = {(item.page, item.mcid): str(item.element.S) for item in owned(pdf)}
    for index, page in enumerate(pdf.pages):
        for operands, name in operators(page):
            if name == "BDC" and "/MCID" in operands[1]:
                assert roles[index, int(operands[1].MCID)] == str(operands[0])


def test_the_parent_tree_is_the_inverse_of_the_tree(pdf: pikepdf.Pdf) -> None:
    tree = parent_tree(pdf)
    owners = {(item.page, item.mcid): item.element.objgen for item in owned(pdf)}
    for index, page in enumerate(pdf.pages):
        entries = tree[int(page.StructParents)]
        assert [entry.objgen for entry in entries] == [owners[index, mcid] for mcid in range(len(entries))]
    assert sum(len(tree[int(page.StructParents)]) for page in pdf.pages) == len(owners)
    assert int(pdf.Root.StructTreeRoot.ParentTreeNextKey) > max(tree)


def test_links_and_their_annotations_know_each_other(pdf: pikepdf.Pdf) -> None:
    tree = parent_tree(pdf)
    n_links = 0
    for element in elements(pdf):
        references = [
            kid for kid in kids(element) if not isinstance(kid, int) and kid.get("/Type") == "/OBJR"
        ]
        if str(element.S) != "/Link":
            assert references == []
            continue
        n_links += 1
        (reference,) = references
        annotation = reference.Obj
        assert annotation.Subtype == "/Link"
        assert tree[int(annotation.StructParent)].objgen == element.objgen
        page = next(page for page in pdf.pages if page.obj.objgen == reference.Pg.objgen)
        assert annotation.objgen in [each.objgen for each in page.Annots]
    assert n_links == sum(len(page.get("/Annots", [])) for page in pdf.pages) > 5


def test_every_element_names_its_parent(pdf: pikepdf.Pdf) -> None:
    root = pdf.Root.StructTreeRoot
    assert root.K.P.objgen == root.objgen
    assert str(root.K.S) == "/Document"
    for element in elements(pdf):
        for kid in kids(element):
            if not isinstance(kid, int) and kid.get("/Type") == "/StructElem":
                assert kid.P.objgen == element.objgen


def test_every_element_holds_something(pdf: pikepdf.Pdf) -> None:
    for element in elements(pdf):
        assert kids(element) or str(element.S) in ("/TD", "/TH")


def test_a_paragraph_over_two_pages_is_one_element(pdf: pikepdf.Pdf) -> None:
    pages_of: dict[object, set[int]] = {}
    for item in owned(pdf):
        if str(item.element.S) == "/P":
            pages_of.setdefault(item.element.objgen, set()).add(item.page)
    split = [pages for pages in pages_of.values() if len(pages) > 1]
    assert split
    assert all(max(pages) - min(pages) == len(pages) - 1 for pages in split)


def test_lists_figures_and_contents_have_their_parts(pdf: pikepdf.Pdf) -> None:
    allowed = {
        "/L": {"/LI"},
        "/LI": {"/Lbl", "/LBody"},
        "/TOC": {"/TOCI"},
        "/TOCI": {"/Reference"},
        "/Reference": {"/Link"},
    }
    seen = set()
    for element in elements(pdf):
        role = str(element.S)
        seen.add(role)
        held = {str(kid.S) for kid in kids(element) if not isinstance(kid, int) and "/S" in kid}
        if role in allowed:
            assert held <= allowed[role], role
        if role == "/Figure":
            assert str(element.Alt)
            assert len(element.A.BBox) == 4
    assert {"/L", "/TOC", "/Figure", "/H1", "/H2", "/Note", "/Sect"} <= seen


def test_heads_are_in_story_order_and_skip_no_level(pdf: pikepdf.Pdf) -> None:
    levels = [int(str(element.S)[2]) for element in elements(pdf) if str(element.S) in ("/H1", "/H2", "/H3")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_the_catalog_says_that_the_file_is_tagged(pdf: pikepdf.Pdf) -> None:
    assert bool(pdf.Root.MarkInfo.Marked)
    for page in pdf.pages:
        assert str(page.Tabs) == "/S"


def test_empty_elements_are_dropped_and_empty_cells_kept() -> None:
    root = StructureElement("Document")
    kept = root.child("P")
    kept.kids.append(MarkedContent(0, 0))
    root.child("P")
    root.child("Sect").child("L").child("LI")
    row = root.child("Table").child("TR")
    row.child("TD")
    cell = row.child("TD")
    cell.kids.append(MarkedContent(0, 1))
    prune(root)
    assert [kid.role for kid in root.kids if isinstance(kid, StructureElement)] == ["P", "Table"]
    assert len(row.kids) == 2


def test_a_level_that_was_left_out_is_closed_up() -> None:
    root = StructureElement("Document")
    made = [root.child("Sect").child(role) for role in ("H1", "H3", "H3", "H2", "H3", "H1", "H3")]
    assert level_headings([root]) == 2
    assert [element.role for element in made] == ["H1", "H2", "H3", "H2", "H3", "H1", "H2"]
    later = [root.child("Sect").child(role) for role in ("H3", "H1")]
    level_headings(later, 1)
    assert [element.role for element in later] == ["H2", "H1"]
