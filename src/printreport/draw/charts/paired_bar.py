"""Bars side by side, one a series: last year pale, this year dark."""

from __future__ import annotations

from printreport.draw.charts.board import Board
from printreport.draw.charts.columns import Columns, plan_columns
from printreport.draw.charts.display import DisplayList
from printreport.draw.charts.empty import draw_empty, has_no_data
from printreport.draw.charts.key import KeyEntry, plan_key
from printreport.draw.charts.rows import plan_rows
from printreport.draw.charts.slots import slots_of
from printreport.draw.charts.style import ChartStyle, Paint
from printreport.draw.fonts import Faces
from printreport.model.exhibits import ChartContent, SeriesContent

__all__ = ["draw_paired_bar"]


def draw_paired_bar(content: ChartContent, width: float, style: ChartStyle, faces: Faces) -> DisplayList:
    """Draw the groups standing, or lying where labels are long; the key is in the bars' order."""
    if has_no_data(content):
        return draw_empty(width, style, faces)
    paints = series_paints(content.series, style)
    entries = [KeyEntry(one.label, paint) for one, paint in zip(content.series, paints, strict=True)]
    key = plan_key(entries if len(entries) > 1 else (), width, style, faces)
    slots = slots_of(content.series)
    plan: Columns | None = plan_columns(
        slots, paints, width, style, faces, height=content.height, is_share=content.is_share
    )
    if plan is not None:
        board = Board(width, plan.height + key.height, style, faces)
        plan.draw(board, 0.0, 0.0)
    else:
        rows = plan_rows(slots, paints, width, style, faces)
        board = Board(width, rows.height + key.height, style, faces)
        rows.draw(board, 0.0, rows.height)
    key.draw(board, 0.0, board.height)
    return board.record()


def series_paints(series: tuple[SeriesContent, ...], style: ChartStyle) -> tuple[Paint, ...]:
    """Give one paint a series; the dark one goes to the emphasized series, else to the last."""
    paints = list(style.series_paints(len(series)))
    strong = [at for at, one in enumerate(series) if any(datum.emphasis for datum in one.data)]
    if len(strong) == 1 and strong[0] != len(series) - 1:
        paints.insert(strong[0], paints.pop())
    return tuple(paints)
