"""What makes editions in a process that is watched, or whose end from outside is played."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from printreport.editions import Outcome, local
from printreport.editions.workshop import Job, Rest

STRUCK = "town_aaac"


class NotingBench(local.Bench):
    """Tells which libraries are loaded by now, in place of what became of an edition."""

    def __call__(self, order: bytes | Rest | Job) -> object:  # type: ignore[override]
        super().__call__(order)
        return sorted({"markdown_it", "pydantic", "typer"} & set(sys.modules))


class StruckBench:
    """Notes each edition that is begun in a file, and ends at one, so often as it is told."""

    def __init__(self, notes: Path, often: int) -> None:
        self.notes, self.often, self.bench = notes, often, local.Bench()

    def __call__(self, order: bytes | Rest | Job) -> Outcome | None:
        if isinstance(order, tuple):
            name = order[0].edition
            with self.notes.open("a", encoding="utf-8") as file:
                file.write(f"{name}\n")
            if name == STRUCK and self.notes.read_text(encoding="utf-8").split().count(STRUCK) <= self.often:
                os.kill(os.getpid(), signal.SIGKILL)
        return self.bench(order)
