"""Two years side by side: every value that both have, its change, and whether the years compare."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from printreport.check.wording import amount_text, value_text
from printreport.slotted import dataclass

if TYPE_CHECKING:
    from printreport.model.dataset import Dataset, DataTable
    from printreport.model.values import Value

__all__ = ["Changed", "compare_years"]

State = Literal["both", "new", "gone", "not_comparable"]


@dataclass(frozen=True, slots=True)
class Changed:
    """One value in two years.

    ``growth`` is a share of the first year's amount; for shares the difference itself counts. Both are
    None where the years do not compare, or where a bound or a rounded number says too little.
    """

    name: str
    unit: str
    before: str
    after: str
    state: State
    difference: float | None = None
    growth: float | None = None
    why: str = ""

    @property
    def difference_text(self) -> str:
        """The difference with its sign; points for shares."""
        if self.difference is None:
            return ""
        if self.unit == "share":
            return f"{self.difference * 100:+.1f} points"
        sign = "+" if self.difference > 0 else ""
        return f"{sign}{amount_text(round(self.difference, 6))}"


def compare_years(dataset: Dataset, before: int, after: int) -> tuple[Changed, ...]:
    """Compare the metrics of two years, then the sum rows of their tables."""
    old, new = dataset.years[before], dataset.years[after]
    found = [
        _metric(name, old.metrics.get(name), new.metrics.get(name))
        for name in dataset.contract.metrics
        if name in old.metrics or name in new.metrics
    ]
    for name in dataset.contract.tables:
        found.extend(_table(old.tables.get(name), new.tables.get(name)))
    return tuple(found)


def _metric(name: str, old: Value | None, new: Value | None) -> Changed:
    known = new or old
    assert known is not None, "one of both years has it"
    unit = known.unit.replace("_", " ")
    before, after = (value_text(value) if value is not None else "" for value in (old, new))
    if old is None or new is None:
        return Changed(name, unit, before, after, "new" if old is None else "gone")
    if not new.comparable:
        return Changed(name, unit, before, after, "not_comparable", why=new.why)
    if old.qualifier != "exact" or new.qualifier != "exact" or new.kind == "fixed":
        return Changed(name, unit, before, after, "both")
    difference = new.amount - old.amount
    step = max(old.rounded or 0, new.rounded or 0)
    growth = difference / old.amount if old.amount and unit != "share" else None
    if step:
        difference = round(difference / step) * step
    return Changed(name, unit, before, after, "both", difference, growth)


def _table(old: DataTable | None, new: DataTable | None) -> list[Changed]:
    if old is None or new is None:
        return []
    changed = []
    rows = [row for row in new.row_ids if row in old.row_ids]
    for row in rows:
        for column in new.columns:
            if column not in old.columns:
                continue
            first, second = old.cells[row, column].amount, new.cells[row, column].amount
            if first is None or second is None:
                continue
            spec = new.contract.columns[column]
            is_share = spec.type in ("percent", "share")
            unit = "share" if is_share else (spec.unit or new.contract.unit).replace("_", " ")
            before = amount_text(first, is_share=is_share)
            after = amount_text(second, is_share=is_share)
            name = f"{new.id}.{row}.{column}"
            if not new.contract.comparable:
                changed.append(Changed(name, unit, before, after, "not_comparable", why=new.contract.why))
                continue
            growth = (second - first) / first if first and not is_share else None
            changed.append(Changed(name, unit, before, after, "both", second - first, growth))
    return changed
