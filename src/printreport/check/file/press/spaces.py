"""Color spaces of a page: of what kind they are, and how much ink a color of theirs lays down.

Source: ISO 32000-1, 8.6 (color spaces).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pikepdf

from printreport.slotted import dataclass

__all__ = ["BLACK", "Space", "ink_of", "space_of"]

Ink = tuple[float, float, float, float]
"""Shares 0-1 of cyan, magenta, yellow and black."""

BLACK: Ink = (0.0, 0.0, 0.0, 1.0)
_PLATES = {"Cyan": 0, "Magenta": 1, "Yellow": 2, "Black": 3}
_FAMILIES = {
    "DeviceGray": "gray", "G": "gray", "CalGray": "gray", "DeviceRGB": "rgb", "RGB": "rgb", "CalRGB": "rgb",
    "Lab": "rgb", "DeviceCMYK": "cmyk", "CMYK": "cmyk", "Pattern": "pattern",
}  # fmt: skip
_BY_COUNT = {1: "gray", 3: "rgb", 4: "cmyk"}
_DEEPEST = 4


@dataclass(frozen=True, slots=True)
class Space:
    """A color space.

    Attributes
    ----------
    family : "gray", "rgb", "cmyk", "spot", "pattern" or ""
        "" for one that is not known.
    name : str
        As the file calls it.
    colorants : tuple of str
        Of a spot space: "Black", "All", "PANTONE 123 C".
    """

    family: str
    name: str
    colorants: tuple[str, ...] = ()


def space_of(raw: Any, resources: Any, depth: int = 0) -> Space:  # noqa: ANN401  pikepdf's
    """Give what a color space is: a name, a name of the resources, or an array."""
    if isinstance(raw, pikepdf.Name):
        name = str(raw).removeprefix("/")
        if name in _FAMILIES:
            return Space(_FAMILIES[name], name)
        found = resources.get("/ColorSpace", {}).get(f"/{name}") if resources is not None else None
        return space_of(found, None, depth + 1) if found is not None and depth < _DEEPEST else Space("", name)
    if not isinstance(raw, pikepdf.Array) or not len(raw) or depth > _DEEPEST:
        return Space("", "")
    name = str(raw[0]).removeprefix("/")
    if name == "ICCBased":
        count = int(raw[1].get("/N", 0)) if len(raw) > 1 else 0
        return Space(_BY_COUNT.get(count, ""), f"ICCBased with {count} components")
    if name in ("Indexed", "I") and len(raw) > 1:
        return space_of(raw[1], resources, depth + 1)
    if name == "Separation" and len(raw) > 1:
        return Space("spot", name, (str(raw[1]).removeprefix("/"),))
    if name == "DeviceN" and len(raw) > 1:
        return Space("spot", name, tuple(str(each).removeprefix("/") for each in raw[1]))
    return Space(_FAMILIES.get(name, ""), name)


def ink_of(space: Space, parts: Sequence[float]) -> Ink | None:
    """Give the ink that a color lays down; None where that depends on a conversion.

    Examples
    --------
    >>> ink_of(Space("gray", "DeviceGray"), [0.25])
    (0.0, 0.0, 0.0, 0.75)
    """
    values = [min(1.0, max(0.0, float(part))) for part in parts]
    if space.family == "gray" and len(values) == 1:
        return (0.0, 0.0, 0.0, 1.0 - values[0])
    if space.family == "cmyk" and len(values) == 4:
        return (values[0], values[1], values[2], values[3])
    if space.family == "spot" and len(values) == len(space.colorants):
        inks = [0.0, 0.0, 0.0, 0.0]
        for colorant, amount in zip(space.colorants, values, strict=True):
            if colorant == "All":
                return (amount, amount, amount, amount)
            if colorant not in _PLATES and colorant != "None":
                return None
            if colorant in _PLATES:
                inks[_PLATES[colorant]] = amount
        return (inks[0], inks[1], inks[2], inks[3])
    return None
