"""Flowables that take less than the width of their frame."""

from __future__ import annotations

from printreport.draw.canvas import Canvas
from printreport.draw.flowable import Flowable

__all__ = ["Narrow"]


class Narrow(Flowable):
    """One flowable set at a smaller width, at the left of the frame."""

    def __init__(self, item: Flowable, measure: float) -> None:
        self.item = item
        self.measure = measure
        self.space_before, self.space_after = item.space_before, item.space_after
        self.keep_with_next, self.floats = item.keep_with_next, item.floats

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Measure the item for the smaller width."""
        _, self.height = self.item.wrap(min(self.measure, width), height)
        self.width = width
        return width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """Split the item."""
        parts = [Narrow(part, self.measure) for part in self.item.split(min(self.measure, width), height)]
        for part in parts:
            part.wrap(width, height)
        return self.hand_on(parts[0], parts[1]) if parts else []

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """Paint the item."""
        self.item.drawOn(canvas, x, y)

    def notes(self) -> tuple[str, ...]:
        """Give the notes of the item."""
        return self.item.notes()

    def bookmarks(self) -> tuple[tuple[str, int, str], ...]:
        """Give the headings of the item."""
        return self.item.bookmarks()
