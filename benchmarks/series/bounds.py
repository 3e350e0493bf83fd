"""What is promised: how much of another's time or memory a work may take at most."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from series.editions import KEPT, TWO
from series.flagship import FIRST, SAME, WARM_NAME, WORD
from series.stage import OURS

NAMES = {
    "typst": "Typst",
    "reportlab": "ReportLab + matplotlib",
    "emboss-pdf": "emboss-pdf",
    "fpdf2": "fpdf2 + matplotlib",
    "weasyprint": "WeasyPrint + matplotlib",
}


@dataclass(frozen=True, slots=True)
class Results:
    """What was measured, by series."""

    series: dict[str, Any]

    def of(self, series: str, *path: str) -> dict[str, Any]:
        """Give the measured values of one work; raises KeyError where it was not measured or failed."""
        found = self.series[series]["measured"]
        for name in path:
            found = found[name]
        if found["note"] or not found["rounds"]:
            raise KeyError(f"{series}: {found['note'] or 'not measured'}")
        return dict(found)

    def ratio(
        self, series: str, ours: tuple[str, ...], other: tuple[str, ...], key: str = "seconds"
    ) -> float:
        """Give one work's time, or memory, over another's."""
        return float(self.of(series, *ours)[key] / self.of(series, *other)[key])


Measure = Callable[[Results], float]


@dataclass(frozen=True, slots=True)
class Bound:
    """One promise: a work, what it is held against, how much of that it may take at most."""

    work: str
    against: str
    most: float
    measure: Measure
    unit: str = "×"


def over(series: str, ours: tuple[str, ...], other: tuple[str, ...], key: str = "seconds") -> Measure:
    """Give what takes one work's time, or memory, over another's from the results."""
    return lambda found: found.ratio(series, ours, other, key)


def bounds() -> Iterator[Bound]:
    """Give every promise, in the order in which it is printed."""
    typst = NAMES["typst"]
    flagship = "flagship"
    yield Bound(
        "flagship, first build, empty cache",
        NAMES["reportlab"],
        0.8,
        over(flagship, (FIRST,), ("reportlab",)),
    )
    yield Bound("flagship, a word changed, cold process", typst, 2.5, over(flagship, (WORD,), ("typst",)))
    yield Bound("flagship, nothing changed, cold process", typst, 0.7, over(flagship, (SAME,), ("typst",)))
    yield Bound(
        "flagship, a word changed, one process",
        f"{typst}, cold",
        1.0,
        over(flagship, (WARM_NAME,), ("typst",)),
    )
    for key, name in (("seconds", "time"), ("mebibytes", "memory")):
        measure = over("appendix", ("10000", OURS), ("10000", "typst"), key)
        yield Bound(f"appendix of 10,000 rows, {name}", typst, 0.25, measure)
    for key, name, most in (("seconds", "time", 5.5), ("mebibytes", "memory", 1.5)):
        measure = over("appendix", ("50000", OURS), ("10000", OURS), key)
        yield Bound(f"appendix of 50,000 rows, {name}", "our own 10,000", most, measure)
    yield Bound("appendix of 50,000 rows, memory at most", "—", 500, peak_of_50000, "MiB")
    yield Bound("52 editions of four pages, charts kept", typst, 0.7, over("states", (KEPT,), ("typst",)))
    yield Bound("52 editions of four pages, empty cache", typst, 1.3, over("states", (OURS,), ("typst",)))
    yield Bound("the same, two processes", "our own one process", 0.6, over("states", (TWO,), (OURS,)))
    for key, name, most in (("seconds", "time", 10.5), ("mebibytes", "memory", 1.1)):
        measure = over("bulk", ("10000", OURS), ("1000", OURS), key)
        yield Bound(f"10,000 editions of one page, {name}", "our own 1,000", most, measure)


def peak_of_50000(results: Results) -> float:
    """Give the memory of the longest appendix [MiB]."""
    return float(results.of("appendix", "50000", OURS)["mebibytes"])
