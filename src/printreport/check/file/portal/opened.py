"""A file opened for preflight: its objects, and the lines of text on its pages with their rectangles."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Any

from printreport.check.file.tagged import Element, TaggedFile
from printreport.findings import Finding, Place, Severity
from printreport.slotted import dataclass

__all__ = ["Line", "PortalFile", "at"]

Rect = tuple[float, float, float, float]

_EXHIBITS = frozenset({"Table", "Figure", "Caption", "Formula", "TOC", "Form"})
_NOTE_ROLES = frozenset({"P", "Note"})
_NOTES = 7
"""Paragraphs after a table that may be its notes, and one."""
_RUNNING = 30
"""Characters from which a line is running text and not a label."""


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch of text on one base line.

    Attributes
    ----------
    rect : tuple of float [pt]
        Around its glyphs, from the lower left corner of the visible page.
    size : float [pt]
        Of most of its characters, as they are seen.
    is_exhibit : bool
        It belongs to a table, a chart or their captions, or is no content (page furniture, in a
        tagged file).
    is_artifact : bool
        A tagged file says that it is no content.
    """

    page: int
    text: str
    rect: Rect
    base: float
    size: float
    is_exhibit: bool
    is_artifact: bool

    @property
    def is_running(self) -> bool:
        """Whether it is long enough to be running text."""
        return len(self.text) >= _RUNNING and not self.is_exhibit


def at(
    code: str, severity: Severity, message: str, name: str, page: int = 0, rect: Rect | None = None
) -> Finding:
    """Give a finding about a spot in a file."""
    rounded = tuple(round(side, 1) for side in rect) if rect is not None else None
    return Finding(code, severity, message, Place(name), page=page, rect=rounded)  # type: ignore[arg-type]


class PortalFile:
    """An open file; ``name`` is what it will be called."""

    def __init__(self, path: Path, pdf: Any, name: str) -> None:  # noqa: ANN401  pikepdf's
        self.path = path
        self.pdf = pdf
        self.name = name
        self.tagged = TaggedFile(pdf)

    def __enter__(self) -> PortalFile:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        return None

    @cached_property
    def sizes(self) -> list[tuple[float, float]]:
        """Width and height of each page as it is seen, its rotation counted [pt]."""
        found = []
        for page in self.pdf.pages:
            left, low, right, high = (float(side) for side in page.cropbox)
            unit = float(page.obj.get("/UserUnit", 1))
            width, height = abs(right - left) * unit, abs(high - low) * unit
            turned = int(page.obj.get("/Rotate", 0)) % 180 == 90
            found.append((height, width) if turned else (width, height))
        return found

    @cached_property
    def lines(self) -> list[Line]:
        """All lines of text, by page."""
        import pypdfium2

        found: list[Line] = []
        document = pypdfium2.PdfDocument(self.path)
        try:
            for index in range(len(document)):
                page = document[index]
                found.extend(_lines_of(page, index + 1, self._exhibits, self.tagged.structure is not None))
                page.close()
        finally:
            document.close()
        return found

    @cached_property
    def _exhibits(self) -> dict[tuple[int, int], bool]:
        """For each mark that the structure owns, by page and id: whether it is of an exhibit."""
        found: dict[tuple[int, int], bool] = {}

        def visit(element: Element, inside: bool) -> None:
            inside = inside or element.role in _EXHIBITS
            # What stands in one group with an exhibit (its note and source) is part of it.
            holds = element.role == "Div" and any(kid.role in _EXHIBITS for kid in element.elements())
            n_notes = 0
            for kid in element.kids:
                if isinstance(kid, Element):
                    # Notes and source of a table come after it, for a table holds rows alone.
                    n_notes = _NOTES if kid.role == "Table" else n_notes - 1 if kid.role in _NOTE_ROLES else 0
                    visit(kid, inside or holds or (n_notes > 0 and kid.role in _NOTE_ROLES))
                else:
                    found[kid] = inside or holds

        for root in self.tagged.roots:
            visit(root, False)
        return found


