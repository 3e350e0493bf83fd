"""Many editions: the states of the flagship, four pages each, and statements of one page by the thousand."""

from __future__ import annotations

import csv
import random
import sys
from collections.abc import Callable
from pathlib import Path

from measure import Work, in_turn, unwarmed

from series.stage import OURS, YEAR, Stage

BULK = (1_000, 10_000)
LIMIT = 600.0
"""Seconds after which a peer is stopped over a thousand statements."""
TWO = f"{OURS}, two processes"
KEPT = f"{OURS}, charts kept"
CONTRACT = """metrics:
  gifts.all: {label: given by all, unit: USD, kind: in_year, currency: USD}
tables:
  givers:
    label: gifts by giver
    unit: USD
    kind: in_year
    rows: {key: Giver}
    columns:
      spring: {type: money, label: Spring, currency: USD}
      summer: {type: money, label: Summer, currency: USD}
      autumn: {type: money, label: Autumn, currency: USD}
      winter: {type: money, label: Winter, currency: USD}
      whole: {type: money, label: Whole year, currency: USD, equals: spring + summer + autumn + winter}
"""
LAYOUT = """report:
  title: Your gifts in {{ year }}
  organization: A made-up house
  theme: themes/harbor.yaml
sections:
  - kind: chapter
    id: unused
    title: Gifts
    blocks:
      - kind: prose
        id: unused_text
        text: A layout has a section at least.
"""
EDITION = """from: impact.yaml
title: "Your gifts in {{ year }}"
matrix:
  giver:
    of: givers.rows
file: "{{ giver | slug }}-{{ year }}"
pages: {most: 1}
only: [statement]
sections:
  - kind: chapter
    id: statement
    title: "Thank you, {{ giver }}"
    opener: compact
    starts: page
    lead: "You gave {{ givers.giver.whole }} in {{ year }}."
    blocks:
      - kind: prose
        id: statement_text
        text: |
          With gifts like yours the house stayed open through the year. Nobody was sent away in the cold
          months, and the kitchen cooked on every day.
          No goods or services were given in return for your gifts.
      - kind: table
        id: statement_gifts
        data: givers
        rows: [giver]
        title: Your gifts, by season
        summary: false
"""


def command(edition: str, output: Path, *options: str) -> list[str]:
    """Give our command for a matrix."""
    return [sys.executable, "-m", OURS, "editions", edition, str(YEAR), "--output", str(output), *options]


def run_states(stage: Stage) -> dict[str, object]:
    """Measure the editions by state: charts kept and not, one process and two, and the peers in one."""
    project = stage.project("states")
    content = stage.export(project, "states", "states")
    out = stage.folder / "out" / "states"
    one, two, kept = out / "one", out / "two", out / "kept"
    works = [
        Work(
            OURS,
            command("states", one),
            one,
            stage.environment("states"),
            project,
            lambda: stage.clear("states"),
        ),
        Work(
            TWO,
            command("states", two, "--jobs", "2"),
            two,
            stage.environment("states-2"),
            project,
            lambda: stage.clear("states-2"),
        ),
        Work(
            KEPT,
            command("states", kept),
            kept,
            stage.environment("states-kept"),
            project,
            reword(stage, project),
        ),
    ]
    peers = stage.works_of_peers("states", content)
    swift = [work for work in peers if work.name == "typst"]
    slow = [unwarmed(work) for work in peers if work.name != "typst"]
    measured = in_turn([*works, *swift], stage.rounds) | in_turn(slow, 1)
    return {name: each.plain() for name, each in measured.items()}


def reword(stage: Stage, project: Path) -> Callable[[], None]:
    """Give what changes a word of every edition, so that only charts can be taken over."""

    def change() -> None:
        path = project / "layouts" / "editions" / "states.yaml"
        text = path.read_text(encoding="utf-8")
        mark = "came from here."
        letters = "".join(random.choices("abcdefghijklmnopqrstuvwxyz", k=8))
        start = text.index(mark)
        end = text.index("\n", start)
        path.write_text(f"{text[:start]}{mark} {letters.capitalize()}.{text[end:]}", encoding="utf-8")

    return change


def bulk_project(stage: Stage, n: int) -> Path:
    """Write a project with ``n`` givers."""
    project = stage.folder / "projects" / f"bulk-{n}"
    data = project / "data" / str(YEAR)
    data.mkdir(parents=True, exist_ok=True)
    (project / "layouts" / "editions").mkdir(parents=True, exist_ok=True)
    chance = random.Random(n)
    rows: list[list[str | int]] = []
    whole = 0
    for i in range(n):
        gifts = [chance.randint(1, 900) for _ in range(4)]
        whole += sum(gifts)
        rows.append([f"Giver {name_of(i)}", *gifts, sum(gifts)])
    (project / "data" / "contract.yaml").write_text(CONTRACT, encoding="utf-8")
    (project / "data" / "sources.yaml").write_text("book: {title: The book of gifts}\n", encoding="utf-8")
    (data / "tables.yaml").write_text("givers: {source: book, at: whole}\n", encoding="utf-8")
    (data / "metrics.yaml").write_text(
        f"gifts.all: {{value: {whole}, source: book, at: sum}}\n", encoding="utf-8"
    )
    with (data / "givers.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["Giver", "Spring", "Summer", "Autumn", "Winter", "Whole year"], *rows])
    (project / "layouts" / "impact.yaml").write_text(LAYOUT, encoding="utf-8")
    (project / "layouts" / "editions" / "statements.yaml").write_text(EDITION, encoding="utf-8")
    return project


def name_of(n: int) -> str:
    """Name a giver without digits."""
    letters = ""
    for _ in range(3):
        n, rest = divmod(n, 26)
        letters = chr(ord("a") + rest) + letters
    return letters.capitalize()


def run_bulk(stage: Stage) -> dict[str, object]:
    """Measure a thousand statements and ten thousand; the peers set the thousand."""
    found: dict[str, object] = {}
    for n in (each for each in BULK if each <= stage.most):
        print(f"{n:,} statements")
        project = bulk_project(stage, n)
        out = stage.folder / "out" / f"bulk-{n}"
        ours = [
            Work(
                name,
                command("statements", out / cache, *options),
                out / cache,
                stage.environment(cache),
                project,
                lambda cache=cache: stage.clear(cache),  # type: ignore[misc]
                warm_up=False,
                limit=3600,
            )
            for name, cache, *options in ((OURS, f"bulk-{n}"), (TWO, f"bulk-{n}-2", "--jobs", "2"))
        ]
        peers: list[Work] = []
        if n == BULK[0]:
            content = stage.export(project, f"bulk-{n}", "statements")
            peers = [unwarmed(work) for work in stage.works_of_peers(f"bulk-{n}", content, limit=LIMIT)]
        measured = in_turn(ours, min(stage.rounds, 3)) | in_turn(peers, 1)
        found[str(n)] = {name: each.plain() for name, each in measured.items()}
    return found
