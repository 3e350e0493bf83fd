"""Flowables next to each other: balanced text columns, and blocks beside one another."""

from __future__ import annotations

from collections.abc import Sequence

from printreport.draw.canvas import Canvas
from printreport.draw.flowable import Flowable, Stack, notes_of

__all__ = ["BalancedColumns", "Beside"]

_LEAST_BESIDE = 0.6
_LEAST_TAIL = 27.0


class Beside(Flowable):
    """Columns of flowables, tops aligned; its height is that of the tallest.

    Parameters
    ----------
    columns : sequence of Stack
    widths : sequence of float [pt]
        With the gutters they add up to the width it is wrapped for.
    gutter : float [pt]
    breakable : bool
        Whether a page break may run through all columns at one height.
    """

    def __init__(
        self, columns: Sequence[Stack], widths: Sequence[float], gutter: float, breakable: bool = False
    ) -> None:
        self.columns = list(columns)
        self.widths = list(widths)
        self.gutter = gutter
        self.breakable = breakable

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Measure every column for its own width."""
        sizes = [column.wrap(own, height) for column, own in zip(self.columns, self.widths, strict=True)]
        self.width = width
        self.height = max((size[1] for size in sizes), default=0.0)
        return width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """Split all columns at one height; a column that fits stays whole in the first part."""
        if not self.breakable:
            return []
        first, rest = [], []
        for column, own in zip(self.columns, self.widths, strict=True):
            if column.height <= height + 0.01:
                first.append(column)
                rest.append(Stack([]))
                continue
            parts = column.split(own, height)
            if not parts and not first:
                return []
            if not parts and rest[0].height < _LEAST_BESIDE * column.height:
                return []
            # What stands beside the text goes over whole, where no part of it fits.
            parts = parts or [Stack([]), column]
            first.append(parts[0])  # type: ignore[arg-type]
            rest.append(parts[1])  # type: ignore[arg-type]
        made = [Beside(columns, self.widths, self.gutter, True) for columns in (first, rest)]
        for part in made:
            part.wrap(width, height)
        return self.hand_on(made[0], made[1])

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """Paint the columns from left to right."""
        for column, own in zip(self.columns, self.widths, strict=True):
            column.drawOn(canvas, x, y + self.height - column.height)
            x += own + self.gutter

    def notes(self) -> tuple[str, ...]:
        """Give the notes of all columns."""
        return notes_of(self.columns)

    def bookmarks(self) -> tuple[tuple[str, int, str], ...]:
        """Give the headings of all columns."""
        return (*super().bookmarks(), *(mark for column in self.columns for mark in column.bookmarks()))


class BalancedColumns(Flowable):
    """Running text in columns of one height, read down and then across."""

    def __init__(self, items: Sequence[Flowable], count: int, gutter: float) -> None:
        self.items = list(items)
        self.count = count
        self.gutter = gutter
        self._columns: list[Stack] = []
        self._wrapped_for = -1.0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Find the least height at which the text fits in the columns."""
        self.width = width
        if width == self._wrapped_for:
            return width, self.height
        self._wrapped_for = width
        own = self._own(width)
        whole = Stack(self.items)
        whole.wrap(own, 1e6)
        low, high = whole.height / self.count, whole.height
        found = self._fill(own, high)
        while high - low > 3.0:
            middle = (low + high) / 2
            filled = self._fill(own, middle)
            if filled[1] is None:
                found, high = filled, max(column.height for column in filled[0])
            else:
                low = middle
        self._columns = found[0]
        self.height = max((column.height for column in self._columns), default=0.0)
        return width, self.height

    def _own(self, width: float) -> float:
        return (width - (self.count - 1) * self.gutter) / self.count

    def _fill(self, own: float, height: float) -> tuple[list[Stack], Stack | None]:
        """Pour the text into columns of a height: the columns, and what is left over."""
        rest: Stack | None = Stack(self.items)
        columns: list[Stack] = []
        for _ in range(self.count):
            if rest is None:
                columns.append(Stack([]))
                continue
            rest.wrap(own, 1e6)
            if rest.height <= height + 0.01:
                columns.append(rest)
                rest = None
                continue
            parts = rest.split(own, height)
            if not parts:
                break
            columns.append(parts[0])  # type: ignore[arg-type]
            rest = parts[1]  # type: ignore[assignment]
        return columns, rest

    def split(self, width: float, height: float) -> list[Flowable]:
        """Fill the columns to the height; the rest is balanced anew."""
        columns, rest = self._fill(self._own(width), height)
        if rest is not None and rest.height < self.count * _LEAST_TAIL:
            # So little goes over that it would stand in one column alone: take more along.
            columns, rest = self._fill(self._own(width), height - _LEAST_TAIL)
        if rest is None or len(columns) < self.count:
            return []
        first = BalancedColumns([], self.count, self.gutter)
        first._columns, first._wrapped_for, first.width = columns, width, width
        first.height = max(column.height for column in columns)
        second = BalancedColumns(rest.items, self.count, self.gutter)
        second.wrap(width, 1e6)
        return self.hand_on(first, second)

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """Paint the columns from left to right."""
        own = self._own(self.width)
        for column in self._columns:
            column.drawOn(canvas, x, y + self.height - column.height)
            x += own + self.gutter

    def notes(self) -> tuple[str, ...]:
        """Give the notes in the columns."""
        return notes_of(self._columns or self.items)

    def bookmarks(self) -> tuple[tuple[str, int, str], ...]:
        """Give the headings in the columns."""
        items: Sequence[Flowable] = self._columns or self.items
        return tuple(mark for item in items for mark in item.bookmarks())
