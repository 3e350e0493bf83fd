"""Part of stage 1: what stands in a file and what was expected, in the author's words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

__all__ = ["expected_by", "type_error", "what_is"]

_EXPECTED = {
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "string": "text",
    "tuple": "a list",
    "list": "a list",
    "dict": "a mapping",
    "mapping": "a mapping",
    "model": "a mapping",
    "none": "nothing",
    "finite": "a number",
    "date": "a date such as 2021-12-31",
}
_LONGEST_QUOTE = 60
_LONGEST_NUMBER = 40


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"


def what_is(value: object) -> str:
    """Say what a value is, with its text where it is short."""
    if value is None:
        return "empty"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return f"the number {_short(getattr(value, 'text', '') or str(value), _LONGEST_NUMBER)}"
    if isinstance(value, str):
        return f'the text "{_short(value, _LONGEST_QUOTE).strip()}"'
    if isinstance(value, Mapping):
        return "a mapping"
    if isinstance(value, list):
        return f"a list of {len(value)}"
    return "something else"


def expected_by(error: ErrorDetails) -> str:
    """Say what a type would have accepted."""
    kind = error["type"]
    context = error.get("ctx", {})
    if kind in ("literal_error", "enum"):
        return str(context.get("expected", "another word")).replace("'", "`")
    if kind == "int_from_float":
        return "a whole number"
    if kind == "value_error" and error["loc"][-1:] == ("[key]",):
        return str(context.get("error", "another name"))
    if kind == "value_error" and "text is expected" in str(context.get("error", "")):
        return "text"
    if kind == "is_instance_of":
        return "text"
    return _EXPECTED.get(kind.split("_", maxsplit=1)[0], "something else")


def type_error(error: ErrorDetails) -> str:
    """Give the sentence for an error that is about the size or form of a value, else an empty string."""
    context = error.get("ctx", {})
    match error["type"]:
        case "value_error":
            said = str(context.get("error", ""))
            return "" if said == "text is expected" else said
        case "greater_than":
            return f"it must be more than {context['gt']:,.10g}"
        case "greater_than_equal":
            return f"{context['ge']:,.10g} is the least"
        case "less_than":
            return f"it must be less than {context['lt']:,.10g}"
        case "less_than_equal":
            return f"{context['le']:,.10g} is the most"
        case "too_short":
            return f"{context['min_length']} is the least number of items"
        case "too_long":
            return f"{context['max_length']} is the largest number of items"
        case "string_too_short":
            return f"it needs {context['min_length']} characters at least"
        case "string_pattern_mismatch":
            return f"it does not have the form {context['pattern']}"
    return ""
