"""Pages → one PDF file and its ledger, written under temporary names and renamed when whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from printreport.compose.furniture import draw_page
from printreport.compose.page import Unit
from printreport.draw.story import Story
from printreport.draw.style import Style
from printreport.errors import FindingsError
from printreport.findings import Findings
from printreport.model.content import ReportContent
from printreport.model.ledger import PlacedBar, PlaceOnPage
from printreport.model.profile import Profile
from printreport.model.structure import StructureElement
from printreport.write.alt_places import alt_places
from printreport.write.attachments import attach_data
from printreport.write.bars import check_bars, panels_of
from printreport.write.canvas import PageCanvas
from printreport.write.csv_data import exhibits
from printreport.write.document import Document
from printreport.write.ink import ink_of
from printreport.write.ledger import ledger_of, ledger_text
from printreport.write.metadata import Dates, describe
from printreport.write.sheet import Sheet
from printreport.write.staging import Staging
from printreport.write.tags import level_headings

__all__ = ["Written", "write_report"]


@dataclass(frozen=True, slots=True)
class Written:
    """A finished file: its SHA-256 in hexadecimal and its number of pages."""

    path: Path
    sha256: str
    pages: int


def write_report(
    story: Story,
    units: Sequence[Unit],
    content: ReportContent,
    style: Style,
    profile: Profile,
    path: Path,
    findings: Findings,
    staging: Staging,
    watermark: str = "",
) -> Written:
    """Paint the pages and write the file.

    Parameters
    ----------
    path : Path
        Where the file will stand once it is published; its ledger stands beside it with its stem.
    staging : Staging
    watermark : str
        Set across each page of a draft.

    Raises
    ------
    OutputError [PR005]
        The folder can not be made.
    FindingsError [PR421, PR522]
        A character has no glyph in the face that sets it, or a bar has not the length of its value.
    """
    part = staging.part(path)
    pages = [page for unit in units for page in unit.pages]
    ink = ink_of(style.theme.colors, profile)
    with part.open("wb") as stream:
        document = Document(stream, style.faces, ink, content.language, profile.pdf_version)
        if profile.attaches_data:
            attach_data(document, content, Dates.of(content.date))
        painting = _Painting(story, content, style, profile, document)
        for unit in units:
            painting.put(unit, watermark)
        _check_glyphs(style)
        _check_canvas(document, painting.loose)
        describe(document, content, pages, profile)
        sha256 = document.finish()
    wrong = Findings()
    check_bars(painting.bars, content.values, wrong, panels_of(exhibits(content)))
    if wrong.has_errors():
        raise FindingsError(wrong.sorted())
    places = [*painting.places, *_moved(alt_places(painting.tree, content), profile.bleed + profile.slug)]
    ledger = ledger_text(ledger_of(content, places, profile.name))
    staging.part(path.with_suffix(".ledger.json")).write_text(ledger, encoding="utf-8")
    return Written(path, sha256, len(pages))


class _Painting:
    """Paints units into a document, and keeps what their pages tell.

    Attributes
    ----------
    places, bars : list
        The numbers on the pages, and the bars.
    loose : list of (int, str)
        Text outside of the structure, with its page from 1.
    tree : StructureElement
        Holds the elements of all units.
    """

    def __init__(
        self, story: Story, content: ReportContent, style: Style, profile: Profile, document: Document
    ) -> None:
        self.places: list[PlaceOnPage] = []
        self.bars: list[PlacedBar] = []
        self.loose: list[tuple[int, str]] = []
        self.tree = StructureElement("Document")
        self._story = story
        self._title = content.title
        self._furniture = profile.furniture
        self._document = document
        self._level = 0
        sheet = Sheet(profile.bleed, profile.slug, profile.marks)
        self._canvas = PageCanvas(
            style, document.ink, content.spoken, profile.links_out, profile.links, sheet
        )
        self._canvas.inline.notes = {
            key: note.element for key, note in story.notes.items() if note.element is not None
        }

    def put(self, unit: Unit, watermark: str) -> None:
        """Paint a unit, and write it."""
        canvas = self._canvas
        roots = [self._story.section(index).root for index in range(unit.first, unit.last + 1)]
        for root in roots:
            self._level = level_headings(root, self._level)
        canvas.inline.placed = set(unit.notes_before)
        writer = self._document.unit()
        for index, page in enumerate(unit.pages, unit.n_before):
            canvas.start_page(page.geometry)
            draw_page(canvas, page, canvas.style, self._story.head, self._furniture)
            if watermark:
                _draw_watermark(canvas, watermark)
            painted = canvas.end_page(f"{self._title} · {page.number}")
            self.places += painted.places_on(index + 1)
            self.bars += painted.bars_on(index + 1)
            self.loose += ((index + 1, text) for text in painted.loose)
            writer.put(painted, index)
        elements = [kid for root in roots for kid in root.kids if isinstance(kid, StructureElement)]
        writer.close(canvas.end_unit(elements))
        self.tree.kids += elements


def _moved(places: Iterable[PlaceOnPage], margin: float) -> Iterator[PlaceOnPage]:
    """Count the boxes of figures from the corner of the sheet."""
    for place in places:
        rect = place.rect
        if margin and any(rect):
            rect = (rect[0] + margin, rect[1] + margin, rect[2] + margin, rect[3] + margin)
        yield replace(place, rect=rect)


def _check_glyphs(style: Style) -> None:
    """Refuse a file in which a character would print as a box."""
    findings = Findings()
    for face in style.faces.loaded():
        for character in sorted(face.missing - {"\n", "\u200b"}):
            findings.error(
                "PR421",
                f'"{character}" (U+{ord(character):04X}) has no glyph in {face.path.name}; it would be a box',
                hint="another character, or a theme whose face has it",
            )
    if findings.has_errors():
        raise FindingsError(findings.sorted())


def _check_canvas(document: Document, loose: Sequence[tuple[int, str]]) -> None:
    """Refuse a file in which words stand outside of the structure, or a link leads nowhere."""
    findings = Findings()
    for name in document.lost_links():
        findings.error("PR313", f'a link leads to "#{name}", but no section, block or heading has that id')
    for page, text in loose:
        findings.error("PR501", f'page {page} has text outside the reading order: "{text}"')
    if findings.has_errors():
        raise FindingsError(findings.sorted())


def _draw_watermark(canvas: PageCanvas, text: str) -> None:
    page = canvas.geometry
    with canvas.artifact("Watermark"):
        face = canvas.style.face("sans-bold")
        width = face.width(text, 11)
        canvas.fill_rect(page.width - width - 34, page.height - 26, width + 16, 18, "alert")
        canvas.text(
            page.width - width - 26,
            page.height - 21,
            text,
            "sans-bold",
            11,
            "paper",
            number_class="reference",
        )
