"""The assembler: painted pages and units → one PDF file, written as they come.

Stage 6, second half. In: :class:`PaintedPage` values in any order, and the trees of their units. Out: the
file. Fonts, outline, destinations and catalog come at the end. Source: ISO 32000-1, 7.7 (document
structure), 12.3.2 (destinations), 12.3.3 (outline), 14.7 (logical structure).
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import BinaryIO

from printreport.draw.fonts import Faces
from printreport.write.ink import Ink
from printreport.write.outline import put_outline
from printreport.write.painted import OutlineEntry, PaintedPage
from printreport.write.pdf_file import PdfFile, joined
from printreport.write.pdf_values import array, dictionary, number, order_of, reference, text_string
from printreport.write.resources import Resources
from printreport.write.unit_writer import UnitWriter

__all__ = ["Document"]


class Document:
    """One file in the making.

    Parameters
    ----------
    stream : binary file
        Is written from start to end.
    faces : Faces
        Of the theme that the pages were painted in.
    ink : Ink
        Makes pictures ready.
    language : str

    Attributes
    ----------
    file : PdfFile
    catalog, info : dict of str to str
        Entries of the catalog and of the information dictionary, as a PDF writes them.
    associated : dict of str to str
        References to the attached files of each block (ISO 19005-3, 6.8); to be there before the unit of
        the block is closed.
    root_element : int
        Object number of the Document element.
    """

    def __init__(
        self, stream: BinaryIO, faces: Faces, ink: Ink, language: str, version: tuple[int, int] = (1, 7)
    ) -> None:
        self.file = PdfFile(stream, version)
        self.ink = ink
        self.catalog: dict[str, str] = {"Lang": text_string(language)}
        self.info: dict[str, str] = {}
        self.associated: dict[str, str] = {}
        self._resources = Resources(self.file, faces, ink)
        self._catalog = self.file.reserve()
        self._page_tree = self.file.reserve()
        self._tree_root = self.file.reserve()
        self.root_element = self.file.reserve()
        self._pages: list[int] = []
        self._digests: dict[int, bytes] = {}
        self._roots: list[tuple[int, list[int]]] = []
        self._ids: dict[str, int] = {}
        self._parents: list[str] = []
        self._anchors: dict[str, tuple[int, float | None]] = {}
        self._destinations: dict[str, int] = {}
        self._targets: set[str] = set()
        self._outline: list[tuple[int, OutlineEntry]] = []

    # Pages ----------------------------------------------------------------------------------

    def unit(self) -> UnitWriter:
        """Begin a unit; several may be open at a time."""
        return UnitWriter(self)

    def page_object(self, index: int) -> int:
        """Give the object number of a page, put or not, by its index from 0."""
        while len(self._pages) <= index:
            self._pages.append(self.file.reserve())
        return self._pages[index]

    def put_page(self, page: PaintedPage, index: int, keys: str) -> None:
        """Write a page; called by its unit, which gives the keys that have to do with structure and links."""
        assert index not in self._digests, f"page {index} is put twice"
        for name, top in page.anchors:
            former = self._anchors.get(name)
            if former is None or index < former[0]:
                self._anchors[name] = (index, top)
        self._targets.update(page.targets)
        self._outline += ((index, entry) for entry in page.outline)
        self._digests[index] = hashlib.sha256(page.content).digest()
        boxes = f"/MediaBox[0 0 {number(page.size[0])} {number(page.size[1])}]/TrimBox{_box(page.trim)}"
        if page.bleed:
            boxes += f"/BleedBox{_box(page.bleed)}"
        content = self.file.stream(page.content)
        fonts = self._resources.use(page.fonts)
        resources = self._resources.of(fonts, page.images, page.overprints, page.all_plates)
        self.file.put(
            self.page_object(index),
            f"<</Type/Page/Parent {self._page_tree} 0 R{boxes}{keys}"
            f"/Resources{resources}/Contents {content} 0 R>>",
        )

    @property
    def painted(self) -> str:
        """A digest of what all pages paint."""
        return hashlib.sha256(b"".join(self._digests[at] for at in sorted(self._digests))).hexdigest()

    # What units tell ------------------------------------------------------------------------

    def parent_of_marks(self, owners: str) -> int:
        """Enter the owners of the marks of a page into the parent tree; give its key."""
        self._parents.append(f"{self.file.add(f'[{owners}]')} 0 R")
        return len(self._parents) - 1

    def parent_of_link(self, owner: int) -> int:
        """Enter the element of a link into the parent tree; give its key."""
        self._parents.append(f"{owner} 0 R")
        return len(self._parents) - 1

    def destination(self, name: str, page: PaintedPage | None = None, page_number: int = 0) -> str:
        """Give where a name is.

        A name that its own page has leads there: a footnote may stand on several pages. Any other leads to
        the first page that has it.
        """
        for anchor in page.anchors if page is not None else ():
            if anchor.name == name:
                return _destination(page_number, anchor.top)
        if name not in self._destinations:
            self._destinations[name] = self.file.reserve()
        return reference(self._destinations[name])

    def add_roots(self, first: int, elements: Sequence[int]) -> None:
        """Enter the topmost elements of a unit, by the index of its first page."""
        if elements:
            self._roots.append((first, list(elements)))

    def identify(self, name: str, element: int) -> None:
        """Enter an element into the tree of ids."""
        self._ids[name] = element

    def lost_links(self) -> list[str]:
        """Give the names that links lead to and nothing has."""
        return sorted(self._targets - self._anchors.keys())

    # The end --------------------------------------------------------------------------------

    def finish(self) -> str:
        """Write all that is left; give the SHA-256 of the file in hexadecimal."""
        put_outline(self, [entry for _, entry in sorted(self._outline, key=lambda each: each[0])])
        for name, made in self._destinations.items():
            index, top = self._anchors[name]
            self.file.put(made, _destination(self._pages[index], top))
        self._resources.finish()
        self._finish_structure()
        self.file.put(
            self._page_tree, f"<</Type/Pages/Count {len(self._pages)}/Kids[{joined(self._pages)}]>>"
        )
        self.file.put(
            self._catalog,
            dictionary({"Type": "/Catalog", "Pages": reference(self._page_tree), **self.catalog}),
        )
        info = self.file.add(dictionary(self.info)) if self.info else 0
        return self.file.finish(self._catalog, info)

    def _finish_structure(self) -> None:
        """Write the tree's root, which a document without elements does not need."""
        numbers = " ".join(f"{key} {owner}" for key, owner in enumerate(self._parents))
        tree = {
            "Type": "/StructTreeRoot",
            "K": reference(self.root_element),
            "ParentTree": reference(self.file.add(f"<</Nums[{numbers}]>>")),
            "ParentTreeNextKey": str(len(self._parents)),
        }
        if self._ids:
            names = " ".join(
                f"{text_string(name)} {self._ids[name]} 0 R" for name in sorted(self._ids, key=order_of)
            )
            tree["IDTree"] = f"<</Names[{names}]>>"
        tops = [element for _, elements in sorted(self._roots) for element in elements]
        self.file.put(
            self.root_element,
            f"<</Type/StructElem/S/Document/P {self._tree_root} 0 R/K[{joined(tops)}]>>",
        )
        self.file.put(self._tree_root, dictionary(tree))
        if self._roots:
            self.catalog |= {"StructTreeRoot": reference(self._tree_root), "MarkInfo": "<</Marked true>>"}


def _box(sides: Sequence[float]) -> str:
    return array(map(number, sides))


def _destination(page: int, top: float | None) -> str:
    return f"[{page} 0 R/Fit]" if top is None else f"[{page} 0 R/XYZ 0 {number(top)} 0]"
