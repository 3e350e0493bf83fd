"""Collisions: texts of a display list that touch each other, a bar's end, a line, or the edge."""

from __future__ import annotations

from itertools import pairwise

from printreport.draw.charts.display import Box, DisplayList, PathItem, TextItem

__all__ = ["collisions", "overlaps"]

SLACK = 0.15


def overlaps(one: Box, other: Box, slack: float = SLACK) -> bool:
    """Say whether two boxes overlap by more than ``slack`` [pt] both ways."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    up = min(one[3], other[3]) - max(one[1], other[1])
    return across > slack and up > slack


def collisions(display: DisplayList) -> list[str]:
    """List what a reader would stumble over, one sentence each; empty for a clean chart."""
    found: list[str] = []
    texts = display.texts
    for index, text in enumerate(texts):
        left, bottom, right, top = text.box
        if left < -SLACK or bottom < -SLACK or right > display.width + SLACK or top > display.height + SLACK:
            found.append(f'"{text.text}" leaves the plot area')
        found.extend(
            f'"{text.text}" runs into "{other.text}"'
            for other in texts[index + 1 :]
            if overlaps(text.box, other.box)
        )
        found.extend(
            f'"{text.text}" lies across the edge of a bar'
            for rect in display.rects
            if overlaps(text.box, rect.box, 0.3) and not _within(text, rect.box)
        )
        found.extend(
            f'a line crosses "{text.text}"'
            for path in display.paths
            if not path.clip and _crosses(path, text.box)
        )
    return found


def _within(text: TextItem, box: Box) -> bool:
    left, bottom, right, top = text.box
    return left >= box[0] and right <= box[2] and bottom >= box[1] - 0.6 and top <= box[3] + 0.6


def _crosses(path: PathItem, box: Box) -> bool:
    points = [(str(part[0]), float(part[-2]), float(part[-1])) for part in path.segments if len(part) > 1]
    return any(
        kind != "m" and _cuts((x1, y1), (x2, y2), box) for (_, x1, y1), (kind, x2, y2) in pairwise(points)
    )


def _cuts(start: tuple[float, float], end: tuple[float, float], box: Box) -> bool:
    """Clip the line to the box by each side in turn (Liang and Barsky)."""
    first, last = 0.0, 1.0
    left, bottom, right, top = box[0] + SLACK, box[1] + SLACK, box[2] - SLACK, box[3] - SLACK
    across, up = end[0] - start[0], end[1] - start[1]
    for step, room in (
        (-across, start[0] - left),
        (across, right - start[0]),
        (-up, start[1] - bottom),
        (up, top - start[1]),
    ):
        if step == 0:
            if room < 0:
                return False
        elif step < 0:
            first = max(first, room / step)
        else:
            last = min(last, room / step)
    return first < last
