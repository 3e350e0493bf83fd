"""Attached data: the numbers, what the page prints beside them, and nothing that a spreadsheet runs."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from printreport.model.content import SpokenWords
from printreport.model.exhibits import CellContent, RowContent, TableContent
from printreport.write.csv_data import csv_of_chart, csv_of_table, exhibits, safe_text
from specimen.stress import cell, columns, heat_chart, money_chart, row, spanned_table, stress_report
from specimen.words import rich

WORDS = SpokenWords()


def read(text: str) -> list[list[str]]:
    assert text.endswith("\r\n")
    return list(csv.reader(io.StringIO(text)))


def table(*rows: RowContent, labels: tuple[str, ...] = ("Visits",)) -> TableContent:
    return TableContent("t", "", (), rich("Town"), columns(*labels), rows)


def test_plain_numbers_take_one_column() -> None:
    made = read(csv_of_table(table(row("North", cell(1204)), row("South", cell(7))), WORDS))
    assert made == [["Town", "Visits"], ["North", "1204"], ["South", "7"]]


@pytest.mark.parametrize("printed", ["more than 20,500", "> 20,500", "20.5 thousand", "about 20,500"])
def test_a_qualified_number_has_its_words_beside_it(printed: str) -> None:
    made = read(csv_of_table(table(row("North", cell(20500, printed))), WORDS))
    assert made == [["Town", "Visits", "Visits (as printed)"], ["North", "20500", printed]]


def test_marks_stand_with_the_printed_text() -> None:
    made = read(csv_of_table(table(row("North", cell(5, marks=("a", "p")))), WORDS))
    assert made[1] == ["North", "5", "5 [a, p]"]


def test_words_stay_words_and_a_blank_is_empty() -> None:
    made = read(
        csv_of_table(table(row("North", CellContent(rich("daily"))), row("South", CellContent(()))), WORDS)
    )
    assert made == [["Town", "Visits"], ["North", "daily"], ["South", ""]]


def test_a_number_and_a_word_in_one_column_are_told_apart() -> None:
    made = read(csv_of_table(table(row("North", cell(5)), row("South", CellContent(rich("–")))), WORDS))
    assert made == [["Town", "Visits", "Visits (as printed)"], ["North", "5", "5"], ["South", "", "–"]]


def test_groups_and_spanners_get_columns_and_heads() -> None:
    made = read(csv_of_table(spanned_table(), WORDS))
    assert made[0][:4] == ["Group", "Place", "By day: Lit", "By day: Dark"]
    assert [line[:3] for line in made[1:]] == [
        ["North", "Lamps", "1"],
        ["South", "Lamps", "4"],
        ["", "Total", "5"],
    ]


def test_a_chart_has_a_row_a_category() -> None:
    made = read(csv_of_chart(money_chart(), WORDS))
    assert made[0] == ["Category", "Change by −€0.5 million", "Change by −€0.5 million (as printed)"]
    assert made[3] == ["2021", "4.0", "> €4 million"]


def test_a_pictured_table_gives_its_table() -> None:
    assert read(csv_of_chart(heat_chart(), WORDS))[0][:3] == ["Age", "Red lamps", "Green lamps"]


def test_exhibits_are_found_wherever_they_stand() -> None:
    assert [item.id for item in exhibits(stress_report())] == ["spans", "one", "heat", "money"]


@pytest.mark.parametrize("text", ["=1+1", "+49 30", "-5 degrees", "@here", '=HYPERLINK("x")', "\t=1", " =1"])
def test_what_a_spreadsheet_would_run_is_disarmed(text: str) -> None:
    hostile = table(row(text, CellContent(rich(text))))
    hostile = replace(hostile, stub_label=rich(text))
    for line in read(csv_of_table(hostile, WORDS)):
        assert not [field for field in line if field.lstrip().startswith(("=", "+", "-", "@"))]


@given(st.text(st.characters(codec="utf-8"), max_size=30))
def test_no_text_begins_like_a_formula(text: str) -> None:
    assert not safe_text(text).startswith(("=", "+", "-", "@", "\t", "\r"))


def test_a_negative_number_stays_a_number() -> None:
    assert read(csv_of_table(table(row("North", cell(-7, "−7"))), WORDS))[1] == ["North", "-7"]
