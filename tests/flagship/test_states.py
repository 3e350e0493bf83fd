"""The editions of the states: all of them, four full pages each, every number the state's own."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from conftest import only_one
from flagship.pdf_text import flat, text_of
from flagship.test_words import shared
from printreport.draw.story import Story
from printreport.editions.results import Order
from printreport.editions.workshop import Workshop, open_workshop
from printreport.pipeline.looks import Looks
from printreport.pipeline.run import resolve_years
from printreport.profiles import PROFILES
from specimen.look import ROOT
from specimen.report import paged

pytestmark = pytest.mark.slow

YEAR = 2021
# The most cases, the fewest, the longest names, a note of a correction, the one territory.
HARD = ("texas", "maine", "district_of_columbia", "north_carolina", "north_dakota", "colorado", "puerto_rico")


def counts() -> dict[str, tuple[int, int, int]]:
    """Active, resolved and total cases by state, read without the program; what is corrected stands so."""
    found = {}
    with (ROOT / "data" / str(YEAR) / "cases_by_state.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            name = "_".join(row["State"].lower().split())
            cells = [row[column].replace(",", "") for column in ("active", "resolved", "total")]
            if name not in ("unknown", "total"):
                active, resolved, total = (int(cell or 3) for cell in cells)
                found[name] = (active, 562 if name == "colorado" else resolved, total)
    return found


@pytest.fixture(scope="module")
def states(
    run_cli: Callable[..., Any], tmp_path_factory: pytest.TempPathFactory, worker_id: str
) -> tuple[Path, dict[str, Any]]:
    """The folder of all editions, each read back, and its manifest; built once in a run."""
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "states"
    with only_one(folder.with_suffix(".lock")):
        if not (folder / "manifest.json").exists():
            done = run_cli(["editions", "states", str(YEAR), "--strict", "--verify", "--output", folder])
            assert done.returncode == 0, done.stderr
            assert "editions: 52 built" in done.stderr
    return folder, json.loads((folder / "manifest.json").read_text(encoding="utf-8"))


def values_of(folder: Path, file: str) -> dict[str, Any]:
    """The values of an edition's ledger, by id."""
    ledger = json.loads((folder / file).with_suffix(".ledger.json").read_text(encoding="utf-8"))
    return {entry["id"]: entry for entry in ledger["numbers"] if entry["class"] == "value"}


def test_there_is_one_of_four_pages_for_each_state_and_none_for_unknown(
    states: tuple[Path, dict[str, Any]],
) -> None:
    folder, manifest = states
    entries = manifest["editions"]
    assert [entry["edition"] for entry in entries] == list(counts())
    assert len(entries) == 52
    assert {entry["pages"] for entry in entries} == {4}
    assert len({entry["sha256"] for entry in entries}) == 52
    for entry in entries:
        assert len(pypdfium2.PdfDocument(folder / entry["file"])) == 4


def test_every_state_has_its_own_numbers_rank_and_share(states: tuple[Path, dict[str, Any]]) -> None:
    folder, manifest = states
    known = counts()
    everywhere = 27_733
    for entry in manifest["editions"]:
        state = entry["edition"]
        active, resolved, total = known[state]
        values = values_of(folder, entry["file"])
        row = f"cases_by_state.{state}"
        assert values[f"{row}.active@{YEAR}"]["value"] == active, state
        assert values[f"{row}.resolved@{YEAR}"]["value"] == resolved, state
        assert values[f"{row}.total@{YEAR}"]["value"] == total, state
        rank = 1 + sum(other > total for _, _, other in known.values())
        assert values[f"rank({row}.total, unknown)@{YEAR}"]["value"] == rank, state
        share = values[f"share({row}.total)@{YEAR}"]
        assert share["value"] == pytest.approx(total / everywhere), state
        assert "failed" not in {check["state"] for value in values.values() for check in value["checks"]}


@pytest.mark.needs_system("pdftotext")
def test_what_is_said_agrees_with_the_number(states: tuple[Path, dict[str, Any]]) -> None:
    folder, manifest = states
    known = counts()
    for entry in manifest["editions"]:
        text = flat(text_of(folder / entry["file"]))
        active, _, total = known[entry["edition"]]
        assert re.search(rf"\b{active:,}1? (was|were) still active", text), entry["edition"]
        assert ("was still active" in text) == (active == 1), entry["edition"]
        same = sorted(
            name for name, (_, _, other) in known.items() if other == total and name != entry["edition"]
        )
        assert ("as many as" in text) == bool(same), entry["edition"]
        assert ("tied for" in text) == bool(same), entry["edition"]


@pytest.mark.needs_system("pdftotext")
@pytest.mark.parametrize("state", ["texas", "district-of-columbia"])
def test_no_edition_shares_a_run_with_the_sources(states: tuple[Path, dict[str, Any]], state: str) -> None:
    assert shared(text_of(states[0] / f"{state}-{YEAR}.pdf")) == []


@pytest.fixture(scope="module")
def shop() -> Workshop:
    return open_workshop(Order(str(ROOT), "states", (YEAR,), "", cache=False))


@pytest.mark.parametrize("state", HARD)
def test_every_page_is_well_filled(shop: Workshop, state: str) -> None:
    (edition,) = (made for made in shop.editions[YEAR] if made.name == state)
    run = shop.template.run_of(edition)
    resolve_years(run, [YEAR])
    assert run.theme is not None
    content = run.contents[YEAR]
    style = Looks(run.theme, run.fonts).style(PROFILES["screen"], content.language, run.store)
    units, findings = paged(Story(content, style, str(ROOT)), style, PROFILES["screen"])
    pages = [page for unit in units for page in unit.pages]
    assert not findings.items
    assert len(pages) == 4
    thin = [f"page {page.number}: {page.fill:.0%}" for page in pages if page.fill < 0.75]
    assert not thin, thin
