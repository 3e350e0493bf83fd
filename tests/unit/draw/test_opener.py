"""A chapter's opener: a band to the edges of the page, or a compact head; all of its words on it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from printreport.draw.opener import Opener
from printreport.model.content import ChapterContent
from printreport.model.structure import StructureElement
from printreport.model.text import Run
from specimen.look import style
from specimen.paper import LETTER, Paper
from specimen.words import prose, rich

CHAPTER = ChapterContent(
    "lamps",
    rich("The lamps of the pier"),
    rich("PART ONE"),
    rich(prose(2)),
    numeral=rich("1,204", value="boats.total@2021"),
    numeral_label=rich("boats that called in the year"),
)
WIDTH = 482.0


def opened(content: ChapterContent = CHAPTER) -> tuple[Opener, Paper, StructureElement]:
    parent = StructureElement("Sect")
    made = Opener(content, style(), parent)
    made.wrap(WIDTH, 652)
    paper = Paper()
    made.drawOn(paper, LETTER.left, LETTER.height - LETTER.top - made.height)
    return made, paper, parent


def test_the_band_reaches_from_edge_to_edge_and_to_the_top() -> None:
    made, paper, _ = opened()
    (band,) = paper.painted
    x, y, width, height = band.numbers
    assert (x, width, band.color, band.owner) == (0, LETTER.width, "primary", "Background")
    assert y + height == LETTER.height
    assert y == LETTER.height - LETTER.top - made.height


def test_all_words_stand_on_the_band_inside_the_measure() -> None:
    _, paper, _ = opened()
    bottom = paper.painted[0].numbers[1]
    said = " ".join(paper.texts)
    for words in ("PART ONE", "The lamps of the pier", "1,204"):
        assert words in said
    for item in paper.shown:
        assert item.y > bottom
        assert LETTER.left <= item.x
        assert item.right <= LETTER.width - LETTER.right + 0.6


def test_the_numeral_never_touches_the_words() -> None:
    _, paper, _ = opened()
    numeral = next(item for item in paper.shown if item.text == "1,204")
    label = next(item for item in paper.shown if item.text.startswith("boats that"))
    words = [item for item in paper.shown if item.x == LETTER.left]
    assert max(item.right for item in words) < min(numeral.x, label.x)
    assert numeral.right == pytest.approx(LETTER.width - LETTER.right)


def test_without_a_numeral_the_words_take_the_measure() -> None:
    _, narrow, _ = opened()
    _, wide, _ = opened(replace(CHAPTER, numeral=(), numeral_label=()))
    assert len(wide.shown) < len(narrow.shown)


def test_a_compact_opener_has_no_band_and_takes_the_text_colors() -> None:
    made, paper, _ = opened(replace(CHAPTER, opener="compact"))
    assert made.compact
    (line,) = paper.painted
    assert (line.color, line.numbers[2]) == ("accent", 36)
    colors = {glyphs.color for item in paper.shown for glyphs in item.line}
    assert not colors & {"on_primary", "on_primary_soft", "accent_bright"}


def test_the_builder_may_turn_a_band_into_a_compact_one() -> None:
    made, _, _ = opened()
    band = made.height
    made.compact = True
    made.wrap(WIDTH, 652)
    paper = Paper()
    made.drawOn(paper, LETTER.left, 300)
    assert made.height != band
    assert all(item.color != "primary" for item in paper.painted)


def test_the_title_is_the_heading() -> None:
    _, paper, parent = opened()
    roles = [kid.role for kid in parent.kids if isinstance(kid, StructureElement)]
    assert roles == ["P", "H1", "P", "P"]
    title = next(item for item in paper.shown if item.text == "The lamps of the pier")
    assert isinstance(title.owner, StructureElement)
    assert title.owner.role == "H1"


def test_an_opener_never_stands_alone() -> None:
    made, _, _ = opened()
    assert made.keep_with_next
    assert made.least_room > 100


def test_notes_are_told_before_and_after_wrapping() -> None:
    content = replace(
        CHAPTER, lead=(*rich("a lead"), Run("1", note="a")), numeral_label=(Run("2", note="b"),)
    )
    made = Opener(content, style(), StructureElement("Sect"))
    assert set(made.notes()) == {"a", "b"}
    made.wrap(WIDTH, 652)
    assert made.notes() == ("a", "b")


def test_number_and_label_are_read_as_one_and_capitals_as_they_were_written() -> None:
    _, paper, _parent = opened(replace(CHAPTER, kicker=rich("Part one")))
    owners = {item.text: item.owner for item in paper.shown}
    label = next(text for text in owners if text.startswith("boats that"))
    assert owners["1,204"] is owners[label]
    kicker = owners["PART ONE"]
    assert isinstance(kicker, StructureElement)
    assert kicker.actual_text == "Part one"


def test_a_long_numeral_is_set_smaller_and_stays_off_the_words() -> None:
    _, paper, _ = opened(replace(CHAPTER, numeral=rich("$1,204,338,119.50")))
    numeral = next(item for item in paper.shown if item.text.startswith("$"))
    words = [item for item in paper.shown if item.x == LETTER.left]
    assert max(item.right for item in words) < numeral.x
    assert numeral.right <= LETTER.width - LETTER.right + 0.6
