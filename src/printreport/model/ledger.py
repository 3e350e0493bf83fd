"""Where numbers stand on the pages, and what the ledger says of each."""

from __future__ import annotations

from typing import NamedTuple

from printreport.slotted import dataclass

__all__ = ["NumberKey", "PlaceOnPage", "PlacedBar", "Rect", "RowsOnPage"]

Rect = tuple[float, float, float, float]
"""``(x0, y0, x1, y1)`` [pt] from the lower left corner of the page."""


NumberKey = tuple[str, str, str]
"""Class, ledger id and printed text of a number: what makes two places one entry."""


class PlaceOnPage(NamedTuple):
    """One appearance of a number.

    Attributes
    ----------
    key : (str, str, str)
        Its class (value, scale, label, reference or name), the ledger id of what it prints, empty where
        it prints none, and its text.
    page : int
        From 1.
    told : str
        Its rectangle and the part of the page, as members of the JSON object that the ledger has for it.
    """

    key: NumberKey
    page: int
    told: str

    def written(self) -> str:
        """Give it as the ledger writes it."""
        return f'{{"page":{self.page},{self.told}}}'


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
