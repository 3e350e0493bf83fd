"""PR530: every page has a trim box, inside its bleed box, inside its media box.

Source: ISO 15930-7, 6.15 (page boundaries).
"""

from __future__ import annotations

from printreport.check.file.press.matrix import Rect
from printreport.check.file.press.sheet import PressFile, tell
from printreport.findings import Findings

__all__ = ["check_boxes"]

_SLACK = 0.01


def check_boxes(file: PressFile, findings: Findings) -> None:
    """Look at the boxes of each page."""
    for page in file.pages:
        found: list[tuple[str, Rect | None]] = []
        if not page.has_trim:
            found.append(("there is no trim box, so that the shop can not know where to cut", None))
        elif not _inside(page.trim, page.bleed):
            found.append(("the trim box reaches out of the bleed box", page.trim))
        if not _inside(page.bleed, page.media):
            found.append(("the bleed box reaches out of the media box", page.bleed))
        if not _inside(page.bleed, page.crop):
            found.append(("the crop box cuts off a part of the bleed box", page.crop))
        if float(page.page.obj.get("/UserUnit", 1)) != 1:
            found.append(("lengths are scaled by `UserUnit`, which print shops do not expect", None))
        tell(findings, "PR530", "error", page, found)


def _inside(inner: Rect, outer: Rect) -> bool:
    return (
        inner[0] >= outer[0] - _SLACK
        and inner[1] >= outer[1] - _SLACK
        and inner[2] <= outer[2] + _SLACK
        and inner[3] <= outer[3] + _SLACK
    )
