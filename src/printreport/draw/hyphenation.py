"""Where words may be divided: the patterns of pyphen's dictionaries, each read when a word has it.

pyphen reads all patterns of a language first, which takes longer than to set a page. What it gives for
a word is the same. Source: Liang, "Word Hy-phen-a-tion by Com-put-er", 1983; Hunspell, hyphen library,
README.hyphen (the form of the dictionaries).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Protocol

__all__ = ["Hyphenator", "hyphenator"]

_LEAST_BEFORE = _LEAST_AFTER = 3
_DIGITS = b"0123456789"
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
        # Of bytes, digits are taken out twenty times as fast as of text.
        letters = "\n".join(lines).encode().translate(None, _DIGITS).decode().split("\n")
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
    path = _dictionary_of(language)
    if path is None:
        return None
    encoding, _, patterns = path.read_bytes().partition(b"\n")
    coded = encoding.decode("ascii").strip().lower()
    text = patterns.decode("cp1251" if coded == "microsoft-cp1251" else coded)
    if _BEYOND.search(text):
        import pyphen

        return _Whole(pyphen.Pyphen(filename=path, left=_LEAST_BEFORE, right=_LEAST_AFTER))
    lines = map(str.strip, text.split("\n"))
    return _Patterns([line for line in lines if line and not line.startswith(_NO_PATTERN)])


def _dictionary_of(language: str) -> Path | None:
    """Give the dictionary of a language, or of the one that it is a kind of."""
    parts = language.replace("-", "_").lower().split("_")
    while parts:
        path = _dictionaries().get("_".join(parts))
        if path is not None:
            return path
        parts.pop()
    return None


@cache
def _dictionaries() -> dict[str, Path]:
    """Give pyphen's dictionaries by tag in small letters; a language has that of its first country as well.

    They are looked for without pyphen, which looks for them in a way that takes longer than to use one.
    """
    found: dict[str, Path] = {}
    package = find_spec("pyphen")
    for folder in (package.submodule_search_locations or ()) if package is not None else ():
        for path in sorted(Path(folder, "dictionaries").glob("hyph_*.dic")):
            tag = path.stem.removeprefix("hyph_")
            found[tag.lower()] = path
            found.setdefault(tag.partition("_")[0].lower(), path)
    return found
