"""Structure tree → PDF objects: marked content, ParentTree, links with their annotations.

Source: ISO 32000-1, 14.7.2-14.7.4 (structure hierarchy), 14.8 (tagged PDF); ISO 14289-1.
"""

from __future__ import annotations

from collections.abc import Set
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from printreport.model.structure import MarkedContent, StructureElement

__all__ = ["Tags", "level_headings", "prune"]

_Pdf = Any
"""An object of ReportLab's, which has no types."""


class _ObjectReference:
    """A kid of a Link element: the annotation it stands for."""

    __slots__ = ("annotation", "page")

    def __init__(self, annotation: _Pdf, page: int) -> None:
        self.annotation = annotation
        self.page = page


class _Annotation(pdfdoc.PDFDictionary):
    """A link annotation, with the keys that tagged PDF asks for."""


class Tags:
    """Collects marks while pages are painted, and writes the tree at the end.

    Parameters
    ----------
    pdf : reportlab.pdfgen.canvas.Canvas
    links : bool
        Whether links are annotations; without them their words are spans.
    margin : float [pt]
        From the corner of the sheet to that of the trimmed page.
    """

    def __init__(self, pdf: Canvas, links: bool = True, margin: float = 0.0) -> None:
        self._pdf = pdf
        self._has_links = links
        self._margin = margin
        self._doc = pdf._doc
        self.root = StructureElement("Document")
        self._owners: dict[int, list[StructureElement]] = {}
        self._pages: list[Any] = []
        self._links: list[tuple[StructureElement, Any, int]] = []
        self._targets: dict[str, list[Any]] = {}
        self._files: dict[str, Any] = {}

    def content(self, element: StructureElement, page: int) -> int:
        """Enter one marked stretch of a page under an element; give its id on the page."""
        owners = self._owners.setdefault(page, [])
        mcid = len(owners)
        owners.append(element)
        element.kids.append(MarkedContent(page, mcid))
        return mcid

    def link(
        self,
        element: StructureElement | None,
        rect: tuple[float, float, float, float],
        contents: str,
        *,
        anchor: str = "",
        address: str = "",
    ) -> _Pdf:
        """Make a link annotation on the present page, under its Link element, and give it."""
        if not self._has_links:
            if element is not None:
                element.role = "Span"
            made = _Annotation({})
            if anchor:
                self._targets.setdefault(anchor, []).append(made)
            return made
        keys: dict[str, Any] = {
            "Type": pdfdoc.PDFName("Annot"),
            "Subtype": pdfdoc.PDFName("Link"),
            "Rect": pdfdoc.PDFArray([round(part + self._margin, 2) for part in rect]),
            "Border": pdfdoc.PDFArray([0, 0, 0]),
            "F": 4,
            "Contents": pdfdoc.PDFString(contents.strip() or address or anchor),
        }
        if anchor:
            keys["Dest"] = self._pdf._bookmarkReference(anchor)
        else:
            keys["A"] = pdfdoc.PDFDictionary({"S": pdfdoc.PDFName("URI"), "URI": pdfdoc.PDFString(address)})
        annotation = _Annotation(keys)
        if element is not None:
            self._links.append((element, annotation, self._pdf._pageNumber - 1))
        if anchor:
            self._targets.setdefault(anchor, []).append(annotation)
        self._pdf._addAnnotation(annotation)
        return annotation

    def widen(self, annotation: _Pdf, rect: tuple[float, float, float, float]) -> None:
        """Lay a link over a rectangle that has grown."""
        annotation.dict["Rect"] = pdfdoc.PDFArray([round(part + self._margin, 2) for part in rect])

    def tell(self, annotation: _Pdf, contents: str) -> None:
        """Let a link say where it leads."""
        annotation.dict["Contents"] = pdfdoc.PDFString(contents.strip())

    def page_closed(self) -> None:
        """Note the page object that was just closed, and give it its keys."""
        self._pages.append(self._doc.Pages.pages[-1])

    def associate(self, block: str, file: _Pdf) -> None:
        """Let an attached file belong to the elements of a block (ISO 19005-3, 6.8)."""
        self._files[block] = file

    def lost(self, anchors: Set[str]) -> list[str]:
        """Give the names that links lead to and nothing has, in order."""
        return sorted(
            name
            for name in self._targets
            if name not in anchors and not (name.startswith("note-") and name.rpartition("-")[0] in anchors)
        )

    def _lead_somewhere(self, anchors: Set[str]) -> None:
        """Let the mark of a note whose own page could not hold it lead to where the note stands."""
        for name, links in self._targets.items():
            found = name if name in anchors else name.rpartition("-")[0]
            if found != name and found in anchors:
                for annotation in links:
                    annotation.dict["Dest"] = self._pdf._bookmarkReference(found)
                del self._pdf._destinations[name]

    def finish(self, anchors: Set[str] = frozenset()) -> None:
        """Write StructTreeRoot, ParentTree and MarkInfo into the catalog.

        Parameters
        ----------
        anchors : set of str
            The names that links can lead to.
        """
        if self._has_links:
            self._lead_somewhere(anchors)
        prune(self.root)
        self._move_boxes()
        doc = self._doc
        names: dict[int, str] = {}
        ids: dict[str, str] = {}
        for index, element in enumerate(self.root.walk()):
            names[id(element)] = f"struct-{index}"
            for header in element.headers:
                header.id = header.id or "head"
            if element.role == "Note":
                element.id = element.id or "note"
        for element in self.root.walk():
            if element.id:
                element.id = f"{element.id}-{len(ids)}" if element.id in ("head", "note") else element.id
                ids[element.id] = names[id(element)]
        tree = pdfdoc.PDFDictionary({"Type": pdfdoc.PDFName("StructTreeRoot")})
        tree_reference = doc.Reference(tree, "struct-tree-root")
        parents: list[Any] = []
        link_kids: dict[int, list[_ObjectReference]] = {}
        for page, made in enumerate(self._pages):
            self._page_keys(made, page)
            owners = [pdfdoc.PDFObjectReference(names[id(owner)]) for owner in self._owners.get(page, [])]
            reference = doc.Reference(pdfdoc.PDFArray(owners), f"struct-parents-{page}")
            parents += [page, reference]
        for offset, (element, annotation, page) in enumerate(self._links):
            key = len(self._pages) + offset
            annotation.dict["StructParent"] = key
            parents += [key, pdfdoc.PDFObjectReference(names[id(element)])]
            link_kids.setdefault(id(element), []).append(_ObjectReference(annotation, page))
        for element in self.root.walk():
            doc.Reference(self._object(element, names, link_kids, tree_reference), names[id(element)])
        tree.dict["K"] = pdfdoc.PDFObjectReference(names[id(self.root)])
        numbers = pdfdoc.PDFDictionary({"Nums": pdfdoc.PDFArray(parents)})
        tree.dict["ParentTree"] = doc.Reference(numbers, "struct-parent-tree")
        tree.dict["ParentTreeNextKey"] = len(self._pages) + len(self._links)
        if ids:
            pairs = [
                part
                for key in sorted(ids)
                for part in (pdfdoc.PDFString(key), pdfdoc.PDFObjectReference(ids[key]))
            ]
            tree.dict["IDTree"] = pdfdoc.PDFDictionary({"Names": pdfdoc.PDFArray(pairs)})
        catalog = doc.Catalog
        catalog.StructTreeRoot = tree_reference
        catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": pdfdoc.PDFtrue})

    def _move_boxes(self) -> None:
        """Count the boxes of figures from the corner of the sheet."""
        for element in self.root.walk() if self._margin else ():
            box = element.attributes.get(("Layout", "BBox"))
            if isinstance(box, tuple):
                element.attributes["Layout", "BBox"] = tuple(side + self._margin for side in box)

    def _page_keys(self, page: _Pdf, index: int) -> None:
        page.StructParents = index
        page.Tabs = pdfdoc.PDFName("S")
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]

    def _object(
        self,
        element: StructureElement,
        names: dict[int, str],
        links: dict[int, list[_ObjectReference]],
        root: _Pdf,
    ) -> _Pdf:
        keys: dict[str, Any] = {
            "Type": pdfdoc.PDFName("StructElem"),
            "S": pdfdoc.PDFName(element.role),
            "P": pdfdoc.PDFObjectReference(names[id(element.parent)]) if element.parent is not None else root,
        }
        texts = (
            ("Alt", element.alt), ("ActualText", element.actual_text), ("Lang", element.lang),
            ("E", element.expansion),
        )  # fmt: skip
        for key, text in texts:
            if text:
                keys[key] = pdfdoc.PDFString(text)
        if element.block in self._files:
            keys["AF"] = pdfdoc.PDFArray([self._files[element.block]])
        if element.title:
            keys["T"] = pdfdoc.PDFString(element.title)
        if element.id:
            keys["ID"] = pdfdoc.PDFString(element.id)
        if element.attributes or element.headers:
            keys["A"] = _attributes(element)
        pages = [kid.page for kid in element.kids if isinstance(kid, MarkedContent)]
        if pages:
            keys["Pg"] = self._page_reference(pages[0])
        kids: list[Any] = []
        for kid in element.kids:
            if isinstance(kid, StructureElement):
                kids.append(pdfdoc.PDFObjectReference(names[id(kid)]))
            elif kid.page == pages[0]:
                kids.append(kid.mcid)
            else:
                kids.append(
                    pdfdoc.PDFDictionary(
                        {
                            "Type": pdfdoc.PDFName("MCR"),
                            "Pg": self._page_reference(kid.page),
                            "MCID": kid.mcid,
                        }
                    )
                )
        for link in links.get(id(element), ()):
            kids.append(
                pdfdoc.PDFDictionary(
                    {
                        "Type": pdfdoc.PDFName("OBJR"),
                        "Obj": self._doc.Reference(link.annotation),
                        "Pg": self._page_reference(link.page),
                    }
                )
            )
        keys["K"] = pdfdoc.PDFArray(kids)
        return pdfdoc.PDFDictionary(keys)

    def _page_reference(self, page: int) -> _Pdf:
        return self._doc.Reference(self._pages[page])


