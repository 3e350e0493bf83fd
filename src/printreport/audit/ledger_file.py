"""A ledger as it stands beside its file: read, and looked through by name."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import cast

from printreport.errors import ReadError
from printreport.slotted import dataclass

__all__ = ["LedgerFile", "Stand", "read_ledger"]


@dataclass(frozen=True, slots=True)
class Stand:
    """One appearance of a value: page from 1, part of the page, and the text printed there."""

    page: int
    where: str
    printed: str


@dataclass(frozen=True, slots=True)
class LedgerFile:
    """The entries of a ledger by the id of their value."""

    path: Path
    year: int
    entries: Mapping[str, tuple[Mapping[str, object], ...]]

    def stands(self, value: str) -> Iterator[Stand]:
        """Give every place of a value, by page."""
        found = []
        for entry in self.entries.get(value, ()):
            for place in cast("list[dict[str, object]]", entry["places"]):
                where = str(place.get("part", place["where"]))
                found.append(Stand(cast("int", place["page"]), where, str(entry["printed"])))
        yield from sorted(found, key=lambda stand: (stand.page, stand.where))

    def pages(self, value: str) -> tuple[int, ...]:
        """Give the pages on which a value stands."""
        return tuple(sorted({stand.page for stand in self.stands(value)}))

    def printed(self, value: str) -> tuple[str, ...]:
        """Give the texts that a value is printed as, each once."""
        return tuple(dict.fromkeys(stand.printed for stand in self.stands(value) if stand.printed))


def read_ledger(path: Path) -> LedgerFile | None:
    """Read a ledger; None where there is none.

    Raises
    ------
    ReadError [PR004]
        It is no ledger.
    """
    if not path.is_file():
        return None
    entries: dict[str, list[Mapping[str, object]]] = {}
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        for entry in data["numbers"]:
            if entry["class"] == "value":
                entries.setdefault(entry["id"], []).append(entry)
        year = int(data["year"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ReadError(f'"{path}" is no ledger that can be read', "printreport build") from error
    return LedgerFile(path, year, {name: tuple(held) for name, held in entries.items()})
