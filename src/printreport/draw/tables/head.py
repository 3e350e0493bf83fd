"""The boxhead: spanners with the rule under them, column labels aligned at the bottom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from printreport.draw.canvas import Canvas, Glyphs
from printreport.draw.lines import Lines
from printreport.draw.style import Style, TextStyle
from printreport.draw.tables.caption import drop_of, scope
from printreport.draw.tables.cells import is_blank, wrap_text
from printreport.draw.tables.columns import ColumnMeasure, ColumnPlan
from printreport.draw.tables.measure import BAR_GAP
from printreport.model.exhibits import ColumnContent, TableContent
from printreport.model.structure import StructureElement
from printreport.model.text import Rich, Run
from printreport.slotted import dataclass

if TYPE_CHECKING:
    from printreport.draw.tables.body import TableTags

__all__ = ["Boxhead", "ColumnEdges", "column_edges", "set_head"]

_ABOVE = 3.0
_BELOW = 3.5
_SPANNER_RULE = 2.5
_SPANNER_BELOW = 1.5
_RULE = 0.5


@dataclass(frozen=True, slots=True)
class ColumnEdges:
    """Places in one column from the left edge of the table [pt].

    ``right`` is where numbers end, ``point`` where they have their decimal point; the bar runs
    from ``bar_left`` to ``bar_right``.
    """

    left: float
    right: float
    point: float
    bar_left: float = 0.0
    bar_right: float = 0.0


def column_edges(plan: ColumnPlan, measures: tuple[ColumnMeasure, ...]) -> tuple[ColumnEdges, ...]:
    """Give the places of every column but the stub, shape (n_columns,)."""
    edges = []
    for left, width, measure in zip(plan.lefts[1:], plan.widths[1:], measures[1:], strict=True):
        size = plan.size
        if measure.is_bar:
            right = left + measure.number * size
            bar_left = right + (measure.hang + BAR_GAP) * size
            edges.append(ColumnEdges(left, right, right - measure.after * size, bar_left, left + width))
        else:
            right = left + width - measure.hang * size
            edges.append(ColumnEdges(left, right, right - measure.after * size))
    return tuple(edges)


@dataclass(frozen=True, slots=True)
class Boxhead:
    """The head, set: lines of the stub's and the columns' labels, and of the spanners.

    ``ticks`` are the labels of reference ticks, shape (n_columns,).
    """

    content: TableContent
    style: Style
    text_style: TextStyle
    plan: ColumnPlan
    edges: tuple[ColumnEdges, ...]
    labels: tuple[Lines, ...]
    spanners: tuple[Lines, ...]
    ticks: tuple[tuple[Glyphs, ...], ...]
    spanner_height: float
    height: float

    def paint(self, canvas: Canvas, x: float, top: float, tags: TableTags | None) -> None:
        """Paint the head; ``tags`` are None for a repeated head (an artifact already)."""
        head = tags.head if tags is not None else None
        spanners = {spanner.first: index for index, spanner in enumerate(self.content.spanners)}
        covered = {i for spanner in self.content.spanners for i in range(spanner.first, spanner.last + 1)}
        first = head.child("TR") if head is not None else None
        second = head.child("TR") if head is not None and spanners else None
        n_rows = 2 if spanners else 1
        bottom = top - self.height + _BELOW
        stub = _cell(first, self.content.stub_label, rows=n_rows)
        over: dict[int, tuple[StructureElement | None, ...]] = {-1: (stub,)}
        with scope(canvas, stub):
            self._label(canvas, x + self.plan.lefts[0], bottom, self.labels[0], "left")
        for index, column in enumerate(self.content.columns):
            if index in spanners:
                spanner = self.content.spanners[spanners[index]]
                element = _cell(first, spanner.label, columns=spanner.last - spanner.first + 1)
                for under in range(spanner.first, spanner.last + 1):
                    over[under] = (element,)
                with scope(canvas, element):
                    self._spanner(canvas, x, top, spanners[index])
            if index not in covered:
                over[index] = (_cell(first, column.label, rows=n_rows),)
                self._column(canvas, x, bottom, index, over[index][0])
        for index, column in enumerate(self.content.columns):
            if index in covered:
                element = _cell(second, column.label)
                spanning = over[index][0]
                if element is not None and spanning is not None:
                    element.headers = (spanning,)
                over[index] = (*over[index], element)
                self._column(canvas, x, bottom, index, element)
        if tags is not None:
            tags.over = {key: tuple(cell for cell in cells if cell) for key, cells in over.items()}

    def paint_rules(self, canvas: Canvas, x: float, top: float) -> None:
        """Paint the rules above and below the head, and those of the spanners."""
        width = self.plan.width
        canvas.line(x, top, x + width, top, "primary", _RULE)
        bottom = top - self.height
        canvas.line(x, bottom, x + width, bottom, "primary", _RULE)
        for spanner, lines in zip(self.content.spanners, self.spanners, strict=True):
            left, right = self._span(spanner.first, spanner.last)
            y = top - _ABOVE - len(lines) * self.text_style.leading - _SPANNER_RULE
            canvas.line(x + left, y, x + right, y, "pale_line", 0.25)

    def _span(self, first: int, last: int) -> tuple[float, float]:
        edges = self.edges[last]
        return self.edges[first].left, edges.bar_right or edges.right

    def _spanner(self, canvas: Canvas, x: float, top: float, index: int) -> None:
        spanner, lines = self.content.spanners[index], self.spanners[index]
        left, right = self._span(spanner.first, spanner.last)
        baseline = top - _ABOVE - drop_of(self.style, self.text_style, self.text_style.leading)
        for line in lines:
            canvas.show(x + (left + right - line.width) / 2, baseline, line.glyphs, "table")
            baseline -= self.text_style.leading

    def _column(
        self, canvas: Canvas, x: float, bottom: float, index: int, element: StructureElement | None
    ) -> None:
        column, edges, lines = self.content.columns[index], self.edges[index], self.labels[index + 1]
        with scope(canvas, element):
            if column.bar:
                self._bar_label(canvas, x, bottom, index)
            elif column.align == "left":
                self._label(canvas, x + edges.left, bottom, lines, "left")
            elif column.align == "center":
                self._label(canvas, x + (edges.left + edges.right) / 2, bottom, lines, "center")
            else:
                self._label(canvas, x + edges.right, bottom, lines, "right")

    def _bar_label(self, canvas: Canvas, x: float, bottom: float, index: int) -> None:
        """Paint the label of a column with bars, the tick's label above the tick."""
        edges, lines, tick = self.edges[index], self.labels[index + 1], self.ticks[index]
        raised = 0.0
        if tick:
            left = self._tick_left(index)
            baseline = bottom + self.text_style.leading - drop_of(
                self.style, self.text_style, self.text_style.leading
            )  # fmt: skip
            if self.tick_collides(index):
                raised = self.text_style.leading
            canvas_tick = (x + left, baseline)
        self._label(canvas, x + edges.left, bottom + raised, lines, "left")
        if tick:
            canvas.show(*canvas_tick, tick, "table")

    def _tick_left(self, index: int) -> float:
        return _tick_left(self.content.columns[index], self.edges[index], self.ticks[index])

    def tick_collides(self, index: int) -> bool:
        """Tell whether the tick's label would touch the column's, and stands on its own line."""
        return _tick_collides(
            self.content.columns[index], self.edges[index], self.ticks[index], self.labels[index + 1]
        )

    def _label(self, canvas: Canvas, x: float, bottom: float, lines: Lines, align: str) -> None:
        leading = self.text_style.leading
        baseline = bottom + len(lines) * leading - drop_of(self.style, self.text_style, leading)
        shift = {"left": 0.0, "center": 0.5, "right": 1.0}[align]
        for line in lines:
            canvas.show(x - shift * line.width, baseline, line.glyphs, "table")
            baseline -= leading


