"""One entry of the ledger: what is told of a value, and how it is written."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import field
from functools import partial
from json.encoder import encode_basestring as quoted
from typing import Any

from printreport.cache.by_identity import ByIdentity
from printreport.model.ledger import NumberKey
from printreport.model.tie_out import CheckMark
from printreport.model.values import Value
from printreport.slotted import dataclass

__all__ = ["Entry", "entry_of", "facts_of"]

_write = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode


@dataclass(slots=True)
class Entry:
    """A number, what is told of it, and where it stands; facts and places as JSON writes them."""

    key: NumberKey
    facts: str = ""
    places: list[str] = field(default_factory=list)

    def written(self) -> str:
        """Write it on one line."""
        number_class, name, printed = self.key
        facts = f"{self.facts}," if self.facts else ""
        return (
            f'{{"class":"{number_class}","id":{quoted(name)},"printed":{quoted(printed)},{facts}'
            f'"places":[{",".join(self.places)}]}}'
        )


def entry_of(key: NumberKey, value: Value | None, checks: Mapping[str, tuple[CheckMark, ...]]) -> Entry:
    """Give the entry of a number that stands nowhere yet; what prints no value has no facts."""
    if value is None or key[0] != "value":
        return Entry(key)
    return Entry(key, facts_of(value, checks.get(value.id, ())))


_facts_told = ByIdentity(2048)
"""Many editions print the same values."""


def facts_of(value: Value, marks: tuple[CheckMark, ...]) -> str:
    """Give what the ledger tells of a value, besides where it stands, as the members of a JSON object."""
    return _facts_told.get(value, partial(_facts, value, marks), marks)


def _facts(value: Value, marks: tuple[CheckMark, ...]) -> str:
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
        "checks": [{"check": mark.check, "state": mark.state, "with": mark.detail} for mark in marks],
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
    return _write(facts)[1:-1]
