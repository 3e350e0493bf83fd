"""The layout file: the report and its sections. Fields are the YAML keys."""

from __future__ import annotations

from typing import Annotated, Literal

from printreport.model.award import AwardSpec
from printreport.model.blocks import Block
from printreport.model.blocks.block import Audience
from printreport.model.blocks.image import ImageSpec
from printreport.model.placed import (
    NOTHING,
    Filled,
    Formula,
    Identifier,
    PlacedStr,
    Text,
    Word,
    shorthand,
)
from printreport.model.spec import Rule, Spec, field

__all__ = [
    "SECTIONS",
    "BackSpec",
    "ChapterSpec",
    "ContentsSpec",
    "CoverSpec",
    "EditionSpec",
    "LayoutSpec",
    "PagesSpec",
    "ReportSpec",
    "SectionSpec",
]


class ReportSpec(Spec):
    """What holds for the whole report. ``names`` are digits in prose that are no values."""

    title: Text
    """Title of the report, on the cover and in the file."""
    organization: Text
    """Who publishes the report."""
    language: str = "en-US"
    """Language of the words and of the numbers (BCP 47), such as `en-US`."""
    theme: str = "themes/harbor.yaml"
    """The look: a file under `layouts/`, or the name of a theme."""
    subject: Text | None = None
    """What the report is about, in the file's metadata."""
    keywords: tuple[str, ...] = ()
    """Keywords in the file's metadata."""
    rights: Text | None = None
    """Who holds the rights, in the file's metadata."""
    date: str = ""
    """Date of the report (2022-06-01); else SOURCE_DATE_EPOCH, never the clock."""
    head: Text | None = None
    """The running head."""
    names: tuple[str, ...] = ()
    """Names with digits in them, which are no values ("1-800-THE-LOST")."""
    awards: tuple[AwardSpec, ...] = ()
    """Awards that paid for the work reported; each needs its statement (`acknowledgements`)."""


class SectionBase(Spec):
    """Keys of every section."""

    kind: str
    """What the section is."""
    id: Identifier = ""
    """Name of the section, for messages, links and editions; one of its own in the whole layout."""
    when: Formula | None = None
    """A condition; where it does not hold for the year, the section is left out."""
    required: bool = False
    """Whether missing data is an error, not a reason to leave the section out."""
    audience: tuple[Audience, ...] = ("public", "grant", "donor")
    """Whom the section is for; an edition may ask for one audience only."""
    rank: int = 0
    """How soon the section is dropped under a page limit; the highest goes first, 0 stays."""


class ArtworkSpec(Spec):
    """The cover's picture drawn from the data."""

    kind: Literal["dot_field", "bars", "none"] = "dot_field"
    """A field of dots, bars, or nothing."""
    dots: Formula | None = None
    """How many dots."""
    bright: Formula | None = None
    """How many of the dots are bright."""
    per_dot: int = field(default=1, ge=1)
    """How many things a dot stands for."""
    data: str = ""
    """The table whose rows are bars."""
    value: str = ""
    """The column that is the height of the bars."""
    bright_value: str = ""
    """The column that is the bright part of the bars."""
    key: Text | None = None
    """What the picture shows, in a line under it."""


class CoverSpec(SectionBase):
    """The first page."""

    kind: Literal["cover"] = "cover"
    title: Text | None = None
    """Title on the cover; else the report's."""
    subtitle: Text | None = None
    """The line under the title."""
    artwork: ArtworkSpec = field(
        default_factory=lambda: ArtworkSpec(kind="none"),
        json_schema_extra={"default": {"kind": "none"}},
    )
    """The picture drawn from the data."""
    logo: ImageSpec | None = None
    """The logo of the organization."""


class ContentsSpec(SectionBase):
    """The list of chapters with page numbers; blocks may stand under it."""

    kind: Literal["contents"] = "contents"
    title: Text | None = None
    """Heading of the list."""
    depth: Literal[1, 2] = 2
    """1 lists chapters, 2 their headings too."""
    blocks: tuple[Block, ...] = ()
    """Blocks under the list."""


class NumeralSpec(Spec):
    """The big number of a chapter's opener."""

    value: Formula
    """The number."""
    label: Text | None = None
    """Words for it; else those of the data or the contract."""


