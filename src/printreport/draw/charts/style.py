"""The look of charts: palette, type, thickness and gaps; no chart kind holds a number of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, fields
from functools import lru_cache
from typing import TYPE_CHECKING

from printreport.resolve.numbers import locale_of
from printreport.slotted import dataclass

if TYPE_CHECKING:
    from printreport.model.theme import ThemeSpec

__all__ = ["DEFAULT_PALETTE", "ChartStyle", "Paint", "contrast"]

DEFAULT_PALETTE: Mapping[str, str] = {
    "ink": "#1B2733",
    "muted": "#52606D",
    "paper": "#FFFFFF",
    "primary": "#12304A",
    "secondary": "#1F7A83",
    "accent": "#B87514",
    "alert": "#8E3420",
    "pale": "#DDE5EC",
    "pale_line": "#738290",
    "rule": "#CBD2D9",
    "zebra": "#F4F7F9",
    "shade_1": "#E6EEF3",
    "shade_2": "#BFD3DE",
    "shade_3": "#84ABBF",
    "shade_4": "#3D6F8D",
    "shade_5": "#12304A",
}
"""Every color role that charts ask for, with the house colors."""


@dataclass(frozen=True, slots=True)
class Paint:
    """How a bar looks: fill, outline, hatch lines; color roles."""

    fill: str
    edge: str = ""
    hatched: bool = False


@lru_cache(256)
def _luminance(rgb: str) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)

    red, green, blue = (linear(int(rgb[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Give the contrast ratio of two colors "#rrggbb" (WCAG 2.2, "contrast ratio")."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


@dataclass(frozen=True, slots=True)
class ChartStyle:
    """Look of all charts of a report; lengths in points.

    Attributes
    ----------
    palette : mapping of color role to "#rrggbb"
        Needed to choose legible text; the colors themselves are set at replay.
    bar, bar_gap : float
        Thickness of a horizontal bar, and the space between two rows.
    column, column_pair : float
        Most thickness of a standing bar, alone and in a group.
    column_height : tuple of float
        Least and most height of the tallest standing bar; between them it is 0.42 of the width.
    """

    palette: Mapping[str, str] = field(default_factory=lambda: dict(DEFAULT_PALETTE))
    size: float = 8.0
    leading: float = 10.0
    face: str = "sans"
    strong_face: str = "sans-semibold"
    bar: float = 11.0
    bar_gap: float = 4.5
    column: float = 26.0
    column_pair: float = 22.0
    column_height: tuple[float, float] = (92.0, 132.0)
    label_gap: float = 3.5
    column_gap: float = 10.0
    hairline: float = 0.25
    rule_width: float = 0.5
    outline: float = 0.5
    hatch_width: float = 0.6
    hatch_pitch: float = 3.2
    group_separator: str = ","
    decimal_separator: str = "."
    percent_pattern: str = "{}%"
    no_data: str = "No data"
    language: str = "en-US"

    @classmethod
    def from_mapping(cls, values: Mapping[str, object]) -> ChartStyle:
        """Build a style from plain values; a palette given in part is filled up with the defaults.

        Raises
        ------
        TypeError
            A key is no field of the style.
        """
        given = dict(values)
        known = {item.name for item in fields(cls)}
        if unknown := sorted(set(given) - known):
            raise TypeError(f"chart style has no {unknown[0]!r}")
        palette = given.pop("palette", {})
        if not isinstance(palette, Mapping):
            raise TypeError("palette must map color roles to #rrggbb")
        return cls(palette={**DEFAULT_PALETTE, **palette}, **given)  # type: ignore[arg-type]

    @classmethod
    def from_theme(cls, theme: ThemeSpec, language: str = "en-US") -> ChartStyle:
        """Build the style of a theme's charts; numbers on axes follow the language."""
        axis = theme.styles.get("axis")
        return cls.from_mapping(
            {
                "palette": {role: spec.rgb for role, spec in theme.colors.items()},
                "bar": theme.bar_thickness,
                "bar_gap": 0.4 * theme.bar_thickness,
                "language": language,
                **({"size": axis.size, "leading": max(axis.leading - 0.5, axis.size + 1.5)} if axis else {}),
                **_number_signs(language),
            }
        )

    def text_on(self, fill: str) -> str:
        """Give the text color role that reads best on a fill."""
        ground = self.palette[fill]
        return max(("ink", "paper"), key=lambda role: contrast(self.palette[role], ground))

    def paint(self, *, strong: bool, derived: bool = False) -> Paint:
        """Give the paint of a single bar: dark when it matters, hatched when the value is ours."""
        if derived:
            return Paint("paper", "primary" if strong else "pale_line", hatched=True)
        return Paint("primary") if strong else Paint("pale", "pale_line")

    def series_paints(self, count: int) -> tuple[Paint, ...]:
        """Give one paint a series, the last the darkest, neighbors apart in lightness or hatch."""
        ramp = (
            Paint("pale", "pale_line"),
            Paint("secondary"),
            Paint("paper", "secondary", hatched=True),
            Paint("shade_3", "pale_line"),
            Paint("paper", "pale_line", hatched=True),
        )
        if count <= 1:
            return (Paint("primary"),)
        return (*(ramp[index % len(ramp)] for index in range(count - 1)), Paint("primary"))

    def part_paints(self, count: int) -> tuple[Paint, ...]:
        """Give one paint a part of a whole, the first the darkest."""
        ramp = (
            Paint("primary"),
            Paint("secondary"),
            Paint("paper", "secondary", hatched=True),
            Paint("shade_3", "pale_line"),
            Paint("paper", "pale_line", hatched=True),
            Paint("pale", "pale_line"),
        )
        if count <= 2:
            return (Paint("primary"), Paint("pale", "pale_line"))[:count]
        inner = tuple(ramp[index % 5] for index in range(count - 1))
        return (*inner, ramp[5])


def _number_signs(language: str) -> dict[str, str]:
    """Give the separators and the percent form of a language."""
    if language.partition("-")[0] == "en":
        return {}
    from babel.numbers import get_decimal_symbol, get_group_symbol

    locale = locale_of(language)
    percent = str(locale.percent_formats[None].pattern)
    return {
        "group_separator": get_group_symbol(locale),
        "decimal_separator": get_decimal_symbol(locale),
        "percent_pattern": percent.replace("#,##0", "{}").replace("#,##,##0", "{}"),
    }
