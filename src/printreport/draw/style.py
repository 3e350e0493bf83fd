"""A theme made ready for drawing: faces, text styles and measures of the grid."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from printreport.cache.inputs import digest_of
from printreport.cache.store import NO_STORE, Store
from printreport.draw.charts.apart import ChartProcess
from printreport.draw.charts.display import DisplayList
from printreport.draw.fonts import Face, Faces
from printreport.model.theme import PageSpec, ThemeSpec
from printreport.slotted import dataclass, replace

__all__ = ["Style", "TextStyle"]


_BALANCED = ("table_title", "heading2", "heading3", "chapter_title", "compact_title", "cover_title")


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a kind of text is set: face role, size and leading [pt], color role.

    ``balance`` makes the lines of a title about equally long.
    """

    face: str
    size: float
    leading: float
    color: str = "ink"
    align: str = "left"
    tracking: float = 0.0
    hyphenate: bool = False
    justify: bool = False
    balance: bool = False

    def having(self, **changes: object) -> TextStyle:
        """Give the same style with some fields changed."""
        return replace(self, **changes)  # type: ignore[arg-type]


class Style:
    """What drawing code needs of a theme.

    Parameters
    ----------
    theme : ThemeSpec
    fonts : mapping of str to Path
        The font file of each face role (:func:`printreport.load.theme.font_files`).
    language : str
        BCP 47 tag, for hyphenation.
    text_margin : float [pt]
        What each edge of a page keeps free of text, also where a page has no frame.
    store : Store
        Where charts that were drawn before are found.
    faces : Faces, optional
        Those of ``fonts``, where they were loaded before.
    """

    def __init__(
        self,
        theme: ThemeSpec,
        fonts: Mapping[str, Path],
        language: str = "en-US",
        text_margin: float = 0.0,
        store: Store = NO_STORE,
        faces: Faces | None = None,
    ) -> None:
        self.theme = theme
        self.text_margin = text_margin
        self.language = language
        self.faces = faces or Faces(fonts)
        self.fonts = fonts
        self.store = store
        self.charts_apart: ChartProcess | None = None
        """Draws charts in another process, where one runs."""
        self.displays: dict[tuple[str, float], DisplayList] = {}
        """Charts drawn so far, by block id and width [pt]: a second pass does not draw them again."""

    @cached_property
    def fonts_digest(self) -> str:
        """Digest of the font files, by face role: what is measured hangs on it."""
        by_path = {path: digest_of(path) for path in set(self.fonts.values())}
        digests = sorted((role, by_path[path]) for role, path in self.fonts.items())
        return sha256(repr(digests).encode()).hexdigest()

    @cached_property
    def page(self) -> PageSpec:
        """The page the theme asks for."""
        return self.theme.pages[self.theme.page]

    @cached_property
    def measure(self) -> float:
        """Width of the text block, all columns [pt]."""
        return self.page.width - self.page.inner - self.page.outer

    def columns_width(self, count: int) -> float:
        """Give the width of a number of grid columns with the gutters between them [pt]."""
        grid = self.theme.grid
        one = (self.measure - (grid.columns - 1) * grid.gutter) / grid.columns
        return count * one + (count - 1) * grid.gutter

    @cached_property
    def text_width(self) -> float:
        """Width of running text [pt]."""
        return self.columns_width(self.theme.grid.text_columns)

    @cached_property
    def side_width(self) -> float:
        """Width of the side column [pt]."""
        return self.columns_width(self.theme.grid.columns - self.theme.grid.text_columns)

    def text(self, role: str) -> TextStyle:
        """Give the style of a kind of text; KeyError where the theme has none."""
        spec = self.theme.styles[role]
        prose = role in ("body", "lead", "side", "note")
        return TextStyle(
            spec.face,
            spec.size,
            spec.leading,
            spec.color,
            tracking=spec.tracking,
            hyphenate=self.theme.hyphenate and prose and role != "lead",
            justify=self.theme.justify and role == "body",
            balance=role in _BALANCED,
        )

    def face(self, role: str) -> Face:
        """Give the face of a role."""
        return self.faces.face(role)
