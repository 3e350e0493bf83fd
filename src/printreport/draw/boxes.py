"""Boxed and set-off blocks: callouts, quotes, and pictures."""

from __future__ import annotations

from collections.abc import Sequence

from printreport.draw.canvas import Canvas
from printreport.draw.flowable import Flowable, Stack
from printreport.draw.paragraph import TextBlock
from printreport.draw.style import Style
from printreport.model.content import ImageContent
from printreport.model.structure import StructureElement

__all__ = ["Box", "Picture"]


class Box(Flowable):
    """Flowables on a tinted ground with a keyline at the left; a big number may stand beside them.

    Parameters
    ----------
    ground : str or None
        Color role of the ground; None for none.
    keyline : str or None
        Color role of the line at the left.
    """

    def __init__(
        self,
        body: Sequence[Flowable],
        style: Style,
        *,
        number: TextBlock | None = None,
        ground: str | None = "pale",
        keyline: str | None = "accent",
        padding: float = 10.0,
    ) -> None:
        self.body = Stack(body)
        self.style = style
        self.number = number
        self.ground = ground
        self.keyline = keyline
        self.padding = padding
        self._number_width = 0.0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Measure number and body."""
        pad = self.padding
        self._number_width = 0.0
        if self.number is not None:
            natural = self.number.natural_width()
            self._number_width = natural + 16 if natural + 180 < width else 0.0
            if not self._number_width:
                self.number.shrink_to(width - 2 * pad, 12.0)
            self.number.wrap(self._number_width or width - 2 * pad, height)
        self.body.wrap(width - 2 * pad - self._number_width, height)
        inner = self.body.height
        if self.number is not None:
            beside = bool(self._number_width)
            inner = max(inner, self.number.height) if beside else inner + self.number.height
        self.width, self.height = width, inner + 2 * pad
        return width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """Split the body; the number stays with the first part."""
        pad = self.padding
        above = self.number.height if self.number is not None and not self._number_width else 0.0
        bodies = self.body.split(self.body.width, height - 2 * pad - above)
        if not bodies:
            return []
        parts = []
        for body, number in zip(bodies, (self.number, None), strict=True):
            part = Box(
                [body], self.style, number=number, ground=self.ground, keyline=self.keyline, padding=pad
            )
            part.wrap(width, height)
            parts.append(part)
        return self.hand_on(parts[0], parts[1])

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """Paint the ground, the number, the body."""
        pad, top = self.padding, y + self.height
        with canvas.artifact("Layout"):
            if self.ground:
                canvas.fill_rect(x, y, self.width, self.height, self.ground)
            if self.keyline:
                canvas.fill_rect(x, y, 2.0, self.height, self.keyline)
        if self.number is not None and not self._number_width:
            self.number.drawOn(canvas, x + pad, top - pad - self.number.height)
            self.body.drawOn(canvas, x + pad, top - pad - self.number.height - self.body.height)
            return
        if self.number is not None:
            middle = y + (self.height - self.number.height) / 2
            self.number.drawOn(canvas, x + pad, middle)
        body_y = y + (self.height - self.body.height) / 2
        self.body.drawOn(canvas, x + pad + self._number_width, body_y)

    def notes(self) -> tuple[str, ...]:
        """Give the footnotes marked in the body."""
        number = self.number.notes() if self.number is not None else ()
        return tuple(dict.fromkeys((*number, *self.body.notes())))


class Picture(Flowable):
    """A picture file, scaled to a width or height, never above its frame."""

    def __init__(self, content: ImageContent, root: str, parent: StructureElement | None) -> None:
        self.content = content
        self.path = f"{root}/{content.path}"
        self.element = None
        if parent is not None and not content.decorative:
            self.element = StructureElement("Figure", parent, alt=content.alt)
        self._size = (0.0, 0.0)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Take the width or height asked for, else the frame's width."""
        from reportlab.lib.utils import ImageReader

        pixels_wide, pixels_high = ImageReader(self.path).getSize()
        ratio = pixels_high / pixels_wide
        own = self.content.width or (self.content.height / ratio if self.content.height else width)
        own = min(own, width, height / ratio)
        self._size = (own, own * ratio)
        self.width, self.height = width, own * ratio
        return width, self.height

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """Place the picture."""
        own, high = self._size
        shift = {"left": 0.0, "center": (self.width - own) / 2, "right": self.width - own}[self.content.align]
        if self.element is not None:
            self.element.attributes["Layout", "BBox"] = (x + shift, y, x + shift + own, y + high)
        with canvas.tagged(self.element):
            canvas.image(self.path, x + shift, y, own, high)
