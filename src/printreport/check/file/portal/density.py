"""PR569, PR570: running text has no more lines and characters to the inch than the receiver allows.

Source: NIH, Format Attachments (6 lines, 15 characters); NSF PAPPG II.C (6 lines). Characters are
counted with their spaces over all running lines of a page, for a single line is no measure.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from printreport.check.file.portal.opened import Line, PortalFile, at
from printreport.findings import Findings
from printreport.model.portal import PortalRules

__all__ = ["check_density"]

_SLACK = 0.15
_LEAST_LINES = 3


def check_density(file: PortalFile, rules: PortalRules, findings: Findings) -> None:
    """Look at the running lines of each page."""
    by_page: dict[int, list[Line]] = {}
    for line in file.lines:
        if line.is_running:
            by_page.setdefault(line.page, []).append(line)
    for page, lines in by_page.items():
        if rules.lines_per_inch:
            _check_lines(page, lines, rules.lines_per_inch, file, findings)
        if rules.characters_per_inch and len(lines) >= _LEAST_LINES:
            _check_characters(page, lines, rules.characters_per_inch, file, findings)


def _check_lines(page: int, lines: Sequence[Line], most: float, file: PortalFile, findings: Findings) -> None:
    for upper, lower in pairwise(lines):
        fall = upper.base - lower.base
        beside = min(upper.rect[2], lower.rect[2]) - max(upper.rect[0], lower.rect[0])
        if fall <= 0.5 * upper.size or beside <= 0 or abs(upper.size - lower.size) > 0.6:
            continue
        if 72.0 / fall > most + _SLACK:
            message = (
                f'page {page}: the lines at "{lower.text[:40]}" stand {72.0 / fall:.1f} to the inch, '
                f"and {most:g} are the most"
            )
            findings.add(at("PR569", "error", message, file.name, page, lower.rect))
            return


def _check_characters(
    page: int, lines: Sequence[Line], most: float, file: PortalFile, findings: Findings
) -> None:
    width = sum(line.rect[2] - line.rect[0] for line in lines)
    count = sum(len(line.text) for line in lines)
    if width and 72.0 * count / width > most + 0.05:
        rect = (
            min(line.rect[0] for line in lines),
            min(line.rect[1] for line in lines),
            max(line.rect[2] for line in lines),
            max(line.rect[3] for line in lines),
        )
        message = (
            f"page {page} has {72.0 * count / width:.1f} characters to the inch, and {most:g} are the most"
        )
        findings.add(at("PR570", "error", message, file.name, page, rect))
