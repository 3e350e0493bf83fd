"""The JSON Schemas of files that printreport writes: a ledger, the lock of a year."""

from __future__ import annotations

from typing import Any, get_args

from printreport.model.tie_out import Check, State
from printreport.model.values import Kind, NumberClass, Qualifier

__all__ = ["MADE_SCHEMAS"]

_DRAFT = "https://json-schema.org/draft/2020-12/schema"


def _object(required: tuple[str, ...], **properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(required),
        "additionalProperties": False,
    }


def _text(description: str) -> dict[str, Any]:
    return {"type": "string", "description": description}


def _one_of(choices: tuple[str, ...], description: str) -> dict[str, Any]:
    return {"enum": list(choices), "description": description}


def _many(items: dict[str, Any], description: str) -> dict[str, Any]:
    return {"type": "array", "items": items, "description": description}


_PLACE = _object(
    ("page", "rect", "where"),
    page={"type": "integer", "minimum": 1, "description": "Page of the file, from 1."},
    rect={
        "type": "array",
        "items": {"type": "number"},
        "minItems": 4,
        "maxItems": 4,
        "description": "x0, y0, x1, y1 in pt from the lower left; of an alternative, its figure's.",
    },
    where=_one_of(("prose", "table", "chart", "alt text"), "What it stands in."),
    part=_text("The part of the page, where it is more exact: card, title, folio …"),
)
_SOURCE = _object(
    ("file", "document", "locator"),
    file=_text("File and line of the data, such as data/2021/metrics.yaml:22."),
    document=_text("Id of the document in data/sources.yaml."),
    locator=_text("Where in the document it stands."),
)
_CHECK = _object(
    ("check", "state", "with"),
    check=_one_of(get_args(Check), "What was checked."),
    state=_one_of(get_args(State), "Whether it passed, or a correction explains why it does not."),
    **{"with": _text("Against what.")},
)
_CORRECTION = _object(
    ("action", "published", "because"),
    action=_one_of(("correct", "derive", "relabel", "keep"), "What was done."),
    published=_text("What the source prints."),
    because=_text("The evidence."),
)
_RESTATED = _object(
    ("from", "to", "difference", "reason"),
    **{"from": {"type": "number", "description": "The number as it was locked."}},
    to={"type": "number", "description": "The number as it is now."},
    difference={"type": "number", "description": "By how much it changed."},
    reason=_text("Why."),
)
_NUMBER = _object(
    ("class", "id", "printed", "places"),
    **{"class": _one_of(get_args(NumberClass), "Only a value needs a source.")},
    id=_text("Name and year of the value, or its formula; empty for what is no value."),
    printed=_text("The text as it stands there; empty for an input that is not printed."),
    value={"type": "number", "description": "The number; a share is 0-1."},
    unit=_text("What is counted."),
    period=_text("The time it counts."),
    kind=_one_of(get_args(Kind), "Counted in the year, since the beginning, at a date, or fixed."),
    qualifier=_one_of(get_args(Qualifier), "Whether the source says more than, about …"),
    status=_many({"type": "string"}, "Status marks."),
    formula=_text("What it is computed from; empty for a value of the data."),
    inputs=_many({"type": "string"}, "The ids of the values it is computed from."),
    source={"anyOf": [_SOURCE, {"type": "null"}], "description": "Where a value of the data comes from."},
    checks=_many(_CHECK, "What checking found."),
    carries=_text("The note that travels with it."),
    correction=_CORRECTION,
    restated=_RESTATED,
    places=_many(_PLACE, "Every place it appears."),
)
_NUMBER["if"] = {"properties": {"class": {"const": "value"}}}
_NUMBER["then"] = {
    "required": ["value", "unit", "period", "kind", "status", "formula", "inputs", "source", "checks"]
}

_ENTRY = _object(
    (
        "edition", "year", "profile", "file", "ok", "sha256", "ledger_sha256", "pages", "seconds", "content",
        "checks",
    ),
    edition=_text("Its name: the values of the axes."),
    year={"type": "integer", "description": "The year it reports on."},
    profile=_text("The output profile of the file."),
    file=_text("The file, in the folder of the manifest."),
    ok={"type": "boolean", "description": "Whether it was made; one that failed has no digests."},
    sha256=_text("Digest of the file."),
    ledger_sha256=_text("Digest of its ledger."),
    pages={"type": "integer", "description": "Its pages."},
    seconds={"type": "number", "description": "What it took to make."},
    content=_text("Digest of all that it is made from; `--resume` goes by it."),
    checks={
        "type": "object",
        "additionalProperties": {"type": "integer"},
        "description": "Checks that its values took part in, by what they came to.",
    },
    findings=_many({"type": "string"}, "Why it failed."),
)  # fmt: skip

MADE_SCHEMAS: dict[str, dict[str, Any]] = {
    "ledger": {
        "$schema": _DRAFT,
        "title": "A ledger: every number of a PDF file, its source and its places",
        **_object(
            ("report", "year", "profile", "numbers"),
            report=_text("Title of the report."),
            year={"type": "integer", "description": "The year it reports on."},
            profile=_text("The output profile of the file."),
            numbers=_many(_NUMBER, "One entry for each text of each value, in order of appearance."),
        ),
    },
    "manifest": {
        "$schema": _DRAFT,
        "title": "manifest.json of a folder of editions: what became of each",
        **_object(
            ("printreport", "sources", "matrix", "layout", "years", "inputs", "editions"),
            printreport=_text("Version of the program."),
            sources=_text("Digest of the program's own files."),
            matrix=_text("The edition file that has the matrix."),
            layout=_text("The layout it is made from."),
            years=_many({"type": "integer"}, "The years."),
            inputs=_text("Digest of the data, layouts and faces that were read."),
            editions=_many(_ENTRY, "One entry a file, a line each."),
        ),
    },
    "locked": {
        "$schema": _DRAFT,
        "title": "data/YEAR/locked.json: the values of a year as they stood when it was locked",
        **_object(
            ("year", "values"),
            year={"type": "integer", "description": "The year."},
            values={
                "type": "object",
                "additionalProperties": {"type": "number"},
                "description": "Numbers by name, corrected: a metric, or table.row.column.",
            },
        ),
    },
}
