"""Rows in balanced columns: a long narrow table set side by side in panels, read down."""

from __future__ import annotations

from printreport.draw.tables.rows import RowMetrics

__all__ = ["Ranges", "balance", "fill"]

Ranges = tuple[tuple[int, int], ...]
"""First row and one past the last of each panel, shape (n_panels, 2)."""


def fill(metrics: RowMetrics, start: int, stop: int, n_panels: int, room: float) -> Ranges:
    """Fill panels of a height one after the other; rows that find no room are left over."""
    ranges, at = [], start
    for _ in range(n_panels):
        end = metrics.fit(at, stop, room)
        if end == at:
            break
        ranges.append((at, end))
        at = end
    return tuple(ranges)


def balance(metrics: RowMetrics, start: int, stop: int, n_panels: int) -> Ranges:
    """Share rows among panels so that the highest panel is as low as can be.

    Parameters
    ----------
    start, stop : int
        The rows to be set.
    """
    if stop <= start or n_panels == 1:
        return ((start, stop),)
    low = metrics.height(start, stop) / n_panels
    high = metrics.height(start, stop)
    best: Ranges = ((start, stop),)
    for _ in range(40):
        room = (low + high) / 2
        ranges = fill(metrics, start, stop, n_panels, room)
        if ranges and ranges[-1][1] == stop:
            best, high = ranges, room
        else:
            low = room
        if high - low < 0.25:
            break
    return best
