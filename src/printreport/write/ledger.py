"""The ledger: every number of the file with its class, its value, its source and all its places."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from printreport.model.content import ReportContent
from printreport.model.ledger import NumberKey, PlaceOnPage, RowsOnPage
from printreport.model.values import Value
from printreport.write.bulk_ledger import BulkLedger
from printreport.write.ledger_entry import Entry, entry_of

__all__ = ["ledger_lines", "ledger_of", "write_ledger"]

_AT_ONCE = 1000


def ledger_of(
    content: ReportContent, places: Sequence[PlaceOnPage | RowsOnPage], profile: str = ""
) -> dict[str, Any]:
    """Give the ledger as plain data for JSON.

    Parameters
    ----------
    places : sequence of PlaceOnPage or RowsOnPage
        In order of painting.

    Returns
    -------
    dict
        As ``schemas/ledger.json`` says: ``report``, ``year``, ``profile`` and ``numbers``. Values that
        others were computed from are there too, with no ``places`` where they are not printed.
    """
    return {**_head(content, profile), "numbers": json.loads(f"[{','.join(ledger_lines(content, places))}]")}


def _head(content: ReportContent, profile: str) -> dict[str, Any]:
    return {"report": content.title, "year": content.year, "profile": profile}


def ledger_lines(content: ReportContent, places: Sequence[PlaceOnPage | RowsOnPage]) -> Iterator[str]:
    """Give the numbers of the ledger as JSON, in the order in which they are painted.

    A number that is printed in several places is one entry. Those in plain rows of a long table are
    written as they come; only what stands elsewhere too is gathered before. What is given may be several
    entries, each on a line and with a comma between.
    """
    entries = _gathered(content, places)
    rows = BulkLedger(content, entries)
    rows.gather(places)
    if any(isinstance(place, RowsOnPage) for place in places):
        yield from _with_rows(places, entries, rows)
    else:
        for entry in entries.values():
            yield entry.written()
    values, checks = content.values, content.checks
    for name in _inputs(values, {entry.key[1] for entry in entries.values()}):
        if not rows.prints(name):
            yield entry_of(("value", name, ""), values[name], checks).written()


def _with_rows(
    places: Sequence[PlaceOnPage | RowsOnPage], entries: dict[NumberKey, Entry], rows: BulkLedger
) -> Iterator[str]:
    """Give the entries of numbers, some of which stand in rows of long tables."""
    told: set[NumberKey] = set()
    for place in places:
        if isinstance(place, RowsOnPage):
            yield from rows.lines(place, told)
            continue
        key = place.key
        if key not in told:
            told.add(key)
            yield entries[key].written()


def _gathered(content: ReportContent, places: Sequence[PlaceOnPage | RowsOnPage]) -> dict[NumberKey, Entry]:
    """Give the entries of the numbers that were painted one by one, in order of painting."""
    entries: dict[NumberKey, Entry] = {}
    values, checks = content.values, content.checks
    for place in places:
        if isinstance(place, RowsOnPage):
            continue
        key = place.key
        entry = entries.get(key)
        if entry is None:
            entry = entries[key] = entry_of(key, values.get(key[1]), checks)
        entry.places.append(place.written())
    return entries


def write_ledger(
    path: Path, content: ReportContent, places: Sequence[PlaceOnPage | RowsOnPage], profile: str = ""
) -> None:
    """Write the ledger, one number a line, so that two of them compare line by line."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        head = (
            f"{json.dumps(key)}: {json.dumps(held, ensure_ascii=False)}"
            for key, held in _head(content, profile).items()
        )
        stream.write("{" + ",\n".join([*head, '"numbers": [\n']))
        lines = ledger_lines(content, places)
        stream.write(next(lines, ""))
        while some := list(islice(lines, _AT_ONCE)):
            stream.write(",\n" + ",\n".join(some))
        stream.write("\n]}\n")


def _inputs(values: Mapping[str, Value], printed: Iterable[str]) -> list[str]:
    """Give the values that printed ones were computed from and that are not printed themselves."""
    known = set(printed)
    open_ids = [name for name in known if name in values]
    found: list[str] = []
    while open_ids:
        for name in values[open_ids.pop()].inputs:
            if name in values and name not in known:
                known.add(name)
                found.append(name)
                open_ids.append(name)
    return sorted(found)
