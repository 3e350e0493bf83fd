"""What lies around the trimmed page: bleed, slug, and the printer's marks in it.

Lengths [pt] are counted from the lower left corner of the trimmed page, as drawing code does; the
page's own coordinates begin at the corner of the sheet. Source: ISO 32000-1, 14.11.2 (page boundaries)
and 14.11.3 (printer's marks); 8.6.6.4 (the colorant All marks every plate).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from printreport.draw.canvas import PageGeometry
from printreport.slotted import dataclass
from printreport.write.pdf_values import number

if TYPE_CHECKING:
    from printreport.write.canvas import PageCanvas
    from printreport.write.inline import Rect

__all__ = ["Sheet", "draw_marks"]

_GAP = 3.0
"""From the bleed to the marks."""
_MARK_WIDTH = 0.25
_PATCH = 9.0
_TYPE_SIZE = 6.0
_CURVE = 0.5523
"""Of the radius: the handles of a quarter circle."""
_PATCHES = (
    "1 0 0 0", "0 1 0 0", "0 0 1 0", "0 0 0 1", "1 1 0 0", "1 0 1 0", "0 1 1 0",
    "0.5 0 0 0", "0 0.5 0 0", "0 0 0.5 0", "0 0 0 0.5", "0.5 0.4 0.4 0",
)  # fmt: skip
"""Solids, overprints, half tones, and a gray balance that shows a cast."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Room around the page [pt]."""

    bleed: float = 0.0
    slug: float = 0.0
    marks: bool = False

    @property
    def margin(self) -> float:
        """From the corner of the sheet to that of the trimmed page [pt]."""
        return self.bleed + self.slug

    def moved(self, rect: Rect) -> Rect:
        """Give a rectangle of the page as the sheet counts it."""
        margin = self.margin
        return rect[0] + margin, rect[1] + margin, rect[2] + margin, rect[3] + margin

    def boxes(self, page: PageGeometry) -> tuple[tuple[float, float], Rect, Rect | tuple[()]]:
        """Give the size of the sheet of a page, its trim box, and its bleed box where it has one [pt]."""
        margin, slug = self.margin, self.slug
        size = (page.width + 2 * margin, page.height + 2 * margin)
        trim = (margin, margin, margin + page.width, margin + page.height)
        if not margin:
            return size, trim, ()
        bleed = 2 * self.bleed
        return size, trim, (slug, slug, slug + page.width + bleed, slug + page.height + bleed)


def draw_marks(canvas: PageCanvas, slug_line: str) -> None:
    """Draw crop and registration marks on every plate, patches of color, and a line that names the page."""
    page, sheet = canvas.geometry, canvas.sheet
    near, far = sheet.bleed + _GAP, sheet.margin - _GAP
    code = [f"q /All CS 1 SCN {_MARK_WIDTH} w [] 0 d 0 J"]
    for x, along in ((0.0, -1), (page.width, 1)):
        for y, up in ((0.0, -1), (page.height, 1)):
            code.append(_stroked((x + along * near, y), (x + along * far, y)))
            code.append(_stroked((x, y + up * near), (x, y + up * far)))
    middle = sheet.bleed + sheet.slug / 2
    for x, y in (
        (page.width / 2, -middle), (page.width / 2, page.height + middle),
        (-middle, page.height / 2), (page.width + middle, page.height / 2),
    ):  # fmt: skip
        code.append(_target(x, y, (far - near) / 2))
    code.append("Q")
    left = page.width / 2 + 30.0
    bottom = -(sheet.bleed + (sheet.slug + _PATCH) / 2)
    for index, ink in enumerate(_PATCHES):
        x = left + index * (_PATCH + 1.0)
        code.append(f"{ink} k {number(x)} {number(bottom)} {number(_PATCH)} {number(_PATCH)} re f")
    canvas.paint_marks(code)
    if slug_line:
        canvas.text(
            30.0, bottom + 2.0, slug_line, "sans", _TYPE_SIZE, "ink", where="slug", number_class="reference"
        )


def _stroked(start: tuple[float, float], end: tuple[float, float]) -> str:
    return f"{number(start[0])} {number(start[1])} m {number(end[0])} {number(end[1])} l S"


def _target(x: float, y: float, reach: float) -> str:
    """Give a cross in a circle."""
    radius, bend = reach * 0.6, reach * 0.6 * _CURVE
    cross = f"{_stroked((x - reach, y), (x + reach, y))} {_stroked((x, y - reach), (x, y + reach))}"
    around = [f"{number(x + radius)} {number(y)} m"]
    quarters = ((1, 0, 0, 1), (0, 1, -1, 0), (-1, 0, 0, -1), (0, -1, 1, 0))
    for from_x, from_y, to_x, to_y in quarters:
        points = (
            x + from_x * radius + to_x * bend, y + from_y * radius + to_y * bend,
            x + to_x * radius + from_x * bend, y + to_y * radius + from_y * bend,
            x + to_x * radius, y + to_y * radius,
        )  # fmt: skip
        around.append(f"{' '.join(map(number, points))} c")
    return f"{cross} {' '.join(around)} s"
