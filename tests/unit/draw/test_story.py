"""The story: sections in order, tree in reading order, contents and notes ready for the pages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from printreport.draw.back import BackFoot
from printreport.draw.contents import Heading
from printreport.draw.cover import CoverPage
from printreport.draw.opener import Opener
from printreport.draw.story import SectionStory, Story
from printreport.model.content import (
    BackContent,
    CalloutContent,
    ChapterContent,
    ContentsContent,
    LetterContent,
    NamesContent,
    QuoteContent,
    SideBySideContent,
)
from printreport.model.structure import StructureElement
from printreport.model.text import Paragraph
from specimen.look import style
from specimen.report import facts, full_report, report
from specimen.words import prose_content, rich


def roles(element: StructureElement) -> list[str]:
    return [kid.role for kid in element.kids if isinstance(kid, StructureElement)]


@pytest.fixture(scope="module")
def story() -> Story:
    return Story(full_report(), style(), ".")


def entries_of(story: Story) -> tuple[Heading, ...]:
    (contents,) = (section.contents for section in drawn(story) if section.contents is not None)
    return contents.entries


def drawn(story: Story) -> list[SectionStory]:
    return [story.section(index) for index in range(len(story))]


def test_sections_keep_their_order(story: Story) -> None:
    assert [section.id for section in drawn(story)] == ["cover", "contents", "lamps", "boats"]
    assert [section.full_page for section in drawn(story)] == [True, False, False, False]
    assert isinstance(story.section(0).flowables[0], CoverPage)
    assert isinstance(story.section(2).flowables[0], Opener)


def test_a_section_is_drawn_once(story: Story) -> None:
    assert story.section(2) is story.section(2)


def test_contents_list_chapters_and_heads_after_the_title(story: Story) -> None:
    contents = story.section(1).contents
    assert contents is not None
    assert contents.entries == (
        ("The lamps", 0, "lamps"),
        ("Glass and oil", 1, "glass-head"),
        ("Rope", 1, "rope-head"),
        ("Salt", 1, "salt-head"),
        ("The boats", 0, "boats"),
        ("Villages", 1, "village-head"),
        ("The book", 1, "book-head"),
    )
    assert story.section(1).flowables[1] is contents
    section = story.section(1).root.kids[0]
    assert isinstance(section, StructureElement)
    assert roles(section)[:2] == ["H1", "TOC"]


def test_depth_one_lists_chapters_only() -> None:
    content = full_report()
    sections = tuple(
        replace(section, depth=1) if isinstance(section, ContentsContent) else section
        for section in content.sections
    )
    made = Story(replace(content, sections=sections), style(), ".")
    assert [title for title, _, _ in entries_of(made)] == ["The lamps", "The boats"]


def test_a_chapter_may_stay_out_of_the_contents() -> None:
    hidden = ChapterContent("notes", rich("Notes"), in_contents=False, blocks=(prose_content("p", 1),))
    made = Story(report(ContentsContent("contents", rich("Contents")), hidden), style(), ".")
    assert entries_of(made) == ()


def test_a_contents_list_knows_chapters_without_an_opener() -> None:
    plain = ChapterContent("notes", rich("Notes"), opener="none", blocks=(prose_content("p", 1),))
    made = Story(report(ContentsContent("contents", rich("Contents")), plain), style(), ".")
    assert entries_of(made) == (("Notes", 0, "notes"),)


def test_notes_are_ready_in_the_order_of_their_marks(story: Story) -> None:
    drawn(story)
    assert list(story.notes) == ["a", "b", "c"] == list(story.note_order())
    text = "".join(run.text for run in story.notes["b"].rich)
    assert text.startswith("2\u00a0b:")


def test_head_and_starts(story: Story) -> None:
    assert story.head == "Society of Keepers, Lights of the harbor"
    assert [section.starts for section in drawn(story)[2:]] == ["page", "page"]
    made = Story(
        replace(
            report(ChapterContent("x", rich("X"), opener="compact", starts="auto")), head=rich("Keepers 2021")
        ),
        style(),
        ".",
    )
    assert made.head == "Keepers 2021"
    assert made.section(0).starts == "auto"


def test_the_tree_is_in_reading_order() -> None:
    blocks = (
        prose_content("p", 1, "Rope"),
        facts("f", 2),
        CalloutContent("c", (Paragraph(rich("A remark.")),), number=rich("9%")),
        QuoteContent("q", (Paragraph(rich("Words.")),), rich("A keeper")),
        LetterContent(
            "l", (Paragraph(rich("Words.")),), rich("Dear friends,"), rich("Yours,"), None, rich("A. Keeper")
        ),
        NamesContent("n", ((rich("Gold"), (rich("Ann"), rich("Ben"))),), 2),
        SideBySideContent("s", ((prose_content("left", 1),), (prose_content("right", 1),)), (1.0, 1.0)),
    )
    made = Story(report(ChapterContent("x", rich("X"), blocks=blocks)), style(), ".")
    (section,) = [kid for kid in made.section(0).root.kids if isinstance(kid, StructureElement)]
    assert roles(section)[4:] == [
        "H2", "P", "L", "P", "P", "BlockQuote", "P", "P", "P", "P", "P", "L", "P", "P",
    ]  # fmt: skip


def test_every_block_that_has_an_id_can_be_linked_to() -> None:
    """A link leads to a block by its id; a block without an anchor would leave it dangling."""
    blocks = (
        prose_content("p", 1),
        facts("f", 2),
        CalloutContent("c", (Paragraph(rich("A remark.")),)),
        QuoteContent("q", (Paragraph(rich("Words.")),)),
        LetterContent("l", (Paragraph(rich("Words.")),)),
        NamesContent("n", ((rich("Gold"), (rich("Ann"), rich("Ben"))),), 2),
        SideBySideContent("s", ((prose_content("left", 1),), (prose_content("right", 1),)), (1.0, 1.0)),
    )
    made = Story(report(ChapterContent("x", rich("X"), blocks=blocks)), style(), ".")
    anchors = set()
    for flowable in made.section(0).flowables:
        anchors |= {flowable.anchor, getattr(getattr(flowable, "item", None), "anchor", "")}
    assert {"x", "p", "f", "c", "q", "l", "n", "s"} <= anchors


def test_the_back_page_ends_with_contact_and_imprint_and_has_no_furniture() -> None:
    back = BackContent(
        "back",
        (prose_content("thanks", 1),),
        rich("Thanks"),
        contact=((rich("Call"), rich("1-555-LAMP")),),
        imprint=(Paragraph(rich("Set in two families.")),),
    )
    section = Story(report(back), style(), ".").section(0)
    assert isinstance(section.flowables[-1], BackFoot)
    assert section.flowables[0].bookmarks() == (("Thanks", 0, "back"),)
    assert not section.has_furniture
