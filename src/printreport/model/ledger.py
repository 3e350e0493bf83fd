"""Where numbers stand on the pages, and what the ledger says of each."""

from __future__ import annotations

from typing import NamedTuple

from printreport.slotted import dataclass

__all__ = ["PlaceOnPage", "PlacedBar", "Rect", "RowsOnPage"]

Rect = tuple[float, float, float, float]
"""``(x0, y0, x1, y1)`` [pt] from the lower left corner of the page."""


class PlaceOnPage(NamedTuple):
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
class RowsOnPage:
    """The numbers in plain rows of a long table, painted together.

    Attributes
    ----------
    table, first, n_rows : str, int, int
        Id of the table, number of the first row in it, and how many rows.
    page : int
        From 1.
    rects : bytes
        The rectangle of each number, row by row and cell by cell, as JSON writes it, a line each; packed
        by zlib.
    """

    table: str
    first: int
    n_rows: int
    page: int
    rects: bytes


@dataclass(frozen=True, slots=True)
class PlacedBar:
    """A rectangle whose length shows a value; ``chart`` tells the bars of one chart from others."""

    value: str
    page: int
    rect: Rect
    chart: int
