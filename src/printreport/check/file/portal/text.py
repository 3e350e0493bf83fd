"""PR572, PR573: the file's text can be searched, its fonts are embedded, and it runs in one column.

Source: NSF PAPPG II.C (single column, no scans); NIH eRA (embedded fonts, text and not pictures of it).
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from printreport.check.file.fonts import fonts_of, is_embedded
from printreport.check.file.portal.opened import Line, PortalFile, at
from printreport.findings import Findings
from printreport.model.portal import PortalRules

__all__ = ["check_text"]

_LEAST_ROWS = 5
_LEAST_GAP = 9.0


def check_text(file: PortalFile, rules: PortalRules, findings: Findings) -> None:
    """Look at text as text."""
    if rules.embedded:
        for font in fonts_of(file.pdf):
            if not is_embedded(font):
                name = str(font.get("/BaseFont", "")).removeprefix("/")
                findings.add(at("PR572", "error", f'the font "{name}" is not embedded', file.name))
    if rules.searchable:
        _check_searchable(file, findings)
    if rules.single_column:
        _check_columns(file, findings)


def _check_searchable(file: PortalFile, findings: Findings) -> None:
    with_text = {line.page for line in file.lines}
    for number, page in enumerate(file.pdf.pages, 1):
        if number not in with_text and _has_pictures(page):
            message = f"page {number} is a picture without text that can be searched"
            findings.add(at("PR572", "error", message, file.name, number))


def _has_pictures(page: Any) -> bool:  # noqa: ANN401  pikepdf's
    things = page.obj.get("/Resources", {}).get("/XObject", {})
    return any(thing.get("/Subtype") in ("/Image", "/Form") for thing in dict(things).values())


def _check_columns(file: PortalFile, findings: Findings) -> None:
    """Find pages on which running lines stand beside each other row after row."""
    by_page: dict[int, list[Line]] = {}
    for line in file.lines:
        if line.is_running:
            by_page.setdefault(line.page, []).append(line)
    for page, lines in by_page.items():
        beside: Counter[int] = Counter()
        for left in lines:
            for right in lines:
                if right.rect[0] - left.rect[2] >= _LEAST_GAP and abs(right.base - left.base) < left.size:
                    beside[round(left.base)] += 1
        if len(beside) >= _LEAST_ROWS:
            rect = (
                min(line.rect[0] for line in lines),
                min(line.rect[1] for line in lines),
                max(line.rect[2] for line in lines),
                max(line.rect[3] for line in lines),
            )
            message = f"page {page} has text in columns, one column was expected"
            findings.add(at("PR573", "error", message, file.name, page, rect))
