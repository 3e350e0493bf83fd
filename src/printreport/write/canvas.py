"""The canvas: everything painted is marked as content or artifact, every value leaves its place.

One instance writes one file. It answers :class:`printreport.draw.canvas.Canvas`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import BinaryIO

from reportlab.pdfgen import canvas as reportlab_canvas

from printreport.draw.canvas import ArtifactKind, Glyphs, PageGeometry, Segment
from printreport.draw.style import Style
from printreport.model.content import SpokenWords
from printreport.model.ledger import PlacedBar, PlaceOnPage
from printreport.model.structure import StructureElement
from printreport.write.digits import numbers_in
from printreport.write.glyphs import Encoder, number
from printreport.write.ink import Ink
from printreport.write.inline import Inline, Rect
from printreport.write.paint import Paint, artifact_properties, enter_states
from printreport.write.sheet import Sheet, draw_marks
from printreport.write.tags import Tags

__all__ = ["LooseText", "PageCanvas"]

_FURNITURE = frozenset(("Pagination", "Header", "Footer", "Watermark", "Page"))


@dataclass(frozen=True, slots=True)
class LooseText:
    """Text that was painted outside the structure tree: page (from 1) and the text."""

    page: int
    text: str


class PageCanvas:
    """Paints pages into a PDF file.

    Parameters
    ----------
    stream : binary file
        Where the file goes on :meth:`save`.
    style : Style
        Faces, and the recipes of the theme's colors.
    ink : Ink
        What the theme's colors and pictures become.
    spoken : SpokenWords
        What links to and from notes say of themselves.
    links_out : bool
        Whether web addresses are links.
    links : bool
        Whether anything is a link.
    sheet : Sheet
        What lies around the trimmed page.
    """

    def __init__(
        self,
        stream: BinaryIO,
        style: Style,
        ink: Ink,
        language: str,
        spoken: SpokenWords | None = None,
        links_out: bool = True,
        links: bool = True,
        sheet: Sheet | None = None,
        pdf_version: tuple[int, int] = (1, 7),
    ) -> None:
        self.style = style
        self.geometry = PageGeometry(0, 0, 0, 0, 0, 0)
        self.places: list[PlaceOnPage] = []
        self.bars: list[PlacedBar] = []
        self.loose: list[LooseText] = []
        self.ink = ink
        self.sheet = sheet or Sheet()
        body = style.face("serif").ttfont.fontName
        self.pdf = reportlab_canvas.Canvas(
            stream,
            pageCompression=1,
            invariant=1,
            initialFontName=body,
            pdfVersion=pdf_version,
            lang=language,
        )
        self.pdf._preamble = "1 0 0 1 0 0 cm"
        self.tags = Tags(self.pdf, links, self.sheet.margin)
        self.inline = Inline(self.tags, spoken or SpokenWords(), links_out)
        self._encoder = Encoder(self.pdf._doc)
        self._anchors: set[str] = set()
        self._page = 0
        self.painted = hashlib.sha256()
        self._paint = Paint(ink)
        self._owners: list[StructureElement | ArtifactKind] = []
        self._open: StructureElement | ArtifactKind | None = None
        self._outline_level = -1

    # Pages ----------------------------------------------------------------------------------

    def start_page(self, geometry: PageGeometry) -> None:
        """Begin a page of the given size."""
        self.geometry = geometry
        self._page += 1
        self._paint = Paint(self.ink)
        self.sheet.set_boxes(self.pdf, geometry)

    def end_page(self, slug_line: str = "") -> None:
        """Close the page and hand it to the file; ``slug_line`` stands by the marks, where there are any."""
        if self.sheet.marks:
            with self.artifact("Page"):
                draw_marks(self, slug_line)
        self._close()
        self.pdf._code.extend(self._paint.code)
        self.painted.update("\n".join(self.pdf._code).encode())
        self.pdf.showPage()
        if self._paint.overprints:
            enter_states(self.pdf._doc.Pages.pages[-1])
        self.tags.page_closed()

    # Marks ----------------------------------------------------------------------------------

    @contextmanager
    def tagged(self, element: StructureElement | None) -> Iterator[None]:
        """Let everything painted inside belong to an element; page furniture stays what it is."""
        owner = self._owners[-1] if self._owners else None
        is_furniture = isinstance(owner, str) and owner in _FURNITURE
        self._owners.append(owner if is_furniture and owner else element if element is not None else "Layout")
        try:
            yield
        finally:
            self._owners.pop()

    @contextmanager
    def artifact(self, kind: ArtifactKind = "Layout") -> Iterator[None]:
        """Let everything painted inside be an artifact."""
        self._owners.append(kind)
        try:
            yield
        finally:
            self._owners.pop()

    def _mark(self, element: StructureElement | None = None, box: Rect | None = None) -> None:
        """Open the mark of the present owner, unless it is open; ``box`` is what a background covers."""
        owner = element or (self._owners[-1] if self._owners else "Layout")
        if owner is self._open or (isinstance(owner, str) and owner == self._open):
            return
        self._close()
        if isinstance(owner, StructureElement):
            mcid = self.tags.content(owner, self._page - 1)
            self._paint.code.append(f"/{owner.role} <</MCID {mcid}>> BDC")
        else:
            page = self.geometry
            covered = self.sheet.moved(box or (0.0, 0.0, page.width, page.height))
            self._paint.code.append(f"/Artifact <<{artifact_properties(owner, covered)}>> BDC")
        self._open = owner

    def _close(self) -> None:
        if self._open is not None:
            self._paint.code.append("EMC")
            self._open = None

    # Graphics -------------------------------------------------------------------------------

    def fill_rect(self, x: float, y: float, width: float, height: float, color: str) -> None:
        """Fill a rectangle."""
        self._mark(box=(x, y, x + width, y + height))
        self._paint.fill(color)
        self._paint.code.append(f"{number(x)} {number(y)} {number(width)} {number(height)} re f")

    def line(
        self,
        x1: float,
        y1: float,
        x2: float,
        y2: float,
        color: str,
        width: float,
        dash: Sequence[float] = (),
        cap: str = "butt",
    ) -> None:
        """Stroke a straight line."""
        self._mark()
        self._paint.stroke(color, width, dash, cap)
        self._paint.code.append(f"{number(x1)} {number(y1)} m {number(x2)} {number(y2)} l S")

    def path(
        self,
        segments: Sequence[Segment],
        fill: str | None = None,
        stroke: str | None = None,
        width: float = 0.5,
        dash: Sequence[float] = (),
        cap: str = "butt",
    ) -> None:
        """Fill and/or stroke a path."""
        self._mark()
        if fill is not None:
            self._paint.fill(fill)
        if stroke is not None:
            self._paint.stroke(stroke, width, dash, cap)
        drawn = []
        for kind, *points in segments:
            operands = " ".join(number(point) for point in points)
            drawn.append("h" if kind == "z" else f"{operands} {kind}")
        paint = "B" if fill and stroke else "f" if fill else "S"
        self._paint.code.append(f"{' '.join(drawn)} {paint}")

    def paint_marks(self, code: Sequence[str]) -> None:
        """Paint the printer's marks, whose colors are no colors of the theme."""
        self._mark()
        self._paint.overprint(False)
        self._paint.code += ["q", *code, "Q"]

    @contextmanager
    def clip(self, x: float, y: float, width: float, height: float) -> Iterator[None]:
        """Clip to a rectangle for a while; a mark never reaches over the bracket."""
        self._close()
        state = dict(self._paint.state)
        self._paint.code.append(f"q {number(x)} {number(y)} {number(width)} {number(height)} re W n")
        try:
            yield
        finally:
            self._close()
            self._paint.code.append("Q")
            self._paint.state = state

    def image(self, path: str, x: float, y: float, width: float, height: float) -> None:
        """Place a picture file."""
        self._mark()
        self._paint.overprint(False)
        self.pdf._code.extend(self._paint.code)
        self._paint.code.clear()
        self.pdf.drawImage(self.ink.picture(path), x, y, width, height, mask="auto")

    # Text -----------------------------------------------------------------------------------

    def show(self, x: float, y: float, line: Sequence[Glyphs], where: str = "prose") -> None:
        """Set one line of text with its baseline starting at (x, y)."""
        for index, glyphs in enumerate(line):
            if not self._owners or self._owners[-1] == "Layout":
                self.loose.append(LooseText(self._page, glyphs.text))
            self._mark(self._element(x, y, glyphs))
            text = glyphs.text
            if index == len(line) - 1 and not text.endswith((" ", "-", "\u00ad", "\u200b")):
                text += " "  # so that words of two lines are not read as one
            self._show(x + glyphs.x, y, glyphs, text)
            self._record(x + glyphs.x, y, glyphs, where)

    def _show(self, x: float, y: float, glyphs: Glyphs, text: str) -> None:
        self._paint.fill(glyphs.color, overprint=self.ink.overprints(glyphs.color))
        spacing = f" {number(glyphs.tracking)} Tc" if glyphs.tracking else ""
        code = [f"BT 1 0 0 1 {number(x)} {number(y + glyphs.rise)} Tm{spacing}"]
        operands = self._encoder.operands(glyphs.face, text, glyphs.size, glyphs.stretch)
        for font, array in operands:
            code.append(f"{font} {number(glyphs.size)} Tf [{array}] TJ")
        code.append("0 Tc ET" if spacing else "ET")
        self._paint.code.append(" ".join(code))

    def _record(self, x: float, y: float, glyphs: Glyphs, where: str) -> None:
        bottom = y + glyphs.rise + glyphs.face.descent * glyphs.size
        top = y + glyphs.rise + glyphs.face.ascent * glyphs.size
        for found in numbers_in(glyphs):
            sides = self.sheet.moved((x + found.start, bottom, x + found.end, top))
            rect = (round(sides[0], 2), round(sides[1], 2), round(sides[2], 2), round(sides[3], 2))
            self.places.append(
                PlaceOnPage(glyphs.value, found.number_class, found.text, self._page, rect, where)
            )

    def bar(self, value: str, x: float, y: float, width: float, height: float) -> None:
        """Tell that the size of what is painted here shows a value."""
        owner = self._owners[-1] if self._owners else "Layout"
        self.bars.append(PlacedBar(value, self._page, (x, y, x + width, y + height), id(owner)))

    def text(
        self,
        x: float,
        y: float,
        text: str,
        face_role: str,
        size: float,
        color: str,
        value: str = "",
        where: str = "chart",
        number_class: str = "",
    ) -> None:
        """Set a short string with its baseline starting at (x, y)."""
        face = self.style.face(face_role)
        width = face.width(text, size)
        glyphs = Glyphs(text, 0.0, width, face, size, color, value=value, number_class=number_class)
        self.show(x, y, (glyphs,), where)

    # Links, anchors, outline ----------------------------------------------------------------

    def _element(self, x: float, y: float, glyphs: Glyphs) -> StructureElement | None:
        """Give the inline element of a stretch; None in an artifact, where nothing is linked."""
        owner = self._owners[-1] if self._owners else None
        if not isinstance(owner, StructureElement):
            return None
        rect = (
            x + glyphs.x,
            y + glyphs.rise + glyphs.face.descent * glyphs.size,
            x + glyphs.x + glyphs.width,
            y + glyphs.rise + glyphs.face.ascent * glyphs.size,
        )
        if self.inline.is_first_mark(glyphs.note):
            self.anchor(f"mark-{glyphs.note}", x, y)
        return self.inline.element(owner, glyphs, rect, self._page, y)

    def link(
        self,
        rect: tuple[float, float, float, float],
        target: str,
        contents: str,
        parent: StructureElement | None,
    ) -> StructureElement | None:
        """Lay a link over a rectangle that leads to the anchor ``#name``; give its element."""
        owner = self._owners[-1] if self._owners else None
        if parent is None or (isinstance(owner, str) and owner in _FURNITURE):
            return None
        element = parent.child("Link")
        self.tags.link(element, rect, contents, anchor=target.removeprefix("#"))
        return element

    def anchor(self, name: str, x: float, y: float) -> None:
        """Let links lead to this point; where a name is given twice, the first point holds."""
        if name in self._anchors:
            return
        self._anchors.add(name)
        top = y + 12 + self.sheet.margin
        self.pdf.bookmarkHorizontal(name, 0, top) if y else self.pdf.bookmarkPage(name)

    def bookmark(self, title: str, anchor: str, level: int) -> None:
        """Enter a heading in the outline; a level never jumps."""
        level = min(level, self._outline_level + 1)
        self.pdf.addOutlineEntry(title, anchor, level, closed=level > 0)
        self._outline_level = level

    def lost_links(self) -> list[str]:
        """Give the names that links lead to and nothing has."""
        return self.tags.lost(self._anchors)

    def save(self) -> None:
        """Write the file."""
        self.tags.finish(self._anchors)
        self.pdf.save()
