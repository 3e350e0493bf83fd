"""Lines over time: from a zero scale, broken where a year has no number, named at their ends."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from printreport.draw.charts.board import Board
from printreport.draw.charts.collisions import overlaps
from printreport.draw.charts.columns import baseline
from printreport.draw.charts.display import ASCENT, DESCENT, Box, DisplayList
from printreport.draw.charts.empty import draw_empty, has_no_data
from printreport.draw.charts.paired_bar import draw_paired_bar
from printreport.draw.charts.scale import Scale, axis_text, domain, round_steps
from printreport.draw.charts.slots import Slot, slots_of
from printreport.draw.charts.style import ChartStyle
from printreport.draw.charts.wrap import text_width, widest, wrap
from printreport.draw.fonts import Faces
from printreport.model.exhibits import ChartContent, DatumContent, SeriesContent
from printreport.slotted import dataclass

__all__ = ["draw_line"]

LOOKS: Final[tuple[tuple[str, float, tuple[float, ...]], ...]] = (
    ("primary", 1.6, ()),
    ("secondary", 1.4, (4.0, 2.0)),
    ("accent", 1.4, (1.5, 1.8)),
    ("pale_line", 1.4, ()),
    ("primary", 1.0, (6.0, 2.0, 1.0, 2.0)),
    ("secondary", 1.0, ()),
)
"""Color, width, dash of the first, second … line: told apart by more than color."""
DOT = 4.2
FOOT = 5.0
SAMPLE = 10.0
MOST_NUMBERS = 24
LEAST_NAME = 24.0
LEAST_PLOT = 48.0
_TRIES = (
    (0.0, 5.0),
    (0.0, -5.0),
    (-0.4, 5.0),
    (0.4, 5.0),
    (-0.4, -5.0),
    (0.4, -5.0),
    (0.0, 9.0),
    (0.0, -9.0),
)
"""Where a number may stand to its point: shift in widths of the number, rise [pt]."""


@dataclass(frozen=True, slots=True)
class Plot:
    """Where the lines run [pt]: left and right edge, width of a slot, the value scale."""

    left: float
    right: float
    pitch: float
    scale: Scale
    steps: tuple[float, ...]

    def x(self, slot: Slot) -> float:
        """Give the place of a slot's center."""
        return self.left + slot.at * self.pitch


@dataclass(frozen=True, slots=True)
class End:
    """What stands at a line's end: its last number and its name."""

    datum: DatumContent
    name: tuple[str, ...]
    look: int

    @property
    def count(self) -> int:
        """Give the number of lines of text."""
        return len(self.name) + bool(self.datum.text)


@dataclass(frozen=True, slots=True)
class Number:
    """The number of a point, placed: center and baseline."""

    x: float
    y: float
    width: float
    datum: DatumContent

    def box(self, size: float) -> Box:
        """Give the box of its ink."""
        half = self.width / 2
        return (self.x - half, self.y - DESCENT * size, self.x + half, self.y + ASCENT * size)


def draw_line(content: ChartContent, width: float, style: ChartStyle, faces: Faces) -> DisplayList:
    """Draw one line a series; a lone line has numbers at its points, several have names at the end."""
    if has_no_data(content):
        return draw_empty(width, style, faces)
    slots = slots_of(content.series)
    if len(content.series) == 1 and (display := _plain(content, slots, width, style, faces)) is not None:
        return display
    steps = round_steps(*domain(d.amount for slot in slots for d in slot.data if d is not None), most=4)
    texts = [axis_text(step, style, is_share=content.is_share) for step in steps]
    left = widest(texts, style, faces) + 8.0
    ends = _ends(content.series, 0.3 * width, style, faces) if len(content.series) > 1 else []
    end_width = max(
        (widest((end.datum.text, *end.name), style, faces, strong=True) for end in ends), default=0.0
    )
    right = width - (end_width + SAMPLE + 6.0 if ends else 6.0)
    if right - left < LEAST_PLOT:
        # Wide numbers in a narrow place: lying bars carry them better.
        return draw_paired_bar(content, width, style, faces)
    height = max(_height(content, width, style), sum(end.count for end in ends) * style.leading)
    pitch = (right - left) / max(slot.at + 0.5 for slot in slots)
    names = _names(slots, pitch, style, faces)
    foot = FOOT + max(map(len, names)) * style.leading
    plot = Plot(left, right, pitch, Scale(steps[0], steps[-1], foot, height), steps)
    board = Board(width, foot + height + style.leading + 4.0, style, faces)
    numbers = _numbers(slots, plot, board) if len(content.series) == 1 else []
    _draw_grid(board, plot, texts, [number.box(style.size) for number in numbers])
    _draw_axis(board, slots, names, plot)
    _draw_lines(board, content.series, slots, plot)
    _draw_ends(board, ends, plot, height)
    _draw_numbers(board, numbers)
    return board.record()


