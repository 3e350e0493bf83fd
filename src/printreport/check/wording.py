"""Part of stage 2: numbers as findings print them, with thousands commas and unit."""

from __future__ import annotations

from printreport.model.contract import ColumnSpec
from printreport.model.dataset import DataTable
from printreport.model.values import Value

__all__ = ["amount_text", "cell_text", "column_name", "value_text"]

_QUALIFIERS = {
    "exact": "",
    "more_than": "more than ",
    "about": "about ",
    "at_least": "at least ",
    "nearly": "nearly ",
    "less_than": "less than ",
}


def amount_text(amount: float, *, is_share: bool = False, decimals: int | None = None) -> str:
    """Write a number: ``1,385``, ``21.5%``."""
    number = amount * 100 if is_share else amount
    if decimals is None:
        text = f"{number:,.10g}" if abs(number) < 1e15 else f"{number:,.0f}"
        text = f"{round(number):,}" if float(number).is_integer() else text
    else:
        text = f"{number:,.{decimals}f}"
    return f"{text}%" if is_share else text


def cell_text(amount: float, spec: ColumnSpec, table: DataTable, *, with_unit: bool = False) -> str:
    """Write the amount of a cell in its column's manner."""
    is_share = spec.type in ("percent", "share")
    rounded = round(amount, 12)
    text = amount_text(rounded, is_share=is_share)
    unit = "" if is_share else (spec.unit or table.contract.unit).replace("_", " ")
    return f"{text} {unit}" if with_unit and unit else text


def value_text(value: Value) -> str:
    """Write a metric with its qualifier."""
    return _QUALIFIERS[value.qualifier] + amount_text(value.amount, is_share=value.unit == "share")


def column_name(table: DataTable, column: str) -> str:
    """Give a column's label in small letters, to stand in a sentence."""
    return (table.contract.columns[column].label or column.replace("_", " ")).lower()
