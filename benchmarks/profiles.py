"""What three deliverables in one run cost against one alone: the 2021 report, in turn, cold processes.

``python benchmarks/profiles.py`` builds ``screen`` alone and ``screen,print,nih`` together a number of
times, each in a process of its own, and prints the medians. It ends with 1 where the three take more
than 2.5 times as long as the one.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MOST = 2.5


def seconds(profiles: str, folder: str) -> float:
    """Build the profiles once in a process of its own; give how long it took [s]."""
    command = [sys.executable, "-m", "printreport", "build", "2021", "--edition", "grant-summary"]
    start = time.perf_counter()
    subprocess.run(
        [*command, "--profile", profiles, "--output", folder], cwd=ROOT, check=True, capture_output=True
    )
    return time.perf_counter() - start


def main() -> int:
    """Build in turn, one and three, and compare the medians."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--runs", type=int, default=5, help="how often each way")
    runs = parser.parse_args().runs
    one, three = [], []
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(runs):
            one.append(seconds("screen", folder))
            three.append(seconds("screen,print,nih", folder))
    ratio = statistics.median(three) / statistics.median(one)
    print(f"one {statistics.median(one):.2f} s, three {statistics.median(three):.2f} s: {ratio:.2f} times")
    return int(ratio > MOST)


if __name__ == "__main__":
    sys.exit(main())
