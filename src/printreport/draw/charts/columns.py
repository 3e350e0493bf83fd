"""Standing bars in a rectangle: one or more a slot, numbers on top, a true axis of time below."""

from __future__ import annotations

from collections.abc import Sequence

from printreport.draw.charts.board import Board
from printreport.draw.charts.collisions import overlaps
from printreport.draw.charts.display import ASCENT, DESCENT, Box
from printreport.draw.charts.scale import Scale, axis_text, domain, round_steps
from printreport.draw.charts.slots import Slot
from printreport.draw.charts.style import ChartStyle, Paint
from printreport.draw.charts.wrap import text_width, wrap
from printreport.draw.fonts import Faces
from printreport.model.exhibits import DatumContent
from printreport.slotted import dataclass

__all__ = ["Columns", "baseline", "plan_columns"]

LABEL_RISE = 2.5
AXIS_DROP = 4.0
LABEL_CLEARANCE = 1.0


@dataclass(frozen=True, slots=True)
class Column:
    """One standing bar: its center, thickness, amount, looks."""

    center: float
    thickness: float
    datum: DatumContent
    paint: Paint
    strong: bool


@dataclass(frozen=True, slots=True)
class Label:
    """A number over its bar; ``x`` is the center."""

    x: float
    y: float
    width: float
    column: Column

    def box(self, size: float) -> Box:
        half = self.width / 2
        return (self.x - half, self.y - DESCENT * size, self.x + half, self.y + ASCENT * size)


@dataclass(frozen=True, slots=True)
class Columns:
    """A planned drawing of ``width`` by ``height`` [pt]; y counts from its lower edge."""

    width: float
    height: float
    scale: Scale
    columns: tuple[Column, ...]
    labels: tuple[Label, ...]
    axis: tuple[tuple[float, tuple[str, ...], bool], ...]
    baseline: tuple[tuple[float, float, bool], ...]
    grid: tuple[float, ...]
    grid_texts: tuple[str, ...]
    axis_top: float

    def draw(self, board: Board, x: float, y: float) -> None:
        """Draw with the lower left corner at (x, y)."""
        style = board.style
        zero = y + self.scale.at(0)
        self._draw_grid(board, x, y)
        frame = board.frame(
            (x, y + self.scale.start, self.width, self.scale.length),
            (0.0, self.width),
            (self.scale.low, self.scale.high),
        )
        for column in self.columns:
            amount = column.datum.amount
            if amount is None or amount == 0:
                continue
            left = column.center - column.thickness / 2
            board.bar(frame, (left, 0.0, column.thickness, amount), column.paint, column.datum.value)
        for start, end, solid in self.baseline:
            board.rule(
                (x + start, zero), (x + end, zero), color="muted" if solid else "pale_line",
                dash=() if solid else (1.5, 2.0), order=2.2,
            )  # fmt: skip
        for label in self.labels:
            datum = label.column.datum
            board.text(
                x + label.x, y + label.y, datum.text, anchor="center", strong=label.column.strong,
                value=datum.value,
            )  # fmt: skip
            if datum.marks:
                board.text(
                    x + label.x + label.width / 2 + 0.5, y + label.y + 0.3 * style.size, datum.marks,
                    size=0.75 * style.size, color="muted", role="mark",
                )  # fmt: skip
        for center, lines, known in self.axis:
            for index, line in enumerate(lines):
                at = y + self.axis_top - style.size * ASCENT - index * style.leading
                color = "ink" if known else "muted"
                board.text(x + center, at, line, anchor="center", color=color, role="category")

    def _draw_grid(self, board: Board, x: float, y: float) -> None:
        size = board.style.size
        boxes = [label.box(size) for label in self.labels]
        for amount, text in zip(self.grid, self.grid_texts, strict=True):
            at = self.scale.at(amount)
            own = text_width(text, board.style, board.faces) + 4
            board.text(x, board.middle(y + at), text, color="muted", role="axis")
            if amount == 0:
                continue
            # A grid line stops short of a number that stands in its way.
            stops = sorted((box[0] - 2, box[2] + 2) for box in boxes if box[1] - 1 < at < box[3] + 1)
            start = own
            for left, right in [*stops, (self.width, self.width)]:
                if left > start:
                    board.rule((x + start, y + at), (x + left, y + at), width=board.style.hairline, order=-1)
                start = max(start, right)


