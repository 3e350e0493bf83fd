"""PR567: the margins are free of text.

Source: see the profiles. A page number that the receiver wants may stand in the margin.
"""

from __future__ import annotations

from printreport.check.file.portal.folios import is_folio
from printreport.check.file.portal.opened import PortalFile, at
from printreport.findings import Findings
from printreport.model.portal import PortalRules

__all__ = ["check_margins"]

_SLACK = 0.75
"""Overhang of a letter past its own width, and rounding in other programs [pt]."""


def check_margins(file: PortalFile, rules: PortalRules, findings: Findings) -> None:
    """Look for text nearer to an edge than the margin."""
    if not rules.margin:
        return
    told: set[tuple[int, str]] = set()
    for line in file.lines:
        width, height = file.sizes[line.page - 1]
        if rules.page_numbers != "forbidden" and is_folio(line, height):
            continue
        x0, y0, x1, y1 = line.rect
        gaps = {"left": x0, "bottom": y0, "right": width - x1, "top": height - y1}
        edge = min(gaps, key=lambda name: gaps[name])
        if gaps[edge] < rules.margin - _SLACK and (line.page, edge) not in told:
            told.add((line.page, edge))
            message = (
                f'page {line.page}: "{line.text[:40]}" stands {gaps[edge] / 72:.2f} in from the {edge} edge, '
                f"where {rules.margin / 72:.2f} in are to be free of text"
            )
            findings.add(at("PR567", "error", message, file.name, line.page, line.rect))
