"""A file of pages that functions paint, without a report."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pikepdf

from printreport.draw.canvas import PageGeometry
from printreport.model.structure import StructureElement
from printreport.write.canvas import PageCanvas
from printreport.write.document import Document
from printreport.write.ink import Ink, RgbInk
from printreport.write.painted import PaintedPage, PaintedUnit
from printreport.write.sheet import Sheet
from specimen.look import style
from specimen.pdf import operators

GEOMETRY = PageGeometry(300, 200, 20, 20, 20, 20)
COLORS = {
    "ink": (0.0, 0.0, 0.0),
    "primary": (0.1, 0.2, 0.3),
    "primary_text": (0.1, 0.2, 0.3),
    "paper": (1.0, 1.0, 1.0),
}

Painter = Callable[[PageCanvas, StructureElement], None]


def painted_unit(canvas: PageCanvas, *painters: Painter, geometry: PageGeometry = GEOMETRY) -> PaintedUnit:
    """Paint a unit whose elements are what the painters put under the root that they are given."""
    root = StructureElement("Document")
    pages = []
    for painter in painters:
        canvas.start_page(geometry)
        painter(canvas, root)
        pages.append(canvas.end_page("Page 1"))
    elements = [kid for kid in root.kids if isinstance(kid, StructureElement)]
    return PaintedUnit(tuple(pages), canvas.end_unit(elements))


def put_unit(document: Document, unit: PaintedUnit, first: int) -> None:
    """Put a whole unit into a document, from a page index on."""
    writer = document.unit()
    for offset, page in enumerate(unit.pages):
        writer.put(page, first + offset)
    writer.close(unit.tree)


class Drawn:
    """One file of pages, each painted by a function."""

    def __init__(
        self,
        *painters: Painter,
        ink: Ink | None = None,
        sheet: Sheet | None = None,
        geometry: PageGeometry = GEOMETRY,
        links: bool = True,
    ) -> None:
        stream = BytesIO()
        shown = ink or RgbInk(COLORS)
        document = Document(stream, style().faces, shown, "en-US")
        canvas = PageCanvas(style(), shown, links=links, sheet=sheet)
        self.unit = painted_unit(canvas, *painters, geometry=geometry)
        put_unit(document, self.unit, 0)
        self.sha256 = document.finish()
        self.data = stream.getvalue()
        self.pdf = pikepdf.open(BytesIO(self.data))

    @property
    def pages(self) -> tuple[PaintedPage, ...]:
        return self.unit.pages

    def code(self, page: int = 0) -> list[str]:
        return [operator for _, operator in operators(self.pdf.pages[page])]
