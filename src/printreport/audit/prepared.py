"""A year's figures as an audit needs them: data, marks of the checks, resolved values, ledger."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from printreport.audit.ledger_file import LedgerFile, read_ledger
from printreport.pipeline.run import Run, load_and_check, resolve_years, wanted_years
from printreport.slotted import dataclass

if TYPE_CHECKING:
    from printreport.model.content import ReportContent
    from printreport.model.dataset import Dataset

__all__ = ["Prepared", "prepare_audit"]


@dataclass(frozen=True, slots=True)
class Prepared:
    """What an audit looks at; ``ledger`` is that of the built file, None where none was built."""

    run: Run
    year: int
    dataset: Dataset
    content: ReportContent | None
    ledger: LedgerFile | None

    @property
    def root(self) -> Path:
        """The project's folder."""
        return self.run.project.root


def prepare_audit(
    year: int | None = None, *, project: str | Path | None = None, layout: str | None = None
) -> Prepared:
    """Load, check and resolve one year.

    Raises
    ------
    UsageError [PR003]
        There is no project, year or layout of that name.
    """
    run = load_and_check(project, layout, None, None, None, None)
    wanted = wanted_years(run.project, None if year is None else [year])[0]
    resolve_years(run, [wanted])
    assert run.dataset is not None, "loading gives a data set, or raises"
    path = run.project.root / "out" / f"{Path(run.layout_file).stem}-{wanted}.ledger.json"
    return Prepared(run, wanted, run.dataset, run.contents.get(wanted), read_ledger(path))
