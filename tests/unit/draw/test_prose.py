"""Paragraphs, heads and lists become flowables with their roles; footnotes are numbered as marks come."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from printreport.draw.paragraph import TextBlock
from printreport.draw.prose import ProseBuilder
from printreport.model.structure import StructureElement
from printreport.model.text import Paragraph, Run, plain_text
from specimen.look import style
from specimen.report import report
from specimen.words import rich


def built(*paragraphs: Paragraph) -> tuple[list[TextBlock], StructureElement]:
    parent = StructureElement("Sect")
    made = ProseBuilder(report(), style()).paragraphs(paragraphs, parent)
    assert all(isinstance(item, TextBlock) for item in made)
    return [item for item in made if isinstance(item, TextBlock)], parent


def tree(element: StructureElement) -> object:
    """Roles as nested lists."""
    kids = [tree(kid) for kid in element.kids if isinstance(kid, StructureElement)]
    return [element.role, *kids] if kids else element.role


@pytest.mark.parametrize(
    ("role", "tag", "look"),
    [
        ("body", "P", "body"),
        ("lead", "P", "lead"),
        ("heading2", "H2", "heading2"),
        ("heading3", "H3", "heading3"),
        ("small", "P", "note"),
    ],
)
def test_a_role_has_its_element_and_its_style(role: str, tag: str, look: str) -> None:
    (made,), parent = built(Paragraph(rich("Words"), role))  # type: ignore[arg-type]
    assert tree(parent) == ["Sect", tag]
    assert (made.text_style.size, made.text_style.face) == (style().text(look).size, style().text(look).face)
    assert made.element is parent.kids[0]


def test_heads_keep_with_their_text_and_second_heads_are_in_the_outline() -> None:
    (second, third, text), _ = built(
        Paragraph(rich("Rope"), "heading2", anchor="rope"),
        Paragraph(rich("Price"), "heading3", anchor="price"),
        Paragraph(rich("Words")),
    )
    assert (second.keep_with_next, third.keep_with_next, text.keep_with_next) == (True, True, False)
    assert second.bookmarks() == (("Rope", 1, "rope"),)
    assert third.bookmarks() == ()
    assert third.anchor == "price"
    assert second.space_before > third.space_before > text.space_before


def test_items_are_nested_lists() -> None:
    made, parent = built(
        Paragraph(rich("one"), "item", "•", 0),
        Paragraph(rich("inner"), "item", "–", 1),
        Paragraph(rich("inner too"), "item", "–", 1),
        Paragraph(rich("two"), "item", "•", 0),
        Paragraph(rich("Words")),
        Paragraph(rich("other list"), "item", "1.", 0),
    )
    item: Sequence[object] = ["LI", "Lbl", "LBody"]
    assert tree(parent) == ["Sect", ["L", item, ["L", item, item], item], "P", ["L", item]]
    assert [block.marker for block in made] == ["•", "–", "–", "•", "", "1."]
    assert made[0].indent < made[1].indent
    assert [block.marker_element.role for block in made if block.marker_element] == ["Lbl"] * 5


def test_footnotes_are_numbered_in_order_of_their_first_marks() -> None:
    builder = ProseBuilder(report(), style())
    first = builder.numbered((*rich("x"), Run("", note="c"), Run("", note="a")))
    again = builder.numbered((Run("", note="c"), Run("", note="b")))
    assert plain_text(first) == "x12"
    assert plain_text(again) == "13"
    assert builder.note_numbers == {"c": 1, "a": 2, "b": 3}
    marks = [run for run in first if run.note]
    assert all(run.raised and run.number_class == "reference" for run in marks)


def test_a_mark_without_a_note_gets_no_number() -> None:
    builder = ProseBuilder(report(), style())
    assert plain_text(builder.numbered((Run("", note="nowhere"),))) == ""
    assert builder.note_numbers == {}


def test_a_footnote_begins_with_its_number() -> None:
    parent = StructureElement("Document")
    made = ProseBuilder(report(), style()).note_block("a", 7, rich("Twice is twice."), parent)
    made.wrap(318, 100)
    assert tree(parent) == ["Document", "Note"]
    assert plain_text(made.rich) == "7\u00a0Twice is twice."
    assert made.rich[0].raised
    assert made.rich[0].link == "#mark-a"
    assert made.anchor == "note-a"
