"""Key facts: cards of equal height, a strip, or a list for the side column."""

from __future__ import annotations

from printreport.draw.canvas import Canvas
from printreport.draw.flowable import Flowable, notes_of
from printreport.draw.paragraph import TextBlock
from printreport.draw.style import Style
from printreport.model.content import FactContent, KeyFactsContent
from printreport.model.structure import StructureElement

__all__ = ["FactGrid"]

_PAD = 9.0
_GUTTER = 12.0
_LEAST_NUMERAL = 12.0
_LIST_PAD = 5.0


class _Fact:
    """The three texts of one fact."""

    def __init__(self, fact: FactContent, style: Style, parent: StructureElement, numeral: str) -> None:
        item = parent.child("LI")
        body = item.child("LBody")
        self.number = TextBlock(fact.number, style.text(numeral), style, body, where="card")
        self.label = TextBlock(fact.label, style.text("card_label"), style, body, where="card")
        self.note = TextBlock(fact.note, style.text("card_note"), style, body, where="card")

    @property
    def blocks(self) -> tuple[TextBlock, ...]:
        """The texts from top to bottom."""
        return (self.number, self.label, self.note)

    def wrap(self, width: float) -> None:
        """Measure all three."""
        for block in self.blocks:
            block.wrap(width, 1e6)

    @property
    def height(self) -> float:
        """Height of the three texts [pt]."""
        return sum(block.height for block in self.blocks)

    def draw(self, canvas: Canvas, x: float, top: float, numeral_height: float, label_height: float) -> None:
        """Paint with labels and notes on the lines shared by the row."""
        self.number.drawOn(canvas, x, top - self.number.height)
        top -= numeral_height
        self.label.drawOn(canvas, x, top - self.label.height)
        top -= label_height
        self.note.drawOn(canvas, x, top - self.note.height)


class FactGrid(Flowable):
    """The facts of one block in rows; a page break may fall between rows."""

    def __init__(self, content: KeyFactsContent, style: Style, parent: StructureElement) -> None:
        self.style = style
        self.kind = content.style
        self.columns = 1 if content.style == "list" else max(1, min(content.columns, len(content.facts)))
        if content.style == "strip":
            self.columns = max(1, len(content.facts))
        element = parent.child("L")
        numeral = "numeral" if content.style == "cards" else "numeral_small"
        self.facts = [_Fact(fact, style, element, numeral) for fact in content.facts]
        self._rows: list[tuple[list[_Fact], float, float, float]] = []

    def _column_width(self, width: float) -> float:
        return (width - (self.columns - 1) * _GUTTER) / self.columns

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Measure the rows: each as high as its tallest fact."""
        own = self._column_width(width)
        pad = _PAD if self.kind == "cards" else 0.0
        self._rows = []
        for start in range(0, len(self.facts), self.columns):
            row = self.facts[start : start + self.columns]
            for fact in row:
                fact.number.shrink_to(own - 2 * pad, _LEAST_NUMERAL)
                fact.wrap(own - 2 * pad)
            numeral = max(fact.number.height for fact in row)
            label = max(fact.label.height for fact in row)
            note = max(fact.note.height for fact in row)
            over = _LIST_PAD if self.kind == "list" else 0.0
            self._rows.append((row, numeral, label, numeral + label + note + 2 * pad + over))
        self.width = width
        self.height = sum(row[3] for row in self._rows) + self._gap * max(0, len(self._rows) - 1)
        return width, self.height

    @property
    def _gap(self) -> float:
        return 10.0 if self.kind == "list" else _GUTTER

    def split(self, width: float, height: float) -> list[Flowable]:
        """Split between rows."""
        used, fit = 0.0, 0
        for row in self._rows:
            used += row[3]
            if used > height:
                break
            used += self._gap
            fit += 1
        if not 0 < fit < len(self._rows):
            return []
        cut = fit * self.columns
        parts = []
        for facts in (self.facts[:cut], self.facts[cut:]):
            part = FactGrid.__new__(FactGrid)
            part.style, part.kind, part.columns, part.facts = self.style, self.kind, self.columns, facts
            part.wrap(width, height)
            parts.append(part)
        return self.hand_on(parts[0], parts[1])

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """Paint the rows from the top."""
        top = y + self.height
        own = self._column_width(self.width)
        for row, numeral, label, height in self._rows:
            left = x
            for fact in row:
                self._frame(canvas, left, top - height, own, height, first=left == x)
                pad = _PAD if self.kind == "cards" else 0.0
                inset = pad if self.kind == "cards" else (8.0 if self.kind == "strip" and left > x else 0.0)
                drop = pad - 2 if self.kind == "cards" else _LIST_PAD if self.kind == "list" else 0.0
                fact.draw(canvas, left + inset, top - drop, numeral, label)
                left += own + _GUTTER
            top -= height + self._gap

    def _frame(self, canvas: Canvas, x: float, y: float, width: float, height: float, first: bool) -> None:
        with canvas.artifact("Layout"):
            if self.kind == "cards" and self.style.theme.card == "filled":
                canvas.fill_rect(x, y, width, height, "pale")
                canvas.fill_rect(x, y + height - 1.5, width, 1.5, "secondary")
            elif self.kind == "cards" and self.style.theme.card == "boxed":
                corners = (
                    ("m", x, y),
                    ("l", x + width, y),
                    ("l", x + width, y + height),
                    ("l", x, y + height),
                )
                canvas.path((*corners, ("z",)), stroke="rule", width=0.5)
            elif self.kind == "cards":
                canvas.line(x, y + height, x + width, y + height, "primary", 1.0)
                canvas.line(x, y, x + width, y, "rule", 0.25)
            elif self.kind == "strip" and not first:
                canvas.line(x, y + 2, x, y + height - 2, "rule", 0.5)
            elif self.kind == "list":
                canvas.line(x, y + height, x + width, y + height, "rule", 0.5)

    def notes(self) -> tuple[str, ...]:
        """Give the footnotes marked in the facts."""
        return notes_of([block for fact in self.facts for block in fact.blocks])
