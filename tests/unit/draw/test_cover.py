"""The cover's field of dots: the exact number, each once, evenly spread, inside its area."""

from __future__ import annotations

import pytest

from printreport.draw.cover import CoverPage, TitleTooLongError, dot_grid, scatter
from printreport.findings import Place
from printreport.model.content import ArtworkContent, CoverContent
from printreport.model.structure import StructureElement
from specimen.look import style
from specimen.paper import LETTER, Paper
from specimen.words import rich

SIZES = [(27733, 482.0, 430.0), (2809, 482.0, 300.0), (1, 100.0, 100.0), (7, 482.0, 20.0), (465, 40.0, 500.0)]


@pytest.mark.parametrize(("dots", "width", "height"), SIZES)
def test_the_grid_holds_all_dots_in_its_area(dots: int, width: float, height: float) -> None:
    pitch, columns, rows = dot_grid(dots, width, height)
    assert (rows - 1) * columns < dots <= rows * columns
    assert columns * pitch <= width + 0.01
    assert rows * pitch <= height + 0.01


@pytest.mark.parametrize(("dots", "width", "height"), SIZES)
def test_the_grid_is_nearly_as_wide_as_can_be(dots: int, width: float, height: float) -> None:
    pitch, _, _ = dot_grid(dots, width, height)
    wider = pitch * 1.01
    columns = int(width / wider)
    assert columns == 0 or -(-dots // columns) * wider > height


@pytest.mark.parametrize(
    ("chosen", "dots", "columns"),
    [
        (2809, 27733, 176),
        (2809, 27733, 173),
        (130, 1204, 40),
        (0, 50, 10),
        (50, 50, 10),
        (49, 50, 7),
        (80, 50, 7),
        (1, 1, 1),
    ],
)
def test_exactly_so_many_are_chosen_each_once(chosen: int, dots: int, columns: int) -> None:
    taken = scatter(chosen, dots, columns)
    assert len(taken) == len(set(taken)) == min(chosen, dots)
    assert taken == sorted(taken)
    assert not taken or 0 <= taken[0] <= taken[-1] < dots


@pytest.mark.parametrize(
    ("chosen", "dots", "columns"), [(2809, 27733, 176), (1400, 27733, 173), (900, 10000, 100)]
)
def test_the_chosen_are_spread_evenly(chosen: int, dots: int, columns: int) -> None:
    """Blocks of about forty chosen dots: a random choice would differ by far more than a quarter."""
    rows = dots // columns
    across = down = max(2, round((chosen / 40) ** 0.5))
    counts = dict.fromkeys(((row, column) for row in range(down) for column in range(across)), 0)
    sizes = dict(counts)
    for index in range(rows * columns):
        row, column = divmod(index, columns)
        sizes[row * down // rows, column * across // columns] += 1
    for index in scatter(chosen, dots, columns):
        row, column = divmod(index, columns)
        if row < rows:
            counts[row * down // rows, column * across // columns] += 1
    shares = [counts[key] / sizes[key] for key in counts]
    assert min(shares) > 0.75 * chosen / dots
    assert max(shares) < 1.25 * chosen / dots


def test_the_scatter_is_the_same_every_time() -> None:
    assert scatter(500, 5000, 70) == scatter(500, 5000, 70)


def cover(
    artwork: ArtworkContent, subtitle: str = "What the lamps were for"
) -> tuple[Paper, StructureElement]:
    root = StructureElement("Document")
    content = CoverContent(
        "cover", rich("Lights of the harbor"), rich("Society of Keepers"), rich(subtitle), artwork
    )
    page = CoverPage(content, style(), ".", root)
    page.wrap(LETTER.width, LETTER.height)
    paper = Paper()
    page.drawOn(paper, 0, 0)
    return paper, root


def test_every_dot_is_painted_once() -> None:
    paper, root = cover(
        ArtworkContent("dot_field", 1204, 130, alt="A field of 1,204 dots", key=rich("One dot, one boat"))
    )
    dim = bright = 0
    for item in paper.painted:
        if item.color == "dots":
            assert item.cap == "round"
            x1, _, x2, _ = item.numbers
            dim += round((x2 - 0.01 - x1) / item.dash[1]) + 1
        elif item.color == "accent_bright":
            bright += sum(segment[0] == "m" for segment in item.segments)
    assert (dim, bright) == (1204, 130)
    (figure,) = [element for element in root.walk() if element.role == "Figure"]
    assert figure.alt == "A field of 1,204 dots"
    assert {item.owner for item in paper.painted if item.color in ("dots", "accent_bright")} == {figure}


def test_the_artwork_stands_between_the_words_and_the_key() -> None:
    key = rich(
        "One dot, one boat: 1,204 boats that called in the year. Bright dots: the 130 that came by night."
    )
    paper, root = cover(ArtworkContent("dot_field", 1204, 130, key=key, alt="x"))
    (figure,) = [element for element in root.walk() if element.role == "Figure"]
    left, bottom, right, top = figure.attributes["Layout", "BBox"]  # type: ignore[misc]
    for item in paper.painted:
        if item.color == "dots":
            assert left <= item.numbers[0] <= item.numbers[2] <= right
            assert bottom <= item.numbers[1] <= top
    below = [
        item for item in paper.shown if item.text.startswith(("One dot", "130", "Bright", "in the year"))
    ]
    words = [item for item in paper.shown if item not in below and item.y > top]
    assert {item.text for item in words} >= {"Society of Keepers", "Lights of the harbor"}
    assert below
    assert all(item.y < bottom for item in below)
    assert all(0 < item.y < LETTER.height for item in paper.shown)


def test_the_ground_reaches_all_edges() -> None:
    paper, _ = cover(ArtworkContent("none"))
    ground = paper.painted[0]
    assert (ground.numbers, ground.color, ground.owner) == ((0, 0, 612, 792), "primary", "Background")


def test_without_artwork_nothing_is_painted_on_the_ground() -> None:
    paper, _ = cover(ArtworkContent("none"))
    assert len(paper.painted) == 1


def test_bars_are_in_proportion() -> None:
    paper, _ = cover(ArtworkContent("bars", heights=(4.0, 2.0, 1.0), bright_heights=(1.0, 2.0), alt="bars"))
    dim = [item.numbers for item in paper.painted if item.color == "dots"]
    bright = [item.numbers for item in paper.painted if item.color == "accent_bright"]
    assert len(dim) == 3
    tallest = dim[0][3]
    assert [numbers[3] / tallest for numbers in dim] == pytest.approx([1, 0.5, 0.25])
    assert [numbers[3] / tallest for numbers in bright] == pytest.approx([0.25, 0.5])
    assert len({numbers[1] for numbers in (*dim, *bright)}) == 1


def test_a_field_of_one_row_and_a_field_of_none() -> None:
    paper, _ = cover(ArtworkContent("dot_field", 1, 1, alt="one"))
    assert sum(item.color == "dots" for item in paper.painted) == 1
    paper, _ = cover(ArtworkContent("dot_field", 0, 0, alt="none"))
    assert not any(item.color == "dots" for item in paper.painted)


def test_a_title_that_leaves_no_room_is_refused_at_its_place() -> None:
    content = CoverContent(
        "cover", rich("Long title word " * 60), rich("Keepers"), place=Place("layouts/impact.yaml", 9, 5)
    )
    cover = CoverPage(content, style(), ".", StructureElement("Document"))
    cover.wrap(LETTER.width, LETTER.height)
    with pytest.raises(TitleTooLongError, match="more than its page holds") as caught:
        cover.draw(Paper(), 0, 0)
    assert str(caught.value.place) == "layouts/impact.yaml:9:5"
