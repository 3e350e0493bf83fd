"""Text → lines: words measured once, breaks chosen for the whole paragraph.

The breaks with the least sum of squared slack are taken (Knuth and Plass, 1981, reduced to ragged
and justified setting of short paragraphs), with costs for hyphens and for a lone short last word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from printreport.draw.canvas import Glyphs
from printreport.draw.fonts import SOFT_HYPHEN, Face, Faces
from printreport.draw.style import TextStyle
from printreport.model.text import Rich, Run

__all__ = ["Line", "Lines", "set_lines"]

_HYPHEN_COST = 0.06
_DASH_COST = 0.01
_SHORT_LAST_COST = 0.05
_TOLERANCE = 0.05
_MARK_SIZE = 0.62
_MARK_RISE = 0.36

_SPACES = re.compile(r"([ \n])")
_BREAK_AFTER = re.compile(r"(?<=[\w)])([-\u2013\u2014/])(?=\w)")


@dataclass(frozen=True, slots=True)
class Line:
    """One set line; ``width`` is its natural width [pt]."""

    glyphs: tuple[Glyphs, ...]
    width: float
    notes: tuple[str, ...] = ()


Lines = tuple[Line, ...]


@dataclass(slots=True)
class _Part:
    """A stretch of one run inside a word."""

    text: str
    run: Run
    face: Face
    size: float
    rise: float
    width: float


@dataclass(slots=True)
class _Word:
    """An unbreakable piece, and what stands after it where the line does not break there."""

    parts: list[_Part] = field(default_factory=list)
    width: float = 0.0
    space: float = 0.0
    space_run: Run | None = None
    after: str = "space"  # space | hyphen | dash | newline

    def add(self, part: _Part) -> None:
        self.parts.append(part)
        self.width += part.width


@lru_cache(maxsize=8)
def _dictionary(language: str) -> object | None:
    import pyphen

    name = pyphen.language_fallback(language.replace("-", "_"))
    return pyphen.Pyphen(lang=name, left=3, right=3) if name else None


@lru_cache(maxsize=20_000)
def _hyphen_pieces(word: str, language: str) -> tuple[str, ...]:
    """Give the pieces of a word between its hyphenation points; words with digits or capitals stay whole."""
    if len(word) < 7 or not word.isalpha() or not word[1:].islower():
        return (word,)
    dictionary = _dictionary(language)
    if dictionary is None:
        return (word,)
    return tuple(dictionary.inserted(word, "\u00ad").split("\u00ad"))  # type: ignore[attr-defined]


def _role_of(run: Run, role: str) -> str:
    family, _, weight = role.partition("-")
    bold = run.bold or "bold" in weight
    italic = run.italic or "italic" in weight
    if bold and weight.startswith("bold") and not italic:
        return f"{family}-bold"
    parts = (["semibold"] if bold else []) + (["italic"] if italic else [])
    return "-".join([family, *parts])


def _parts_of(text: str, run: Run, style: TextStyle, faces: Faces) -> _Part:
    face = faces.face(_role_of(run, style.face))
    raised = run.raised or bool(run.note)
    size = style.size * _MARK_SIZE if raised else style.size
    rise = style.size * _MARK_RISE if raised else 0.0
    width = face.shape(text).advance * size + style.tracking * len(text)
    return _Part(text, run, face, size, rise, width)


def _words(rich: Rich, style: TextStyle, faces: Faces, language: str) -> list[_Word]:
    """Cut a text into words, hyphenation pieces being words of their own."""
    words: list[_Word] = []
    word = _Word()

    def close(after: str, run: Run | None = None, space: float = 0.0) -> None:
        nonlocal word
        word.after, word.space, word.space_run = after, space, run
        words.append(word)
        word = _Word()

    for run in rich:
        for token in _SPACES.split(run.text):
            if token == " ":
                if word.parts or not words:
                    close("space", run, _parts_of(" ", run, style, faces).width)
            elif token == "\n":
                close("newline", run)
            elif token:
                pieces = _pieces(token, style.hyphenate, language)
                for index, (piece, after) in enumerate(pieces):
                    word.add(_parts_of(piece, run, style, faces))
                    if index < len(pieces) - 1:
                        close(after, run)
    close("end")
    return [item for item in words if item.parts or item.after == "newline"]


@lru_cache(maxsize=20_000)
def _pieces(token: str, hyphenate: bool, language: str) -> tuple[tuple[str, str], ...]:
    """Cut a token at dashes and hyphenation points: (piece, what kind of break follows)."""
    pieces: list[tuple[str, str]] = []
    rest = _BREAK_AFTER.split(token)
    for index in range(0, len(rest), 2):
        text = rest[index] + (rest[index + 1] if index + 1 < len(rest) else "")
        if hyphenate:
            core = text.rstrip(".,;:!?)\u201d\u2019\u2014\u2013-/")
            front = core.lstrip("(\u201c\u2018")
            lead = core[: len(core) - len(front)]
            syllables = _hyphen_pieces(front, language) if front else (front,)
            for number, syllable in enumerate(syllables):
                last = number == len(syllables) - 1
                piece = (lead if number == 0 else "") + syllable + (text[len(core) :] if last else "")
                pieces.append((piece, "dash" if last else "hyphen"))
        else:
            pieces.append((text, "dash"))
    return tuple(pieces)


def _cut(word: _Word, width: float, hyphen: float, style: TextStyle, faces: Faces) -> list[_Word]:
    """Cut a word that no line can hold between its letters, with a hyphen between two letters."""
    if word.width <= width + hyphen + _TOLERANCE or width <= style.size:
        return [word]
    pieces = [_Word()]
    for part in word.parts:
        text = ""
        for character in part.text:
            wider = _parts_of(text + character, part.run, style, faces).width
            if text and pieces[-1].width + wider > width:
                pieces[-1].add(_parts_of(text, part.run, style, faces))
                pieces[-1].after = "hyphen" if text[-1].isalpha() and character.isalpha() else "dash"
                pieces.append(_Word())
                text = ""
            text += character
        pieces[-1].add(_parts_of(text, part.run, style, faces))
    pieces[-1].after, pieces[-1].space, pieces[-1].space_run = word.after, word.space, word.space_run
    return pieces


def _breaks(words: list[_Word], width: float, hyphen: float, style: TextStyle) -> list[int]:
    """Choose the ends of lines: indexes one past the last word of each line."""
    count = len(words)
    best = [0.0] + [float("inf")] * count
    came = [0] * (count + 1)
    for start in range(count):
        if best[start] == float("inf"):
            continue
        length = 0.0
        for end in range(start + 1, count + 1):
            word = words[end - 1]
            length += word.width
            shown = length + (hyphen if word.after == "hyphen" else 0.0)
            if shown > width + _TOLERANCE and end > start + 1:
                break
            is_last = end == count or word.after == "newline"
            cost = best[start] + _cost(shown, width, word.after, is_last, end - start == 1)
            if cost < best[end]:
                best[end], came[end] = cost, start
            if word.after == "newline":
                break
            length += word.space
    ends, at = [], count
    while at > 0:
        ends.append(at)
        at = came[at]
    return ends[::-1]


def _balanced(
    words: list[_Word], width: float, hyphen: float, style: TextStyle, ends: list[int]
) -> list[int]:
    """Choose the breaks for the least width that asks for no more lines."""
    low, high = 0.4 * width, width
    for _ in range(6):
        middle = (low + high) / 2
        tried = _breaks(words, middle, hyphen, style)
        if len(tried) == len(ends) and all(word.width <= middle for word in words):
            ends, high = tried, middle
        else:
            low = middle
    return ends


def _cost(shown: float, width: float, after: str, is_last: bool, alone: bool) -> float:
    if shown > width + _TOLERANCE:
        return 100.0 * (shown - width + 1)
    if is_last:
        return _SHORT_LAST_COST if shown < 0.2 * width else 0.0
    slack = (width - shown) / width
    cost = slack * slack + 0.002
    if after == "hyphen":
        cost += _HYPHEN_COST
    elif after == "dash":
        cost += _DASH_COST
    return cost + (0.05 if alone else 0.0)


def set_lines(
    rich: Rich,
    style: TextStyle,
    width: float,
    faces: Faces,
    language: str = "en-US",
) -> Lines:
    """Set a text in lines of a width.

    Parameters
    ----------
    rich : tuple of Run
        The text of one paragraph; a newline in a run forces a line end.
    width : float [pt]
        A word wider than this is cut between its letters.

    Returns
    -------
    tuple of Line
        Empty for an empty text.
    """
    words = _words(rich, style, faces, language)
    if not words:
        return ()
    hyphen = faces.face(style.face).width("-", style.size)
    if any(word.width > width + _TOLERANCE for word in words):
        words = [piece for word in words for piece in _cut(word, width - hyphen, hyphen, style, faces)]
    lines = []
    start = 0
    ends = _breaks(words, width, hyphen, style)
    if style.balance and len(ends) > 1:
        ends = _balanced(words, width, hyphen, style, ends)
    for end in ends:
        stretch_to = (
            width if style.justify and end != len(words) and words[end - 1].after != "newline" else None
        )
        lines.append(_line(words[start:end], style, faces, stretch_to))
        start = end
    return tuple(lines)


def _line(words: list[_Word], style: TextStyle, faces: Faces, stretch_to: float | None) -> Line:
    """Join words into glyph runs, neighbours of one run into one stretch."""
    spans: list[tuple[_Part, str]] = []
    for index, word in enumerate(words):
        is_last = index == len(words) - 1
        for part in word.parts:
            spans.append((part, part.text))
        if not is_last and word.space_run is not None and word.after == "space":
            spans.append((_parts_of(" ", word.space_run, style, faces), " "))
        elif is_last and word.after == "hyphen" and word.parts:
            last = word.parts[-1].run
            spans.append((_parts_of(SOFT_HYPHEN, last, style, faces), SOFT_HYPHEN))
    merged: list[tuple[_Part, str]] = []
    for part, text in spans:
        if merged and merged[-1][0].run is part.run and merged[-1][0].rise == part.rise:
            merged[-1] = (merged[-1][0], merged[-1][1] + text)
        else:
            merged.append((part, text))
    natural = sum(_width(part, text, style) for part, text in merged)
    spaces = sum(text.count(" ") for _, text in merged)
    stretch = 0.0
    if stretch_to is not None and spaces and stretch_to - natural < 0.35 * stretch_to:
        stretch = (stretch_to - natural) / spaces
    glyphs, x = [], 0.0
    for part, text in merged:
        width = _width(part, text, style) + stretch * text.count(" ")
        run = part.run
        color = "primary_text" if run.link and style.color == "ink" else style.color
        glyphs.append(
            Glyphs(
                text, x, width, part.face, part.size, color, part.rise, run.value, run.number_class,
                run.link, run.note, run.lang, stretch, style.tracking, run.expansion,
            )
        )  # fmt: skip
        x += width
    notes = tuple(dict.fromkeys(item.note for item in glyphs if item.note))
    return Line(tuple(glyphs), x, notes)


def _width(part: _Part, text: str, style: TextStyle) -> float:
    return part.face.shape(text).advance * part.size + style.tracking * len(text)
