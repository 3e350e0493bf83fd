"""The display list: what a chart paints, as plain values that can be kept, compared and replayed.

Lengths are in points, the origin is the lower left corner of the plot area, y grows upward. Colors
are names of the theme's palette, never numbers, so that one list serves screen and press.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Literal, TypeAlias, cast

from printreport.draw.canvas import Segment
from printreport.slotted import dataclass

__all__ = ["Box", "DisplayList", "Item", "PathItem", "RectItem", "Segment", "TextItem", "TextRole"]

TextRole = Literal["label", "category", "axis", "key", "mark"]
Box: TypeAlias = tuple[float, float, float, float]
"""Left, bottom, right, top."""

FORMAT = 2
ASCENT, DESCENT = 0.72, 0.2
"""Reach of digits and letters over and under the baseline, in em, for finding collisions."""


@dataclass(frozen=True, slots=True)
class RectItem:
    """A filled and/or outlined rectangle; ``gid`` is the value whose size it shows."""

    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    stroke: str = ""
    line_width: float = 0.0
    gid: str = ""

    @property
    def box(self) -> Box:
        """Give left, bottom, right, top [pt]."""
        return (self.x, self.y, self.x + self.width, self.y + self.height)


@dataclass(frozen=True, slots=True)
class PathItem:
    """A path; ``clip`` is x, y, width, height [pt] or empty."""

    segments: tuple[Segment, ...]
    fill: str = ""
    stroke: str = ""
    line_width: float = 0.5
    dash: tuple[float, ...] = ()
    cap: str = "butt"
    gid: str = ""
    clip: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class TextItem:
    """One line of text, its left end on the baseline at (x, y).

    ``face`` is a face role, ``value`` the ledger id of the number that it prints; ``cell`` the cell
    of a table drawn as a picture: ``"row:column"``, counted from 0, with -1 for head and stub.
    """

    text: str
    x: float
    y: float
    face: str
    size: float
    color: str
    width: float
    value: str = ""
    role: TextRole = "label"
    cell: str = ""

    @property
    def box(self) -> Box:
        """Give left, bottom, right, top of the ink [pt]."""
        return (self.x, self.y - DESCENT * self.size, self.x + self.width, self.y + ASCENT * self.size)


Item: TypeAlias = RectItem | PathItem | TextItem
_KINDS: dict[str, type[RectItem] | type[PathItem] | type[TextItem]] = {
    "rect": RectItem,
    "path": PathItem,
    "text": TextItem,
}


@dataclass(frozen=True, slots=True)
class DisplayList:
    """The plot area of one chart: its size [pt] and what is painted, in painting order."""

    width: float
    height: float
    items: tuple[Item, ...]

    @property
    def texts(self) -> tuple[TextItem, ...]:
        """Give the texts, in painting order."""
        return tuple(item for item in self.items if isinstance(item, TextItem))

    @property
    def rects(self) -> tuple[RectItem, ...]:
        """Give the rectangles, in painting order."""
        return tuple(item for item in self.items if isinstance(item, RectItem))

    @property
    def paths(self) -> tuple[PathItem, ...]:
        """Give the paths, in painting order."""
        return tuple(item for item in self.items if isinstance(item, PathItem))

    def colors(self) -> frozenset[str]:
        """Give the names of all colors that replay will ask for."""
        return frozenset(name for item in self.items for name in _colors_of(item) if name)

    def to_json(self) -> str:
        """Give the list as one line of JSON; equal lists give equal text."""
        items = [[_name_of(item), *(getattr(item, name) for name in item.__slots__)] for item in self.items]
        return json.dumps([FORMAT, self.width, self.height, items], separators=(",", ":"), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> DisplayList:
        """Read a list that ``to_json`` wrote.

        Raises
        ------
        ValueError
            The text is of another format, or none at all.
        """
        form, width, height, rows = cast("tuple[int, float, float, list[list[Any]]]", json.loads(text))
        if form != FORMAT:
            raise ValueError(f"display list has the format {form}, expected {FORMAT}")
        return cls(width, height, tuple(_item(*row) for row in rows))


def _item(kind: str, *parts: Any) -> Item:
    # Of a path alone some parts are lists.
    return _KINDS[kind](*(map(_frozen, parts) if kind == "path" else parts))


def _frozen(part: object) -> object:
    return tuple(_frozen(inner) for inner in part) if isinstance(part, list) else part


def _name_of(item: Item) -> str:
    return next(name for name, kind in _KINDS.items() if isinstance(item, kind))


def _colors_of(item: Item) -> Iterator[str]:
    if isinstance(item, TextItem):
        yield item.color
    else:
        yield item.fill
        yield item.stroke
