"""The values of a report by their ledger ids: those printed one by one, and the cells of long tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from printreport.model.values import Value

__all__ = ["LedgerValues", "ValuePart"]


class ValuePart(Protocol):
    """The values of one table; each is made when it is asked for."""

    def get(self, name: str) -> Value | None:
        """Give a value by its ledger id; None where it is none of these."""
        ...

    def __iter__(self) -> Iterator[str]:
        """Give the ids of all values."""
        ...


class LedgerValues(Mapping[str, Value]):
    """All values of a report.

    Attributes
    ----------
    single : mapping of str to Value
        Those that were printed or reckoned one by one; the others are cells of the data as they are.
    """

    def __init__(self, single: Mapping[str, Value], parts: Sequence[ValuePart]) -> None:
        self.single = single
        self.parts = tuple(parts)

    def named(self, names: Iterable[str]) -> list[str]:
        """Give the ids of all single values, and those of the names that are cells of long tables."""
        cells = dict.fromkeys(name for name in names if name not in self.single and name in self)
        return [*self.single, *cells]

    def __contains__(self, name: object) -> bool:
        if name in self.single:
            return True
        return isinstance(name, str) and any(part.get(name) is not None for part in self.parts)

    def __getitem__(self, name: str) -> Value:
        found = self.single.get(name)
        if found is not None:
            return found
        for part in self.parts:
            value = part.get(name)
            if value is not None:
                return value
        raise KeyError(name)

    def __iter__(self) -> Iterator[str]:
        yield from self.single
        seen: set[str] = set()
        for part in self.parts:
            for name in part:
                if name not in self.single and name not in seen:
                    yield name
                    if len(self.parts) > 1:
                        seen.add(name)

    def __len__(self) -> int:
        return sum(1 for _ in self)