def plan_columns(
    slots: Sequence[Slot],
    paints: Sequence[Paint] | None,
    width: float,
    style: ChartStyle,
    faces: Faces,
    *,
    height: float | None = None,
    thin: bool = False,
    is_share: bool = False,
) -> Columns | None:
    """Plan standing bars, or give None where texts can not all be set without touching.

    Parameters
    ----------
    paints : sequence of Paint, or None
        One a series; None paints each bar by its emphasis.
    height : float, optional [pt]
        Height of the tallest bar.
    thin : bool
        Drop the numbers that do not fit, and draw a value axis instead of giving up.
    """
    bars_height = height or min(max(0.42 * width, style.column_height[0]), style.column_height[1])
    texts = [d.text for slot in slots for d in slot.data if d is not None and d.amount is not None]
    gridded = thin or not any(texts)
    low, high = domain(d.amount for slot in slots for d in slot.data if d is not None)
    steps = round_steps(low, high) if gridded else ()
    grid_texts = tuple(axis_text(step, style, is_share=is_share) for step in steps)
    if steps:
        low, high = min(low, steps[0]), max(high, steps[-1])
    inset = max((text_width(text, style, faces) for text in grid_texts), default=-8.0) + 8.0
    # A number on the last of many thin bars leans out to the right.
    room = width - (max(text_width(text, style, faces) for text in texts) if thin else 0.0)
    axis = _axis(slots, room, inset, style, faces, thin=thin)
    if axis is None:
        return None
    foot = AXIS_DROP + max((len(lines) for _, lines, _ in axis), default=0) * style.leading
    head = style.size + LABEL_RISE
    below = head if low < 0 else 0.0
    scale = Scale(low, high, foot + below, bars_height)
    columns = _columns(slots, paints, room, inset, style)
    labels = _labels(columns, scale, width, style, faces, thin=thin)
    if labels is None:
        return None
    return Columns(
        width, foot + below + bars_height + head, scale, columns, labels, axis,
        baseline(slots, room, inset), steps, grid_texts, foot - AXIS_DROP,
    )  # fmt: skip


def _span(slots: Sequence[Slot]) -> float:
    return max((slot.at + 0.5 for slot in slots), default=1.0)


def _columns(
    slots: Sequence[Slot], paints: Sequence[Paint] | None, width: float, inset: float, style: ChartStyle
) -> tuple[Column, ...]:
    pitch = (width - inset) / _span(slots)
    count = max((len(slot.data) for slot in slots), default=1)
    most = style.column if count == 1 else style.column_pair
    thickness = min(most, 0.76 * pitch / count)
    emphasized = any(slot.is_strong for slot in slots)
    out: list[Column] = []
    for slot in slots:
        for index, datum in enumerate(slot.data):
            if datum is None or datum.amount is None:
                continue
            center = inset + slot.at * pitch + (index - (count - 1) / 2) * thickness
            strong = datum.emphasis or not emphasized
            if paints is None:
                paint = style.paint(strong=strong, derived=datum.derived)
            else:
                strong = index == len(paints) - 1
                paint = style.paint(strong=strong, derived=True) if datum.derived else paints[index]
            out.append(Column(center, thickness, datum, paint, strong and (emphasized or count > 1)))
    return tuple(out)


def _bar_box(column: Column, scale: Scale) -> Box:
    low, high = sorted((scale.at(0), scale.at(float(column.datum.amount or 0))))
    half = column.thickness / 2
    return (column.center - half, low, column.center + half, high)