def _attributes(element: StructureElement) -> _Pdf:
    by_owner: dict[str, dict[str, Any]] = {}
    for (owner, name), value in element.attributes.items():
        by_owner.setdefault(owner, {})[name] = (
            pdfdoc.PDFString(str(value))
            if name == "Summary"
            else pdfdoc.PDFArray(list(value))
            if isinstance(value, tuple)
            else pdfdoc.PDFName(value)
            if isinstance(value, str)
            else value
        )
    if element.headers:
        ids = pdfdoc.PDFArray([pdfdoc.PDFString(header.id) for header in element.headers])
        by_owner.setdefault("Table", {})["Headers"] = ids
    made = [pdfdoc.PDFDictionary({"O": pdfdoc.PDFName(owner), **keys}) for owner, keys in by_owner.items()]
    return made[0] if len(made) == 1 else pdfdoc.PDFArray(made)


def prune(element: StructureElement) -> bool:
    """Drop elements with nothing in them; tell whether this one holds anything."""
    kept: list[StructureElement | MarkedContent] = []
    for kid in element.kids:
        if isinstance(kid, MarkedContent) or prune(kid) or kid.role in ("TD", "TH"):
            kept.append(kid)
    element.kids[:] = kept
    return bool(kept)


def level_headings(root: StructureElement) -> None:
    """Let no heading skip a level, also where the one above it was left out for want of data.

    Source: ISO 14289-1, 7.4.2.
    """
    last = 0
    for element in root.walk():
        if element.role in ("H1", "H2", "H3"):
            last = min(int(element.role[1]), last + 1)
            element.role = f"H{last}"