def _cell(
    row: StructureElement | None, label: Rich, rows: int = 1, columns: int = 1
) -> StructureElement | None:
    if row is None:
        return None
    if is_blank(label):
        cell = row.child("TD")
    else:
        cell = row.child("TH")
        cell.attributes["Table", "Scope"] = "Column"
    if rows > 1:
        cell.attributes["Table", "RowSpan"] = rows
    if columns > 1:
        cell.attributes["Table", "ColSpan"] = columns
    return cell


def _tick_left(column: ColumnContent, edges: ColumnEdges, tick: tuple[Glyphs, ...]) -> float:
    width = tick[-1].x + tick[-1].width
    center = edges.bar_left + (column.tick or 0.0) * (edges.bar_right - edges.bar_left)
    return max(edges.left, min(center - width / 2, edges.bar_right - width))


def _tick_collides(column: ColumnContent, edges: ColumnEdges, tick: tuple[Glyphs, ...], label: Lines) -> bool:
    if not tick or not label:
        return False
    label_right = edges.left + max(line.width for line in label)
    return label_right + 6.0 > _tick_left(column, edges, tick)


def set_head(
    content: TableContent,
    style: Style,
    text_style: TextStyle,
    plan: ColumnPlan,
    edges: tuple[ColumnEdges, ...],
) -> Boxhead:
    """Set all labels for the widths of a plan."""
    leading = text_style.leading
    stub = wrap_text(content.stub_label, text_style, plan.widths[0], style) if content.stub_label else ()
    labels = [stub]
    ticks: list[tuple[Glyphs, ...]] = []
    tick_style = text_style.having(face=text_style.face.partition("-")[0])
    for column, edge in zip(content.columns, edges, strict=True):
        room = max(edge.bar_right, edge.right) - edge.left
        labels.append(wrap_text(column.label, text_style, room, style) if column.label else ())
        tick: tuple[Glyphs, ...] = ()
        if column.bar and column.tick is not None and column.tick_label:
            run = Run(
                column.tick_label, value=column.tick_value, number_class="" if column.tick_value else "label"
            )
            from_lines = wrap_text((run,), tick_style, 1e6, style)
            tick = from_lines[0].glyphs if from_lines else ()
        ticks.append(tick)
    spanners = []
    for spanner in content.spanners:
        last = edges[spanner.last]
        room = (last.bar_right or last.right) - edges[spanner.first].left
        spanners.append(wrap_text(spanner.label, text_style, room, style))
    spanner_height = 0.0
    if spanners:
        spanner_height = max(map(len, spanners)) * leading + _SPANNER_RULE + _SPANNER_BELOW
    height = _head_height(content, edges, labels, ticks, spanner_height, leading)
    return Boxhead(
        content, style, text_style, plan, edges, tuple(labels), tuple(spanners), tuple(ticks),
        spanner_height, height,
    )  # fmt: skip


def _head_height(
    content: TableContent,
    edges: tuple[ColumnEdges, ...],
    labels: list[Lines],
    ticks: list[tuple[Glyphs, ...]],
    spanner_height: float,
    leading: float,
) -> float:
    covered = {i for spanner in content.spanners for i in range(spanner.first, spanner.last + 1)}
    most = len(labels[0]) * leading
    for index, column in enumerate(content.columns):
        lines = labels[index + 1]
        n_lines = len(lines) + _tick_collides(column, edges[index], ticks[index], lines)
        most = max(most, n_lines * leading + (spanner_height if index in covered else 0.0))
    return most + _ABOVE + _BELOW
