"""A table as a picture: the counts printed, each cell shaded by its share within its row."""

from __future__ import annotations

import math
from collections.abc import Sequence

from printreport.draw.charts.board import Board
from printreport.draw.charts.display import DisplayList
from printreport.draw.charts.empty import draw_empty
from printreport.draw.charts.key import KeyEntry, plan_key
from printreport.draw.charts.shades import class_of, shade_paint
from printreport.draw.charts.style import ChartStyle
from printreport.draw.charts.wrap import label_column, narrowest, widest, wrap
from printreport.draw.fonts import Faces
from printreport.model.exhibits import CellContent, ChartContent, RowContent, TableContent
from printreport.model.text import plain_text
from printreport.slotted import dataclass

__all__ = ["draw_heat_table"]

SEAM = 1.0
APART = 7.0
ROW = 15.0
STUB_GAP = 10.0
FIVE_STEPS: tuple[tuple[float, str], ...] = tuple((step / 5, "") for step in range(1, 6))


@dataclass(frozen=True, slots=True)
class Grid:
    """Places of the columns [pt] and the wrapped labels of stub and head."""

    lefts: tuple[float, ...]
    widths: tuple[float, ...]
    heads: tuple[tuple[str, ...], ...]
    stubs: tuple[tuple[str, ...], ...]
    shaded: tuple[bool, ...]


def draw_heat_table(content: ChartContent, width: float, style: ChartStyle, faces: Faces) -> DisplayList:
    """Draw the table; columns and rows without shades (totals) stand apart from the grid."""
    table = content.table
    if table is None or not table.rows or not table.columns:
        return draw_empty(width, style, faces)
    shades = _shades(content, table)
    grid = _grid(table, shades, width, style, faces)
    named = [(bound, label) for bound, label in content.classes if label]
    entries = [KeyEntry(label, shade_paint(at, len(named))) for at, (_, label) in enumerate(named)]
    key = plan_key(entries, width, style, faces)
    head = max(len(lines) for lines in grid.heads) * style.leading + 4.0
    spanner = style.leading + 4.0 if table.spanners else 0.0
    tops, body = _tops(table, grid, style)
    board = Board(width, key.height + spanner + head + body, style, faces)
    key.draw(board, 0.0, board.height)
    top = board.height - key.height
    _draw_head(board, table, grid, top, spanner, head)
    for index, (row, down) in enumerate(zip(table.rows, tops, strict=True)):
        _draw_row(board, content, grid, row, index, shades[index], top - spanner - head - down)
    return board.record()


def _shades(content: ChartContent, table: TableContent) -> list[tuple[float, ...]]:
    """Give one tuple of shares a row of the table; NaN where nothing is shaded."""
    given = iter(content.shades)
    none = (math.nan,) * len(table.columns)
    return [next(given, none) if row.role == "body" else none for row in table.rows]


def _grid(
    table: TableContent, shades: Sequence[Sequence[float]], width: float, style: ChartStyle, faces: Faces
) -> Grid:
    count = len(table.columns)
    shaded = tuple(any(not math.isnan(row[at]) for row in shades) for at in range(count))
    labels = [plain_text(row.stub) for row in table.rows]
    stub, stubs = label_column(labels, width, style, faces, most=0.3, strong=True)
    gaps = [APART if at and (shaded[at] != shaded[at - 1]) else SEAM for at in range(count)]
    gaps[0] = STUB_GAP
    room = width - stub - sum(gaps)
    names = [plain_text(column.label) for column in table.columns]
    least = [_number_width(table, at, style, faces) for at in range(count)]
    words = [
        max(own, 2.0 + widest(name.split(), style, faces, strong=True))
        for own, name in zip(least, names, strict=True)
    ]
    if sum(words) > room:
        broken = [
            max(own, 1.0 + narrowest(name, style, faces, strong=True))
            for own, name in zip(least, names, strict=True)
        ]
        words = _with_words(broken if sum(broken) <= room else least, words, room)
    widths = _share(words, room)
    lefts, x = [], stub
    for gap, own in zip(gaps, widths, strict=True):
        lefts.append(x + gap)
        x += gap + own
    heads = tuple(
        wrap(name, own, style, faces, strong=not shade)
        for name, own, shade in zip(names, widths, shaded, strict=True)
    )
    return Grid(tuple(lefts), tuple(widths), heads, stubs, shaded)


def _number_width(table: TableContent, at: int, style: ChartStyle, faces: Faces) -> float:
    cells = [row.cells[at] for row in table.rows if at < len(row.cells)]
    marks = 0.75 * widest([",".join(cell.marks) for cell in cells], style, faces)
    # The numbers are centered, so a mark on their right needs its room on both sides.
    return 5.0 + widest([plain_text(cell.runs) for cell in cells], style, faces, strong=True) + 2 * marks


