"""Runs of eight words, as digests: what the source documents say, without a sentence of theirs.

``python tests/flagship/shingles.py DOCUMENT…`` prints the digests of documents, sorted, one a line.
A number counts as a word of its own, whatever its digits. A run of which more than two are
numbers is no sentence but a row of a table, and is left out.
"""

from __future__ import annotations

import hashlib
import re
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

LENGTH = 8
MOST_NUMBERS = 2

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d[\d.,]*", re.UNICODE)


def words(text: str) -> list[str]:
    """The words of a text in lower case; every number is ``#``."""
    plain = unicodedata.normalize("NFKC", text).replace("’", "'").replace("\u00ad", "")
    return ["#" if word[0].isdigit() else word.lower() for word in _WORD.findall(plain)]


def runs(text: str) -> Iterator[str]:
    """Every run of eight words that may be a piece of a sentence."""
    found = words(text)
    for at in range(len(found) - LENGTH + 1):
        run = found[at : at + LENGTH]
        if run.count("#") <= MOST_NUMBERS:
            yield " ".join(run)


def digest(run: str) -> str:
    """The first twelve hexadecimal digits of a run's SHA-1."""
    return hashlib.sha1(run.encode(), usedforsecurity=False).hexdigest()[:12]


if __name__ == "__main__":
    made = {digest(run) for name in sys.argv[1:] for run in runs(Path(name).read_text("utf-8"))}
    print("\n".join(sorted(made)))
