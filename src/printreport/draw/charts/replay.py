"""Replay: a display list onto the report's canvas, with its fonts and under its ink policy.

This module must stay free of matplotlib and numpy: a build whose charts are cached loads neither.
"""

from __future__ import annotations

from collections.abc import Mapping

from printreport.draw.canvas import Canvas, Segment
from printreport.draw.charts.display import DisplayList, PathItem, RectItem, TextItem
from printreport.model.structure import StructureElement
from printreport.slotted import replace

__all__ = ["replay", "replay_cells"]


def replay(display: DisplayList, canvas: Canvas, x: float, y: float) -> None:
    """Paint the list with its lower left corner at (x, y) [pt]."""
    for item in display.items:
        if isinstance(item, RectItem):
            _rect(item, canvas, x, y)
        elif isinstance(item, TextItem):
            _text(item, canvas, x, y)
        elif item.clip:
            left, bottom, width, height = item.clip
            with canvas.clip(x + left, y + bottom, width, height):
                _path(item, canvas, x, y)
        else:
            _path(item, canvas, x, y)


def replay_cells(
    display: DisplayList,
    canvas: Canvas,
    x: float,
    y: float,
    cells: Mapping[str, StructureElement],
    others: StructureElement,
) -> None:
    """Paint a table drawn as a picture: shapes first, as artifacts, then each text under its cell.

    Parameters
    ----------
    cells : mapping of str to StructureElement
        TH and TD by the id that the texts carry.
    others : StructureElement
        Gets the texts of the key, which stand in no cell.
    """
    shapes = tuple(item for item in display.items if not isinstance(item, TextItem))
    with canvas.artifact("Layout"):
        replay(replace(display, items=shapes), canvas, x, y)
    order = {name: index for index, name in enumerate(cells)}
    # The lines of a cell from the top, a raised mark after the number that it hangs on.
    texts = sorted(
        display.texts,
        key=lambda item: (order.get(item.cell, -1), item.role == "mark", -item.y if item.cell else 0.0),
    )
    for item in texts:
        element = cells.get(item.cell, others)
        if item.role == "mark" and item.cell:
            element = element.child("Reference")
        with canvas.tagged(element):
            _text(item, canvas, x, y)


def _text(item: TextItem, canvas: Canvas, x: float, y: float) -> None:
    # Digits of a category ("2016", "12 to 14") or of an axis are names, not values.
    named = not item.value and any(map(str.isdigit, item.text))
    canvas.text(
        x + item.x,
        y + item.y,
        item.text,
        item.face,
        item.size,
        item.color,
        value=item.value,
        where="chart",
        number_class=("scale" if item.role == "axis" else "label") if named else "",
    )


def _rect(item: RectItem, canvas: Canvas, x: float, y: float) -> None:
    left, bottom = x + item.x, y + item.y
    if item.gid:
        canvas.bar(item.gid, left, bottom, item.width, item.height)
    if not item.stroke:
        canvas.fill_rect(left, bottom, item.width, item.height, item.fill)
        return
    right, top = left + item.width, bottom + item.height
    corners: tuple[Segment, ...] = (
        ("m", left, bottom),
        ("l", right, bottom),
        ("l", right, top),
        ("l", left, top),
        ("z",),
    )
    canvas.path(corners, fill=item.fill or None, stroke=item.stroke, width=item.line_width)


def _path(item: PathItem, canvas: Canvas, x: float, y: float) -> None:
    moved = tuple(_moved(segment, x, y) for segment in item.segments)
    if len(moved) == 2 and not item.fill:
        (x1, y1), (x2, y2) = (segment[1:] for segment in moved)
        canvas.line(x1, y1, x2, y2, item.stroke, item.line_width, item.dash, item.cap)
        return
    canvas.path(
        moved,
        fill=item.fill or None,
        stroke=item.stroke or None,
        width=item.line_width,
        dash=item.dash,
        cap=item.cap,
    )


def _moved(segment: Segment, x: float, y: float) -> Segment:
    kind, *numbers = segment
    return (kind, *(number + (x if index % 2 == 0 else y) for index, number in enumerate(numbers)))
