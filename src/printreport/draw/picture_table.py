"""A table that is drawn as a picture: its cells are cells of a Table in the structure all the same."""

from __future__ import annotations

from printreport.draw.canvas import Canvas
from printreport.draw.charts import replay_cells
from printreport.draw.plot import Plot
from printreport.draw.style import Style
from printreport.model.exhibits import ChartContent, RowContent, TableContent
from printreport.model.structure import StructureElement
from printreport.model.text import plain_text

__all__ = ["PicturedTable"]


class PicturedTable(Plot):
    """The plot of a heat table or a bar table.

    Parameters
    ----------
    table : StructureElement
        The Table element, with its Caption.
    key : StructureElement
        Gets the words that stand in no cell: what the shades and the tick mean.
    """

    def __init__(
        self,
        content: ChartContent,
        rows: TableContent,
        style: Style,
        table: StructureElement,
        key: StructureElement,
    ) -> None:
        super().__init__(content, style, table)
        table.block = content.id
        table.attributes["Table", "Summary"] = content.alt
        self.key = key
        self.cells = _cells(rows, table)

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """Replay the display list, each text under its cell."""
        self.element.attributes["Layout", "BBox"] = (x, y, x + self.width, y + self.height)
        replay_cells(self.display, canvas, x, y, self.cells, self.key)


def _cells(content: TableContent, table: StructureElement) -> dict[str, StructureElement]:
    """Make the rows and cells of a table: elements by the id that texts carry, in reading order."""
    cells: dict[str, StructureElement] = {}
    over = _head(content, table.child("THead"), cells)
    n_feet = 0
    for row in reversed(content.rows):
        if row.role != "summary":
            break
        n_feet += 1
    first_foot = len(content.rows) - n_feet
    body = table.child("TBody") if first_foot else None
    foot = table.child("TFoot") if n_feet else None
    for index, row in enumerate(content.rows):
        parent = foot if index >= first_foot else body
        if parent is not None:
            _row(content, row, index, parent.child("TR"), over, cells)
    return cells


def _head(
    content: TableContent, head: StructureElement, cells: dict[str, StructureElement]
) -> dict[int, tuple[StructureElement, ...]]:
    """Make the head; give the spanner over each column that has one."""
    over: dict[int, tuple[StructureElement, ...]] = {}
    if content.spanners:
        row = head.child("TR")
        at = -1
        for number, spanner in enumerate(content.spanners):
            for _ in range(at, spanner.first):
                row.child("TD")
            cell = cells[f"-2:{number}"] = _column_head(row, plain_text(spanner.label))
            cell.attributes["Table", "ColSpan"] = spanner.last - spanner.first + 1
            over.update(dict.fromkeys(range(spanner.first, spanner.last + 1), (cell,)))
            at = spanner.last + 1
        for _ in range(at, len(content.columns)):
            row.child("TD")
    row = head.child("TR")
    cells["-1:-1"] = _column_head(row, plain_text(content.stub_label))
    for index, column in enumerate(content.columns):
        cell = cells[f"-1:{index}"] = _column_head(row, plain_text(column.label))
        cell.headers = over.get(index, ())
        if content.spanners:
            over[index] = (*over.get(index, ()), cell)
    return over


def _column_head(row: StructureElement, label: str) -> StructureElement:
    cell = row.child("TH" if label.strip() else "TD")
    if cell.role == "TH":
        cell.attributes["Table", "Scope"] = "Column"
    return cell


def _row(
    content: TableContent,
    row: RowContent,
    index: int,
    element: StructureElement,
    over: dict[int, tuple[StructureElement, ...]],
    cells: dict[str, StructureElement],
) -> None:
    is_group = row.role == "group"
    stub = cells[f"{index}:-1"] = element.child("TH" if plain_text(row.stub).strip() else "TD")
    if stub.role == "TH":
        stub.attributes["Table", "Scope"] = "Column" if is_group else "Row"
    if is_group:
        stub.attributes["Table", "ColSpan"] = len(content.columns) + 1
        return
    for column in range(len(content.columns)):
        cell = cells[f"{index}:{column}"] = element.child("TD")
        if column in over:
            cell.headers = (*over[column], *((stub,) if stub.role == "TH" else ()))
