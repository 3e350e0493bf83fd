"""What drawing code asks of the page it paints on. The writer's canvas answers it.

Colors are the names of :data:`printreport.model.theme.COLOR_ROLES`; the canvas knows their recipes.
Lengths are points from the lower left corner of the trimmed page.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Literal, Protocol

from printreport.model.structure import StructureElement
from printreport.slotted import dataclass

if TYPE_CHECKING:
    from printreport.draw.fonts import Face

__all__ = ["ArtifactKind", "Canvas", "CellRun", "Glyphs", "PageGeometry", "RowBlock", "Segment"]

ArtifactKind = Literal["Pagination", "Header", "Footer", "Watermark", "Layout", "Background", "Page"]
"""Header, Footer and Watermark are kinds of pagination artifacts (ISO 32000-1, 14.8.2.2)."""

Segment = tuple[str, *tuple[float, ...]]
"""``("m", x, y)``, ``("l", x, y)``, ``("c", x1, y1, x2, y2, x3, y3)`` or ``("z",)``."""


@dataclass(frozen=True, slots=True)
class Glyphs:
    """A stretch of text at its place in a line.

    Attributes
    ----------
    x : float [pt]
        From the start of the line.
    width : float [pt]
    rise : float [pt]
    value, number_class, link : str
        As in :class:`printreport.model.text.Run`.
    stretch : float [pt]
        Added to each space, for justified lines.
    raised_mark : bool
        The mark of a note under a table or chart ("a", "p").
    """

    text: str
    x: float
    width: float
    face: Face
    size: float
    color: str
    rise: float = 0.0
    value: str = ""
    number_class: str = ""
    link: str = ""
    note: str = ""
    lang: str = ""
    stretch: float = 0.0
    tracking: float = 0.0
    expansion: str = ""
    raised_mark: bool = False


@dataclass(frozen=True, slots=True)
class PageGeometry:
    """Where the text block sits on the page [pt]."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    bleed: float = 0.0
    is_recto: bool = True


@dataclass(frozen=True, slots=True)
class CellRun:
    """The cells of one column in a block of rows, each a text on one line.

    Attributes
    ----------
    role : "TH" or "TD"
        The first of a row is its head.
    texts : sequence of str, shape (n_rows,)
    patterns : sequence of str, shape (n_rows,)
        For each text one that is set alike, sign by sign: of as many signs, as wide, kerned in the same way.
    reach : mapping of pattern to (float, float) [pt]
        Where a text starts from the left edge of the table, and its width.
    is_value : bool
        Whether each text is a number of the ledger; else ``number_class`` is that of the digits in it.
    """

    role: Literal["TH", "TD"]
    texts: Sequence[str]
    patterns: Sequence[str]
    reach: Mapping[str, tuple[float, float]]
    face: Face
    is_value: bool = False


@dataclass(frozen=True, slots=True)
class RowBlock:
    """Rows of a long table that are painted together.

    Attributes
    ----------
    table, first : str, int
        Id of the table, and number of the first row in it.
    parent : StructureElement
        Gets an element for each row.
    x : float [pt]
        Left edge of the table.
    baselines : sequence of float, shape (n_rows,) [pt]
    """

    table: str
    first: int
    parent: StructureElement
    x: float
    baselines: Sequence[float]
    cells: tuple[CellRun, ...]
    size: float
    color: str


class Canvas(Protocol):
    """A page to paint on."""

    geometry: PageGeometry

    def fill_rect(self, x: float, y: float, width: float, height: float, color: str) -> None:
        """Fill a rectangle."""

    def rows(self, block: RowBlock) -> None:
        """Paint rows of a long table, and make their elements."""
        ...

    def bar(self, value: str, x: float, y: float, width: float, height: float) -> None:
        """Tell that the size of what is painted here shows a value."""

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

    def clip(self, x: float, y: float, width: float, height: float) -> AbstractContextManager[None]:
        """Clip to a rectangle for a while."""

    def show(self, x: float, y: float, line: Sequence[Glyphs], where: str = "prose") -> None:
        """Set one line of text with its baseline starting at (x, y)."""

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

    def image(self, path: str, x: float, y: float, width: float, height: float) -> None:
        """Place a picture file."""

    def tagged(self, element: StructureElement | None) -> AbstractContextManager[None]:
        """Everything painted inside belongs to the element (None: to nothing, an artifact)."""

    def artifact(self, kind: ArtifactKind = "Layout") -> AbstractContextManager[None]:
        """Everything painted inside is no content."""

    def link(
        self,
        rect: tuple[float, float, float, float],
        target: str,
        contents: str,
        parent: StructureElement | None,
    ) -> StructureElement | None:
        """Lay a link over a rectangle; give its Link element."""

    def anchor(self, name: str, x: float, y: float) -> None:
        """Let links lead to this point."""

    def bookmark(self, title: str, anchor: str, level: int) -> None:
        """Enter a heading in the outline."""
