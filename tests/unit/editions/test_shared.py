"""What editions have in common is resolved once, and is what each would have got by itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from printreport.editions.results import Order
from printreport.editions.workshop import Workshop, open_workshop
from printreport.model.content import ReportContent
from printreport.pipeline.run import resolve_years
from printreport.resolve.basis import Basis
from printreport.resolve.shared_sections import SharedSections
from specimen.look import ROOT
from unit.editions.towns import make_project

EDITION = """\
from: impact.yaml
title: Visits in {{ town }}
matrix: {town: by_town.rows}
only: [own]
sections:
  - kind: chapter
    id: own
    title: Visits in {{ town }}
    blocks:
      - {kind: prose, text: "{{ by_town.town.total }} visits.[^a]\\n\\n[^a]: By the book."}
      - kind: table
        data: by_town
        rows: [town]
        when: by_town.town.adults > 12
  - kind: chapter
    id: common
    title: Everywhere
    blocks:
      - {kind: prose, text: "{{ visits.total }} visits.[^b]\\n\\n[^b]: Counted at the door."}
      - {kind: table, data: by_reason, title: "Reasons for {{ visits.total }} visits"}
  - kind: chapter
    id: titled
    title: "More of {{ report.title }}"
    blocks:
      - {kind: prose, text: "{{ calls.total }} calls."}
"""


def contents(shop: Workshop, year: int, *, shared: bool) -> dict[str, ReportContent]:
    """Every edition's content, with what is in common resolved once or for each."""
    made = {}
    assert shop.run.dataset is not None
    shop.run.basis = Basis(shop.run.dataset)
    for edition in shop.editions[year]:
        run = shop.template.run_of(edition)
        if not shared:
            assert run.basis is not None
            run.basis.shared = SharedSections()
        resolve_years(run, [year])
        made[edition.name] = run.contents[year]
    return made


@pytest.mark.parametrize("project", ["towns", "states"])
def test_shared_sections_are_those_that_each_would_get(project: str, tmp_path: Path) -> None:
    if project == "towns":
        root, edition, year = make_project(tmp_path / "project", edition=EDITION), "towns", 2024
    else:
        root, edition, year = ROOT, "states", 2021
    shop = open_workshop(Order(str(root), edition, (year,), "", cache=False))
    assert not shop.is_refused
    alone = contents(shop, year, shared=False)
    together = contents(shop, year, shared=True)
    assert together == alone
    assert [list(each.values) for each in together.values()] == [list(each.values) for each in alone.values()]


def test_a_section_without_the_axis_is_resolved_once(tmp_path: Path) -> None:
    root = make_project(tmp_path / "project", edition=EDITION)
    shop = open_workshop(Order(str(root), "towns", (2024,), "", cache=False))
    made = contents(shop, 2024, shared=True)
    common = [content.sections[1] for content in made.values()]
    # Where the town has a table of its own, the common one is the second.
    assert len({id(section) for section in common}) == 2
    assert len({id(content.sections[0]) for content in made.values()}) == len(made)
    assert len({id(content.sections[2]) for content in made.values()}) == len(made), "it has the title"
