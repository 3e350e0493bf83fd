"""Rectangles and matrices of a page [pt].

Source: ISO 32000-1, 8.3.3 (common transformations) and 8.3.4 (transformation matrices).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

__all__ = ["SAME", "Matrix", "Rect", "box_of", "common", "overlaps", "scale_of", "six", "times"]

Rect = tuple[float, float, float, float]
Matrix = tuple[float, float, float, float, float, float]
SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def overlaps(one: Rect, other: Rect) -> bool:
    """Tell whether two rectangles share some area."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def times(one: Matrix, other: Matrix) -> Matrix:
    """Give what comes of applying one transformation, then another."""
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def box_of(points: Sequence[tuple[float, float]], by: Matrix) -> Rect:
    """Give the rectangle round some points once they are moved."""
    a, b, c, d, e, f = by
    moved = [(a * x + c * y + e, b * x + d * y + f) for x, y in points]
    xs, ys = [x for x, _ in moved], [y for _, y in moved]
    return min(xs), min(ys), max(xs), max(ys)


def scale_of(matrix: Matrix) -> float:
    """Give how many times larger a length becomes, both directions taken together."""
    return math.sqrt(abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]))


def six(operands: Sequence[Any]) -> Matrix:
    """Read a matrix; raises ValueError where it has not six numbers."""
    a, b, c, d, e, f = (float(part) for part in operands)
    return a, b, c, d, e, f


def common(one: Rect, other: Rect) -> Rect:
    """Give what two rectangles share; its sides are turned round where that is nothing."""
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])