@dataclass(slots=True)
class _Sign:
    text: str
    rect: Rect
    base: float
    size: float
    mark: int
    after_space: bool


def _lines_of(
    page: Any,  # noqa: ANN401  PDFium has no types
    number: int,
    exhibits: dict[tuple[int, int], bool],
    is_tagged: bool,
) -> Iterator[Line]:
    held: list[_Sign] = []
    for sign in _signs(page):
        if held and not _goes_on(held[-1], sign):
            yield _line(held, number, exhibits, is_tagged)
            held = []
        held.append(sign)
    if held:
        yield _line(held, number, exhibits, is_tagged)


def _goes_on(last: _Sign, sign: _Sign) -> bool:
    gap = sign.rect[0] - last.rect[2]
    em = max(last.size, sign.size)
    return abs(sign.base - last.base) <= 0.15 * em and -em <= gap <= 1.2 * em


def _line(signs: list[_Sign], page: int, exhibits: dict[tuple[int, int], bool], is_tagged: bool) -> Line:
    rect = (
        min(sign.rect[0] for sign in signs),
        min(sign.rect[1] for sign in signs),
        max(sign.rect[2] for sign in signs),
        max(sign.rect[3] for sign in signs),
    )
    size = Counter(round(sign.size, 1) for sign in signs).most_common(1)[0][0]
    text = ""
    for sign in signs:
        text += f" {sign.text}" if sign.after_space and text else sign.text
    owned = [exhibits.get((page, sign.mark)) for sign in signs]
    is_artifact = is_tagged and all(own is None for own in owned)
    return Line(page, text, rect, signs[0].base, size, is_artifact or any(owned), is_artifact)


def _signs(page: Any) -> Iterator[_Sign]:  # noqa: ANN401
    """Give each visible sign of a page, in the order of the file; text that is turned is left out."""
    import pypdfium2.raw as pdfium

    left, low, *_ = page.get_cropbox()
    text = page.get_textpage()
    sides = [ctypes.c_double() for _ in range(4)]
    base_x, base_y = ctypes.c_double(), ctypes.c_double()
    matrix = pdfium.FS_MATRIX()
    marks: dict[int, int] = {}
    after_space = False
    try:
        for index in range(text.count_chars()):
            sign = chr(pdfium.FPDFText_GetUnicode(text.raw, index))
            if sign.isspace() or sign == "\x00":
                # PDFium puts a space of its own where a gap is as wide as one.
                after_space = True
                continue
            pdfium.FPDFText_GetCharBox(text.raw, index, sides[0], sides[2], sides[1], sides[3])
            pdfium.FPDFText_GetCharOrigin(text.raw, index, base_x, base_y)
            scale = 1.0
            if pdfium.FPDFText_GetMatrix(text.raw, index, matrix):
                scale = math.hypot(matrix.c, matrix.d) or 1.0
                if abs(matrix.b) > abs(matrix.a):
                    continue
            size = pdfium.FPDFText_GetFontSize(text.raw, index) * scale
            x0, y0, x1, y1 = (side.value for side in sides)
            rect = (x0 - left, y0 - low, x1 - left, y1 - low)
            mark = _mark(pdfium, text, index, marks)
            yield _Sign(sign, rect, base_y.value - low, size, mark, after_space)
            after_space = False
    finally:
        text.close()


def _mark(pdfium: Any, text: Any, index: int, marks: dict[int, int]) -> int:  # noqa: ANN401
    """Give the marked-content id of the object that a sign belongs to; -1 where it has none."""
    with suppress(AttributeError):
        thing = pdfium.FPDFText_GetTextObject(text.raw, index)
        key = ctypes.addressof(thing.contents) if thing else 0
        if key not in marks:
            marks[key] = pdfium.FPDFPageObj_GetMarkedContentID(thing) if thing else -1
        return marks[key]
    return -1
