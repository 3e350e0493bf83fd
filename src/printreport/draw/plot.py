"""The plot of a chart: a display list, drawn once at its final width, replayed onto the page."""

from __future__ import annotations

from functools import partial

from printreport.cache.by_identity import ByIdentity
from printreport.draw.canvas import Canvas
from printreport.draw.charts import ChartStyle, replay
from printreport.draw.charts.display import DisplayList
from printreport.draw.charts.kept import kept_chart
from printreport.draw.flowable import Flowable
from printreport.draw.style import Style
from printreport.model.exhibits import ChartContent
from printreport.model.structure import StructureElement

__all__ = ["Plot"]

_styles = ByIdentity(8)
"""Of the charts of a theme."""


class Plot(Flowable):
    """The plot of a chart, drawn at its final size from a display list."""

    def __init__(self, content: ChartContent, style: Style, element: StructureElement) -> None:
        self.content = content
        self.style = style
        self.element = element
        self._display: DisplayList | None = None

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Draw the display list for the width, once."""
        key = (self.content.id, width)
        if key not in self.style.displays:
            theme, language = self.style.theme, self.style.language
            chart_style = _styles.get(theme, partial(ChartStyle.from_theme, theme, language), language)
            self.style.displays[key] = kept_chart(
                self.content,
                width,
                chart_style,
                self.style.faces,
                self.style.fonts_digest,
                self.style.store,
                self.style.charts_apart,
            )
        self._display = self.style.displays[key]
        self.width, self.height = width, self._display.height
        return width, self.height

    @property
    def display(self) -> DisplayList:
        """The display list, once wrapped."""
        assert self._display is not None, "wrap comes first"
        return self._display

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """Replay the display list."""
        self.element.attributes["Layout", "BBox"] = (x, y, x + self.width, y + self.height)
        with canvas.tagged(self.element):
            replay(self.display, canvas, x, y)
