"""PR571: page numbers stand on the pages where the receiver wants them, and nowhere where it sets its own.

Source: NSF PAPPG II.C.1 (numbered by the sender); NIH, Format Attachments (no heads, feet, numbers).
"""

from __future__ import annotations

import re

from printreport.check.file.portal.opened import Line, PortalFile, at
from printreport.findings import Findings
from printreport.model.portal import PortalRules

__all__ = ["check_folios", "is_folio"]

_FOLIO = re.compile(r"(?:page\s*)?(?:[A-Z]-?)?(\d{1,4})(?:\s*(?:of|de|/)\s*\d{1,4})?", re.IGNORECASE)
_ZONE = 79.0
"""How far from the upper or lower edge a page number stands [pt]."""


def is_folio(line: Line, height: float) -> bool:
    """Tell whether a line is a page number by its words and its place."""
    near = line.rect[3] < _ZONE or line.rect[1] > height - _ZONE
    return (
        near
        and _FOLIO.fullmatch(line.text.strip()) is not None
        and not (line.is_exhibit and not line.is_artifact)
    )


def check_folios(file: PortalFile, rules: PortalRules, findings: Findings) -> None:
    """Look for the page numbers of a file's own."""
    if rules.page_numbers == "free":
        return
    heights = [height for _, height in file.sizes]
    folios = {line.page: line for line in file.lines if is_folio(line, heights[line.page - 1])}
    if rules.page_numbers == "wanted":
        has_text = {line.page for line in file.lines}
        for page in sorted(has_text - set(folios)):
            message = f"page {page} has no page number, and the receiver wants one on each"
            findings.add(at("PR571", "error", message, file.name, page))
        return
    counted = [
        line
        for page, line in folios.items()
        if _number(line) - page == _number(folios[min(folios)]) - min(folios)
    ]
    # One number at the foot of one page of several may be anything.
    if len(counted) >= min(2, len(heights)):
        for line in counted:
            message = f'page {line.page} has the page number "{line.text}", and the receiver sets its own'
            findings.add(at("PR571", "error", message, file.name, line.page, line.rect))


def _number(line: Line) -> int:
    found = _FOLIO.fullmatch(line.text.strip())
    return int(found[1]) if found is not None else 0
