"""PR568: running text is as large as the receiver asks for; tables and charts may be smaller.

Source: see the profiles. In a tagged file the structure tells what is a table, a chart or a caption;
in another, short stretches may be labels, so that they are a warning.
"""

from __future__ import annotations

from collections import Counter

from printreport.check.file.portal.opened import Line, PortalFile, at
from printreport.findings import Findings
from printreport.model.portal import PortalRules

__all__ = ["check_type_size"]

_SLACK = 0.11
_RAISED = 3
"""Characters up to which small text is a mark set high or low."""
_LEAST_LEGIBLE = 6.0


def check_type_size(file: PortalFile, rules: PortalRules, findings: Findings) -> None:
    """Look at each line's size."""
    if not rules.type_size:
        return
    is_tagged = file.tagged.structure is not None
    short: Counter[int] = Counter()
    small: dict[tuple[int, float], list[Line]] = {}
    for line in file.lines:
        if line.size >= rules.type_size - _SLACK or len(line.text) <= _RAISED or line.is_artifact:
            continue
        if line.is_exhibit and line.size >= _LEAST_LEGIBLE:
            continue
        if line.is_running or is_tagged:
            small.setdefault((line.page, line.size), []).append(line)
        else:
            short[line.page] += 1
    for (page, size), lines in sorted(small.items()):
        others = f" with {len(lines) - 1:,} more lines" if len(lines) > 1 else ""
        message = (
            f'page {page}: "{lines[0].text[:40]}"{others} is {size:g} pt, '
            f"and {rules.type_size:g} pt is the least"
        )
        findings.add(at("PR568", "error", message, file.name, page, lines[0].rect))
    for page, count in sorted(short.items()):
        message = (
            f"page {page} has {count:,} short stretches under {rules.type_size:g} pt, "
            "which only tables and charts may have"
        )
        findings.add(at("PR568", "warning", message, file.name, page))
