"""Text → lines: words measured once, breaks chosen for the whole paragraph.

The breaks with the least sum of squared slack are taken (Knuth and Plass, 1981, reduced to ragged
and justified setting of short paragraphs), with costs for hyphens and for a lone short last word.
"""

from __future__ import annotations

import re
from dataclasses import field
from functools import lru_cache
from itertools import pairwise

from printreport.draw.canvas import Glyphs
from printreport.draw.fonts import SOFT_HYPHEN, Face, Faces
from printreport.draw.hyphenation import hyphenator
from printreport.draw.style import TextStyle
from printreport.model.text import Rich, Run
from printreport.slotted import dataclass

__all__ = ["Line", "Lines", "set_lines"]

_AFTER_COST = {"hyphen": 0.06, "dash": 0.01}
_LINE_COST = 0.002
_LONE_WORD_COST = 0.05
_SHORT_LAST_COST = 0.05
_NEVER = float("inf")
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
class _Look:
    """How the words of one run are set."""

    run: Run
    face: Face
    size: float
    rise: float
    tracking: float

    def width(self, text: str) -> float:
        """Give the kerned width of a text [pt]."""
        return self.face.shape(text).advance * self.size + self.tracking * len(text)


_Part = tuple[_Look, str]
"""A stretch of one run inside a word."""


@dataclass(slots=True)
class _Word:
    """An unbreakable piece, and what stands after it where the line does not break there."""

    parts: list[_Part] = field(default_factory=list)
    width: float = 0.0
    space: float = 0.0
    look: _Look | None = None
    after: str = "space"  # space | hyphen | dash | newline


@lru_cache(maxsize=2_400)
def _hyphen_pieces(word: str, language: str) -> tuple[str, ...]:
    """Give the pieces of a word between its hyphenation points; words with digits or capitals stay whole."""
    if len(word) < 7 or not word.isalpha() or not word[1:].islower():
        return (word,)
    found = hyphenator(language)
    if found is None:
        return (word,)
    ends = [0, *found.positions(word), len(word)]
    return tuple(word[start:end] for start, end in pairwise(ends))


def _role_of(run: Run, role: str) -> str:
    family, _, weight = role.partition("-")
    bold = run.bold or "bold" in weight
    italic = run.italic or "italic" in weight
    if bold and weight.startswith("bold") and not italic:
        return f"{family}-bold"
    parts = (["semibold"] if bold else []) + (["italic"] if italic else [])
    return "-".join([family, *parts])


def _look_of(run: Run, style: TextStyle, faces: Faces) -> _Look:
    face = faces.face(_role_of(run, style.face) if run.bold or run.italic else style.face)
    if run.raised or run.note:
        return _Look(run, face, style.size * _MARK_SIZE, style.size * _MARK_RISE, style.tracking)
    return _Look(run, face, style.size, 0.0, style.tracking)


def _words(rich: Rich, style: TextStyle, faces: Faces, language: str) -> list[_Word]:
    """Cut a text into words, hyphenation pieces being words of their own."""
    words: list[_Word] = []
    word = _Word()
    for run in rich:
        look = _look_of(run, style, faces)
        space = look.width(" ")
        for token in _SPACES.split(run.text):
            if token == " ":
                if word.parts or not words:
                    word.space, word.look = space, look
                    words.append(word)
                    word = _Word()
            elif token == "\n":
                word.after, word.look = "newline", look
                words.append(word)
                word = _Word()
            elif token:
                pieces = _pieces(token, style.hyphenate, language)
                for piece, after in pieces[:-1]:
                    word.parts.append((look, piece))
                    word.width += look.width(piece)
                    word.after, word.look = after, look
                    words.append(word)
                    word = _Word()
                piece = pieces[-1][0]
                word.parts.append((look, piece))
                word.width += look.width(piece)
    word.after = "end"
    words.append(word)
    return [item for item in words if item.parts or item.after == "newline"]


@lru_cache(maxsize=2_400)
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


def _cut(word: _Word, width: float, hyphen: float, style: TextStyle) -> list[_Word]:
    """Cut a word that no line can hold between its letters, with a hyphen between two letters."""
    if word.width <= width + hyphen + _TOLERANCE or width <= style.size:
        return [word]
    pieces = [_Word()]
    for look, whole in word.parts:
        text = ""
        for character in whole:
            if text and pieces[-1].width + look.width(text + character) > width:
                pieces[-1].parts.append((look, text))
                pieces[-1].width += look.width(text)
                pieces[-1].after = "hyphen" if text[-1].isalpha() and character.isalpha() else "dash"
                pieces.append(_Word())
                text = ""
            text += character
        pieces[-1].parts.append((look, text))
        pieces[-1].width += look.width(text)
    pieces[-1].after, pieces[-1].space, pieces[-1].look = word.after, word.space, word.look
    return pieces


