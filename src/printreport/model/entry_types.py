"""Types of the data files' entries: names, numbers and days, each refused where it can be none."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated

from printreport.model.spec import Checked, Converted, Rule

__all__ = ["Day", "Dotted", "Names", "Number", "Since", "Snake", "one_or_many"]

LARGEST = 1e15
"""Fifteen digits are exact in a float and in a data frame's integer."""

_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NAME = re.compile(r"[^\W\d]\w*")


def one_or_many(value: object) -> object:
    """Let a bare word stand for a list of one."""
    return [value] if isinstance(value, str) else value


def _no_text(value: object) -> object:
    # Lax parsing would take `true` for 1 and the text "12" for a number.
    if isinstance(value, (bool, str)):
        raise ValueError("a number is expected, without quotes, commas or unit")
    if isinstance(value, (int, float)) and not abs(value) < LARGEST:
        raise ValueError("a number of 15 digits at most is expected")
    return value


def _real_day(text: str) -> str:
    if _ISO_DAY.fullmatch(text):
        try:
            dt.date.fromisoformat(text)
        except ValueError:
            raise ValueError("the calendar has no such day") from None
    return text


def _snake(name: str) -> str:
    """Refuse names that a formula could not hold, or that differ by large letters only."""
    if not _NAME.fullmatch(name) or name != name.lower():
        raise ValueError("a name of small letters, digits and _")
    return name


def _dotted(name: str) -> str:
    for part in name.split("."):
        _snake(part)
    return name


Snake = Annotated[str, Checked(_snake)]
Dotted = Annotated[str, Checked(_dotted)]
Day = Annotated[str, Checked(_real_day)]
Since = Annotated[int, Rule(ge=1000, le=2999)]
Names = Annotated[tuple[str, ...], Converted(one_or_many)]
Number = Annotated[int | float, Converted(_no_text)]
