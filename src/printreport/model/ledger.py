"""Where numbers stand on the pages, and what the ledger says of each."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["PlaceOnPage", "Rect"]

Rect = tuple[float, float, float, float]
"""``(x0, y0, x1, y1)`` [pt] from the lower left corner of the page."""


@dataclass(frozen=True, slots=True)
class PlaceOnPage:
    """One appearance of a number: ``page`` counts from 1, ``where`` is prose, table, chart or cover."""

    value: str
    number_class: str
    text: str
    page: int
    rect: Rect
    where: str
