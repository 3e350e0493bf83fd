"""A small file that a print shop would take as it is; tests break one thing in it."""

from __future__ import annotations

from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from printreport.write.condition import read_condition

MARGIN, WIDTH, HEIGHT = 36.0, 300.0, 400.0
"""From the corner of the sheet to the trim, and the trimmed size [pt]."""
BLEED = 9.0

GROUND = (
    f"0.9 0.6 0.2 0.3 k {MARGIN - BLEED} {MARGIN - BLEED} {WIDTH + 2 * BLEED} {HEIGHT + 2 * BLEED} re f\n"
)
TEXT = "/Over gs 0 0 0 1 k BT /F1 10 Tf 1 0 0 1 100 300 Tm (aaaa) Tj ET /Under gs\n"
WHITE_TEXT = "/Under gs 0 0 0 0 k BT /F1 14 Tf 1 0 0 1 100 300 Tm (aaaa) Tj ET\n"
RULE = "0 0 0 1 K 0.5 w 100 200 m 200 200 l S\n"
PICTURE = "q 24 0 0 24 100 120 cm /Im1 Do Q\n"


def font(pdf: Pdf) -> pikepdf.Object:
    """A font whose one glyph is a square; it is wholly in the file."""
    square = pdf.make_stream(b"600 0 0 0 500 700 d1 0 0 500 700 re f")
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font, Subtype=Name.Type3, FontBBox=[0, 0, 600, 700],
            FontMatrix=[0.001, 0, 0, 0.001, 0, 0],
            CharProcs=Dictionary(a=square), Encoding=Dictionary(Type=Name.Encoding, Differences=[97, Name.a]),
            FirstChar=97, LastChar=97, Widths=[600], Resources=Dictionary(),
        )
    )  # fmt: skip


def picture(pdf: Pdf, pixels: int, space: Name, inks: int) -> pikepdf.Object:
    """A square picture of one tone."""
    image = pdf.make_stream(bytes([60] * pixels * pixels * inks))
    for key, value in (
        ("/Type", Name.XObject), ("/Subtype", Name.Image), ("/Width", pixels), ("/Height", pixels),
        ("/ColorSpace", space), ("/BitsPerComponent", 8),
    ):  # fmt: skip
        image[key] = value
    return image


def add_page(pdf: Pdf, content: str, width: float = WIDTH, height: float = HEIGHT) -> pikepdf.Page:
    """A page with boxes, the font F1, the picture Im1 and the states Over and Under."""
    pdf.add_blank_page(page_size=(width + 2 * MARGIN, height + 2 * MARGIN))
    page = pdf.pages[-1]
    slug = MARGIN - BLEED
    page.obj.TrimBox = Array([MARGIN, MARGIN, MARGIN + width, MARGIN + height])
    page.obj.BleedBox = Array([slug, slug, MARGIN + width + BLEED, MARGIN + height + BLEED])
    page.obj.Resources = Dictionary(
        Font=Dictionary(F1=font(pdf)),
        XObject=Dictionary(Im1=picture(pdf, 100, Name.DeviceCMYK, 4)),
        ExtGState=Dictionary(
            Over=Dictionary(OP=True, op=True, OPM=1),
            Under=Dictionary(OP=False, op=False, OPM=0),
            Half=Dictionary(ca=0.5),
        ),
    )
    page.obj.Contents = pdf.make_stream(content.encode())
    return page


def press_pdf() -> Pdf:
    """Four pages: a cover to its edges, and three with black text, a rule and a picture."""
    pdf = Pdf.new()
    add_page(pdf, GROUND + WHITE_TEXT)
    for _ in range(3):
        add_page(pdf, TEXT + RULE + PICTURE)
    profile = pdf.make_stream(read_condition("ISOcoated_v2_300_bas").profile)
    profile.N = 4
    pdf.Root.OutputIntents = Array(
        [
            Dictionary(
                Type=Name.OutputIntent,
                S=Name.GTS_PDFX,
                OutputConditionIdentifier="FOGRA39",
                DestOutputProfile=profile,
            )
        ]
    )
    return pdf


def paint(pdf: Pdf, code: str, page: int = 1) -> None:
    """Paint something more on a page, counted from 0."""
    pdf.pages[page].contents_add(f"q {code} Q".encode())


def saved(pdf: Pdf, path: Path, **keys: object) -> Path:
    """Write the file."""
    pdf.save(path, **keys)  # type: ignore[arg-type]
    return path
