"""What stands in place of a chart that has nothing to show."""

from __future__ import annotations

from printreport.draw.charts.board import Board
from printreport.draw.charts.display import DisplayList
from printreport.draw.charts.style import ChartStyle
from printreport.draw.fonts import Faces
from printreport.model.exhibits import ChartContent

__all__ = ["draw_empty", "has_no_data"]


def has_no_data(content: ChartContent) -> bool:
    """Say whether no series has a number."""
    return all(datum.amount is None for series in content.series for datum in series.data)


def draw_empty(width: float, style: ChartStyle, faces: Faces) -> DisplayList:
    """Draw a quiet line with the words for "no data"."""
    height = 2 * style.leading
    board = Board(width, height, style, faces)
    board.rule((0.0, height - 0.25), (width, height - 0.25))
    board.rule((0.0, 0.25), (width, 0.25))
    board.text(0.0, board.middle(height / 2), style.no_data, color="muted", role="key")
    return board.record()
