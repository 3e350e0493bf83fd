"""A table set for one width: type size, columns, head, row heights. All parts of the table share it."""

from __future__ import annotations

from dataclasses import field
from functools import cached_property
from math import ceil

from printreport.draw.style import Style, TextStyle
from printreport.draw.tables.body import Body
from printreport.draw.tables.caption import SetText, caption_texts, note_texts
from printreport.draw.tables.cells import CellSetter
from printreport.draw.tables.columns import ColumnPlan, Need, TableTooWideError, allowed_sizes, plan_columns
from printreport.draw.tables.head import Boxhead, column_edges, set_head
from printreport.draw.tables.measure import BodyMeasures, measure_body, measure_columns
from printreport.draw.tables.panels import Ranges, balance, fill
from printreport.draw.tables.plain_rows import PlainRows
from printreport.draw.tables.rows import Pitches, RowMetrics, measure_rows
from printreport.model.exhibits import TableContent
from printreport.model.long_rows import LongRows
from printreport.slotted import dataclass

__all__ = ["TableLayout", "TableMeasures", "lay_out"]

_ZEBRA_ROWS = 10
_CAPTION_SPACE = 5.0
_NOTE_SPACE = 4.5
_INSET = 0.3
_AIRY = 2.0
_PANEL_GUTTER = 1.0


class TableMeasures:
    """The measures of a table's texts, which no width changes."""

    def __init__(self, content: TableContent, style: Style) -> None:
        self.content = content
        self.style = style
        self.base = style.text("table")
        self.setter = CellSetter(style, self.base)

    @cached_property
    def body(self) -> BodyMeasures:
        """Extents of the columns [em]."""
        return measure_body(self.content, self.setter)

    def head_style(self, size: float) -> TextStyle:
        """Give the style of labels beside a body of a type size."""
        head = self.style.text("table_head")
        scale = min(1.0, size / head.size)
        return head.having(size=head.size * scale, leading=head.leading * scale)


@dataclass(slots=True)
class TableLayout:
    """Everything that hangs on the width of the frame.

    Attributes
    ----------
    width : float [pt]
        The frame's; the table's own is ``plan.width`` for each panel.
    panel_step : float [pt]
        From the left edge of one panel to the next.
    """

    content: TableContent
    style: Style
    width: float
    n_panels: int
    panel_step: float
    plan: ColumnPlan
    head: Boxhead
    body: Body
    caption: tuple[SetText, ...]
    continued: tuple[SetText, ...]
    notes: tuple[SetText, ...]
    _ranges: dict[tuple[int, int], Ranges] = field(default_factory=dict)

    @property
    def metrics(self) -> RowMetrics:
        """Heights of the rows."""
        return self.body.metrics

    @property
    def n_rows(self) -> int:
        """How many rows the table has."""
        return len(self.content.rows)

    def caption_height(self, start: int) -> float:
        """Give the height of the caption of a part starting at a row, with the space under it [pt]."""
        texts = self.continued if start else self.caption
        return sum(text.height for text in texts) + (_CAPTION_SPACE if texts else 0.0)

    def notes_height(self, stop: int) -> float:
        """Give the height of what stands under a part that ends before a row [pt]."""
        if stop < self.n_rows or not self.notes:
            return 0.0
        return sum(text.height for text in self.notes) + _NOTE_SPACE

    def ranges(self, start: int, stop: int) -> Ranges:
        """Give the rows of each panel."""
        found = self._ranges.get((start, stop))
        if found is None:
            found = self._ranges[start, stop] = balance(self.metrics, start, stop, self.n_panels)
        return found

    def body_height(self, start: int, stop: int) -> float:
        """Give the height of rows in their panels [pt]."""
        if not self.n_rows:
            return self.body.pitches.row
        return max(self.metrics.height(*rows) for rows in self.ranges(start, stop))

    def height(self, start: int, stop: int) -> float:
        """Give the height of a part [pt]."""
        return (
            self.caption_height(start)
            + self.head.height
            + self.body_height(start, stop)
            + self.notes_height(stop)
        )

    def cut(self, start: int, stop: int, height: float) -> int | None:
        """Give the row before which a part breaks to fit a height; None where no good place is."""
        room = height - self.caption_height(start) - self.head.height
        if room <= 0 or stop - start < 2:
            return None
        filled = fill(self.metrics, start, stop, self.n_panels, room)
        if not filled:
            return None
        return self.metrics.last_break(start, min(filled[-1][1], stop - 1), stop)


