"""Part of stage 1: ``locked.json``, the values of a year as they stood when it was locked.

In: the file. Out: numbers by name (``cases.total``, ``cases_by_type.all.total``), None where the year
is open. The text that is written is the same for the same values.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from printreport.findings import Findings, Place
from printreport.load.yaml_file import load_text
from printreport.model.dataset import DataYear

__all__ = ["load_lock", "lock_text", "values_to_lock"]


def load_lock(path: Path, file: str, findings: Findings) -> Mapping[str, float | int] | None:
    """Read the lock of a year; None where there is none.

    Findings [PR242] say what is no lock: the year then counts as open.
    """
    if not path.exists():
        return None
    text = load_text(path, file, findings)
    if text is None:
        return None
    try:
        held = json.loads(text)
    except ValueError as error:
        line = getattr(error, "lineno", 1)
        findings.error("PR242", "the lock of the year is no JSON that can be read", Place(file, line))
        return None
    values = held.get("values") if isinstance(held, dict) else None
    if not isinstance(values, dict) or not all(
        isinstance(amount, (int, float)) and not isinstance(amount, bool) for amount in values.values()
    ):
        said = "the lock of the year holds no `values` that are numbers by name"
        findings.error("PR242", said, Place(file, 1), hint="`printreport audit --lock YEAR`")
        return None
    return {str(name): amount for name, amount in values.items()}


def values_to_lock(data: DataYear) -> dict[str, float | int]:
    """Give the values of a year by name, corrected, sorted; blank cells and words are left out."""
    values: dict[str, float | int] = {name: value.amount for name, value in data.metrics.items()}
    for table in data.tables.values():
        for (row, column), cell in table.cells.items():
            if cell.amount is not None:
                values[f"{table.id}.{row}.{column}"] = cell.amount
    return dict(sorted(values.items()))


def lock_text(data: DataYear) -> str:
    """Give the text of ``locked.json``, one value a line, so that a change of one shows as one line."""
    return (
        json.dumps({"year": data.year, "values": values_to_lock(data)}, ensure_ascii=False, indent=1) + "\n"
    )
