"""The canvas: everything painted is marked as content or artifact, every value leaves its place.

Stage 6, first half. In: what drawing code paints. Out: :class:`PaintedPage` values and the nodes of
their tree, which know no document. It answers :class:`printreport.draw.canvas.Canvas`.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence

from printreport.draw.canvas import Glyphs, PageGeometry, RowBlock
from printreport.draw.fonts import Face
from printreport.draw.style import Style
from printreport.model.content import SpokenWords
from printreport.model.structure import BulkRows, StructureElement
from printreport.write.bulk_rows import HEADS_A_ROW, NO_SPACE_AFTER, RowSetter
from printreport.write.digits import numbers_in
from printreport.write.ink import Ink
from printreport.write.inline import Inline
from printreport.write.links import Links
from printreport.write.marked_page import FURNITURE, MarkedPage, Owner
from printreport.write.painted import (
    Anchor,
    OutlineEntry,
    PaintedBar,
    PaintedPage,
    PaintedPlace,
    PaintedRows,
    StructureNode,
)
from printreport.write.pdf_values import number
from printreport.write.sheet import Sheet, draw_marks
from printreport.write.tags import nodes_of

__all__ = ["PageCanvas"]

_LEVEL = 6
_DIGIT = re.compile(r"\d")


class PageCanvas(MarkedPage):
    """Paints the pages of one unit after the other.

    Parameters
    ----------
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
        style: Style,
        ink: Ink,
        spoken: SpokenWords | None = None,
        links_out: bool = True,
        links: bool = True,
        sheet: Sheet | None = None,
    ) -> None:
        super().__init__(ink, sheet or Sheet())
        self.style = style
        self.links = Links(links, self.sheet.margin)
        self.inline = Inline(self.links, spoken or SpokenWords(), links_out)
        self._has_plates = any(map(ink.overprints, style.theme.colors))
        self._setter = RowSetter(self.sheet.margin)

    def _clear(self) -> None:
        """Begin with an empty page."""
        super()._clear()
        self._characters: dict[str, set[str]] = {}
        self._anchors: dict[str, Anchor] = {}
        self._outline: list[OutlineEntry] = []
        self._places: list[PaintedPlace] = []
        self._bars: list[PaintedBar] = []
        self._charts: dict[int, int] = {}
        self._loose: list[str] = []
        self._rows: list[PaintedRows] = []

    # Pages and units ------------------------------------------------------------------------

    def start_page(self, geometry: PageGeometry) -> None:
        """Begin a page of the given size."""
        self.geometry = geometry
        self._page += 1
        self._clear()

    def end_page(self, slug_line: str = "", is_counted: bool = True) -> PaintedPage:
        """Give the page that is done; ``slug_line`` stands by the marks, where there are any."""
        if self.sheet.marks:
            with self.artifact("Page"):
                draw_marks(self, slug_line)
        self._close()
        moved = number(self.sheet.margin)
        code = [f"1 0 0 1 {moved} {moved} cm"] if self.sheet.margin else []
        data = "\n".join([*code, *self._paint.code, ""]).encode("ascii")
        targets = tuple(self.links.targets)
        return PaintedPage(
            zlib.compress(data, _LEVEL),
            *self.sheet.boxes(self.geometry),
            tuple((role, "".join(sorted(used))) for role, used in sorted(self._characters.items())),
            tuple(self._images),
            self._paint.overprints,
            self._all_plates,
            tuple(self._marks),
            self.links.take(self._ref),
            targets,
            tuple(self._anchors.values()),
            tuple(self._outline),
            tuple(self._places),
            tuple(self._bars),
            tuple(self._loose),
            tuple(self._rows),
            is_counted,
        )

    def end_unit(self, roots: Sequence[StructureElement]) -> tuple[StructureNode, ...]:
        """Give the tree of the pages since the last unit; the next page is the first of another one."""
        nodes = nodes_of(roots, self._refs, self.links.said, self.sheet.margin)
        self._refs, self.links.said, self._page = {}, {}, -1
        return nodes

    # Rows in bulk ---------------------------------------------------------------------------

    def next_mcid(self) -> int:
        """Give the marked-content id that the next mark of the page gets."""
        return self._next_mcid

    def bulk(
        self, parent: StructureElement, cells: Sequence[tuple[str, str]], n_rows: int, code: Sequence[str]
    ) -> None:
        """Paint rows of a long table, of which no elements are made.

        Parameters
        ----------
        parent : StructureElement
            Gets a TR for each row, after what it has.
        cells : sequence of (str, str)
            Role of each cell of a row, and what else its dictionary holds; see :class:`BulkRows`.
        code : sequence of str
            Operators of all rows: ``n_rows × len(cells)`` marks that are not nested, their ids counted up
            from :meth:`next_mcid`. What they leave of the graphics state is forgotten.
        """
        self._close()
        rows = BulkRows(self._page, self._next_mcid, n_rows, tuple(cells))
        parent.kids.append(rows)
        self._marks.append((self._ref(parent), rows))
        self._next_mcid += n_rows * len(cells)
        self._paint.code += ["q", *code, "Q"]

    def text_state(self, face: Face, size: float, color: str) -> str:
        """Give the operators that set face, size [pt] and color of text in bulk."""
        over = self._paint.overprint_operator(self.ink.overprints(color), not self._has_plates)
        return f"{over}{self.ink.operator(color)} /{face.role} {number(size)} Tf"

    def use(self, face: Face, characters: str | set[str]) -> None:
        """Let the file have the glyphs of characters that text in bulk sets."""
        self._characters.setdefault(face.role, set()).update(characters)

    def place(self, places: Sequence[PaintedPlace]) -> None:
        """Tell where numbers of text in bulk stand, on the sheet."""
        self._places += places

    def rows(self, block: RowBlock) -> None:
        """Paint rows of a long table, and make their elements."""
        states = [self.text_state(cell.face, block.size, block.color) for cell in block.cells]
        for cell in block.cells:
            self.use(cell.face, " ")
            self.use(cell.face, set("".join(cell.texts)))
        code, rects = self._setter.set(block, states, self._next_mcid)
        cells = [(cell.role, HEADS_A_ROW if cell.role == "TH" else "") for cell in block.cells]
        n_rows = len(block.baselines)
        self.bulk(block.parent, cells, n_rows, code)
        self._rows.append(PaintedRows(block.table, block.first, n_rows, rects, len(self._places)))

    # Text -----------------------------------------------------------------------------------

    def show(self, x: float, y: float, line: Sequence[Glyphs], where: str = "prose") -> None:
        """Set one line of text with its baseline starting at (x, y)."""
        last = len(line) - 1
        owner = self._owners[-1] if self._owners else "Layout"
        for index, glyphs in enumerate(line):
            if owner == "Layout":
                self._loose.append(glyphs.text)
            self._mark(self._element(owner, x, y, glyphs))
            # After a line comes a space, so that words of two lines are not read as one.
            is_apart = index == last and not glyphs.text.endswith(NO_SPACE_AFTER)
            self._show(x + glyphs.x, y, glyphs, is_apart)
            self._record(x + glyphs.x, y, glyphs, where)

    def _show(self, x: float, y: float, glyphs: Glyphs, is_apart: bool) -> None:
        paint, face, text = self._paint, glyphs.face, glyphs.text
        paint.fill(glyphs.color, overprint=self.ink.overprints(glyphs.color))
        paint.font(face.role, glyphs.size)
        wider = glyphs.stretch * 1000 / glyphs.size if glyphs.stretch else 0.0
        operand = face.operand(text, wider)
        used = self._characters.get(face.role)
        if used is None:
            used = self._characters[face.role] = set()
        used.update(text)
        if is_apart:
            used.add(" ")
            space = face.file.hexes[0x20]
            operand = f"{operand[:-1]}{space}>" if operand.endswith(">") else f"{operand}<{space}>"
        shown = f"{operand} Tj" if operand.rfind("<") == 0 else f"[{operand}] TJ"
        before, after = (f"{number(glyphs.tracking)} Tc ", "0 Tc ET") if glyphs.tracking else ("", "ET")
        paint.code.append(f"BT {before}1 0 0 1 {number(x)} {number(y + glyphs.rise)} Tm {shown} {after}")

    def _record(self, x: float, y: float, glyphs: Glyphs, where: str) -> None:
        value, text = glyphs.value, glyphs.text
        if not value and not _DIGIT.search(text):
            return
        margin, face, base = self.sheet.margin, glyphs.face, y + glyphs.rise
        bottom = round(base + face.descent * glyphs.size + margin, 2)
        top = round(base + face.ascent * glyphs.size + margin, 2)
        if value:
            rect = (round(x + margin, 2), bottom, round(x + glyphs.width + margin, 2), top)
            self._places.append(PaintedPlace.of(value, glyphs.number_class or "value", text, rect, where))
            return
        for found in numbers_in(glyphs):
            left, right = round(x + found.start + margin, 2), round(x + found.end + margin, 2)
            rect = (left, bottom, right, top)
            self._places.append(PaintedPlace.of("", found.number_class, found.text, rect, where))

    def bar(self, value: str, x: float, y: float, width: float, height: float) -> None:
        """Tell that the size of what is painted here shows a value."""
        owner = self._owners[-1] if self._owners else "Layout"
        chart = self._charts.setdefault(id(owner), len(self._charts))
        self._bars.append(PaintedBar(value, (x, y, x + width, y + height), chart))

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
        key = (text, face_role, size, color, value, number_class)
        faces = self.style.faces
        known = faces.labels.get(key)
        if known is None:
            face = self.style.face(face_role)
            width = face.width(text, size)
            known = (Glyphs(text, 0.0, width, face, size, color, value=value, number_class=number_class),)
            faces.keep(faces.labels, key, known)
        self.show(x, y, known, where)

    # Links, anchors, outline ----------------------------------------------------------------

    def _element(self, owner: Owner, x: float, y: float, glyphs: Glyphs) -> StructureElement | None:
        """Give the inline element of a stretch; None in an artifact, where nothing is linked."""
        if not isinstance(owner, StructureElement):
            return None
        if not (glyphs.note or glyphs.link or glyphs.lang or glyphs.expansion or glyphs.raised_mark) and (
            owner.kids or owner.role != "Note"
        ):
            return owner
        low, high = glyphs.face.descent * glyphs.size, glyphs.face.ascent * glyphs.size
        left, base = x + glyphs.x, y + glyphs.rise
        if self.inline.is_first_mark(glyphs.note):
            self.anchor(f"mark-{glyphs.note}", x, y)
        rect = (left, base + low, left + glyphs.width, base + high)
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
        if parent is None or (isinstance(owner, str) and owner in FURNITURE):
            return None
        element = parent.child("Link")
        self.links.add(element, rect, contents, anchor=target.removeprefix("#"))
        return element

    def anchor(self, name: str, x: float, y: float) -> None:
        """Let links lead to this point; where a page gives a name twice, the first point holds."""
        if name not in self._anchors:
            self._anchors[name] = Anchor(name, y + 12 + self.sheet.margin if y else None)

    def bookmark(self, title: str, anchor: str, level: int) -> None:
        """Enter a heading in the outline."""
        self._outline.append(OutlineEntry(title, anchor, level))