class ChapterSpec(SectionBase):
    """A chapter. ``starts: auto`` runs a thin chapter on after the one before."""

    kind: Literal["chapter", "notes"] = "chapter"
    title: Text
    """Title of the chapter."""
    short_title: Text | None = None
    """Title in the running head, where the title is long."""
    kicker: Text | None = None
    """Small words over the title."""
    lead: Text | None = None
    """The first paragraph, set larger."""
    numeral: NumeralSpec | None = None
    """A big number in the opener."""
    opener: Literal["band", "compact", "none"] = "band"
    """How the chapter opens: a band, a compact head, none."""
    starts: Literal["page", "recto", "run_on", "follow", "auto"] = "auto"
    """Where it starts: on a new page, on a right-hand page, after the one before where that leaves room
    (`run_on`) or wherever that ends (`follow`)."""
    in_contents: bool = True
    """Whether the list of contents names it."""
    blocks: tuple[Block, ...] = ()
    """What stands in the chapter."""


class ContactSpec(Spec):
    """One line of contact: what and where."""

    label: Text
    """Words for it; else those of the data or the contract."""
    text: Text
    """The text, in a subset of Markdown with bound values."""


class BackSpec(SectionBase):
    """The last page: thanks, contact, imprint."""

    kind: Literal["back"] = "back"
    title: Text | None = None
    """Heading of the last page."""
    blocks: tuple[Block, ...] = ()
    """What stands on it."""
    contact: tuple[ContactSpec, ...] = ()
    """Lines of contact."""
    imprint: Text | None = None
    """The imprint, set small."""


SECTIONS: dict[str, type[SectionBase]] = {
    "cover": CoverSpec,
    "contents": ContentsSpec,
    "chapter": ChapterSpec,
    "notes": ChapterSpec,
    "back": BackSpec,
}

SectionSpec = Annotated[CoverSpec | ContentsSpec | ChapterSpec | BackSpec, Rule(discriminator="kind")]


class LayoutSpec(Spec):
    """A layout file."""

    report: ReportSpec
    """What holds for the whole report."""
    sections: tuple[SectionSpec, ...]
    """The sections, in reading order."""


class PagesSpec(Spec):
    """How long an edition may be."""

    most: int = field(default=0, ge=0)
    """The most pages; sections and blocks are left out by their rank until it fits."""


class AxisSpec(Spec):
    """One axis of a matrix. ``table.rows`` alone stands for ``of``, a bare list for ``values``."""

    of: Word = NOTHING
    """The rows of a table, as `cases_by_state.rows`, without its sum row."""
    values: tuple[PlacedStr, ...] = ()
    """Words, in place of rows; those of an axis called `language`, `audience` or `profile` choose it."""
    without: tuple[Word, ...] = ()
    """Rows or words that get no edition."""
    labels: dict[str, Filled] = field(default_factory=dict)
    """Other words for rows or words in text, by id, such as `the District of Columbia`."""


Axis = Annotated[AxisSpec, shorthand("of", many="values")]


class EditionSpec(Spec):
    """A short form of a layout: which sections and blocks, for whom, in what look; or many, by a matrix."""

    from_: str = field(default="impact.yaml", alias="from")
    """The layout it is made from."""
    title: Text | None = None
    """Another title."""
    head: Text | None = None
    """Another running head."""
    subject: Text | None = None
    """What it is about, in the file's metadata."""
    sections: tuple[SectionSpec, ...] = ()
    """Sections of its own, before those of the layout."""
    only: tuple[PlacedStr, ...] = ()
    """Ids of the sections and blocks that stay."""
    without: tuple[PlacedStr, ...] = ()
    """Ids of the sections and blocks that are left out."""
    audience: tuple[Audience, ...] = ()
    """Keeps what is for this audience."""
    rank: dict[str, int] = field(default_factory=dict)
    """How soon a section or block is dropped under the page limit, by id; goes before the layout's `rank`."""
    chapters: Literal["as_laid_out", "follow", "joined"] = "as_laid_out"
    """`follow` sets each chapter right after the one before, under a compact head; `joined` makes one chapter
    of all, under the title of the first."""
    pages: PagesSpec = PagesSpec()
    """How long it may be."""
    profile: str = ""
    """The output profile, where none is asked for."""
    theme: str = ""
    """Another look."""
    page: str = ""
    """Another page size of the theme."""
    file: PlacedStr = NOTHING
    """Stem of the file's name, followed by the year; else the layout's and the edition's names. With bound
    values in it, such as `"{{ state | slug }}-{{ year }}"`, it is the whole stem."""
    matrix: dict[Identifier, Axis] = field(default_factory=dict)
    """Axes by name, with one edition for each combination of their values. The name of an axis stands for its
    value in text, and for its row in formulas and lists of rows."""
