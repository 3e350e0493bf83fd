"""Paragraphs, headings and lists → flowables; footnotes get their numbers as their marks come."""

from __future__ import annotations

from collections.abc import Sequence

from printreport.draw.flowable import Flowable
from printreport.draw.paragraph import TextBlock
from printreport.draw.style import Style
from printreport.model.content import ReportContent
from printreport.model.structure import StructureElement
from printreport.model.text import Paragraph, Rich, Run, plain_text
from printreport.slotted import replace

__all__ = ["ProseBuilder"]

_PARAGRAPH_GAP = 6.0
_HEADING_ROLES = {"heading2": "H2", "heading3": "H3"}


class ProseBuilder:
    """Builds the flowables of text.

    Parameters
    ----------
    content : ReportContent
    style : Style

    Attributes
    ----------
    note_numbers : dict of str to int
        Number of each footnote by its id, in order of first mark.
    marked : dict of str to None
        The footnotes marked since it was last emptied, by id.
    """

    def __init__(self, content: ReportContent, style: Style) -> None:
        self.content = content
        self.style = style
        self.note_numbers: dict[str, int] = {}
        self.marked: dict[str, None] = {}

    def numbered(self, rich: Rich) -> Rich:
        """Give footnote marks their numbers."""
        if not any(run.note for run in rich):
            return rich
        made = []
        for run in rich:
            if run.note and run.note in self.content.footnotes:
                number = self.note_numbers.setdefault(run.note, len(self.note_numbers) + 1)
                self.marked[run.note] = None
                made.append(replace(run, text=str(number), raised=True, number_class="reference"))
            else:
                made.append(run)
        return tuple(made)

    def note_block(self, key: str, number: int, rich: Rich, parent: StructureElement) -> TextBlock:
        """Give a footnote as it stands at the foot of a page; its number leads back to the mark."""
        mark = Run(str(number), raised=True, number_class="reference", link=f"#mark-{key}")
        runs = (mark, Run("\u00a0"), *rich)
        element = parent.child("Note", id=f"footnote-{number}")
        block = TextBlock(runs, self.style.text("note"), self.style, element, where="footnote")
        block.anchor = f"note-{key}"
        return block

    def text(self, rich: Rich, role: str, element: StructureElement) -> TextBlock:
        """Give one text in a style."""
        return TextBlock(self.numbered(rich), self.style.text(role), self.style, element)

    def paragraphs(
        self, paragraphs: Sequence[Paragraph], parent: StructureElement, body: str = "body"
    ) -> list[Flowable]:
        """Give the flowables of paragraphs, headings and lists."""
        made: list[Flowable] = []
        lists: list[StructureElement] = []
        for paragraph in paragraphs:
            if paragraph.role == "item":
                lists = lists[: paragraph.depth + 1]
                while len(lists) <= paragraph.depth:
                    lists.append((lists[-1] if lists else parent).child("L"))
                made.append(self._item(paragraph, lists[-1], body))
                continue
            lists = []
            made.append(self._paragraph(paragraph, parent, body))
        return made

    def _paragraph(self, paragraph: Paragraph, parent: StructureElement, body: str) -> TextBlock:
        rich = self.numbered(paragraph.runs)
        role = paragraph.role
        if role in _HEADING_ROLES:
            block = TextBlock(
                rich,
                self.style.text(role),
                self.style,
                parent.child(_HEADING_ROLES[role]),
                keep_with_next=True,
            )
            block.space_before, block.space_after = (20.0, 5.0) if role == "heading2" else (11.0, 2.0)
            block.anchor = paragraph.anchor
            if role == "heading2" and paragraph.anchor:
                block.bookmark = (plain_text(paragraph.runs), 1)
            return block
        own = {"lead": "lead", "quote": "quote", "small": "note"} if body == "body" else {}
        named = own.get(role, body)
        block = TextBlock(rich, self.style.text(named), self.style, parent.child("P"))
        block.space_before = block.space_after = _PARAGRAPH_GAP
        return block

    def _item(self, paragraph: Paragraph, parent: StructureElement, body: str) -> TextBlock:
        item = parent.child("LI")
        label = item.child("Lbl")
        block = TextBlock(
            self.numbered(paragraph.runs), self.style.text(body), self.style, item.child("LBody"),
            marker=paragraph.marker, marker_element=label, indent=14.0 * (paragraph.depth + 1),
        )  # fmt: skip
        block.space_before = block.space_after = 2.5
        return block
