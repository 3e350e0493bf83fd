"""Numbers in text that is set: where each stands in its line, and of which class it is.

Stage 6. In: a stretch of glyphs as it is painted. Out: its numbers with their reach on the line. A
stretch that prints a value is one number, which its canvas knows; any other is cut at its digits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from printreport.draw.canvas import Glyphs
from printreport.slotted import dataclass

__all__ = ["NUMBER", "NumberInText", "numbers_in", "year_or_label"]

NUMBER = re.compile(r"\d(?:[\d.,\u00a0\u202f]*\d)?\s?%?")
_FIRST_YEAR, _LAST_YEAR = 1500, 2199


@dataclass(frozen=True, slots=True)
class NumberInText:
    """A number of a stretch: its text, its class, and its reach from the start of the stretch [pt]."""

    text: str
    number_class: str
    start: float
    end: float


def numbers_in(glyphs: Glyphs) -> Iterator[NumberInText]:
    """Give the numbers of a stretch of text that prints no value.

    A stretch without a class of its own holds what nobody bound: four digits that can be a year are a
    reference, anything else is part of a label.
    """
    for match in NUMBER.finditer(glyphs.text):
        text = match[0].rstrip()
        end = match.start() + len(text)
        number_class = glyphs.number_class or year_or_label(text)
        yield NumberInText(text, number_class, _reach(glyphs, match.start()), _reach(glyphs, end))


def year_or_label(text: str) -> str:
    """Give the class of digits that nobody bound: ``reference`` for a year, else ``label``."""
    is_year = len(text) == 4 and text.isascii() and text.isdecimal()
    return "reference" if is_year and _FIRST_YEAR <= int(text) <= _LAST_YEAR else "label"


def _reach(glyphs: Glyphs, count: int) -> float:
    """Give how far the first characters of a stretch reach [pt]."""
    if count >= len(glyphs.text):
        return glyphs.width
    before = glyphs.text[:count]
    width = glyphs.face.width(before, glyphs.size) + glyphs.tracking * count
    return width + glyphs.stretch * before.count(" ")
