"""What the audit costs a build: the three reports with and without it, in turn.

``python benchmarks/audit.py`` builds each year a number of times both ways and prints the medians.
Without means: no checks of the data, no second reckoning, no places of numbers, no ledger. It ends with 1
where the audit makes a build slower by more than a tenth.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from printreport.model.tie_out import TieOut
from printreport.pipeline import build_report

ROOT = Path(__file__).resolve().parents[1]
MOST = 1.1


def nothing(*_: object, **__: object) -> None:
    """Stand for a step that is left out."""


@contextmanager
def without_audit() -> Iterator[None]:
    """Leave out everything that only serves the audit."""
    with (
        patch("printreport.pipeline.run.check_dataset", lambda *_: TieOut()),
        patch("printreport.pipeline.run.check_recalculated", nothing),
        patch("printreport.resolve.report.with_inputs", lambda values, _: values),
        patch("printreport.write.canvas.numbers_in", lambda _: ()),
        patch("printreport.write.canvas.PageCanvas.bar", nothing),
        patch("printreport.write.report.check_bars", nothing),
        patch("printreport.write.report.alt_places", lambda *_: ()),
        patch("printreport.write.report.ledger_of", lambda *_: {}),
        patch("printreport.write.report.ledger_text", lambda _: ""),
    ):
        yield


def timed(work: Callable[[], None]) -> float:
    """Give how long it takes [s]."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> int:
    """Build in turn, with and without, and compare the medians."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--runs", type=int, default=7, help="how often each way")
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:

        def build() -> None:
            report = build_report([2016, 2020, 2021], project=ROOT, output=folder)
            if not report.ok:
                sys.exit("the reports do not build; see `printreport check --all`")

        build()  # loads the libraries
        taken: dict[str, list[float]] = {"with": [], "without": []}
        for _ in range(runs):
            taken["with"].append(timed(build))
            with without_audit():
                taken["without"].append(timed(build))
    medians = {name: statistics.median(times) for name, times in taken.items()}
    ratio = medians["with"] / medians["without"]
    for name, median in medians.items():
        print(f"{name:<8} {median:.3f} s  (fastest {min(taken[name]):.3f} s)")
    print(f"ratio    {ratio:.3f}, at most {MOST}")
    return 0 if ratio <= MOST else 1


if __name__ == "__main__":
    sys.exit(main())
