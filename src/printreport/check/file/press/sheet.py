"""A file on its way to the press: its pages with boxes and marks, and how findings about them are said."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Any

from printreport.check.file.press.matrix import Rect, overlaps
from printreport.check.file.press.objects import Mark, marks_of
from printreport.findings import Finding, Findings, Severity
from printreport.model.press import PressCondition
from printreport.slotted import dataclass

__all__ = ["PressFile", "PressPage", "tell"]

_MOST = 3
"""Findings of one kind told of a page; the rest is counted."""


class PressPage:
    """One page.

    Attributes
    ----------
    number : int
        From 1.
    media, trim, bleed : Rect [pt]
        A box that the page does not have is the one around it, as readers take it.
    """

    def __init__(self, page: Any, number: int) -> None:  # noqa: ANN401  pikepdf's
        self.page = page
        self.number = number
        self.media: Rect = _sides(page.mediabox)
        self.crop: Rect = _sides(page.obj.get("/CropBox", page.mediabox))
        self.has_trim = "/TrimBox" in page.obj or "/ArtBox" in page.obj
        self.has_bleed = "/BleedBox" in page.obj
        self.trim: Rect = _sides(page.obj.get("/TrimBox", page.obj.get("/ArtBox", page.mediabox)))
        around = page.mediabox if self.has_trim else page.obj.get("/CropBox", page.mediabox)
        self.bleed: Rect = _sides(page.obj.get("/BleedBox", around))

    @cached_property
    def marks(self) -> list[Mark]:
        """What the page paints inside its bleed box; printer's marks are left aside."""
        return [mark for mark in marks_of(self.page) if overlaps(mark.rect, _grown(self.bleed))]


@dataclass(frozen=True)
class PressFile:
    """An open file, and the condition it is held to."""

    path: Path
    pdf: Any
    condition: PressCondition

    @cached_property
    def pages(self) -> list[PressPage]:
        """All pages."""
        return [PressPage(page, number) for number, page in enumerate(self.pdf.pages, 1)]


def tell(
    findings: Findings,
    code: str,
    severity: Severity,
    page: PressPage,
    found: Iterable[tuple[str, Rect | None]],
    hint: str = "",
) -> None:
    """Keep the findings of one kind on one page: the first few, and how many more there are."""
    items = list(found)
    for index, (message, rect) in enumerate(items[:_MOST], 1):
        more = len(items) - _MOST if index == _MOST else 0
        sides = None if rect is None else tuple(round(side, 1) for side in rect)
        said = f"page {page.number}: {message}" + (f", and {more:,} more like it" if more > 0 else "")
        findings.add(Finding(code, severity, said, hint=hint, page=page.number, rect=sides))  # type: ignore[arg-type]


def _sides(box: Any) -> Rect:  # noqa: ANN401
    x0, y0, x1, y1 = (float(side) for side in box)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _grown(box: Rect) -> Rect:
    """Give a box that rules lying exactly on its edge overlap."""
    return box[0] - 0.01, box[1] - 0.01, box[2] + 0.01, box[3] + 0.01
