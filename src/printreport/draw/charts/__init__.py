"""Charts: bound content → display list (matplotlib) → page (replay, without matplotlib)."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, cast

from printreport.draw.charts.collisions import collisions
from printreport.draw.charts.display import DisplayList
from printreport.draw.charts.replay import replay, replay_cells
from printreport.draw.charts.style import ChartStyle
from printreport.lean import is_own_process

if TYPE_CHECKING:
    from printreport.draw.fonts import Faces
    from printreport.model.exhibits import ChartContent, ChartMark

    DrawChart = Callable[[ChartContent, float, ChartStyle, Faces], DisplayList]

__all__ = [
    "CHARTS",
    "ChartStyle",
    "DisplayList",
    "collisions",
    "draw_chart",
    "drawer_of",
    "replay",
    "replay_cells",
]

CHARTS: dict[ChartMark, str] = {
    "bar": "printreport.draw.charts.bar:draw_bar",
    "paired_bar": "printreport.draw.charts.paired_bar:draw_paired_bar",
    "stacked_bar": "printreport.draw.charts.stacked_bar:draw_stacked_bar",
    "ranked_bar": "printreport.draw.charts.ranked_bar:draw_ranked_bar",
    "share_bar": "printreport.draw.charts.share_bar:draw_share_bar",
    "panels": "printreport.draw.charts.panels:draw_panels",
    "tile_map": "printreport.draw.charts.tile_map:draw_tile_map",
    "line": "printreport.draw.charts.line:draw_line",
    "heat_table": "printreport.draw.charts.heat_table:draw_heat_table",
    "bar_table": "printreport.draw.charts.bar_table:draw_bar_table",
}
"""Kind of chart → "module:function"; loaded on first use, for the modules import matplotlib."""


def drawer_of(mark: ChartMark) -> DrawChart:
    """Give what draws a kind of chart, and load it."""
    module, _, name = CHARTS[mark].partition(":")
    return cast("DrawChart", getattr(import_module(module), name))


def draw_chart(content: ChartContent, width: float, style: ChartStyle, faces: Faces) -> DisplayList:
    """Draw the plot area of a chart at its final width.

    Parameters
    ----------
    content : ChartContent
        Bound content; title, subtitle, note and source are the page's to set.
    width : float [pt]
        Width of the plot area; the height follows from the content.
    style : ChartStyle
    faces : Faces
        Faces that measure text as it will be printed.

    Returns
    -------
    DisplayList
    """
    draw = drawer_of(content.mark)
    if is_own_process():  # which reads nobody's matplotlibrc
        return draw(content, width, style, faces)
    import matplotlib as mpl

    # What a person's own matplotlibrc says must not change a report.
    with mpl.rc_context(
        {
            "lines.scale_dashes": True,
            "figure.autolayout": False,
            "figure.constrained_layout.use": False,
            "path.effects": [],
            "path.sketch": None,
        }
    ):
        return draw(content, width, style, faces)
