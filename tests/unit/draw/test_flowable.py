"""A stack collapses the spaces between its items, and a page break in it loses nothing."""

from __future__ import annotations

import pytest

from printreport.draw.flowable import Flowable, Gap, Stack, notes_of
from printreport.draw.paragraph import TextBlock
from printreport.model.text import Run
from specimen.look import style
from specimen.paper import Paper
from specimen.words import block, prose, rich

WIDTH = 240.0


def painted(flowable: Flowable) -> list[str]:
    flowable.wrap(WIDTH, 1e6)
    paper = Paper()
    flowable.drawOn(paper, 0, 0)
    return paper.texts


def spaced(height: float, before: float, after: float) -> Gap:
    gap = Gap(height)
    gap.space_before, gap.space_after = before, after
    return gap


def test_the_larger_of_two_spaces_counts_and_the_outer_ones_do_not() -> None:
    stack = Stack([spaced(10, 50, 6), spaced(20, 8, 0), spaced(30, 3, 99)])
    assert stack.wrap(WIDTH, 500) == (WIDTH, 10 + 8 + 20 + 3 + 30)


def test_items_stand_one_under_the_other() -> None:
    items = [block(style(), sentences=2, space_before=6, space_after=9) for _ in range(3)]
    stack = Stack(items)
    stack.wrap(WIDTH, 600)
    paper = Paper()
    stack.drawOn(paper, 30, 100)
    baselines = [item.y for item in paper.shown]
    assert baselines == sorted(baselines, reverse=True)
    assert baselines[0] < 100 + stack.height
    assert baselines[-1] > 100
    n_lines = len(items[0].lines)
    leading = items[0].text_style.leading
    assert baselines[n_lines - 1] - baselines[n_lines] == pytest.approx(leading + 9)


@pytest.mark.parametrize("room", [15, 40, 61, 90, 133, 180, 222])
def test_a_break_keeps_all_text_in_order_and_fits(room: float) -> None:
    stack = Stack([block(style(), sentences=3, space_before=6, space_after=6) for _ in range(4)])
    stack.wrap(WIDTH, 600)
    whole = painted(stack)
    assert stack.height > room
    parts = stack.split(WIDTH, room)
    if not parts:
        assert room < 2 * style().text("body").leading
        return
    first, rest = parts
    assert first.height <= room + 0.01
    assert painted(first) + painted(rest) == whole


def test_a_head_goes_with_what_follows_it() -> None:
    head = block(style(), text="A head", role="heading2", keep_with_next=True)
    text = block(style(), sentences=4)
    stack = Stack([block(style(), sentences=2), head, text])
    stack.wrap(WIDTH, 600)
    first, rest = stack.split(WIDTH, stack.items[0].height + head.height + 8)
    assert "A head" not in painted(first)
    assert painted(rest)[0] == "A head"


def test_a_head_alone_that_does_not_fit_refuses() -> None:
    stack = Stack([block(style(), text="A head", keep_with_next=True), block(style(), sentences=4)])
    stack.wrap(WIDTH, 600)
    assert stack.split(WIDTH, stack.items[0].height + 5) == []


def test_an_unbreakable_stack_does_not_break() -> None:
    stack = Stack([block(style(), sentences=4) for _ in range(3)], breakable=False)
    stack.wrap(WIDTH, 600)
    assert stack.split(WIDTH, 100) == []


def test_the_first_part_keeps_the_anchor_and_the_edges_are_shared_out() -> None:
    stack = Stack([block(style(), sentences=4) for _ in range(3)])
    stack.anchor, stack.bookmark = "here", ("Here", 1)
    stack.space_before, stack.space_after = 18.0, 12.0
    stack.wrap(WIDTH, 600)
    first, rest = stack.split(WIDTH, 100)
    assert (first.anchor, rest.anchor) == ("here", "")
    assert (first.bookmark, rest.bookmark) == (("Here", 1), None)
    assert (first.space_before, rest.space_after) == (18.0, 12.0)


def test_anchor_and_bookmark_are_set_at_the_upper_left_corner() -> None:
    made = block(style(), sentences=2)
    made.anchor, made.bookmark = "rope", ("Rope", 1)
    made.wrap(WIDTH, 600)
    paper = Paper()
    made.drawOn(paper, 40, 200)
    assert paper.anchors == [("rope", 40, 200 + made.height)]
    assert paper.bookmarks == [("Rope", "rope", 1)]


def test_headings_inside_are_told_in_order() -> None:
    inner = [block(style(), text=f"Head {number}") for number in range(3)]
    for number, item in enumerate(inner):
        item.anchor, item.bookmark = f"h{number}", (f"Head {number}", 1)
    stack = Stack([inner[0], Stack(inner[1:])])
    stack.anchor, stack.bookmark = "top", ("Top", 0)
    assert stack.bookmarks() == (
        ("Top", 0, "top"),
        ("Head 0", 1, "h0"),
        ("Head 1", 1, "h1"),
        ("Head 2", 1, "h2"),
    )


def test_each_note_is_told_once() -> None:
    def marked(*names: str) -> TextBlock:
        runs = (*rich(prose(1)), *(Run("1", note=name) for name in names))
        return TextBlock(runs, style().text("body"), style(), None)

    assert notes_of([marked("b", "a"), marked("a", "c")]) == ("b", "a", "c")
    assert Stack([marked("b"), marked("b")]).notes() == ("b",)
