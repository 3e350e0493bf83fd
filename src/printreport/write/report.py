"""Painted units → one PDF file and its ledger, written under temporary names and renamed when whole.

Stage 6, second half.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from printreport.draw.style import Style
from printreport.errors import FindingsError
from printreport.findings import Findings
from printreport.model.content import ReportContent
from printreport.model.ledger import PlacedBar, PlaceOnPage, RowsOnPage
from printreport.model.profile import Profile
from printreport.slotted import dataclass
from printreport.write.attachments import attach_data
from printreport.write.bars import check_bars, panels_of
from printreport.write.csv_data import exhibits
from printreport.write.document import Document
from printreport.write.ink import Ink
from printreport.write.ledger import write_ledger
from printreport.write.metadata import Dates, describe
from printreport.write.painted import PaintedPage, PaintedUnit
from printreport.write.staging import Staging

_Place = TypeVar("_Place", PlaceOnPage, PlaceOnPage | RowsOnPage)

__all__ = ["OpenUnit", "ReportWriter", "Written"]


@dataclass(frozen=True, slots=True)
class Written:
    """A finished file: its SHA-256 in hexadecimal and its number of pages."""

    path: Path
    sha256: str
    pages: int


class ReportWriter:
    """One file in the making; leave it with :meth:`finish`, or with nothing.

    Parameters
    ----------
    path : Path
        Where the file will stand once it is published; its ledger stands beside it with its stem.
    staging : Staging

    Raises
    ------
    OutputError [PR005]
        The folder can not be made.
    """

    def __init__(
        self, content: ReportContent, style: Style, profile: Profile, ink: Ink, path: Path, staging: Staging
    ) -> None:
        self.content = content
        self.style = style
        self.profile = profile
        self.path = path
        self._staging = staging
        self._part = staging.part(path)
        self._stream = self._part.open("wb")
        self._document = Document(self._stream, style.faces, ink, content.language, profile.pdf_version)
        self._places: list[PlaceOnPage | RowsOnPage] = []
        self._alternatives: list[PlaceOnPage] = []
        self._bars: list[PlacedBar] = []
        self._loose: list[tuple[int, str]] = []
        self._counted: dict[int, bool] = {}

    def __enter__(self) -> ReportWriter:
        try:
            if self.profile.attaches_data:
                attach_data(self._document, self.content, Dates.of(self.content.date))
        except BaseException:
            self._stream.close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stream.close()

    def put(self, unit: PaintedUnit, n_before: int) -> None:
        """Write a whole unit, before which so many pages come; units may be put in any order."""
        opened = self.open_unit(n_before)
        for page in unit.pages:
            opened.put(page)
        opened.close(unit)

    def open_unit(self, n_before: int) -> OpenUnit:
        """Begin a unit whose pages are put one by one."""
        return OpenUnit(self, n_before)

    def finish(self) -> Written:
        """Write what is known at the end, and the ledger.

        Raises
        ------
        FindingsError [PR313, PR421, PR501, PR522]
            A link leads nowhere, a character has no glyph in the face that sets it, text stands outside
            of the reading order, or a bar has not the length of its value.
        """
        _check_glyphs(self.style)
        self._check_document()
        counted = [self._counted[index] for index in sorted(self._counted)]
        describe(self._document, self.content, counted, self.profile)
        sha256 = self._document.finish()
        self._stream.close()
        wrong = Findings()
        check_bars(self._bars, self.content.values, wrong, panels_of(exhibits(self.content)))
        if wrong.has_errors():
            raise FindingsError(wrong.sorted())
        places = [*_by_page(self._places), *_by_page(self._alternatives)]
        ledger = self._staging.part(self.path.with_suffix(".ledger.json"))
        write_ledger(ledger, self.content, places, self.profile.name)
        return Written(self.path, sha256, len(counted))

    def _check_document(self) -> None:
        """Refuse a file in which words stand outside of the structure, or a link leads nowhere."""
        findings = Findings()
        for name in self._document.lost_links():
            findings.error(
                "PR313", f'a link leads to "#{name}", but no section, block or heading has that id'
            )
        for page, text in sorted(self._loose):
            findings.error("PR501", f'page {page} has text outside the reading order: "{text}"')
        if findings.has_errors():
            raise FindingsError(findings.sorted())


class OpenUnit:
    """A unit whose pages are put as they are painted; made by :meth:`ReportWriter.open_unit`."""

    def __init__(self, writer: ReportWriter, n_before: int) -> None:
        self._writer = writer
        self._n_before = n_before
        self._index = n_before
        self._unit = writer._document.unit()

    def put(self, page: PaintedPage) -> None:
        """Write the next page."""
        writer, index = self._writer, self._index
        writer._places += page.places_on(index + 1)
        writer._bars += page.bars_on(index + 1)
        writer._loose += ((index + 1, text) for text in page.loose)
        writer._counted[index] = page.is_counted
        self._unit.put(page, index)
        self._index += 1

    def close(self, unit: PaintedUnit) -> None:
        """Write what is known after the last page; the pages of ``unit`` itself are not looked at."""
        writer = self._writer
        self._unit.close(unit.tree)
        first = self._n_before + 1
        writer._alternatives += (place.on(first + page) for page, place in unit.alternatives)


def _by_page(places: Sequence[_Place]) -> Sequence[_Place]:
    """Give places in the order of pages; those of a page keep theirs."""
    return sorted(places, key=lambda place: place.page)


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
