"""Key facts: rows of equal height with aligned lines, and page breaks between rows only."""

from __future__ import annotations

from dataclasses import replace

import pytest

from printreport.draw.cards import FactGrid
from printreport.draw.style import Style
from printreport.model.content import FactContent, KeyFactsContent
from printreport.model.structure import StructureElement
from printreport.model.text import Run
from specimen.look import fresh_style, style
from specimen.paper import Paper
from specimen.report import facts
from specimen.words import rich

WIDTH = 482.0


def grid(content: KeyFactsContent, look: Style | None = None, width: float = WIDTH) -> FactGrid:
    made = FactGrid(content, look or style(), StructureElement("Sect"))
    made.wrap(width, 600)
    return made


def painted(made: FactGrid) -> Paper:
    paper = Paper()
    made.drawOn(paper, 65, 100)
    return paper


def uneven() -> KeyFactsContent:
    """A row whose second label takes three lines."""
    long = rich("boats that called at the pier by night and were let in by the keepers of the lamp")
    made = facts("uneven", 3)
    return replace(made, facts=(made.facts[0], replace(made.facts[1], label=long), made.facts[2]))


def test_cards_of_a_row_are_equally_high_and_wide() -> None:
    made = grid(uneven())
    grounds = [item for item in painted(made).kinds("rect") if item.numbers[3] > 10]
    assert len(grounds) == 3
    assert (
        len(
            {
                (round(item.numbers[1], 3), round(item.numbers[2], 3), round(item.numbers[3], 3))
                for item in grounds
            }
        )
        == 1
    )
    assert grounds[-1].numbers[0] + grounds[-1].numbers[2] == pytest.approx(65 + WIDTH)


def test_numbers_labels_and_notes_share_their_lines() -> None:
    shown = painted(grid(uneven())).shown
    assert len({item.y for item in shown if item.text == "1,204"}) == 1
    assert len({item.y for item in shown if item.text == "in the year"}) == 1
    first_lines = [item.y for item in shown if item.text.startswith("boats")]
    assert len(set(first_lines)) == 1


def test_text_stays_inside_its_card() -> None:
    paper = painted(grid(uneven()))
    grounds = [item.numbers for item in paper.kinds("rect") if item.numbers[3] > 10]
    for item in paper.shown:
        assert any(
            x <= item.x and item.right <= x + width and y < item.y < y + height
            for x, y, width, height in grounds
        ), item.text


def test_more_facts_take_more_rows() -> None:
    one, two, three = (grid(facts("f", count)).height for count in (3, 6, 7))
    assert two == pytest.approx(2 * one + 12)
    assert three == pytest.approx(3 * one + 24)


@pytest.mark.parametrize(("look", "rows"), [("strip", 1), ("list", 5), ("cards", 2)])
def test_a_look_has_its_columns(look: str, rows: int) -> None:
    paper = painted(grid(facts("f", 5, look)))
    assert len({round(item.y, 3) for item in paper.shown if item.text == "1,204"}) == rows


@pytest.mark.parametrize("card", ["filled", "ruled", "boxed"])
def test_the_theme_tells_how_a_card_is_drawn(card: str) -> None:
    look = fresh_style(card=card)
    paper = painted(grid(facts("f", 2), look))
    kinds = {item.kind for item in paper.painted}
    assert kinds == {{"filled": "rect", "ruled": "line", "boxed": "path"}[card]}
    assert all(item.owner == "Layout" for item in paper.painted)


def test_the_structure_is_a_list_of_one_item_a_fact() -> None:
    parent = StructureElement("Sect")
    made = FactGrid(facts("f", 4), style(), parent)
    made.wrap(WIDTH, 600)
    (element,) = parent.kids
    assert isinstance(element, StructureElement)
    assert element.role == "L"
    assert [kid.role for kid in element.kids if isinstance(kid, StructureElement)] == ["LI"] * 4
    lines = {id(line) for line in element.walk() if line.role == "P"}
    assert len(lines) == 8
    assert {id(item.owner) for item in painted(made).shown} == lines


def test_a_break_falls_between_rows() -> None:
    made = grid(facts("f", 9))
    made.anchor, made.space_before, made.space_after = "f", 18.0, 12.0
    row = grid(facts("f", 3)).height
    assert made.split(WIDTH, row - 1) == []
    whole = painted(made).texts
    for rows in (1, 2):
        first, rest = made.split(WIDTH, rows * (row + 12) + 5)
        assert first.height == pytest.approx(rows * row + (rows - 1) * 12)
        assert painted(first).texts + painted(rest).texts == whole  # type: ignore[arg-type]
        assert (first.space_before, rest.space_after) == (18.0, 12.0)


def test_a_break_keeps_the_anchor_that_links_lead_to() -> None:
    made = grid(facts("f", 9))
    made.anchor = "f"
    first, rest = made.split(WIDTH, made.height - 10)
    assert (first.anchor, rest.anchor) == ("f", "")


def test_notes_of_all_facts_are_told() -> None:
    marked = KeyFactsContent(
        "f", (FactContent(rich("9"), (*rich("boats"), Run("1", note="a")), (Run("2", note="b"),)),)
    )
    assert grid(marked).notes() == ("a", "b")
