"""A table of many rows behind the flagship: ten columns, sums that must add up, a head on each page."""

from __future__ import annotations

import csv
import json
import random
from collections.abc import Iterator
from pathlib import Path

from measure import Work, in_turn, unwarmed

from series.stage import OURS, YEAR, Stage

ROWS = (0, 1_000, 10_000, 50_000)
LONG = 50_000
"""From so many rows on one round must do for the peers, and they are stopped after ``LIMIT`` seconds."""
LIMIT = 240.0
TITLE, LEAD = (
    "Every request, office by office",
    "The list holds every request of an office in the order of arrival.",
)
CAPTION = "Requests and files, by office"
HEAD = (
    "Request",
    "Place",
    "State",
    "Program",
    "Officers",
    "Images",
    "Videos",
    "Other files",
    "Files",
    "Hours",
)
ALIGN = ("left",) * 4 + ("right",) * 6
WORDS = {"title": TITLE, "lead": LEAD, "caption": CAPTION, "align": ALIGN}
FIRST = ("North", "South", "East", "West", "New", "Old", "Upper", "Lower", "Great", "Little")
SECOND = (
    "Harbor",
    "Field",
    "Bridge",
    "Mill",
    "Haven",
    "Ridge",
    "Ford",
    "Wells",
    "Grove",
    "Falls",
    "Creek",
    "Point",
)
STATES = (
    "Alabama",
    "California",
    "Florida",
    "Maine",
    "New Mexico",
    "North Carolina",
    "Ohio",
    "Texas",
    "Utah",
)
PROGRAMS = ("Identification", "Training", "Hotline", "Recovery planning", "Prevention", "Family help")
CONTRACT = """
  office_requests:
    label: requests by office
    unit: files
    kind: in_year
    rows: {key: Request, all: All}
    columns:
      place: {type: text, label: Place}
      state: {type: text, label: State}
      program: {type: text, label: Program}
      officers: {type: count, label: Officers}
      images: {type: count, label: Images}
      videos: {type: count, label: Videos}
      other_files: {type: count, label: Other files}
      files: {type: count, label: Files, equals: images + videos + other_files}
      hours: {type: count, label: Hours}
"""
CHAPTER = f"""
  - kind: chapter
    id: every_request
    title: {TITLE}
    opener: compact
    starts: page
    blocks:
      - kind: prose
        id: every_request_text
        text: {LEAD}
      - kind: table
        id: office_requests
        data: office_requests
        title: {CAPTION}
        type_size: 8

"""


def lines(n: int) -> Iterator[list[int | str]]:
    """Give made-up rows, always the same ones, and their sum at the end."""
    chance = random.Random(20211)
    sums = [0] * 6
    for number in range(1, n + 1):
        place = f"{chance.choice(FIRST)} {chance.choice(SECOND)}"
        images, videos, other = chance.randint(0, 90_000), chance.randint(0, 9_000), chance.randint(0, 900)
        counts = [
            chance.randint(1, 60),
            images,
            videos,
            other,
            images + videos + other,
            chance.randint(1, 400),
        ]
        sums = [one + other for one, other in zip(sums, counts, strict=True)]
        yield [f"R-{number:05d}", place, chance.choice(STATES), chance.choice(PROGRAMS), *counts]
    yield ["All", "", "", "", *sums]


def our_project(stage: Stage, n: int) -> Path:
    """Add the table to a copy of the flagship."""
    project = stage.project(f"appendix-{n}")
    if n:
        contract = project / "data" / "contract.yaml"
        text = contract.read_text(encoding="utf-8")
        contract.write_text(text.replace("\ntables:\n", f"\ntables:{CONTRACT}", 1), encoding="utf-8")
        with (project / "data" / str(YEAR) / "tables.yaml").open("a", encoding="utf-8") as file:
            file.write("office_requests: {source: calendar, at: made up for the benchmark}\n")
        layout = project / "layouts" / "impact.yaml"
        text = layout.read_text(encoding="utf-8")
        layout.write_text(
            text.replace("\n  - kind: back\n", f"{CHAPTER}  - kind: back\n", 1), encoding="utf-8"
        )
        with (project / "data" / str(YEAR) / "office_requests.csv").open(
            "w", encoding="utf-8", newline=""
        ) as file:
            csv.writer(file).writerows([HEAD, *lines(n)])
    return project


def for_peers(stage: Stage, n: int) -> list[str]:
    """Write the same table with final texts, and its words; give the options of a builder."""
    if not n:
        return []
    table, words = stage.folder / f"appendix-{n}.csv", stage.folder / "appendix.json"
    with table.open("w", encoding="utf-8", newline="") as file:
        rows = ([f"{cell:,}" if isinstance(cell, int) else cell for cell in row] for row in lines(n))
        csv.writer(file).writerows([HEAD, *rows])
    words.write_text(json.dumps(WORDS), encoding="utf-8")
    return ["--appendix", str(table), "--words", str(words)]


def run(stage: Stage) -> dict[str, object]:
    """Measure each number of rows; ours with an empty cache."""
    content = stage.export(stage.project("flagship"), "flagship")
    found: dict[str, object] = {}
    for n in (each for each in ROWS if each <= stage.most):
        print(f"appendix of {n:,} rows")
        project = our_project(stage, n)
        out = stage.folder / "out" / f"appendix-{n}.pdf"
        ours = Work(
            OURS,
            stage.build(project, out),
            out,
            stage.environment(f"appendix-{n}"),
            project,
            lambda n=n: stage.clear(f"appendix-{n}"),  # type: ignore[misc]
            warm_up=n < LONG,
        )
        peers = stage.works_of_peers(
            f"appendix-{n}", content, for_peers(stage, n), LIMIT if n >= LONG else 900.0
        )
        rounds = stage.rounds if n <= 1_000 else min(stage.rounds, 3)
        if n < LONG:
            measured = in_turn([ours, *peers], rounds)
        else:
            measured = in_turn([ours], rounds) | in_turn([unwarmed(work) for work in peers], 1)
        found[str(n)] = {name: each.plain() for name, each in measured.items()}
    return found
