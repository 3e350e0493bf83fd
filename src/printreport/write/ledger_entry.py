"""One entry of the ledger: what is told of a value, and how it is written."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from printreport.model.ledger import PlaceOnPage
from printreport.model.tie_out import CheckMark
from printreport.model.values import Value

__all__ = ["Key", "facts_of", "key_of", "stands", "written"]

_WHERE = {
    "table": "table",
    "head": "table",
    "chart": "chart",
    "alt text": "alt text",
}
"""Parts of a page that are no prose."""

Key = tuple[str, str, str]
"""Class, id and printed text: what makes two places one entry."""


_write = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode


def written(entry: Mapping[str, Any]) -> str:
    """Write an entry on one line."""
    return _write(entry)


def key_of(place: PlaceOnPage) -> Key:
    """Give what makes a place that of an entry."""
    return place.number_class, place.value, place.text.strip()


def stands(place: PlaceOnPage) -> dict[str, Any]:
    """Give where a number stands, as the ledger tells it."""
    where = _WHERE.get(place.where, "prose")
    told: dict[str, Any] = {"page": place.page, "rect": list(place.rect), "where": where}
    return told if place.where == where else {**told, "part": place.where}


def facts_of(value: Value, checks: Mapping[str, tuple[CheckMark, ...]]) -> dict[str, Any]:
    """Give what the ledger tells of a value, besides where it stands."""
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
