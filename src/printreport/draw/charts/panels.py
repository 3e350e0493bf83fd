"""Small panels, one a series, each with a zero scale of its own that its head states."""

from __future__ import annotations

from collections.abc import Sequence

from printreport.draw.charts.board import Board
from printreport.draw.charts.columns import Columns, plan_columns
from printreport.draw.charts.display import DisplayList
from printreport.draw.charts.empty import draw_empty, has_no_data
from printreport.draw.charts.rows import Rows, plan_rows
from printreport.draw.charts.slots import has_time_axis, slots_of
from printreport.draw.charts.style import ChartStyle
from printreport.draw.charts.wrap import wrap
from printreport.draw.fonts import Faces
from printreport.model.exhibits import ChartContent, DatumContent, SeriesContent
from printreport.slotted import dataclass, replace

__all__ = ["draw_panels"]

GUTTER = 14.0
ROW_GUTTER = 14.0
HEAD_GAP = 5.0
LEAST_WIDTH = 80.0
BARS_HEIGHT = 62.0


@dataclass(frozen=True, slots=True)
class Panel:
    """A planned panel: lines of its head (label, then unit and scale) and its bars."""

    label: tuple[str, ...]
    scale_text: tuple[str, ...]
    plan: Columns | Rows

    @property
    def head_lines(self) -> int:
        """Give the number of lines over the bars."""
        return len(self.label) + len(self.scale_text)


def draw_panels(content: ChartContent, width: float, style: ChartStyle, faces: Faces) -> DisplayList:
    """Draw the panels in rows of equal cells, all with standing bars or all with lying ones."""
    if has_no_data(content):
        return draw_empty(width, style, faces)
    count, panels = _choose(content, width, style, faces)
    cell = (width - (count - 1) * GUTTER) / count
    lines = [panels[at : at + count] for at in range(0, len(panels), count)]
    heads = [max(panel.head_lines for panel in line) * style.leading + HEAD_GAP for line in lines]
    bodies = [max(panel.plan.height for panel in line) for line in lines]
    height = sum(heads) + sum(bodies) + ROW_GUTTER * (len(lines) - 1) + 3.0
    board = Board(width, height, style, faces)
    top = height
    for line, head, body in zip(lines, heads, bodies, strict=True):
        for index, panel in enumerate(line):
            _draw_panel(board, panel, index * (cell + GUTTER), top, cell, head + 3.0, body)
        top -= head + body + ROW_GUTTER
    return board.record()


def _draw_panel(
    board: Board, panel: Panel, x: float, top: float, cell: float, head: float, body: float
) -> None:
    leading = board.style.leading
    board.rule((x, top - 0.25), (x + cell, top - 0.25), color="rule")
    at = top - 3.0 - board.style.size
    for line in panel.label:
        board.text(x, at, line, strong=True, role="key")
        at -= leading
    for line in panel.scale_text:
        board.text(x, at, line, color="muted", role="key")
        at -= leading
    if isinstance(panel.plan, Columns):
        panel.plan.draw(board, x, top - head - body)
    else:
        panel.plan.draw(board, x, top - head)


def _choose(content: ChartContent, width: float, style: ChartStyle, faces: Faces) -> tuple[int, list[Panel]]:
    """Choose the number of panels side by side and the way their bars go.

    Standing bars are preferred; where a number does not fit over its bar, all panels lie.
    """
    series = _on_one_axis([one for one in content.series if any(d.amount is not None for d in one.data)])
    most = max(1, min(len(series), int((width + GUTTER) // (LEAST_WIDTH + GUTTER))))
    wanted = min(content.panel_columns, most) if content.panel_columns else _even(len(series), most)
    cell = (width - (wanted - 1) * GUTTER) / wanted
    height = content.height or BARS_HEIGHT
    plans: list[Columns | None] = [
        plan_columns(slots_of([one]), None, cell, style, faces, height=height) for one in series
    ]
    standing = [plan for plan in plans if plan is not None]
    if len(standing) == len(series):
        return wanted, _panels(series, standing, cell, style, faces)
    lying = [plan_rows(slots_of([one]), None, cell, style, faces) for one in series]
    return wanted, _panels(series, lying, cell, style, faces)


def _on_one_axis(series: Sequence[SeriesContent]) -> list[SeriesContent]:
    """Give each panel all years of the others, so that the panels' years stand in line."""
    if not has_time_axis(series):
        return list(series)
    years = {datum.position: datum.category for one in series for datum in one.data}
    return [
        replace(
            one,
            data=(
                *one.data,
                *(
                    DatumContent(label, None, position=year)
                    for year, label in years.items()
                    if all(datum.position != year for datum in one.data)
                ),
            ),
        )
        for one in series
    ]


def _even(count: int, most: int) -> int:
    """Give the panels a row that fill the rows most evenly."""
    rows = -(-count // most)
    return -(-count // rows)


def _panels(
    series: Sequence[SeriesContent],
    plans: Sequence[Columns | Rows],
    cell: float,
    style: ChartStyle,
    faces: Faces,
) -> list[Panel]:
    return [
        Panel(
            wrap(one.label, cell, style, faces, strong=True),
            wrap(", ".join(text for text in (one.unit, one.scale_text) if text), cell, style, faces),
            plan,
        )
        for one, plan in zip(series, plans, strict=True)
    ]
