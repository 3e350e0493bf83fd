"""What a PDF says of itself, ours or not: claims, structure, fonts, boxes, images, links, metadata."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import pikepdf

from printreport.check.file.fonts import fonts_of, is_embedded
from printreport.check.file.tagged import TaggedFile, is_dictionary
from printreport.slotted import dataclass

__all__ = ["FileFacts", "facts_of", "link_target"]

_BOXES = ("MediaBox", "CropBox", "BleedBox", "TrimBox", "ArtBox")
_METADATA = {
    "title": "dc:title", "author": "dc:creator", "subject": "dc:description", "keywords": "pdf:Keywords",
    "rights": "dc:rights", "language": "dc:language", "created": "xmp:CreateDate",
    "modified": "xmp:ModifyDate", "identifier": "xmpMM:DocumentID", "producer": "pdf:Producer",
}  # fmt: skip
_INFO = {
    "title": "/Title", "author": "/Author", "subject": "/Subject", "keywords": "/Keywords",
    "created": "/CreationDate", "modified": "/ModDate", "producer": "/Producer",
}  # fmt: skip
_CLAIMS = "http://www.aiim.org/pdfa/ns/id/", "http://www.aiim.org/pdfua/ns/id/"
_PRESS = "http://www.npes.org/pdfx/ns/id/"


@dataclass(frozen=True, slots=True)
class FontFacts:
    """A font: its name, its kind, whether its program and its map to characters are in the file."""

    name: str
    kind: str
    embedded: bool
    has_unicode: bool


@dataclass(frozen=True, slots=True)
class BoxFacts:
    """Pages (from 1) that have the same boxes [pt], each as (x0, y0, x1, y1)."""

    pages: tuple[int, ...]
    boxes: Mapping[str, tuple[float, ...]]


@dataclass(frozen=True, slots=True)
class ImageFacts:
    """A picture on a page: pixels, color space, bits a sample."""

    page: int
    width: int
    height: int
    space: str
    bits: int


@dataclass(frozen=True, slots=True)
class LinkFacts:
    """A link on a page, where it leads ("page 7", an address), and what it says of itself."""

    page: int
    target: str
    contents: str


@dataclass(frozen=True, slots=True)
class FileFacts:
    """All that is told of a file.

    Attributes
    ----------
    claims : tuple of str
        Conformance that the metadata claims: "PDF/UA-1", "PDF/A-2a".
    elements : mapping of str to int
        How many elements of each role.
    headings : tuple of (int, str)
        Level and text, in reading order.
    """

    version: str
    pages: int
    encrypted: bool
    tagged: bool
    language: str
    claims: tuple[str, ...]
    metadata: Mapping[str, str]
    elements: Mapping[str, int]
    headings: tuple[tuple[int, str], ...]
    bookmarks: int
    fonts: tuple[FontFacts, ...]
    boxes: tuple[BoxFacts, ...]
    images: tuple[ImageFacts, ...]
    links: tuple[LinkFacts, ...]
    attachments: tuple[str, ...]
    output_intents: tuple[str, ...]


def facts_of(file: TaggedFile) -> FileFacts:
    """Collect what a file says of itself."""
    pdf = file.pdf
    root = pdf.Root
    elements = Counter(element.role for element in file.walk())
    headings = tuple(
        (int(element.role[1]), " ".join(file.text_of(element).replace("\u00ad", "").split()))
        for element in file.walk()
        if len(element.role) == 2 and element.role[0] == "H" and element.role[1].isdigit()
    )
    return FileFacts(
        version=str(pdf.pdf_version),
        pages=len(pdf.pages),
        encrypted=bool(pdf.is_encrypted),
        tagged=file.structure is not None,
        language=str(root.get("/Lang", "")),
        claims=tuple(_claims(pdf)),
        metadata=_metadata(pdf),
        elements=dict(sorted(elements.items())),
        headings=headings,
        bookmarks=_n_bookmarks(root.get("/Outlines", {})),
        fonts=tuple(_fonts(pdf)),
        boxes=tuple(_boxes(pdf)),
        images=tuple(_images(pdf)),
        links=tuple(_links(file)),
        attachments=tuple(sorted(pdf.attachments)),
        output_intents=tuple(
            str(intent.get("/OutputConditionIdentifier", intent.get("/S", "")))
            for intent in root.get("/OutputIntents", [])
        ),
    )


def _claims(pdf: Any) -> Iterator[str]:  # noqa: ANN401
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as meta:
        archive, accessible = _CLAIMS
        if part := meta.get(f"{{{accessible}}}part"):
            yield f"PDF/UA-{part}"
        if part := meta.get(f"{{{archive}}}part"):
            yield f"PDF/A-{part}{str(meta.get(f'{{{archive}}}conformance', '') or '').lower()}"
        if press := meta.get(f"{{{_PRESS}}}GTS_PDFXVersion"):
            yield str(press)


def _metadata(pdf: Any) -> dict[str, str]:  # noqa: ANN401
    found: dict[str, str] = {}
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as meta:
        for name, key in _METADATA.items():
            value = meta.get(key)
            if value:
                found[name] = str(value) if isinstance(value, str) else ", ".join(map(str, value))
    for name, key in _INFO.items():
        if name not in found and str(pdf.docinfo.get(key, "")).strip():
            found[name] = str(pdf.docinfo[key])
    return found


def _n_bookmarks(node: Any) -> int:  # noqa: ANN401
    count, seen = 0, set()
    item: Any = node.get("/First") if is_dictionary(node) else None
    while is_dictionary(item) and item.objgen not in seen:
        seen.add(item.objgen)
        count += 1 + _n_bookmarks(item)
        item = item.get("/Next")
    return count


def _fonts(pdf: Any) -> Iterator[FontFacts]:  # noqa: ANN401
    for font in fonts_of(pdf):
        name = str(font.get("/BaseFont", font.get("/Name", ""))).removeprefix("/")
        kind = str(font.get("/Subtype", "")).removeprefix("/")
        yield FontFacts(name, kind, is_embedded(font), "/ToUnicode" in font)


def _boxes(pdf: Any) -> Iterator[BoxFacts]:  # noqa: ANN401
    groups: dict[tuple[tuple[str, tuple[float, ...]], ...], list[int]] = {}
    for number, page in enumerate(pdf.pages, 1):
        boxes = tuple(
            (name, tuple(round(float(side), 2) for side in box))
            for name in _BOXES
            if (box := page.obj.get(f"/{name}", page.mediabox if name == "MediaBox" else None)) is not None
        )
        groups.setdefault(boxes, []).append(number)
    for boxes, pages in groups.items():
        yield BoxFacts(tuple(pages), dict(boxes))


def _images(pdf: Any) -> Iterator[ImageFacts]:  # noqa: ANN401
    for number, page in enumerate(pdf.pages, 1):
        for image in page.images.values():
            space = image.get("/ColorSpace", "")
            name = space[0] if isinstance(space, pikepdf.Array) and len(space) else space
            yield ImageFacts(
                number,
                int(image.get("/Width", 0)),
                int(image.get("/Height", 0)),
                str(name).removeprefix("/"),
                int(image.get("/BitsPerComponent", 1)),
            )


def _links(file: TaggedFile) -> Iterator[LinkFacts]:
    for number, page in enumerate(file.pdf.pages, 1):
        for annotation in page.obj.get("/Annots", []):
            if annotation.get("/Subtype") == "/Link":
                yield LinkFacts(number, link_target(file, annotation), str(annotation.get("/Contents", "")))


def link_target(file: TaggedFile, annotation: Any) -> str:  # noqa: ANN401
    """Give where a link leads: an address, a page, the name of a place."""
    action = annotation.get("/A", {})
    if is_dictionary(action) and "/URI" in action:
        return str(action.URI)
    place = annotation.get("/Dest", action.get("/D") if is_dictionary(action) else None)
    if isinstance(place, pikepdf.Array) and len(place) and is_dictionary(place[0]):
        return f"page {file.pages.get(place[0].objgen, 0)}"
    return str(place) if place is not None else str(action.get("/S", "")).removeprefix("/")
