"""Lying bars made of parts: numbers inside where they fit, beside the bar with a swatch where not."""

from __future__ import annotations

from collections.abc import Sequence

from printreport.draw.charts.board import Board
from printreport.draw.charts.style import ChartStyle, Paint
from printreport.draw.charts.wrap import label_column, text_width
from printreport.draw.fonts import Faces
from printreport.model.exhibits import DatumContent
from printreport.slotted import dataclass

__all__ = ["PartBar", "Segments", "plan_segments"]

INSET = 3.0
SWATCH = 5.0
ASIDE_GAP = 7.0
SEAM = 0.75
ROW_GAP = 4.0
MOST_ASIDE, LEAST_SHARE = 0.7, 0.2


@dataclass(frozen=True, slots=True)
class PartBar:
    """A bar of parts; ``data`` holds one datum a part, None where it has none."""

    label: str
    data: tuple[DatumContent | None, ...]

    @property
    def total(self) -> float:
        """Give the sum of its parts; parts below zero count as nothing."""
        return sum(max(0.0, float(d.amount)) for d in self.data if d is not None and d.amount)


@dataclass(frozen=True, slots=True)
class Part:
    """A drawn part: left end and width [pt], its number inside or beside."""

    x: float
    width: float
    datum: DatumContent
    paint: Paint
    is_inside: bool


@dataclass(frozen=True, slots=True)
class Segments:
    """A planned drawing of ``width`` by ``height`` [pt]."""

    width: float
    height: float
    start: float
    rows: tuple[tuple[float, float, tuple[str, ...], tuple[Part, ...]], ...]

    def draw(self, board: Board, x: float, top: float) -> None:
        """Draw with the upper left corner at (x, top)."""
        for down, height, lines, parts in self.rows:
            center = top - down - height / 2
            board.lines(x, center, lines)
            self._draw_parts(board, parts, x, center)
        first, last = self.rows[0], self.rows[-1]
        board.rule((x + self.start, top - first[0]), (x + self.start, top - last[0] - last[1]), color="muted")

    def _draw_parts(self, board: Board, parts: Sequence[Part], x: float, center: float) -> None:
        style = board.style
        frame = board.frame((x, center - style.bar / 2, self.width, style.bar), (0.0, self.width), (0.0, 1.0))
        aside = x + max((part.x + part.width for part in parts), default=self.start) + style.label_gap
        for index, part in enumerate(parts):
            if part.width > 0:
                board.bar(frame, (part.x, 0.0, part.width, 1.0), part.paint, part.datum.value)
            if index and part.width > 0 and not parts[index - 1].paint.edge and not part.paint.edge:
                # Dark neighbors are told apart by a seam of paper.
                seam = (x + part.x, center - style.bar / 2), (x + part.x, center + style.bar / 2)
                board.rule(*seam, color="paper", width=SEAM, order=1.5)
            text, value, at = part.datum.text, part.datum.value, board.middle(center)
            if part.is_inside:
                middle = x + part.x + part.width / 2
                color = "ink" if part.paint.hatched else style.text_on(part.paint.fill)
                if part.paint.hatched:
                    self._clear(board, middle, center, text)
                board.text(middle, at, text, anchor="center", color=color, value=value)
            elif text:
                board.rect((aside, center - SWATCH / 2, SWATCH, SWATCH), part.paint)
                aside += SWATCH + 2.5
                board.text(aside, at, text, value=value)
                aside += text_width(text, style, board.faces) + ASIDE_GAP

    def _clear(self, board: Board, middle: float, center: float, text: str) -> None:
        """Lay a patch of paper under a number that would stand on hatch lines."""
        own = text_width(text, board.style, board.faces) + 3.0
        height = board.style.bar - 2.0
        board.rect((middle - own / 2, center - height / 2, own, height), Paint("paper"), order=2.1)


def plan_segments(
    bars: Sequence[PartBar],
    paints: Sequence[Paint],
    width: float,
    style: ChartStyle,
    faces: Faces,
    *,
    whole: float | None,
    most_label: float = 0.34,
) -> Segments | None:
    """Plan bars of parts, or give None where the numbers beside them leave the bars no room.

    Parameters
    ----------
    paints : sequence of Paint
        One a part.
    whole : float, optional
        Amount that the full width stands for; None makes each bar with parts fill the width.
    """
    column, wrapped = label_column([bar.label for bar in bars], width, style, faces, most=most_label)
    start = column + 8.0 if column else 0.0
    # The room beside the bars depends on which numbers fit, and that on the room: widen until it holds.
    length = width - start
    aside = 0.0
    for _ in range(6):
        length = _bar_length(bars, paints, width - start, style, faces, whole, aside_first=aside)
        rows = [_parts(bar, paints, start, length, style, faces, whole) for bar in bars]
        needed = max((_aside(parts, style, faces) for parts in rows), default=0.0)
        if whole is None and needed > aside + 0.01:
            aside = needed
            continue
        break
    if needed > MOST_ASIDE * (width - start) or length <= LEAST_SHARE * (width - start) * 1.01:
        return None
    out = []
    top = 0.0
    for parts, lines in zip(rows, wrapped, strict=True):
        height = max(style.bar, len(lines) * style.leading)
        out.append((top, height, lines, parts))
        top += height + style.bar_gap + ROW_GAP / 2
    return Segments(width, top - style.bar_gap - ROW_GAP / 2, start, tuple(out))


def _bar_length(
    bars: Sequence[PartBar],
    paints: Sequence[Paint],
    room: float,
    style: ChartStyle,
    faces: Faces,
    whole: float | None,
    *,
    aside_first: float,
) -> float:
    """Give the length that the whole is drawn with, such that the numbers beside stay inside."""
    if whole is None:
        return max(room - aside_first, LEAST_SHARE * room)
    least, most = LEAST_SHARE * room, room
    for _ in range(24):
        length = (least + most) / 2
        fits = all(
            bar.total / whole * length
            + _aside(_parts(bar, paints, 0.0, length, style, faces, whole), style, faces)
            <= room + 1e-6
            for bar in bars
        )
        least, most = (length, most) if fits else (least, length)
    return least


def _parts(
    bar: PartBar,
    paints: Sequence[Paint],
    start: float,
    length: float,
    style: ChartStyle,
    faces: Faces,
    whole: float | None,
) -> tuple[Part, ...]:
    unit = length / (whole or bar.total or 1.0)
    out: list[Part] = []
    left = start
    for datum, usual in zip(bar.data, paints, strict=True):
        if datum is None or datum.amount is None:
            continue
        own = max(0.0, float(datum.amount)) * unit
        paint = Paint("paper", usual.edge or usual.fill, hatched=True) if datum.derived else usual
        fits = bool(datum.text) and text_width(datum.text, style, faces) + 2 * INSET <= own
        out.append(Part(left, own, datum, paint, fits))
        left += own
    return tuple(out)


def _aside(parts: Sequence[Part], style: ChartStyle, faces: Faces) -> float:
    outside = [part.datum.text for part in parts if part.datum.text and not part.is_inside]
    if not outside:
        return 0.0
    texts = sum(text_width(text, style, faces) + SWATCH + 2.5 for text in outside)
    return texts + ASIDE_GAP * (len(outside) - 1) + style.label_gap
