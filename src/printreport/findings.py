"""What is said about the author's files: a finding has a code, a place and a hint one can type.

Findings are collected over a whole stage, sorted by file and line, and shown in one run.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import field
from typing import Literal

from printreport.slotted import dataclass

__all__ = ["NOWHERE", "Finding", "Findings", "Place", "Severity", "suggest"]

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A spot in a file of the author's.

    Attributes
    ----------
    file : str
        Path relative to the project root, with forward slashes.
    line, column : int
        Counted from 1; 0 where only the file (or only the line) is known.
    length : int
        Characters to underline with the caret line.
    """

    file: str
    line: int = 0
    column: int = 0
    length: int = 1

    instead = (str, ())
    """What pickling takes in place of a place, where content is digested whatever line it stands on."""

    def __str__(self) -> str:
        if self.line and self.column and self.file.lower().endswith(".xlsx"):
            return f"{self.file}, cell {_letters(self.column)}{self.line}"
        parts = [self.file]
        if self.line:
            parts.append(str(self.line))
            if self.column:
                parts.append(str(self.column))
        return ":".join(parts)

    def shifted(self, columns: int, length: int = 1, lines: int = 0) -> Place:
        """Give the place a number of columns to the right (and lines down) of this one."""
        return Place(self.file, self.line + lines, self.column + columns, length)


def _letters(column: int) -> str:
    """Give the letters of a spreadsheet's column: 1 is A, 27 is AA."""
    name = ""
    while column > 0:
        column, digit = divmod(column - 1, 26)
        name = chr(ord("A") + digit) + name
    return name


NOWHERE = Place("")


@dataclass(frozen=True, slots=True)
class Finding:
    """One message about the author's files.

    ``message`` says what is there, then what was expected; ``hint`` is something one can type.
    ``page`` (from 1) and ``rect`` [pt] tell where it is in a finished file.
    """

    code: str
    severity: Severity
    message: str
    place: Place = NOWHERE
    used_by: tuple[str, ...] = ()
    hint: str = ""
    page: int = 0
    rect: tuple[float, float, float, float] | None = None

    def sort_key(self) -> tuple[str, int, int, int, str, str]:
        """Order findings by file, line, column, page, code, message."""
        return (self.place.file, self.place.line, self.place.column, self.page, self.code, self.message)


@dataclass(slots=True)
class Findings:
    """A collector that every stage appends to; doubles are dropped."""

    items: list[Finding] = field(default_factory=list)

    def add(self, finding: Finding) -> None:
        """Keep one finding, unless the very same was kept before."""
        if finding not in self.items:
            self.items.append(finding)

    def error(
        self, code: str, message: str, place: Place = NOWHERE, hint: str = "", used_by: Iterable[str] = ()
    ) -> None:
        """Keep a finding of severity error."""
        self.add(Finding(code, "error", message, place, tuple(used_by), hint))

    def warning(
        self, code: str, message: str, place: Place = NOWHERE, hint: str = "", used_by: Iterable[str] = ()
    ) -> None:
        """Keep a finding of severity warning."""
        self.add(Finding(code, "warning", message, place, tuple(used_by), hint))

    def info(
        self, code: str, message: str, place: Place = NOWHERE, hint: str = "", used_by: Iterable[str] = ()
    ) -> None:
        """Keep a remark, such as a section left out for want of data."""
        self.add(Finding(code, "info", message, place, tuple(used_by), hint))

    def has_errors(self) -> bool:
        """Tell whether any finding is an error."""
        return any(item.severity == "error" for item in self.items)

    def sorted(self) -> list[Finding]:
        """Give all findings by file and line."""
        return sorted(self.items, key=Finding.sort_key)

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.sorted())

    def __len__(self) -> int:
        return len(self.items)


def suggest(word: str, known: Iterable[str]) -> str:
    """Give the known word nearest to a misspelled one, in backticks, or an empty string."""
    import difflib

    near = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"`{near[0]}`" if near else ""
