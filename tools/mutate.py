"""Change single digits of the data, one at a time, and count how many the checks catch.

``python tools/mutate.py`` changes 300 digits, drawn with a fixed seed, in a copy of ``data/``. A change
is caught where it gives an error or a warning that the untouched data does not give. What survives is
listed with the reason. It ends with 1 where fewer than 95 % of the cells of tables with totals are caught.
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from printreport.check import check_dataset
from printreport.findings import Findings
from printreport.load.project import Project, find_project, load_dataset
from printreport.model.dataset import ALL, Dataset
from printreport.model.tie_out import TieOut

ROOT = Path(__file__).resolve().parents[1]
WITH_TOTALS = "cell of a table with totals"
SHARES = "cell of a table of shares"
WITHOUT = "cell of a table without totals"
TIED = "metric that ties to something"
LONE = "metric that stands alone"
PRIOR = "quoted value of an earlier year"
CORRECTION = "number of a correction"
LEAST = 0.95


@dataclass(frozen=True, slots=True)
class Target:
    """One digit: the file under ``data/``, the offset of the digit, and the figure it is part of."""

    file: str
    offset: int
    kind: str
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """One change: the target, the digits before and after, and the codes that told of it."""

    target: Target
    before: str
    after: str
    codes: tuple[str, ...]


def offset_of(text: str, line: int, column: int) -> int:
    """Give the offset of a place (line and column from 1) in a text."""
    start = 0
    for _ in range(line - 1):
        start = text.index("\n", start) + 1
    return start + column - 1


def digits_at(
    file: str, text: str, start: int, length: int, kind: str, name: str, reason: str
) -> list[Target]:
    """Give a target for each digit of a stretch."""
    return [
        Target(file, start + at, kind, name, reason)
        for at, sign in enumerate(text[start : start + length])
        if sign.isascii() and sign.isdigit()
    ]


def ties_of(name: str, tie_out: TieOut) -> list[str]:
    """Give what a value ties to, beside its source."""
    return [mark.detail or mark.check for mark in tie_out.marks.get(name, ()) if mark.check != "source"]


def cell_targets(root: Path, dataset: Dataset, tie_out: TieOut) -> Iterator[Target]:
    """Give the digits of all cells of numbers."""
    for year, data in sorted(dataset.years.items()):
        for table in data.tables.values():
            text = (root / table.place.file).read_text(encoding="utf-8")
            for (row, column), cell in table.cells.items():
                spec = table.contract.columns[column]
                if not cell.text.strip() or spec.type in ("text", "date"):
                    continue
                name = f"{table.id}.{row}.{column}@{year}"
                ties = ties_of(name, tie_out)
                has_sum = ALL in table.row_ids and table.is_complete
                if spec.type in ("percent", "share"):
                    kind = SHARES
                elif has_sum or any(each.equals for each in table.contract.columns.values()):
                    kind = WITH_TOTALS
                else:
                    kind = WITHOUT
                reason = f"room in {'; '.join(ties)}" if ties else "a lone figure with nothing to tie to"
                start = offset_of(text, cell.place.line, cell.place.column)
                yield from digits_at(table.place.file, text, start, cell.place.length, kind, name, reason)


def metric_targets(root: Path, dataset: Dataset, tie_out: TieOut) -> Iterator[Target]:
    """Give the digits of the values of all metrics, and of the earlier values they quote."""
    for year, data in sorted(dataset.years.items()):
        file = f"data/{year}/metrics.yaml"
        text = (root / file).read_text(encoding="utf-8")
        for name, value in data.metrics.items():
            if value.place.file != file:
                continue
            ties = ties_of(value.id, tie_out)
            start = offset_of(text, value.place.line, value.place.column)
            match = re.match(r"value:\s*([\d.]+)", text[start : start + 80])
            if match is None:
                continue
            if not ties:
                reason = "a lone figure with nothing to tie to"
            elif value.qualifier != "exact" or value.rounded:
                reason = (
                    f"{value.qualifier.replace('_', ' ')} or rounded, and still true in {'; '.join(ties)}"
                )
            else:
                reason = f"room in {'; '.join(ties)}"
            kind = TIED if ties else LONE
            start += match.start(1)
            yield from digits_at(file, text, start, len(match[1]), kind, f"{name}@{year}", reason)
        for match in re.finditer(r"prior: \{\d{4}: (\d+)", text):
            line = text.count("\n", 0, match.start()) + 1
            reason = "a quote of a year that has no document here"
            name = f"prior in {file}:{line}"
            yield from digits_at(file, text, match.start(1), len(match[1]), PRIOR, name, reason)


def correction_targets(root: Path, dataset: Dataset) -> Iterator[Target]:
    """Give the digits of ``published`` and ``value`` in the corrections."""
    for year in sorted(dataset.years):
        file = f"data/{year}/corrections.yaml"
        path = root / file
        if not path.exists():
            continue
        text = path.read_text(encoding="utf-8")
        for match in re.finditer(r"^  (published|value): ([\d.,]+)", text, re.MULTILINE):
            reason = "what a correction uses, where no sum asks for it"
            name = f"{match[1]} in {file}:{text.count(chr(10), 0, match.start()) + 1}"
            yield from digits_at(file, text, match.start(2), len(match[2]), CORRECTION, name, reason)


def findings_of(project: Project) -> tuple[Dataset, TieOut, set[tuple[str, str]]]:
    """Load and check; give what is said as pairs of code and message."""
    findings = Findings()
    dataset = load_dataset(project, findings)
    tie_out = check_dataset(dataset, findings)
    told = {(each.code, each.message) for each in findings if each.severity != "info"}
    return dataset, tie_out, told


def mutate(root: Path, count: int, seed: int) -> list[Outcome]:
    """Change digits of a copy of a project's data, one at a time, each put back before the next."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        shutil.copytree(root / "data", copy / "data")
        (copy / "layouts").mkdir()
        project = find_project(copy)
        dataset, tie_out, before = findings_of(project)
        targets = [
            *cell_targets(copy, dataset, tie_out),
            *metric_targets(copy, dataset, tie_out),
            *correction_targets(copy, dataset),
        ]
        rng = random.Random(seed)
        outcomes = []
        for target in rng.sample(targets, min(count, len(targets))):
            path = copy / target.file
            text = path.read_text(encoding="utf-8")
            old = text[target.offset]
            new = rng.choice([digit for digit in "0123456789" if digit != old])
            path.write_text(text[: target.offset] + new + text[target.offset + 1 :], encoding="utf-8")
            told = findings_of(project)[2] - before
            path.write_text(text, encoding="utf-8")
            outcomes.append(Outcome(target, old, new, tuple(sorted({code for code, _ in told}))))
    return outcomes


