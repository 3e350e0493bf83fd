"""The contents list: each entry with leader, folio and link; its height does not wait for the pages."""

from __future__ import annotations

import pytest

from printreport.draw.contents import ContentsList
from printreport.model.structure import StructureElement
from specimen.look import style
from specimen.paper import Paper

ENTRIES = (
    ("The lamps", 0, "lamps"),
    ("Glass and oil", 1, "glass"),
    (
        "A second head so long that it can not stand on one line of the list but needs a second one under it",
        1,
        "long",
    ),
    ("The boats", 0, "boats"),
)
FOLIOS = {"lamps": "3", "glass": "4", "long": "11", "boats": "12"}
WIDTH = 318.0


def listed() -> tuple[ContentsList, StructureElement]:
    parent = StructureElement("Sect")
    made = ContentsList(ENTRIES, style(), parent)
    made.wrap(WIDTH, 600)
    return made, parent


def painted(made: ContentsList) -> Paper:
    paper = Paper()
    made.drawOn(paper, 65, 100)
    return paper


def folios(paper: Paper) -> list[str]:
    return [item.text for item in paper.shown if item.text.isdigit()]


def test_every_entry_has_its_folio_flush_right_on_its_last_line() -> None:
    made, _ = listed()
    made.use_pages(FOLIOS)
    paper = painted(made)
    assert folios(paper) == ["3", "4", "11", "12"]
    for item in paper.shown:
        if item.text.isdigit():
            assert item.right == pytest.approx(65 + WIDTH)
            beside = [other for other in paper.shown if other is not item and other.y == item.y]
            assert len(beside) == 1
            assert beside[0].right < item.x
        else:
            assert item.right <= 65 + WIDTH - 26 + 0.6


def test_folios_do_not_change_the_height() -> None:
    made, _ = listed()
    before = made.height
    made.use_pages(FOLIOS)
    assert made.wrap(WIDTH, 600)[1] == before


def test_lines_stand_inside_the_height_in_order() -> None:
    made, _ = listed()
    paper = painted(made)
    baselines = [item.y for item in paper.shown]
    assert baselines == sorted(baselines, reverse=True)
    assert baselines[-1] > 100
    assert baselines[0] < 100 + made.height


def test_second_heads_are_indented() -> None:
    made, _ = listed()
    starts = {item.text: item.x for item in painted(made).shown}
    assert starts["The lamps"] == 65
    assert starts["Glass and oil"] == 79


def test_leaders_stand_between_title_and_folio_and_are_no_content() -> None:
    made, _ = listed()
    made.use_pages(FOLIOS)
    paper = painted(made)
    assert len(paper.painted) == len(ENTRIES)
    for leader in paper.painted:
        assert leader.owner == "Layout"
        low, high = sorted((leader.numbers[0], leader.numbers[2]))
        on_line = [item for item in paper.shown if abs(item.y - leader.numbers[1]) < 2]
        assert min(item.right for item in on_line) < low
        assert high < max(item.x for item in on_line)


def test_every_entry_links_to_its_anchor_over_its_whole_line() -> None:
    made, parent = listed()
    made.use_pages(FOLIOS)
    paper = painted(made)
    assert [(target, contents) for _, target, contents in paper.links] == [
        (f"#{anchor}", title) for title, _, anchor in ENTRIES
    ]
    for rect, _, _ in paper.links:
        assert rect[2] == pytest.approx(65 + WIDTH)
    for item in paper.shown:
        inside = [rect for rect, _, _ in paper.links if rect[1] < item.y < rect[3]]
        assert len(inside) == 1
    roles = [element.role for element in parent.walk()]
    assert roles.count("TOC") == 1
    assert roles.count("TOCI") == roles.count("Reference") == roles.count("Link") == len(ENTRIES)
    assert all(isinstance(item.owner, StructureElement) and item.owner.role == "Link" for item in paper.shown)


def test_a_break_falls_between_entries() -> None:
    made, _ = listed()
    whole = painted(made).texts
    first, rest = made.split(WIDTH, made.height - 20)
    assert first.height + rest.height == pytest.approx(made.height)
    assert painted(first).texts + painted(rest).texts == whole  # type: ignore[arg-type]


def test_folios_reach_the_parts_of_a_broken_list() -> None:
    """Pages are known after the list was broken over two of them."""
    made, _ = listed()
    parts = made.split(WIDTH, made.height - 20)
    made.use_pages(FOLIOS)
    assert [folio for part in parts for folio in folios(painted(part))] == ["3", "4", "11", "12"]  # type: ignore[arg-type]


def test_a_break_keeps_the_edges_of_the_list() -> None:
    made, _ = listed()
    made.space_before, made.space_after = 9.0, 22.0
    first, rest = made.split(WIDTH, made.height - 20)
    assert (first.space_before, rest.space_after) == (9.0, 22.0)
