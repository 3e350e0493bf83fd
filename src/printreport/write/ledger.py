"""The ledger: every number of the file with its value, its source and all its places."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from printreport.model.content import ReportContent
from printreport.model.ledger import PlaceOnPage
from printreport.model.values import Value

__all__ = ["ledger_of"]


def ledger_of(content: ReportContent, places: Sequence[PlaceOnPage]) -> dict[str, Any]:
    """Give the ledger as plain data for JSON.

    Parameters
    ----------
    places : sequence of PlaceOnPage
        In order of painting.

    Returns
    -------
    dict
        ``report``, ``year`` and ``numbers``; each number with ``class``, ``id``, ``printed``,
        ``places`` (page from 1; rect ``[x0, y0, x1, y1]`` in pt from the lower left), and for a
        value also ``value``, ``unit``, ``period``, ``kind``, ``source``, ``formula``, ``inputs``.
    """
    entries: dict[tuple[str, str, str], dict[str, Any]] = {}
    for place in places:
        text = place.text.strip()
        key = (place.number_class, place.value, text)
        entry = entries.get(key)
        if entry is None:
            entry = entries[key] = {"class": place.number_class, "id": place.value, "printed": text}
            value = content.values.get(place.value)
            if value is not None:
                entry.update(_facts(value))
            entry["places"] = []
        entry["places"].append({"page": place.page, "rect": list(place.rect), "where": place.where})
    return {"report": content.title, "year": content.year, "numbers": list(entries.values())}


def _facts(value: Value) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "value": value.amount,
        "unit": value.unit,
        "period": value.period,
        "kind": value.kind,
        "qualifier": value.qualifier,
        "status": list(value.status),
        "formula": value.formula,
        "inputs": list(value.inputs),
    }
    if value.source is not None:
        facts["source"] = {
            "file": str(value.place),
            "document": value.source.document,
            "locator": value.source.locator,
        }
    if value.correction is not None:
        facts["correction"] = {
            "action": value.correction.action,
            "published": value.correction.published,
            "because": value.correction.because,
        }
    return facts
