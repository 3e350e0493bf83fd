"""What painting gives: pages and a piece of the structure tree that know no document.

Stage 6, first half. A unit is one section, or several that share pages; it can be kept, and put into
any document at any page number. All of it is plain: strings, bytes, numbers and tuples of these.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import astuple, fields
from typing import Any, NamedTuple

from printreport.model.ledger import NumberKey, PlacedBar, PlaceOnPage, Rect, RowsOnPage
from printreport.model.structure import BulkRows
from printreport.slotted import dataclass

__all__ = [
    "Anchor",
    "OutlineEntry",
    "PaintedBar",
    "PaintedLink",
    "PaintedPage",
    "PaintedPlace",
    "PaintedUnit",
    "StructureNode",
]


class PaintedLink(NamedTuple):
    """A link: its element, its rectangle on the sheet [pt], and the name or address that it leads to."""

    owner: int
    rect: Rect
    anchor: str
    address: str


class Anchor(NamedTuple):
    """A point that links lead to: its height on the sheet [pt], or None for the whole page."""

    name: str
    top: float | None


class OutlineEntry(NamedTuple):
    """A heading in the outline, with the name of its anchor."""

    title: str
    anchor: str
    level: int


_PARTS = {
    "table": "table",
    "head": "table",
    "chart": "chart",
    "alt text": "alt text",
}
"""Parts of a page that are no prose."""


class PaintedPlace(NamedTuple):
    """An appearance of a number; :class:`printreport.model.ledger.PlaceOnPage` has its page too."""

    key: NumberKey
    told: str

    @classmethod
    def of(cls, value: str, number_class: str, text: str, rect: Rect, where: str) -> PaintedPlace:
        """Make it of a ledger id, a class, a text, its rectangle and the part of the page."""
        left, low, right, high = rect
        part = _PARTS.get(where, "prose")
        more = "" if where == part else f',"part":"{where}"'
        told = f'"rect":[{left!r},{low!r},{right!r},{high!r}],"where":"{part}"{more}'
        return cls((number_class, value, text.strip()), told)

    def on(self, page: int) -> PlaceOnPage:
        """Give it with the page number that it has in a document (from 1)."""
        return PlaceOnPage(self.key, page, self.told)


class PaintedRows(NamedTuple):
    """Rows in bulk with their numbers, as :class:`printreport.model.ledger.RowsOnPage` has them.

    ``after`` counts the places on the page before them.
    """

    table: str
    first: int
    n_rows: int
    rects: bytes
    after: int


class PaintedBar(NamedTuple):
    """A rectangle whose length shows a value; ``chart`` tells the charts of the page apart."""

    value: str
    rect: Rect
    chart: int


class StructureNode(NamedTuple):
    """One element of a unit's tree, in reading order.

    Attributes
    ----------
    ref : int
        Its number in the unit; ``parent`` is that of the element above it, -1 for the document.
    kids : tuple
        A number for an element, ``(page, mcid)`` for a mark and ``(page, mcid, n_rows)`` for rows in bulk.
    keys, attributes, table : str
        Entries of its dictionary, attribute objects, entries of the attribute object of tables; all as
        a PDF writes them.
    headers : tuple of int or str
        The cells that it stands under: by number, or by their own id.
    id : str
        With ``has_own_id`` as it is, else what comes before a number.
    block : str
        Id of the exhibit whose attached data belongs to it.
    says : str
        Of a link, what its annotations say of themselves.
    """

    ref: int
    parent: int
    role: str
    kids: tuple[int | tuple[int, int] | tuple[int, int, int], ...]
    keys: str = ""
    attributes: str = ""
    table: str = ""
    headers: tuple[int | str, ...] = ()
    id: str = ""
    has_own_id: bool = False
    block: str = ""
    says: str = ""


@dataclass(frozen=True, slots=True)
class PaintedPage:
    """One page, or what is painted over one.

    Attributes
    ----------
    content : bytes
        The content stream, packed by zlib.
    size : (float, float) [pt]
        Of the sheet.
    trim, bleed : tuple of float, shape (4,) [pt]
        ``bleed`` is empty where the page has none.
    fonts : tuple of (str, str)
        Role of each face, under which the stream names it, with the characters that it sets, sorted.
    images : tuple of str
        Paths of pictures, which the stream names Im0, Im1 …
    overprints, all_plates : bool
        Whether the stream names the graphics states Over and Under, and the color space All.
    owners : tuple of int or BulkRows
        The element of each mark, by marked-content id; rows in bulk own as many as they have cells.
    targets : tuple of str
        Names that links lead to, in a file without links too.
    loose : tuple of str
        Text that was painted outside the structure tree.
    is_counted : bool
        False for a page such as the cover, whose label is a roman number.
    """

    content: bytes
    size: tuple[float, float]
    trim: Rect
    bleed: Rect | tuple[()] = ()
    fonts: tuple[tuple[str, str], ...] = ()
    images: tuple[str, ...] = ()
    overprints: bool = False
    all_plates: bool = False
    owners: tuple[int | tuple[int, BulkRows], ...] = ()
    links: tuple[PaintedLink, ...] = ()
    targets: tuple[str, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    outline: tuple[OutlineEntry, ...] = ()
    places: tuple[PaintedPlace, ...] = ()
    bars: tuple[PaintedBar, ...] = ()
    loose: tuple[str, ...] = ()
    rows: tuple[PaintedRows, ...] = ()
    is_counted: bool = True

    def places_on(self, page: int) -> Iterator[PlaceOnPage | RowsOnPage]:
        """Give the places of its numbers, for the page number that it has in a document (from 1)."""
        waiting = list(self.rows)
        for at, place in enumerate(self.places):
            while waiting and waiting[0].after <= at:
                yield _rows_on(waiting.pop(0), page)
            yield place.on(page)

        for rows in waiting:
            yield _rows_on(rows, page)

    def bars_on(self, page: int) -> Iterator[PlacedBar]:
        """Give its bars, for the page number that it has in a document (from 1)."""
        for bar in self.bars:
            yield PlacedBar(bar.value, page, bar.rect, bar.chart)


@dataclass(frozen=True, slots=True)
class PaintedUnit:
    """Pages with the piece of the tree that they show; pages count from 0 in it.

    Attributes
    ----------
    alternatives : tuple of (int, PaintedPlace)
        The numbers in text alternatives, each with the page of its figure.
    level : int
        Of its last heading, or of one before it.
    """

    pages: tuple[PaintedPage, ...]
    tree: tuple[StructureNode, ...]
    alternatives: tuple[tuple[int, PaintedPlace], ...] = ()
    level: int = 0

    def plain(self) -> tuple[Any, ...]:
        """Give it as tuples, strings and numbers alone, which marshal takes."""
        return (
            tuple(_plain_page(page) for page in self.pages),
            tuple(tuple(node) for node in self.tree),
            tuple((page, tuple(place)) for page, place in self.alternatives),
            self.level,
        )

    @classmethod
    def of_plain(cls, plain: tuple[Any, ...]) -> PaintedUnit:
        """Take back what :meth:`plain` gave."""
        pages, tree, alternatives, level = plain
        return cls(
            tuple(_page_of(page) for page in pages),
            tuple(StructureNode(*node) for node in tree),
            tuple((page, PaintedPlace(*place)) for page, place in alternatives),
            level,
        )


def _rows_on(rows: PaintedRows, page: int) -> RowsOnPage:
    return RowsOnPage(rows.table, rows.first, rows.n_rows, page, rows.rects)


_ROWS: dict[str, Any] = {
    "links": PaintedLink, "anchors": Anchor, "outline": OutlineEntry, "places": PaintedPlace,
    "bars": PaintedBar, "rows": PaintedRows,
}  # fmt: skip


def _plain_page(page: PaintedPage) -> tuple[Any, ...]:
    made = []
    for item in fields(PaintedPage):
        held = getattr(page, item.name)
        if item.name in _ROWS:
            held = tuple(tuple(row) for row in held)
        elif item.name == "owners":
            held = tuple(each if isinstance(each, int) else (each[0], astuple(each[1])) for each in held)
        made.append(held)
    return tuple(made)


def _page_of(plain: tuple[Any, ...]) -> PaintedPage:
    made: dict[str, Any] = {}
    for item, held in zip(fields(PaintedPage), plain, strict=True):
        if item.name in _ROWS:
            kind = _ROWS[item.name]
            made[item.name] = tuple(kind(*row) for row in held)
        elif item.name == "owners":
            made[item.name] = tuple(
                each if isinstance(each, int) else (each[0], BulkRows(*each[1])) for each in held
            )
        else:
            made[item.name] = held
    return PaintedPage(**made)
