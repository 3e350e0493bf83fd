"""The ledger: every number of the file with its class, its value, its source and all its places."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from printreport.model.content import ReportContent
from printreport.model.ledger import PlaceOnPage, RowsOnPage
from printreport.model.values import Value
from printreport.write.bulk_ledger import BulkLedger
from printreport.write.ledger_entry import Key, facts_of, key_of, stands, written

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
    told: set[Key] = set()
    for place in places:
        if isinstance(place, RowsOnPage):
            yield from rows.lines(place, told)
            continue
        key = key_of(place)
        if key not in told:
            told.add(key)
            yield written(entries[key])
    printed = {entry["id"] for entry in entries.values()}
    for name in _inputs(content.values, printed):
        if not rows.prints(name):
            facts = facts_of(content.values[name], content.checks)
            yield written({"class": "value", "id": name, "printed": "", **facts, "places": []})


def _gathered(
    content: ReportContent, places: Sequence[PlaceOnPage | RowsOnPage]
) -> dict[Key, dict[str, Any]]:
    """Give the entries of the numbers that were painted one by one."""
    entries: dict[Key, dict[str, Any]] = {}
    for place in places:
        if isinstance(place, RowsOnPage):
            continue
        key = key_of(place)
        entry = entries.get(key)
        if entry is None:
            entry = entries[key] = {"class": place.number_class, "id": place.value, "printed": key[2]}
            value = content.values.get(place.value)
            if value is not None and place.number_class == "value":
                entry.update(facts_of(value, content.checks))
            entry["places"] = []
        entry["places"].append(stands(place))
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
