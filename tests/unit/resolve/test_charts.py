from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from printreport.findings import Findings
from printreport.model.content import ChapterContent, ReportContent
from printreport.model.exhibits import ChartContent
from printreport.model.text import plain_text

Resolve = Callable[..., tuple[ReportContent, Findings]]


def make(resolve: Resolve, year: int = 2021, **spec: Any) -> ChartContent:
    content, findings = resolve({"kind": "chart", "title": "T", **spec}, year=year)
    assert not findings.has_errors(), list(findings)
    (chapter,) = content.sections
    assert isinstance(chapter, ChapterContent)
    (chart,) = chapter.blocks
    assert isinstance(chart, ChartContent)
    return chart


def data(chart: ChartContent, series: int = 0) -> list[tuple[str, float | int | None, str]]:
    return [(datum.category, datum.amount, datum.text) for datum in chart.series[series].data]


def test_bars_over_the_years_stand_at_their_years(resolve: Resolve) -> None:
    chart = make(resolve, mark="bar", values=["animals.entries"], years={"from": 2000})
    assert data(chart) == [("2019", 900, "900"), ("2020", 750, "750"), ("2021", 700, "700")]
    assert [datum.position for datum in chart.series[0].data] == [2019.0, 2020.0, 2021.0]
    assert [datum.emphasis for datum in chart.series[0].data] == [False, False, True]
    assert plain_text(chart.notes[0].runs) == "Entries, not animals."
    assert "From 2019 to 2021 the number fell from 900 to 700." in chart.alt


def test_a_qualifier_is_a_sign_on_a_chart(resolve: Resolve) -> None:
    chart = make(resolve, mark="bar", values=["reports"], years={"from": 2020})
    assert data(chart) == [
        ("2020", 21_700_000, "> 21.7\u00a0million"),
        ("2021", 29_397_681, "29.4\u00a0million"),
    ]


def test_years_that_do_not_compare_make_no_series(resolve: Resolve) -> None:
    _, findings = resolve({"kind": "chart", "mark": "line", "values": ["volunteers"], "years": {}})
    assert [item.code for item in findings] == ["PR315"]


def test_ranked_bars_say_what_they_leave_out(resolve: Resolve) -> None:
    chart = make(
        resolve,
        mark="ranked_bar",
        data="kennels",
        value="taken",
        sort="taken descending",
        top=1,
        emphasis=1,
        others="note",
    )
    assert data(chart) == [("North", 100, "100")]
    assert plain_text(chart.note) == "Not shown: 2 others, 100 together."
    summed = next(run.value for run in chart.note if run.value)
    assert summed == "kennels.others.taken@2021"


def test_others_fold_into_one_bar(resolve: Resolve) -> None:
    chart = make(
        resolve,
        mark="ranked_bar",
        data="kennels",
        value="taken",
        sort="taken descending",
        top=2,
        others="fold",
    )
    assert data(chart)[-1] == ("1 others", 40, "40")


def test_pairs_of_this_year_and_the_year_before(resolve: Resolve) -> None:
    series = [{"column": "taken", "year": "previous"}, {"column": "taken"}]
    chart = make(resolve, mark="paired_bar", data="kennels", series=series, rows=["south", "north"])
    assert data(chart, 0) == [("South", 50, "50"), ("North", 90, "90")]
    assert data(chart, 1) == [("South", 60, "60"), ("North", 100, "100")]
    assert chart.series[0].label == "2020"


def test_panels_state_their_own_scales(resolve: Resolve) -> None:
    values = ["calls.received", "animals.entries"]
    chart = make(resolve, mark="panels", values=values, years={"from": 2020})
    assert [(one.label, one.unit, one.scale_text) for one in chart.series] == [
        ("calls", "calls", "0 to 29,782"),
        ("entries", "entries", "0 to 750"),
    ]


def test_one_axis_shows_one_unit(resolve: Resolve) -> None:
    _, findings = resolve({"kind": "chart", "mark": "bar", "values": ["calls.received", "animals.adopted"]})
    assert [item.code for item in findings] == ["PR309"]


def test_a_heat_table_is_shaded_within_the_row(resolve: Resolve) -> None:
    chart = make(resolve, mark="heat_table", data="kennels", columns=["taken", "adopted"])
    assert chart.table is not None
    assert chart.shades[0] == pytest.approx((100 / 190, 90 / 190))
    assert all(math.isclose(sum(row), 1) for row in chart.shades)
    assert len(chart.shades) == 3
    assert chart.classes[0] == (0.1, "under 10%")
    assert chart.alt.startswith("Table with shaded cells: T.")


def test_a_bar_table_has_bars(resolve: Resolve) -> None:
    chart = make(resolve, mark="bar_table", data="kennels", value="taken")
    assert chart.table is not None
    assert [row.cells[0].bar for row in chart.table.rows if row.role == "body"] == [1.0, 0.6, 0.4]


def test_a_tile_map_has_codes_classes_and_places(resolve: Resolve, tmp_path: Path) -> None:
    folder = tmp_path / "data" / "geo"
    folder.mkdir(parents=True)
    text = "row,postal,tile_row,tile_column\nnorth,N,1,1\nsouth,S,2,1\n"
    (folder / "town.csv").write_text(text, encoding="utf-8")
    chart = make(
        resolve,
        mark="tile_map",
        data="kennels",
        value="taken",
        geo="town",
        classes=[50, 100],
        exclude=["east"],
    )
    assert [(datum.code, datum.amount) for datum in chart.series[0].data] == [("N", 100), ("S", 60)]
    assert chart.tiles == {"N": (1, 1), "S": (2, 1)}
    assert chart.classes == ((50.0, "under 50"), (100.0, "50–99"), (math.inf, "100 or more"))


def test_ticks_have_numbers_of_their_own(resolve: Resolve) -> None:
    values = [
        {"value": "kennels.north.adopted / kennels.north.taken", "label": "North", "tick": "adopted_share"}
    ]
    chart = make(resolve, mark="ranked_bar", values=values, tick_label="all kennels", format="percent(1)")
    (datum,) = chart.series[0].data
    assert (datum.text, datum.tick_text, datum.tick_value) == ("90.0%", "78.0%", "adopted_share@2021")
    assert chart.tick_label == "all kennels"


def test_the_author_may_write_the_alt_text(resolve: Resolve) -> None:
    chart = make(resolve, mark="bar", values=["calls.received"], alt="Calls: {{ calls.received }}.")
    assert chart.alt == "Calls: 27,733."
