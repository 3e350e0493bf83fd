"""PR209: every value names the document it comes from, and the project knows that document."""

from __future__ import annotations

from printreport.findings import Findings, Place, suggest
from printreport.model.dataset import Dataset, DataTable
from printreport.model.tie_out import ColumnMark, TieOut
from printreport.model.values import SourceRef

__all__ = ["check_sources"]


def check_sources(dataset: Dataset, findings: Findings, tie_out: TieOut) -> None:
    """Look at the source of every metric and table."""
    for _, data in sorted(dataset.years.items()):
        for name, value in data.metrics.items():
            if value.source is not None or value.correction is None:
                _check_source(f"`{name}`", value.source, value.place, dataset, findings)
            _tick([value.id], value.source, dataset, tie_out)
        for quoted in data.priors.values():
            _tick([quoted.id], quoted.source, dataset, tie_out)
        for name, table in data.tables.items():
            spec = table.spec
            place = spec.place_of("source") if spec is not None and spec.origin.line else table.place
            _check_source(f"table `{name}`", table.source, place, dataset, findings)
            _tick_cells(table, dataset, tie_out)


def _tick_cells(table: DataTable, dataset: Dataset, tie_out: TieOut) -> None:
    short = [column for column in table.columns if table.column(column) is None]
    ids = [f"{table.id}.{row}.{column}@{table.year}" for row, column in table.cells] if short else []
    _tick(ids, table.source, dataset, tie_out)
    if not short and table.source is not None and table.source.document in dataset.sources:
        mark = ColumnMark("source", "passed", table.source.document)
        for column in table.columns:
            tie_out.note_column((table.id, column, table.year), table.row_ids, mark)


def _tick(ids: list[str], source: SourceRef | None, dataset: Dataset, tie_out: TieOut) -> None:
    if source is not None and source.document in dataset.sources:
        tie_out.note(ids, "source", "passed", source.document)


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
