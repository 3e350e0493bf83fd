"""A made-up animal shelter in memory: three years, a few metrics, tables whole and with lost rows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from printreport.findings import Findings
from printreport.model.content import ReportContent
from printreport.model.contract import Contract, SourceSpec, TableSourceSpec
from printreport.model.dataset import Cell, Dataset, DataTable, DataYear
from printreport.model.layout import LayoutSpec, ReportSpec
from printreport.model.placed import PlacedStr
from printreport.model.values import Correction, SourceRef, Value
from printreport.resolve.context import Context
from printreport.resolve.digits import DigitRules
from printreport.resolve.evaluate import Evaluator
from printreport.resolve.numbers import Numbers
from printreport.resolve.report import resolve_report

CONTRACT: dict[str, Any] = {
    "metrics": {
        "animals.adopted": {"label": "animals adopted", "unit": "animals"},
        "animals.entries": {"label": "entries", "unit": "entries", "carries": "Entries, not animals."},
        "calls.received": {"label": "calls", "unit": "calls"},
        "chips.ever": {"label": "chips set", "unit": "chips", "kind": "cumulative", "since": 2001},
        "reports": {"label": "reports", "unit": "reports"},
        "income": {"label": "income", "unit": "USD", "currency": "USD"},
        "volunteers": {
            "label": "volunteers",
            "unit": "people",
            "comparable": False,
            "why": "families until 2020",
        },
        "founded": {"label": "founded", "unit": "year", "kind": "fixed", "format": "text"},
    },
    "tables": {
        "kennels": {
            "label": "Kennels",
            "unit": "animals",
            "rows": {"key": "kennel", "all": "Total", "ids": {"north": ["North"]}},
            "columns": {
                "taken": "count",
                "adopted": {"type": "count", "label": "Adopted"},
                "note": "text",
            },
        },
        "towns": {"unit": "calls", "rows": {"key": "town", "all": "Total"}, "columns": {"total": "count"}},
    },
    "derived": {
        "adopted_share": {"formula": "kennels.all.adopted / kennels.all.taken", "format": "percent(1)"},
        "circle": {"formula": "circle + 1"},
    },
}


def metric(name: str, year: int, amount: float, **more: Any) -> Value:
    contract = CONTRACT["metrics"][name]
    kept = {key: contract[key] for key in ("label", "unit", "kind", "since") if key in contract}
    source = SourceRef(f"report-{year}")
    return Value(f"{name}@{year}", amount, year=year, period=str(year), source=source, **{**kept, **more})


def table(
    contract: Contract, name: str, year: int, rows: dict[str, dict[str, Any]], **spec: Any
) -> DataTable:
    own = contract.tables[name]
    columns = tuple(next(iter(rows.values())))
    cells = {}
    for row, values in rows.items():
        for column, value in values.items():
            if isinstance(value, Cell):
                cells[row, column] = value
            elif isinstance(value, str) or value is None:
                cells[row, column] = Cell(value or "", None)
            else:
                cells[row, column] = Cell(f"{value:,}", value)
    labels = {row: "Total" if row == "all" else row.title() for row in rows}
    return DataTable(
        name,
        year,
        own,
        tuple(rows),
        labels,
        columns,
        cells,
        SourceRef(f"report-{year}"),
        TableSourceSpec(source=f"report-{year}", **spec),
        str(year),
    )


def kennels(contract: Contract, year: int, *numbers: int) -> DataTable:
    north, south, east = (
        {"taken": numbers[i], "adopted": numbers[i + 1], "note": f"kennel {i}"} for i in (0, 2, 4)
    )
    total = {"taken": sum(numbers[0::2]), "adopted": sum(numbers[1::2]), "note": ""}
    return table(contract, "kennels", year, {"north": north, "south": south, "east": east, "all": total})


@pytest.fixture(scope="session")
def dataset() -> Dataset:
    contract = Contract.model_validate(CONTRACT)
    correction = Correction(
        "animals.adopted", "correct", "532", 562, "both totals ask for 30 more", "here", 2021
    )
    now = DataYear(
        2021,
        {
            "kennels": kennels(contract, 2021, 100, 90, 60, 30, 40, 36),
            "towns": table(
                contract, "towns", 2021, {"ash": {"total": 9}, "elm": {"total": 3}, "all": {"total": 12}}
            ),
        },
        {
            "animals.adopted": metric("animals.adopted", 2021, 562, correction=correction),
            "animals.entries": metric("animals.entries", 2021, 700),
            "calls.received": metric("calls.received", 2021, 27733),
            "chips.ever": metric("chips.ever", 2021, 116_000_000, qualifier="more_than"),
            "reports": metric("reports", 2021, 29_397_681),
            "income": metric("income", 2021, -1234),
            "volunteers": metric("volunteers", 2021, 80),
            "founded": metric("founded", 2021, 1984),
        },
        {("animals.entries", 2019): metric("animals.entries", 2019, 900)},
        (correction,),
    )
    before = DataYear(
        2020,
        {
            "kennels": kennels(contract, 2020, 90, 80, 50, 30, 60, 50),
            "towns": table(
                contract, "towns", 2020, {"ash": {"total": 7}, "elm": {"total": None}}, complete=False
            ),
        },
        {
            "animals.adopted": metric("animals.adopted", 2020, 600),
            "animals.entries": metric("animals.entries", 2020, 750),
            "calls.received": metric("calls.received", 2020, 29782),
            "reports": metric("reports", 2020, 21_700_000, rounded=100_000, qualifier="more_than"),
            "volunteers": metric("volunteers", 2020, 30),
        },
    )
    sources = {
        f"report-{year}": SourceSpec(title=PlacedStr(f"Annual report {year}")) for year in (2020, 2021)
    }
    return Dataset(contract, sources, {2020: before, 2021: now})


@pytest.fixture
def make_context(dataset: Dataset, tmp_path: Path) -> Callable[..., Context]:
    def make(year: int = 2021, language: str = "en-US", names: tuple[str, ...] = ()) -> Context:
        numbers = Numbers(language)
        report = ReportSpec(title=PlacedStr("Report"), organization=PlacedStr("Shelter"), language=language)
        rules = DigitRules(names, frozenset({2020, 2021}), numbers.wording.fractions)
        context = Context(
            report, dataset, year, Findings(), tmp_path, numbers, Evaluator(dataset, numbers), rules
        )
        context.block_id = "block"
        return context

    return make


@pytest.fixture
def ctx(make_context: Callable[..., Context]) -> Context:
    return make_context()


@pytest.fixture
def resolve(dataset: Dataset, tmp_path: Path) -> Callable[..., tuple[ReportContent, Findings]]:
    """``resolve(block, …)``: one chapter of blocks, given as mappings, for a year."""

    def run(*blocks: dict[str, Any], year: int = 2021, **chapter: Any) -> tuple[ReportContent, Findings]:
        layout = LayoutSpec.model_validate(
            {
                "report": {"title": "Report {{ year }}", "organization": "Shelter"},
                "sections": [
                    {"kind": "chapter", "id": "one", "title": "One", "blocks": list(blocks), **chapter}
                ],
            }
        )
        findings = Findings()
        return resolve_report(layout, dataset, year, findings, root=tmp_path), findings

    return run
