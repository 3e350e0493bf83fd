"""Part of stage 1: the text of a table's cell becomes a number by the type its column declares.

In: a text as printed and a column type. Out: amount and printed decimals; a share is 0-1.
"""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

from printreport.model.contract import ColumnType
from printreport.slotted import dataclass

__all__ = ["CellError", "ParsedCell", "parse_cell", "split_run_together"]

# Fifteen digits are exact in a float and in a data frame's integer.
_COUNT = re.compile(r"([-−]?)([0-9]{1,3}(?:,[0-9]{3}){1,4}|[0-9]{1,15})")
_DECIMAL = re.compile(r"([-−+]?)([0-9]{1,3}(?:,[0-9]{3}){1,4}|[0-9]{1,15}|(?=\.))(?:\.([0-9]{1,20}))?")
_CURRENCY = re.compile(r"(?:US\$|[$€£¥]|[A-Z]{3}(?=[\s\d]))\s*|\s*(?:[€£¥]|[A-Z]{3})$")
_RUN_TOGETHER = re.compile(r"(?=\d*,)(?=.*\d{4})\d[\d,]*\d")
_MOST_OF_A_SHEET = 10
_LONGEST = 60

_WANTED: dict[str, str] = {
    "count": "a count such as 1,385",
    "percent": "a percentage such as 21.50%",
    "share": "a share such as 0.215",
    "rate": "a number such as 12.4",
    "money": "an amount such as $1,250 or (1,250)",
    "date": "a date such as 2021-12-31",
}


class CellError(ValueError):
    """A cell's text is not of its column's type; the message says what was expected."""

    def __init__(self, message: str, code: str = "PR224", hint: str = "") -> None:
        super().__init__(message)
        self.message, self.code, self.hint = message, code, hint


@dataclass(frozen=True, slots=True)
class ParsedCell:
    """The amount in a cell (None for words and dates) and the decimals printed."""

    amount: float | int | None
    decimals: int = 0


def parse_cell(text: str, kind: ColumnType, *, from_sheet: bool = False) -> ParsedCell:
    """Read a cell.

    Parameters
    ----------
    text : str
        What the cell holds, not blank.
    kind : ColumnType
        The type that the contract declares.
    from_sheet : bool
        A spreadsheet keeps 21.5% as 0.215; there a percentage without its sign is a share.

    Raises
    ------
    CellError [PR224, PR225]
        The text is not of that type; PR225 where several numbers have run together.

    Examples
    --------
    >>> parse_cell("21.50%", "percent")
    ParsedCell(amount=0.215, decimals=2)
    >>> parse_cell("(1,250)", "money")
    ParsedCell(amount=-1250, decimals=0)
    """
    stripped = text.strip()
    match kind:
        case "text":
            return ParsedCell(None)
        case "date":
            return _date(stripped)
        case "count":
            return _count(stripped)
        case "percent":
            return _percent(stripped, from_sheet)
        case "money":
            return _money(stripped)
        case "share" | "rate":
            amount, decimals = _number(stripped, kind)
            # The decimals of a share are those of its percentage: 0.215 is 21.5 %.
            return ParsedCell(amount, max(0, decimals - 2) if kind == "share" else decimals)


def _wrong(text: str, kind: str) -> CellError:
    if len(text) > _LONGEST:
        return CellError(f'cell "{text[: _LONGEST - 1]}…" was expected to be {_WANTED[kind]}')
    if _RUN_TOGETHER.fullmatch(text):
        parts = split_run_together(text)
        reading = f", perhaps {' and '.join(parts)}" if parts else ""
        return CellError(
            f'cell "{text}" holds several numbers run together{reading}; one was expected',
            "PR225",
            "blank the cell, and list it in corrections.yaml as `published: lost`",
        )
    return CellError(f'cell "{text}" was expected to be {_WANTED[kind]}')


def split_run_together(text: str) -> list[str]:
    """Split run-together numbers where their thousands groups allow one reading only, else give nothing.

    Examples
    --------
    >>> split_run_together("2,04225,03027,072")
    ['2,042', '25,030', '27,072']
    """
    readings: list[list[str]] = []

    def go(at: int, parts: list[str]) -> None:
        if len(readings) > 1 or len(parts) > 12:
            return
        if at == len(text):
            readings.append(parts)
            return
        for width in range(1, 4):
            match = re.compile(rf"\d{{{width}}}(?:,\d{{3}})+").match(text, at)
            if match:
                go(match.end(), [*parts, match[0]])

    go(0, [])
    return readings[0] if len(readings) == 1 else []


def _count(text: str) -> ParsedCell:
    inner = text[1:-1] if text.startswith("(") and text.endswith(")") else text
    match = _COUNT.fullmatch(inner)
    if match is None:
        raise _wrong(text, "count")
    number = int(match[2].replace(",", ""))
    return ParsedCell(-number if match[1] or inner is not text else number)


def _number(text: str, kind: str) -> tuple[float | int, int]:
    match = _DECIMAL.fullmatch(text)
    if match is None or not (match[2] or match[3]):
        raise _wrong(text, kind)
    sign = -1 if match[1] in ("-", "−") else 1
    whole = match[2].replace(",", "") or "0"
    decimals = len(match[3] or "")
    if decimals:
        return float(sign * Decimal(f"{whole}.{match[3]}")), decimals
    return sign * int(whole), 0


def _percent(text: str, from_sheet: bool) -> ParsedCell:
    bare = re.sub(r"\s*(?:%|percent|per cent)$", "", text)
    match = _DECIMAL.fullmatch(bare)
    if match is None:
        raise _wrong(text, "percent")
    number, decimals = _number(bare, "percent")
    if bare == text and from_sheet:
        if abs(number) > _MOST_OF_A_SHEET:
            raise CellError(
                f'cell "{text}" holds a plain number; a percentage in a spreadsheet is a share',
                hint=f"`{text}%`",
            )
        return ParsedCell(float(number), max(0, decimals - 2))
    return ParsedCell(float(Decimal(str(number)) / 100), decimals)


def _money(text: str) -> ParsedCell:
    sign = 1
    inner = text
    if inner.startswith(("-", "−")):
        sign, inner = -1, inner[1:].strip()
    inner = _CURRENCY.sub("", inner).strip()
    if inner.startswith("(") and inner.endswith(")"):
        sign, inner = -sign, _CURRENCY.sub("", inner[1:-1]).strip()
    if inner in ("-", "–", "—"):
        # Financial statements print a dash for zero.
        return ParsedCell(0)
    match = _DECIMAL.fullmatch(inner)
    if match is None:
        raise _wrong(text, "money")
    number, decimals = _number(inner, "money")
    return ParsedCell(sign * number, decimals)


def _date(text: str) -> ParsedCell:
    try:
        dt.date.fromisoformat(text.removesuffix(" 00:00:00"))
    except ValueError:
        raise _wrong(text, "date") from None
    return ParsedCell(None)