def _height(content: ChartContent, width: float, style: ChartStyle) -> float:
    return content.height or min(max(0.42 * width, style.column_height[0]), style.column_height[1])


def _plain(
    content: ChartContent, slots: Sequence[Slot], width: float, style: ChartStyle, faces: Faces
) -> DisplayList | None:
    """Draw a lone line without grid and axis, or give None where not all its numbers fit."""
    height = _height(content, width, style)
    low, high = domain(d.amount for slot in slots for d in slot.data if d is not None)
    pitch = width / max(slot.at + 0.5 for slot in slots)
    names = _names(slots, pitch, style, faces)
    foot = FOOT + max(map(len, names)) * style.leading
    plot = Plot(0.0, width, pitch, Scale(low, high, foot, height), (0.0,))
    board = Board(width, foot + height + style.leading + 4.0, style, faces)
    numbers = _numbers(slots, plot, board)
    if len(numbers) < sum(d is not None and d.amount is not None for slot in slots for d in slot.data):
        return None
    zero = plot.scale.at(0)
    for start, end, solid in baseline(slots, width, 0.0):
        board.rule(
            (start, zero), (end, zero), color="muted" if solid else "pale_line",
            dash=() if solid else (1.5, 2.0), order=-1,
        )  # fmt: skip
    _draw_axis(board, slots, names, plot)
    _draw_lines(board, content.series, slots, plot)
    _draw_numbers(board, numbers)
    return board.record()


def _draw_numbers(board: Board, numbers: Sequence[Number]) -> None:
    for number in numbers:
        datum = number.datum
        board.text(number.x, number.y, datum.text, anchor="center", strong=datum.emphasis, value=datum.value)


def _draw_lines(board: Board, series: Sequence[SeriesContent], slots: Sequence[Slot], plot: Plot) -> None:
    scale = plot.scale
    frame = board.frame(
        (plot.left, scale.start, plot.right - plot.left, scale.length),
        (0.0, (plot.right - plot.left) / plot.pitch),
        (scale.low, scale.high),
    )
    for index, one in enumerate(series):
        name, width, dash = LOOKS[index % len(LOOKS)]
        color = board.rgba[name]
        for run in _runs([(slot.at, slot.data[index]) for slot in slots]):
            places, amounts = [at for at, _ in run], [float(datum.amount or 0) for _, datum in run]
            if len(run) > 1:
                board.curve(
                    frame, places, amounts, color=color, linewidth=width, marker="none",
                    linestyle=(0, tuple(part / width for part in dash)) if dash else "solid",
                    solid_capstyle="round", dash_capstyle="butt", gid=one.id or None,
                )  # fmt: skip
            if len(slots) > MOST_NUMBERS and len(run) > 1:
                places, amounts = places[-1:], amounts[-1:]
            board.curve(
                frame, places, amounts, linestyle="none", marker="o", markersize=DOT, markerfacecolor=color,
                markeredgecolor="none", markeredgewidth=0.0,
            )  # fmt: skip


def _runs(data: Sequence[tuple[float, DatumContent | None]]) -> list[list[tuple[float, DatumContent]]]:
    """Split a series where a number is missing."""
    runs: list[list[tuple[float, DatumContent]]] = [[]]
    for at, datum in data:
        if datum is None or datum.amount is None:
            runs.append([])
        else:
            runs[-1].append((at, datum))
    return [run for run in runs if run]


def _draw_grid(board: Board, plot: Plot, texts: Sequence[str], boxes: Sequence[Box]) -> None:
    style = board.style
    for step, text in zip(plot.steps, texts, strict=True):
        at = plot.scale.at(step)
        board.text(0.0, board.middle(at), text, color="muted", role="axis")
        color, width = ("muted", style.rule_width) if step == 0 else ("rule", style.hairline)
        # A grid line stops short of a number that stands in its way.
        stops = sorted((box[0] - 2, box[2] + 2) for box in boxes if box[1] - 1 < at < box[3] + 1)
        start = plot.left
        for left, right in [*stops, (plot.right, plot.right)]:
            if left > start:
                board.rule((start, at), (left, at), color=color, width=width, order=-1)
            start = max(start, right)


def _names(
    slots: Sequence[Slot], pitch: float, style: ChartStyle, faces: Faces
) -> tuple[tuple[str, ...], ...]:
    """Give the lines of each slot's label: years on one line, words wrapped to the slot."""
    if all(slot.label.isdigit() for slot in slots):
        return tuple((slot.label,) for slot in slots)
    return tuple(wrap(slot.label, max(pitch - 4.0, LEAST_NAME), style, faces) or ("",) for slot in slots)


