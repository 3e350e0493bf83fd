"""Numbers that are typed in prose instead of bound to data.

Stage 3. In: raw text. Out: the digits in it with their class, and the fractions in words.
A data year and every other number is a warning; older years and listed names are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from printreport.model.values import NumberClass
from printreport.slotted import dataclass

__all__ = ["DigitRules", "TypedNumber"]

_DIGITS = re.compile(r"\d(?:[\d.,]*\d)?(?:\s?%)?")
_NOT_PROSE = re.compile(
    r"\{\{.*?\}\}"  # bound values
    r"|\]\([^)]*\)|<https?://[^>]*>|https?://\S+"  # targets of links
    r"|\[\^[^\]]*\]:?"  # marks of footnotes
    r"|\{lang=[^}]*\}"
    r"|(?m:^[ \t]*\d+[.)](?=\s))",  # numbers of list items
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class TypedNumber:
    """A number in prose; ``number_class`` is empty where it should be bound."""

    offset: int
    text: str
    number_class: NumberClass | str
    is_data_year: bool = False


@lru_cache(maxsize=64)
def _fractions(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DigitRules:
    """What is allowed: names that hold digits, and years without data."""

    names: tuple[str, ...]
    data_years: frozenset[int]
    fractions: str = ""

    def find(self, text: str) -> Iterator[TypedNumber]:
        """Give every number in final text (no bound values in it), with its class."""
        if _DIGITS.search(text) is not None:
            yield from self._found(text)

    def _found(self, text: str) -> Iterator[TypedNumber]:
        allowed = list(self._allowed(text))
        for match in _DIGITS.finditer(text):
            if any(start <= match.start() and match.end() <= end for start, end in allowed):
                yield TypedNumber(match.start(), match[0], "name")
            elif self._is_old_year(match[0]):
                yield TypedNumber(match.start(), match[0], "reference")
            else:
                is_year = match[0].isdecimal() and int(match[0][:9]) in self.data_years
                yield TypedNumber(match.start(), match[0], "", is_year)

    def unbound(self, raw: str) -> Iterator[TypedNumber]:
        """Give the numbers in raw text that should be bound, those in words included."""
        yield from _unbound(self, str(raw))

    def search(self, raw: str) -> Iterator[TypedNumber]:
        """Look for them; :meth:`unbound` keeps what it found for the next edition of the text."""
        prose = _NOT_PROSE.sub(lambda match: " " * len(match[0]), raw)
        for typed in self.find(prose):
            if not typed.number_class:
                yield typed
        if self.fractions:
            for match in _fractions(self.fractions).finditer(prose):
                if not any(start <= match.start() < end for start, end in self._allowed(prose)):
                    yield TypedNumber(match.start(), match[0], "")

    def _allowed(self, text: str) -> Iterable[tuple[int, int]]:
        for name in self.names:
            start = text.find(name) if name else -1
            while start >= 0:
                yield start, start + len(name)
                start = text.find(name, start + 1)

    def _is_old_year(self, digits: str) -> bool:
        if len(digits) != 4 or not digits.isdecimal():
            return False
        year = int(digits)
        newest = max(self.data_years, default=9999)
        return 1500 <= year < newest and year not in self.data_years


@lru_cache(maxsize=4096)
def _unbound(rules: DigitRules, raw: str) -> tuple[TypedNumber, ...]:
    return tuple(rules.search(raw))
