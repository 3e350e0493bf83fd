"""Wrapping of labels: by width in the face that prints them, never cut, never shortened."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TypeAlias

from printreport.draw.charts.style import ChartStyle
from printreport.draw.fonts import Faces

__all__ = ["label_column", "narrowest", "text_width", "widest", "wrap"]

NARROWEST_SHARE = 0.9
Fits: TypeAlias = Callable[[str], bool]


def text_width(text: str, style: ChartStyle, faces: Faces, *, strong: bool = False) -> float:
    """Give the width of a line [pt] at the charts' type size."""
    if not text:
        return 0.0
    return faces.face(style.strong_face if strong else style.face).width(text, style.size)


def widest(texts: Sequence[str], style: ChartStyle, faces: Faces, *, strong: bool = False) -> float:
    """Give the width of the widest of some lines [pt]; 0 for none."""
    return max((text_width(text, style, faces, strong=strong) for text in texts), default=0.0)


def wrap(
    text: str, width: float, style: ChartStyle, faces: Faces, *, strong: bool = False
) -> tuple[str, ...]:
    """Break a label into lines of at most ``width`` [pt], of about equal length.

    A word that is too wide is broken after a hyphen or slash, then at a syllable, then anywhere.
    """
    if not text:
        return ()

    def within(room: float) -> Fits:
        return lambda line: text_width(line, style, faces, strong=strong) <= room + 1e-6

    words: list[tuple[str, str]] = []
    for word in text.split(" "):
        words.extend(_pieces(word, within(width), style))
    lines = _fill(words, within(width))
    if len(lines) > 1:
        # The narrowest measure with as many lines gives lines of even length.
        room = width
        while room > width / len(lines):
            tighter = room * NARROWEST_SHARE
            trial = _fill(words, within(tighter))
            if len(trial) > len(lines) or not all(map(within(tighter), trial)):
                break
            lines, room = trial, tighter
    return tuple(lines)


def _fill(words: list[tuple[str, str]], fits: Fits) -> list[str]:
    lines: list[str] = []
    line = ""
    for word, joint in words:
        trial = line + joint + word if line else word
        if line and not fits(_shown(trial)):
            lines.append(line)
            trial = word
        line = trial
    lines.append(line)
    return [_shown(part) for part in lines]


def _shown(line: str) -> str:
    """Show the soft hyphen at the end of a line, and none inside."""
    return re.sub("\u00ad(?=.)", "", line).replace("\u00ad", "-")


def _pieces(word: str, fits: Fits, style: ChartStyle) -> list[tuple[str, str]]:
    if fits(word):
        return [(word, " ")]
    parts = [part for part in re.split(r"(?<=[-/\u2010\u2013])|\u00a0", word) if part]
    if len(parts) > 1:
        out: list[tuple[str, str]] = []
        joints = ["\u00a0" if "\u00a0" in word and part[-1] not in "-/\u2010\u2013" else "" for part in parts]
        for index, part in enumerate(parts):
            inner = _pieces(part, fits, style)
            joint = " " if index == 0 else joints[index - 1]
            out.extend([(inner[0][0], joint), *inner[1:]])
        return out
    syllables = _syllables(word, style.language)
    if len(syllables) > 1 and all(fits(part + "-") for part in syllables):
        return [
            (part + ("\u00ad" if index < len(syllables) - 1 else ""), "" if index else " ")
            for index, part in enumerate(syllables)
        ]
    return _anywhere(word, fits)


def _anywhere(word: str, fits: Fits) -> list[tuple[str, str]]:
    out: list[tuple[str, str]] = []
    rest = word
    while rest:
        count = len(rest)
        while count > 1 and not fits(rest[:count]):
            count -= 1
        out.append((rest[:count], "" if out else " "))
        rest = rest[count:]
    return out


def narrowest(text: str, style: ChartStyle, faces: Faces, *, strong: bool = False) -> float:
    """Give the least width [pt] in which a label can be set with words broken at syllables."""
    parts = [word for piece in text.split() for word in re.split(r"(?<=[-/\u2010\u2013])", piece)]
    broken = [
        part + ("-" if index < len(syllables) - 1 else "")
        for syllables in (_syllables(part, style.language) for part in parts)
        for index, part in enumerate(syllables)
    ]
    return widest(broken, style, faces, strong=strong)


def _syllables(word: str, language: str) -> list[str]:
    import pyphen

    found = pyphen.language_fallback(language.replace("-", "_"))
    if not found:
        return [word]
    return str(pyphen.Pyphen(lang=found, left=2, right=3).inserted(word, "\u00ad")).split("\u00ad")


def label_column(
    labels: Sequence[str],
    width: float,
    style: ChartStyle,
    faces: Faces,
    *,
    most: float = 0.4,
    strong: bool = False,
) -> tuple[float, tuple[tuple[str, ...], ...]]:
    """Give the width of a label column [pt] and the lines of each label.

    The column is as wide as its widest label, but at most ``most`` of the chart's width.
    """
    room = min(widest(labels, style, faces, strong=strong), width * most)
    lines = tuple(wrap(label, room, style, faces, strong=strong) for label in labels)
    used = max((widest(part, style, faces, strong=strong) for part in lines), default=0.0)
    return used, lines
