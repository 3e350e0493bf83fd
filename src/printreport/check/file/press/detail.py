"""PR536-PR539: nothing too thin, too coarse, too small, or too near the knife."""

from __future__ import annotations

from printreport.check.file.press.matrix import Rect
from printreport.check.file.press.objects import Mark
from printreport.check.file.press.sheet import PressFile, PressPage, tell
from printreport.findings import Findings

__all__ = ["check_pictures", "check_rules", "check_safety", "check_type_size"]

_SLACK = 0.01
_TYPE_SLACK = 0.05
_COARSE = 2 / 3
_TINY = 0.75
"""Of the least size: the mark of a note may be so small; other type below it is an error."""
_MARK_SIGNS = 2


def check_rules(file: PressFile, findings: Findings) -> None:
    """Find lines, and areas as thin as lines, that the plate does not hold."""
    least = file.condition.least_rule
    for page in file.pages:
        found = [
            (f"a line is {mark.size:.2f} pt wide, at least {least:g} pt were expected", mark.rect)
            for mark in page.marks
            if mark.kind in ("stroke", "fill") and mark.size < least - _SLACK and _is_seen(mark)
        ]
        tell(findings, "PR536", "error", page, found)


def _is_seen(mark: Mark) -> bool:
    """Tell whether a mark is more than an empty path: an area with no extent in one direction is none."""
    return mark.kind == "stroke" or mark.size > 0


def check_pictures(file: PressFile, findings: Findings) -> None:
    """Find pictures with too few pixels for their size."""
    least = file.condition.least_dpi
    for page in file.pages:
        for mark in page.marks:
            if mark.kind == "image" and 0 < mark.dpi < least - 1:
                said = f"a picture has {mark.dpi:.0f} pixels an inch, at least {least:.0f} were expected"
                severity = "error" if mark.dpi < least * _COARSE else "warning"
                tell(findings, "PR537", severity, page, [(said, mark.rect)])  # type: ignore[arg-type]


def check_type_size(file: PressFile, findings: Findings) -> None:
    """Find type that fills up or breaks: smaller in several inks or knocked out than in black."""
    condition = file.condition
    for page in file.pages:
        by_severity: dict[str, list[tuple[str, Rect | None]]] = {"error": [], "warning": []}
        for mark in page.marks:
            if mark.kind != "text" or not mark.text:
                continue
            one_ink = mark.ink is not None and sum(part > 0 for part in mark.ink) == 1
            least = condition.least_type if one_ink else condition.least_type_inks
            if len(mark.text) <= _MARK_SIGNS:
                least = condition.least_type * _TINY
            if mark.size < least - _TYPE_SLACK:
                how = "" if one_ink else " in several inks or none"
                said = (
                    f'the text "{mark.text[:30]}" is {mark.size:.1f} pt{how}, at least {least:g} pt expected'
                )
                by_severity["error" if mark.size < least * _TINY else "warning"].append((said, mark.rect))
        for severity, found in by_severity.items():
            tell(findings, "PR538", severity, page, found)  # type: ignore[arg-type]


def check_safety(file: PressFile, findings: Findings) -> None:
    """Find text that the knife may reach."""
    for page in file.pages:
        by_severity: dict[str, list[tuple[str, Rect | None]]] = {"error": [], "warning": []}
        for mark in page.marks:
            if mark.kind != "text":
                continue
            left = _distance(page, mark.rect)
            if left < file.condition.safety - _SLACK:
                said = (
                    f'the text "{mark.text[:30]}" is {max(left, 0):.0f} pt from the trim, '
                    f"at least {file.condition.safety:g} pt were expected"
                )
                by_severity["error" if left < file.condition.safety / 2 else "warning"].append(
                    (said, mark.rect)
                )
        for severity, found in by_severity.items():
            tell(findings, "PR539", severity, page, found)  # type: ignore[arg-type]


def _distance(page: PressPage, rect: Rect) -> float:
    """Give the way from a rectangle to the nearest edge of the trim box [pt]; negative beyond it."""
    trim = page.trim
    return min(rect[0] - trim[0], rect[1] - trim[1], trim[2] - rect[2], trim[3] - rect[3])
