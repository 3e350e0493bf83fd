"""The resolved report: what stage 3 hands to stage 4. Every word and number is final.

A section holds blocks; a block is one of the ``…Content`` classes of this module or of
:mod:`printreport.model.exhibits`. Nothing in here knows a font, a color or a page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from printreport.findings import NOWHERE, Place
from printreport.model.exhibits import ChartContent, TableContent
from printreport.model.text import Footnote, Paragraph, Rich
from printreport.model.tie_out import CheckMark
from printreport.model.values import Correction, Value
from printreport.slotted import dataclass

__all__ = [
    "ArtworkContent",
    "BackContent",
    "BlockContent",
    "CalloutContent",
    "ChapterContent",
    "ContentsContent",
    "CoverContent",
    "FactContent",
    "ImageContent",
    "KeyFactsContent",
    "LetterContent",
    "NamesContent",
    "ProseContent",
    "QuoteContent",
    "ReportContent",
    "SectionContent",
    "SideBySideContent",
    "SpokenWords",
]

PageWidth = Literal["text", "wide", "side"]
"""``text``: the 8-column text measure; ``wide``: all 12 columns; ``side``: the 4-column side."""


@dataclass(frozen=True, slots=True)
class ProseContent:
    """Paragraphs in one or two columns, or one column beside a side column of blocks."""

    id: str
    paragraphs: tuple[Paragraph, ...]
    columns: int = 1
    side: tuple[BlockContent, ...] = ()
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class FactContent:
    """One key fact: a big number, what it counts, and a note (unit and period)."""

    number: Rich
    label: Rich
    note: Rich = ()


@dataclass(frozen=True, slots=True)
class KeyFactsContent:
    """Key facts as cards (``cards``), as one strip (``strip``) or a plain list (``list``)."""

    id: str
    facts: tuple[FactContent, ...]
    style: Literal["cards", "strip", "list"] = "cards"
    columns: int = 3
    title: Rich = ()
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class CalloutContent:
    """A boxed remark, with or without a big number at its left."""

    id: str
    paragraphs: tuple[Paragraph, ...]
    number: Rich = ()
    title: Rich = ()
    tone: Literal["plain", "correction"] = "plain"
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class ImageContent:
    """A picture from a file under the project root; ``alt`` empty only where ``decorative``."""

    id: str
    path: str
    alt: str
    width: float | None = None
    height: float | None = None
    caption: Rich = ()
    credit: Rich = ()
    decorative: bool = False
    align: Literal["left", "center", "right"] = "left"
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class QuoteContent:
    """Words of somebody, set off, with who said them."""

    id: str
    paragraphs: tuple[Paragraph, ...]
    by: Rich = ()
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class LetterContent:
    """A letter: greeting, paragraphs, closing, signature picture, name and role."""

    id: str
    paragraphs: tuple[Paragraph, ...]
    greeting: Rich = ()
    closing: Rich = ()
    signature: ImageContent | None = None
    name: Rich = ()
    role: Rich = ()
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class NamesContent:
    """Names in columns, in groups (donors by tier, the board)."""

    id: str
    groups: tuple[tuple[Rich, tuple[Rich, ...]], ...]
    columns: int = 3
    title: Rich = ()
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class SideBySideContent:
    """Blocks next to each other; ``widths`` are the proportions."""

    id: str
    columns: tuple[tuple[BlockContent, ...], ...]
    widths: tuple[float, ...]
    place: Place = NOWHERE


BlockContent = (
    ProseContent
    | KeyFactsContent
    | CalloutContent
    | TableContent
    | ChartContent
    | ImageContent
    | QuoteContent
    | LetterContent
    | NamesContent
    | SideBySideContent
)


@dataclass(frozen=True, slots=True)
class ArtworkContent:
    """The cover's picture drawn from data.

    ``dot_field``: ``dots`` small dots, of which ``bright`` brighter ones, ``per_dot`` things a dot.
    ``bars``: one bar for each of ``heights``.
    """

    kind: Literal["dot_field", "bars", "none"]
    dots: int = 0
    bright: int = 0
    per_dot: int = 1
    heights: tuple[float, ...] = ()
    bright_heights: tuple[float, ...] = ()
    key: Rich = ()
    alt: str = ""


@dataclass(frozen=True, slots=True)
class CoverContent:
    """The first page."""

    id: str
    title: Rich
    organization: Rich
    subtitle: Rich = ()
    artwork: ArtworkContent = field(default_factory=lambda: ArtworkContent("none"))
    logo: ImageContent | None = None
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class ContentsContent:
    """The list of chapters with page numbers, and blocks that stand under it."""

    id: str
    title: Rich
    depth: int = 2
    blocks: tuple[BlockContent, ...] = ()
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class ChapterContent:
    """A chapter: opener (band or compact), lead, blocks. Notes and method are chapters too."""

    id: str
    title: Rich
    kicker: Rich = ()
    lead: Rich = ()
    opener: Literal["band", "compact", "none"] = "band"
    numeral: Rich = ()
    numeral_label: Rich = ()
    blocks: tuple[BlockContent, ...] = ()
    in_contents: bool = True
    starts: Literal["page", "recto", "run_on", "follow", "auto"] = "page"
    short_title: str = ""
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class BackContent:
    """The last page: thanks, funder's statement, contact, imprint, how to cite."""

    id: str
    blocks: tuple[BlockContent, ...]
    title: Rich = ()
    contact: tuple[tuple[Rich, Rich], ...] = ()
    imprint: tuple[Paragraph, ...] = ()
    place: Place = NOWHERE


SectionContent = CoverContent | ContentsContent | ChapterContent | BackContent


@dataclass(frozen=True, slots=True)
class SpokenWords:
    """What the file says to those who listen, in the report's language.

    ``note`` names a footnote's link (with the gap ``number``), ``back`` the link from a note to its
    mark; ``page_of`` is a folio that tells how many pages there are; ``category``, ``group`` and
    ``as_printed`` head columns of attached data.
    """

    note: str = "Footnote {number}"
    back: str = "Back to the text"
    category: str = "Category"
    group: str = "Group"
    as_printed: str = "as printed"
    page_of: str = "{page} of {pages}"


@dataclass(frozen=True, slots=True)
class ReportContent:
    """The whole report, resolved.

    Attributes
    ----------
    values : mapping of str to Value
        Every value that is printed, by ledger id.
    footnotes : mapping of str to Footnote
        By the id that ``Run.note`` names.
    left_out : tuple of str
        Sections and blocks left out for want of data, as sentences.
    checks : mapping of str to tuple of CheckMark
        What checking found of each value, by ledger id.
    date : str
        ISO date from ``report.date`` or SOURCE_DATE_EPOCH; empty when there is none.
    """

    title: str
    organization: str
    year: int
    language: str
    sections: tuple[SectionContent, ...]
    values: Mapping[str, Value]
    footnotes: Mapping[str, Footnote]
    corrections: tuple[Correction, ...] = ()
    left_out: tuple[str, ...] = ()
    subject: str = ""
    keywords: tuple[str, ...] = ()
    rights: str = ""
    date: str = ""
    head: Rich = ()
    spoken: SpokenWords = SpokenWords()
    checks: Mapping[str, tuple[CheckMark, ...]] = field(default_factory=dict)
