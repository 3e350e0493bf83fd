"""A chart that was drawn before is found by what it is drawn from: by all of that, and by nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from printreport.cache.store import NO_STORE, Store
from printreport.draw import charts as module
from printreport.draw.charts import CHARTS, ChartStyle, DisplayList, draw_chart
from printreport.draw.charts.kept import kept_chart
from printreport.draw.fonts import Faces
from printreport.findings import Place
from printreport.model.exhibits import (
    CellContent,
    ChartContent,
    ColumnContent,
    DatumContent,
    RowContent,
    SeriesContent,
    TableContent,
    TableNote,
)
from printreport.model.text import Run

FONTS = Path(__file__).resolve().parents[3] / "fonts" / "source-sans-3"
STYLE = ChartStyle()
WORDS = (Run("words"),)


@pytest.fixture(scope="module")
def faces() -> Faces:
    return Faces(
        {
            "sans": FONTS / "SourceSans3_400Regular.ttf",
            "sans-semibold": FONTS / "SourceSans3_600SemiBold.ttf",
        }
    )


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(str(tmp_path / "store-1"))


def content(mark: str = "bar") -> ChartContent:
    data = tuple(
        DatumContent(name, amount, str(amount), f"v.{name}", float(2019 + at), code=name[:2].upper())
        for at, (name, amount) in enumerate((("Texas", 30), ("Ohio", 20), ("Maine", 7)))
    )
    rows = tuple(
        RowContent(each.category, (Run(each.category),), (CellContent((Run(each.text),), each.amount),) * 2)
        for each in data
    )
    columns = (ColumnContent("a", (Run("A"),)), ColumnContent("b", (Run("B"),), bar=True))
    return ChartContent(
        "c", "Figure 1", mark, WORDS, (SeriesContent("s", "Cases", data),), "alt",  # type: ignore[arg-type]
        tiles={"TE": (1, 1), "OH": (0, 1), "MA": (0, 2)}, classes=((10.0, "Few"), (99.0, "Many")),
        table=TableContent("t", "Table 1", WORDS, (Run("State"),), columns, rows),
        shades=((0.1, 0.9),) * 3,
    )  # fmt: skip


def moved(chart: ChartContent) -> ChartContent:
    """The same plot under other words, elsewhere in the layout."""
    assert chart.table is not None
    place = Place("layouts/impact.yaml", 7, 3)
    other = {"label": "Figure 9", "title": (Run("other"),), "subtitle": WORDS, "source": WORDS, "id": "d"}
    notes = (TableNote("a", WORDS),)
    table = replace(
        chart.table, **other, place=place, notes=notes, continued="cont.", floats=False,  # type: ignore[arg-type]
        rows=tuple(replace(row, place=place) for row in chart.table.rows),
    )  # fmt: skip
    return replace(
        chart, **other, alt="other", note=WORDS, notes=notes, place=place, floats=False, page="text",  # type: ignore[arg-type]
        table=table,
    )  # fmt: skip


@pytest.mark.parametrize("mark", CHARTS)
def test_a_kept_list_is_the_list_as_drawn(mark: str, faces: Faces, store: Store, tmp_path: Path) -> None:
    drawn = draw_chart(content(mark), 318, STYLE, faces)
    assert drawn.items
    first = kept_chart(content(mark), 318, STYLE, faces, "fonts", store)
    again = kept_chart(content(mark), 318, STYLE, faces, "fonts", Store(str(tmp_path / "store-1")))
    assert drawn == first == again
    assert repr(drawn) == repr(again), "whole numbers stay whole, tuples stay tuples"


@pytest.mark.parametrize("mark", CHARTS)
def test_words_around_a_plot_and_its_place_change_nothing(
    mark: str, faces: Faces, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert draw_chart(content(mark), 318, STYLE, faces) == draw_chart(moved(content(mark)), 318, STYLE, faces)
    first = kept_chart(content(mark), 318, STYLE, faces, "fonts", store)
    monkeypatch.setattr(module, "draw_chart", None)
    assert kept_chart(moved(content(mark)), 318, STYLE, faces, "fonts", store) is first


def with_datum(**changes: object) -> ChartContent:
    chart = content()
    data = (replace(chart.series[0].data[0], **changes), *chart.series[0].data[1:])  # type: ignore[arg-type]
    return replace(chart, series=(replace(chart.series[0], data=data),))


ASKED: dict[str, Callable[[], tuple[ChartContent, float, ChartStyle, str]]] = {
    "amount": lambda: (with_datum(amount=31), 318, STYLE, "fonts"),
    "amount of another type": lambda: (with_datum(amount=30.0), 318, STYLE, "fonts"),
    "text": lambda: (with_datum(text="thirty"), 318, STYLE, "fonts"),
    "value": lambda: (with_datum(value="w"), 318, STYLE, "fonts"),
    "category": lambda: (with_datum(category="Utah"), 318, STYLE, "fonts"),
    "emphasis": lambda: (with_datum(emphasis=True), 318, STYLE, "fonts"),
    "kind": lambda: (content("ranked_bar"), 318, STYLE, "fonts"),
    "unit": lambda: (replace(content(), unit="cases"), 318, STYLE, "fonts"),
    "height": lambda: (replace(content(), height=90.0), 318, STYLE, "fonts"),
    "classes": lambda: (replace(content(), classes=()), 318, STYLE, "fonts"),
    "width": lambda: (content(), 319, STYLE, "fonts"),
    "type size": lambda: (content(), 318, replace(STYLE, size=9.0), "fonts"),
    "palette": lambda: (content(), 318, replace(STYLE, palette={**STYLE.palette, "ink": "#000000"}), "fonts"),
    "language": lambda: (content(), 318, replace(STYLE, language="es-US"), "fonts"),
    "font files": lambda: (content(), 318, STYLE, "others"),
}


@pytest.mark.parametrize("asked", ASKED)
def test_whatever_it_is_drawn_from_tells(
    asked: str, faces: Faces, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty = DisplayList(1.0, 1.0, ())
    kept_chart(content(), 318, STYLE, faces, "fonts", store)
    monkeypatch.setattr(module, "draw_chart", lambda *_: empty)
    chart, width, style, fonts = ASKED[asked]()
    assert kept_chart(chart, width, style, faces, fonts, store) is empty


def test_without_a_store_it_is_drawn_each_time(faces: Faces) -> None:
    first, second = (kept_chart(content(), 318, STYLE, faces, "fonts", NO_STORE) for _ in range(2))
    assert first == second
    assert first is not second
