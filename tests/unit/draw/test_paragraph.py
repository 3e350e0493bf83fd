"""A paragraph splits without widows and orphans, and paints its lines inside its own height."""

from __future__ import annotations

import itertools

import pytest

from printreport.draw.paragraph import TextBlock
from printreport.model.structure import StructureElement
from printreport.model.text import Run
from specimen.look import style
from specimen.paper import Paper
from specimen.words import block, prose, rich

WIDTH = 240.0


def wrapped(**keys: object) -> TextBlock:
    made = block(style(), **keys)  # type: ignore[arg-type]
    made.wrap(WIDTH, 600)
    return made


def texts(made: TextBlock) -> list[str]:
    return ["".join(glyphs.text for glyphs in line.glyphs) for line in made.lines]


def test_height_is_lines_times_leading() -> None:
    made = wrapped(sentences=6)
    assert len(made.lines) > 5
    assert made.height == pytest.approx(len(made.lines) * made.text_style.leading)


def test_every_split_leaves_two_lines_on_each_side() -> None:
    made = wrapped(sentences=6)
    leading = made.text_style.leading
    n_splits = 0
    for tenth in range(0, int(made.height * 10), 7):
        room = tenth / 10
        parts = made.split(WIDTH, room)
        if not parts:
            assert room < 2 * leading
            continue
        n_splits += 1
        first, rest = parts
        assert isinstance(first, TextBlock)
        assert isinstance(rest, TextBlock)
        assert len(first.lines) >= 2
        assert len(rest.lines) >= 2
        assert first.height <= room + 0.01
        assert first.height + rest.height == pytest.approx(made.height)
        assert texts(first) + texts(rest) == texts(made)
    assert n_splits > 10


def test_a_split_takes_all_lines_that_fit() -> None:
    made = wrapped(sentences=6)
    first, _ = made.split(WIDTH, 4.5 * made.text_style.leading)
    assert first.height == pytest.approx(4 * made.text_style.leading)


@pytest.mark.parametrize(
    "text",
    ["One line.", "Three lines of a text that is set to such a measure that it takes just three of them."],
)
def test_a_short_paragraph_stays_whole(text: str) -> None:
    made = wrapped(text=text)
    assert len(made.lines) <= 3
    assert made.split(WIDTH, made.height - 1) == []


def test_parts_keep_their_lines_when_wrapped_again() -> None:
    made = wrapped(sentences=6)
    first, rest = made.split(WIDTH, 60)
    before = texts(rest)  # type: ignore[arg-type]
    rest.wrap(WIDTH, 500)
    first.wrap(WIDTH, 500)
    assert texts(rest) == before  # type: ignore[arg-type]
    assert first.height + rest.height == pytest.approx(made.height)


def test_parts_share_the_element_and_the_marker_stays_with_the_first() -> None:
    label = StructureElement("Lbl")
    made = wrapped(sentences=6, marker="•", marker_element=label, indent=14.0)
    made.space_before, made.space_after, made.keep_with_next = 6.0, 8.0, True
    made.anchor = "here"
    first, rest = made.split(WIDTH, 60)
    assert isinstance(first, TextBlock)
    assert isinstance(rest, TextBlock)
    assert first.element is rest.element is made.element
    assert (first.marker, rest.marker) == ("•", "")
    assert (first.indent, rest.indent) == (14.0, 14.0)
    assert (first.space_before, rest.space_before) == (6.0, 0.0)
    assert (first.space_after, rest.space_after) == (0.0, 8.0)
    assert (first.keep_with_next, rest.keep_with_next) == (False, True)
    assert (first.anchor, rest.anchor) == ("here", "")


def test_lines_are_painted_from_the_top_inside_the_height() -> None:
    made = wrapped(sentences=5)
    paper = Paper()
    made.drawOn(paper, 100, 300)
    assert paper.texts == texts(made)
    baselines = [item.y for item in paper.shown]
    steps = {round(upper - lower, 6) for upper, lower in itertools.pairwise(baselines)}
    assert steps == {made.text_style.leading}
    face, size = style().face(made.text_style.face), made.text_style.size
    assert baselines[0] + face.cap_height * size <= 300 + made.height
    assert baselines[-1] > 300
    assert all(item.x == 100 for item in paper.shown)
    assert all(item.owner is made.element for item in paper.shown)


def test_parts_stand_where_the_whole_stood() -> None:
    made = wrapped(sentences=6)
    whole = Paper()
    made.drawOn(whole, 0, 0)
    first, rest = made.split(WIDTH, 60)
    parts = Paper()
    first.drawOn(parts, 0, rest.height)
    rest.drawOn(parts, 0, 0)
    assert [(item.text, round(item.y, 6)) for item in parts.shown] == [
        (item.text, round(item.y, 6)) for item in whole.shown
    ]


@pytest.mark.parametrize("align", ["left", "center", "right"])
def test_lines_are_aligned(align: str) -> None:
    made = TextBlock(rich(prose(3)), style().text("body").having(align=align), style(), None)
    made.wrap(WIDTH, 600)
    paper = Paper()
    made.drawOn(paper, 50, 0)
    for item in paper.shown:
        left, right = item.x - 50, 50 + WIDTH - item.right
        expected = {"left": left == 0, "center": abs(left - right) < 0.01, "right": abs(right) < 0.01}
        assert expected[align]


def test_the_marker_hangs_in_the_indent_under_its_own_element() -> None:
    label = StructureElement("Lbl")
    made = wrapped(sentences=3, marker="12.", marker_element=label, indent=28.0)
    paper = Paper()
    made.drawOn(paper, 50, 0)
    marker, first = paper.shown[:2]
    assert (marker.text, marker.owner) == ("12.", label)
    assert marker.x >= 50
    assert marker.right < first.x == 78.0
    assert marker.y == first.y
    assert max(item.right for item in paper.shown) <= 50 + WIDTH + 0.6


def test_notes_go_with_the_lines_that_mark_them() -> None:
    element = StructureElement("P")
    runs = (*rich(prose(5)), Run("1", note="a"), Run(" " + prose(1)), Run("2", note="b"), Run("3", note="a"))
    made = TextBlock(runs, style().text("body"), style(), element)
    assert made.notes() == ("a", "b")
    made.wrap(WIDTH, 600)
    assert made.notes() == ("a", "b")
    first, rest = made.split(WIDTH, 40)
    assert first.notes() == ()
    assert rest.notes() == ("a", "b")
