"""The formats that a number may be printed in, and how each is written: ``percent(1)``."""

from __future__ import annotations

from printreport.findings import suggest
from printreport.model.formula_tree import FormatCall, FormulaError

__all__ = ["FORMATS", "check_format"]

MOST_DECIMALS = 6

FORMATS: dict[str, int] = {
    "number": 1,
    "compact": 1,
    "percent": 1,
    "points": 1,
    "signed": 0,
    "words": 0,
    "ordinal": 0,
    "money": 1,
    "date": 0,
    "text": 0,
    "names": 0,
    "unit": 0,
    "bare": 0,
    "capital": 0,
    "lower": 0,
    "slug": 0,
}
"""The formats and how many numbers each may take."""


def check_format(call: FormatCall) -> None:
    """Refuse a format that does not exist, or has other numbers behind it than it takes.

    Raises
    ------
    FormulaError [PR307]
    """
    if call.name not in FORMATS:
        known = suggest(call.name, FORMATS)
        raise FormulaError("PR307", f"`{call.name}` is no format", call.offset, call.length, known)
    if len(call.arguments) > FORMATS[call.name]:
        message = f"format `{call.name}` takes {FORMATS[call.name] or 'no'} number"
        raise FormulaError("PR307", message, call.offset, call.length)
    if not call.arguments:
        return
    decimals = call.arguments[0]
    if not (isinstance(decimals, int) and 0 <= decimals <= MOST_DECIMALS):
        shown = str(decimals) if len(str(decimals)) <= MOST_DECIMALS else "too many"
        message = f"format `{call.name}` has {shown} decimals; 0 to {MOST_DECIMALS} are possible"
        raise FormulaError("PR307", message, call.offset, call.length)
