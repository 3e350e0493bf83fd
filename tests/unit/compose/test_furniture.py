"""Page furniture: head and folio outside of the frame as artifacts, footnotes at its foot with a rule."""

from __future__ import annotations

from dataclasses import replace

import pytest

from printreport.compose.furniture import draw_page
from printreport.compose.page import Page
from printreport.model.structure import StructureElement
from specimen.look import style
from specimen.paper import LETTER, Paper
from specimen.words import block


def page(**keys: object) -> Page:
    return Page(**{"number": 7, "geometry": LETTER, "section": "s", "title": "The lamps", **keys})  # type: ignore[arg-type]


def painted(of: Page, furniture: bool = True) -> Paper:
    paper = Paper(geometry=of.geometry)
    draw_page(paper, of, style(), "Society of Keepers", furniture)
    return paper


def test_head_and_folio_stand_outside_the_frame_as_artifacts() -> None:
    paper = painted(page())
    assert sorted(paper.texts) == ["7", "Society of Keepers", "The lamps"]
    for item in paper.shown:
        assert item.owner == ("Footer" if item.text == "7" else "Header")
        inside = LETTER.bottom <= item.y <= LETTER.height - LETTER.top
        assert not inside
        assert LETTER.left <= item.x
        assert item.right <= LETTER.width - LETTER.right + 0.01


def test_the_digits_of_the_furniture_are_references() -> None:
    for item in painted(page(title="Years 2016 to 2021")).shown:
        assert {glyphs.number_class for glyphs in item.line} == {"reference"}


@pytest.mark.parametrize("is_recto", [True, False])
def test_the_folio_stands_outside(is_recto: bool) -> None:
    geometry = replace(LETTER, is_recto=is_recto, left=80, right=50)
    folio = next(item for item in painted(page(geometry=geometry)).shown if item.text == "7")
    if is_recto:
        assert folio.right == pytest.approx(LETTER.width - 50)
    else:
        assert folio.x == 80


def test_an_opener_page_has_no_head_but_a_folio() -> None:
    assert painted(page(has_head=False)).texts == ["7"]


def test_a_full_page_has_no_furniture() -> None:
    paper = painted(page(full_page=True))
    assert paper.shown == []
    assert paper.painted == []


def test_a_profile_may_ask_for_none() -> None:
    assert painted(page(), furniture=False).shown == []


def test_footnotes_end_at_the_foot_of_the_frame_under_their_rule() -> None:
    notes = [block(style(), sentences=count, role="note") for count in (1, 3)]
    paper = painted(page(notes=dict(zip("ab", notes, strict=True)), has_head=False))
    lines = [item for item in paper.shown if isinstance(item.owner, StructureElement)]
    (rule,) = paper.painted
    assert rule.owner == "Layout"
    assert [item.owner for item in lines] == sorted(
        (item.owner for item in lines), key=[n.element for n in notes].index
    )
    baselines = [item.y for item in lines]
    assert baselines == sorted(baselines, reverse=True)
    assert rule.numbers[1] > baselines[0]
    assert LETTER.bottom <= baselines[-1] < LETTER.bottom + 8


def test_a_head_too_long_for_the_line_is_shortened_at_a_word() -> None:
    paper = painted(page(title="What the lamps did for the boats " * 8))
    head, title, _ = sorted((item for item in paper.shown), key=lambda item: (-item.y, item.x))
    assert title.text.rstrip().endswith("\u2026")
    assert head.right < title.x
    assert title.right <= LETTER.width - LETTER.right + 0.01
