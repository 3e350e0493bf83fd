"""The page builder: every flowable on a page, once, in its frame, in order; footnotes with their marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from printreport.compose.page import Page
from printreport.draw.contents import ContentsList
from printreport.draw.flowable import Flowable, Gap
from printreport.draw.opener import Opener
from printreport.draw.paragraph import TextBlock
from printreport.draw.story import SectionStory
from printreport.draw.style import Style
from printreport.findings import Findings, Place
from printreport.model.content import CalloutContent, ChapterContent, ContentsContent
from printreport.model.profile import Profile
from printreport.model.structure import StructureElement
from printreport.model.text import Paragraph, Run
from specimen.look import fresh_style, style
from specimen.paper import Paper
from specimen.report import SCREEN, DrawnStory, Made, compose, full_report, report
from specimen.report import paged as compose_story
from specimen.words import block, prose, prose_content, rich

FRAME = style().page.height - style().page.top - style().page.bottom


def section(flowables: Sequence[Flowable], name: str = "s", starts: str = "page") -> SectionStory:
    return SectionStory(name, name.title(), list(flowables), starts)  # type: ignore[arg-type]


def paged(
    *sections: SectionStory,
    notes: dict[str, TextBlock] | None = None,
    profile: Profile = SCREEN,
    look: Style | None = None,
) -> tuple[list[Page], Findings]:
    units, findings = compose_story(
        DrawnStory(sections, look or style(), notes or {}), look or style(), profile
    )
    return [page for unit in units for page in unit.pages], findings


def solid(height: float, name: str = "", floats: bool = False, keep: bool = False) -> Gap:
    made = Gap(height)
    made.anchor, made.floats, made.keep_with_next = name, floats, keep
    made.space_before = made.space_after = 12.0
    return made


def names(pages: Sequence[Page]) -> list[list[str]]:
    return [[placement.flowable.anchor for placement in page.placements] for page in pages]


def text_of(pages: Sequence[Page]) -> str:
    paper = Paper()
    for page in pages:
        for placement in page.placements:
            placement.flowable.drawOn(paper, placement.x, placement.y)
    return "".join(paper.texts).replace(" ", "").replace("-", "")


def marked(note: str, before: int = 1, after: int = 1) -> TextBlock:
    runs = (*rich(prose(before)), Run("1", note=note), *rich(" " + prose(after)))
    return TextBlock(runs, style().text("body"), style(), StructureElement("P"))


def note(sentences: int = 1) -> TextBlock:
    return block(style(), sentences=sentences, role="note")


def assert_in_frame(pages: Sequence[Page]) -> None:
    """Nothing over another thing, nothing outside the frame, notes under the text."""
    for page in pages:
        if page.full_page:
            continue
        geometry = page.geometry
        edge = geometry.height - geometry.top
        for placement in page.placements:
            assert placement.x == geometry.left
            assert placement.y + placement.flowable.height <= edge + 0.01, f"page {page.number}"
            edge = placement.y
        notes = sum(item.height + 1.5 for item in page.notes.values())
        assert edge >= geometry.bottom + notes - 0.02, f"page {page.number}"


@pytest.fixture(scope="module")
def made() -> Made:
    return compose(full_report())


# A whole report -------------------------------------------------------------------------------


def test_pages_are_numbered_from_one_and_know_their_section(made: Made) -> None:
    assert [page.number for page in made.pages] == list(range(1, len(made.pages) + 1))
    sections = [page.section for page in made.pages]
    assert list(dict.fromkeys(sections)) == ["cover", "contents", "lamps", "boats"]
    assert made.pages[0].full_page
    assert len(made.findings) == 0


def test_everything_stands_in_the_frame_without_overlap(made: Made) -> None:
    assert_in_frame(made.pages)


def test_all_text_is_placed_once_in_order(made: Made) -> None:
    flowed = text_of(made.pages)
    for number in range(4):
        assert prose(5, number).replace(" ", "").replace("-", "") in flowed
    for head in ("Glassandoil", "Rope", "Salt", "Villages", "Thebook"):
        assert flowed.count(head) == (2 if head != "Rope" else flowed.count("Rope"))
    order = [flowed.rindex(head) for head in ("Glassandoil", "Salt", "Villages", "Thebook")]
    assert order == sorted(order)


def test_no_page_ends_with_a_head(made: Made) -> None:
    for page in made.pages:
        assert not page.placements[-1].flowable.keep_with_next


def test_footnotes_stand_on_the_page_of_their_marks(made: Made) -> None:
    for page in made.pages:
        marks = [name for placement in page.placements for name in placement.flowable.notes()]
        assert list(page.notes) == list(dict.fromkeys(marks))
    assert sum(len(page.notes) for page in made.pages) == 3


def test_contents_tell_the_page_of_every_head(made: Made) -> None:
    contents = made.story.section(1).contents
    assert contents is not None
    for _, _, anchor in contents.entries:
        on = [
            page.number
            for page in made.pages
            for placement in page.placements
            for _, _, name in placement.flowable.bookmarks()
            if name == anchor
        ]
        assert [contents._pages[anchor]] == [str(number) for number in on]


def test_inner_pages_are_full(made: Made) -> None:
    for page, after in zip(made.pages, made.pages[1:], strict=False):
        if page.section == after.section:
            assert page.fill > 0.8, f"page {page.number}"
            assert not page.ends_section


def test_fill_is_the_share_of_the_frame_that_is_taken() -> None:
    pages, _ = paged(section([solid(FRAME / 4), solid(FRAME / 4)]))
    assert pages[0].fill == pytest.approx(0.5 + 12 / FRAME)


# Starts ---------------------------------------------------------------------------------------


def chapter(name: str, sentences: int, **keys: object) -> ChapterContent:
    return ChapterContent(
        name,
        rich(name.title()),
        rich("PART"),
        rich("A lead."),
        blocks=(prose_content(name + "_p", 1, sentences=sentences),),
        **keys,
    )  # type: ignore[arg-type]


def test_a_band_begins_a_page_and_takes_the_head_s_place() -> None:
    made = compose(report(chapter("one", 3), chapter("two", 3)))
    assert [page.section for page in made.pages] == ["one", "two"]
    assert [page.has_head for page in made.pages] == [False, False]
    assert made.pages[0].ends_section


def test_a_thin_compact_chapter_runs_on() -> None:
    made = compose(report(chapter("one", 3), chapter("two", 3, opener="compact", starts="auto")))
    assert len(made.pages) == 1
    assert_in_frame(made.pages)


def test_a_chapter_that_asks_for_a_page_gets_one() -> None:
    made = compose(report(chapter("one", 3), chapter("two", 3, opener="band", starts="page")))
    assert len(made.pages) == 2


def test_a_band_that_runs_on_is_set_compact() -> None:
    made = compose(report(chapter("one", 3), chapter("two", 3, starts="run_on")))
    assert len(made.pages) == 1
    openers = [item.flowable for item in made.pages[0].placements if isinstance(item.flowable, Opener)]
    assert [opener.compact for opener in openers] == [False, True]


def test_a_chapter_does_not_run_on_at_the_foot_of_a_page() -> None:
    alone = compose(report(chapter("one", 26)))
    assert len(alone.pages) == 1
    assert 0.7 < alone.pages[0].fill < 0.95
    made = compose(report(chapter("one", 26), chapter("two", 3, opener="compact", starts="run_on")))
    assert [page.section for page in made.pages] == ["one", "two"]
    assert isinstance(made.pages[1].placements[0].flowable, Opener)
    assert made.pages[0].ends_section


def test_recto_chapters_begin_on_right_hand_pages() -> None:
    made = compose(
        report(chapter("one", 3), chapter("two", 3, starts="recto"), chapter("three", 3, starts="recto"))
    )
    first = {page.section: page for page in reversed(made.pages) if page.placements}
    assert [first[name].number for name in ("one", "two", "three")] == [1, 3, 5]


def test_a_profile_may_ask_for_rectos_and_mirrored_margins() -> None:
    look = fresh_style()
    page = look.theme.pages["letter"].model_copy(update={"inner": 80.0, "outer": 50.0})
    look = fresh_style(pages={"letter": page})
    book = replace(SCREEN, recto_starts=True, mirrored=True)
    made = compose(report(chapter("one", 60), chapter("two", 3)), look, book)
    for each in made.pages:
        left, right = (80.0, 50.0) if each.number % 2 else (50.0, 80.0)
        assert (each.geometry.left, each.geometry.right) == (left, right)
        assert each.geometry.is_recto == (each.number % 2 == 1)
        assert all(placement.x == left for placement in each.placements)
    starts = [
        each.number
        for each in made.pages
        if each.placements and isinstance(each.placements[0].flowable, Opener)
    ]
    assert all(number % 2 for number in starts)


def test_the_page_count_is_filled_up_to_a_multiple() -> None:
    made = compose(
        report(chapter("one", 3), chapter("two", 3), chapter("three", 3)),
        profile=replace(SCREEN, multiple_of=4),
    )
    assert len(made.pages) == 4


# Heads ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("used", range(500, 652, 9))
def test_a_head_stands_with_two_lines_of_its_text(used: int) -> None:
    head = block(
        style(), text="A head", role="heading2", keep_with_next=True, space_before=20.0, space_after=5.0
    )
    head.anchor = "head"
    text = block(style(), sentences=20)
    pages, _ = paged(section([Gap(used), head, text]))
    page = next(page for page in pages if "head" in [item.flowable.anchor for item in page.placements])
    at = [item.flowable.anchor for item in page.placements].index("head")
    after = page.placements[at + 1].flowable
    assert isinstance(after, TextBlock)
    assert len(after.lines) >= 2
    assert_in_frame(pages)


def test_heads_in_a_row_go_over_together() -> None:
    heads = [block(style(), text=f"Head {n}", role="heading2", keep_with_next=True) for n in range(2)]
    pages, _ = paged(section([Gap(FRAME - 60), *heads, block(style(), sentences=12)]))
    assert [len(page.placements) for page in pages] == [1, 3]


# Floats ---------------------------------------------------------------------------------------


def test_a_float_lets_the_text_after_it_fill_the_page() -> None:
    pages, _ = paged(section([solid(500, "a"), solid(300, "b", floats=True), block(style(), sentences=20)]))
    assert names(pages)[0][0] == "a"
    assert isinstance(pages[0].placements[1].flowable, TextBlock)
    assert names(pages)[1][0] == "b"
    assert_in_frame(pages)


def test_floats_keep_their_order() -> None:
    floats = [
        solid(height, name, floats=True) for name, height in (("a", 400), ("b", 60), ("c", 500), ("d", 20))
    ]
    text = [block(style(), sentences=15) for _ in range(4)]
    pages, _ = paged(
        section(
            [
                solid(400, "first"),
                floats[0],
                text[0],
                floats[1],
                text[1],
                floats[2],
                text[2],
                floats[3],
                text[3],
            ]
        )
    )
    order = [name for page in names(pages) for name in page if name in set("abcd")]
    assert order == ["a", "b", "c", "d"]
    assert_in_frame(pages)


def test_floats_do_not_leave_their_section() -> None:
    pages, _ = paged(
        section([solid(500, "a"), solid(400, "b", floats=True)], "one"),
        section([solid(100, "c")], "two"),
    )
    assert names(pages) == [["a"], ["b"], ["c"]]
    assert [page.section for page in pages] == ["one", "one", "two"]


def test_what_may_not_float_breaks_the_page() -> None:
    pages, _ = paged(section([solid(500, "a"), solid(300, "b"), block(style(), sentences=4)]))
    assert names(pages)[0] == ["a"]
    assert names(pages)[1][0] == "b"


def test_a_float_too_high_for_the_room_under_an_opener_waits_for_the_next_page() -> None:
    content = report(chapter("one", 3))
    story_made = compose(content)
    opener = story_made.story.section(0).flowables[0]
    opener.wrap(style().measure, FRAME)
    tall = solid(FRAME - 20, "tall", floats=True)
    pages, findings = paged(section([opener, tall, block(style(), sentences=20)]))
    assert len(findings) == 0, [item.message for item in findings]
    assert_in_frame(pages)


def test_a_block_too_high_for_the_room_under_an_opener_goes_over() -> None:
    """An opener alone on its page is plain; a block painted over the folio and cut off is a fault."""
    opener = compose(report(chapter("one", 3))).story.section(0).flowables[0]
    pages, findings = paged(section([opener, solid(FRAME - 20, "tall")]))
    assert len(findings) == 0, [item.message for item in findings]
    assert_in_frame(pages)


# Footnotes ------------------------------------------------------------------------------------


@pytest.mark.parametrize("used", range(440, 640, 11))
def test_a_note_takes_its_room_from_the_page_of_its_mark(used: int) -> None:
    notes = {"a": note(3), "b": note(1)}
    pages, _ = paged(
        section([Gap(used), marked("a", 3, 3), marked("b", 6, 2), block(style(), sentences=30)]), notes=notes
    )
    for page in pages:
        marks = [name for item in page.placements for name in item.flowable.notes()]
        assert page.notes == {name: notes[name] for name in marks}
    assert_in_frame(pages)


def test_a_note_marked_on_two_pages_stands_on_both() -> None:
    notes = {"a": note()}
    pages, _ = paged(section([marked("a"), Gap(FRAME - 60), marked("a")]), notes=notes)
    assert [len(page.notes) for page in pages] == [1, 1]


def test_a_note_marked_twice_on_a_page_stands_once() -> None:
    pages, _ = paged(section([marked("a"), marked("a")]), notes={"a": note()})
    assert len(pages[0].notes) == 1


def test_a_page_full_of_notes_still_moves_on() -> None:
    notes = {name: note(30) for name in "abcd"}
    pages, _ = paged(section([marked(name) for name in "abcd"]), notes=notes)
    assert sum(len(page.notes) for page in pages) == 4
    assert len(pages) <= 4


# Too high -------------------------------------------------------------------------------------


def test_something_higher_than_a_page_is_a_finding_and_stands_alone() -> None:
    pages, findings = paged(section([solid(100, "a"), solid(FRAME + 50, "b"), solid(100, "c")]))
    assert [(item.code, item.severity) for item in findings] == [("PR411", "error")]
    assert '"b"' in next(iter(findings)).message
    assert names(pages) == [["a"], ["b"], ["c"]]


def test_footnotes_higher_than_their_page_are_a_finding() -> None:
    _, findings = paged(section([marked("a")]), notes={"a": note(900)})
    assert [item.code for item in findings] == ["PR411"]
    assert "with its footnotes" in next(iter(findings)).message


def test_a_finding_of_a_page_tells_where_the_block_is_written() -> None:
    tall = Gap(FRAME + 50)
    tall.place = Place("layouts/impact.yaml", 12, 7)
    _, findings = paged(section([tall]))
    assert [str(item.place) for item in findings] == ["layouts/impact.yaml:12:7"]


def test_a_callout_longer_than_a_page_breaks_and_loses_nothing() -> None:
    words = "A long remark. " * 900
    callout = CalloutContent("c", (Paragraph(rich(words.strip())),))
    made = compose(report(ChapterContent("x", rich("X"), opener="none", blocks=(callout,))))
    assert len(made.pages) > 1
    assert not made.findings
    paper = Paper()
    for page in made.pages:
        for placement in page.placements:
            placement.flowable.drawOn(paper, placement.x, placement.y)
    assert " ".join(paper.texts).split().count("remark.") == 900


def test_a_long_paragraph_runs_over_many_pages() -> None:
    text = block(style(), sentences=600)
    pages, findings = paged(section([text]))
    assert len(findings) == 0
    assert len(pages) > 4
    assert text_of(pages) == prose(600).replace(" ", "").replace("-", "")
    assert_in_frame(pages)
    assert all(page.fill > 0.95 for page in pages[:-1])


def test_a_story_without_sections_has_no_pages() -> None:
    pages, _ = paged()
    assert pages == []


# Stretch --------------------------------------------------------------------------------------


def test_a_nearly_full_inner_page_is_stretched_to_the_foot() -> None:
    items = [solid(height, name) for name, height in (("a", 200), ("b", 200), ("c", 160))]
    pages, _ = paged(section([*items, solid(300, "d")]))
    page = pages[0]
    assert names(pages) == [["a", "b", "c"], ["d"]]
    gaps = [
        upper.y - (lower.y + lower.flowable.height)
        for upper, lower in zip(page.placements, page.placements[1:], strict=False)
    ]
    assert gaps[0] == pytest.approx(gaps[1])
    assert 12 < gaps[0] <= 12 + 16.01
    top = page.placements[0]
    assert top.y + top.flowable.height == pytest.approx(page.geometry.height - page.geometry.top)
    assert_in_frame(pages)


def test_the_last_page_of_a_section_is_not_stretched() -> None:
    items = [solid(height, name) for name, height in (("a", 200), ("b", 200), ("c", 160))]
    pages, _ = paged(section(items, "one"), section([solid(100, "d")], "two"))
    first, second = pages[0].placements[:2]
    assert first.y - (second.y + second.flowable.height) == pytest.approx(12)
    pages, _ = paged(section([solid(height, name) for name, height in (("a", 200), ("b", 200), ("c", 160))]))
    first, second = pages[0].placements[:2]
    assert first.y - (second.y + second.flowable.height) == pytest.approx(12), "the last page of the report"


def test_the_last_page_of_the_report_ends_its_section() -> None:
    pages, _ = paged(section([solid(100)], "one"), section([solid(100)], "two"))
    assert [page.ends_section for page in pages] == [True, True]


# Contents over pages --------------------------------------------------------------------------


def test_a_contents_list_over_two_pages_has_all_its_folios() -> None:
    chapters = tuple(
        ChapterContent(
            f"c{n}", rich(f"Chapter {n}"), opener="compact", blocks=(prose_content(f"p{n}", 1, f"Head {n}"),)
        )
        for n in range(24)
    )
    made = compose(report(ContentsContent("contents", rich("Contents")), *chapters))
    lists = [
        item.flowable
        for page in made.pages
        for item in page.placements
        if isinstance(item.flowable, ContentsList)
    ]
    assert len(lists) == 2
    paper = Paper()
    for each in lists:
        each.drawOn(paper, 65, 66)
    assert sum(text.isdigit() for text in paper.texts) == 48
