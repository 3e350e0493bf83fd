"""The three years build, alike every time, with full pages and the page counts that were asked for."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from conftest import BuiltReport
from printreport.compose.page import Page
from printreport.draw.story import Story
from printreport.draw.style import Style
from printreport.findings import Findings
from printreport.load.layout import load_layout
from printreport.load.project import find_project, load_dataset
from printreport.load.theme import font_files, load_theme
from printreport.profiles import PROFILES
from printreport.resolve.report import resolve_report
from specimen.look import ROOT
from specimen.report import paged

pytestmark = pytest.mark.slow

PAGES = {2021: (18, 24), 2020: (10, 14), 2016: (6, 10)}


@cache
def composed(year: int, theme: str = "harbor", page: str = "letter") -> tuple[list[Page], Findings]:
    """The pages of a year, by the stages in this process."""
    findings = Findings()
    project = find_project(ROOT)
    layout = load_layout(ROOT / "layouts" / "impact.yaml", "layouts/impact.yaml", findings)
    look = load_theme(ROOT / "layouts" / "themes" / f"{theme}.yaml", f"{theme}.yaml", findings, page)
    assert layout is not None
    assert look is not None
    content = resolve_report(layout, load_dataset(project, findings), year, findings, root=ROOT)
    style = Style(look, font_files(look, [ROOT / "fonts"], findings), content.language)
    units, found = paged(Story(content, style, str(ROOT)), style, PROFILES["screen"])
    return [page for unit in units for page in unit.pages], found


@pytest.mark.parametrize("year", PAGES)
def test_a_year_builds_without_errors_and_warnings(
    built_report: Callable[[int], BuiltReport], year: int
) -> None:
    report = built_report(year)
    assert "error[" not in report.stderr
    assert "warning[" not in report.stderr


@pytest.mark.parametrize("year", PAGES)
def test_a_year_has_the_pages_that_suit_it(built_report: Callable[[int], BuiltReport], year: int) -> None:
    least, most = PAGES[year]
    with pikepdf.open(built_report(year).pdf) as pdf:
        assert least <= len(pdf.pages) <= most


@pytest.mark.parametrize("year", PAGES)
def test_inner_pages_are_at_least_four_fifths_full(year: int) -> None:
    pages, _ = composed(year)
    thin = [
        f"page {page.number} of {page.section}: {page.fill:.0%}"
        for page in pages
        if not page.ends_section and not page.full_page and page.fill < 0.8
    ]
    assert not thin, "\n".join(thin)


@pytest.mark.parametrize("year", PAGES)
def test_no_page_is_nearly_empty(year: int) -> None:
    pages, _ = composed(year)
    empty = [f"page {page.number} of {page.section}: {page.fill:.0%}" for page in pages if page.fill < 0.15]
    assert not empty, "\n".join(empty)


@pytest.mark.parametrize("year", PAGES)
@pytest.mark.parametrize(("theme", "page"), [("harbor", "letter"), ("harbor", "a4"), ("orchard", "letter")])
def test_nothing_overlaps_or_leaves_the_frame(year: int, theme: str, page: str) -> None:
    pages, findings = composed(year, theme, page)
    assert [item.message for item in findings if item.code.startswith("PR4")] == []
    for each in pages:
        if each.full_page:
            continue
        edge = each.geometry.height - each.geometry.top
        for placement in each.placements:
            assert placement.y + placement.flowable.height <= edge + 0.01, f"page {each.number}"
            edge = placement.y
        notes = sum(item.height + 1.5 for item in each.notes.values())
        assert edge >= each.geometry.bottom + notes - 0.02, f"page {each.number}"


@pytest.mark.parametrize("year", PAGES)
def test_no_page_ends_with_a_head_and_every_note_is_on_its_page(year: int) -> None:
    pages, _ = composed(year)
    for page in pages:
        assert not page.placements or not page.placements[-1].flowable.keep_with_next, f"page {page.number}"
        marks = dict.fromkeys(note for item in page.placements for note in item.flowable.notes())
        assert len(page.notes) == len(marks), f"page {page.number}"


def test_all_years_in_one_run_give_three_files(
    run_cli: Callable[..., object], tmp_path: Path, built_report: Callable[[int], BuiltReport]
) -> None:
    done = run_cli(["build", "2016", "2020", "2021", "--output", tmp_path, "--format", "json"])
    assert done.returncode == 0, done.stderr  # type: ignore[attr-defined]
    told = json.loads(done.stdout)  # type: ignore[attr-defined]
    assert [file["year"] for file in told["files"]] == [2016, 2020, 2021]
    for file in told["files"]:
        data = (tmp_path / f"impact-{file['year']}.pdf").read_bytes()
        assert file["sha256"] == hashlib.sha256(data).hexdigest()
        assert data == built_report(file["year"]).pdf.read_bytes(), "alone and among others, the same bytes"


def test_two_builds_are_equal_byte_by_byte(
    run_cli: Callable[..., object], tmp_path: Path, built_report: Callable[[int], BuiltReport]
) -> None:
    """The second one on another day, in another place, with another seed of hashes."""
    env = {"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LANG": "C", "LC_ALL": "C"}
    done = run_cli(["build", "2021", "--output", tmp_path / "again.pdf"], env=env)
    assert done.returncode == 0, done.stderr  # type: ignore[attr-defined]
    assert (tmp_path / "again.pdf").read_bytes() == built_report(2021).pdf.read_bytes()


@pytest.mark.parametrize("year", PAGES)
def test_every_number_of_the_ledger_stands_where_it_says(
    built_report: Callable[[int], BuiltReport], year: int
) -> None:
    pdf = built_report(year).pdf
    ledger = json.loads(pdf.with_name(f"{pdf.stem}.ledger.json").read_text("utf-8"))
    document = pypdfium2.PdfDocument(pdf)
    pages = {number: page.get_textpage() for number, page in enumerate(document, 1)}
    lost = []
    n_places = 0
    for entry in ledger["numbers"]:
        for place in entry["places"]:
            if place["where"] == "alt text":
                continue  # spoken, not painted: its place is the picture's
            x0, y0, x1, y1 = place["rect"]
            high = y1 - y0
            text = pages[place["page"]].get_text_bounded(
                x0 - 0.5, y0 + 0.25 * high, x1 + 0.5, y1 - 0.3 * high
            )
            n_places += 1
            if same(entry["printed"]) not in same(text):
                lost.append(f"page {place['page']} {place['where']}: {entry['printed']!r}, there is {text!r}")
    assert n_places > 150
    assert not lost, f"{len(lost)} of {n_places}\n" + "\n".join(lost[:20])


def same(text: str) -> str:
    """Characters without spaces, and without the points and commas that hang below the line."""
    return "".join(
        character
        for character in text
        if not character.isspace() and character not in ".,;:-\u2013\ufffe\x02"
    )


@pytest.mark.parametrize("year", PAGES)
def test_every_number_in_the_file_is_in_the_ledger(
    built_report: Callable[[int], BuiltReport], year: int
) -> None:
    """Each digit of each page lies in a rectangle of the ledger."""
    pdf = built_report(year).pdf
    ledger = json.loads(pdf.with_name(f"{pdf.stem}.ledger.json").read_text("utf-8"))
    rectangles: dict[int, list[list[float]]] = {}
    for entry in ledger["numbers"]:
        for place in entry["places"]:
            rectangles.setdefault(place["page"], []).append(place["rect"])
    stray = []
    for number, page in enumerate(pypdfium2.PdfDocument(pdf), 1):
        text = page.get_textpage()
        for index in range(text.count_chars()):
            character = text.get_text_range(index, 1)
            if not character.isdigit():
                continue
            left, bottom, right, top = text.get_charbox(index)
            x, y = (left + right) / 2, (bottom + top) / 2
            if not any(
                x0 - 1 <= x <= x1 + 1 and y0 - 1 <= y <= y1 + 1
                for x0, y0, x1, y1 in rectangles.get(number, [])
            ):
                around = text.get_text_range(max(0, index - 20), 40).replace("\r\n", " ")
                stray.append(f"page {number}: {around!r}")
    assert not stray, "\n".join(list(dict.fromkeys(stray))[:30])


@pytest.mark.parametrize("year", PAGES)
def test_contents_and_outline_lead_to_their_pages(
    built_report: Callable[[int], BuiltReport], year: int
) -> None:
    document = pypdfium2.PdfDocument(built_report(year).pdf)
    n_entries = 0
    for item in document.get_toc():
        n_entries += 1
        text = " ".join(document[item.get_dest().get_index()].get_textpage().get_text_bounded().split())
        title = " ".join(item.get_title().split())
        assert same(title) in same(text), title
    assert n_entries >= 5
