"""Inside a line: links that go on, marks and notes that know each other, languages and abbreviations."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from printreport.check.file.tagged import Element, TaggedFile, read_tagged
from specimen.report import compose
from specimen.stress import stress_report


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("inline") / "r.pdf"
    compose(stress_report()).write(made)
    return made


def words(file: TaggedFile, element: Element) -> str:
    return " ".join(file.text_of(element).split())


def of(file: TaggedFile, role: str) -> list[Element]:
    return [element for element in file.walk() if element.role == role]


def test_a_link_over_several_lines_is_one_element_with_a_rectangle_a_line(path: Path) -> None:
    with read_tagged(path) as file:
        long = [link for link in of(file, "Link") if words(file, link).startswith("the longest words")]
        assert len(long) == 6
        for link in long:
            assert len(link.annotations) > 1
            assert {str(each.Contents) for each in link.annotations} == {words(file, link)}
            lines = {round(float(each.Rect[1])) for each in link.annotations}
            assert len(lines) == len(link.annotations)


def test_a_mark_leads_to_its_note_and_the_note_back(path: Path) -> None:
    with read_tagged(path) as file:
        notes = [note for note in of(file, "Note") if note.id.startswith("footnote")]
        assert [words(file, note)[0] for note in notes] == ["1", "2", "3"]
        marks = [
            reference
            for reference in of(file, "Reference")
            if reference.elements() and reference.elements()[0].role == "Link"
        ]
        assert len(marks) > 10
        for reference in marks:
            (link,) = reference.elements()
            (annotation,) = link.annotations
            assert str(annotation.Contents) == f"Footnote {words(file, link)}"
            assert "/Dest" in annotation
        for note in notes:
            (label,) = note.elements()
            assert label.role == "Lbl"
            (back,) = label.elements()
            assert str(back.annotations[0].Contents) == "Back to the text"


def test_a_note_is_read_right_after_the_block_that_marks_it_first(path: Path) -> None:
    with read_tagged(path) as file:
        for note in (note for note in of(file, "Note") if note.id.startswith("footnote")):
            assert note.parent is not None
            assert note.parent.role == "Sect"
            before = note.parent.kids[: note.parent.kids.index(note)]
            block = next(kid for kid in reversed(before) if isinstance(kid, Element) and kid.role != "Note")
            assert any(below.role == "Reference" for below in block.walk())


def test_a_note_on_several_pages_is_read_once(path: Path) -> None:
    with read_tagged(path) as file:
        note = next(note for note in of(file, "Note") if note.id == "footnote-1")
        pages = {kid[0] for below in note.walk() for kid in below.kids if not isinstance(kid, Element)}
        assert len(pages) == 1
        again = [each for each in file.painted if each.kind == "Pagination" and "calls twice" in each.text]
        assert again


def test_foreign_words_and_abbreviations_are_spans(path: Path) -> None:
    with read_tagged(path) as file:
        spans = of(file, "Span")
        assert {(span.lang, words(file, span)) for span in spans if span.lang} == {
            ("es", "la luz no se apaga"),
            ("de", "das Licht bleibt an"),
        }
        assert {(words(file, span), span.expansion) for span in spans if span.expansion} == {
            ("NCSL", "National Center for Sea Lamps")
        }


def test_the_mark_of_a_table_s_note_is_a_reference_and_its_note_has_a_label(path: Path) -> None:
    with read_tagged(path) as file:
        table = next(each for each in of(file, "Table") if "Lamps by day" in file.text_of(each))
        assert [words(file, mark) for mark in table.walk() if mark.role == "Reference"] == ["a", "a,b"]
        notes = [note for note in of(file, "Note") if "Lost, and found" in file.text_of(note)]
        assert [words(file, note.elements()[0]) for note in notes] == ["b"]


def test_cells_under_spanners_and_groups_name_their_heads(path: Path) -> None:
    with read_tagged(path) as file:
        ids = {element.id: words(file, element) for element in file.walk() if element.id}
        table = next(each for each in of(file, "Table") if "Lamps by day" in file.text_of(each))
        cells = [cell for cell in table.walk() if cell.role == "TD" and words(file, cell) == "4"]
        heads = [ids[str(head)] for head in cells[0].attributes["Headers"]]
        assert heads == ["By day", "Lit", "South", "Lamps"]
        total = next(cell for cell in table.walk() if cell.role == "TD" and words(file, cell) == "9")
        assert [ids[str(head)] for head in total.attributes["Headers"]] == ["By night", "Bright", "Total"]


def test_ids_are_found_by_the_id_tree(path: Path) -> None:
    with pikepdf.open(path) as pdf:
        names = list(pdf.Root.StructTreeRoot.IDTree.Names)
        keys = [bytes(key) for key in names[::2]]
        assert keys == sorted(keys)
        assert len(set(keys)) == len(keys) > 10
        for key, element in zip(names[::2], names[1::2], strict=True):
            assert bytes(element.ID) == bytes(key)


def test_text_in_capitals_is_read_as_it_was_written(path: Path) -> None:
    with read_tagged(path) as file:
        said = {element.actual_text: words(file, element) for element in file.walk() if element.actual_text}
        assert said["Table 2"] == "TABLE 2"
        assert said["Figure 1"] == "FIGURE 1"
