"""How time and memory grow with the number of editions: one-page statements, from a list of made-up donors.

``python benchmarks/bulk_editions.py 1000 10000`` copies the example project, writes so many donors into it,
builds all their statements in a process of its own, and prints seconds and peak memory of each run.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "examples" / "harbor-light"
FIRST = (
    "Agnes",
    "Dov",
    "Isolde",
    "Jasper",
    "Katarzyna",
    "Lysander",
    "Mirabel",
    "Nadir",
    "Ottoline",
    "Percival",
)
LAST = (
    "Abara",
    "Brandvold",
    "Fairweather",
    "Lindqvist",
    "Nwachukwu",
    "Okonjo",
    "Quince",
    "Strand",
    "Tidewell",
)
STREETS = (
    "Ropewalk Lane",
    "Gullwing Street",
    "Tar Yard",
    "Lighthouse Road",
    "Sailmakers Row",
    "Cockle Steps",
)
TOWNS = ("Nordhaven", "Sandwick", "Kelpton")


def write_donors(path: Path, count: int) -> None:
    """Write a table of so many donors, the same ones every time."""
    chance = random.Random(20241231)
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(["Donor", "name", "street", "town", "gifts", "given", "largest"])
        for number in range(1, count + 1):
            gifts = chance.choice((1, 1, 2, 3, 4, 6, 12))
            one = chance.choice((10, 20, 25, 50, 100, 250))
            name = f"{chance.choice(FIRST)} {chance.choice(LAST)}-{chance.choice(LAST)}"
            street = f"{chance.randint(1, 180)} {chance.choice(STREETS)}"
            rows.writerow(
                [f"HL-{number:06}", name, street, chance.choice(TOWNS), gifts, f"{gifts * one:,}", f"{one:,}"]
            )


def measured(count: int, jobs: int, keep: Path | None) -> dict[str, float]:
    """Build the statements of so many donors; seconds, peak memory [MiB], pages, and bytes of a file."""
    with tempfile.TemporaryDirectory(prefix="printreport-bulk-") as place:
        project = Path(place) / "project"
        shutil.copytree(EXAMPLE, project, ignore=shutil.ignore_patterns("out"))
        write_donors(project / "data" / "2024" / "donors.csv", count)
        folder = keep if keep is not None else Path(place) / "out"
        command = [sys.executable, "-m", "printreport", "editions", "statements", "2024"]
        command += ["--output", str(folder), "--jobs", str(jobs)]
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=project, env=environment, stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        if status:
            raise SystemExit(
                f"the build of {count} statements ended with {os.waitstatus_to_exitcode(status)}"
            )
        # Kilobytes on Linux, bytes on macOS.
        unit = 1024 if sys.platform != "darwin" else 1
        with (folder / "manifest.json").open(encoding="utf-8") as file:
            entries = json.load(file)["editions"]
        sizes = [(folder / entry["file"]).stat().st_size for entry in entries[:100]]
        return {
            "editions": count,
            "seconds": round(seconds, 2),
            "cpu": round(usage.ru_utime + usage.ru_stime, 2),
            "ms an edition": round(1000 * seconds / count, 2),
            "peak MiB": round(usage.ru_maxrss * unit / 2**20, 1),
            "pages": sum(entry["pages"] for entry in entries),
            "bytes a file": round(sum(sizes) / len(sizes)),
        }


def main() -> None:
    """Run the series that was asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("counts", nargs="*", type=int, default=[1_000, 10_000], help="numbers of donors")
    parser.add_argument("--jobs", type=int, default=1, help="processes")
    parser.add_argument("--output", type=Path, help="keep the files of the last run in this folder")
    arguments = parser.parse_args()
    for count in arguments.counts:
        print(json.dumps(measured(count, arguments.jobs, arguments.output)), flush=True)


if __name__ == "__main__":
    main()
