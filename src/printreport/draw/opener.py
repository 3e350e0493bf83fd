"""Chapter openers: a band to the edges of the page, or a compact heading that runs on."""

from __future__ import annotations

from printreport.draw.canvas import Canvas
from printreport.draw.flowable import Flowable, notes_of
from printreport.draw.paragraph import TextBlock
from printreport.draw.style import Style
from printreport.model.content import ChapterContent
from printreport.model.structure import StructureElement
from printreport.model.text import Rich, plain_text, upper_case

__all__ = ["Opener"]

_NUMERAL_MOST = 0.36


class Opener(Flowable):
    """Kicker, title, lead and numeral of a chapter.

    ``compact`` sets it on paper without a band; ``least_room`` [pt] must follow it on its page.
    """

    keep_with_next = True
    least_room = 130.0

    def __init__(self, content: ChapterContent, style: Style, parent: StructureElement) -> None:
        self.content = content
        self.place = content.place
        self.style = style
        self.compact = content.opener == "compact"
        self.space_after = 16.0
        kicker, title, lead, fact = (parent.child(role) for role in ("P", "H1", "P", "P"))
        if not any(run.note for run in content.kicker):
            kicker.actual_text = plain_text(content.kicker)
        # The number and its words are one line to those who listen: "27,733 cases of missing children".
        self._elements = (kicker, title, lead, fact, fact)
        self._blocks: tuple[TextBlock, ...] = ()

    def run_on(self, gap: float) -> None:
        """Let the chapter begin under the one before, a gap [pt] below it."""
        self.compact = True
        self.space_before = gap

    def _block(self, rich: Rich, role: str, element: StructureElement, align: str = "left") -> TextBlock:
        return TextBlock(rich, self.style.text(role).having(align=align), self.style, element, where="opener")

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Measure all texts for the look asked for."""
        kicker, title, lead, numeral, label = self._elements
        item = self.content
        look = "compact" if self.compact else "chapter"
        self._blocks = (
            self._block(upper_case(item.kicker), "kicker" if self.compact else "opener_kicker", kicker),
            self._block(item.title, f"{look}_title", title),
            self._block(item.lead, "lead" if self.compact else "opener_lead", lead),
            self._block(item.numeral, "numeral" if self.compact else "opener_numeral", numeral, "right"),
            self._block(
                item.numeral_label, "card_note" if self.compact else "opener_numeral_label", label, "right"
            ),
        )
        numeral_width = 0.0
        if item.numeral:
            self._blocks[3].shrink_to(_NUMERAL_MOST * width, 16.0)
            numeral_width = max(110.0, self._blocks[3].natural_width() + 1.0)
        room = width - numeral_width - (20.0 if numeral_width else 0.0)
        for block in self._blocks[:3]:
            block.wrap(room, height)
        for block in self._blocks[3:]:
            block.wrap(numeral_width or width, height)
        text = self._text_height()
        beside = self._blocks[3].height + self._blocks[4].height
        self.width = width
        self.height = max(text, beside) + (6.0 if self.compact else 14.0)
        return width, self.height

    def _text_height(self) -> float:
        kicker, title, lead = self._blocks[:3]
        return kicker.height + title.height + (6.0 + lead.height if lead.height else 0.0)

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """Paint the band (it reaches from the top edge of the page to the lower edge), then the words."""
        top = y + self.height
        if not self.compact:
            self._ground(canvas, x, y, top)
        else:
            with canvas.artifact("Layout"):
                canvas.fill_rect(x, top - 1.5, 36, 1.5, "accent")
            top -= 6.0
        kicker, title, lead, numeral, label = self._blocks
        at = top
        for block, gap in ((kicker, 0.0), (title, 6.0), (lead, 0.0)):
            if block.height:
                block.drawOn(canvas, x, at - block.height)
                at -= block.height + gap
        right = x + self.width - numeral.width
        at = top - kicker.height
        if numeral.height:
            numeral.drawOn(canvas, right, at - numeral.height)
            label.drawOn(canvas, right, at - numeral.height - label.height)

    def _ground(self, canvas: Canvas, x: float, y: float, top: float) -> None:
        """Paint a band from the upper edge of the page, or a heavy rule over the words."""
        page = canvas.geometry
        if self.style.theme.opener == "band":
            with canvas.artifact("Background"):
                width = page.width + 2 * page.bleed
                canvas.fill_rect(-page.bleed, y, width, page.height - y + page.bleed, "primary")
            return
        with canvas.artifact("Layout"):
            canvas.fill_rect(x, top + 10.0, self.width, 4.0, "primary")
            canvas.line(x, y + 2.0, x + self.width, y + 2.0, "rule", 0.5)

    def notes(self) -> tuple[str, ...]:
        """Give the footnotes marked in the opener."""
        if self._blocks:
            return notes_of(self._blocks)
        rich = (*self.content.lead, *self.content.title, *self.content.numeral, *self.content.numeral_label)
        return tuple(dict.fromkeys(run.note for run in rich if run.note))
