"""A chart on the page: label, finding, plot, note and source."""

from __future__ import annotations

from printreport.draw.flowable import Flowable, Stack
from printreport.draw.paragraph import TextBlock
from printreport.draw.picture_table import PicturedTable
from printreport.draw.plot import Plot
from printreport.draw.style import Style
from printreport.model.exhibits import ChartContent
from printreport.model.structure import StructureElement
from printreport.model.text import Rich, Run

__all__ = ["Plot", "caption_blocks", "figure", "note_blocks"]


def caption_blocks(
    label: str, title: Rich, subtitle: Rich, style: Style, element: StructureElement
) -> list[Flowable]:
    """Give the lines over an exhibit: its label, the finding, and measure, unit, period."""
    blocks: list[Flowable] = []
    if label:
        runs = (Run(label.upper(), number_class="reference"),)
        blocks.append(TextBlock(runs, style.text("kicker"), style, element.child("P", actual_text=label)))
    if title:
        blocks.append(TextBlock(title, style.text("table_title"), style, element.child("P"), where="title"))
    if subtitle:
        blocks.append(TextBlock(subtitle, style.text("subtitle"), style, element.child("P"), where="title"))
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
    parent = parent.child("Div")
    # A picture of a table is a Table to those who listen, a picture of anything else a Figure.
    rows = content.table if content.table is not None and content.table.rows else None
    is_table = rows is not None and bool(rows.columns)
    holder = parent.child("Table") if is_table else parent
    key = parent.child("P") if is_table else None
    caption = holder.child("Caption") if content.title or content.label or content.subtitle else holder
    above = caption_blocks(content.label, content.title, content.subtitle, style, caption)
    plot = (
        PicturedTable(content, rows, style, holder, key)
        if rows is not None and key is not None
        else Plot(content, style, StructureElement("Figure", parent, alt=content.alt, block=content.id))
    )
    plot.space_before, plot.space_after = 5.0, 4.0
    marks = tuple(
        TextBlock(
            (Run(note.mark, raised=True), Run("\u00a0"), *note.runs) if note.mark else note.runs,
            style.text("table_note"), style, parent.child("Note" if note.mark else "P"), where="note",
        )
        for note in content.notes
    )  # fmt: skip
    whole = Stack(
        [*above, plot, *marks, *note_blocks(content.note, content.source, style, parent)], breakable=False
    )
    whole.floats = content.floats
    whole.anchor = content.id
    return whole
