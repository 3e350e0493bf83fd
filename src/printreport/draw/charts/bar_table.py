"""A table with bars in its cells: numbers to read, bars to compare, a tick for reference."""

from __future__ import annotations

from collections.abc import Sequence

from printreport.draw.charts.board import Board
from printreport.draw.charts.display import DisplayList
from printreport.draw.charts.empty import draw_empty
from printreport.draw.charts.key import SWATCH, TICK_WIDTH
from printreport.draw.charts.style import ChartStyle
from printreport.draw.charts.wrap import label_column, text_width, widest, wrap
from printreport.draw.fonts import Faces
from printreport.model.exhibits import CellContent, ChartContent, ColumnContent, RowContent, TableContent
from printreport.model.text import plain_text
from printreport.slotted import dataclass

__all__ = ["draw_bar_table"]

ROW = 17.0
GAP, TIGHT_GAP = 14.0, 8.0
LEAST_BAR, MOST_BAR = 48.0, 150.0
NUMBER_GAP = 6.0
MOST_HEAD = 64.0


@dataclass(frozen=True, slots=True)
class Field:
    """A column's place: left and right edge of its numbers, then its bars' left edge and length."""

    left: float
    right: float
    bar: float
    length: float
    head: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """Places of columns, stub lines, the top of each row (counted down) and the body's height."""

    fields: tuple[Field, ...]
    stubs: tuple[tuple[str, ...], ...]
    stub_head: tuple[str, ...]
    tops: tuple[float, ...]
    heights: tuple[float, ...]
    body: float


def draw_bar_table(content: ChartContent, width: float, style: ChartStyle, faces: Faces) -> DisplayList:
    """Draw the table with light rules; its tick labels stand under the bars they belong to."""
    table = content.table
    if table is None or not table.rows or not table.columns:
        return draw_empty(width, style, faces)
    plan = _plan(table, width, style, faces)
    head = max(len(lines) for lines in (plan.stub_head, *(field.head for field in plan.fields)))
    head_height = head * style.leading + 5.0
    ticks = [column.tick_label for column in table.columns if column.tick is not None and column.tick_label]
    foot = style.leading + 4.0 if ticks else 0.0
    board = Board(width, head_height + plan.body + foot + 1.0, style, faces)
    top = board.height - head_height - 0.5
    _draw_head(board, plan, table, top)
    for index, row in enumerate(table.rows):
        _draw_row(board, plan, table, row, index, top)
    bottom = top - plan.body
    board.rule((0.0, bottom), (width, bottom), color="ink", width=style.rule_width)
    for column, field in zip(table.columns, plan.fields, strict=True):
        if column.tick is not None:
            _draw_tick(board, table, plan, column, field, top)
    return board.record()


def _plan(table: TableContent, width: float, style: ChartStyle, faces: Faces) -> Plan:
    labels = [plain_text(row.stub) for row in table.rows]
    stub, _ = label_column(
        [*labels, plain_text(table.stub_label)], width, style, faces, most=0.36, strong=True
    )
    numbers = [_number_width(table, at, style, faces) for at in range(len(table.columns))]
    names = [plain_text(column.label) for column in table.columns]
    with_bars = [column.bar for column in table.columns]
    heads = [
        max(
            number,
            min(widest([name], style, faces, strong=True), MOST_HEAD),
            widest(name.split(), style, faces, strong=True),
        )
        for number, name in zip(numbers, names, strict=True)
    ]
    owns = [number if bar else head for number, head, bar in zip(numbers, heads, with_bars, strict=True)]
    gap = GAP
    taken = stub + sum(owns) + gap * len(owns) + NUMBER_GAP * sum(with_bars)
    if any(with_bars) and (width - taken) / sum(with_bars) < LEAST_BAR:
        taken -= (GAP - TIGHT_GAP) * len(owns)
        gap = TIGHT_GAP
    spare = (width - taken) / max(sum(with_bars), 1)
    length = max(min(spare, MOST_BAR), 10.0) if any(with_bars) else 0.0
    # What the bars leave over goes to the stub, so that the last column ends at the right edge.
    stub_room = stub + (width - taken - length * sum(with_bars))
    stubs = tuple(wrap(label, stub_room, style, faces, strong=True) for label in labels)
    fields: list[Field] = []
    x = stub_room
    for own, name, bar in zip(owns, names, with_bars, strict=True):
        left, right = x + gap, x + gap + own
        x = right + (NUMBER_GAP + length if bar else 0.0)
        fields.append(
            Field(left, right, right + NUMBER_GAP, length if bar else 0.0, wrap(name, x - left, style, faces))
        )
    heights = tuple(max(ROW, len(lines) * style.leading + 7.0) for lines in stubs)
    tops = tuple(sum(heights[:at]) for at in range(len(heights)))
    stub_head = wrap(plain_text(table.stub_label), stub_room, style, faces)
    return Plan(tuple(fields), stubs, stub_head, tops, heights, sum(heights))


