"""The foot of the back page: all words on the ground that reaches to the lower edge of the page."""

from __future__ import annotations

from printreport.draw.back import BackFoot
from printreport.draw.prose import ProseBuilder
from printreport.model.content import BackContent
from printreport.model.structure import StructureElement
from printreport.model.text import Paragraph, Run
from specimen.look import style
from specimen.paper import LETTER, Paper
from specimen.report import report
from specimen.words import prose, rich


def foot(n_lines: int = 3) -> tuple[BackFoot, StructureElement]:
    parent = StructureElement("Sect")
    lines = tuple((rich(f"Pier {n}"), (*rich("1-555-LAMP"), Run(str(n)))) for n in range(n_lines))
    imprint = (Paragraph(rich(prose(2))), Paragraph((*rich("How to cite."), Run("", note="a"))))
    made = BackFoot(
        BackContent("back", (), contact=lines, imprint=imprint),
        ProseBuilder(report(), style()),
        style(),
        parent,
    )
    made.wrap(style().measure, 652)
    return made, parent


def painted(made: BackFoot, y: float = 300) -> Paper:
    paper = Paper()
    made.drawOn(paper, LETTER.left, y)
    return paper


def test_it_stands_at_the_lower_edge_wherever_it_is_placed() -> None:
    made, _ = foot()
    assert [(item.x, item.y) for item in painted(made, 100).shown] == [
        (item.x, item.y) for item in painted(made, 400).shown
    ]


def test_all_words_stand_on_the_ground_inside_the_measure() -> None:
    made, _ = foot()
    paper = painted(made)
    (ground,) = paper.painted
    x, y, width, height = ground.numbers
    assert (x, y, width, ground.owner) == (0, 0, LETTER.width, "Background")
    assert ground.color == style().theme.cover_ground
    for item in paper.shown:
        assert 20 < item.y < height - 6
        assert LETTER.left <= item.x
        assert item.right <= LETTER.width - LETTER.right + 0.6


def test_the_ground_stays_under_what_stands_above_it() -> None:
    """Placed on the last line of the frame, it covers nothing higher than its own room."""
    made, _ = foot()
    ground = painted(made, LETTER.bottom).painted[0]
    assert ground.numbers[1] + ground.numbers[3] <= LETTER.bottom + made.height + 0.01


def test_lines_of_contact_stand_in_two_columns_over_the_imprint() -> None:
    made, parent = foot(3)
    shown = painted(made).shown
    starts = {item.x for item in shown if item.text.startswith("Pier")}
    assert len(starts) == 2
    numbers = {item.y for item in shown if item.text.startswith("1-555")}
    assert len(numbers) == 2
    lowest = min(numbers)
    imprint = [item for item in shown if not item.text.startswith(("Pier", "1-555"))]
    assert imprint
    assert all(item.y < lowest for item in imprint)
    assert [kid.role for kid in parent.kids if isinstance(kid, StructureElement)] == ["P"] * 5


def test_notes_in_the_imprint_are_told() -> None:
    made, _ = foot()
    assert made.notes() == ("a",)
