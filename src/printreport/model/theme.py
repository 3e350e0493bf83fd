"""The look: palette, faces, type scale, spacing, page sizes. One YAML file; fields are its keys."""

from __future__ import annotations

from typing import Annotated, Literal

from printreport.model.placed import Length, sized
from printreport.model.spec import Rule, Spec, field

__all__ = [
    "COLOR_ROLES",
    "FACE_ROLES",
    "STYLE_ROLES",
    "ColorSpec",
    "FaceSpec",
    "PageSpec",
    "ThemeSpec",
    "TypeStyle",
]

COLOR_ROLES = (
    "ink",            # body text
    "muted",          # notes, subtitles, folios
    "paper",          # the ground of the page
    "primary",        # openers, this year's bars, heads
    "primary_text",   # heads and links set small on paper
    "secondary",      # second series
    "secondary_text", # small text in the second color
    "accent",         # keylines, small areas on paper
    "accent_bright",  # on the primary ground only
    "accent_text",    # kickers on paper
    "alert",          # corrections
    "pale",           # cards, last year's bars
    "pale_line",      # outline of last year's bars
    "rule",           # rules and grid lines
    "zebra",          # every second row
    "on_primary",     # text on the primary ground
    "on_primary_soft",# second text on the primary ground
    "dots",           # the dim dots of the cover
    "shade_1", "shade_2", "shade_3", "shade_4", "shade_5",
)  # fmt: skip
"""The names of color that drawing code may ask for; a theme gives each of them."""


FACE_ROLES = (
    "sans", "sans-italic", "sans-semibold", "sans-semibold-italic", "sans-bold",
    "serif", "serif-italic", "serif-semibold", "serif-semibold-italic", "serif-bold",
)  # fmt: skip
"""The faces that a style may name: the family and its weight."""

STYLE_ROLES = (
    "body", "lead", "heading2", "heading3", "note", "side", "table", "table_head", "table_title",
    "table_note", "subtitle", "kicker", "axis", "numeral", "numeral_small", "card_label", "card_note",
    "folio", "head", "cover_organization", "cover_title", "cover_subtitle", "cover_key",
    "opener_kicker", "chapter_title", "compact_title", "opener_lead", "opener_numeral",
    "opener_numeral_label", "contents", "contents_2", "quote", "quote_by", "callout",
    "callout_title", "names", "names_group", "contact", "contact_label", "imprint_on_ground",
)  # fmt: skip
"""The kinds of text that drawing code asks for; a theme gives each of them."""


Percent = Annotated[float, Rule(ge=0, le=100)]
PageSide = Annotated[Length, sized(72, 14400, "from 1in to 200in")]
Margin = Annotated[Length, sized(0, 14400, "of 0 or more")]


class ColorSpec(Spec):
    """One color with its recipes: ``rgb: "#12304A"`` and ``cmyk: [95, 70, 30, 40]`` in percent.

    Text that is to be printed with black ink alone has the recipe ``[0, 0, 0, 100]``, or less black.
    """

    rgb: str = field(pattern=r"^#[0-9A-Fa-f]{6}$")
    """For the screen, such as `"#12304A"`."""
    cmyk: tuple[Percent, Percent, Percent, Percent] | None = None
    """For print, in percent; without it the color is converted for the press."""


class FaceSpec(Spec):
    """The files of one family, under ``fonts/``."""

    regular: str
    """File of the upright."""
    italic: str
    """File of the italic."""
    semibold: str
    """File of the semibold."""
    semibold_italic: str = ""
    """File of the semibold italic, where one is used."""
    bold: str
    """File of the bold."""


class TypeStyle(Spec):
    """Size and leading [pt], face role and color role of one kind of text."""

    size: float = field(ge=4, le=200)
    """Size [pt]."""
    leading: float = field(ge=4, le=300)
    """Distance of base lines [pt]."""
    face: str = "sans"
    """Face: `sans` or `serif`, with `-italic`, `-semibold` or `-bold`."""
    color: str = "ink"
    """Name of a color of the theme."""
    tracking: float = field(default=0.0, ge=-2, le=20)
    """Extra space between letters [pt]."""


class PageSpec(Spec):
    """A page: size, margins [pt]; ``inner`` and ``outer`` are left and right unless mirrored."""

    width: PageSide
    """Width of the page."""
    height: PageSide
    """Height of the page."""
    top: Margin
    """Margin at the top."""
    bottom: Margin
    """Margin at the bottom."""
    inner: Margin
    """Margin at the spine."""
    outer: Margin
    """Margin at the fore edge."""


class GridSpec(Spec):
    """Columns of the page."""

    columns: int = field(default=12, ge=1, le=24)
    """Columns of the grid."""
    gutter: Margin = 12.0
    """Space between columns."""
    text_columns: int = field(default=8, ge=1, le=24)
    """Columns that the main text takes."""


class ThemeSpec(Spec):
    """A theme.

    ``page`` names one of ``pages``; ``styles`` maps the roles of text (``body``, ``lead``,
    ``heading2``, ``note``, ``table``, ``axis``, ``numeral``, ``chapter_title``, ``cover_title`` …).
    """

    name: str
    """Name of the theme."""
    page: str = "letter"
    """The page size that is used, one of `pages`."""
    pages: dict[str, PageSpec]
    """Page sizes by name."""
    grid: GridSpec = GridSpec()
    """The grid of the page."""
    colors: dict[str, ColorSpec]
    """Each color that drawing asks for, by name."""
    faces: dict[Literal["serif", "sans"], FaceSpec]
    """The families: `sans` and `serif`."""
    styles: dict[str, TypeStyle]
    """Kinds of text by name."""
    baseline: float = field(default=13.5, ge=4, le=300)
    """Distance of base lines of the text [pt]."""
    cover_ground: str = "primary"
    """Name of the color that the cover and the last page stand on."""
    opener: Literal["band", "rule"] = "band"
    """How chapters open."""
    card: Literal["filled", "ruled", "boxed"] = "filled"
    """How cards are drawn."""
    bar_thickness: float = field(default=11.0, ge=1, le=60)
    """Thickness of every bar [pt]."""
    hyphenate: bool = True
    """Whether words are divided."""
    justify: bool = False
    """Whether text is justified."""
