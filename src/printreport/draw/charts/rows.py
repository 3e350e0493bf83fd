"""Lying bars in a rectangle: labels left, bars from a common zero, numbers at their ends."""

from __future__ import annotations

from collections.abc import Sequence

from printreport.draw.charts.board import Board
from printreport.draw.charts.key import TICK_WIDTH, draw_tick
from printreport.draw.charts.scale import Scale, fit_scale
from printreport.draw.charts.slots import Slot
from printreport.draw.charts.style import ChartStyle, Paint
from printreport.draw.charts.wrap import label_column, text_width, widest
from printreport.draw.fonts import Faces
from printreport.model.exhibits import DatumContent
from printreport.slotted import dataclass, replace

__all__ = ["Bar", "Row", "Rows", "plan_rows", "scale_for"]

HEADING_RISE = 6.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One lying bar: number, paint, and whether its number is set strong."""

    datum: DatumContent
    paint: Paint
    strong: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A category with its bars from top to bottom; a heading has no bars.

    ``top`` counts down from the upper edge of the drawing [pt].
    """

    lines: tuple[str, ...]
    bars: tuple[Bar, ...]
    top: float
    height: float
    is_heading: bool = False
    missing: bool = False
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Rows:
    """A planned drawing of ``width`` by ``height`` [pt].

    ``right`` is the width of the column of the ticks' numbers; where there is one, the bars' own
    numbers stand in a column too, lest they be taken for the ticks'.
    """

    width: float
    height: float
    label_width: float
    rows: tuple[Row, ...]
    scale: Scale
    right: float

    def draw(self, board: Board, x: float, top: float) -> None:
        """Draw with the upper left corner at (x, top)."""
        thickness = board.style.bar
        frame = board.frame(
            (x + self.scale.start, top - self.height, self.scale.length, self.height),
            (self.scale.low, self.scale.high),
            (top - self.height, top),
        )
        for row in self.rows:
            center = top - row.top - row.height / 2
            if row.is_heading:
                self._draw_heading(board, row, x, top - row.top - row.height + HEADING_RISE / 2)
                continue
            color = "muted" if row.missing else "ink"
            board.lines(x, center, row.lines, strong=row.strong, color=color)
            for index, bar in enumerate(row.bars):
                middle = center + ((len(row.bars) - 1) / 2 - index) * thickness
                if bar.datum.amount:
                    box = (0.0, middle - thickness / 2, float(bar.datum.amount), thickness)
                    board.bar(frame, box, bar.paint, bar.datum.value)
                self._draw_texts(board, bar, x, middle)
        self._draw_zero(board, x, top)

    def _draw_heading(self, board: Board, row: Row, x: float, low: float) -> None:
        for index, line in enumerate(reversed(row.lines)):
            board.text(x, low + index * board.style.leading, line, strong=True, role="category")

    def _draw_texts(self, board: Board, bar: Bar, x: float, middle: float) -> None:
        datum, style = bar.datum, board.style
        if datum.amount is None:
            return
        at = board.middle(middle)
        if datum.tick is not None:
            draw_tick(board, x + self.scale.at(datum.tick), middle, style.bar + 4)
        if self.right:
            edge = x + self.width
            board.text(edge, at, datum.tick_text, anchor="right", color="muted", value=datum.tick_value)
            edge -= self.right + style.column_gap
            board.text(edge, at, datum.text, anchor="right", strong=bar.strong, value=datum.value)
            return
        own = text_width(datum.text, style, board.faces, strong=bar.strong)
        gap = _label_gap(bar, self.scale, own, style)
        end = x + self.scale.at(float(datum.amount))
        if datum.amount < 0:
            board.text(end - gap, at, datum.text, anchor="right", strong=bar.strong, value=datum.value)
            return
        board.text(end + gap, at, datum.text, strong=bar.strong, value=datum.value)
        if datum.marks:
            board.text(
                end + gap + own + 0.5, at + 0.3 * style.size, datum.marks,
                size=0.75 * style.size, color="muted", role="mark",
            )  # fmt: skip

    def _draw_zero(self, board: Board, x: float, top: float) -> None:
        """Draw the zero line beside each unbroken run of bars, dotted where years are skipped."""
        zero = x + self.scale.at(0)
        runs: list[tuple[float, float, bool]] = []
        for row in self.rows:
            if row.is_heading:
                continue
            high, low = top - row.top, top - row.top - row.height
            if runs and runs[-1][2] == row.missing and abs(runs[-1][1] - high) < board.style.bar_gap + 0.1:
                runs[-1] = (runs[-1][0], low, row.missing)
            else:
                runs.append((high, low, row.missing))
        for high, low, missing in runs:
            board.rule(
                (zero, high), (zero, low), color="pale_line" if missing else "muted",
                dash=(1.5, 2.0) if missing else (), order=2.2,
            )  # fmt: skip