def _labels(
    columns: Sequence[Column], scale: Scale, width: float, style: ChartStyle, faces: Faces, *, thin: bool
) -> tuple[Label, ...] | None:
    bars = [_bar_box(column, scale) for column in columns]
    order = list(range(len(columns)))
    if thin and columns:
        amounts = [float(column.datum.amount or 0) for column in columns]
        ends = {0, len(columns) - 1, amounts.index(max(amounts))}
        told = [at for at in order if columns[at].datum.emphasis or at in ends]
        order = sorted(told, key=lambda at: (not columns[at].datum.emphasis, at))
    placed: dict[int, Label] = {}
    for at in order:
        column = columns[at]
        if not column.datum.text:
            continue
        own = text_width(column.datum.text, style, faces, strong=column.strong)
        amount = float(column.datum.amount or 0)
        rise = LABEL_RISE + DESCENT * style.size / 2
        drop = LABEL_RISE + ASCENT * style.size
        y = scale.at(amount) + rise if amount >= 0 else scale.at(amount) - drop
        spill = max(0.0, (own - column.thickness) / 2)
        for shift in (0.0, -spill, spill):
            label = Label(column.center + shift, y, own, column)
            if _is_free(label, at, bars, placed, width, style.size):
                placed[at] = label
                break
        else:
            if not thin:
                return None
    return tuple(placed[at] for at in sorted(placed))


def _is_free(
    label: Label, at: int, bars: Sequence[Box], placed: dict[int, Label], width: float, size: float
) -> bool:
    left, bottom, right, top = label.box(size)
    near = (left - LABEL_CLEARANCE, bottom, right + LABEL_CLEARANCE, top)
    return (
        left >= -0.01
        and right <= width + 0.01
        and not any(overlaps(near, bar, 0.0) for index, bar in enumerate(bars) if index != at)
        and not any(overlaps(near, other.box(size), 0.0) for other in placed.values())
    )


def _axis(
    slots: Sequence[Slot], width: float, inset: float, style: ChartStyle, faces: Faces, *, thin: bool
) -> tuple[tuple[float, tuple[str, ...], bool], ...] | None:
    pitch = (width - inset) / _span(slots)
    room = pitch - 4.0
    entries = [(inset + slot.at * pitch, slot) for slot in slots]
    if all(text_width(slot.label, style, faces) <= room for _, slot in entries):
        return tuple((center, (slot.label,), not slot.missing) for center, slot in entries)
    words = max((text_width(word, style, faces) for slot in slots for word in slot.label.split()), default=0)
    if words <= room and not thin:
        wrapped = [
            (center, wrap(slot.label, room, style, faces), not slot.missing) for center, slot in entries
        ]
        if max(len(lines) for _, lines, _ in wrapped) <= 3:
            return tuple(wrapped)
        return None
    return _thinned(entries, max(0.0, inset - 4.0), width, style, faces, thin=thin)


def _thinned(
    entries: Sequence[tuple[float, Slot]],
    least: float,
    width: float,
    style: ChartStyle,
    faces: Faces,
    *,
    thin: bool,
) -> tuple[tuple[float, tuple[str, ...], bool], ...] | None:
    """Keep the labels that matter most where not all fit: shown years before skipped ones."""
    last = len(entries) - 1
    kept: dict[int, tuple[float, float]] = {}

    def rank(at: int) -> tuple[bool, bool, bool, int]:
        slot = entries[at][1]
        return (slot.missing, not slot.is_strong, at not in (0, last), at)

    for at in sorted(range(len(entries)), key=rank):
        center, slot = entries[at]
        half = text_width(slot.label, style, faces) / 2
        center = min(max(center, least + half), width - half)
        if all(abs(center - other) >= half + reach + 4 for other, reach in kept.values()):
            kept[at] = (center, half)
        elif not slot.missing and not thin:
            return None
    return tuple((kept[at][0], (entries[at][1].label,), not entries[at][1].missing) for at in sorted(kept))


def baseline(slots: Sequence[Slot], width: float, inset: float) -> tuple[tuple[float, float, bool], ...]:
    """Give the stretches of the zero line: solid under known slots, dotted where years are skipped."""
    pitch = (width - inset) / _span(slots)
    out: list[tuple[float, float, bool]] = []
    for slot in slots:
        start, end = inset + (slot.at - 0.5) * pitch, inset + (slot.at + 0.5) * pitch
        if out and out[-1][2] == (not slot.missing):
            out[-1] = (out[-1][0], end, out[-1][2])
        else:
            out.append((start, end, not slot.missing))
    return tuple(out)
