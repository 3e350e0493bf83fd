"""Part of stage 1: YAML syntax errors in words an author can act on."""

from __future__ import annotations

from typing import Any

import yaml

__all__ = ["explain_syntax"]

# What the parser says (its wording is stable) → what is there and what was expected, and what to try.
_WORDS: tuple[tuple[str, str, str], ...] = (
    (
        "mapping values are not allowed",
        'a ": " stands inside a value, or this line is indented too far',
        "put the value in quotes",
    ),
    (
        "cannot start any token",
        "a tab or a sign that can not begin a value",
        "indent with spaces, quote the value",
    ),
    ("tab character", "a tab stands in the indentation, spaces were expected", ""),
    (
        "did not find expected key",
        "a key was expected here; the indentation differs from the lines above, or a quote is open",
        "",
    ),
    ("could not find expected ':'", 'a key without ": " and a value', ""),
    (
        "did not find expected '-' indicator",
        "an item of the list was expected here, and it begins with a dash",
        "begin the line with a dash and a space",
    ),
    (
        "did not find expected ',' or ']'",
        "the list in [ ] is not closed, or a comma is missing before this",
        "",
    ),
    (
        "did not find expected ',' or '}'",
        "the mapping in { } is not closed, or a comma is missing before this",
        "",
    ),
    ("unexpected end of stream", "the quoted text that begins before this is not closed", ""),
    (
        "found undefined alias",
        "a value begins with *, which YAML reads as an alias",
        "put the value in quotes",
    ),
    ("unknown escape character", "a backslash in double quotes begins no known escape", "use single quotes"),
    ("control characters are not allowed", "a control character stands in the file", ""),
    ("special characters are not allowed", "a control character stands in the file", ""),
    ("did not find expected node content", "a value was expected here", ""),
    (
        "did not find expected alphabetic",
        "a value begins with & or *, which YAML reads as an anchor",
        "put it in quotes",
    ),
    ("did not find expected <document start>", "a key of the mapping was expected here", ""),
    (
        "found undefined tag handle",
        "a value begins with !, which YAML reads as a tag",
        "put the value in quotes",
    ),
    (
        "did not find expected comment or line break",
        "text stands after the sign of a block of text (| or >)",
        "",
    ),
    (
        "found character that cannot start any token",
        "a sign stands here that can not begin a value",
        "put it in quotes",
    ),
)


def explain_syntax(error: yaml.YAMLError, text: str) -> tuple[str, int, str]:
    """Give message, offset in the text and hint for an error of the parser's."""
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or "not YAML")
    mark: Any = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    position = getattr(error, "position", None)
    index = int(mark.index) if mark is not None else int(position or 0)
    if mark is None and position is None:
        index = next((at for at, sign in enumerate(text) if sign < " " and sign not in "\t\n\r"), 0)
    index = min(index, len(text))
    line_start = text.rfind("\n", 0, index) + 1
    if "\t" in text[line_start : index + 1] and not text[line_start:index].strip():
        return "a tab stands in the indentation, spaces were expected", index, ""
    for said, message, hint in _WORDS:
        if said in problem:
            return message, index, hint
    return f"this is not YAML: {problem}", index, ""
