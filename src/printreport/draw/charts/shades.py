"""Classes and their shades: five steps from light to dark."""

from __future__ import annotations

import math
from collections.abc import Sequence

from printreport.draw.charts.style import Paint

__all__ = ["SHADES", "class_of", "shade_paint"]

SHADES = 5


def class_of(amount: float, classes: Sequence[tuple[float, str]]) -> int:
    """Give the 0-based class of an amount: the first whose upper bound (exclusive) is above it."""
    for index, (bound, _) in enumerate(classes):
        if amount < bound:
            return index
    return max(len(classes) - 1, 0)


def shade_paint(index: int, count: int) -> Paint:
    """Give the shade of a class; fewer than five classes are spread over the ramp."""
    if count <= 1:
        return Paint("shade_2")
    step = 1 + math.floor(min(index, count - 1) * (SHADES - 1) / (count - 1) + 0.5)
    # The lightest step is close to paper: a hairline holds it.
    return Paint("shade_1", "rule") if step == 1 else Paint(f"shade_{step}")
