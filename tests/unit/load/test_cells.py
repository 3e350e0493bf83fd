"""Cells are read by the type their column declares, never by what they look like."""

from __future__ import annotations

import pytest

from printreport.load.cells import CellError, parse_cell, split_run_together
from printreport.model.contract import ColumnType


@pytest.mark.parametrize(
    ("kind", "text", "amount", "decimals"),
    [
        ("count", "27,733", 27733, 0),
        ("count", "007", 7, 0),
        ("count", " 12 ", 12, 0),
        ("count", "-3", -3, 0),
        ("count", "−3", -3, 0),
        ("count", "(1,250)", -1250, 0),
        ("percent", "21.50%", 0.215, 2),
        ("percent", "2.4 %", 0.024, 1),
        ("percent", "4%", 0.04, 0),
        ("percent", "90 percent", 0.9, 0),
        ("percent", "33.3", 0.333, 1),
        ("percent", "-7.5%", -0.075, 1),
        ("share", "0.215", 0.215, 1),
        ("share", "1", 1, 0),
        ("rate", "12.40", 12.4, 2),
        ("rate", ".5", 0.5, 1),
        ("rate", "1,234.5", 1234.5, 1),
        ("money", "$1,250", 1250, 0),
        ("money", "(1,250)", -1250, 0),
        ("money", "$(1,250.50)", -1250.5, 2),
        ("money", "($1,250.50)", -1250.5, 2),
        ("money", "-$5", -5, 0),
        ("money", "US$ 5.00", 5.0, 2),
        ("money", "5 €", 5, 0),
        ("money", "USD 1,000", 1000, 0),
        ("money", "—", 0, 0),
        ("text", "12%", None, 0),
        ("date", "2021-12-31", None, 0),
    ],
)
def test_cells(kind: ColumnType, text: str, amount: float | None, decimals: int) -> None:
    made = parse_cell(text, kind)
    assert (made.amount, made.decimals) == (amount, decimals)
    assert isinstance(made.amount, int) or kind != "count"


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("count", "twelve"),
        ("count", "12.5"),
        ("count", "12,34"),
        ("count", "1,2345"),
        ("count", "1e5"),
        ("count", "NaN"),
        ("count", "9" * 16),
        ("count", "12%"),
        ("percent", "%"),
        ("percent", "1/2"),
        ("share", "21%"),
        ("rate", "."),
        ("rate", "inf"),
        ("money", "about $5"),
        ("money", "$"),
        ("date", "31.12.2021"),
        ("date", "2021-02-30"),
    ],
)
def test_what_is_not_of_the_type_is_refused(kind: ColumnType, text: str) -> None:
    with pytest.raises(CellError) as caught:
        parse_cell(text, kind)
    assert text in caught.value.message
    assert "expected" in caught.value.message


@pytest.mark.parametrize("text", ["2,04225,03027,072", "2871,1091,396", "1,2345"])
def test_run_together_cells_have_a_message_of_their_own(text: str) -> None:
    with pytest.raises(CellError) as caught:
        parse_cell(text, "count")
    assert caught.value.code == "PR225"
    assert "run together" in caught.value.message


def test_run_together_cells_are_split_only_where_there_is_one_way() -> None:
    assert split_run_together("2,04225,03027,072") == ["2,042", "25,030", "27,072"]
    assert split_run_together("2871,1091,396") == []
    with pytest.raises(CellError, match="perhaps 2,042 and 25,030 and 27,072"):
        parse_cell("2,04225,03027,072", "count")


def test_a_spreadsheet_keeps_percentages_as_shares() -> None:
    assert parse_cell("0.215", "percent", from_sheet=True).amount == 0.215
    assert parse_cell("21.5%", "percent", from_sheet=True).amount == 0.215
    with pytest.raises(CellError) as caught:
        parse_cell("21.5", "percent", from_sheet=True)
    assert caught.value.hint == "`21.5%`"
