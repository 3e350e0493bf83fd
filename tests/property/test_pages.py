"""Laws of the page builder, for stories of any shape."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from printreport.compose.page import Page
from printreport.draw.columns import BalancedColumns
from printreport.draw.flowable import Flowable, Gap, Stack
from printreport.draw.measure import Narrow
from printreport.draw.paragraph import TextBlock
from printreport.draw.story import SectionStory
from printreport.findings import Findings
from printreport.model.structure import StructureElement
from printreport.model.text import Run
from specimen.look import style
from specimen.paper import Paper
from specimen.report import DrawnStory
from specimen.report import paged as compose_story
from specimen.words import block, prose, rich

FRAME = style().page.height - style().page.top - style().page.bottom

HIGHEST = 560
"""With a head or two over it, a solid block of this height [pt] still fits a page."""

Piece = tuple[str, int]

piece = st.one_of(
    st.tuples(st.just("text"), st.integers(1, 30)),
    st.tuples(st.just("marked"), st.integers(1, 12)),
    st.tuples(st.just("columns"), st.integers(4, 40)),
    st.tuples(st.just("head"), st.just(1)),
    st.tuples(st.just("solid"), st.integers(10, HIGHEST)),
    st.tuples(st.just("float"), st.integers(10, HIGHEST)),
    st.tuples(st.just("stack"), st.integers(2, 12)),
)
pieces = st.lists(piece, min_size=1, max_size=12)


class Shape:
    """A story of numbered pieces; every piece that is no gap carries its number in its text."""

    def __init__(self, plan: list[Piece]) -> None:
        self.notes: dict[str, TextBlock] = {}
        self.tokens: list[str] = []
        self.floats: list[str] = []
        self.flowables = [self._make(f"{number:03d}", kind, size) for number, (kind, size) in enumerate(plan)]
        self.flowables.append(self._make("999", "text", 2))

    def _make(self, token: str, kind: str, size: int) -> Flowable:
        if kind in ("solid", "float"):
            made: Flowable = Gap(size)
            made.floats = kind == "float"
            made.anchor = token
            self.floats += [token] if made.floats else []
            made.space_before = made.space_after = 18.0
            return made
        self.tokens.append(token)
        if kind == "text":
            return Narrow(
                block(style(), text=f"{token} {prose(size)} .{token}", space_before=6, space_after=6), 318
            )
        if kind == "marked":
            name = f"n{token}"
            self.notes[name] = block(style(), sentences=1 + size // 4, role="note")
            runs = (*rich(f"{token} {prose(size)}"), Run("1", note=name), *rich(f" and so on .{token}"))
            return TextBlock(
                runs, style().text("body"), style(), StructureElement("P"), space_before=6, space_after=6
            )
        if kind == "columns":
            text = [f"{token} {prose(size // 2)}", f"{prose(size - size // 2)} .{token}"]
            return BalancedColumns([block(style(), text=each) for each in text], 2, 24)
        if kind == "stack":
            text = [f"{token} {prose(size)}", f"{prose(size)} .{token}"]
            return Stack([block(style(), text=each, role="side") for each in text])
        made = block(style(), text=f"{token} A head .{token}", role="heading2", keep_with_next=True)
        made.space_before, made.space_after = 20.0, 5.0
        return made


def paged(shape: Shape) -> tuple[list[Page], Findings]:
    story = DrawnStory([SectionStory("s", "S", shape.flowables)], style(), shape.notes)
    units, findings = compose_story(story, style())
    return [page for unit in units for page in unit.pages], findings


def words_on(pages: list[Page]) -> list[str]:
    paper = Paper()
    for page in pages:
        for placement in page.placements:
            placement.flowable.drawOn(paper, placement.x, placement.y)
    return [word for text in paper.texts for word in text.split()]


@settings(max_examples=60)
@given(pieces)
def test_every_piece_is_placed_once_and_text_keeps_its_order(plan: list[Piece]) -> None:
    shape = Shape(plan)
    pages, _ = paged(shape)
    words = words_on(pages)
    begins = [word for word in words if word in shape.tokens]
    ends = [word[1:] for word in words if word.startswith(".")]
    assert begins == shape.tokens
    assert ends == shape.tokens
    placed = [
        item.flowable.anchor for page in pages for item in page.placements if isinstance(item.flowable, Gap)
    ]
    assert sorted(placed) == sorted(
        f"{n:03d}" for n, (kind, _) in enumerate(plan) if kind in ("solid", "float")
    )


@settings(max_examples=60)
@given(pieces)
def test_nothing_overlaps_or_leaves_the_frame(plan: list[Piece]) -> None:
    pages, findings = paged(Shape(plan))
    assert not len(findings), [item.message for item in findings]
    for page in pages:
        edge = page.geometry.height - page.geometry.top
        for placement in page.placements:
            assert placement.y + placement.flowable.height <= edge + 0.01
            edge = placement.y
        notes = sum(item.height + 1.5 for item in page.notes.values())
        assert edge >= page.geometry.bottom + notes - 0.02


@settings(max_examples=60)
@given(pieces)
def test_notes_stand_on_the_pages_of_their_marks(plan: list[Piece]) -> None:
    shape = Shape(plan)
    pages, _ = paged(shape)
    for page in pages:
        marks = dict.fromkeys(name for item in page.placements for name in item.flowable.notes())
        assert page.notes == {name: shape.notes[name] for name in marks}
    assert sum(len(page.notes) for page in pages) == len(shape.notes)


@settings(max_examples=60)
@given(pieces)
def test_a_head_never_ends_a_page(plan: list[Piece]) -> None:
    pages, _ = paged(Shape(plan))
    for page in pages:
        assert not page.placements[-1].flowable.keep_with_next


@settings(max_examples=60)
@given(pieces)
def test_floats_keep_their_order(plan: list[Piece]) -> None:
    shape = Shape(plan)
    pages, _ = paged(shape)
    placed = [item.flowable.anchor for page in pages for item in page.placements]
    assert [name for name in placed if name in shape.floats] == shape.floats


@settings(max_examples=40)
@given(st.lists(st.integers(1, 40), min_size=1, max_size=25))
def test_pages_of_running_text_are_full(plan: list[int]) -> None:
    pages, _ = paged(Shape([("text", size) for size in plan]))
    for page in pages[:-1]:
        assert page.fill > 0.9


@settings(max_examples=60)
@given(pieces, st.floats(30, 600))
def test_split_heights_stay_in_their_limit(plan: list[Piece], room: float) -> None:
    for item in Shape(plan).flowables:
        item.wrap(style().measure, FRAME)
        if item.height <= room:
            continue
        parts = item.split(style().measure, room)
        if parts:
            assert len(parts) == 2
            assert parts[0].height <= room + 0.01
            assert parts[0].height > 0
            assert parts[1].height > 0
