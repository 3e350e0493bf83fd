"""Slots: the places on a category axis; on a time axis also those of years that have no number."""

from __future__ import annotations

from collections.abc import Sequence

from printreport.model.exhibits import DatumContent, SeriesContent
from printreport.slotted import dataclass

__all__ = ["Slot", "has_time_axis", "slots_of"]

MOST_SLOTS = 60


@dataclass(frozen=True, slots=True)
class Slot:
    """A place on the category axis.

    ``at`` is its center in slot widths from the axis' start; ``data`` holds one datum a series,
    None where a series has none; a slot that was skipped over is ``missing``.
    """

    label: str
    at: float
    data: tuple[DatumContent | None, ...]
    missing: bool = False

    @property
    def is_strong(self) -> bool:
        """Say whether one of its numbers is to stand out."""
        return any(datum is not None and datum.emphasis for datum in self.data)


def has_time_axis(series: Sequence[SeriesContent]) -> bool:
    """Say whether every datum has a whole-numbered place in time."""
    data = [datum for one in series for datum in one.data]
    return bool(data) and all(
        datum.position is not None and float(datum.position).is_integer() for datum in data
    )


def slots_of(series: Sequence[SeriesContent]) -> tuple[Slot, ...]:
    """Give the slots of an axis: each year from first to last, or the categories as they come."""
    if not has_time_axis(series):
        return _in_order(series)
    by_year: dict[int, list[DatumContent | None]] = {}
    for index, one in enumerate(series):
        for datum in one.data:
            year = int(datum.position or 0)
            by_year.setdefault(year, [None] * len(series))[index] = datum
    first, last = min(by_year), max(by_year)
    if last - first >= MOST_SLOTS:
        return _in_order(series)
    slots: list[Slot] = []
    for year in range(first, last + 1):
        data = tuple(by_year.get(year, [None] * len(series)))
        label = next((datum.category for datum in data if datum is not None), str(year))
        known = any(datum is not None and datum.amount is not None for datum in data)
        slots.append(Slot(label, year - first + 0.5, data, missing=not known))
    return tuple(slots)


def _in_order(series: Sequence[SeriesContent]) -> tuple[Slot, ...]:
    by_category: dict[str, list[DatumContent | None]] = {}
    for index, one in enumerate(series):
        for datum in one.data:
            by_category.setdefault(datum.category, [None] * len(series))[index] = datum
    return tuple(
        Slot(label, index + 0.5, tuple(data), missing=all(d is None or d.amount is None for d in data))
        for index, (label, data) in enumerate(by_category.items())
    )
