"""Part of stage 1: the cells of a long column become numbers in bulk, odd ones one by one.

In: texts of one column, block by block. Out: a :class:`~printreport.model.cell_table.CellColumn`. What is
written plainly (``1385``, ``12.50``) is read at once; each other text goes through
:func:`~printreport.load.cells.parse_cell`, once.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence

from printreport.load.cells import CellError, ParsedCell, parse_cell
from printreport.model.cell import Cell
from printreport.model.cell_table import CellColumn, number_text
from printreport.model.contract import ColumnType

__all__ = ["ColumnReader"]

_PLAIN = r"(?:0|[1-9][0-9]{0,14})"
_COUNTS = re.compile(rf"{_PLAIN}(?:\n{_PLAIN})*")
_MOST_KEPT = 4_000
# So many digits are exact in a float.
_MOST_DIGITS = 14
_MOST_DECIMALS = 6
_MOST = 2**62


class ColumnReader:
    """Takes up the texts of a column.

    Attributes
    ----------
    odd : dict of row number to Cell
        Filled in by who knows what is odd about a cell.
    """

    def __init__(self, kind: ColumnType) -> None:
        self.kind = kind
        self.odd: dict[int, Cell] = {}
        self._is_words = kind in ("text", "date")
        self._numbers: array[int] | array[float] | list[float | int] = array("q")
        self._decimals: int | bytearray | None = None
        self._texts: list[str] | None = [] if self._is_words else None
        self._same: dict[str, str] = {}
        self._parsed: dict[str, ParsedCell | None] = {}
        self._count = 0

    def take(self, texts: Sequence[str]) -> list[int]:
        """Take up texts; give the numbers of those in them that are odd, and hold 0 until they are told."""
        self._count += len(texts)
        if self._is_words:
            return self._take_words(texts)
        if self.kind == "count" and _COUNTS.fullmatch("\n".join(texts)):
            self._extend(list(map(int, texts)), 0)
            if self._texts is not None:
                self._texts.extend(_fresh(texts))
            return []
        if self.kind in ("money", "rate") and (decimals := _decimals_of(texts)):
            numbers = list(map(float, texts))
            self._take_texts(texts, numbers, bytearray([decimals]) * len(texts), set())
            self._extend(numbers, decimals)
            return []
        return self._take_parsed(texts)

    def column(self) -> CellColumn:
        """Give the column."""
        if self._is_words:
            return CellColumn(None, texts=self._texts, odd=self.odd)
        decimals = self._decimals if isinstance(self._decimals, int) else bytes(self._decimals or b"")
        return CellColumn(self._numbers, decimals, self._texts, self.odd)

    def _take_words(self, texts: Sequence[str]) -> list[int]:
        assert self._texts is not None, "words are kept"
        same = self._same
        fresh = _fresh(texts)
        if len(same) < _MOST_KEPT:
            self._texts.extend(map(same.setdefault, fresh, fresh))
        else:
            self._texts.extend(fresh)
        distinct = set(texts)
        odd = {text for text in distinct if text.isspace()}
        if self.kind == "date":
            odd |= {text for text in distinct if text.strip() and self._parse(text) is None}
        return [at for at, text in enumerate(texts) if text in odd] if odd else []

    def _take_parsed(self, texts: Sequence[str]) -> list[int]:
        odd: list[int] = []
        amounts: list[float | int] = []
        decimals = bytearray()
        for at, text in enumerate(texts):
            parsed = self._parse(text) if text.strip() else None
            if parsed is None or parsed.amount is None or (parsed.amount < 0 and self.kind == "count"):
                odd.append(at)
                parsed = ParsedCell(0, decimals[-1] if decimals else 0)
            amounts.append(0 if parsed.amount is None else parsed.amount)
            decimals.append(parsed.decimals)
        lacking = set(odd)
        known = next((amount for at, amount in enumerate(amounts) if at not in lacking), 0)
        for at in odd:
            amounts[at] = type(known)(0)
        self._take_texts(texts, amounts, decimals, lacking)
        self._extend(amounts, decimals[0] if len(set(decimals)) == 1 else decimals)
        return odd

    def _take_texts(
        self, texts: Sequence[str], amounts: Sequence[float | int], decimals: bytearray, odd: set[int]
    ) -> None:
        """Keep the texts as soon as one of them does not follow from its number."""
        if self._texts is None and any(
            number_text(amount, places) != text and at not in odd
            for at, (text, amount, places) in enumerate(zip(texts, amounts, decimals, strict=True))
        ):
            kept = self._decimals
            self._texts = [
                number_text(amount, kept[at] if isinstance(kept, bytearray) else kept or 0)
                for at, amount in enumerate(self._numbers)
            ]
        if self._texts is not None:
            self._texts.extend(_fresh(texts))

    def _parse(self, text: str) -> ParsedCell | None:
        found = self._parsed.get(text)
        if found is None and text not in self._parsed:
            try:
                found = parse_cell(text, self.kind)
            except CellError:
                found = None
            if len(self._parsed) < _MOST_KEPT:
                self._parsed[text] = found
        return found

    def _extend(self, amounts: Sequence[float | int], decimals: int | bytearray) -> None:
        n_before = len(self._numbers)
        kinds = set(map(type, amounts))
        fits = "d" if kinds == {float} else "q" if kinds == {int} and max(map(abs, amounts)) < _MOST else ""
        if not n_before and fits == "d":
            self._numbers = array("d")
        if isinstance(self._numbers, array) and self._numbers.typecode != fits:
            self._numbers = list(self._numbers)
        self._numbers.extend(amounts)  # type: ignore[arg-type]  # the array is one of the amounts' type
        self._note_decimals(decimals, n_before, len(amounts))

    def _note_decimals(self, decimals: int | bytearray, n_before: int, count: int) -> None:
        if self._decimals is None:
            self._decimals = decimals
        elif isinstance(self._decimals, int) and self._decimals != decimals:
            self._decimals = bytearray([self._decimals]) * n_before
            self._decimals.extend(bytes([decimals]) * count if isinstance(decimals, int) else decimals)
        elif isinstance(self._decimals, bytearray):
            self._decimals.extend(bytes([decimals]) * count if isinstance(decimals, int) else decimals)


def _fresh(texts: Sequence[str]) -> list[str]:
    """Give the same texts anew: one kept of a block keeps the room of its neighbors from being used."""
    return "\n".join(texts).split("\n")


def _decimals_of(texts: Sequence[str]) -> int:
    """Give how many decimals all of the texts have that are plain decimal numbers, else 0."""
    decimals = len(texts[0].partition(".")[2])
    if not 0 < decimals <= _MOST_DECIMALS:
        return 0
    one = rf"(?:0|[1-9][0-9]{{0,{_MOST_DIGITS - decimals}}})\.[0-9]{{{decimals}}}"
    return decimals if re.fullmatch(rf"{one}(?:\n{one})*", "\n".join(texts)) else 0
