"""The file for the press: four inks, bleed and marks, nothing that can be clicked.

Source: ISO 15930-7 (PDF/X-4); FOGRA39 (ISO 12647-2, coated paper), total ink at most 300 %.
"""

from __future__ import annotations

from printreport.model.profile import Profile

__all__ = ["PRINT"]

PRINT = Profile(
    name="print",
    title="Printing on a press",
    mirrored=True,
    recto_starts=True,
    multiple_of=4,
    archive_part=0,
    accessible_part=0,
    links_out=False,
    color="cmyk",
    bleed=9.0,
    slug=27.0,
    marks=True,
    spine_shift=7.0,
    links=False,
    ink_limit=300.0,
    icc="ISOcoated_v2_300_bas",
    press_standard="PDF/X-4",
    preflight="press:offset-300",
    pdf_version=(1, 6),
)
