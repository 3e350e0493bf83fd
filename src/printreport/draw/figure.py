"""A chart on the page: label, finding, plot, note and source."""

from __future__ import annotations

from printreport.draw.canvas import Canvas
from printreport.draw.charts import ChartStyle, draw_chart, replay
from printreport.draw.charts.display import DisplayList
from printreport.draw.flowable import Flowable, Stack
from printreport.draw.paragraph import TextBlock
from printreport.draw.style import Style
from printreport.model.exhibits import ChartContent
from printreport.model.structure import StructureElement
from printreport.model.text import Rich, Run

__all__ = ["Plot", "caption_blocks", "figure", "note_blocks"]


class Plot(Flowable):
    """The plot of a chart, drawn at its final size from a display list."""

    def __init__(self, content: ChartContent, style: Style, element: StructureElement) -> None:
        self.content = content
        self.style = style
        self.element = element
        self._display: DisplayList | None = None

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Draw the display list for the width, once."""
        if self._display is None or width != self.width:
            chart_style = ChartStyle.from_theme(self.style.theme, self.style.language)
            self._display = draw_chart(self.content, width, chart_style, self.style.faces)
        self.width, self.height = width, self._display.height
        return width, self.height

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """Replay the display list."""
        assert self._display is not None, "wrap comes first"
        self.element.attributes["Layout", "BBox"] = (x, y, x + self.width, y + self.height)
        with canvas.tagged(self.element):
            replay(self._display, canvas, x, y)


def caption_blocks(
    label: str, title: Rich, subtitle: Rich, style: Style, element: StructureElement
) -> list[Flowable]:
    """Give the lines over an exhibit: its label, the finding, and measure, unit, period."""
    blocks: list[Flowable] = []
    if label:
        blocks.append(
            TextBlock((Run(label.upper(), number_class="reference"),), style.text("kicker"), style, element)
        )
    if title:
        blocks.append(TextBlock(title, style.text("table_title"), style, element, where="title"))
    if subtitle:
        blocks.append(TextBlock(subtitle, style.text("subtitle"), style, element, where="title"))
    for block in blocks:
        block.keep_with_next = True
    return blocks


def note_blocks(note: Rich, source: Rich, style: Style, parent: StructureElement) -> list[Flowable]:
    """Give the lines under an exhibit."""
    return [
        TextBlock(rich, style.text("table_note"), style, parent.child("P"), where="note")
        for rich in (note, source)
        if rich
    ]


def figure(content: ChartContent, style: Style, parent: StructureElement) -> Stack:
    """Build the flowable of a chart; it does not break."""
    caption = parent.child("Caption") if content.title or content.label else parent
    above = caption_blocks(content.label, content.title, content.subtitle, style, caption)
    plot = Plot(content, style, StructureElement("Figure", parent, alt=content.alt))
    plot.space_before, plot.space_after = 5.0, 4.0
    marks = tuple(
        TextBlock(
            (Run(note.mark, raised=True), Run("\u00a0"), *note.runs) if note.mark else note.runs,
            style.text("table_note"), style, parent.child("P"), where="note",
        )
        for note in content.notes
    )  # fmt: skip
    whole = Stack(
        [*above, plot, *marks, *note_blocks(content.note, content.source, style, parent)], breakable=False
    )
    whole.floats = content.floats
    whole.anchor = content.id
    return whole
