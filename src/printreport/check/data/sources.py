"""PR209: every value names the document it comes from, and the project knows that document."""

from __future__ import annotations

from printreport.findings import Findings, Place, suggest
from printreport.model.dataset import Dataset
from printreport.model.values import SourceRef

__all__ = ["check_sources"]


def check_sources(dataset: Dataset, findings: Findings) -> None:
    """Look at the source of every metric and table."""
    for _, data in sorted(dataset.years.items()):
        for name, value in data.metrics.items():
            if value.source is not None or value.correction is None:
                _check_source(f"`{name}`", value.source, value.place, dataset, findings)
        for name, table in data.tables.items():
            spec = table.spec
            place = spec.place_of("source") if spec is not None and spec.origin.line else table.place
            _check_source(f"table `{name}`", table.source, place, dataset, findings)


def _check_source(
    what: str, source: SourceRef | None, place: Place, dataset: Dataset, findings: Findings
) -> None:
    if source is None:
        findings.warning(
            "PR209", f"{what} names no source", place, hint="`source: …`, a document of data/sources.yaml"
        )
    elif source.document not in dataset.sources:
        findings.error(
            "PR209",
            f'{what} comes from "{source.document}", which is no document of data/sources.yaml',
            place,
            hint=suggest(source.document, dataset.sources),
        )
