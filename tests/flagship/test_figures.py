"""Every figure of the data of 2021 stands in the file, as its document prints it or as it was corrected."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from functools import cache

import pytest

from conftest import BuiltReport
from flagship.pdf_text import flat, has, text_of
from printreport.findings import Findings
from printreport.load.project import find_project, load_dataset
from printreport.model.dataset import Cell, DataTable, DataYear
from printreport.model.values import Value
from specimen.look import ROOT

pytestmark = [pytest.mark.slow, pytest.mark.needs_system("pdftotext")]

WORDS = dict(
    enumerate(["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"])
) | {24: "twenty-four"}


@cache
def data(year: int = 2021) -> DataYear:
    return load_dataset(find_project(ROOT), Findings()).years[year]


def share_forms(amount: float, decimals: int | None) -> set[str]:
    """A share as a percentage with the decimals that are printed, and with none that are naught."""
    percent = round(amount * 100, 6)
    forms = {f"{percent:,.{digits}f}" for digits in range(4) if round(percent, digits) == percent}
    if decimals is not None:
        forms.add(f"{percent:,.{decimals}f}")
    return {f"{form}{sign}" for form in forms for sign in ("%", " %", " percent")}


def number_forms(amount: float, unit: str, decimals: int | None) -> set[str]:
    if unit == "share" and amount <= 1:
        return share_forms(amount, decimals)
    forms = {f"{amount:,.0f}" if amount == int(amount) else f"{amount:,}"}
    if unit == "year":
        forms = {f"{amount:.0f}"}
    for name, size in (("thousand", 1e3), ("million", 1e6), ("billion", 1e9)):
        if amount >= size and abs(round(amount / size, 1) * size - amount) < 1e-6 * amount:
            forms.add(f"{amount / size:.1f} {name}")
            forms.add(f"{amount / size:g} {name}")
    if amount in WORDS:
        forms.add(WORDS[int(amount)])
    return forms


def metric_forms(value: Value) -> set[str]:
    """What may be printed for a value: as published, or written out, or in its corrected form."""
    forms = number_forms(value.amount, value.unit, value.decimals)
    if value.printed and value.correction is None:
        forms.add(value.printed)
    if "one in" in value.printed or "1 in" in value.printed:
        forms |= {
            value.printed.replace("one", "1"),
            value.printed.replace("1 in", "one in"),
            "1 in 6",
            "one in six",
        }
    return forms


def cell_forms(table: DataTable, column: str, cell: Cell) -> set[str]:
    kind = table.contract.columns[column].type
    assert cell.amount is not None
    if kind in ("percent", "share"):
        return share_forms(cell.amount, cell.decimals)
    return number_forms(cell.amount, "", None)


def not_in(text: str, values: Mapping[str, Value]) -> list[str]:
    """The values of which no form stands in a text."""
    return [
        f"{name}: none of {sorted(metric_forms(value))} is in the file ({value.source})"
        for name, value in sorted(values.items())
        if not any(has(text, form) for form in metric_forms(value))
    ]


@pytest.fixture(scope="module")
def text(built_report: Callable[[int], BuiltReport]) -> str:
    return flat(text_of(built_report(2021).pdf))


def test_every_metric_is_printed(text: str) -> None:
    assert not (lost := not_in(text, data().metrics)), "\n".join(lost)


def test_every_figure_of_an_earlier_year_is_printed(text: str) -> None:
    priors = {f"{name}@{year}": value for (name, year), value in data().priors.items()}
    assert not (lost := not_in(text, priors)), "\n".join(lost)


@pytest.mark.parametrize("name", sorted(data().tables))
def test_every_cell_of_a_table_is_printed(text: str, name: str) -> None:
    table = data().tables[name]
    lost = [
        f"{row}.{column}: {cell.text or cell.amount}"
        for (row, column), cell in table.cells.items()
        if cell.amount is not None and not any(has(text, form) for form in cell_forms(table, column, cell))
    ]
    assert not lost, f"{len(lost)} of {len(table.cells)} cells are not in the file:\n" + "\n".join(lost)


@pytest.mark.parametrize("name", ["cases_by_type", "cases_by_state", "age_by_race", "requests_by_agency"])
def test_the_rows_of_a_table_stand_on_lines(built_report: Callable[[int], BuiltReport], name: str) -> None:
    """All cells of a row stand in one line, and not only somewhere in the file."""
    lines = [
        Counter(re.findall(r"(?<![\w.,])[\d,]+(?=[a-z]{0,2}(?![\w.,]))", line))
        for line in text_of(built_report(2021).pdf, layout=True).splitlines()
    ]
    table = data().tables[name]
    lost = []
    for row in table.body_rows():
        cells = [table.cell(row, column) for column in table.columns]
        tokens = Counter(f"{cell.amount:,}" for cell in cells if cell.amount is not None)
        if not any(tokens <= line for line in lines):
            lost.append(f"{table.labels[row]}: {list(tokens.elements())}")
    assert not lost, "\n".join(lost)


def test_what_was_published_otherwise_is_told_with_its_reason(text: str) -> None:
    """Each correction of the year is in the file: the former text, and words of the reason."""
    plain = text.replace("\u2019", "'").replace("\u201c", '"').replace("\u201d", '"')
    silent = []
    for correction in data().corrections:
        if correction.year not in (0, 2021):
            continue
        published = correction.published
        published = published.split(" under ")[0]
        forms = {published} | (number_forms(int(published), "", 0) if published.isdigit() else set())
        shown = any(has(text, form) for form in forms)
        reason = " ".join(correction.because.split()[:4])
        if not ((shown or published == "lost") and reason in plain):
            silent.append(f"{correction.cell}: {published!r}, {reason!r}")
    assert not silent, "\n".join(silent)


@pytest.mark.parametrize("year", [2016, 2020])
def test_every_metric_of_the_earlier_years_is_printed(
    built_report: Callable[[int], BuiltReport], year: int
) -> None:
    said = flat(text_of(built_report(year).pdf))
    assert not (lost := not_in(said, data(year).metrics)), "\n".join(lost)


def test_a_figure_that_is_not_in_the_file_would_be_missed() -> None:
    text = "In 2021 the center took 94,428 calls; 89.9% of 27,733 cases (21.50%) and 1,942,810 more."
    assert has(text, "94,428")
    assert has(text, "89.9%")
    assert not has(text, "428")
    assert not has(text, "89.9")
    assert not has(text, "942,810")
    assert not has(text, "21.5%")
    assert any(has(text, form) for form in share_forms(0.215, 2))
