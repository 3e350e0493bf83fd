"""Stretches of placed strings: cutting one out and keeping every character's place.

Stage 3. In: a placed string. Out: placed strings, or the ``{{ … }}`` in it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import field

from printreport.findings import Place
from printreport.model.formula import FormulaError
from printreport.model.placed import PlacedStr
from printreport.slotted import dataclass

__all__ = ["Braces", "OffsetMap", "find_braces", "place_at", "placed", "slice_placed"]


def placed(text: str) -> PlacedStr:
    """Give a string as a placed one; its place is unknown where it has none."""
    return text if isinstance(text, PlacedStr) else PlacedStr(text)


def place_at(text: str, offset: int, length: int = 1) -> Place:
    """Give the place of a character; the caret does not run over the end of its line."""
    source = placed(text)
    end = source.find("\n", offset, offset + length)
    return source.at(offset, max(1, end - offset if end >= 0 else length))


def slice_placed(text: PlacedStr, start: int, end: int) -> PlacedStr:
    """Cut a stretch out of a placed string."""
    lines = tuple((offset - start, place) for offset, place in text.line_places if start < offset < end)
    first = text.at(start)
    if lines:
        lines = ((0, first), *lines)
    return PlacedStr(text[start:end], first, lines)


@dataclass(frozen=True, slots=True)
class Braces:
    """One ``{{ … }}``: where it stands, and where the formula in it stands."""

    start: int
    end: int
    formula_start: int
    formula_end: int


def find_braces(text: str) -> Iterator[Braces | FormulaError]:
    """Give every ``{{ … }}`` of a text, and an error (PR316) for one that is not closed."""
    start = text.find("{{")
    while start >= 0:
        close = text.find("}}", start + 2)
        again = text.find("{{", start + 2)
        if close < 0 or 0 <= again < close:
            message = 'text opens "{{" and never closes it'
            yield FormulaError("PR316", message, start, 2, "`}}` after the name")
            start = again
            continue
        yield Braces(start, close + 2, start + 2, close)
        start = text.find("{{", close + 2)
    lonely = text.find("}}")
    opened = text.find("{{")
    if lonely >= 0 and (opened < 0 or lonely < opened):
        yield FormulaError("PR316", 'text closes "}}" and never opened it', lonely, 2)


@dataclass(slots=True)
class OffsetMap:
    """Built text whose stretches remember where they stood in the original."""

    pieces: list[str] = field(default_factory=list)
    made: list[int] = field(default_factory=list)
    original: list[int] = field(default_factory=list)
    length: int = 0

    def add(self, piece: str, offset: int) -> None:
        """Append a piece that stood at an offset of the original."""
        self.made.append(self.length)
        self.original.append(offset)
        self.pieces.append(piece)
        self.length += len(piece)

    def text(self) -> str:
        """Give the built text."""
        return "".join(self.pieces)

    def back(self, offset: int) -> int:
        """Give the offset in the original of a character of the built text."""
        index = bisect_right(self.made, offset) - 1
        return self.original[index] + offset - self.made[index] if index >= 0 else offset
