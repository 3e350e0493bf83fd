"""Columns: text poured in order to one height, blocks beside one another, both breaking without loss."""

from __future__ import annotations

import pytest

from printreport.draw.columns import BalancedColumns, Beside
from printreport.draw.flowable import Flowable, Stack
from printreport.draw.measure import Narrow
from specimen.look import style
from specimen.paper import Paper
from specimen.words import block, prose

WIDTH = 480.0
GUTTER = 24.0


def painted(flowable: Flowable) -> Paper:
    flowable.wrap(WIDTH, 1e6)
    paper = Paper()
    flowable.drawOn(paper, 0, 0)
    return paper


def text_of(*papers: Paper) -> str:
    """All words, hyphens of division taken out."""
    shown = "".join("".join(paper.texts) for paper in papers)
    return shown.replace("-", "").replace("\u00ad", "").replace(" ", "")


def words(sentences: int) -> str:
    return prose(sentences).replace(" ", "").replace("-", "")


def balanced(paragraphs: int = 4, count: int = 2, sentences: int = 5) -> BalancedColumns:
    items = [block(style(), sentences=sentences, space_before=6, space_after=6) for _ in range(paragraphs)]
    made = BalancedColumns(items, count, GUTTER)
    made.wrap(WIDTH, 600)
    return made


@pytest.mark.parametrize("count", [2, 3])
@pytest.mark.parametrize("paragraphs", [1, 2, 5])
def test_text_is_poured_in_order_and_to_nearly_one_height(count: int, paragraphs: int) -> None:
    made = balanced(paragraphs, count)
    paper = painted(made)
    assert text_of(paper) == words(5) * paragraphs
    own = (WIDTH - (count - 1) * GUTTER) / count
    starts = sorted({round(item.x, 2) for item in paper.shown})
    assert starts == [pytest.approx(index * (own + GUTTER), abs=0.01) for index in range(count)]
    leading = style().text("body").leading
    lowest = [min(item.y for item in paper.shown if round(item.x, 2) == start) for start in starts]
    assert max(lowest) - min(lowest) <= 3 * leading + 12
    tops = {round(max(item.y for item in paper.shown if round(item.x, 2) == start), 2) for start in starts}
    assert len(tops) == 1
    assert all(item.y > 0 for item in paper.shown)
    assert all(item.right <= item.x + own + 0.6 for item in paper.shown)


def test_columns_are_lower_than_the_text_in_one() -> None:
    made = balanced(4, 2)
    whole = Stack([block(style(), sentences=5, space_before=6, space_after=6) for _ in range(4)])
    whole.wrap((WIDTH - GUTTER) / 2, 1e6)
    half = whole.height / 2
    assert half - 12 <= made.height <= half + 3 * style().text("body").leading


def test_no_column_begins_or_ends_with_one_line_of_a_paragraph() -> None:
    for sentences in range(3, 12):
        made = balanced(2, 2, sentences)
        for column in made._columns:
            for item in column.items:
                if len(item.lines) < 2:  # type: ignore[attr-defined]
                    pytest.fail(f"a lone line with {sentences} sentences")


@pytest.mark.parametrize("share", [0.25, 0.4, 0.6, 0.8, 0.95])
def test_a_page_break_keeps_the_text_and_the_limit(share: float) -> None:
    made = balanced(5)
    room = made.height * share
    parts = made.split(WIDTH, room)
    assert parts, "columns of text always break"
    first, rest = parts
    assert first.height <= room + 0.01
    assert text_of(painted(first), painted(rest)) == words(5) * 5


@pytest.mark.parametrize("less", [0.5, 1.5, 2.5])
def test_a_little_less_room_than_balanced_still_takes_text(less: float) -> None:
    for sentences in range(4, 14):
        made = balanced(3, 2, sentences)
        parts = made.split(WIDTH, made.height - less)
        assert parts, f"{sentences} sentences refuse {made.height - less:.1f} of {made.height:.1f} pt"
        assert text_of(*(painted(part) for part in parts)) == words(sentences) * 3


def test_a_head_never_ends_a_column() -> None:
    for sentences in range(2, 12):
        items = [
            block(style(), sentences=sentences),
            block(style(), text="A head", role="heading2", keep_with_next=True, space_before=20.0),
            block(style(), sentences=4),
        ]
        made = BalancedColumns(items, 2, GUTTER)
        made.wrap(WIDTH, 600)
        for column in made._columns:
            assert not column.items or not column.items[-1].keep_with_next


def test_edges_of_the_parts() -> None:
    made = balanced(5)
    made.space_before, made.space_after, made.anchor = 20.0, 6.0, "here"
    first, rest = made.split(WIDTH, made.height / 2)
    assert (first.space_before, first.anchor) == (20.0, "here")
    assert (rest.space_after, rest.anchor) == (6.0, "")


def beside(left: int, right: int, breakable: bool = True) -> Beside:
    columns = [Stack([block(style(), sentences=4) for _ in range(count)]) for count in (left, right)]
    made = Beside(columns, (318, 150), 12, breakable)
    made.wrap(WIDTH, 600)
    return made


def test_the_tallest_column_gives_the_height_and_tops_are_aligned() -> None:
    made = beside(4, 1)
    assert made.height == max(column.height for column in made.columns)
    paper = painted(made)
    left = [item for item in paper.shown if item.x < 300]
    right = [item for item in paper.shown if item.x > 300]
    assert {item.x for item in right} == {330}
    assert max(item.y for item in left) == pytest.approx(max(item.y for item in right))


def test_text_goes_left_column_first() -> None:
    paper = painted(beside(2, 2))
    xs = [item.x for item in paper.shown]
    assert xs == sorted(xs)


@pytest.mark.parametrize("room", [60, 100, 150])
def test_a_break_runs_through_all_columns(room: float) -> None:
    made = beside(4, 1)
    paper = painted(made)
    parts = made.split(WIDTH, room)
    first, rest = parts
    assert first.height <= room + 0.01
    both = Paper()
    first.drawOn(both, 0, 1000)
    rest.drawOn(both, 0, 0)
    for is_left in (True, False):
        whole = [item.text for item in paper.shown if (item.x < 300) == is_left]
        assert [item.text for item in both.shown if (item.x < 300) == is_left] == whole


def test_unbreakable_columns_do_not_break() -> None:
    assert beside(4, 1, breakable=False).split(WIDTH, 100) == []


def test_a_narrow_item_keeps_its_measure_over_a_break() -> None:
    text = block(style(), sentences=8, space_before=6.0, space_after=7.0)
    narrow = Narrow(text, 200)
    narrow.wrap(WIDTH, 600)
    assert (narrow.width, narrow.height) == (WIDTH, text.height)
    whole = painted(narrow)
    assert max(item.right for item in whole.shown) <= 200.6
    first, rest = narrow.split(WIDTH, 100)
    assert first.height <= 100.01
    assert painted(first).texts + painted(rest).texts == whole.texts
    assert (first.space_before, rest.space_after) == (6.0, 7.0)
