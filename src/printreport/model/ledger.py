"""Where numbers stand on the pages, and what the ledger says of each."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["PlaceOnPage", "PlacedBar", "Rect"]

Rect = tuple[float, float, float, float]
"""``(x0, y0, x1, y1)`` [pt] from the lower left corner of the page."""


@dataclass(frozen=True, slots=True)
class PlaceOnPage:
    """One appearance of a number: ``page`` counts from 1, ``where`` is the part of the page.

    ``value`` is the ledger id of what it prints, empty where it is none; ``number_class`` is value,
    scale, label, reference or name.
    """

    value: str
    number_class: str
    text: str
    page: int
    rect: Rect
    where: str


@dataclass(frozen=True, slots=True)
class PlacedBar:
    """A rectangle whose length shows a value; ``chart`` tells the bars of one chart from others."""

    value: str
    page: int
    rect: Rect
    chart: int
