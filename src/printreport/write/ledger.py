"""The ledger: every number of the file with its class, its value, its source and all its places."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from printreport.model.content import ReportContent
from printreport.model.ledger import PlaceOnPage
from printreport.model.tie_out import CheckMark
from printreport.model.values import Value

__all__ = ["ledger_of", "ledger_text"]

_WHERE = {
    "table": "table",
    "head": "table",
    "chart": "chart",
    "alt text": "alt text",
}
"""Parts of a page that are no prose."""


def ledger_of(content: ReportContent, places: Sequence[PlaceOnPage], profile: str = "") -> dict[str, Any]:
    """Give the ledger as plain data for JSON.

    Parameters
    ----------
    places : sequence of PlaceOnPage
        In order of painting.

    Returns
    -------
    dict
        As ``schemas/ledger.json`` says: ``report``, ``year``, ``profile`` and ``numbers``. Values that
        others were computed from are there too, with no ``places`` where they are not printed.
    """
    entries: dict[tuple[str, str, str], dict[str, Any]] = {}
    for place in places:
        text = place.text.strip()
        key = (place.number_class, place.value, text)
        entry = entries.get(key)
        if entry is None:
            entry = entries[key] = {"class": place.number_class, "id": place.value, "printed": text}
            value = content.values.get(place.value)
            if value is not None and place.number_class == "value":
                entry.update(_facts(value, content.checks))
            entry["places"] = []
        stands = {"page": place.page, "rect": list(place.rect), "where": _WHERE.get(place.where, "prose")}
        if place.where != stands["where"]:
            stands["part"] = place.where
        entry["places"].append(stands)
    printed = {entry["id"] for entry in entries.values()}
    for name in _inputs(content.values, printed):
        entries["value", name, ""] = {
            "class": "value",
            "id": name,
            "printed": "",
            **_facts(content.values[name], content.checks),
            "places": [],
        }
    return {
        "report": content.title,
        "year": content.year,
        "profile": profile,
        "numbers": list(entries.values()),
    }


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


def _facts(value: Value, checks: Mapping[str, tuple[CheckMark, ...]]) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "value": value.amount,
        "unit": value.unit,
        "period": value.period,
        "kind": value.kind,
        "qualifier": value.qualifier,
        "status": list(value.status),
        "formula": value.formula,
        "inputs": list(value.inputs),
        "source": None,
        "checks": [
            {"check": mark.check, "state": mark.state, "with": mark.detail}
            for mark in checks.get(value.id, ())
        ],
    }
    place = value.place
    file = f"{place.file}:{place.line}" if place.line else place.file
    if value.source is not None:
        facts["source"] = {
            "file": file,
            "document": value.source.document,
            "locator": value.source.locator,
        }
    elif file and not value.formula:
        facts["source"] = {"file": file, "document": "", "locator": ""}
    if value.carries:
        facts["carries"] = value.carries
    if value.correction is not None:
        facts["correction"] = {
            "action": value.correction.action,
            "published": value.correction.published,
            "because": value.correction.because,
        }
    if value.restated is not None:
        facts["restated"] = {
            "from": value.restated.before,
            "to": value.restated.after,
            "difference": value.restated.after - value.restated.before,
            "reason": value.restated.reason,
        }
    return facts


def ledger_text(ledger: Mapping[str, Any]) -> str:
    """Write a ledger, one number a line, so that two of them compare line by line."""
    head = [
        f"{json.dumps(key)}: {json.dumps(held, ensure_ascii=False)}"
        for key, held in ledger.items()
        if key != "numbers"
    ]
    lines = ",\n".join(
        json.dumps(entry, ensure_ascii=False, separators=(",", ":")) for entry in ledger["numbers"]
    )
    return "{" + ",\n".join([*head, f'"numbers": [\n{lines}\n]']) + "}\n"
