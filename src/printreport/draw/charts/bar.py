"""Bars of one series over time or categories; years without a number keep their place."""

from __future__ import annotations

from printreport.draw.charts.board import Board
from printreport.draw.charts.columns import plan_columns
from printreport.draw.charts.display import DisplayList
from printreport.draw.charts.empty import draw_empty, has_no_data
from printreport.draw.charts.rows import plan_rows
from printreport.draw.charts.slots import has_time_axis, slots_of
from printreport.draw.charts.style import ChartStyle
from printreport.draw.fonts import Faces
from printreport.model.exhibits import ChartContent

__all__ = ["draw_bar"]

MOST_ROWS = 24


def draw_bar(content: ChartContent, width: float, style: ChartStyle, faces: Faces) -> DisplayList:
    """Draw standing bars; lying ones where the numbers or labels are too wide to stand."""
    if has_no_data(content):
        return draw_empty(width, style, faces)
    slots = slots_of(content.series[:1])
    plan = plan_columns(slots, None, width, style, faces, height=content.height, is_share=content.is_share)
    if plan is None and len(slots) > MOST_ROWS and has_time_axis(content.series[:1]):
        plan = plan_columns(
            slots, None, width, style, faces, height=content.height, thin=True, is_share=content.is_share
        )
    if plan is not None:
        board = Board(width, plan.height, style, faces)
        plan.draw(board, 0.0, 0.0)
        return board.record()
    rows = plan_rows(slots, None, width, style, faces)
    board = Board(width, rows.height, style, faces)
    rows.draw(board, 0.0, rows.height)
    return board.record()
