"""The flagship: built first, after a change of one word, with nothing changed, and by the peers."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from measure import Work, in_turn

from series.stage import Stage

WARM = Path(__file__).with_name("warm.py")
FIRST, WORD, SAME, WARM_NAME, NO_CACHE = (
    "first build",
    "word changed",
    "nothing changed",
    "warm rebuild",
    "no cache",
)


def run(stage: Stage) -> dict[str, object]:
    """Measure; give the medians by name."""
    out = stage.folder / "out" / "flagship"
    out.mkdir(parents=True, exist_ok=True)
    project = stage.project("flagship")
    content = stage.export(project, "flagship")
    changed = stage.project("changed")
    rebuilt = stage.project("rebuilt")
    caches = {name: stage.environment(name) for name in ("first", "word", "same", "warm")}
    warm = [sys.executable, str(WARM), str(rebuilt), str(out / "warm.pdf")]
    works = [
        Work(
            FIRST,
            stage.build(project, out / "first.pdf"),
            out / "first.pdf",
            caches["first"],
            project,
            lambda: stage.clear("first"),
        ),
        Work(
            WORD,
            stage.build(changed, out / "word.pdf"),
            out / "word.pdf",
            caches["word"],
            changed,
            lambda: stage.change_word(changed),
        ),
        Work(SAME, stage.build(project, out / "same.pdf"), out / "same.pdf", caches["same"], project),
        Work(WARM_NAME, warm, out / "warm.pdf", caches["warm"], rebuilt, inner=rebuild_seconds),
        Work(
            NO_CACHE,
            stage.build(project, out / "none.pdf", "--no-cache"),
            out / "none.pdf",
            caches["same"],
            project,
        ),
        *stage.works_of_peers("flagship", content),
    ]
    return {name: each.plain() for name, each in in_turn(works, stage.rounds).items()}


def rebuild_seconds(said: str) -> float:
    """Give the time of the second build of a process from what it prints."""
    return float(json.loads(said)["second"])
