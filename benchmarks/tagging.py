"""What tagging costs: the flagship written with and without its structure, in turns; medians of both.

``python benchmarks/tagging.py [--rounds 7] [--year 2021]`` prints seconds, bytes and their ratios, and
ends with 1 where tagging takes more than 1.25 times the time or 1.3 times the room. The untagged
canvas lives here alone: printreport itself writes no file without structure.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from pathlib import Path

from printreport.draw.canvas import Glyphs
from printreport.model.content import ReportContent
from printreport.model.profile import Profile
from printreport.model.structure import StructureElement
from printreport.pipeline.files import content_for
from printreport.pipeline.run import Run, load_and_check, resolve_years
from printreport.profiles import PROFILES
from printreport.write import report as write_module
from printreport.write.canvas import PageCanvas
from printreport.write.staging import Staging

ROOT = Path(__file__).resolve().parent.parent
MOST_TIME, MOST_ROOM = 1.25, 1.3


class UntaggedCanvas(PageCanvas):
    """Paints the same pages without a mark and without links, which belong to elements."""

    def _mark(self, element: StructureElement | None = None, box: object = None) -> None:
        pass

    def _element(self, owner: object, x: float, y: float, glyphs: Glyphs) -> StructureElement | None:
        return None

    def link(self, *args: object) -> StructureElement | None:
        """Lay no link, since it would hang on an element."""
        return None


def measure(rounds: int, year: int) -> dict[str, list[tuple[float, int]]]:
    """Write the report with both canvases in turns; give (seconds of all stages after resolve, bytes)."""
    run = load_and_check(ROOT, None, None, None, None, None)
    resolve_years(run, [year])
    profile = PROFILES["screen"]
    content = content_for(run, year, profile, draft=False)
    found: dict[str, list[tuple[float, int]]] = {"tagged": [], "untagged": []}
    with tempfile.TemporaryDirectory() as folder:
        for number in range(rounds + 1):
            for name, canvas in (("tagged", PageCanvas), ("untagged", UntaggedCanvas)):
                path = Path(folder) / f"{name}.pdf"
                start = time.perf_counter()
                write(run, content, profile, canvas, path)
                seconds = time.perf_counter() - start
                if number:  # the first round warms caches
                    found[name].append((seconds, path.stat().st_size))
    return found


def write(run: Run, content: ReportContent, profile: Profile, canvas: type[PageCanvas], path: Path) -> None:
    """Draw, compose and write one file with a canvas."""
    from printreport.compose.composition import Composition
    from printreport.draw.story import Story
    from printreport.draw.style import Style

    style = Style(run.theme, run.fonts, content.language)
    story = Story(content, style, str(run.project.root))
    units = Composition(story, style, profile, run.findings).units()
    write_module.PageCanvas = canvas  # type: ignore[misc]
    try:
        with Staging() as staging:
            write_module.write_report(story, units, content, style, profile, path, run.findings, staging)
            staging.publish()
    finally:
        write_module.PageCanvas = PageCanvas  # type: ignore[misc]


def main() -> int:
    """Measure, print, judge."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--year", type=int, default=2021)
    asked = parser.parse_args()
    found = measure(asked.rounds, asked.year)
    seconds = {name: statistics.median(each[0] for each in runs) for name, runs in found.items()}
    sizes = {name: runs[0][1] for name, runs in found.items()}
    for name in ("untagged", "tagged"):
        print(f"{name:>9}  {seconds[name]:6.3f} s  {sizes[name]:>9,} bytes")
    time_ratio = seconds["tagged"] / seconds["untagged"]
    room_ratio = sizes["tagged"] / sizes["untagged"]
    print(f"{'ratio':>9}  {time_ratio:6.2f}    {room_ratio:>9.2f}")
    return int(time_ratio > MOST_TIME or room_ratio > MOST_ROOM)


if __name__ == "__main__":
    sys.exit(main())