def report(outcomes: list[Outcome]) -> float:
    """Print the share caught by kind of figure and the survivors; give that of cells with totals."""
    total: Counter[str] = Counter(outcome.target.kind for outcome in outcomes)
    caught: Counter[str] = Counter(outcome.target.kind for outcome in outcomes if outcome.codes)
    width = max(map(len, total), default=0)
    for kind in (WITH_TOTALS, SHARES, WITHOUT, TIED, LONE, PRIOR, CORRECTION):
        if total[kind]:
            share = caught[kind] / total[kind]
            print(f"{kind:<{width}}  {caught[kind]:>4} of {total[kind]:>4} caught  {share:>6.1%}")
    survivors = [outcome for outcome in outcomes if not outcome.codes]
    print(f"{'all':<{width}}  {caught.total():>4} of {total.total():>4} caught")
    print(f"\n{len(survivors)} survived:")
    for outcome in sorted(survivors, key=lambda each: (each.target.kind, each.target.name)):
        target = outcome.target
        print(f"  {target.name}: {outcome.before} -> {outcome.after} ({target.kind}; {target.reason})")
    return caught[WITH_TOTALS] / total[WITH_TOTALS] if total[WITH_TOTALS] else 1.0


def main() -> int:
    """Read the options, change, report."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--count", type=int, default=300, help="how many digits to change")
    parser.add_argument("--seed", type=int, default=2021, help="which digits and to what")
    parser.add_argument("--project", type=Path, default=ROOT, help="a folder with data/")
    given = parser.parse_args()
    share = report(mutate(given.project, given.count, given.seed))
    if share < LEAST:
        print(f"\nfewer than {LEAST:.0%} of the cells of tables with totals were caught", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
