"""Where words may be divided: the patterns of pyphen's dictionaries, each read when a word has it.

pyphen reads all patterns of a language first, which takes longer than to set a page. What it gives for
a word is the same. Source: Liang, "Word Hy-phen-a-tion by Com-put-er", 1983; Hunspell, hyphen library,
README.hyphen (the form of the dictionaries).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Protocol

__all__ = ["Hyphenator", "hyphenator"]

_LEAST_BEFORE = _LEAST_AFTER = 3
_DIGIT = re.compile(r"\d")
_PART = re.compile(r"(\d?)(\D?)")
_NO_PATTERN = ("%", "#", "LEFTHYPHENMIN", "RIGHTHYPHENMIN", "COMPOUNDLEFTHYPHENMIN", "COMPOUNDRIGHTHYPHENMIN")
_BEYOND = re.compile(r"\^\^|=|NEXTLEVEL")
"""Signs by another code, words that are spelled otherwise when divided, levels: left to pyphen itself."""


class Hyphenator(Protocol):
    """Divides words of a language."""

    def positions(self, word: str) -> list[int]:
        """Give the indexes before which a hyphen may stand."""
        ...


class _Patterns:
    """The patterns of one dictionary: the letters of each, with the pattern as it is written."""

    def __init__(self, lines: list[str]) -> None:
        letters = _DIGIT.sub("", "\n".join(lines)).split("\n")
        self._written = dict(zip(letters, lines, strict=True))
        self._longest = max(map(len, letters), default=0)
        self._read: dict[str, tuple[int, ...]] = {}

    def positions(self, word: str) -> list[int]:
        """Give the indexes before which a hyphen may stand."""
        pointed = f".{word.lower()}."
        points = [0] * (len(pointed) + 1)
        written, read = self._written, self._read
        for start in range(len(pointed) - 1):
            for end in range(start + 1, min(start + self._longest, len(pointed)) + 1):
                found = written.get(pointed[start:end])
                if found is None:
                    continue
                values = read.get(found)
                if values is None:
                    values = read[found] = tuple(int(digit or 0) for digit, _ in _PART.findall(found))
                for offset, value in enumerate(values, start):
                    points[offset] = max(points[offset], value)
        last = len(word) - _LEAST_AFTER
        return [at - 1 for at, point in enumerate(points) if point % 2 and _LEAST_BEFORE <= at - 1 <= last]


class _Whole:
    """pyphen itself; where a word would be spelled otherwise when divided, it is not."""

    def __init__(self, dictionary: Any) -> None:  # noqa: ANN401  pyphen has no types
        self._dictionary = dictionary

    def positions(self, word: str) -> list[int]:
        """Give the indexes before which a hyphen may stand."""
        return [int(at) for at in self._dictionary.positions(word) if at.data is None]


@lru_cache(maxsize=8)
def hyphenator(language: str) -> Hyphenator | None:
    """Give what divides the words of a language by its BCP 47 tag; None where there is no dictionary."""
    import pyphen

    name = pyphen.language_fallback(language.replace("-", "_"))
    if not name:
        return None
    data = pyphen.LANGUAGES[name].read_bytes()
    encoding, _, patterns = data.partition(b"\n")
    coded = encoding.decode("ascii").strip().lower()
    text = patterns.decode("cp1251" if coded == "microsoft-cp1251" else coded)
    if _BEYOND.search(text):
        return _Whole(pyphen.Pyphen(lang=name, left=_LEAST_BEFORE, right=_LEAST_AFTER))
    lines = (line.strip() for line in text.split("\n"))
    return _Patterns([line for line in lines if line and not line.startswith(_NO_PATTERN)])
