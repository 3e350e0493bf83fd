"""The cover: a full page with artwork drawn from the data."""

from __future__ import annotations

import math
import random

from printreport.draw.boxes import Picture
from printreport.draw.canvas import Canvas, PageGeometry, Segment
from printreport.draw.flowable import Flowable
from printreport.draw.paragraph import TextBlock
from printreport.draw.style import Style
from printreport.errors import PlacedError
from printreport.model.content import ArtworkContent, CoverContent
from printreport.model.structure import StructureElement
from printreport.model.text import plain_text

__all__ = ["CoverPage", "dot_grid", "scatter"]

_SEED = 1984
_LOGO_ROOM = (140.0, 60.0)
_LEAST_ARTWORK = 20.0


class TitleTooLongError(PlacedError):
    """The words of the cover are higher than its page."""

    code = "PR413"


def dot_grid(dots: int, width: float, height: float) -> tuple[float, int, int]:
    """Give pitch [pt], columns and rows of the widest grid that holds a number of dots."""
    pitch = math.sqrt(width * height / max(1, dots))
    while True:
        columns = max(1, int(width / pitch))
        rows = math.ceil(dots / columns)
        if rows * pitch <= height + 0.01:
            return pitch, columns, rows
        pitch *= 0.998


def scatter(chosen: int, dots: int, columns: int) -> list[int]:
    """Choose dots that lie evenly over a grid: indexes, sorted, each once.

    Notes
    -----
    Source: the additive recurrence R2 (the plastic number in two dimensions), whose points keep
    apart where random ones would clump; a little jitter takes away its lattice.
    """
    plastic = 1.32471795724474602596
    rows = math.ceil(dots / columns)
    noise = random.Random(_SEED)
    taken: set[int] = set()
    number = 0
    while len(taken) < min(chosen, dots):
        number += 1
        across = (0.5 + number / plastic + noise.uniform(-0.004, 0.004)) % 1.0
        down = (0.5 + number / plastic**2 + noise.uniform(-0.004, 0.004)) % 1.0
        index = int(down * rows) * columns + int(across * columns)
        if index >= dots:
            continue  # in the part of the last row that has no dots
        while index in taken:
            index = (index + 1) % dots
        taken.add(index)
    return sorted(taken)


class CoverPage(Flowable):
    """A page of its own, painted to its edges."""

    def __init__(self, content: CoverContent, style: Style, root: str, parent: StructureElement) -> None:
        self.content = content
        self.style = style
        self._ground = style.theme.cover_ground
        section = parent.child("Sect")
        self.organization = TextBlock(
            content.organization, style.text("cover_organization"), style, section.child("P"), where="cover"
        )
        self.title = TextBlock(
            content.title, style.text("cover_title"), style, section.child("P"), where="cover"
        )
        self.subtitle = TextBlock(
            content.subtitle, style.text("cover_subtitle"), style, section.child("P"), where="cover"
        )
        self.figure = StructureElement("Figure", section, alt=content.artwork.alt)
        self.key = TextBlock(
            content.artwork.key, style.text("cover_key"), style, section.child("P"), where="cover"
        )
        self.logo = Picture(content.logo, root, section) if content.logo is not None else None
        self.anchor = content.id
        self.bookmark = None

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Take the whole page."""
        self.width, self.height = width, height
        return width, height

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """Paint ground, words, artwork and key.

        Raises
        ------
        TitleTooLongError [PR413]
            The words leave no room on the page.
        """
        page = canvas.geometry
        with canvas.artifact("Background"):
            bleed = page.bleed
            canvas.fill_rect(-bleed, -bleed, page.width + 2 * bleed, page.height + 2 * bleed, self._ground)
        left, measure = page.left, page.width - page.left - page.right
        top = page.height - max(58.0, self.style.text_margin)
        if self.logo is not None:
            self.logo.wrap(*_LOGO_ROOM)
            self.logo.drawOn(canvas, left, top - self.logo.height)
            top -= self.logo.height + 18
        for block, gap in ((self.organization, 22.0), (self.title, 8.0), (self.subtitle, 0.0)):
            block.wrap(measure, 1e4)
            block.drawOn(canvas, left, top - block.height)
            top -= block.height + gap
        bottom = max(56.0, self.style.text_margin + 14.0)
        self.key.wrap(measure * 0.8, 1e4)
        self.key.drawOn(canvas, left, bottom - 14)
        if top - 34 < bottom + self.key.height + _LEAST_ARTWORK:
            words = len(plain_text(self.content.title))
            raise TitleTooLongError(
                f"the cover's title has {words:,} characters, more than its page holds",
                place=self.content.place,
            )
        self._artwork(canvas, page, top - 34, bottom + self.key.height + 2)

    def _artwork(self, canvas: Canvas, page: PageGeometry, top: float, bottom: float) -> None:
        art = self.content.artwork
        if art.kind == "none":
            return
        left, width = page.left, page.width - page.left - page.right
        self.figure.attributes["Layout", "BBox"] = (left, bottom, left + width, top)
        with canvas.tagged(self.figure):
            if art.kind == "dot_field" and art.dots > 0:
                _dots(canvas, art, left, bottom, width, top - bottom)
            elif art.kind == "bars":
                _bars(canvas, art, page, bottom, top - bottom)


def _dots(
    canvas: Canvas, art: ArtworkContent, left: float, bottom: float, width: float, height: float
) -> None:
    pitch, columns, rows = dot_grid(art.dots, width, height)
    pitch_x = width / columns
    size = min(0.36 * pitch, 6.0)
    top = bottom + height

    def center(index: int) -> tuple[float, float]:
        row, column = divmod(index, columns)
        return left + (column + 0.5) * pitch_x, top - (row + 0.5) * pitch

    for row in range(rows):
        count = min(columns, art.dots - row * columns)
        x, y = center(row * columns)
        # Dashes of no length with round caps: a row of dots in one stroke.
        canvas.line(x, y, x + (count - 1) * pitch_x + 0.01, y, "dots", size, (0, pitch_x), "round")
    segments: list[Segment] = []
    for index in scatter(min(art.bright, art.dots), art.dots, columns):
        x, y = center(index)
        segments += [("m", x, y), ("l", x + 0.01, y)]
    if segments:
        canvas.path(segments, stroke="accent_bright", width=min(0.72 * pitch, 9.0), cap="round")


def _bars(canvas: Canvas, art: ArtworkContent, page: PageGeometry, bottom: float, height: float) -> None:
    most = max(art.heights, default=0.0) or 1.0
    slot = (page.width - page.left - page.right) / max(1, len(art.heights))
    for index, amount in enumerate(art.heights):
        x = page.left + index * slot
        canvas.fill_rect(x, bottom, slot * 0.78, height * amount / most, "dots")
        if index < len(art.bright_heights):
            canvas.fill_rect(
                x, bottom, slot * 0.78, height * art.bright_heights[index] / most, "accent_bright"
            )
