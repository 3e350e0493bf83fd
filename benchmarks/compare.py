"""Compare printreport with its peers: the same reports, whole processes in turn, medians.

``python benchmarks/compare.py`` installs the peers into an environment of its own, builds the flagship, the
flagship with long appendices, editions and many charts with each of them and with this checkout, and writes
what it found into ``benchmarks/results.json``. ``--only`` names series to run again; the others keep what was
found before. ``python benchmarks/performance.py`` makes docs/performance.md from it.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
import tempfile
from pathlib import Path

from measure import machine
from series import appendix, charts, editions, flagship
from series.stage import BUILDERS, Stage, peers_python, user_cache, versions

RESULTS = Path(__file__).with_name("results.json")
SERIES = {
    "flagship": flagship.run,
    "appendix": appendix.run,
    "charts": charts.run,
    "states": editions.run_states,
    "bulk": editions.run_bulk,
}


def main() -> int:
    """Run the series that are wanted, and write what they took."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--only", nargs="+", choices=SERIES, default=list(SERIES), help="these series only")
    parser.add_argument(
        "--against", nargs="*", choices=BUILDERS, default=list(BUILDERS), help="these peers only"
    )
    parser.add_argument("--quick", action="store_true", help="3 rounds, and nothing past a thousand")
    parser.add_argument("--rounds", type=int, help="how often each; 9, with --quick 3")
    parser.add_argument("--most", type=int, help="no more rows, editions or charts than so many")
    parser.add_argument(
        "--peers", type=Path, default=user_cache() / "peers", help="the environment of the peers"
    )
    parser.add_argument("--folder", type=Path, help="where to work; a temporary folder where none is named")
    parser.add_argument("--results", type=Path, default=RESULTS, help="the JSON to write")
    options = parser.parse_args()
    python = peers_python(options.peers)
    rounds = options.rounds or (3 if options.quick else 9)
    known = json.loads(options.results.read_text(encoding="utf-8")) if options.results.exists() else {}
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary)
        most = options.most or (1_000 if options.quick else 50_000)
        stage = Stage(folder.resolve(), python, options.against, rounds, most)
        for name in options.only:
            print(f"== {name}")
            measured = SERIES[name](stage)
            if measured is None:
                continue
            about = {
                "date": dt.datetime.now(dt.UTC).date().isoformat(),
                "machine": machine(),
                "versions": versions(python),
                "rounds": rounds,
                "facts": stage.facts,
            }
            known[name] = about | {"measured": measured}
            options.results.write_text(json.dumps(known, indent=1) + "\n", encoding="utf-8")
    print(f"wrote {options.results}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
