"""PR237, PR238: a value of a locked year is the one that was locked, or its restatement says why not."""

from __future__ import annotations

from collections.abc import Iterator

from printreport.check.wording import amount_text
from printreport.findings import Findings, Place
from printreport.model.dataset import Cell, Dataset, DataYear
from printreport.model.tie_out import TieOut
from printreport.model.values import Restatement, Value

__all__ = ["check_locked_years"]

_SAME = 1e-12


def check_locked_years(dataset: Dataset, findings: Findings, tie_out: TieOut) -> None:
    """Compare every locked year with its lock."""
    for year, data in sorted(dataset.years.items()):
        if data.locked is None:
            continue
        present = dict(_values(data))
        for name, before in sorted(data.locked.items()):
            found = present.get(name)
            if found is None:
                findings.error(
                    "PR237",
                    f"`{name}` of the locked year {year} was {amount_text(before)} and is not there any more",
                    _place(data, name),
                    hint=f"put {amount_text(before)} back",
                )
            else:
                _check_value(name, before, found, year, findings, tie_out)


def _values(data: DataYear) -> Iterator[tuple[str, Value | Cell]]:
    yield from data.metrics.items()
    for table in data.tables.values():
        for (row, column), cell in table.cells.items():
            if cell.amount is not None:
                yield f"{table.id}.{row}.{column}", cell


def _place(data: DataYear, name: str) -> Place:
    parts = name.split(".")
    table = data.tables.get(parts[0])
    if table is not None and len(parts) == 3 and (parts[1], parts[2]) in table.cells:
        return table.cells[parts[1], parts[2]].place
    if table is not None:
        return table.place
    return Place(f"data/{data.year}/metrics.yaml")


def _differ(one: float, other: float) -> bool:
    return abs(one - other) > _SAME * max(1.0, abs(one), abs(other))


def _check_value(
    name: str, before: float, found: Value | Cell, year: int, findings: Findings, tie_out: TieOut
) -> None:
    now = found.amount
    restated = found.restated
    ids = [f"{name}@{year}"]
    if now is None:
        return
    if restated is not None:
        wrong = _wrong(restated, before, now)
        if wrong:
            tie_out.note(ids, "locked", "failed", "")
            findings.error("PR238", f"the restatement of `{name}` {wrong}", restated.place)
        else:
            tie_out.note(ids, "locked", "explained", f"restated from {amount_text(restated.before)}")
        return
    if not _differ(now, before):
        tie_out.note(ids, "locked", "passed", f"as locked for {year}")
        return
    tie_out.note(ids, "locked", "failed", f"locked as {amount_text(before)}")
    entry = f"{{from: {_plain(before)}, to: {_plain(now)}, reason: …}}"
    where = "the metric" if isinstance(found, Value) else f"data/{year}/tables.yaml"
    if not isinstance(found, Value):
        row_column = name.partition(".")[2]
        entry = f"{{{row_column}: {entry}}}"
    findings.error(
        "PR237",
        f"`{name}` of the locked year {year} is {amount_text(now)}, but was locked as {amount_text(before)}",
        found.place,
        hint=f"`restated: {entry}` at {where}, or {amount_text(before)}",
    )


def _plain(amount: float) -> str:
    return repr(int(amount)) if float(amount).is_integer() else repr(amount)


def _wrong(restated: Restatement, locked: float, now: float) -> str:
    """Say what a restatement gets wrong; nothing where it is right, or the lock already has it."""
    if _differ(restated.after, now):
        return f"ends in {amount_text(restated.after)}, but the value is {amount_text(now)}"
    if _differ(restated.before, locked) and _differ(restated.after, locked):
        return f"starts from {amount_text(restated.before)}, but {amount_text(locked)} was locked"
    return ""
