"""The body: stripes, bars, rules, then the cells row by row, each under its element."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field

from printreport.draw.canvas import Canvas, Glyphs
from printreport.draw.lines import Line
from printreport.draw.style import Style
from printreport.draw.tables.caption import drop_of, scope
from printreport.draw.tables.cells import CellSetter
from printreport.draw.tables.columns import ColumnPlan
from printreport.draw.tables.head import ColumnEdges
from printreport.draw.tables.measure import INDENT, STRONG_ROLES, TURN_INDENT
from printreport.draw.tables.plain_rows import PlainRows
from printreport.draw.tables.rows import Pitches, RowMetrics, n_lines, stub_room
from printreport.model.exhibits import CellContent, RowContent, TableContent
from printreport.model.structure import StructureElement
from printreport.model.text import Rich, Run, plain_text
from printreport.slotted import dataclass, replace

__all__ = ["Body", "TableTags"]

_BAR_SHARE = 0.52
_STRONG_RULE = 0.5
_LIGHT_RULE = 0.25
_TICK = 0.75
_HALO = 1.25


@dataclass(slots=True)
class TableTags:
    """The elements of one table, shared by all its parts; those of rows are made as they are painted."""

    table: StructureElement
    caption: StructureElement | None
    head: StructureElement
    body: StructureElement | None
    foot: StructureElement | None
    notes: tuple[StructureElement, ...]
    names_headers: bool = False
    over: dict[int, tuple[StructureElement, ...]] = field(default_factory=dict)
    group: StructureElement | None = None

    def headers(self, column: int, stub: StructureElement | None) -> tuple[StructureElement, ...]:
        """Give the heads of a cell, from the widest to its own row's.

        Where spanners or groups stand over cells, row and column alone do not tell them
        (ISO 14289-1, 7.5).
        """
        if not self.names_headers:
            return ()
        heads = (*self.over.get(column, ()), self.group, stub)
        return tuple(head for head in heads if head is not None and head.role == "TH")


@dataclass(frozen=True, slots=True)
class Body:
    """The rows of a table, measured for a width and ready to paint."""

    content: TableContent
    style: Style
    setter: CellSetter
    plan: ColumnPlan
    edges: tuple[ColumnEdges, ...]
    pitches: Pitches
    metrics: RowMetrics
    zebra: bool
    n_feet: int
    plain: PlainRows

    def paint_ground(self, canvas: Canvas, x: float, top: float, start: int, stop: int) -> None:
        """Paint what lies under the text: stripes, bars, ticks, rules."""
        places = list(self._places(top, start, stop))
        if self.zebra:
            for index, upper, lower in places:
                if self.metrics.role(index) == "body" and self.metrics.stripes[index] % 2:
                    canvas.fill_rect(x, lower, self.plan.width, upper - lower, "zebra")
        self._rules(canvas, x, places)
        for column, spec in enumerate(self.content.columns):
            if spec.bar:
                self._bars(canvas, x, column, places)
        bottom = top - self.metrics.height(start, stop)
        canvas.line(x, bottom, x + self.plan.width, bottom, "primary", _STRONG_RULE)

    def _places(self, top: float, start: int, stop: int) -> Iterator[tuple[int, float, float]]:
        """Give each row's index, upper and lower edge."""
        tops = self.metrics.tops
        base = top - (self.metrics.height(start, start)) + tops[start]
        for index in range(start, stop):
            yield index, base - tops[index], base - tops[index + 1]

    def _rules(self, canvas: Canvas, x: float, places: list[tuple[int, float, float]]) -> None:
        right = x + self.plan.width
        for index, upper, _ in places[1:]:
            role = self.metrics.role(index)
            if role in ("summary", "subtotal"):
                is_sum = role == "summary" and self.metrics.role(index - 1) != "summary"
                canvas.line(x, upper, right, upper, "primary" if is_sum else "pale_line", _STRONG_RULE)
            elif role == "group" or not self.zebra:
                canvas.line(x, upper, right, upper, "rule", _LIGHT_RULE)

    def _bars(self, canvas: Canvas, x: float, column: int, places: list[tuple[int, float, float]]) -> None:
        spec, edges = self.content.columns[column], self.edges[column]
        room = edges.bar_right - edges.bar_left
        thickness = min(self.style.theme.bar_thickness, _BAR_SHARE * self.pitches.row)
        for index, upper, lower in places:
            row = self.content.rows[index]
            if column >= len(row.cells):
                continue
            share = row.cells[column].bar
            if share is None:
                continue
            y = (upper - self._above(row) + lower) / 2 - thickness / 2
            if spec.track:
                canvas.fill_rect(x + edges.bar_left, y, room, thickness, "pale")
            canvas.fill_rect(x + edges.bar_left, y, room * min(max(share, 0.0), 1.0), thickness, "secondary")
            if spec.tick is not None:
                # A halo of paper keeps the tick apart from the bar it crosses.
                at = x + edges.bar_left + spec.tick * room
                canvas.line(at, y, at, y + thickness, "paper", _TICK + _HALO)
        self._tick(canvas, x, column, places)

    def _tick(self, canvas: Canvas, x: float, column: int, places: list[tuple[int, float, float]]) -> None:
        """Paint the reference tick through all rows that have bars."""
        spec, edges = self.content.columns[column], self.edges[column]
        barred = [place for place in places if _has_bar(self.content.rows[place[0]], column)]
        if spec.tick is not None and barred:
            at = x + edges.bar_left + spec.tick * (edges.bar_right - edges.bar_left)
            canvas.line(at, barred[0][1], at, barred[-1][2], "ink", _TICK)

    def _above(self, row: RowContent) -> float:
        if row.role == "group":
            return self.pitches.above_group
        return self.pitches.above_summary if row.role in ("summary", "subtotal") else 0.0

    def paint_carried(self, canvas: Canvas, x: float, top: float, start: int) -> None:
        """Repeat the group heading that the rows from ``start`` stand under."""
        group = self.metrics.carried(start)
        if group < 0:
            return
        row = self.content.rows[group]
        again = replace(row, stub=(*row.stub, Run(f" ({self.content.continued})")))
        with canvas.artifact("Pagination"):
            self._stub(canvas, x, top - self.pitches.above_group, again, None)

    def paint_rows(
        self, canvas: Canvas, x: float, top: float, start: int, stop: int, tags: TableTags
    ) -> None:
        """Paint the cells, and make the elements of their rows."""
        first_foot = len(self.content.rows) - self.n_feet
        in_bulk = not tags.names_headers and not self.setter.text_style.tracking
        uppers = {index: upper for index, upper, _ in self._places(top, start, stop)}
        for first, last in self.metrics.spans(start, stop):
            parent = tags.foot if first >= first_foot else tags.body
            if in_bulk and first not in self.metrics.single and parent is not None:
                self.plain.paint(canvas, x, first, [uppers[index] for index in range(first, last)], parent)
                continue
            for index in range(first, last):
                row = self.content.rows[index]
                element = parent.child("TR") if parent is not None else None
                self._row(canvas, x, uppers[index] - self._above(row), row, element, tags)

    def _row(
        self,
        canvas: Canvas,
        x: float,
        upper: float,
        row: RowContent,
        element: StructureElement | None,
        tags: TableTags,
    ) -> None:
        n_stub = self._stub(canvas, x, upper, row, element)
        stub = element.kids[0] if element is not None else None
        stub = stub if isinstance(stub, StructureElement) else None
        if row.role in ("group", "summary"):
            tags.group = stub if row.role == "group" else None
        if row.role == "group":
            return
        if stub is not None:
            stub.headers = tags.headers(-1, None)
        is_strong = row.role in STRONG_ROLES
        height = n_lines(self.content, row, self.setter, self.plan)
        # Numbers stand beside the last line of a turned stub; next to words all begin on one line.
        has_words = any(column.align == "left" for column in self.content.columns)
        down = (n_stub - 1) * self.pitches.turn if n_stub == height and not has_words else 0.0
        base = upper - drop_of(self.style, self.setter.text_style, self.pitches.row)
        for index, column in enumerate(self.content.columns):
            cell = row.cells[index] if index < len(row.cells) else None
            cell_element = element.child("TD") if element is not None else None
            if cell_element is not None:
                cell_element.headers = tags.headers(index, stub)
            if cell is None or not (cell.runs or cell.marks):
                continue
            with scope(canvas, cell_element):
                self._cell(canvas, x, base - down, cell, index, is_strong or column.emphasis)

    def _stub(
        self, canvas: Canvas, x: float, upper: float, row: RowContent, element: StructureElement | None
    ) -> int:
        """Paint a row's stub; give the number of its lines."""
        cell = None
        if element is not None:
            cell = element.child("TH" if plain_text(self._words(row)).strip() else "TD")
            if cell.role == "TH":
                cell.attributes["Table", "Scope"] = "Column" if row.role == "group" else "Row"
            if row.role == "group" and self.content.columns:
                cell.attributes["Table", "ColSpan"] = len(self.content.columns) + 1
        words = self._words(row)
        if not words:
            return 1
        is_strong = row.role in STRONG_ROLES
        lines = self.setter.wrapped(words, is_strong, stub_room(row, self.plan, self.setter))
        left = x + self.plan.lefts[0] + row.indent * INDENT * self.plan.size
        base = upper - drop_of(self.style, self.setter.text_style, self.pitches.row)
        with scope(canvas, cell):
            for index, line in enumerate(lines):
                turned = TURN_INDENT * self.plan.size if index and row.role != "group" else 0.0
                canvas.show(left + turned, base, _group_color(line, row), "table")
                base -= self.pitches.turn
        return max(len(lines), 1)

    def _words(self, row: RowContent) -> Rich:
        if not row.stub and row.role == "summary" and self.content.summary_label:
            return (Run(self.content.summary_label),)
        return row.stub

    def _cell(
        self, canvas: Canvas, x: float, base: float, cell: CellContent, index: int, strong: bool
    ) -> None:
        column, edges = self.content.columns[index], self.edges[index]
        if column.align == "decimal" or column.bar:
            line = self.setter.one_line(cell.runs, strong)
            size = self.setter.size_of(cell.runs, strong)
            if column.align == "decimal" and size.before is not None:
                at = edges.point - size.before
            else:
                at = edges.right - size.core
            canvas.show(x + at, base, self._marked(line, cell), "table")
            return
        lines = self.setter.wrapped(cell.runs, strong, self.plan.widths[index + 1])
        for number, line in enumerate(lines):
            at = edges.left
            if column.align != "left":
                at += (edges.right - edges.left - line.width) * (0.5 if column.align == "center" else 1.0)
            is_last = number == len(lines) - 1
            canvas.show(x + at, base, self._marked(line, cell) if is_last else line.glyphs, "table")
            base -= self.pitches.turn

    def _marked(self, line: Line, cell: CellContent) -> tuple[Glyphs, ...]:
        if not cell.marks:
            return line.glyphs
        marks = tuple(replace(glyphs, x=glyphs.x + line.width) for glyphs in self.setter.marks(cell))
        return (*line.glyphs, *marks)


def _has_bar(row: RowContent, column: int) -> bool:
    return column < len(row.cells) and row.cells[column].bar is not None


def _group_color(line: Line, row: RowContent) -> tuple[Glyphs, ...]:
    if row.role != "group":
        return line.glyphs
    return tuple(replace(glyphs, color="primary_text") for glyphs in line.glyphs)
