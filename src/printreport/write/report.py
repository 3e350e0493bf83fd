"""Pages → one PDF file and its ledger, written under temporary names and renamed when whole."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from printreport.compose.furniture import draw_page
from printreport.compose.page import Unit
from printreport.draw.story import Story
from printreport.draw.style import Style
from printreport.errors import FindingsError
from printreport.findings import Findings
from printreport.model.content import ReportContent
from printreport.model.profile import Profile
from printreport.model.structure import StructureElement
from printreport.write.alt_places import alt_places
from printreport.write.attachments import attach_data
from printreport.write.bars import check_bars, panels_of
from printreport.write.canvas import PageCanvas
from printreport.write.csv_data import exhibits
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


def _pack(stream: BytesIO, path: Path, version: tuple[int, int]) -> None:
    """Write the file with object streams, which holds the structure tree in a quarter of the room."""
    import pikepdf

    stream.seek(0)
    packed = BytesIO()
    with pikepdf.open(stream) as pdf:
        pdf.save(
            packed,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            deterministic_id=True,
            min_version=f"{version[0]}.{version[1]}",
        )
    # Written here and not by the library, whose failure to write is no OSError.
    path.write_bytes(packed.getbuffer())


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
    with BytesIO() as stream:
        canvas = PageCanvas(
            stream,
            style,
            ink_of(style.theme.colors, profile),
            content.language,
            content.spoken,
            profile.links_out,
            profile.links,
            Sheet(profile.bleed, profile.slug, profile.marks),
            profile.pdf_version,
        )
        root = canvas.tags.root
        for unit in units:
            for index in range(unit.first, unit.last + 1):
                for kid in story.section(index).root.kids:
                    if isinstance(kid, StructureElement):
                        kid.parent = root
                        root.kids.append(kid)
        level_headings(root)
        canvas.inline.notes = {key: note.element for key, note in story.notes.items() if note.element}
        pages = [page for unit in units for page in unit.pages]
        for page in pages:
            canvas.start_page(page.geometry)
            draw_page(canvas, page, style, story.head, profile.furniture)
            if watermark:
                _draw_watermark(canvas, watermark)
            canvas.end_page(f"{content.title} · {page.number}")
        _check_glyphs(style)
        _check_canvas(canvas)
        if profile.attaches_data:
            attach_data(canvas.pdf, canvas.tags, content, Dates.of(content.date))
        describe(canvas.pdf, content, pages, profile, canvas.painted.hexdigest())
        canvas.save()
        _pack(stream, part, profile.pdf_version)
    wrong = Findings()
    check_bars(canvas.bars, content.values, wrong, panels_of(exhibits(content)))
    if wrong.has_errors():
        raise FindingsError(wrong.sorted())
    places = [*canvas.places, *alt_places(canvas.tags.root, content)]
    ledger = ledger_text(ledger_of(content, places, profile.name))
    staging.part(path.with_suffix(".ledger.json")).write_text(ledger, encoding="utf-8")
    return Written(path, hashlib.sha256(part.read_bytes()).hexdigest(), len(pages))


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


def _check_canvas(canvas: PageCanvas) -> None:
    """Refuse a file in which words stand outside of the structure, or a link leads nowhere."""
    findings = Findings()
    for name in canvas.lost_links():
        findings.error("PR313", f'a link leads to "#{name}", but no section, block or heading has that id')
    for loose in canvas.loose:
        findings.error("PR501", f'page {loose.page} has text outside the reading order: "{loose.text}"')
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
