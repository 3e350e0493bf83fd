"""Build a project twice in one process, a word of the layout changed in between; print the seconds of both.

``python benchmarks/series/warm.py PROJECT OUTPUT`` prints ``{"first": …, "second": …}``.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from printreport.pipeline import build_report
from series.stage import YEAR, Stage


def main() -> int:
    """Build, change a word, build again."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("project", type=Path, help="a copy of the flagship, whose layout is changed")
    parser.add_argument("output", type=Path, help="the PDF")
    options = parser.parse_args()
    stage = Stage(options.output.parent, Path(sys.executable), (), 1)
    taken = {}
    for name in ("first", "second"):
        stage.change_word(options.project)
        start = time.perf_counter()
        report = build_report([YEAR], project=options.project, output=options.output)
        taken[name] = time.perf_counter() - start
        if not report.ok:
            sys.exit("the report does not build")
    print(json.dumps(taken))
    return 0


if __name__ == "__main__":
    sys.exit(main())
