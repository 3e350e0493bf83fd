"""The lock of a year: its values are stored, and may change only with a word on it."""

from __future__ import annotations

from pathlib import Path

from printreport.check import check_dataset
from printreport.errors import FindingsError, OutputError
from printreport.findings import Findings
from printreport.load.lock import lock_text, values_to_lock
from printreport.load.project import find_project, load_dataset
from printreport.pipeline.run import wanted_years

__all__ = ["lock_year"]


def lock_year(year: int, *, project: str | Path | None = None) -> tuple[Path, int]:
    """Write ``data/<year>/locked.json``.

    A year that is locked already is locked anew with its restated values.

    Returns
    -------
    tuple of (path, number of values)

    Raises
    ------
    UsageError [PR003]
        There is no project, or no such year.
    FindingsError
        The data of the year has errors; what is wrong is not locked in.
    OutputError [PR005]
        The file can not be written.
    """
    found = find_project(Path(project) if project is not None else None)
    wanted = wanted_years(found, [year])[0]
    findings = Findings()
    dataset = load_dataset(found, findings)
    check_dataset(dataset, findings)
    folder = f"data/{wanted}/"
    errors = [
        finding
        for finding in findings
        if finding.severity == "error"
        and (finding.place.file.startswith(folder) or finding.place.file.count("/") < 2)
    ]
    if errors:
        raise FindingsError(errors)
    data = dataset.years[wanted]
    path = found.data / str(wanted) / "locked.json"
    try:
        path.write_text(lock_text(data), encoding="utf-8")
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise OutputError(f'"{path}" can not be written: {reason}') from error
    return path, len(values_to_lock(data))
