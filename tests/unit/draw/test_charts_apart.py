"""A second process draws the same charts; without it, or when it fails, they are drawn here."""

from __future__ import annotations

import sys
from dataclasses import replace

import pytest

from printreport.cache.store import NO_STORE
from printreport.draw.charts import ChartStyle, draw_chart
from printreport.draw.charts.apart import ChartProcess
from printreport.draw.charts.kept import bare_chart, kept_chart
from printreport.model.exhibits import ChartContent, DatumContent, SeriesContent
from specimen.look import style


def chart() -> ChartContent:
    data = tuple(
        DatumContent(name, count, f"{count}", f"boats.{name}") for name, count in (("a", 3), ("b", 7))
    )
    return bare_chart(
        ChartContent("boats", "Figure 1", "bar", (), (SeriesContent("boats", "boats", data),), "Boats")
    )


def look() -> ChartStyle:
    return ChartStyle.from_theme(style().theme, "en-US")


def test_the_other_process_draws_the_same() -> None:
    process = ChartProcess()
    process.start()
    try:
        made = process.draw(chart(), 300.0, look(), style().faces.paths)
    finally:
        process.close()
    assert made is not None
    assert made.to_json() == draw_chart(chart(), 300.0, look(), style().faces).to_json()


def test_a_process_that_was_not_started_draws_nothing() -> None:
    assert ChartProcess().draw(chart(), 300.0, look(), style().faces.paths) is None


def test_a_chart_that_fails_over_there_is_drawn_here() -> None:
    process = ChartProcess()
    process.start()
    try:
        wrong = replace(chart(), mark="no_such_mark")  # type: ignore[arg-type]
        assert process.draw(wrong, 300.0, look(), style().faces.paths) is None
        assert process.draw(chart(), 300.0, look(), style().faces.paths) is not None
    finally:
        process.close()


def test_a_process_that_has_ended_is_done_without() -> None:
    process = ChartProcess()
    process.start()
    assert process._worker is not None
    process._worker.kill()
    made = kept_chart(chart(), 300.0, look(), style().faces, "", NO_STORE, process)
    assert made.to_json() == draw_chart(chart(), 300.0, look(), style().faces).to_json()


def test_without_an_executable_none_is_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "")
    process = ChartProcess()
    process.start()
    assert process.draw(chart(), 300.0, look(), style().faces.paths) is None
