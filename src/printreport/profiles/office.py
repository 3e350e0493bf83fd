"""The file for an office printer: both sides of the sheet, no bleed, in grays of the same lightness.

Each color becomes the gray of its own luminance, so that every contrast ratio of the theme holds.
Source: WCAG 2.1, "relative luminance" and "contrast ratio".
"""

from __future__ import annotations

from printreport.model.profile import Profile

__all__ = ["OFFICE"]

OFFICE = Profile(
    name="office",
    title="Printing in an office",
    mirrored=True,
    multiple_of=2,
    links_out=False,
    color="gray",
    spine_shift=7.0,
    duplex=True,
)
