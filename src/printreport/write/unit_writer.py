"""A unit put into a document: its pages as they come, its elements when it is closed.

Stage 6, second half. What stays in memory while a unit is open is a number an element, and its links;
rows in bulk are written with their page. Source: ISO 32000-1, 14.7.2-14.7.5, 12.5.6.5 (links).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from printreport.model.structure import BulkRows
from printreport.write.painted import PaintedLink, PaintedPage, StructureNode
from printreport.write.pdf_file import joined
from printreport.write.pdf_values import array, number, reference, text_string

if TYPE_CHECKING:
    from printreport.write.document import Document

__all__ = ["UnitWriter"]

_ELEMENT = "<</Type/StructElem/S/"


class _Annotation(NamedTuple):
    """A link on a page that is written, which waits for what it says of itself."""

    number: int
    page: int
    keys: str


class UnitWriter:
    """Writes one unit; made by :meth:`Document.unit`."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._file = document.file
        self._objects: list[int] = []
        self._pages: list[int] = []
        self._links: dict[int, list[_Annotation]] = {}
        self._rows: dict[tuple[int, int], range] = {}
        self._first = -1

    def _object(self, ref: int) -> int:
        """Give the object number of an element."""
        objects = self._objects
        while len(objects) <= ref:
            objects.append(self._file.reserve())
        return objects[ref]

    # Pages ----------------------------------------------------------------------------------

    def put(self, page: PaintedPage, index: int) -> None:
        """Write a page.

        Parameters
        ----------
        page : PaintedPage
            The next page of the unit.
        index : int
            Its place in the document, from 0; pages may be put in any order.
        """
        document = self._document
        number_ = document.page_object(index)
        if self._first < 0 or index < self._first:
            self._first = index
        self._pages.append(number_)
        key = document.parent_of_marks(self._owners(page, number_))
        links = [self._link(link, page, number_) for link in page.links]
        document.put_page(page, index, f"/StructParents {key}/Tabs /S{_annotations(links)}")

    def _owners(self, page: PaintedPage, page_number: int) -> str:
        numbers: list[int] = []
        for owner in page.owners:
            if isinstance(owner, int):
                numbers.append(self._object(owner))
            else:
                numbers += self._put_rows(owner[0], owner[1], page_number)
        return joined(numbers)

    def _put_rows(self, parent: int, rows: BulkRows, page_number: int) -> list[int]:
        """Write the elements of rows in bulk; give the object numbers of their cells."""
        n_cells, n_rows = len(rows.cells), rows.n_rows
        step = n_cells + 1
        base = self._file.reserve(n_rows * step)
        heads = range(base, base + n_rows * step, step)
        self._rows[len(self._pages) - 1, rows.first] = heads
        holds = " ".join(["%d 0 R"] * n_cells)
        lines = [f"{_ELEMENT}TR/P {self._object(parent)} 0 R/K[{holds}]>>"]
        numbers = [_from(base + cell + 1, step, n_rows) for cell in range(n_cells)]
        for cell, (role, keys) in enumerate(rows.cells):
            escaped = keys.replace("%", "%%")
            lines.append(f"{_ELEMENT}{role}/P %d 0 R/Pg {page_number} 0 R{escaped}/K %d>>")
            numbers += [heads, _from(rows.first + cell, n_cells, n_rows)]
        template = "\n".join(lines)
        bodies = "\n".join(map(template.__mod__, zip(*numbers, strict=True))).split("\n")
        self._file.put_run(base, bodies)
        cells = list(range(base, base + n_rows * step))
        del cells[::step]
        return cells

    def _link(self, link: PaintedLink, page: PaintedPage, page_number: int) -> int:
        made = self._file.reserve()
        document = self._document
        key = document.parent_of_link(self._object(link.owner))
        if link.anchor:
            leads = f"/Dest {document.destination(link.anchor, page, page_number)}"
        else:
            leads = f"/A<</S/URI/URI {text_string(link.address)}>>"
        rect = array(map(number, link.rect))
        keys = f"/Rect{rect}/Border[0 0 0]/F 4{leads}/StructParent {key}"
        self._links.setdefault(link.owner, []).append(_Annotation(made, page_number, keys))
        return made

    # Elements -------------------------------------------------------------------------------

    def close(self, tree: Iterable[StructureNode]) -> None:
        """Write the elements of the unit, and its links."""
        tops = []
        for node in tree:
            number_ = self._object(node.ref)
            self._file.put(number_, self._element(node, number_))
            for link in self._links.get(node.ref, ()):
                self._file.put(
                    link.number, f"<</Type/Annot/Subtype/Link/Contents {text_string(node.says)}{link.keys}>>"
                )
            if node.parent < 0:
                tops.append(number_)
        self._document.add_roots(self._first, tops)

    def _element(self, node: StructureNode, number_: int) -> str:
        parent = self._object(node.parent) if node.parent >= 0 else self._document.root_element
        kids, page = self._kids(node)
        more = node.keys
        if node.id:
            identifier = node.id if node.has_own_id else f"{node.id}-{number_}"
            self._document.identify(identifier, number_)
            more += f"/ID {text_string(identifier)}"
        if node.attributes or node.table or node.headers:
            more += self._attributes(node)
        if node.block:
            file = self._document.associated.get(node.block, "")
            more += f"/AF[{file}]" if file else ""
        shown = f"/Pg {page} 0 R" if page else ""
        return f"{_ELEMENT}{node.role}/P {parent} 0 R{shown}{more}/K[{kids}]>>"

    def _kids(self, node: StructureNode) -> tuple[str, int]:
        """Give what an element holds, and the object number of the page that its bare marks are on."""
        written: list[str] = []
        on, page = -1, 0
        for kid in node.kids:
            if isinstance(kid, int):
                written.append(f"{self._object(kid)} 0 R")
                continue
            if len(kid) == 3:
                written.append(joined(self._rows[kid[0], kid[1]]))
                continue
            if on < 0:
                on, page = kid[0], self._pages[kid[0]]
            if kid[0] == on:
                written.append(str(kid[1]))
            else:
                written.append(f"<</Type/MCR/Pg {self._pages[kid[0]]} 0 R/MCID {kid[1]}>>")
        for link in self._links.get(node.ref, ()):
            written.append(f"<</Type/OBJR/Obj {link.number} 0 R/Pg {link.page} 0 R>>")
        return " ".join(written), page

    def _attributes(self, node: StructureNode) -> str:
        table = node.table
        if node.headers:
            ids = " ".join(
                text_string(head if isinstance(head, str) else f"head-{self._object(head)}")
                for head in node.headers
            )
            table += f"/Headers[{ids}]"
        made = node.attributes + (f"<</O/Table{table}>>" if table else "")
        return f"/A{made}" if made.count("<<") == 1 else f"/A[{made}]"


def _from(first: int, step: int, count: int) -> range:
    return range(first, first + step * count, step)


def _annotations(numbers: list[int]) -> str:
    return f"/Annots{array(map(reference, numbers))}" if numbers else ""
