"""Values → printed numbers, in the report's language.

Stage 3. In: a value and the formats it is printed in. Out: the characters. Only this module makes
percent signs, thousands separators and minus signs.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import cached_property, lru_cache, partial
from typing import cast

from babel import Locale, UnknownLocaleError

from printreport.cache.by_identity import ByIdentity
from printreport.model.formats import check_format
from printreport.model.formula import FormatCall, FormulaError
from printreport.model.values import Value
from printreport.resolve.wording import LANGUAGES, Wording, wording_for
from printreport.slotted import dataclass

__all__ = ["NBSP", "Numbers", "Printed", "is_currency", "known_decimals", "locale_of"]

NBSP = "\u00a0"
MINUS = "\u2212"

# Every finite float has less than 320 digits, those after the point of a format included.
_WIDE = Context(prec=400)
_BODY = frozenset({"number", "compact", "percent", "points", "words", "ordinal", "money", "date", "text"})
_CURRENCY = re.compile(r"[A-Z]{3}")


def is_currency(unit: str) -> bool:
    """Tell whether a unit is a currency (ISO 4217 code)."""
    return _CURRENCY.fullmatch(unit) is not None


@dataclass(frozen=True, slots=True)
class Printed:
    """A number as printed: words before it (``more than``), the number, words after it."""

    before: str
    number: str
    after: str = ""

    @property
    def text(self) -> str:
        """Everything in one string."""
        return f"{self.before}{self.number}{self.after}"


@lru_cache(maxsize=8)
def locale_of(language: str) -> Locale:
    """Give the locale of a language tag; that of `en-US` for a language that Babel does not know."""
    try:
        return Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError, TypeError):
        return Locale.parse("en_US")


def known_decimals(value: Value, wanted: int, scale: float) -> int:
    """Give the decimals that a rounded value still knows, at most those wanted.

    ``scale`` is 100 where the number is printed as a percentage.
    """
    if not value.rounded:
        return wanted
    decimals = wanted
    while decimals > 0 and 10.0**-decimals < value.rounded * scale:
        decimals -= 1
    return decimals


_printed = ByIdentity(2048)
"""Many editions print the same values."""


class Numbers:
    """Prints values in one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.wording: Wording = wording_for(language) or LANGUAGES["en"]
        self.locale = locale_of(language)

    # What babel knows of a language is read when the first number is printed.

    @cached_property
    def _symbols(self) -> Mapping[str, str]:
        held: Mapping[str, Mapping[str, str]] = self.locale.number_symbols
        return held.get("latn") or cast("Mapping[str, str]", held)

    @cached_property
    def point(self) -> str:
        """The sign before the decimals."""
        return str(self._symbols["decimal"])

    @cached_property
    def comma(self) -> str:
        """The sign between thousands."""
        return str(self._symbols["group"])

    @cached_property
    def percent_gap(self) -> str:
        """What stands before the sign for percent."""
        pattern = str(self.locale.percent_formats[None].pattern)
        return NBSP if re.search(r"[\s\u00a0\u202f]%", pattern) else ""

    # -- plain numerals ---------------------------------------------------------------------------

    def decimal(self, amount: float | int, decimals: int = 0) -> str:
        """Give a number with separators and a real minus sign.

        >>> Numbers("en-US").decimal(-27733.25, 1)
        '−27,733.3'
        """
        step = Decimal(1).scaleb(-decimals)
        rounded = Decimal(repr(amount)).quantize(step, rounding=ROUND_HALF_UP, context=_WIDE)
        whole, _, fraction = f"{abs(rounded):f}".partition(".")
        groups: list[str] = []
        least = 5 if self.language.startswith("es") and self.comma == "." else 4
        while len(whole) > 3 and (groups or len(whole) >= least):
            groups.insert(0, whole[-3:])
            whole = whole[:-3]
        text = self.comma.join([whole, *groups]) + (self.point + fraction if fraction else "")
        return MINUS + text if rounded < 0 else text

    def percent(self, share: float, decimals: int = 0) -> str:
        """Give a share as a percentage in the form of the language."""
        return self.decimal(share * 100, decimals) + self.percent_gap + "%"

    def compact(self, amount: float | int, decimals: int = 1) -> str:
        r"""Give a number short: ``29.4 million``.

        >>> Numbers("en-US").compact(29_397_681)
        '29.4\xa0million'
        """
        size = abs(amount)
        if size < 1000 or (size < 1_000_000 and not size % 1 and size < 10_000):
            return self.decimal(amount, 0 if float(amount).is_integer() else decimals)
        power = min(int(math.log10(size) + 1e-9) // 3 * 3, 12)
        if round(size / 10**power, decimals) >= 1000 and power < 12:
            power += 3
        formats = self.locale.compact_decimal_formats["long"]
        count = size / 10**power
        shown = self.decimal(count, decimals)
        if self.point in shown:
            shown = shown.rstrip("0").removesuffix(self.point)
        kind = "one" if shown == "1" else "other"
        key = str(10**power)
        found = (formats.get(kind) or formats["other"]).get(key, formats["other"].get(key))
        pattern = str(getattr(found, "pattern", found) or "")
        if not pattern or set(pattern.strip()) == {"0"}:
            return self.decimal(amount)
        if pattern.count("0") > 1:
            # "00 mil millones": the language groups by another power
            power = power - (pattern.count("0") - 1)
            shown = self.decimal(size / 10**power, 0)
        unit = re.sub(r"0+", "", pattern.replace("¤", "")).strip()
        sign = MINUS if amount < 0 else ""
        return f"{sign}{shown}{NBSP}{unit}"

    def money(self, amount: float | int, currency: str, decimals: int | None = None) -> str:
        """Give an amount of money; a negative one stands in parentheses."""
        places = decimals if decimals is not None else (0 if float(amount).is_integer() else 2)
        sign = self.locale.currency_symbols.get(currency, currency) if currency else ""
        number = self.decimal(abs(amount), places)
        pattern = str(self.locale.currency_formats["standard"].pattern)
        if not sign:
            text = number
        elif pattern.startswith("¤"):
            text = f"{sign}{number}" if len(sign) == 1 or not sign[-1].isalpha() else f"{sign}{NBSP}{number}"
        else:
            text = f"{number}{NBSP}{sign}"
        return f"({text})" if amount < 0 else text

    def date(self, iso: str) -> str:
        """Give an ISO date in words; other text as it is."""
        import datetime as dt

        try:
            day = dt.date.fromisoformat(iso)
        except ValueError:
            return iso
        from babel.dates import format_date

        return format_date(day, format="long", locale=self.locale)

    def ratio(self, share: float) -> tuple[int, int] | None:
        """Give the simple fraction a share is close to: nine in ten, one in six.

        None where no simple fraction is within two points (or 6 % of a small share).
        """
        parts = [(part, whole) for whole in (2, 3, 4, 5, 10) for part in range(1, whole)]
        parts += [(1, whole) for whole in (6, 7, 8, 9, 12, 15, 20, 25, 50, 100)]
        best: tuple[float, tuple[int, int]] | None = None
        for part, whole in parts:
            off = abs(share - part / whole)
            allowed = min(0.02, 0.06 * share) if share < 0.5 else 0.02
            # of two fractions that are nearly as good, the one of fewer parts
            cost = off + 0.0004 * whole
            if off <= allowed and (best is None or cost < best[0]):
                best = (cost, (part, whole))
        return best[1] if best else None

    # -- values -----------------------------------------------------------------------------------

    def default_format(self, value: Value) -> tuple[FormatCall, ...]:
        """Give the format of a value that is printed without one being asked."""
        if value.unit == "share":
            return (FormatCall("percent", (value.decimals or 0,)),)
        if is_currency(value.unit):
            return (FormatCall("money"),)
        coarse = (value.rounded or 0) >= 100_000
        vague = value.qualifier != "exact" and value.amount >= 1_000_000 and not value.amount % 100_000
        if coarse or vague:
            return (FormatCall("compact"),)
        return (FormatCall("number"),)

    def check_formats(self, value: Value | None, formats: tuple[FormatCall, ...]) -> None:
        """Refuse unknown formats (PR307) and those that do not fit the unit (PR308)."""
        for call in formats:
            check_format(call)
            if value is not None:
                self._check_unit(value, call)

    def _check_unit(self, value: Value, call: FormatCall) -> None:
        unit, hint = value.unit, ""
        if call.name in ("percent", "points") and unit not in ("share", ""):
            problem = f"prints shares, but the value is a number of {unit}"
            hint = "`number`"
        elif call.name == "money" and not is_currency(unit):
            problem = f"prints amounts of money, but the value is {_a_number_of(unit)}"
            hint = "`percent`" if unit == "share" else "`number`"
        elif call.name in ("number", "compact", "ordinal") and unit == "share":
            problem = "prints counts, but the value is a share"
            hint = "`percent(1)`"
        elif call.name == "ordinal" and not float(value.amount).is_integer():
            problem = "prints whole numbers"
        elif call.name in ("names", "date"):
            problem = "prints words, but the value is a number"
        else:
            return
        raise FormulaError("PR308", f"format `{call.name}` {problem}", call.offset, call.length, hint)

    def print_value(self, value: Value, formats: tuple[FormatCall, ...] = ()) -> Printed:
        """Give a value as printed, with its qualifier.

        Raises
        ------
        FormulaError
            PR307 for an unknown format, PR308 for one that does not fit the value's unit.
        """
        return _printed.get(value, partial(self._print, value, formats), (self.language, formats))

    def _print(self, value: Value, formats: tuple[FormatCall, ...]) -> Printed:
        self.check_formats(value, formats)
        names = {call.name for call in formats}
        body = next((call for call in formats if call.name in _BODY), None)
        if body is None:
            body = self._own_format(value)
        number = self._body(value, body)
        if "signed" in names and value.amount > 0:
            number = f"+{number}"
        after = ""
        if "unit" in names and value.unit and not is_currency(value.unit) and value.unit != "share":
            after = NBSP + (self.wording.singular(value.unit) if value.amount == 1 else value.unit)
        before = "" if "bare" in names else self.qualifier(value)
        return Printed(before, number, after)

    def _own_format(self, value: Value) -> FormatCall:
        from printreport.model.formula import parse_format

        if value.format:
            for call in parse_format(value.format):
                if call.name in _BODY:
                    return call
        return self.default_format(value)[0]

    def qualifier(self, value: Value) -> str:
        """Give the words that a value's qualifier puts before it, with a space."""
        if value.qualifier == "exact":
            return ""
        return self.wording.say(value.qualifier, number="")

    def _body(self, value: Value, call: FormatCall) -> str:
        wanted = int(call.arguments[0]) if call.arguments else None
        amount = value.amount
        match call.name:
            case "percent":
                return self.percent(amount, known_decimals(value, wanted or 0, 100))
            case "points":
                decimals = known_decimals(value, 1 if wanted is None else wanted, 100)
                number = self.decimal(amount * 100, decimals)
                step = Decimal(1).scaleb(-decimals)
                one = abs(Decimal(repr(amount * 100)).quantize(step, context=_WIDE)) == 1
                return self.wording.say("point" if one else "points", number=number).replace(" ", NBSP)
            case "compact":
                return self.compact(amount, 1 if wanted is None else wanted)
            case "money":
                return self.money(amount, value.unit, wanted)
            case "ordinal":
                return self.wording.ordinal(int(amount))
            case "words":
                return self._in_words(value)
            case "text":
                return str(int(amount)) if float(amount).is_integer() else self.decimal(amount, 1)
            case _:
                return self.decimal(amount, self._decimals(value, wanted))

    def _decimals(self, value: Value, wanted: int | None) -> int:
        if wanted is not None:
            return wanted
        if value.decimals:
            return value.decimals
        return 0 if float(value.amount).is_integer() or abs(value.amount) >= 100 else 1

    def _in_words(self, value: Value) -> str:
        if value.unit == "share":
            ratio = self.ratio(float(value.amount))
            if ratio is None:
                return self.percent(value.amount)
            return self.ratio_words(*ratio)
        amount = value.amount
        if float(amount).is_integer() and 0 <= amount < len(self.wording.numbers):
            return self.wording.number(int(amount))
        return self.decimal(amount, self._decimals(value, None))

    def ratio_words(self, part: int, whole: int) -> str:
        """Give ``nine in ten``."""
        return self.wording.say("one_in", part=self.wording.number(part), whole=self.wording.number(whole))


def _a_number_of(unit: str) -> str:
    return "a share" if unit == "share" else (f"a number of {unit}" if unit else "a plain number")
