"""Key facts: cards of equal height, a strip, or a list for the side column."""

from __future__ import annotations

from printreport.draw.canvas import Canvas
from printreport.draw.flowable import Flowable, notes_of
from printreport.draw.paragraph import TextBlock
from printreport.draw.style import Style
from printreport.model.content import FactContent, KeyFactsContent
from printreport.model.structure import StructureElement
from printreport.model.text import Rich

__all__ = ["FactGrid"]

_PAD = 9.0
_GUTTER = 12.0
_LEAST_NUMERAL = 12.0
_STRIP_INSET = 8.0
_LIST_PAD = 5.0


class _Fact:
    """The texts of one fact: what is said before the number, the number, its label, a note."""

    def __init__(
        self, fact: FactContent, style: Style, parent: StructureElement, numeral: str, splits: bool
    ) -> None:
        body = parent.child("LI").child("LBody")
        before, number = _cut_qualifier(fact.number) if splits else ((), fact.number)
        # Number and label are one line to those who listen, the note another.
        line, note = body.child("P"), body.child("P")
        self.before = TextBlock(before, style.text("card_note"), style, line, where="card")
        self.number = TextBlock(number, style.text(numeral), style, line, where="card")
        self.label = TextBlock(fact.label, style.text("card_label"), style, line, where="card")
        self.note = TextBlock(fact.note, style.text("card_note"), style, note, where="card")

    @property
    def blocks(self) -> tuple[TextBlock, ...]:
        """The texts from top to bottom."""
        return (self.before, self.number, self.label, self.note)

    def wrap(self, width: float) -> None:
        """Measure all texts; a number too wide for its card is set smaller."""
        self.number.shrink_to(width, _LEAST_NUMERAL)
        for block in self.blocks:
            block.wrap(width, 1e6)

    def draw(self, canvas: Canvas, x: float, top: float, heights: tuple[float, ...]) -> None:
        """Paint each text at the height shared by its row; numbers stand on one line."""
        for block, height in zip(self.blocks, heights, strict=True):
            is_above = block is self.before
            block.drawOn(canvas, x, top - (height if is_above else block.height))
            top -= height


def _cut_qualifier(number: Rich) -> tuple[Rich, Rich]:
    """Cut "more than 20,500" before the number."""
    at = next((index for index, run in enumerate(number) if run.value), 0)
    return number[:at], number[at:]


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
        splits = content.style == "cards"
        self.facts = [_Fact(fact, style, element, numeral, splits) for fact in content.facts]
        self._rows: list[tuple[list[_Fact], tuple[float, ...], float]] = []

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
                fact.wrap(
                    own - 2 * pad - (_STRIP_INSET if self.kind == "strip" and fact is not row[0] else 0.0)
                )
            heights = tuple(
                max(block.height for block in blocks)
                for blocks in zip(*(fact.blocks for fact in row), strict=True)
            )
            over = _LIST_PAD if self.kind == "list" else 0.0
            self._rows.append((row, heights, sum(heights) + 2 * pad + over))
        self.width = width
        self.height = sum(row[2] for row in self._rows) + self._gap * max(0, len(self._rows) - 1)
        return width, self.height

    @property
    def _gap(self) -> float:
        return 10.0 if self.kind == "list" else _GUTTER

    def split(self, width: float, height: float) -> list[Flowable]:
        """Split between rows."""
        used, fit = 0.0, 0
        for row in self._rows:
            used += row[2]
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
        for row, heights, height in self._rows:
            left = x
            for fact in row:
                self._frame(canvas, left, top - height, own, height, first=left == x)
                pad = _PAD if self.kind == "cards" else 0.0
                inset = (
                    pad
                    if self.kind == "cards"
                    else (_STRIP_INSET if self.kind == "strip" and left > x else 0.0)
                )
                drop = pad - 2 if self.kind == "cards" else _LIST_PAD if self.kind == "list" else 0.0
                fact.draw(canvas, left + inset, top - drop, heights)
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
