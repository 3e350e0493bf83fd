"""Lying bars in the order given: label left, number at the end, the leading ones dark."""

from __future__ import annotations

from printreport.draw.charts.board import Board
from printreport.draw.charts.display import DisplayList
from printreport.draw.charts.empty import draw_empty, has_no_data
from printreport.draw.charts.key import KeyEntry, plan_key
from printreport.draw.charts.rows import Rows, plan_rows
from printreport.draw.charts.slots import Slot, slots_of
from printreport.draw.charts.style import ChartStyle
from printreport.draw.fonts import Faces
from printreport.model.exhibits import ChartContent

__all__ = ["draw_ranked_bar"]

SPLIT_FROM = 36
GUTTER = 24.0
LEAST_HALF = 180.0


def draw_ranked_bar(content: ChartContent, width: float, style: ChartStyle, faces: Faces) -> DisplayList:
    """Draw one row a datum; more than 36 go in two columns of one scale where the width allows."""
    if has_no_data(content):
        return draw_empty(width, style, faces)
    slots = slots_of(content.series[:1])
    entries = []
    if content.tick_label and any(datum.tick is not None for datum in content.series[0].data):
        entries.append(KeyEntry(content.tick_label, "tick"))
    key = plan_key(entries, width, style, faces)
    half = (width - GUTTER) / 2
    if len(slots) > SPLIT_FROM and half >= LEAST_HALF:
        plans = _halves(slots, half, style, faces)
    else:
        plans = [plan_rows(slots, None, width, style, faces, most_label=0.42)]
    height = max(plan.height for plan in plans)
    board = Board(width, height + key.height, style, faces)
    # Over the column of the ticks' numbers, where there is one.
    key.draw(board, width - key.width if plans[0].right else 0.0, board.height)
    for index, plan in enumerate(plans):
        plan.draw(board, index * (half + GUTTER), height)
    return board.record()


def _halves(slots: tuple[Slot, ...], half: float, style: ChartStyle, faces: Faces) -> list[Rows]:
    whole = plan_rows(slots, None, half, style, faces)
    cut = (len(slots) + 1) // 2
    emphasized = any(slot.is_strong for slot in slots)
    return [
        plan_rows(
            part,
            None,
            half,
            style,
            faces,
            scale=whole.scale,
            label_width=whole.label_width,
            emphasized=emphasized,
        )
        for part in (slots[:cut], slots[cut:])
    ]