def _number_width(table: TableContent, at: int, style: ChartStyle, faces: Faces) -> float:
    texts = [plain_text(row.cells[at].runs) for row in table.rows if at < len(row.cells)]
    marks = [",".join(row.cells[at].marks) for row in table.rows if at < len(row.cells)]
    return widest(texts, style, faces, strong=True) + 0.75 * widest(marks, style, faces)


def _draw_head(board: Board, plan: Plan, table: TableContent, top: float) -> None:
    style = board.style
    for step, line in enumerate(reversed(plan.stub_head)):
        at = top + 4.5 + step * style.leading
        board.text(0.0, at, line, color="muted", role="category", cell="-1:-1")
    for index, (field, column) in enumerate(zip(plan.fields, table.columns, strict=True)):
        for step, line in enumerate(reversed(field.head)):
            at = top + 4.5 + step * style.leading
            if column.bar or column.align == "left":
                board.text(field.left, at, line, color="muted", role="category", cell=f"-1:{index}")
            else:
                board.text(
                    field.right, at, line, anchor="right", color="muted", role="category",
                    cell=f"-1:{index}",
                )  # fmt: skip
    board.rule((0.0, top), (board.width, top), color="ink", width=style.rule_width)


def _draw_row(board: Board, plan: Plan, table: TableContent, row: RowContent, index: int, top: float) -> None:
    style = board.style
    upper = top - plan.tops[index]
    center = upper - plan.heights[index] / 2
    is_sum = row.role in ("summary", "subtotal")
    if index:
        color, width = ("ink", style.rule_width) if is_sum else ("rule", style.hairline)
        board.rule((0.0, upper), (board.width, upper), color=color, width=width)
    strong = is_sum or row.role == "group"
    board.lines(row.indent * style.size, center, plan.stubs[index], strong=strong, cell=f"{index}:-1")
    for at, cell in enumerate(row.cells):
        field, column = plan.fields[at], table.columns[at]
        name = f"{index}:{at}"
        text = plain_text(cell.runs)
        mark = ",".join(cell.marks)
        color = "alert" if cell.corrected else "ink"
        strong_cell = is_sum or column.emphasis
        if column.align == "left":
            board.text(
                field.left, board.middle(center), text, strong=strong_cell, value=_value_of(cell), cell=name
            )
        else:
            right = field.right - _mark_room(table, at, style, board.faces)
            board.text(
                right, board.middle(center), text, anchor="right", strong=strong_cell,
                value=_value_of(cell), cell=name,
            )  # fmt: skip
            if mark:
                rise = board.middle(center) + 0.3 * style.size
                board.text(
                    right + 0.4, rise, mark, size=0.75 * style.size, color=color, role="mark", cell=name
                )
        if column.bar and cell.bar is not None:
            length = max(0.0, min(cell.bar, 1.0)) * field.length
            if length:
                box = (field.bar, center - SWATCH / 2, length, SWATCH)
                board.rect(box, style.paint(strong=True), gid=_value_of(cell))


def _mark_room(table: TableContent, at: int, style: ChartStyle, faces: Faces) -> float:
    marks: Sequence[str] = [",".join(row.cells[at].marks) for row in table.rows if at < len(row.cells)]
    return 0.75 * widest(marks, style, faces)


def _draw_tick(
    board: Board, table: TableContent, plan: Plan, column: ColumnContent, field: Field, top: float
) -> None:
    """Draw the tick over each bar, and its label below the table with a tick of its own."""
    style = board.style
    x = field.bar + max(0.0, min(column.tick or 0.0, 1.0)) * field.length
    for index, row in enumerate(table.rows):
        if row.role == "group":
            continue
        center = top - plan.tops[index] - plan.heights[index] / 2
        board.rule(
            (x, center - SWATCH / 2 - 2.5), (x, center + SWATCH / 2 + 2.5), color="accent", width=TICK_WIDTH,
            order=2.5,
        )  # fmt: skip
    if not column.tick_label:
        return
    bottom = top - plan.body
    own = text_width(column.tick_label, style, board.faces) + 5.0
    left = min(x + TICK_WIDTH / 2, board.width) - own
    left = max(left, 0.0)
    at = bottom - style.leading + 0.5
    board.text(left, at, column.tick_label, color="muted", role="key")
    tick = left + own - TICK_WIDTH / 2
    board.rule((tick, bottom - style.leading - 1.0), (tick, bottom - 3.0), color="accent", width=TICK_WIDTH)


def _value_of(cell: CellContent) -> str:
    return cell.value or next((run.value for run in cell.runs if run.value), "")
