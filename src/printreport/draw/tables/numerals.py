"""Where a printed number has its decimal point, and which of its signs hang outside of the column."""

from __future__ import annotations

import re
from functools import lru_cache

from printreport.resolve.numbers import locale_of
from printreport.slotted import dataclass

__all__ = ["NumeralCut", "cut_numeral"]

_GROUPING = " \u00a0\u202f'\u2019,."


@dataclass(frozen=True, slots=True)
class NumeralCut:
    """Places in the text of a cell.

    Attributes
    ----------
    point : int
        Index one past the integer part: numbers of a column meet here.
    end : int
        Index one past what belongs to the number; a closing parenthesis after it hangs.
    """

    point: int
    end: int


@lru_cache(maxsize=16)
def _pattern(language: str) -> re.Pattern[str]:
    from babel.numbers import get_decimal_symbol

    decimal = get_decimal_symbol(locale_of(language))
    grouping = re.escape(_GROUPING.replace(decimal, ""))
    return re.compile(rf"(?P<whole>\d+(?:[{grouping}]\d{{2,3}})*)(?:{re.escape(decimal)}\d+)?")


def cut_numeral(text: str, language: str) -> NumeralCut | None:
    """Find the decimal point of the one number in a text.

    Returns
    -------
    NumeralCut or None
        None for words, blanks, and texts with several numbers (a range has no common point).

    Examples
    --------
    >>> cut_numeral("(1,234.5)", "en-US")
    NumeralCut(point=6, end=8)
    >>> cut_numeral("12–14", "en-US") is None
    True
    """
    found = _pattern(language).search(text)
    if found is None or any(character.isdigit() for character in text[found.end() :]):
        return None
    is_paired = text.endswith(")") and "(" in text[: found.start()]
    return NumeralCut(found.end("whole"), len(text) - 1 if is_paired else len(text))
