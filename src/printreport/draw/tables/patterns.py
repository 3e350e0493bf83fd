"""Texts that are as wide as each other: digits of one width stand for each other.

In: the texts of a long column. Out: patterns, in which each digit is a 0, so that a width is measured once
for all texts of one pattern. A face whose digits differ in width, or are kerned, has no patterns: there
each text stands for itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from printreport.draw.fonts import Face

__all__ = ["Patterns"]

_DIGITS = "0123456789"
_TO_PATTERN = str.maketrans("123456789", "0" * 9)


class Patterns:
    """The patterns of texts in one face."""

    def __init__(self, face: Face) -> None:
        self._face = face
        self._alike: dict[str, bool] = {}
        self._has_even_digits: bool | None = None

    def of(self, texts: Sequence[str]) -> Sequence[str]:
        """Give the pattern of each text; the texts themselves where the face has none."""
        made = "\n".join(texts).translate(_TO_PATTERN).split("\n")
        if len(made) != len(texts):  # a text holds a line end, or there are no texts
            return texts
        return made if self._are_alike(_signs(made)) else texts

    def _are_alike(self, signs: Iterable[str]) -> bool:
        if self._has_even_digits is None:
            shapes = {self._shape(one + other) for one in _DIGITS for other in _DIGITS}
            self._has_even_digits = len(shapes) == 1 and len({self._shape(one) for one in _DIGITS}) == 1
        return self._has_even_digits and all(map(self._is_neutral, signs))

    def _is_neutral(self, sign: str) -> bool:
        """Tell whether a sign stands beside every digit as it does beside a 0."""
        found = self._alike.get(sign)
        if found is None:
            before = {self._shape(sign + digit) for digit in _DIGITS}
            after = {self._shape(digit + sign) for digit in _DIGITS}
            found = self._alike[sign] = len(before) == len(after) == 1
        return found

    def _shape(self, text: str) -> tuple[float, tuple[int, ...]]:
        shaped = self._face.shape(text)
        return shaped.advance, shaped.kerns


def _signs(patterns: Sequence[str]) -> set[str]:
    signs: set[str] = set()
    for pattern in set(patterns):
        signs.update(pattern)
    return signs - {"0"}
