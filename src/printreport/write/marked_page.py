"""The page that is being painted: marks that never nest, and shapes in them.

Source: ISO 32000-1, 14.6 (marked content), 14.8.2.2 (artifacts), 8.5 (paths).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager

from printreport.draw.canvas import ArtifactKind, PageGeometry, Segment
from printreport.model.structure import BulkRows, MarkedContent, StructureElement
from printreport.write.ink import Ink
from printreport.write.inline import Rect
from printreport.write.paint import Paint, artifact_properties
from printreport.write.pdf_values import number
from printreport.write.sheet import Sheet

__all__ = ["FURNITURE", "MarkedPage", "Owner"]

FURNITURE = frozenset(("Pagination", "Header", "Footer", "Watermark", "Page"))
"""Artifacts that stay what they are, whatever is painted inside."""


Owner = StructureElement | ArtifactKind
"""Whom what is painted belongs to."""


class _Inside(AbstractContextManager[None]):
    """Lets something own what is painted for a while."""

    __slots__ = ("_owner", "_owners")

    def __init__(self, owners: list[Owner], owner: Owner) -> None:
        self._owners = owners
        self._owner = owner

    def __enter__(self) -> None:
        self._owners.append(self._owner)

    def __exit__(self, *_: object) -> None:
        self._owners.pop()


class MarkedPage:
    """Marks and shapes of a page; everything painted is marked as content or artifact.

    Parameters
    ----------
    ink : Ink
        What the theme's colors and pictures become.
    sheet : Sheet
        What lies around the trimmed page.
    """

    def __init__(self, ink: Ink, sheet: Sheet) -> None:
        self.geometry = PageGeometry(0, 0, 0, 0, 0, 0)
        self.ink = ink
        self.sheet = sheet
        self._refs: dict[StructureElement, int] = {}
        self._page = -1
        self._owners: list[Owner] = []
        self._clear()

    def _clear(self) -> None:
        """Begin with an empty page."""
        self._paint = Paint(self.ink)
        self._open: Owner | None = None
        self._marks: list[int | tuple[int, BulkRows]] = []
        self._next_mcid = 0
        self._images: list[str] = []
        self._all_plates = False

    def _ref(self, element: StructureElement) -> int:
        return self._refs.setdefault(element, len(self._refs))

    # Marks ----------------------------------------------------------------------------------

    def tagged(self, element: StructureElement | None) -> AbstractContextManager[None]:
        """Let everything painted inside belong to an element; page furniture stays what it is."""
        owner = self._owners[-1] if self._owners else None
        if isinstance(owner, str) and owner in FURNITURE:
            return _Inside(self._owners, owner)
        return _Inside(self._owners, element if element is not None else "Layout")

    def artifact(self, kind: ArtifactKind = "Layout") -> AbstractContextManager[None]:
        """Let everything painted inside be an artifact."""
        return _Inside(self._owners, kind)

    def _mark(self, element: StructureElement | None = None, box: Rect | None = None) -> None:
        """Open the mark of the present owner, unless it is open; ``box`` is what a background covers."""
        owner = element or (self._owners[-1] if self._owners else "Layout")
        if owner is self._open or (isinstance(owner, str) and owner == self._open):
            return
        self._close()
        if isinstance(owner, StructureElement):
            mcid = self._next_mcid
            self._next_mcid += 1
            self._marks.append(self._ref(owner))
            owner.kids.append(MarkedContent(self._page, mcid))
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
            operands = " ".join(map(number, points))
            drawn.append("h" if kind == "z" else f"{operands} {kind}")
        paint = "B" if fill and stroke else "f" if fill else "S"
        self._paint.code.append(f"{' '.join(drawn)} {paint}")

    def paint_marks(self, code: Sequence[str]) -> None:
        """Paint the printer's marks, whose colors are no colors of the theme."""
        self._mark()
        self._paint.overprint(False)
        self._all_plates = True
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
        if path not in self._images:
            self._images.append(path)
        place = f"{number(width)} 0 0 {number(height)} {number(x)} {number(y)} cm"
        self._paint.code.append(f"q {place} /Im{self._images.index(path)} Do Q")
