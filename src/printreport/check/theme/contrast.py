"""PR132-PR134: text and graphics stand out from their grounds, and color never tells alone.

Source: WCAG 2.1, 1.4.3 (contrast of text, 4.5:1), 1.4.11 (of graphics, 3:1), 1.4.1 (use of color);
relative luminance as defined there.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from printreport.findings import Findings
from printreport.model.theme import ThemeSpec

__all__ = ["check_contrast", "contrast", "grounds_of"]

TEXT, GRAPHICS = 4.5, 3.0
_APART = 1.15
"""Ratio of neighbors on a ramp that is told apart in print without color."""

_ON_PAPER = ("primary", "secondary", "accent", "alert", "pale_line")
_RAMP = ("shade_1", "shade_2", "shade_3", "shade_4", "shade_5")


def _luminance(rgb: str) -> float:
    parts = [int(rgb[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Give the contrast ratio of two colors, 1-21.

    Examples
    --------
    >>> contrast("#000000", "#FFFFFF"), round(contrast("#767676", "#FFFFFF"), 2)
    (21.0, 4.54)
    """
    bright, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def grounds_of(theme: ThemeSpec, style: str) -> tuple[str, ...]:
    """Give the color roles that a kind of text stands on."""
    if style.startswith(("cover_", "contact", "imprint_on_ground")):
        return (theme.cover_ground,)
    if style.startswith("opener_") or style == "chapter_title":
        return ("primary",) if theme.opener == "band" else ("paper",)
    if style in ("card_label", "card_note", "numeral"):
        return ("paper", "pale") if theme.card == "filled" else ("paper",)
    if style in ("callout", "callout_title"):
        return ("pale",)
    return ("paper", "zebra") if style == "table" else ("paper",)


def _texts(theme: ThemeSpec) -> Iterator[tuple[str, str, str]]:
    """Give (color role, ground role, what stands there) of all text."""
    for name, style in theme.styles.items():
        for ground in grounds_of(theme, name):
            yield style.color, ground, f"`{name}`"
    yield "primary_text", "paper", "links"
    yield "alert", "paper", "marks of corrections"
    for shade in _RAMP:
        best = max(("ink", "paper"), key=lambda role: _ratio(theme, role, shade))
        yield best, shade, "numbers on a shade"


def _ratio(theme: ThemeSpec, one: str, other: str) -> float:
    return contrast(theme.colors[one].rgb, theme.colors[other].rgb)


def check_contrast(theme: ThemeSpec, findings: Findings) -> None:
    """Compute the contrast of every text and mark that a theme asks for."""
    users: dict[tuple[str, str], list[str]] = {}
    for color, ground, what in _texts(theme):
        users.setdefault((color, ground), []).append(what)
    for (color, ground), whats in users.items():
        ratio = _ratio(theme, color, ground)
        if ratio < TEXT:
            shown = ", ".join(dict.fromkeys(whats[:3])) + (f" and {len(whats) - 3} more" if whats[3:] else "")
            message = f"`{color}` on `{ground}` has a contrast of {ratio:.1f}:1, 4.5:1 was expected for text"
            findings.error("PR132", message, theme.colors[color].place_of("rgb"), used_by=(shown,))
    grounds = {theme.cover_ground, *(["primary"] if theme.opener == "band" else [])}
    marks = [(color, "paper") for color in _ON_PAPER] + [("accent_bright", at) for at in sorted(grounds)]
    for color, ground in marks:
        ratio = _ratio(theme, color, ground)
        if ratio < GRAPHICS:
            message = (
                f"`{color}` on `{ground}` has a contrast of {ratio:.1f}:1, 3:1 was expected for graphics"
            )
            findings.error("PR133", message, theme.colors[color].place_of("rgb"))
    _check_ramp(theme, findings)


def _check_ramp(theme: ThemeSpec, findings: Findings) -> None:
    """Shades and series are told apart by lightness, so that they are without color too."""
    for lighter, darker in pairwise(_RAMP):
        light, dark = (_luminance(theme.colors[role].rgb) for role in (lighter, darker))
        if light <= dark or (light + 0.05) / (dark + 0.05) < _APART:
            message = f"`{darker}` is not darker than `{lighter}`; shades are told apart by lightness"
            findings.error("PR134", message, theme.colors[darker].place_of("rgb"))
    for one, other in (("pale", "secondary"), ("pale", "primary"), ("secondary", "primary")):
        if _ratio(theme, one, other) < _APART:
            message = f"`{one}` and `{other}` are equally light; series are told apart by lightness"
            findings.error("PR134", message, theme.colors[one].place_of("rgb"))
