"""Every number of the three reports is in its ledger, with page, rectangle, class and source."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from conftest import BuiltReport
from printreport.check.file.numbers import verify_ledger
from specimen.look import ROOT

pytestmark = pytest.mark.slow

YEARS = (2016, 2020, 2021)
MOST_BYTES = 2_000_000


@pytest.fixture(params=YEARS)
def built(request: pytest.FixtureRequest, built_report: Callable[[int], BuiltReport]) -> Path:
    return built_report(request.param).pdf


def ledger_of(pdf: Path) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(pdf.with_suffix(".ledger.json").read_text(encoding="utf-8"))
    return made


def test_every_number_that_is_read_back_is_in_the_ledger(built: Path) -> None:
    assert verify_ledger(built, built.with_suffix(".ledger.json")) == ()


def test_the_ledger_follows_its_schema_and_is_small(built: Path) -> None:
    schema = json.loads((ROOT / "schemas" / "ledger.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    errors = [error.message[:200] for error in Draft202012Validator(schema).iter_errors(ledger_of(built))]
    assert errors == []
    assert built.with_suffix(".ledger.json").stat().st_size < MOST_BYTES


def test_every_value_has_a_source_or_its_inputs_and_a_check(built: Path) -> None:
    entries = [entry for entry in ledger_of(built)["numbers"] if entry["class"] == "value"]
    known = {entry["id"] for entry in entries}
    for entry in entries:
        assert entry["source"] or entry["inputs"], entry["id"]
        assert set(entry["inputs"]) <= known, entry["id"]
        assert entry["checks"], entry["id"]
        assert all(check["state"] in ("passed", "explained") for check in entry["checks"]), entry["id"]
        if entry["source"] and not entry["inputs"]:
            file, _, line = entry["source"]["file"].rpartition(":")
            assert 1 <= int(line) <= len((ROOT / file).read_text(encoding="utf-8").splitlines())


def test_the_alternatives_are_in_the_ledger(built: Path) -> None:
    spoken = [
        entry
        for entry in ledger_of(built)["numbers"]
        if any(place["where"] == "alt text" for place in entry["places"])
    ]
    assert any(entry["class"] == "value" for entry in spoken)


def test_a_locked_value_that_changes_is_refused_until_it_is_restated(
    project_copy: Path, run_cli: Callable[..., Any], tmp_path: Path
) -> None:
    metrics = project_copy / "data/2020/metrics.yaml"
    text = metrics.read_text(encoding="utf-8")
    assert run_cli(["audit", "--lock", "2020"], cwd=project_copy).returncode == 0
    lock = project_copy / "data/2020/locked.json"
    first = lock.read_bytes()
    assert run_cli(["audit", "--lock", "2020"], cwd=project_copy).returncode == 0
    assert lock.read_bytes() == first
    old = "amber.recoveries: {value: 1053,"
    assert old in text
    metrics.write_text(text.replace(old, "amber.recoveries: {value: 1054,"), encoding="utf-8")
    pdf = tmp_path / "impact-2020.pdf"
    refused = run_cli(["build", "2020", "--output", pdf], cwd=project_copy)
    assert refused.returncode == 1
    assert "error[PR237]: `amber.recoveries` of the locked year 2020 is 1,054" in refused.stderr
    assert not pdf.exists()
    restated = "{from: 1053, to: 1054, reason: one recovery was reported late}"
    metrics.write_text(
        text.replace(old, f"amber.recoveries: {{value: 1054, restated: {restated},"), encoding="utf-8"
    )
    done = run_cli(["build", "2020", "--output", pdf, "--verify"], cwd=project_copy)
    assert done.returncode == 0, done.stderr
    (entry, *_) = [entry for entry in ledger_of(pdf)["numbers"] if entry["id"] == "amber.recoveries@2020"]
    assert entry["restated"] == {
        "from": 1053,
        "to": 1054,
        "difference": 1,
        "reason": "one recovery was reported late",
    }
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    words = " ".join(page.get_textpage().get_text_range() for page in document)
    assert "Restated: 1,053 before (+1). One recovery was reported late." in " ".join(words.split())