def _draw_axis(board: Board, slots: Sequence[Slot], names: Sequence[tuple[str, ...]], plot: Plot) -> None:
    """Set the labels that find room, first and last and years with a number before others."""
    style = board.style
    kept: list[tuple[float, float]] = []
    last = len(slots) - 1
    top = plot.scale.start - 11.0
    for index in sorted(range(len(slots)), key=lambda at: (slots[at].missing, at not in (0, last), at)):
        half = widest(names[index], style, board.faces) / 2
        center = min(max(plot.x(slots[index]), plot.left + half - 4.0, half), board.width - half)
        if all(abs(center - other) >= half + reach + 3.5 for other, reach in kept):
            kept.append((center, half))
            color = "muted" if slots[index].missing else "ink"
            for step, line in enumerate(names[index]):
                at = top - step * style.leading
                board.text(center, at, line, anchor="center", color=color, role="category")


def _ends(series: Sequence[SeriesContent], most: float, style: ChartStyle, faces: Faces) -> list[End]:
    ends: list[End] = []
    for index, one in enumerate(series):
        known = [datum for datum in one.data if datum.amount is not None]
        if known:
            ends.append(End(known[-1], wrap(one.label, most, style, faces), index))
    return ends


def _draw_ends(board: Board, ends: Sequence[End], plot: Plot, height: float) -> None:
    """Set the names beside the ends of their lines, pushed apart where they would touch."""
    style = board.style
    places: list[tuple[float, End]] = []
    low = plot.scale.start - style.leading / 2
    for end in sorted(ends, key=lambda end: float(end.datum.amount or 0)):
        half = end.count * style.leading / 2
        center = max(plot.scale.at(float(end.datum.amount or 0)), low + half)
        places.append((center, end))
        low = center + half
    ceiling = plot.scale.start + height + style.size
    for wanted, end in reversed(places):
        half = end.count * style.leading / 2
        center = min(wanted, ceiling - half)
        ceiling = center - half
        at = board.middle(center) + (end.count - 1) * style.leading / 2
        color, width, dash = LOOKS[end.look % len(LOOKS)]
        sample = at + (board.middle(0.0) * -1)
        board.rule((plot.right + 3.0, sample), (plot.right + SAMPLE + 2.0, sample), color=color, width=width,
                   dash=dash)  # fmt: skip
        x = plot.right + SAMPLE + 6.0
        if end.datum.text:
            board.text(x, at, end.datum.text, strong=True, value=end.datum.value)
            at -= style.leading
        for line in end.name:
            board.text(x, at, line, color="muted", role="key")
            at -= style.leading


def _numbers(slots: Sequence[Slot], plot: Plot, board: Board) -> list[Number]:
    """Place the numbers of a lone line over or under its points, the most telling first."""
    style = board.style
    points = [
        (plot.x(slot), plot.scale.at(float(datum.amount)), datum)
        for slot in slots for datum in slot.data if datum is not None and datum.amount is not None
    ]  # fmt: skip
    highest = max(range(len(points)), key=lambda at: points[at][1])
    telling = (0, len(points) - 1, highest)
    placed: list[Number] = []
    order = sorted(range(len(points)), key=lambda at: (not points[at][2].emphasis, at not in telling, at))
    if len(points) > MOST_NUMBERS:
        order = [at for at in order if points[at][2].emphasis or at in telling]
    for at in order:
        x, y, datum = points[at]
        if not datum.text:
            continue
        own = text_width(datum.text, style, board.faces, strong=datum.emphasis)
        for shift, rise in _TRIES:
            center = min(max(x + shift * own, plot.left + own / 2), board.width - own / 2)
            drop = 0.0 if rise > 0 else ASCENT * style.size
            number = Number(center, y + rise - drop, own, datum)
            if _is_clear(number.box(style.size), points, placed, board, plot.scale.start):
                placed.append(number)
                break
    return placed


def _is_clear(
    box: Box,
    points: Sequence[tuple[float, float, DatumContent]],
    placed: Sequence[Number],
    board: Board,
    foot: float,
) -> bool:
    if box[3] > board.height or box[1] < foot + 1.0:
        return False
    if any(overlaps(box, number.box(board.style.size), -1.5) for number in placed):
        return False
    for (x1, y1, _), (x2, y2, _) in pairwise(points):
        low, high = max(x1, box[0] - 1), min(x2, box[2] + 1)
        if low < high:
            ends = [y1 + (y2 - y1) * (x - x1) / (x2 - x1) for x in (low, high)]
            if max(ends) > box[1] - 1 and min(ends) < box[3] + 1:
                return False
    return True
