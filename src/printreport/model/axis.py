"""A matrix of editions: its axes, and one edition after the other, made when it is asked for.

A matrix may have ten thousand editions; of each the stem of its file's name is all that is held.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from printreport.slotted import dataclass, replace

__all__ = ["Axes", "Axis", "AxisValue", "Matrix", "MatrixEdition", "name_of"]


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
class Axis:
    """All that an axis may be: ids in their order, what the data calls each, what is printed instead."""

    name: str
    ids: tuple[str, ...]
    words: Mapping[str, str]
    labels: Mapping[str, str]
    table: str = ""

    def value(self, at: int) -> AxisValue:
        """Give what the axis is at one of its ids."""
        own = self.ids[at]
        word = self.words.get(own, own)
        return AxisValue(self.name, own, self.labels.get(own, word), self.table, self.ids, word)


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


def name_of(values: Sequence[AxisValue]) -> str:
    """Give the name of an edition in messages, by what its axes are."""
    return "-".join([value.id for value in values])


@dataclass(frozen=True, slots=True)
class Matrix:
    """The editions of a year, the last axis varying fastest.

    Attributes
    ----------
    axes : tuple of Axis
    numbers : sequence of int
        Which of all combinations there is an edition of.
    stems : sequence of str
        Of the names of their files.
    """

    axes: tuple[Axis, ...] = ()
    numbers: Sequence[int] = ()
    stems: Sequence[str] = ()

    def __len__(self) -> int:
        return len(self.numbers)

    def __iter__(self) -> Iterator[MatrixEdition]:
        return map(self.__getitem__, range(len(self.numbers)))

    def __getitem__(self, at: int) -> MatrixEdition:
        values = self.values(self.numbers[at])
        return MatrixEdition(name_of(values), self.stems[at], values)

    def values(self, number: int) -> tuple[AxisValue, ...]:
        """Give what each axis is in a combination."""
        made: list[AxisValue] = []
        for axis in reversed(self.axes):
            number, at = divmod(number, len(axis.ids))
            made.append(axis.value(at))
        return tuple(reversed(made))

    def only(self, places: Iterable[int]) -> Matrix:
        """Give the matrix with some of its editions alone."""
        kept = tuple(places)
        numbers = tuple(self.numbers[at] for at in kept)
        return replace(self, numbers=numbers, stems=tuple(self.stems[at] for at in kept))