def _with_words(least: Sequence[float], words: Sequence[float], room: float) -> list[float]:
    """Widen columns to their longest word, the cheapest first, as far as the room goes."""
    out = list(least)
    for at in sorted(range(len(least)), key=lambda at: words[at] - least[at]):
        if sum(out) - out[at] + words[at] <= room:
            out[at] = words[at]
    return out


def _share(least: Sequence[float], room: float) -> tuple[float, ...]:
    """Give equal widths as far as each column's least allows it; the sum is ``room``."""
    fixed: set[int] = set()
    while True:
        free = [at for at in range(len(least)) if at not in fixed]
        even = (room - sum(least[at] for at in fixed)) / max(len(free), 1)
        wide = {at for at in free if least[at] > even + 1e-9}
        if not wide or len(wide) == len(free):
            scale = room / sum(least) if len(wide) == len(free) and free else 1.0
            return tuple(
                own * scale if scale != 1.0 else (own if at in fixed else even)
                for at, own in enumerate(least)
            )
        fixed |= wide


def _tops(table: TableContent, grid: Grid, style: ChartStyle) -> tuple[list[float], float]:
    tops: list[float] = []
    down = 0.0
    for index, row in enumerate(table.rows):
        if row.role in ("summary", "subtotal") and index:
            down += APART - SEAM
        tops.append(down)
        down += max(ROW, len(grid.stubs[index]) * style.leading + 2.0) + SEAM
    return tops, down - SEAM


def _draw_head(
    board: Board, table: TableContent, grid: Grid, top: float, spanner: float, head: float
) -> None:
    style = board.style
    for number, span in enumerate(table.spanners):
        left = grid.lefts[span.first]
        right = grid.lefts[span.last] + grid.widths[span.last]
        at = top - style.size + 1.0
        board.text(
            (left + right) / 2, at, plain_text(span.label), anchor="center", color="muted", role="category",
            cell=f"-2:{number}",
        )  # fmt: skip
        board.rule((left, at - 3.5), (right, at - 3.5), width=style.rule_width)
    low = top - spanner - head + 4.0
    board.text(0.0, low + 1.6, plain_text(table.stub_label), color="muted", role="category", cell="-1:-1")
    for index, lines in enumerate(grid.heads):
        center = grid.lefts[index] + grid.widths[index] / 2
        for step, line in enumerate(reversed(lines)):
            strong = not grid.shaded[index]
            at = low + 1.6 + step * style.leading
            board.text(center, at, line, anchor="center", strong=strong, role="category", cell=f"-1:{index}")


def _draw_row(
    board: Board,
    content: ChartContent,
    grid: Grid,
    row: RowContent,
    index: int,
    shades: Sequence[float],
    top: float,
) -> None:
    style = board.style
    height = max(ROW, len(grid.stubs[index]) * style.leading + 2.0)
    center = top - height / 2
    is_sum = row.role in ("summary", "subtotal")
    if is_sum:
        board.rule((0.0, top + APART / 2), (board.width, top + APART / 2), color="muted")
    is_strong = is_sum or row.role == "group"
    board.lines(0.0, center, grid.stubs[index], strong=is_strong, cell=f"{index}:-1")
    classes = content.classes or FIVE_STEPS
    for at, cell in enumerate(row.cells):
        left, width = grid.lefts[at], grid.widths[at]
        color = "ink"
        if not math.isnan(shades[at]):
            paint = shade_paint(class_of(shades[at], classes), len(classes))
            board.rect((left, top - height, width, height), paint)
            color = style.text_on(paint.fill)
        strong = is_sum or not grid.shaded[at]
        spot = (index, at)
        _draw_number(board, content, grid, spot, cell, center, color=color, strong=strong)


def _draw_number(
    board: Board,
    content: ChartContent,
    grid: Grid,
    spot: tuple[int, int],
    cell: CellContent,
    center: float,
    *,
    color: str,
    strong: bool,
) -> None:
    """Set a number flush right with the others of its column, the widest of them centered."""
    text = plain_text(cell.runs)
    if not text:
        return
    style, faces = board.style, board.faces
    name, at = f"{spot[0]}:{spot[1]}", spot[1]
    rows = content.table.rows if content.table else ()
    others = [plain_text(row.cells[at].runs) for row in rows if at < len(row.cells)]
    right = grid.lefts[at] + (grid.widths[at] + widest(others, style, faces, strong=True)) / 2
    board.text(
        right, board.middle(center), text, anchor="right", color=color, strong=strong,
        value=_value_of(cell), cell=name,
    )  # fmt: skip
    if cell.marks:
        rise = board.middle(center) + 0.3 * style.size
        board.text(
            right + 0.4, rise, ",".join(cell.marks), size=0.75 * style.size, color=color, role="mark",
            cell=name,
        )  # fmt: skip


def _value_of(cell: CellContent) -> str:
    return cell.value or next((run.value for run in cell.runs if run.value), "")
