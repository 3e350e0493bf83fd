"""What a process begins with whose end from outside is played: it ends itself at one edition."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path

from printreport.editions import Outcome, local
from printreport.editions.workshop import Job

STRUCK = "town_aaac"


def open_struck(notes: Path, often: int, packed: bytes) -> Callable[[Job], Outcome]:
    """Note each edition that is begun in a file, and end at one, so often as it says."""
    make = local._open(packed)

    def make_or_end(job: Job) -> Outcome:
        with notes.open("a", encoding="utf-8") as file:
            file.write(f"{job[0].edition}\n")
        if job[0].edition == STRUCK and notes.read_text(encoding="utf-8").split().count(STRUCK) <= often:
            os.kill(os.getpid(), signal.SIGKILL)
        return make(job)

    return make_or_end
