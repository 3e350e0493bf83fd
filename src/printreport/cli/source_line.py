"""The line of the author's file that a finding is about, with a caret under the spot."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from pathlib import Path

from printreport.findings import Place

__all__ = ["clean", "show_spot", "width_of"]

TAB = "    "
MOST_BYTES = 4_000_000
LONGEST = 100
_TEXT_FILES = (".yaml", ".yml", ".csv", ".json", ".md", ".txt")
BEFORE = 60
"""Columns kept before the caret where a line is longer than ``LONGEST``."""


def clean(text: str) -> str:
    """Take the control characters out of a text: what an author's file holds must not steer a terminal."""
    return "".join(
        TAB if sign == "\t" else "�" if unicodedata.category(sign) in ("Cc", "Cs", "Co") else sign
        for sign in text
    )


def width_of(text: str) -> int:
    """Count the columns that a text takes on a terminal: 2 for a wide character, 0 for a combining one."""
    return sum(_columns(sign) for sign in text)


def _columns(sign: str) -> int:
    if unicodedata.category(sign) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in ("W", "F") else 1


def show_spot(root: Path, place: Place) -> tuple[str, str] | None:
    """Give the line of a place and the line of carets under it.

    Parameters
    ----------
    root : Path
        The folder that ``place.file`` is relative to.
    place : Place

    Returns
    -------
    (line, carets) or None
        None where the place names no line, or the file can not be read (any more).
    """
    if not place.line or not place.file.lower().endswith(_TEXT_FILES):
        return None
    lines = _lines(root / place.file)
    if lines is None or not 1 <= place.line <= len(lines):
        return None
    line = lines[place.line - 1]
    if not place.column:
        return _cut(clean(line), 0, LONGEST), ""
    start = min(place.column - 1, len(line))
    marked = line[start : start + max(place.length, 1)]
    before, spot, after = clean(line[:start]), clean(marked), clean(line[start + len(marked) :])
    if width_of(before + spot + after) > LONGEST:
        if width_of(before) > BEFORE:
            before = "…" + before[-(BEFORE - 1) :]
        spot = _cut(spot, width_of(before), LONGEST)
        after = _cut(after, width_of(before + spot), LONGEST)
    return before + spot + after, " " * width_of(before) + "^" * max(width_of(spot), 1)


def _cut(text: str, taken: int, most: int) -> str:
    """Shorten a text to what is left of the line, with an ellipsis."""
    if taken + width_of(text) <= most:
        return text
    kept = ""
    for sign in text:
        if taken + width_of(kept + sign) >= most:
            break
        kept += sign
    return kept + "…"


@lru_cache(maxsize=16)
def _lines(path: Path) -> list[str] | None:
    try:
        if path.stat().st_size > MOST_BYTES:
            return None
        text = path.read_bytes().decode("utf-8-sig", errors="replace")
    except OSError:
        return None
    # Not str.splitlines: a form feed or a line separator inside a line is no end of a line here.
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
