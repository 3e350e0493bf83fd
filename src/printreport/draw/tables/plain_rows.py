"""The plain rows of a long table, painted in blocks: each cell one text on one line, without marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field

from printreport.draw.canvas import Canvas, CellRun, RowBlock
from printreport.draw.style import Style
from printreport.draw.tables.caption import drop_of
from printreport.draw.tables.cells import CellSetter
from printreport.draw.tables.columns import ColumnPlan
from printreport.draw.tables.head import ColumnEdges
from printreport.draw.tables.rows import Pitches
from printreport.model.exhibits import TableContent
from printreport.model.long_rows import LongRows
from printreport.model.structure import StructureElement
from printreport.model.text import Run
from printreport.slotted import dataclass

__all__ = ["PlainRows"]


@dataclass(frozen=True, slots=True)
class PlainRows:
    """Paints rows that have one line and nothing but texts, where they stand in a measured table."""

    content: TableContent
    style: Style
    setter: CellSetter
    plan: ColumnPlan
    edges: tuple[ColumnEdges, ...]
    pitches: Pitches
    _reach: dict[tuple[int, str], tuple[float, float]] = field(default_factory=dict)

    def paint(
        self, canvas: Canvas, x: float, first: int, uppers: Sequence[float], parent: StructureElement
    ) -> None:
        """Paint rows from ``first`` on, whose upper edges are given [pt]."""
        rows = self.content.rows
        assert isinstance(rows, LongRows), "only long tables have rows that are painted together"
        text_style = self.setter.text_style
        drop = drop_of(self.style, text_style, self.pitches.row)
        stop = first + len(uppers)
        runs = [self._run(0, rows.stubs(first, stop), is_value=False)]
        runs += (
            self._run(index + 1, rows.texts(index, first, stop), column.printer is not None)
            for index, column in enumerate(rows.columns)
        )
        baselines = [upper - drop for upper in uppers]
        canvas.rows(
            RowBlock(
                self.content.id, first, parent, x, baselines, tuple(runs), text_style.size, text_style.color
            )
        )

    def _run(self, index: int, texts: Sequence[str], is_value: bool) -> CellRun:
        strong = index > 0 and self.content.columns[index - 1].emphasis
        patterns = self.setter.patterns(texts, strong)
        reach = {pattern: self._reach_of(index, pattern, strong) for pattern in set(patterns)}
        face = self.setter.face_of(strong)
        return CellRun("TD" if index else "TH", texts, patterns, reach, face, is_value)

    def _reach_of(self, index: int, text: str, strong: bool) -> tuple[float, float]:
        """Give where a text starts from the left edge of the table, and its width [pt]."""
        found = self._reach.get((index, text))
        if found is not None:
            return found
        size = self.setter.size_of((Run(text),), strong)
        if not index:
            left = self.plan.lefts[0]
        else:
            edges, align = self.edges[index - 1], self.content.columns[index - 1].align
            if align == "decimal":
                left = edges.right - size.core if size.before is None else edges.point - size.before
            elif align == "left":
                left = edges.left
            else:
                share = 0.5 if align == "center" else 1.0
                left = edges.left + (edges.right - edges.left - size.width) * share
        self._reach[index, text] = left, size.width
        return left, size.width
