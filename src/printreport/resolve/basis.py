"""What many reports of one data set share: the data as it may be printed, layouts with a year's words.

Stage 3. In: a data set. Out: what :func:`printreport.resolve.report.resolve_report` would otherwise find anew
for each report.
"""

from __future__ import annotations

from printreport.cache.by_identity import ByIdentity
from printreport.check.layout.heading_levels import check_heading_levels
from printreport.findings import Finding, Findings
from printreport.model.dataset import Dataset
from printreport.model.layout import LayoutSpec
from printreport.model.suppression import without_suppressed
from printreport.resolve.lookup import Lookup
from printreport.resolve.shared_sections import SharedSections
from printreport.resolve.words import apply_words

__all__ = ["Basis"]

_MOST_WRITTEN = 64
_MOST_RECKONED = 512


class Basis:
    """A data set made ready for reports.

    Attributes
    ----------
    dataset : Dataset
        Without the cells that are kept back.
    statuses : frozenset of str
        The status marks that any value has; no note is marked by one of their letters.
    years : frozenset of int
        The years that figures are given for; typed into text they would not follow the data.
    shared : SharedSections
        Sections that several reports have in common.
    written : ByIdentity
        The bytes that sections are digested from.
    reckoned : ByIdentity
        What the checks reckon computed values to be.
    """

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = without_suppressed(dataset)
        self.lookup = Lookup(self.dataset)
        self.statuses = _statuses(self.dataset)
        self.years = _data_years(self.dataset)
        self.shared = SharedSections()
        self.written = ByIdentity(_MOST_WRITTEN)
        self.reckoned = ByIdentity(_MOST_RECKONED)
        self._worded: dict[tuple[int, int], tuple[LayoutSpec, LayoutSpec, tuple[Finding, ...]]] = {}

    def worded(self, layout: LayoutSpec, year: int, findings: Findings) -> LayoutSpec:
        """Give a layout with the words of a year in it, its headings checked [PR317, PR106]."""
        # The layout is kept beside what was made of it: its identity stays its own.
        kept = self._worded.get((id(layout), year))
        if kept is None:
            found = Findings()
            data = self.dataset.years.get(year)
            words = data.words if data is not None else {}
            made = apply_words(layout, words, f"data/{year}/words.yaml", found)
            check_heading_levels(made, found)
            kept = self._worded[id(layout), year] = (layout, made, tuple(found))
        for finding in kept[2]:
            findings.add(finding)
        return kept[1]


def _statuses(dataset: Dataset) -> frozenset[str]:
    found: set[str] = set()
    for data in dataset.years.values():
        for value in data.metrics.values():
            found.update(value.status)
        for table in data.tables.values():
            for _, cell in table.odd_cells():
                found.update(cell.status)
    return frozenset(found)


def _data_years(dataset: Dataset) -> frozenset[int]:
    years = set(dataset.years)
    for data in dataset.years.values():
        years.update(year for _, year in data.priors)
    return frozenset(years)
