"""A tile map: one equal tile an area, with its code and count, shaded by class."""

from __future__ import annotations

import math

from printreport.draw.charts.board import Board
from printreport.draw.charts.display import DisplayList
from printreport.draw.charts.empty import draw_empty, has_no_data
from printreport.draw.charts.key import KeyEntry, plan_key
from printreport.draw.charts.shades import class_of, shade_paint
from printreport.draw.charts.style import ChartStyle, Paint
from printreport.draw.charts.wrap import text_width, widest
from printreport.draw.fonts import Faces
from printreport.model.exhibits import ChartContent, DatumContent

__all__ = ["draw_tile_map"]

GAP = 2.0
RING = 1.8
WIDEST_TILE = 38.0
APART_GAP = 8.0
LEAST_TALL = 20.0
TILE_RATIO = 0.86


def draw_tile_map(content: ChartContent, width: float, style: ChartStyle, faces: Faces) -> DisplayList:
    """Draw the tiles of all areas; areas without a number are outlined only, others stand apart.

    A datum whose code has no tile ("Unknown") is set below the map with a tile of its own.
    """
    if has_no_data(content):
        return draw_empty(width, style, faces)
    data = {datum.code: datum for one in content.series for datum in one.data if datum.code in content.tiles}
    apart = [
        datum for one in content.series for datum in one.data
        if datum.code not in content.tiles and datum.amount is not None
    ]  # fmt: skip
    first_row = min((row for row, _ in content.tiles.values()), default=0)
    first_column = min((column for _, column in content.tiles.values()), default=0)
    down = 1 + max((row for row, _ in content.tiles.values()), default=0) - first_row
    across = 1 + max((column for _, column in content.tiles.values()), default=0) - first_column
    side = min((width - GAP * (across - 1)) / across, WIDEST_TILE)
    tall = max(side * TILE_RATIO, LEAST_TALL)
    counted = [datum.text for datum in data.values()]
    has_counts = widest(counted, style, faces) <= side - 1.0
    key = plan_key(_entries(content, style), width, style, faces)
    free = _free_column(content, down + first_row - 1, range(first_column, first_column + across), apart,
                        side + GAP, style, faces)  # fmt: skip
    foot = APART_GAP + tall if apart and free is None else 0.0
    map_height = down * (tall + GAP) - GAP
    board = Board(width, key.height + map_height + foot, style, faces)
    key.draw(board, 0.0, board.height)
    left = (width - across * (side + GAP) + GAP) / 2
    top = map_height + foot
    for code, (row, column) in sorted(content.tiles.items()):
        x, y = left + (column - first_column) * (side + GAP), top - (row - first_row) * (tall + GAP) - tall
        box = (x, y, side, tall)
        _draw_tile(board, content, code, data.get(code), box, has_counts=has_counts)
    _draw_apart(
        board, content, apart, left + ((free or first_column) - first_column) * (side + GAP), (side, tall)
    )
    return board.record()


def _free_column(
    content: ChartContent,
    row: int,
    columns: range,
    apart: list[DatumContent],
    pitch: float,
    style: ChartStyle,
    faces: Faces,
) -> int | None:
    """Find room for the areas apart within the last row, a free tile around them; None without."""
    own = sum(pitch + 4.0 + text_width(datum.category, style, faces) + 14.0 for datum in apart)
    needed = 1 + math.ceil(own / pitch)
    used = {column for at, column in content.tiles.values() if at == row}
    for column in columns[1:]:
        if not used & set(range(column - 1, column + needed)) and column + needed - 1 in columns:
            return column
    return None


def _entries(content: ChartContent, style: ChartStyle) -> list[KeyEntry]:
    count = len(content.classes)
    return [KeyEntry(label, shade_paint(index, count)) for index, (_, label) in enumerate(content.classes)]


def _draw_tile(
    board: Board,
    content: ChartContent,
    code: str,
    datum: DatumContent | None,
    box: tuple[float, float, float, float],
    *,
    has_counts: bool,
) -> None:
    x, y, side, tall = box
    center, style = x + side / 2, board.style
    if datum is None or datum.amount is None:
        board.rect(box, Paint("paper", "rule"))
        board.text(center, board.middle(y + tall / 2), code, anchor="center", color="muted", role="category")
        return
    paint = shade_paint(class_of(float(datum.amount), content.classes), len(content.classes))
    color = style.text_on(paint.fill)
    if datum.emphasis:
        board.rect((x - RING, y - RING, side + 2 * RING, tall + 2 * RING), Paint("accent"))
    board.rect(box, paint)
    if not has_counts:
        board.text(
            center,
            board.middle(y + tall / 2),
            code,
            anchor="center",
            color=color,
            strong=True,
            role="category",
        )
        return
    half = min(tall / 4, style.leading / 2 + 0.5)
    middle = y + tall / 2
    board.text(
        center, board.middle(middle + half), code, anchor="center", color=color, strong=True, role="category"
    )
    board.text(
        center, board.middle(middle - half), datum.text, anchor="center", color=color, value=datum.value
    )


def _draw_apart(
    board: Board, content: ChartContent, apart: list[DatumContent], x: float, tile: tuple[float, float]
) -> None:
    side, tall = tile
    for datum in apart:
        paint = shade_paint(class_of(float(datum.amount or 0), content.classes), len(content.classes))
        board.rect((x, 0.0, side, tall), paint, gid=datum.value)
        middle = board.middle(tall / 2)
        color = board.style.text_on(paint.fill)
        board.text(x + side / 2, middle, datum.text, anchor="center", color=color, value=datum.value)
        board.text(x + side + 4.0, middle, datum.category, role="category")
        x += side + 4.0 + text_width(datum.category, board.style, board.faces) + 14.0
