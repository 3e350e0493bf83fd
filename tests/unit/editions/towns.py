"""A small project of towns: its matrix makes a one-page edition for each of them."""

from __future__ import annotations

import shutil
from pathlib import Path

BASE = Path(__file__).resolve().parents[2] / "golden" / "base"

EDITION = """\
from: impact.yaml
title: Visits in {{ town }}
matrix: {town: by_town.rows}
file: "{{ town | slug }}-{{ year }}"
only: [own]
sections:
  - kind: chapter
    id: own
    title: Visits in {{ town }}
    blocks:
      - kind: prose
        text: |
          {{ by_town.town.total | unit }}, {{ standing(by_town.town.total) }} of {{ count(by_town) }}, and
          {{ share(by_town.town.total) | percent(1) }} of {{ by_town.all.total }}.
"""


def town_names(count: int) -> list[str]:
    """Names of made-up towns: letters only, so that none of them is a number."""
    letters = "abcdefghij"
    return ["Town " + "".join(letters[int(digit)] for digit in f"{index:04}") for index in range(count)]


def shown(number: int) -> str:
    """Give a number as a cell of CSV."""
    return f'"{number:,}"' if number >= 1_000 else str(number)


def make_project(folder: Path, n_towns: int = 6, edition: str = EDITION) -> Path:
    """Lay a project of so many towns into a folder."""
    shutil.copytree(BASE, folder)
    for year in (2023, 2024):
        rows = [(name, 10 + index, 5) for index, name in enumerate(town_names(n_towns))]
        adults, children = sum(row[1] for row in rows), sum(row[2] for row in rows)
        lines = ["Town,adults,children,total"]
        rows.append(("Total", adults, children))
        lines += [f"{name},{shown(a)},{shown(c)},{shown(a + c)}" for name, a, c in rows]
        (folder / "data" / str(year) / "by_town.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    contract = folder / "data" / "contract.yaml"
    text = contract.read_text(encoding="utf-8")
    contract.write_text(text.partition("ties:")[0], encoding="utf-8")
    (folder / "layouts" / "editions").mkdir()
    (folder / "layouts" / "editions" / "towns.yaml").write_text(edition, encoding="utf-8")
    return folder
