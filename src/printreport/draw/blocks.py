"""Blocks → flowables: one method a kind of block, ``BUILDERS`` tells which."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from printreport.draw.boxes import Box, Picture
from printreport.draw.cards import FactGrid
from printreport.draw.columns import BalancedColumns, Beside
from printreport.draw.figure import figure
from printreport.draw.flowable import Flowable, Stack
from printreport.draw.measure import Narrow
from printreport.draw.paragraph import TextBlock
from printreport.draw.prose import ProseBuilder
from printreport.draw.style import Style
from printreport.draw.tables import TableFlowable
from printreport.model.content import (
    BlockContent,
    CalloutContent,
    FactContent,
    ImageContent,
    KeyFactsContent,
    LetterContent,
    NamesContent,
    ProseContent,
    QuoteContent,
    ReportContent,
    SideBySideContent,
)
from printreport.model.exhibits import CellContent, ChartContent, RowContent, TableContent
from printreport.model.long_rows import LongRows
from printreport.model.structure import StructureElement
from printreport.model.text import Rich, Run
from printreport.slotted import replace

__all__ = ["BlockBuilder"]

_BLOCK_GAP = 18.0


class BlockBuilder(ProseBuilder):
    """Builds the flowables of blocks.

    Parameters
    ----------
    root : str
        Folder that picture files are relative to.
    """

    def __init__(self, content: ReportContent, style: Style, root: str) -> None:
        super().__init__(content, style)
        self.root = root
        self._gutter = style.theme.grid.gutter

    # Blocks ---------------------------------------------------------------------------------

    def blocks(
        self, blocks: Sequence[BlockContent], parent: StructureElement, side: bool = False
    ) -> list[Flowable]:
        """Give the flowables of blocks, with the spaces between blocks.

        ``side`` sets them for the side column.
        """
        made: list[Flowable] = []
        for block in blocks:
            built = BUILDERS[type(block)](self, block, parent, side)
            if built:
                first, last = built[0], built[-1]
                for flowable in built:
                    flowable.place = block.place
                first.alias = block.id if first.anchor not in ("", block.id) else ""
                first.anchor = first.anchor or block.id
                first.space_before = max(first.space_before, _BLOCK_GAP if not _is_text(first) else 0.0)
                last.space_after = max(last.space_after, _BLOCK_GAP if not _is_text(last) else 0.0)
            made += built
        return made

    def _prose(self, block: ProseContent, parent: StructureElement, side: bool) -> list[Flowable]:
        items = self.paragraphs(block.paragraphs, parent, "side" if side else "body")
        if side:
            return items
        if block.side:
            beside = Stack(self.blocks(block.side, parent, side=True))
            widths = (self.style.text_width, self.style.side_width)
            made = Beside([Stack(items), beside], widths, self._gutter, breakable=True)
            return [_taking_edges(made, items)]
        if block.columns == 2:
            return self._columns(items)
        return [Narrow(item, self.style.text_width) for item in items]

    def _columns(self, items: list[Flowable]) -> list[Flowable]:
        """Set text in two columns, a second head that opens it over both."""
        made: list[Flowable] = []
        if items and items[0].bookmark is not None:
            made.append(items.pop(0))
        if items:
            made.append(_taking_edges(BalancedColumns(items, 2, 2 * self._gutter), items))
        return made

    def _key_facts(self, block: KeyFactsContent, parent: StructureElement, side: bool) -> list[Flowable]:
        facts = tuple(
            FactContent(self.numbered(fact.number), self.numbered(fact.label), self.numbered(fact.note))
            for fact in block.facts
        )
        style = "list" if side else block.style
        made: list[Flowable] = []
        if block.title:
            made.append(self._small_title(block.title, parent))
        grid = FactGrid(replace(block, facts=facts, style=style), self.style, parent)
        grid.anchor = block.id
        return [*made, grid]

    def _small_title(self, title: Rich, parent: StructureElement) -> TextBlock:
        block = TextBlock(
            self.numbered(title),
            self.style.text("table_title"),
            self.style,
            parent.child("P"),
            keep_with_next=True,
        )
        block.space_after = 5.0
        return block

    def _callout(self, block: CalloutContent, parent: StructureElement, side: bool) -> list[Flowable]:
        body: list[Flowable] = []
        # Number and title are one line to those who listen: "21,051 cases of children missing from care".
        line = parent.child("P")
        number = None
        if block.number:
            numeral = self.style.text("numeral")
            number = TextBlock(self.numbered(block.number), numeral, self.style, line, where="callout")
        if block.title:
            title = self.style.text("callout_title")
            body.append(TextBlock(self.numbered(block.title), title, self.style, line))
        body += self.paragraphs(block.paragraphs, parent, "callout")
        keyline = "alert" if block.tone == "correction" else "accent"
        box = Box(body, self.style, number=number, keyline=keyline)
        box.anchor = block.id
        return [box]

    def _table(self, block: TableContent, parent: StructureElement, side: bool) -> list[Flowable]:
        rows: Sequence[RowContent]
        if isinstance(block.rows, LongRows):
            rows = block.rows.with_own(self._row)
        else:
            rows = tuple(map(self._row, block.rows))
        numbered = replace(
            block, title=self.numbered(block.title), subtitle=self.numbered(block.subtitle), rows=rows
        )
        table = TableFlowable(numbered, self.style, parent)
        table.anchor, table.floats = block.id, block.floats and not side
        return [self._at_width(table, block.page, side)]

    def _row(self, row: RowContent) -> RowContent:
        return replace(row, stub=self.numbered(row.stub), cells=tuple(map(self._cell, row.cells)))

    def _cell(self, cell: CellContent) -> CellContent:
        return replace(cell, runs=self.numbered(cell.runs)) if any(run.note for run in cell.runs) else cell

    def _chart(self, block: ChartContent, parent: StructureElement, side: bool) -> list[Flowable]:
        numbered = replace(
            block,
            title=self.numbered(block.title),
            subtitle=self.numbered(block.subtitle),
            note=self.numbered(block.note),
        )
        made = figure(numbered, self.style, parent)
        made.floats = block.floats and not side
        return [self._at_width(made, block.page, side)]

    def _at_width(self, made: Flowable, page: str, side: bool) -> Flowable:
        if side or page == "wide":
            return made
        return Narrow(made, self.style.text_width if page == "text" else self.style.side_width)

    def _image(self, block: ImageContent, parent: StructureElement, side: bool) -> list[Flowable]:
        holder = parent.child("Div")
        made: list[Flowable] = [Picture(block, self.root, holder)]
        made[0].space_after = 4.0
        caption = holder.child("Caption") if block.caption or block.credit else holder
        for rich in (block.caption, block.credit):
            if rich:
                runs = self.numbered(rich)
                made.append(TextBlock(runs, self.style.text("note"), self.style, caption.child("P")))
        return [Stack(made, breakable=False)]

    def _quote(self, block: QuoteContent, parent: StructureElement, side: bool) -> list[Flowable]:
        element = parent.child("BlockQuote")
        body = self.paragraphs(block.paragraphs, element, "quote")
        if block.by:
            by = TextBlock(
                (Run("\u2014\u00a0"), *self.numbered(block.by)), self.style.text("quote_by"), self.style,
                element.child("P"), space_before=4.0,
            )  # fmt: skip
            body.append(by)
        return [Box(body, self.style, ground=None, keyline="accent", padding=12.0)]

    def _letter(self, block: LetterContent, parent: StructureElement, side: bool) -> list[Flowable]:
        def line(rich: Rich, role: str, before: float) -> list[Flowable]:
            if not rich:
                return []
            text = TextBlock(self.numbered(rich), self.style.text(role), self.style, parent.child("P"))
            text.space_before = before
            return [text]

        made = line(block.greeting, "body", 0.0)
        made += self.paragraphs(block.paragraphs, parent)
        closing = line(block.closing, "body", 12.0)
        if block.signature is not None:
            closing.append(Picture(block.signature, self.root, parent))
        closing += line(block.name, "callout_title", 4.0)
        closing += line(block.role, "quote_by", 0.0)
        if closing:
            made.append(Stack(closing, breakable=False))
        return [Narrow(item, self.style.text_width) for item in made]

    def _names(self, block: NamesContent, parent: StructureElement, side: bool) -> list[Flowable]:
        made: list[Flowable] = [self._small_title(block.title, parent)] if block.title else []
        count = 1 if side else block.columns
        for label, names in block.groups:
            if label:
                head = TextBlock(
                    self.numbered(label), self.style.text("names_group"), self.style, parent.child("P"),
                    keep_with_next=True, space_before=10.0, space_after=2.0,
                )  # fmt: skip
                made.append(head)
            element = parent.child("L")
            items: list[Flowable] = [
                TextBlock(name, self.style.text("names"), self.style, element.child("LI").child("LBody"))
                for name in names
            ]
            if items:
                made.append(BalancedColumns(items, count, self._gutter) if count > 1 else Stack(items))
        return made

    def _side_by_side(self, block: SideBySideContent, parent: StructureElement, side: bool) -> list[Flowable]:
        columns = [Stack(self.blocks(column, parent, side=True)) for column in block.columns]
        gutter = 2 * self._gutter
        room = self.style.measure - gutter * (len(columns) - 1)
        whole = sum(block.widths) or 1.0
        beside = Beside(columns, [room * width / whole for width in block.widths], gutter)
        beside.floats = True
        return [beside]


def _is_text(flowable: Flowable) -> bool:
    return isinstance(flowable.item if isinstance(flowable, Narrow) else flowable, TextBlock)


def _taking_edges(whole: Flowable, items: Sequence[Flowable]) -> Flowable:
    """Let a composite keep the distance its first and last items ask for."""
    if items:
        whole.space_before, whole.space_after = items[0].space_before, items[-1].space_after
    return whole


BUILDERS: dict[type, Callable[[BlockBuilder, Any, StructureElement, bool], list[Flowable]]] = {
    ProseContent: BlockBuilder._prose,
    KeyFactsContent: BlockBuilder._key_facts,
    CalloutContent: BlockBuilder._callout,
    TableContent: BlockBuilder._table,
    ChartContent: BlockBuilder._chart,
    ImageContent: BlockBuilder._image,
    QuoteContent: BlockBuilder._quote,
    LetterContent: BlockBuilder._letter,
    NamesContent: BlockBuilder._names,
    SideBySideContent: BlockBuilder._side_by_side,
}
