"""What colors and pictures become in the file: RGB for screens, four inks for the press, gray for the office.

In: the colors of a theme and the profile. Out: operators of the page, and pictures made ready.
Source: ISO 32000-1, 8.6.4 (device color spaces) and 8.6.7 (overprint control).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from printreport.model.profile import Profile
from printreport.model.theme import ColorSpec
from printreport.write.condition import PrintingCondition, read_condition
from printreport.write.pdf_values import number
from printreport.write.pictures import cmyk_picture, gray_picture, limited, rgb_to_cmyk

__all__ = ["CmykInk", "GrayInk", "Ink", "RgbInk", "condition_of", "ink_of"]

Rgb = tuple[float, float, float]
_OPERATORS = {1: ("g", "G"), 3: ("rg", "RG"), 4: ("k", "K")}


class Ink(Protocol):
    """Answers what a color role is painted with."""

    def operator(self, color: str, stroke: bool = False) -> str:
        """Give the operator that sets the color of fills, or of strokes."""

    def overprints(self, color: str) -> bool:
        """Tell whether text of the color is printed over what lies under it, on the black plate alone."""

    def picture(self, path: str) -> Any:  # noqa: ANN401  what ReportLab's drawImage takes
        """Give a picture file as it goes into the file."""


class _Inks:
    """Colors as numbers 0-1, by role."""

    def __init__(self, colors: Mapping[str, tuple[float, ...]]) -> None:
        self._fills: dict[str, str] = {}
        self._strokes: dict[str, str] = {}
        for name, parts in colors.items():
            operands, (fill, stroke) = " ".join(map(number, parts)), _OPERATORS[len(parts)]
            self._fills[name], self._strokes[name] = f"{operands} {fill}", f"{operands} {stroke}"

    def operator(self, color: str, stroke: bool = False) -> str:
        """Give the operator that sets the color of fills, or of strokes."""
        return self._strokes[color] if stroke else self._fills[color]

    def overprints(self, color: str) -> bool:
        """Give false: without plates nothing is printed over."""
        return False


class RgbInk(_Inks):
    """Colors as a screen shows them, pictures as they are."""

    def picture(self, path: str) -> Any:  # noqa: ANN401
        """Give the path itself."""
        return path


class GrayInk(_Inks):
    """Each color as the gray of its own luminance, so that contrast ratios hold."""

    def __init__(self, colors: Mapping[str, Rgb]) -> None:
        super().__init__({name: (gray_of(rgb),) for name, rgb in colors.items()})

    def picture(self, path: str) -> Any:  # noqa: ANN401
        """Give the picture in grays."""
        return gray_picture(path)


class CmykInk(_Inks):
    """Each color by the theme's recipe, else by the ICC profile; never more ink than the limit.

    Parameters
    ----------
    colors : mapping of str to ColorSpec
    ink_limit : float
        In percent; 0 for none.
    """

    def __init__(
        self, colors: Mapping[str, ColorSpec], condition: PrintingCondition, ink_limit: float
    ) -> None:
        recipes = {
            name: limited(
                tuple(part / 100 for part in spec.cmyk)  # type: ignore[arg-type]
                if spec.cmyk is not None
                else rgb_to_cmyk(rgb_of(spec.rgb), condition.path),
                ink_limit / 100,
            )
            for name, spec in colors.items()
        }
        super().__init__(recipes)
        self._black = {name for name, ink in recipes.items() if ink[3] > 0 and not any(ink[:3])}
        self._condition = condition
        self._limit = ink_limit / 100

    def overprints(self, color: str) -> bool:
        """Tell whether the color is black ink alone; paper white must never overprint."""
        return color in self._black

    def picture(self, path: str) -> Any:  # noqa: ANN401
        """Give the picture in four inks; one in grays stays on the black plate."""
        return cmyk_picture(path, self._condition.path, self._limit)


def rgb_of(color: str) -> Rgb:
    """Read a color such as "#12304A".

    Examples
    --------
    >>> rgb_of("#FF0033")
    (1.0, 0.0, 0.2)
    """
    red, green, blue = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def gray_of(rgb: Rgb) -> float:
    """Give the gray that has the luminance of a color.

    Notes
    -----
    Source: WCAG 2.1, "relative luminance"; IEC 61966-2-1 (the transfer curve of sRGB).

    Examples
    --------
    >>> gray_of((1.0, 1.0, 1.0)), round(gray_of((0.0, 0.0, 1.0)), 3)
    (1.0, 0.298)
    """
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in rgb)
    light = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    gray = 12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055
    return round(float(gray), 4)


def condition_of(profile: Profile) -> PrintingCondition | None:
    """Give the printing condition of a profile that has one.

    Raises
    ------
    ReadError, UsageError [PR004, PR003]
        Its ICC profile can not be used.
    """
    return read_condition(profile.icc) if profile.icc else None


def ink_of(colors: Mapping[str, ColorSpec], profile: Profile) -> Ink:
    """Give what the colors of a theme become in a file of the profile."""
    on_screen = {name: rgb_of(spec.rgb) for name, spec in colors.items()}
    condition = condition_of(profile)
    if profile.color == "cmyk":
        assert condition is not None, "a profile in four inks names its ICC profile"
        return CmykInk(colors, condition, profile.ink_limit)
    return GrayInk(on_screen) if profile.color == "gray" else RgbInk(on_screen)
