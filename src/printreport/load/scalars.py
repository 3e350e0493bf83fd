"""Part of stage 1: from a YAML scalar to a typed value that knows where each of its characters stands.

In: the source text and the span of a scalar in it. Out: None, bool, number or :class:`PlacedStr`,
by the core schema of YAML 1.2 (10.3.2): ``NO``, ``1:30`` and dates stay text, ``010`` is ten.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from printreport.findings import Place
from printreport.model.placed import PlacedFloat, PlacedInt, PlacedStr

__all__ = ["LineStarts", "resolve_plain", "text_of"]

_INT = re.compile(r"[-+]?[0-9]{1,30}|0o[0-7]{1,30}|0x[0-9a-fA-F]{1,30}")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]{1,2})?")
_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_LONGEST_NUMBER = 40
_BREAK = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")
# An escape of a double-quoted scalar: \xNN, \uNNNN, \UNNNNNNNN, a line break with the indentation
# that follows, or one character.
_ESCAPE = re.compile(
    r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|(?:\r\n|[\n\r\x85\u2028\u2029])[ \t]*|.)",
    re.DOTALL,
)


class LineStarts:
    """The lines of a source text, to turn an offset into a place."""

    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.file = file
        self._starts = [0]
        self._starts.extend(match.end() for match in _BREAK.finditer(text))

    def place(self, index: int, length: int = 1) -> Place:
        """Give the place of the character at an offset of the source text."""
        line = bisect_right(self._starts, index)
        return Place(self.file, line, index - self._starts[line - 1] + 1, length)


def resolve_plain(text: str, place: Place) -> PlacedInt | PlacedFloat | bool | PlacedStr | None:
    """Give the value of a plain scalar on one line.

    A number that is not finite, or longer than any figure, stays text.
    """
    if text in _WORDS:
        return _WORDS[text]
    if text[0] in "0123456789+-." and len(text) <= _LONGEST_NUMBER:
        if _INT.fullmatch(text):
            base = {"0o": 8, "0x": 16}.get(text[:2], 10)
            number = PlacedInt(text, base) if base == 10 else PlacedInt(text[2:], base)
            number.place, number.text = place, text
            return number
        if _FLOAT.fullmatch(text):
            fraction = PlacedFloat(text)
            fraction.place, fraction.text = place, text
            return fraction
    return PlacedStr(text, place)


def text_of(value: str, style: str | None, start: int, end: int, lines: LineStarts) -> PlacedStr:
    """Give a scalar's text with the places of its characters.

    Parameters
    ----------
    value : str
        What the parser made of the scalar.
    style : str or None
        ``'`` and ``"`` for quoted scalars, ``|`` and ``>`` for block scalars, else plain.
    start, end : int
        The scalar's span in the source text, quotes and block header included.
    """
    source = lines.text[start:end]
    if style in ("'", '"'):
        spans = _quoted_spans(source, style, start)
    elif style in ("|", ">"):
        header = _BREAK.search(source)
        body = start + header.end() if header else end
        spans = _line_spans(value, lines.text[body:end], body, _indent(lines.text[body:end], source))
    else:
        spans = _line_spans(value, source, start, None)
    if not spans:
        return PlacedStr(value, lines.place(start))
    first = lines.place(spans[0][1], _first_length(value))
    if len(spans) == 1 and spans[0][0] == 0:
        return PlacedStr(value, first)
    return PlacedStr(value, first, tuple((offset, lines.place(index)) for offset, index in spans))


def _first_length(value: str) -> int:
    return max(1, len(value.split("\n", 1)[0]))


def _indent(body: str, source: str) -> int:
    """Count the spaces that a block scalar's lines begin with and that are not content."""
    least = min(
        (len(line) - len(line.lstrip(" ")) for line in _BREAK.split(body) if line.strip(" ")), default=0
    )
    explicit = re.match(r"[|>][-+]?([1-9])", source)
    if explicit is None:
        for line in _BREAK.split(body):
            if line.strip(" "):
                return len(line) - len(line.lstrip(" "))
    # With an indentation indicator the parent's indentation is not known here: the least one is near.
    return least


def _line_spans(value: str, body: str, start: int, indent: int | None) -> list[tuple[int, int]]:
    """Give (offset in the value, offset in the source) where each source line's content begins.

    Folding only ever puts blanks and line feeds between lines, and changes nothing inside one.
    """
    spans: list[tuple[int, int]] = []
    at = 0
    position = 0
    for line in _BREAK.split(body):
        skip = len(line) - len(line.lstrip(" \t")) if indent is None else min(indent, len(line))
        content = line[skip:].rstrip(" \t") if indent is None else line[skip:]
        if content.strip(" \t"):
            found = at
            while not value.startswith(content, found):
                if found >= len(value) or value[found] not in " \n":
                    return spans
                found += 1
            spans.append((found, start + position + skip))
            at = found + len(content)
        position += len(line)
        following = _BREAK.match(body, position)
        position = following.end() if following else position
    return spans


def _quoted_spans(source: str, quote: str, start: int) -> list[tuple[int, int]]:
    """Walk a quoted scalar and give a span for each stretch that stands in the source as in the value."""
    spans = [(0, start + 1)]
    offset, index, last = 0, 1, len(source) - 1
    special = "\\" if quote == '"' else "'"
    while index < last:
        character = source[index]
        if character == special:
            escape = _ESCAPE.match(source, index) if quote == '"' else None
            width = len(escape[0]) if escape else 2
            broken = escape is not None and _BREAK.match(escape[0], 1) is not None
            index += width
            offset += 0 if broken else 1
            spans.append((offset, start + index))
        elif character in " \t\r\n\x85\u2028\u2029":
            blank = re.compile(r"[ \t\r\n\x85\u2028\u2029]+").match(source, index)
            assert blank is not None
            breaks = len(_BREAK.findall(blank[0]))
            width = len(blank[0])
            index += width
            if breaks:
                # One line break folds to a space, n + 1 of them to n line feeds (YAML 1.2, 7.3).
                offset += max(1, breaks - 1)
                spans.append((offset, start + index))
            else:
                offset += width
        else:
            index += 1
            offset += 1
    return spans
