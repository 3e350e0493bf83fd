"""Part of stage 1: the fields of a long CSV text by blocks of rows, without an object for each field.

In: the text of a CSV file (RFC 4180). Out: columns of texts, and on request the place of one field. A text
that is not regular (a quoted field over several lines, rows of several lengths) is left to
:func:`~printreport.load.csv_text.scan_csv`, which says what is wrong with it.
"""

from __future__ import annotations

import csv
import re
from array import array
from collections.abc import Iterator, Mapping

from printreport.findings import Findings, Place
from printreport.load.csv_text import Record, scan_csv

__all__ = ["BLOCK", "LEAST_LONG", "LongCsv", "long_csv"]

LEAST_LONG = 200
"""Rows from which a table is kept by column."""
BLOCK = 2000
"""Rows that are taken apart at a time."""

_FIELD = r'(?:"[^"]*(?:""[^"]*)*"|[^",]*)'
_QUOTED = re.compile(rf"{_FIELD}(?:,{_FIELD})*")
_LONGEST_LINE = 100_000
_CUT = 200_000


class LongCsv:
    """A regular CSV text: every record is one line, and all have as many fields.

    Attributes
    ----------
    file : str
        Path relative to the project root.
    head : Record
        The first record.
    columns : mapping of column id to int
        Where the cells of a column stand, filled in by who knows the columns.
    """

    def __init__(self, file: str, text: str, starts: array[int], lines: array[int], head: Record) -> None:
        self.file = file
        self.head = head
        self.columns: Mapping[str, int] = {}
        self._text = text
        self._starts = starts
        self._lines = lines

    def __len__(self) -> int:
        return len(self._starts)

    def line(self, row: int) -> int:
        """Give the line of a row, from 1."""
        return self._lines[row]

    def place(self, row: int, column: str) -> Place:
        """Give the place of a cell."""
        return self.field_place(row, self.columns[column])

    def field_place(self, row: int, index: int) -> Place:
        """Give the place of a field by its number."""
        source = self._source(row)
        if '"' not in source:
            fields = source.split(",")
            column = 1 + index + sum(map(len, fields[:index]))
            return Place(self.file, self._lines[row], column, max(1, len(fields[index])))
        record = scan_csv(source, self.file, Findings())
        assert record is not None, "a regular record was taken apart before"
        text, _, column = record[0].fields[index]
        return Place(self.file, self._lines[row], column, max(1, len(text)))

    def blocks(self) -> Iterator[tuple[int, list[tuple[str, ...]]]]:
        """Give the rows block by block: the number of the first, and the columns of texts."""
        for first in range(0, len(self), BLOCK):
            rows = range(first, min(first + BLOCK, len(self)))
            sources = [self._source(row) for row in rows]
            fields = [next(csv.reader([each])) if '"' in each else each.split(",") for each in sources]
            yield first, list(zip(*fields, strict=True))

    def keep(self, rows: array[int]) -> None:
        """Drop all other rows."""
        self._starts = array("L", [self._starts[row] for row in rows])
        self._lines = array("L", [self._lines[row] for row in rows])

    def _source(self, row: int) -> str:
        start = self._starts[row]
        end = self._text.find("\n", start)
        return self._text[start : end if end >= 0 else len(self._text)]


def long_csv(text: str, file: str) -> LongCsv | None:
    """Take a text for a long table; None where it is short, or not regular."""
    if text.count("\n") + text.count("\r") <= LEAST_LONG or "\0" in text:
        return None
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    starts, lines = array("L"), array("L")
    start, width, head = 0, 0, None
    for number, line in enumerate(_lines(text), start=1):
        if line.replace(",", "").strip():
            count = line.count(",")
            if '"' in line:
                if len(line) > _LONGEST_LINE or _QUOTED.fullmatch(line) is None:
                    return None
                fields = next(csv.reader([line]))
                count = len(fields) - 1
                if not any(field.strip() for field in fields):
                    start += len(line) + 1
                    continue
            if head is None:
                width = count
                head = _head(line, number)
                if head is None:
                    return None
            elif count != width:
                return None
            else:
                starts.append(start)
                lines.append(number)
        start += len(line) + 1
    if head is None or len(starts) < LEAST_LONG:
        return None
    return LongCsv(file, text, starts, lines, head)


def _lines(text: str) -> Iterator[str]:
    """Give the lines of a text, cut some thousands at a time."""
    start = 0
    while start + _CUT < len(text) and (end := text.find("\n", start + _CUT)) >= 0:
        yield from text[start:end].split("\n")
        start = end + 1
    yield from text[start:].split("\n")


def _head(line: str, number: int) -> Record | None:
    scanned = scan_csv(line, "", Findings())
    if not scanned or len(scanned[0].fields) < 2:
        return None
    fields = tuple((text, number, column) for text, _, column in scanned[0].fields)
    return Record(number, fields, line)
