"""What a build costs before and beside its pages: whole processes, in turns; medians of seconds and CPU.

``python benchmarks/startup.py [--rounds 7] [--year 2021]`` copies the author's files, gives the copy a
cache of its own, and runs: bare Python, ``--help``, the build with nothing changed, the build with one
word of the layout changed (data and charts kept), and the build without a cache. It ends with 1 where
telling of an unchanged report takes more than 45 ms over bare Python.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MOST_OVER_BARE = 0.045
WORDS = "missing children"


def run(words: list[str], project: Path, env: dict[str, str]) -> tuple[float, float]:
    """Run a process; give its seconds and its CPU seconds."""
    before, start = os.times(), time.perf_counter()
    done = subprocess.run([sys.executable, *words], cwd=project, env=env, capture_output=True, check=False)
    seconds, after = time.perf_counter() - start, os.times()
    if done.returncode:
        raise SystemExit(done.stderr.decode())
    cpu = after.children_user - before.children_user + after.children_system - before.children_system
    return seconds, cpu


def change_a_word(layout: Path, number: int) -> None:
    """Give a word of the layout a form that it has not had before."""
    text = (ROOT / "layouts" / "impact.yaml").read_text(encoding="utf-8")
    at = text.index(WORDS, text.index("sections:"))
    layout.write_text(f"{text[:at]}{WORDS}{'s' * (number + 1)}{text[at + len(WORDS) :]}", encoding="utf-8")


def measure(rounds: int, year: int) -> dict[str, list[tuple[float, float]]]:
    """Run everything in turns."""
    found: dict[str, list[tuple[float, float]]] = {}
    with tempfile.TemporaryDirectory() as name:
        project = Path(name) / "project"
        for part in ("layouts", "data", "fonts"):
            shutil.copytree(ROOT / part, project / part)
        env = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
        env |= {"PYTHONPATH": str(ROOT / "src"), "PRINTREPORT_CACHE": str(Path(name) / "cache")}
        build = ["-m", "printreport", "build", str(year), "--output", "out.pdf"]
        run(build, project, env)
        kinds = {
            "bare python": ["-c", "pass"],
            "--help": ["-m", "printreport", "--help"],
            "unchanged": build,
            "a word changed": build,
            "no cache": [*build, "--no-cache"],
        }
        for number in range(rounds):
            for kind, words in kinds.items():
                if kind == "a word changed":
                    change_a_word(project / "layouts" / "impact.yaml", number)
                elif kind == "unchanged":
                    run(build, project, env)
                found.setdefault(kind, []).append(run(words, project, env))
    return found


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--year", type=int, default=2021)
    wanted = parser.parse_args()
    found = measure(wanted.rounds, wanted.year)
    medians = {
        kind: [statistics.median(each) for each in zip(*runs, strict=True)] for kind, runs in found.items()
    }
    print(f"{'':<16} {'seconds':>8} {'CPU':>8}")
    for kind, (seconds, cpu) in medians.items():
        print(f"{kind:<16} {seconds:>8.3f} {cpu:>8.3f}")
    over = medians["unchanged"][0] - medians["bare python"][0]
    print(f"unchanged takes {1000 * over:.0f} ms over bare Python, {1000 * MOST_OVER_BARE:.0f} at most")
    return 1 if over > MOST_OVER_BARE else 0


if __name__ == "__main__":
    sys.exit(main())
