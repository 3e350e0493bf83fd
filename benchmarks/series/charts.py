"""A report of many charts: five and fifty, of the kinds that every peer draws."""

from __future__ import annotations

import csv
import random
from pathlib import Path

from measure import Work, in_turn

from series.stage import OURS, YEAR, Stage

CHARTS = (5, 50)
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September")
CONTRACT = """metrics: {}
tables:
  visits:
    label: visits by month
    unit: visits
    rows: {key: Month}
    columns:
"""
LAYOUT = """report:
  title: Charts of {{ year }}
  organization: A made-up house
  theme: themes/harbor.yaml
sections:
  - kind: contents
    id: contents
    title: Contents
  - kind: chapter
    id: charts
    title: All charts
    opener: compact
    starts: page
    blocks:
      - kind: prose
        id: lead
        text: Every place has a chart of its own, all on made-up counts.
"""
CHART = """      - kind: chart
        id: chart_{n}
        mark: {mark}
        data: visits
        value: place_{n}
        title: Visits to place {letters}
        subtitle: Visits by month, {{{{ year }}}}
"""
MARKS = ("bar", "ranked_bar")


def letters(n: int) -> str:
    """Name a place without digits."""
    return chr(ord("A") + n // 26) + chr(ord("a") + n % 26)


def project_of(stage: Stage, n: int) -> Path:
    """Write a project with ``n`` charts."""
    project = stage.folder / "projects" / f"charts-{n}"
    data = project / "data" / str(YEAR)
    data.mkdir(parents=True, exist_ok=True)
    (project / "layouts").mkdir(exist_ok=True)
    columns = "".join(f"      place_{i}: {{type: count, label: Place {letters(i)}}}\n" for i in range(n))
    (project / "data" / "contract.yaml").write_text(CONTRACT + columns, encoding="utf-8")
    (project / "data" / "sources.yaml").write_text("list: {title: The list of visits}\n", encoding="utf-8")
    (data / "tables.yaml").write_text("visits: {source: list, at: whole}\n", encoding="utf-8")
    (data / "metrics.yaml").write_text("{}\n", encoding="utf-8")
    chance = random.Random(n)
    with (data / "visits.csv").open("w", encoding="utf-8", newline="") as file:
        rows = [[month, *(chance.randint(10, 9_000) for _ in range(n))] for month in MONTHS]
        csv.writer(file).writerows([["Month", *(f"Place {letters(i)}" for i in range(n))], *rows])
    charts = "".join(CHART.format(n=i, mark=MARKS[i % 2], letters=letters(i)) for i in range(n))
    (project / "layouts" / "impact.yaml").write_text(LAYOUT + charts, encoding="utf-8")
    return project


def run(stage: Stage) -> dict[str, object]:
    """Measure each number of charts: ours with an empty cache, and with the charts in it."""
    found: dict[str, object] = {}
    for n in (each for each in CHARTS if each <= stage.most):
        print(f"{n} charts")
        project = project_of(stage, n)
        content = stage.export(project, f"charts-{n}")
        out = stage.folder / "out" / f"charts-{n}.pdf"
        cold, warm = f"charts-{n}", f"charts-{n}-warm"
        layout = project / "layouts" / "impact.yaml"

        def reword(layout: Path = layout) -> None:
            text = layout.read_text(encoding="utf-8")
            word = "".join(random.choices("abcdefghijklmnopqrstuvwxyz", k=8))
            start = text.index("all on ") + len("all on ")
            layout.write_text(text[:start] + word + text[text.index(" counts.") :], encoding="utf-8")

        works = [
            Work(
                OURS,
                stage.build(project, out),
                out,
                stage.environment(cold),
                project,
                lambda name=cold: stage.clear(name),  # type: ignore[misc]
            ),
            Work(
                f"{OURS}, charts kept",
                stage.build(project, out),
                out,
                stage.environment(warm),
                project,
                reword,
            ),
            *stage.works_of_peers(f"charts-{n}", content),
        ]
        rounds = stage.rounds if n < 50 else min(stage.rounds, 5)
        found[str(n)] = {name: each.plain() for name, each in in_turn(works, rounds).items()}
    return found
