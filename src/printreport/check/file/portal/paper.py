"""PR565, PR566: the size of the pages, and how many there are.

Source: see the profiles; the size is checked on what is seen, the crop box with its rotation.
"""

from __future__ import annotations

from printreport.check.file.portal.opened import PortalFile, at
from printreport.findings import Findings
from printreport.model.portal import PortalRules

__all__ = ["check_paper"]

_SLACK = 1.0


def check_paper(file: PortalFile, rules: PortalRules, findings: Findings) -> None:
    """Look at each page's size, at a mix of sizes, and at the count."""
    for number, (width, height) in enumerate(file.sizes, 1):
        over = (rules.page_width and width > rules.page_width + _SLACK) or (
            rules.page_height and height > rules.page_height + _SLACK
        )
        if over:
            message = (
                f"page {number} is {_inches(width, height)}, "
                f"and {_inches(rules.page_width, rules.page_height)} is the most"
            )
            findings.add(at("PR565", "error", message, file.name, number, (0.0, 0.0, width, height)))
    sizes = {(round(width), round(height)) for width, height in file.sizes}
    if len(sizes) > 1:
        findings.add(at("PR565", "warning", f"the pages have {len(sizes)} sizes", file.name))
    count = len(file.sizes)
    if rules.page_limit and count > rules.page_limit:
        message = f"the file has {count:,} pages, and {rules.page_limit:,} are allowed"
        findings.add(at("PR566", "error", message, file.name))


def _inches(width: float, height: float) -> str:
    return f"{width / 72:.2f} × {height / 72:.2f} in"
