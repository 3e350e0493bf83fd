"""What a formula can come to: a value, a phrase with values in it, a column, yes or no.

Stage 3. In: nothing. Out: the result types and :class:`MissingData`.
"""

from __future__ import annotations

from printreport.model.values import Value
from printreport.slotted import dataclass

__all__ = ["Bound", "Column", "MissingData", "Phrase", "Result"]


class MissingData(Exception):
    """The year lacks what is asked for: what asks is left out. ``reason`` is a clause."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Bound:
    """A value inside a phrase; ``text`` is what it prints, or its format decides."""

    value: Value
    text: str = ""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that follow the data, with the values they hold.

    ``is_label``: the words stand in the data as they are, so that digits in them are part of a name.
    """

    parts: tuple[str | Bound, ...]
    is_label: bool = False

    @property
    def text(self) -> str:
        """The words without the values that have no text yet."""
        return "".join(part if isinstance(part, str) else part.text for part in self.parts)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table (or its leading rows): row id, label and value of each row.

    ``table`` and ``column`` name it; ``gaps`` are rows whose cell is blank; ``is_complete`` is
    false where rows of the published table are lost.
    """

    table: str
    column: str
    year: int
    rows: tuple[tuple[str, str, Value], ...]
    gaps: tuple[str, ...] = ()
    is_complete: bool = True
    total: Value | None = None

    def values(self) -> tuple[Value, ...]:
        """Give the values from top to bottom."""
        return tuple(value for _, _, value in self.rows)


Result = Value | Phrase | Column | bool
