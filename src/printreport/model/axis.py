"""The axes of a matrix of editions, and one edition of it: what varies, and what it is here."""

from __future__ import annotations

from collections.abc import Mapping

from printreport.slotted import dataclass

__all__ = ["Axes", "AxisValue", "MatrixEdition"]


@dataclass(frozen=True, slots=True)
class AxisValue:
    """What an axis is in one edition.

    ``id`` is the row it stands for (or the word in snake_case), ``label`` what is printed for it and ``word``
    what the data calls it; ``table`` is empty for an axis of words, and ``among`` holds the ids that the
    axis takes.
    """

    axis: str
    id: str
    label: str
    table: str = ""
    among: tuple[str, ...] = ()
    word: str = ""


Axes = Mapping[str, AxisValue]
"""The axes of one edition by name; empty for a report that is no edition of a matrix."""


@dataclass(frozen=True, slots=True)
class MatrixEdition:
    """One edition of a matrix: its name in messages, the stem of its file's name, what each axis is in it."""

    name: str
    stem: str
    values: tuple[AxisValue, ...] = ()

    @property
    def axes(self) -> Axes:
        """What each axis is, by name; made when it is asked for, since a matrix may have many editions."""
        return {value.axis: value for value in self.values}
