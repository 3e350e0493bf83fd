"""Part of stage 1: where each cell of a CSV text stands, and whether its rows are whole.

In: the text of a CSV file (RFC 4180). Out: for every record its line and the column of each field.
Values and places come from one walk.
"""

from __future__ import annotations

import re

from printreport.findings import Findings, Place
from printreport.slotted import dataclass

__all__ = ["Record", "scan_csv"]

_BREAK = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Record:
    """One record of a CSV text.

    ``fields`` holds for each field: its text, and line and column of its first character
    (behind the quote). ``source`` is the record as it is written, without its line break.
    """

    line: int
    fields: tuple[tuple[str, int, int], ...]
    source: str

    @property
    def is_blank(self) -> bool:
        """Whether nothing but blanks and commas stands here."""
        return not any(text.strip() for text, _, _ in self.fields)


def scan_csv(text: str, file: str, findings: Findings) -> list[Record] | None:
    """Walk through a CSV text.

    Returns
    -------
    list of Record, or None
        None where the text can not be read as CSV [PR221]: a quote is open, a null character.
    """
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        findings.error("PR221", "a null character stands in the file; it is no CSV text", Place(file, line))
        return None
    if '"' not in text:
        records: list[Record] = []
        rows = _BREAK.split(text)
        if not rows[-1]:
            rows.pop()
        for number, row in enumerate(rows):
            column = 1
            fields = []
            for part in row.split(","):
                fields.append((part, number + 1, column))
                column += len(part) + 1
            records.append(Record(number + 1, tuple(fields), row))
        return records
    return _scan_quoted(text, file, findings)


def _scan_quoted(text: str, file: str, findings: Findings) -> list[Record] | None:
    records: list[Record] = []
    fields: list[tuple[str, int, int]] = []
    at, line, line_start, first_line, record_start = 0, 1, 0, 1, 0
    end = len(text)
    plain = re.compile(r"[^,\r\n]*")
    while at < end:
        place = (line, at - line_start + 1)
        value = ""
        if text[at] == '"':
            place = (line, place[1] + 1)
            start = at + 1
            closed = _closing_quote(text, start)
            if closed < 0:
                findings.error(
                    "PR221", "a quote opens here and is not closed", Place(file, line, place[1] - 1)
                )
                return None
            value = text[start:closed].replace('""', '"')
            for match in _BREAK.finditer(text, start, closed):
                line, line_start = line + 1, match.end()
            at = closed + 1
        rest = plain.match(text, at)
        assert rest is not None
        value += rest[0]
        at = rest.end()
        fields.append((value, *place))
        if at < end and text[at] == ",":
            at += 1
            if at < end:
                continue
            fields.append(("", line, at - line_start + 1))
        records.append(Record(first_line, tuple(fields), text[record_start:at]))
        fields = []
        following = _BREAK.match(text, at)
        if following:
            at = line_start = record_start = following.end()
            line += 1
        first_line = line
    return records


def _closing_quote(text: str, at: int) -> int:
    """Give the offset of the quote that closes a field, past doubled ones; -1 where there is none."""
    while (found := text.find('"', at)) >= 0:
        if text[found + 1 : found + 2] != '"':
            return found
        at = found + 2
    return -1
