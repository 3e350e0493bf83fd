"""The ledger: one entry a number and text, with what is known of it and all its places."""

from __future__ import annotations

from dataclasses import replace

from printreport.findings import Place
from printreport.model.ledger import PlaceOnPage
from printreport.model.values import Correction, SourceRef, Value
from printreport.write.ledger import ledger_of
from printreport.write.painted import PaintedPlace
from specimen.report import report

RECT = (1.0, 2.0, 3.0, 4.0)


def place(value: str, text: str, page: int = 1, number_class: str = "value") -> PlaceOnPage:
    return PaintedPlace.of(value, number_class, text, RECT, "prose").on(page)


def test_places_of_one_number_are_one_entry() -> None:
    ledger = ledger_of(report(), [place("a", "9 "), place("b", "4"), place("a", "9", 3)])
    first, second = ledger["numbers"]
    assert (first["id"], first["printed"]) == ("a", "9")
    assert [item["page"] for item in first["places"]] == [1, 3]
    assert first["places"][0] == {"page": 1, "rect": list(RECT), "where": "prose"}
    assert second["id"] == "b"


def test_two_texts_of_one_value_are_two_entries() -> None:
    ledger = ledger_of(report(), [place("a", "29.4 million"), place("a", "29,397,681")])
    assert [entry["printed"] for entry in ledger["numbers"]] == ["29.4 million", "29,397,681"]


def test_a_reference_is_no_value() -> None:
    (entry,) = ledger_of(report(), [place("", "2021", number_class="reference")])["numbers"]
    assert entry["class"] == "reference"
    assert "value" not in entry


def test_what_is_known_of_a_value_is_told() -> None:
    correction = Correction("c.a.b", "correct", "532", 562, "the row asks for it")
    value = Value(
        "a@2021", 562, "cases", 2021, "2021", status=("corrected",),
        formula="x - y", inputs=("x@2021", "y@2021"),
        source=SourceRef("book", "page 4"), place=Place("data/2021/c.csv", 7, 3), correction=correction,
    )  # fmt: skip
    content = replace(report(), values={"a@2021": value})
    (entry,) = ledger_of(content, [place("a@2021", "562")])["numbers"]
    assert (entry["value"], entry["unit"], entry["period"]) == (562, "cases", "2021")
    assert entry["source"] == {"file": "data/2021/c.csv:7", "document": "book", "locator": "page 4"}
    assert entry["correction"] == {"action": "correct", "published": "532", "because": "the row asks for it"}
    assert (entry["formula"], entry["inputs"], entry["status"]) == (
        "x - y",
        ["x@2021", "y@2021"],
        ["corrected"],
    )
