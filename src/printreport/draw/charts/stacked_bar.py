"""Stacked bars: parts that add up, lying, or standing where a time axis and the numbers allow it."""

from __future__ import annotations

from collections.abc import Sequence

from printreport.draw.charts.board import Board, Frame
from printreport.draw.charts.columns import baseline
from printreport.draw.charts.display import DisplayList
from printreport.draw.charts.empty import draw_empty, has_no_data
from printreport.draw.charts.key import Key, KeyEntry, plan_key
from printreport.draw.charts.paired_bar import draw_paired_bar
from printreport.draw.charts.segments import PartBar, plan_segments
from printreport.draw.charts.slots import Slot, has_time_axis, slots_of
from printreport.draw.charts.style import ChartStyle, Paint
from printreport.draw.charts.wrap import text_width, widest
from printreport.draw.fonts import Faces
from printreport.model.exhibits import ChartContent, DatumContent
from printreport.slotted import dataclass

__all__ = ["draw_stacked_bar"]

WIDEST_COLUMN = 44.0
LEAST_INSIDE = 10.0
AXIS_FOOT = 15.0


def draw_stacked_bar(content: ChartContent, width: float, style: ChartStyle, faces: Faces) -> DisplayList:
    """Draw the stacks; a part too small for its number has it beside or above the bar."""
    if has_no_data(content):
        return draw_empty(width, style, faces)
    paints = style.part_paints(len(content.series))
    entries = [KeyEntry(one.label, paint) for one, paint in zip(content.series, paints, strict=True)]
    key = plan_key(entries if len(entries) > 1 else (), width, style, faces)
    slots = slots_of(content.series)
    if has_time_axis(content.series):
        standing = _standing(slots, paints, key, content, width, style, faces)
        if standing is not None:
            return standing
    bars = [PartBar(slot.label, slot.data) for slot in slots]
    whole = max(bar.total for bar in bars) or 1.0
    plan = plan_segments(bars, paints, width, style, faces, whole=whole)
    if plan is None:
        # Side by side every number finds its place.
        return draw_paired_bar(content, width, style, faces)
    board = Board(width, plan.height + key.height, style, faces)
    key.draw(board, 0.0, board.height)
    plan.draw(board, 0.0, plan.height)
    return board.record()


def _standing(
    slots: Sequence[Slot],
    paints: Sequence[Paint],
    key: Key,
    content: ChartContent,
    width: float,
    style: ChartStyle,
    faces: Faces,
) -> DisplayList | None:
    """Draw standing stacks, or give None where a number is wider than its slot."""
    texts = [datum.text for slot in slots for datum in slot.data if datum is not None]
    pitch = width / len(slots)
    thickness = min(max(style.column, widest(texts, style, faces) + 6.0), WIDEST_COLUMN, 0.8 * pitch)
    if (
        widest(texts, style, faces) + 8.0 > pitch
        or widest([s.label for s in slots], style, faces) > pitch - 2
    ):
        return None
    totals = [sum(max(0.0, float(d.amount)) for d in slot.data if d and d.amount) for slot in slots]
    height = content.height or min(max(0.42 * width, style.column_height[0]), style.column_height[1])
    unit = height / (max(totals) or 1.0)
    above = [
        [
            d.text
            for d in slot.data
            if d and d.amount is not None and not _fits(d, unit, thickness, style, faces)
        ]
        for slot in slots
    ]
    head = max(
        total * unit - height + (len([t for t in loose if t]) * style.leading + 2.0)
        for total, loose in zip(totals, above, strict=True)
    )
    board = Board(width, AXIS_FOOT + height + max(head, 2.0) + key.height, style, faces)
    key.draw(board, 0.0, board.height)
    frame = board.frame((0.0, AXIS_FOOT, width, height), (0.0, width), (0.0, height / unit))
    for slot in slots:
        _draw_tower(board, frame, slot, paints, Tower(slot.at * pitch, thickness, unit))
    for start, end, solid in baseline(slots, width, 0.0):
        board.rule(
            (start, AXIS_FOOT), (end, AXIS_FOOT), color="muted" if solid else "pale_line",
            dash=() if solid else (1.5, 2.0), order=2.2,
        )  # fmt: skip
    return board.record()


@dataclass(frozen=True, slots=True)
class Tower:
    """Where a stack stands: center and thickness [pt], points a unit of its amounts."""

    center: float
    thickness: float
    unit: float


def _draw_tower(board: Board, frame: Frame, slot: Slot, paints: Sequence[Paint], tower: Tower) -> None:
    style, center, top = board.style, tower.center, 0.0
    loose: list[tuple[DatumContent, Paint]] = []
    for datum, paint in zip(slot.data, paints, strict=True):
        if datum is None or datum.amount is None:
            continue
        amount = max(0.0, float(datum.amount))
        box = (center - tower.thickness / 2, top, tower.thickness, amount)
        board.bar(frame, box, paint, datum.value)
        if _fits(datum, tower.unit, tower.thickness, style, board.faces):
            at = board.middle(AXIS_FOOT + (top + amount / 2) * tower.unit)
            ink = "ink" if paint.hatched else style.text_on(paint.fill)
            if paint.hatched:
                own = text_width(datum.text, style, board.faces) + 3.0
                board.rect((center - own / 2, at - 1.5, own, style.size), Paint("paper"), order=2.1)
            board.text(center, at, datum.text, anchor="center", color=ink, value=datum.value)
        elif datum.text:
            loose.append((datum, paint))
        top += amount
    _draw_loose(board, loose, center, AXIS_FOOT + top * tower.unit + 3.5)
    color = "muted" if slot.missing else "ink"
    board.text(center, AXIS_FOOT - 10.0, slot.label, anchor="center", color=color, role="category")


def _fits(datum: DatumContent, unit: float, thickness: float, style: ChartStyle, faces: Faces) -> bool:
    inside = float(datum.amount or 0) * unit >= LEAST_INSIDE
    return inside and text_width(datum.text, style, faces) + 4.0 <= thickness


def _draw_loose(board: Board, loose: Sequence[tuple[DatumContent, Paint]], center: float, low: float) -> None:
    """Set the numbers of parts that are too small above the stack, in its order, with swatches."""
    for index, (datum, paint) in enumerate(loose):
        at = low + index * board.style.leading
        own = text_width(datum.text, board.style, board.faces) + 7.5
        board.rect((center - own / 2, at + 0.4, 5.0, 5.0), paint)
        board.text(center - own / 2 + 7.5, at, datum.text, value=datum.value)
