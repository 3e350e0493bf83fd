"""Lengths: ``12mm``, ``0.9in``, ``10pt`` in YAML become floats in points everywhere inside."""

from __future__ import annotations

import re

__all__ = ["POINTS_PER_UNIT", "parse_length"]

POINTS_PER_UNIT = {"pt": 1.0, "mm": 72 / 25.4, "cm": 720 / 25.4, "in": 72.0, "pc": 12.0}

_LENGTH = re.compile(r"\s*(-?\d+(?:\.\d+)?)\s*(pt|mm|cm|in|pc)?\s*")


def parse_length(text: str | float) -> float:
    """Give a length in points.

    Parameters
    ----------
    text : str or float
        ``"12mm"``, ``"0.9in"``; a bare number is points.

    Returns
    -------
    float [pt]

    Raises
    ------
    ValueError
        The text is no number with one of the units pt, mm, cm, in, pc.

    Examples
    --------
    >>> parse_length("1in")
    72.0
    >>> parse_length(8)
    8.0
    """
    if isinstance(text, (int, float)):
        return float(text)
    match = _LENGTH.fullmatch(text)
    if match is None:
        raise ValueError(f'"{text}" is no length; a length is a number with pt, mm, cm, in or pc')
    return float(match[1]) * POINTS_PER_UNIT[match[2] or "pt"]
