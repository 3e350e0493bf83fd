"""Part of stage 1: the number in a text as a source prints it ("more than 21.7 million", "1 in 6").

In: the ``printed:`` and ``rounded:`` texts of a metric. Out: the amount they stand for.
"""

from __future__ import annotations

import re
from decimal import Decimal

from printreport.slotted import dataclass

__all__ = ["Printed", "is_amount", "parse_printed", "parse_rounded"]

_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_SMALL = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WORDS = {word: number for number, word in enumerate(_SMALL)} | {
    word: 10 * number for number, word in enumerate(_TENS, start=2)
}
_TIMES = {"doubled": Decimal(2), "tripled": Decimal(3), "quadrupled": Decimal(4), "halved": Decimal("0.5")}
_OPEN = re.compile(
    r"\b(?:more than|over|at least|nearly|almost|about|approximately|some|fewer than|less than|up to)\b",
    re.IGNORECASE,
)

_FIGURE = r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]{1,30}(?:\.[0-9]{1,20})?"
_ONES = "|".join(_SMALL[1:10])
_WORD = rf"(?:{'|'.join(_TENS)})[- ](?:{_ONES})|" + "|".join(sorted(_WORDS, key=len, reverse=True))
_NUMBER = re.compile(
    rf"(?P<sign>[-−]?)(?P<number>{_FIGURE}|\b(?:{_WORD})\b)"
    r"(?:\s*(?P<percent>%|percent\b|per cent\b)|\s+(?P<scale>thousand|million|billion|trillion)s?\b"
    rf"|\s+(?:in|out of|of)\s+(?P<whole>{_FIGURE}|(?:{_WORD})\b))?",
    re.IGNORECASE,
)
_BARE_SCALE = re.compile(r"\b(thousand|million|billion|trillion)s\b", re.IGNORECASE)


_PRECISION = re.compile(
    rf"(?:{_FIGURE})(?:\s*(?:%|percent|per cent)|\s+(?:thousand|million|billion|trillion)s?)?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Printed:
    """The number in a printed text.

    ``decimals`` counts those printed (of the percentage, or of the millions); ``step`` is what one
    unit in the last printed place is worth, in the amount's own unit; ``has_words`` tells of
    "more than" and its like.
    """

    amount: float | int
    decimals: int
    step: float
    is_percent: bool = False
    has_words: bool = False


def _figure(text: str) -> Decimal:
    lower = text.lower()
    if lower[0].isdigit():
        return Decimal(lower.replace(",", ""))
    return Decimal(sum(_WORDS[part] for part in re.split(r"[- ]", lower)))


def _plain(number: Decimal) -> float | int:
    return int(number) if number == number.to_integral_value() else float(number)


def parse_printed(text: str) -> Printed | None:
    """Read the first number in a printed text; None where it holds none.

    Examples
    --------
    >>> parse_printed("more than 21.7 million").amount
    21700000
    >>> parse_printed("93.5%").amount
    0.935
    >>> parse_printed("every country") is None
    True
    """
    has_words = _OPEN.search(text) is not None
    match = _NUMBER.search(text)
    if match is None:
        for word, factor in _TIMES.items():
            if re.search(rf"\b{word}\b", text, re.IGNORECASE):
                return Printed(_plain(factor), 0, 1, has_words=has_words)
        bare = _BARE_SCALE.search(text)
        return (
            Printed(_SCALES[bare[1].lower()], 0, _SCALES[bare[1].lower()], has_words=True) if bare else None
        )
    number = _figure(match["number"]) * (-1 if match["sign"] else 1)
    decimals = len(match["number"].partition(".")[2])
    step = Decimal(1).scaleb(-decimals)
    if match["percent"]:
        return Printed(float(number / 100), decimals, float(step / 100), True, has_words)
    if match["scale"]:
        scale = _SCALES[match["scale"].lower()]
        return Printed(_plain(number * scale), decimals, float(step * scale), has_words=has_words)
    if match["whole"] and (whole := _figure(match["whole"])) > 0:
        # "One in six" is a spoken share: the true one is nearer to it than to one in five or seven.
        share = number / whole
        return Printed(float(share), 0, float(share - number / (whole + 1)), True, has_words)
    return Printed(_plain(number), decimals, float(step), has_words=has_words)


def is_amount(text: str) -> bool:
    """Tell whether a text is a number with or without its scale, and nothing else: ``0.1 million``."""
    return _PRECISION.fullmatch(text.strip()) is not None


def parse_rounded(text: str | float) -> float:
    """Give the precision of a rounded value, in the value's unit.

    Raises
    ------
    ValueError
        The text is no number.

    Examples
    --------
    >>> parse_rounded("0.1 million")
    100000.0
    """
    if isinstance(text, (int, float)):
        precision = float(text)
    else:
        printed = parse_printed(text) if is_amount(text) else None
        if printed is None:
            raise ValueError(f'"{text}" is no precision; write 100, 0.001 or 0.1 million')
        precision = float(printed.amount)
    if precision <= 0:
        raise ValueError("a precision is more than 0")
    return precision
