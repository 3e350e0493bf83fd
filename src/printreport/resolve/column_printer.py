"""The numbers of a long column printed in bulk.

Stage 3. In: a column's numbers and the formats it is printed in. Out: texts, each the same as
:meth:`~printreport.resolve.numbers.Numbers.print_value` gives it. Where a plain way of printing gives
the same for a set of numbers chosen to tell ways apart, it is taken; else each number is printed once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import field

from printreport.model.formula import FormatCall
from printreport.model.values import Value
from printreport.resolve.numbers import Numbers
from printreport.slotted import dataclass, replace

__all__ = ["ColumnPrinter", "column_printer"]

_COUNTS = (0, 1, 9, 10, 99, 100, 999, 1_000, 1_234, 9_999, 10_000, 99_999, 100_000, 999_999, 1_000_000)
_LARGE = (9_999_999, 10_000_000, 1_234_567_890, 999_999_999_999, 123_456_789_012_345)
_SHOWN = 1_234_567
_MOST_KEPT = 20_000


@dataclass(slots=True)
class ColumnPrinter:
    """Prints the numbers of one column.

    Attributes
    ----------
    value : Value
        One of the column's, which tells unit and kind of all.
    before, after : str
        What stands around a number.
    comma : str
        Between groups of three digits.
    least : int
        The first number that is grouped.
    places : int
        Decimals that are printed; -1 where numbers have to be printed one by one.
    """

    numbers: Numbers
    value: Value
    formats: tuple[FormatCall, ...]
    before: str = ""
    after: str = ""
    comma: str = ","
    least: int = 1000
    places: int = -1
    _known: dict[tuple[float | int, int], str] = field(default_factory=dict)

    def texts(self, amounts: Sequence[float | int], decimals: Sequence[int]) -> list[str]:
        """Give the text of each number."""
        if self.places < 0:
            return list(map(self._one, amounts, decimals))
        before, after, least = self.before, self.after, self.least
        if self.places:
            made = self._decimal(amounts)
        elif self.comma == ",":
            made = [f"{before}{amount:,}{after}" for amount in amounts]
        else:
            comma = self.comma
            made = [f"{before}{f'{amount:,}'.replace(',', comma)}{after}" for amount in amounts]
        if least > 1000 or min(amounts, default=0) < 0:
            for at, amount in enumerate(amounts):
                if amount < least:
                    made[at] = f"{before}{amount}{after}" if amount >= 0 else self._one(amount, decimals[at])
        return made

    def _decimal(self, amounts: Sequence[float | int]) -> list[str]:
        """Print with decimals, as many as the numbers were written with, or more: nothing is rounded."""
        plain = f"{{:,.{self.places}f}}".format
        point = self.numbers.point
        swapped = str.maketrans({",": self.comma, ".": point})
        same = self.comma == "," and point == "."
        return [
            f"{self.before}{plain(amount) if same else plain(amount).translate(swapped)}{self.after}"
            for amount in amounts
        ]

    def _one(self, amount: float | int, decimals: int) -> str:
        key = (amount, decimals)
        found = self._known.get(key)
        if found is None:
            found = self.slowly(amount, decimals)
            if len(self._known) < _MOST_KEPT:
                self._known[key] = found
        return found

    def slowly(self, amount: float | int, decimals: int) -> str:
        """Print one number as it is printed anywhere else."""
        value = replace(self.value, amount=amount, decimals=None if self.value.decimals is None else decimals)
        printed = self.numbers.print_value(value, self.formats)
        return printed.before + printed.number + printed.after


def column_printer(
    numbers: Numbers,
    value: Value,
    formats: tuple[FormatCall, ...],
    amounts: Sequence[float | int],
    decimals: Sequence[int] | int,
) -> ColumnPrinter:
    """Find the way to print a column.

    Parameters
    ----------
    value : Value
        One of the column's.
    amounts : sequence of number
        All of the column's.
    decimals : sequence of int, or int
        Decimals that they are written with.
    """
    slow = ColumnPrinter(numbers, value, formats)
    if not isinstance(decimals, int) or value.qualifier != "exact":
        return slow
    samples: Iterable[float | int]
    if set(map(type, amounts)) == {int}:
        samples = (*_COUNTS, *_LARGE, *amounts[:20], *amounts[-20:], max(amounts), min(amounts))
        for least in (1000, 10_000):
            made = _like(slow, _SHOWN, 0, f"{_SHOWN:,}", least=least)
            if made is not None and _agrees(made, samples, decimals):
                return made
    elif set(map(type, amounts)) == {float} and max(map(abs, amounts)) < 1e9 and decimals <= 6:
        step = 10.0**-decimals
        samples = [round(count * factor, decimals) for count in _COUNTS for factor in (step, 1.0, 1 + step)]
        samples = [*samples, *amounts[:20], *amounts[-20:], max(amounts), min(amounts)]
        for places in range(decimals, 7):
            made = _like(slow, _SHOWN + step, decimals, f"{_SHOWN + step:,.{places}f}", places=places)
            if made is not None and _agrees(made, [each for each in samples if each < 1e9], decimals):
                return made
    return slow


def _like(
    slow: ColumnPrinter, amount: float | int, decimals: int, plain: str, least: int = 1000, places: int = 0
) -> ColumnPrinter | None:
    """Give a quick printer whose numbers look like one that was printed slowly; None where that is none."""
    shown = slow.slowly(amount, decimals)
    numbers = slow.numbers
    number = plain.replace(",", "\0").replace(".", numbers.point).replace("\0", numbers.comma)
    before, found, after = shown.partition(number)
    if not found or any(sign.isdigit() for sign in before + after):
        return None
    return replace(
        slow, before=before, after=after, comma=numbers.comma, least=least, places=places, _known={}
    )


def _agrees(made: ColumnPrinter, samples: Iterable[float | int], decimals: int) -> bool:
    held = list(samples)
    slowly = [made.slowly(amount, decimals) for amount in held]
    return made.texts(held, [decimals] * len(held)) == slowly