def _breaks(words: list[_Word], width: float, hyphen: float) -> list[int]:
    """Choose the ends of lines: indexes one past the last word of each line."""
    count = len(words)
    room = width + _TOLERANCE
    if _on_one_line(words) <= room:
        return [count]
    best = [0.0] + [_NEVER] * count
    came = [0] * (count + 1)
    for start in range(count):
        so_far = best[start]
        if so_far == _NEVER:
            continue
        length = 0.0
        for end in range(start + 1, count + 1):
            word = words[end - 1]
            after = word.after
            length += word.width
            shown = length + hyphen if after == "hyphen" else length
            if shown > room:
                if end > start + 1:
                    break
                cost = so_far + 100.0 * (shown - width + 1)
            elif end == count or after == "newline":
                cost = so_far + (_SHORT_LAST_COST if shown < 0.2 * width else 0.0)
            else:
                slack = (width - shown) / width
                cost = so_far + slack * slack + _LINE_COST + _AFTER_COST.get(after, 0.0)
                if end == start + 1:
                    cost += _LONE_WORD_COST
            if cost < best[end]:
                best[end], came[end] = cost, start
            if after == "newline":
                break
            length += word.space
    ends, at = [], count
    while at > 0:
        ends.append(at)
        at = came[at]
    return ends[::-1]


def _on_one_line(words: list[_Word]) -> float:
    """Give the width of words on one line, the best where it fits; endless where a newline stands."""
    length = space = 0.0
    for word in words:
        length += space + word.width
        space = _NEVER if word.after == "newline" else word.space
    return length


def _balanced(words: list[_Word], width: float, hyphen: float, ends: list[int]) -> list[int]:
    """Choose the breaks for the least width that asks for no more lines."""
    low, high = 0.4 * width, width
    for _ in range(6):
        middle = (low + high) / 2
        tried = _breaks(words, middle, hyphen)
        if len(tried) == len(ends) and all(word.width <= middle for word in words):
            ends, high = tried, middle
        else:
            low = middle
    return ends


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
    key = (rich, style, width, language)
    found = faces.texts_set.get(key)
    if found is None:
        found = _set_anew(rich, style, width, faces, language)
        faces.keep(faces.texts_set, key, found)
    return found


def _set_anew(rich: Rich, style: TextStyle, width: float, faces: Faces, language: str) -> Lines:
    words = _words(rich, style, faces, language)
    if not words:
        return ()
    hyphen = faces.face(style.face).width("-", style.size)
    if any(word.width > width + _TOLERANCE for word in words):
        words = [piece for word in words for piece in _cut(word, width - hyphen, hyphen, style)]
    lines = []
    start = 0
    ends = _breaks(words, width, hyphen)
    if style.balance and len(ends) > 1:
        ends = _balanced(words, width, hyphen, ends)
    for end in ends:
        stretch_to = (
            width if style.justify and end != len(words) and words[end - 1].after != "newline" else None
        )
        lines.append(_line(words[start:end], style, stretch_to))
        start = end
    return tuple(lines)


def _line(words: list[_Word], style: TextStyle, stretch_to: float | None) -> Line:
    """Join words into glyph runs, neighbors of one run into one stretch."""
    looks: list[_Look] = []
    texts: list[str] = []
    last = words[-1]
    for word in words:
        for look, text in word.parts:
            if looks and looks[-1] is look:
                texts[-1] += text
            else:
                looks.append(look)
                texts.append(text)
        after, own, sign = word.after, word.look, ""
        if word is not last:
            sign = " " if after == "space" else ""
        elif after == "hyphen" and word.parts:
            sign, own = SOFT_HYPHEN, word.parts[-1][0]
        if sign and looks and looks[-1] is own:
            texts[-1] += sign
        elif sign and own is not None:
            looks.append(own)
            texts.append(sign)
    widths = [look.width(text) for look, text in zip(looks, texts, strict=True)]
    stretch = 0.0
    if stretch_to is not None:
        spaces, natural = sum(text.count(" ") for text in texts), sum(widths)
        if spaces and stretch_to - natural < 0.35 * stretch_to:
            stretch = (stretch_to - natural) / spaces
    glyphs, x = [], 0.0
    for look, text, natural in zip(looks, texts, widths, strict=True):
        width = natural + stretch * text.count(" ") if stretch else natural
        run = look.run
        color = "primary_text" if run.link and style.color == "ink" else style.color
        glyphs.append(
            Glyphs(
                text, x, width, look.face, look.size, color, look.rise, run.value, run.number_class,
                run.link, run.note, run.lang, stretch, style.tracking, run.expansion,
            )
        )  # fmt: skip
        x += width
    notes = tuple(dict.fromkeys(item.note for item in glyphs if item.note))
    return Line(tuple(glyphs), x, notes)