def _label_gap(bar: Bar, scale: Scale, own: float, style: ChartStyle) -> float:
    """Give the room between a bar's end and its number: a tick in the way is passed."""
    datum, gap = bar.datum, style.label_gap
    if datum.tick is None or datum.amount is None or datum.amount < 0:
        return gap
    beyond = scale.at(datum.tick) - scale.at(float(datum.amount))
    if -TICK_WIDTH <= beyond <= gap + own + TICK_WIDTH:
        return max(gap, beyond + TICK_WIDTH / 2 + gap - 1.0)
    return gap


def bars_of(slot: Slot, paints: Sequence[Paint] | None, style: ChartStyle, *, emphasized: bool) -> list[Bar]:
    """Give the bars of a slot with their paints."""
    out: list[Bar] = []
    for index, given in enumerate(slot.data):
        datum = given or DatumContent(slot.label, None)
        strong = datum.emphasis or not emphasized
        if paints is None:
            paint = style.paint(strong=strong, derived=datum.derived)
        else:
            strong = index == len(paints) - 1
            paint = style.paint(strong=strong, derived=True) if datum.derived else paints[index]
        out.append(Bar(datum, paint, strong and (len(slot.data) > 1 or emphasized)))
    return out


def scale_for(bars: Sequence[Bar], start: float, length: float, style: ChartStyle, faces: Faces) -> Scale:
    """Fit one scale for all bars such that their numbers stay inside the width."""
    amounts: list[float | int | None] = []
    rooms: list[float] = []
    for bar in bars:
        datum = bar.datum
        amounts.append(datum.amount)
        own = text_width(datum.text, style, faces, strong=bar.strong) if datum.text else 0.0
        mark = text_width(datum.marks, style, faces) if datum.marks else 0.0
        rooms.append(own + mark + style.label_gap if own else 0.0)
        if datum.tick is not None:
            # The number may have to pass the tick, so the tick's own end needs the same room.
            amounts.append(datum.tick)
            rooms.append(own + mark + style.label_gap + TICK_WIDTH)
    return fit_scale(amounts, rooms, start, length)


def plan_rows(
    slots: Sequence[Slot],
    paints: Sequence[Paint] | None,
    width: float,
    style: ChartStyle,
    faces: Faces,
    *,
    most_label: float = 0.4,
    scale: Scale | None = None,
    label_width: float | None = None,
    emphasized: bool | None = None,
) -> Rows:
    """Plan lying bars; the height follows from the rows.

    Parameters
    ----------
    paints : sequence of Paint, or None
        One a series; None paints each bar by its emphasis.
    most_label : float
        Most share of the width that labels may take.
    scale, label_width, emphasized : optional
        Of the whole, where several drawings share one scale; ``emphasized`` says whether any bar is.
    """
    if emphasized is None:
        emphasized = any(slot.is_strong for slot in slots)
    groups = [next((d.group for d in slot.data if d is not None and d.group), "") for slot in slots]
    labels = [slot.label for slot in slots]
    column, wrapped = label_column(labels, width, style, faces, most=most_label)
    column = label_width or column
    ticks = [d.tick_text for slot in slots for d in slot.data if d is not None and d.tick is not None]
    right = widest(ticks, style, faces) if len(set(ticks)) > 1 else 0.0
    rows: list[Row] = []
    top, group = 0.0, ""
    skipped = False
    for slot, lines, heading in zip(slots, wrapped, groups, strict=True):
        if heading != group:
            group = heading
            if heading:
                height = style.leading + (HEADING_RISE if rows else HEADING_RISE / 2)
                rows.append(Row((heading,), (), top, height, is_heading=True))
                top += height
        if slot.missing and all(datum is None for datum in slot.data):
            # A run of skipped years is one short dotted stretch.
            if not skipped:
                rows.append(Row((), (), top, style.bar * 0.7, missing=True))
                top += style.bar * 0.7 + style.bar_gap
            skipped = True
            continue
        skipped = False
        bars = tuple(bars_of(slot, paints, style, emphasized=emphasized))
        height = max(len(bars) * style.bar, len(lines) * style.leading)
        rows.append(Row(lines, bars, top, height, missing=slot.missing))
        top += height + (style.bar_gap if len(bars) < 2 else style.bar_gap + 3.0)
    last = rows[-1]
    height = last.top + last.height
    start = column + 8.0 if column else 0.0
    drawn = [bar for row in rows for bar in row.bars]
    length = width - start
    if right:
        # Numbers in columns leave the bars the room up to them.
        own = max(text_width(bar.datum.text, style, faces, strong=bar.strong) for bar in drawn)
        length -= right + own + 2 * style.column_gap
        drawn = [replace(bar, datum=replace(bar.datum, text="", marks="")) for bar in drawn]
    if scale is None:
        scale = scale_for(drawn, start, length, style, faces)
    return Rows(width, height, column, tuple(rows), scale, right)
