"""``--timings``: where the time of a build went, stage by stage."""

from __future__ import annotations

import sys
from collections.abc import Mapping

from printreport.cli import since_start

__all__ = ["print_timings", "timing_lines"]

_OTHER = "start"
"""Python's start, imports before the first stage, and what is printed."""


def timing_lines(seconds: Mapping[str, float], whole: float) -> list[str]:
    """Give a line for each stage in the order of their first run, and one for the whole [s]."""
    rows = {_OTHER: max(0.0, whole - sum(seconds.values())), **seconds}
    width = max(map(len, (*rows, "whole")))
    shown = [f"{stage:<{width}}  {taken:7.3f} s  {taken / whole:4.0%}" for stage, taken in rows.items()]
    return [*shown, f"{'whole':<{width}}  {whole:7.3f} s"]


def print_timings(seconds: Mapping[str, float]) -> None:
    """Print the seconds of each stage to stderr."""
    print("\n".join(timing_lines(seconds, since_start())), file=sys.stderr, flush=True)
