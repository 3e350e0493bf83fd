"""Callouts hold their text inside their ground; pictures keep their proportions inside their frame."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from printreport.draw.boxes import Box, Picture
from printreport.draw.paragraph import TextBlock
from printreport.model.content import ImageContent
from printreport.model.structure import StructureElement
from printreport.model.text import Run
from specimen.look import style
from specimen.paper import Paper
from specimen.words import block, prose, rich


def box(width: float, sentences: int = 2, number: str = "", **keys: object) -> tuple[Box, Paper]:
    numeral = block(style(), text=number, role="numeral") if number else None
    made = Box([block(style(), sentences=sentences, role="callout")], style(), number=numeral, **keys)  # type: ignore[arg-type]
    made.wrap(width, 600)
    paper = Paper()
    made.drawOn(paper, 65, 100)
    return made, paper


@pytest.mark.parametrize("number", ["", "19%", "1,204,338"])
@pytest.mark.parametrize("width", [150.0, 318.0, 482.0])
@pytest.mark.parametrize("sentences", [1, 4])
def test_text_stands_inside_the_ground(width: float, number: str, sentences: int) -> None:
    made, paper = box(width, sentences, number)
    x, y, wide, high = paper.kinds("rect")[0].numbers
    assert (x, y, wide, high) == (65, 100, width, made.height)
    for item in paper.shown:
        assert x + made.padding <= item.x
        assert item.right <= x + wide - made.padding + 0.6
        assert y < item.y < y + high
    assert (
        "".join(paper.texts)
        .replace(" ", "")
        .replace("-", "")
        .endswith(prose(sentences).replace(" ", "")[-30:])
    )


def test_a_number_stands_beside_the_text_where_there_is_room_and_over_it_where_not() -> None:
    _, wide = box(318, number="19%")
    number, *text = wide.shown
    assert all(item.x > number.right for item in text)
    _, narrow = box(150, number="19%")
    number, *text = narrow.shown
    assert all(item.y < number.y for item in text)
    assert {item.x for item in narrow.shown} == {75.0}


def test_ground_and_keyline_are_no_content() -> None:
    _, paper = box(318, ground="pale", keyline="alert")
    assert [item.color for item in paper.painted] == ["pale", "alert"]
    assert {item.owner for item in paper.painted} == {"Layout"}
    _, bare = box(318, ground=None, keyline=None)
    assert bare.painted == []


def test_notes_of_number_and_text_are_told() -> None:
    number = TextBlock((Run("9"), Run("1", note="b")), style().text("numeral"), style(), None)
    body = TextBlock(
        (*rich("x"), Run("2", note="a"), Run("1", note="b")), style().text("body"), style(), None
    )
    assert Box([body], style(), number=number).notes() == ("b", "a")


@pytest.fixture
def picture_file(tmp_path: Path) -> Path:
    Image.new("RGB", (400, 200), "navy").save(tmp_path / "pier.png")
    return tmp_path


def picture(root: Path, **keys: object) -> Picture:
    made = Picture(ImageContent("pier", "pier.png", "The pier", **keys), str(root), StructureElement("Sect"))  # type: ignore[arg-type]
    made.wrap(318, 600)
    return made


@pytest.mark.parametrize(
    ("keys", "size"),
    [
        ({}, (318, 159)),
        ({"width": 100.0}, (100, 50)),
        ({"height": 60.0}, (120, 60)),
        ({"width": 999.0}, (318, 159)),
        ({"height": 400.0}, (318, 159)),
    ],
)
def test_a_picture_keeps_its_proportions_inside_the_frame(
    picture_file: Path, keys: dict[str, float], size: tuple[float, float]
) -> None:
    made = picture(picture_file, **keys)
    paper = Paper()
    made.drawOn(paper, 65, 100)
    ((path, x, y, wide, high),) = paper.images
    assert Path(path) == picture_file / "pier.png"
    assert (wide, high) == pytest.approx(size)
    assert (x, y) == (65, 100)
    assert made.height == pytest.approx(size[1])


@pytest.mark.parametrize(("align", "left"), [("left", 65), ("center", 174), ("right", 283)])
def test_a_picture_is_aligned(picture_file: Path, align: str, left: float) -> None:
    made = picture(picture_file, width=100.0, align=align)
    paper = Paper()
    made.drawOn(paper, 65, 100)
    assert paper.images[0][1] == pytest.approx(left)
    assert made.element is not None
    assert made.element.attributes["Layout", "BBox"] == pytest.approx((left, 100, left + 100, 150))


def test_a_picture_says_what_it_shows_and_a_decoration_does_not(picture_file: Path) -> None:
    shown = picture(picture_file)
    assert shown.element is not None
    assert (shown.element.role, shown.element.alt) == ("Figure", "The pier")
    assert picture(picture_file, decorative=True).element is None


def test_a_tall_picture_is_not_higher_than_its_page(tmp_path: Path) -> None:
    Image.new("RGB", (100, 900), "navy").save(tmp_path / "pier.png")
    assert picture(tmp_path).height <= 600
