"""Keys: swatches with labels in the order of the bars, set in as many rows as they need."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from printreport.draw.charts.board import Board
from printreport.draw.charts.style import ChartStyle, Paint
from printreport.draw.charts.wrap import text_width, wrap
from printreport.draw.fonts import Faces
from printreport.slotted import dataclass

__all__ = ["Key", "KeyEntry", "draw_tick", "plan_key"]

SWATCH, SWATCH_GAP, ENTRY_GAP, TICK_WIDTH = 7.0, 3.5, 14.0, 1.6


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """One entry: a swatch of a paint, or the reference tick."""

    label: str
    paint: Paint | Literal["tick"]


@dataclass(frozen=True, slots=True)
class Key:
    """A key that knows its places: entry, x, row, lines; ``height`` [pt] is 0 without entries."""

    places: tuple[tuple[KeyEntry, float, int, tuple[str, ...]], ...]
    height: float
    width: float = 0.0

    def draw(self, board: Board, x: float, top: float) -> None:
        """Set the key with its upper left corner at (x, top)."""
        leading = board.style.leading
        for entry, left, row, lines in self.places:
            center = top - row * leading - leading / 2
            if entry.paint == "tick":
                draw_tick(board, x + left + SWATCH / 2, center, SWATCH + 2)
            else:
                board.rect((x + left, center - SWATCH / 2, SWATCH, SWATCH), entry.paint)
            for index, line in enumerate(lines):
                at = board.middle(center - index * leading)
                board.text(x + left + SWATCH + SWATCH_GAP, at, line, color="muted", role="key")


def draw_tick(board: Board, x: float, center: float, length: float) -> None:
    """Draw a reference tick: a short upright stroke that stands out on dark and light alike."""
    low, high = (x, center - length / 2), (x, center + length / 2)
    board.rule(low, high, color="accent", width=TICK_WIDTH, order=2.5)


def plan_key(entries: Sequence[KeyEntry], width: float, style: ChartStyle, faces: Faces) -> Key:
    """Break the entries into rows of at most ``width`` [pt]; a gap to the plot is included."""
    places: list[tuple[KeyEntry, float, int, tuple[str, ...]]] = []
    left, row, deepest, used = 0.0, 0, 1, 0.0
    for entry in entries:
        if not entry.label:
            continue
        room = width - SWATCH - SWATCH_GAP
        lines = wrap(entry.label, room, style, faces)
        own = SWATCH + SWATCH_GAP + max(text_width(line, style, faces) for line in lines)
        if left and left + own > width:
            left, row, deepest = 0.0, row + deepest, 1
        places.append((entry, left, row, lines))
        deepest = max(deepest, len(lines))
        used = max(used, left + own)
        left += own + ENTRY_GAP
    if not places:
        return Key((), 0.0)
    return Key(tuple(places), (row + deepest) * style.leading + 5.0, used)
