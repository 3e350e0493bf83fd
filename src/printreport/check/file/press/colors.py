"""PR533, PR534, PR535: no color for screens, black text in black ink alone, printed over its ground.

Source: ISO 15930-4 (CMYK and spot colors); PDF/X-4 allows RGB, but what it becomes is the shop's guess.
"""

from __future__ import annotations

from printreport.check.file.press.matrix import overlaps
from printreport.check.file.press.objects import Mark
from printreport.check.file.press.sheet import PressFile, tell
from printreport.findings import Findings

__all__ = ["check_black_text", "check_overprint", "check_rgb"]

_LARGE = 24.0
"""Type from here on [pt] bears several inks."""
_BLACK, _TRACE, _NEUTRAL = 0.85, 0.02, 0.5


def check_rgb(file: PressFile, findings: Findings) -> None:
    """Find operators, pictures and shadings in RGB."""
    for page in file.pages:
        found = [
            (f"{_name(mark)} is painted in {mark.space.name or 'a color space that is not known'}", mark.rect)
            for mark in page.marks
            if mark.space.family in ("rgb", "")
        ]
        tell(findings, "PR533", "error", page, found, "convert it to CMYK by the shop's ICC profile")


def check_black_text(file: PressFile, findings: Findings) -> None:
    """Find small black text made of several inks, which are never in perfect register."""
    for page in file.pages:
        found = [
            (f'the text "{mark.text[:30]}" is black made of {_recipe(mark)}', mark.rect)
            for mark in page.marks
            if mark.kind == "text" and mark.size < _LARGE and _is_rich(mark)
        ]
        tell(findings, "PR534", "error", page, found, "set text in black ink alone")


def _is_rich(mark: Mark) -> bool:
    if mark.ink is None:
        return False
    colored = mark.ink[:3]
    return (mark.ink[3] >= _BLACK and sum(colored) > _TRACE) or min(colored) >= _NEUTRAL


def check_overprint(file: PressFile, findings: Findings) -> None:
    """Find black text that knocks its ground out, and white that would vanish."""
    for page in file.pages:
        knocked, lost = [], []
        grounds: list[Mark] = []
        for mark in page.marks:
            if mark.overprints and mark.ink is not None and not any(mark.ink) and mark.kind != "image":
                lost.append((f"{_name(mark)} is white and overprints: it vanishes", mark.rect))
            if mark.kind == "text" and mark.size < _LARGE and _is_black(mark) and not mark.overprints:
                if any(overlaps(each.rect, mark.rect) for each in grounds):
                    knocked.append((f'the black text "{mark.text[:30]}" knocks out its ground', mark.rect))
            elif mark.kind in ("fill", "image", "shading") and (mark.ink is None or any(mark.ink[:3])):
                grounds.append(mark)
        tell(findings, "PR535", "warning", page, knocked, "let black text overprint")
        tell(findings, "PR535", "error", page, lost, "let white knock out")


def _is_black(mark: Mark) -> bool:
    return mark.ink is not None and mark.ink[3] >= _BLACK and not any(mark.ink[:3])


def _recipe(mark: Mark) -> str:
    return " ".join(f"{plate}{part * 100:.0f}" for plate, part in zip("CMYK", mark.ink or (), strict=False))


def _name(mark: Mark) -> str:
    names = {"text": f'the text "{mark.text[:30]}"', "fill": "an area", "stroke": "a line"}
    return names.get(mark.kind, {"image": "a picture", "shading": "a gradient"}.get(mark.kind, mark.kind))