def lay_out(measures: TableMeasures, width: float) -> TableLayout:
    """Set a table for a width of its frame [pt].

    Raises
    ------
    TableTooWideError [PR412]
        The columns need more.
    """
    content, style = measures.content, measures.style
    n_data = len(content.rows)
    if not isinstance(content.rows, LongRows):
        n_data = sum(1 for row in content.rows if row.role != "group")
    gutter = style.theme.grid.gutter * _PANEL_GUTTER
    n_panels = max(1, min(content.panels, n_data // 2))
    while True:
        available = (width - (n_panels - 1) * gutter) / n_panels
        zebra = content.zebra if content.zebra is not None else n_data / n_panels > _ZEBRA_ROWS
        plan = _plan(measures, available, width, zebra, n_panels)
        if plan is not None:
            break
        n_panels -= 1  # fewer panels rather than words cut in two
    setter = measures.setter
    base = measures.base
    if plan.size != base.size:
        setter = CellSetter(style, base.having(size=plan.size, leading=base.leading * plan.size / base.size))
    head_style = measures.head_style(plan.size)
    columns = measure_columns(content, measures.body, style, head_style, plan.size)
    edges = column_edges(plan, columns)
    pitches = _pitches(setter.text_style, is_airy=not zebra and n_panels == 1)
    metrics = measure_rows(content, setter, plan, pitches)
    n_feet = 0
    for row in reversed(content.rows):
        if row.role != "summary":
            break
        n_feet += 1
    return TableLayout(
        content, style, width, n_panels, plan.width + gutter, plan,
        set_head(content, style, head_style, plan, edges),
        Body(
            content, style, setter, plan, edges, pitches, metrics, zebra, n_feet,
            PlainRows(content, style, setter, plan, edges, pitches),
        ),
        caption_texts(content, style, width, continued=False),
        caption_texts(content, style, width, continued=True),
        note_texts(content, style, width),
    )  # fmt: skip


def _plan(
    measures: TableMeasures, available: float, width: float, zebra: bool, n_panels: int
) -> ColumnPlan | None:
    """Plan the columns; None where several panels would have to cut words."""
    content, style = measures.content, measures.style
    sizes = allowed_sizes(measures.base.size, content.type_size)
    grid = [style.columns_width(count) for count in range(3, style.theme.grid.columns)]
    steps = tuple(step for step in grid if step < width) if n_panels == 1 else ()
    inset = _INSET if zebra else 0.0
    # A list in panels looks broken with turned stubs: rather small type, then as few turns as can be.
    attempts: list[tuple[float, Need]] = [(size, "whole") for size in sizes] if n_panels > 1 else []
    attempts += [(size, "words") for size in (reversed(sizes) if n_panels > 1 else sizes)]
    attempts += [(size, "broken") for size in sizes] if n_panels == 1 else []
    needed = 0.0
    for size, need in attempts:
        columns = measure_columns(content, measures.body, style, measures.head_style(size), size)
        found = plan_columns(columns, available, size, steps, inset, need)
        if isinstance(found, ColumnPlan):
            return found
        needed = found
    if n_panels > 1:
        return None
    raise TableTooWideError(
        f'table "{content.id}" needs {ceil(needed):,} pt at least, but its frame is {int(width):,} pt wide',
        _hint(content, sizes[-1]),
        content.place,
    )


def _hint(content: TableContent, size: float) -> str:
    hints = ["`page: wide`"] if content.page != "wide" else []
    if content.panels > 1:
        hints.append(f"`panels: {content.panels - 1}`")
    if len(content.columns) > 1:
        hints.append("drop a column")
    hints.append(f"`type_size: {size - 0.5:g}`")
    return hints[0] if len(hints) == 1 else f"{', '.join(hints[:-1])}, or {hints[-1]}"


def _pitches(text_style: TextStyle, is_airy: bool) -> Pitches:
    size = text_style.size
    row = text_style.leading + (_AIRY if is_airy else 0.0)
    return Pitches(row, min(text_style.leading, 1.25 * size), 0.45 * size, 0.15 * size)
