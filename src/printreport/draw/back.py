"""The foot of the back page: how to reach the organization, and the imprint, on a ground of color."""

from __future__ import annotations

from printreport.draw.canvas import Canvas
from printreport.draw.columns import Beside
from printreport.draw.flowable import Flowable, Stack
from printreport.draw.prose import ProseBuilder
from printreport.draw.style import Style
from printreport.model.content import BackContent
from printreport.model.structure import StructureElement
from printreport.model.text import Rich

__all__ = ["BackFoot"]

_COLUMNS = 2
_PAD = 30.0


class BackFoot(Flowable):
    """Lines of contact in two columns over the imprint; it sinks to the lower edge of its page."""

    space_before = 24.0

    def __init__(
        self, content: BackContent, builder: ProseBuilder, style: Style, parent: StructureElement
    ) -> None:
        self.ground = style.theme.cover_ground
        self.lines = [self._line(label, text, builder, parent) for label, text in content.contact]
        self.imprint = Stack(
            builder.paragraphs(content.imprint, parent, "imprint_on_ground"), breakable=False
        )
        self.body = Stack([], breakable=False)
        self._text_margin = style.text_margin
        self._gutter = 2 * style.theme.grid.gutter

    def _line(self, label: Rich, text: Rich, builder: ProseBuilder, parent: StructureElement) -> Stack:
        element = parent.child("P")
        return Stack(
            [
                builder.text(label, "contact_label", element),
                builder.text(text, "contact", element),
            ],
            breakable=False,
        )

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Measure the lines in columns, and the imprint."""
        own = (width - (_COLUMNS - 1) * self._gutter) / _COLUMNS
        rows: list[Flowable] = []
        for start in range(0, len(self.lines), _COLUMNS):
            pair = self.lines[start : start + _COLUMNS]
            row = Beside(pair, [own] * len(pair), self._gutter)
            row.space_before = row.space_after = 10.0
            rows.append(row)
        self.imprint.space_before = 22.0
        self.body = Stack([*rows, self.imprint], breakable=False)
        _, inner = self.body.wrap(width, height)
        self.width, self.height = width, inner + _PAD
        return width, self.height

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """Paint the ground from above the lines to the lower edge of the page, then the words."""
        page = canvas.geometry
        bottom = max(page.bottom - 12.0, self._text_margin)
        with canvas.artifact("Background"):
            width = page.width + 2 * page.bleed
            canvas.fill_rect(-page.bleed, -page.bleed, width, bottom + self.height + page.bleed, self.ground)
        self.body.drawOn(canvas, x, bottom)

    def notes(self) -> tuple[str, ...]:
        """Give the footnotes marked in the lines and the imprint."""
        return tuple(
            dict.fromkeys((*(note for line in self.lines for note in line.notes()), *self.imprint.notes()))
        )
