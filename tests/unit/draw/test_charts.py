"""Each chart kind: every label is set, bars are as long as their values, nothing touches."""

from __future__ import annotations

import math
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from printreport.draw.charts import CHARTS, ChartStyle, DisplayList, collisions, draw_chart, replay
from printreport.draw.charts.recorder import UnknownColorError
from printreport.draw.fonts import Faces
from printreport.model.exhibits import (
    CellContent,
    ChartContent,
    ColumnContent,
    DatumContent,
    RowContent,
    SeriesContent,
    SpannerContent,
    TableContent,
)
from printreport.model.text import Run

FONTS = Path(__file__).resolve().parents[3] / "fonts" / "source-sans-3"
STYLE = ChartStyle()
WIDTHS = (482.0, 318.0, 230.0, 153.0)
LONG = "Children reported missing from the care of state child welfare agencies and other services"
PLOTS = [mark for mark in CHARTS if mark not in ("heat_table", "bar_table", "tile_map")]


@pytest.fixture(scope="module")
def faces() -> Faces:
    return Faces(
        {
            "sans": FONTS / "SourceSans3_400Regular.ttf",
            "sans-semibold": FONTS / "SourceSans3_600SemiBold.ttf",
        }
    )


def datum(category: str, amount: float | None, position: int | None = None, **more: Any) -> DatumContent:
    text = "" if amount is None else f"{amount:,}".replace("-", "\N{MINUS SIGN}")
    return DatumContent(
        category, amount, **{"text": text, "value": f"v.{category}", "position": position} | more
    )


def series(label: str, *data: DatumContent) -> SeriesContent:
    return SeriesContent(label, label, tuple(replace(one, value=f"{label}.{one.category}") for one in data))


def chart(mark: str, *several: SeriesContent, **more: Any) -> ChartContent:
    return ChartContent("c", "Figure 1", mark, (), several, "alt", **more)  # type: ignore[arg-type]


ENTRIES = series(
    "entries",
    datum("2016", 465676, 2016),
    datum("2020", 365348, 2020),
    datum("2021", 337195, 2021, emphasis=True),
)
LAST = series(
    "2020", datum("Family abduction", 1396), datum("Missing young adult", 996), datum("Nonfamily", 79)
)
THIS = series(
    "2021", datum("Family abduction", 1385), datum("Missing young adult", 891), datum("Nonfamily", 142)
)
STATES = series(
    "cases",
    *(
        datum(name, count, emphasis=count > 2000, code=code)
        for name, count, code in (
            ("Texas", 3597, "TX"),
            ("New York", 2365, "NY"),
            ("Ohio", 1823, "OH"),
            ("Maine", 12, "ME"),
        )
    ),
)
TILES = {"TX": (4, 1), "NY": (1, 3), "OH": (2, 2), "ME": (0, 4), "WY": (2, 1)}
CLASSES = ((50.0, "Under 50"), (2000.0, "50 to 1,999"), (math.inf, "2,000 and more"))


def lengths(display: DisplayList, *, standing: bool) -> dict[str, float]:
    return {rect.gid: rect.height if standing else rect.width for rect in display.rects if rect.gid}


def assert_proportional(display: DisplayList, several: Sequence[SeriesContent], *, standing: bool) -> None:
    drawn = lengths(display, standing=standing)
    amounts = {d.value: d.amount for one in several for d in one.data if d.amount}
    assert drawn.keys() == amounts.keys()
    units = [drawn[value] / abs(amount) for value, amount in amounts.items()]
    longest = max(abs(amount) for amount in amounts.values())
    assert all(unit == pytest.approx(units[0], abs=0.01 / longest, rel=0.01) for unit in units)


def table(*rows: tuple[str, Sequence[int]], columns: Sequence[str]) -> TableContent:
    return TableContent(
        "t",
        "Table 1",
        (),
        (Run("Age"),),
        tuple(ColumnContent(name, (Run(name),)) for name in columns),
        tuple(
            RowContent(
                name,
                (Run(name),),
                tuple(
                    CellContent((Run(f"{count:,}", value=f"{name}.{column}"),), count)
                    for count, column in zip(counts, columns, strict=True)
                ),
                role="summary" if name == "Total" else "body",
            )
            for name, counts in rows
        ),
        spanners=(SpannerContent((Run("Race or ethnicity"),), 0, 1),),
    )


def test_bars_stand_on_a_true_time_axis(faces: Faces) -> None:
    display = draw_chart(chart("bar", ENTRIES), 230, STYLE, faces)
    assert_proportional(display, [ENTRIES], standing=True)
    labels = {text.text: text for text in display.texts if text.role == "category"}
    assert list(labels) == ["2016", "2017", "2018", "2019", "2020", "2021"]
    assert labels["2018"].color == "muted"
    assert labels["2016"].color == "ink"
    centers = {rect.gid[-4:]: rect.x + rect.width / 2 for rect in display.rects}
    year = centers["2021"] - centers["2020"]
    assert centers["2020"] - centers["2016"] == pytest.approx(4 * year, abs=0.01)
    assert {rect.gid: rect.fill for rect in display.rects} == {
        "entries.2016": "pale",
        "entries.2020": "pale",
        "entries.2021": "primary",
    }
    values = {text.value: text.text for text in display.texts if text.value}
    assert values == {d.value: d.text for d in ENTRIES.data}


def test_numbers_too_wide_to_stand_make_bars_lie(faces: Faces) -> None:
    wide = series("files", *(datum(str(year), 29_397_681_000 + year, year) for year in range(2016, 2022)))
    display = draw_chart(chart("bar", wide), 230, STYLE, faces)
    assert_proportional(display, [wide], standing=False)
    assert len({rect.x for rect in display.rects}) == 1


def test_sixty_years_keep_an_axis_and_their_telling_numbers(faces: Faces) -> None:
    years = series(
        "n", *(datum(str(y), 1000 + y * 37 % 900, y, emphasis=y == 2021) for y in range(1962, 2022))
    )
    display = draw_chart(chart("bar", years), 482, STYLE, faces)
    assert_proportional(display, [years], standing=True)
    assert any(text.role == "axis" for text in display.texts)
    assert "n.2021" in {text.value for text in display.texts}
    assert not collisions(display)


def test_pairs_are_told_apart_and_keyed_in_order(faces: Faces) -> None:
    display = draw_chart(chart("paired_bar", LAST, THIS), 318, STYLE, faces)
    assert_proportional(display, [LAST, THIS], standing=True)
    assert [text.text for text in display.texts if text.role == "key"] == ["2020", "2021"]
    looks = {rect.gid[:4]: (rect.fill, rect.stroke) for rect in display.rects if rect.gid}
    assert looks == {"2020": ("pale", "pale_line"), "2021": ("primary", "")}


def test_the_emphasized_series_is_the_dark_one(faces: Faces) -> None:
    first = replace(THIS, data=tuple(replace(one, emphasis=True) for one in THIS.data))
    display = draw_chart(chart("paired_bar", first, LAST), 318, STYLE, faces)
    assert {rect.gid[:4]: rect.fill for rect in display.rects if rect.gid} == {
        "2021": "primary",
        "2020": "pale",
    }


def test_ranked_bars_grow_with_their_number(faces: Faces) -> None:
    few = draw_chart(chart("ranked_bar", STATES), 230, STYLE, faces)
    assert_proportional(few, [STATES], standing=False)
    more = replace(STATES, data=STATES.data + tuple(datum(f"State {n}", 5) for n in range(4)))
    many = draw_chart(chart("ranked_bar", more), 230, STYLE, faces)
    pitch = STYLE.bar + STYLE.bar_gap
    assert many.height - few.height == pytest.approx(4 * pitch, abs=0.01)
    assert {rect.height for rect in (*few.rects, *many.rects)} == {STYLE.bar}
    longest = max(few.rects, key=lambda rect: rect.width)
    number = next(text for text in few.texts if text.value == longest.gid)
    assert number.x + number.width == pytest.approx(230, abs=0.1)


def test_groups_are_headed_and_derived_values_hatched(faces: Faces) -> None:
    related = series(
        "r",
        datum("Parent", 519, group="Family"),
        datum("Relative", 290, group="Family"),
        datum("Neighbor", 540, group="Known", derived=True),
    )
    display = draw_chart(chart("ranked_bar", related), 318, STYLE, faces)
    texts = [text.text for text in display.texts if text.role == "category"]
    assert texts == ["Family", "Parent", "Relative", "Known", "Neighbor"]
    (hatch,) = [path for path in display.paths if path.clip]
    neighbor = next(rect for rect in display.rects if rect.gid == "r.Neighbor")
    assert hatch.clip == (neighbor.x, neighbor.y, neighbor.width, neighbor.height)
    assert neighbor.fill == "paper"
    assert len(hatch.segments) > 20
    assert_proportional(display, [related], standing=False)


def test_ticks_have_numbers_of_their_own_and_a_key(faces: Faces) -> None:
    shares = series(
        "s",
        datum("Black", 0.359, tick=0.319, tick_text="31.9%", tick_value="t.black"),
        datum("Asian", 0.004, tick=0.005, tick_text="0.5%", tick_value="t.asian"),
    )
    display = draw_chart(chart("ranked_bar", shares, tick_label="Share of all cases"), 230, STYLE, faces)
    assert [text.text for text in display.texts if text.role == "key"] == ["Share of all cases"]
    assert {text.value for text in display.texts if text.value} == {
        "s.Black",
        "s.Asian",
        "t.black",
        "t.asian",
    }
    black = next(rect for rect in display.rects if rect.gid == "s.Black")
    ticks = [path for path in display.paths if path.stroke == "accent" and path.segments[0][1] > black.x]
    at = min(abs(path.segments[0][1] - (black.x + black.width * 0.319 / 0.359)) for path in ticks)
    assert at < 0.01
    assert not collisions(display)


@pytest.mark.parametrize("width", WIDTHS)
def test_parts_of_a_share_fill_the_bar(faces: Faces, width: float) -> None:
    parts = [
        series(name, datum("Requests", a, text=f"{a:.1%}"), datum("Files", b, text=f"{b:.1%}"))
        for name, a, b in (("Federal", 0.422, 0.705), ("Local", 0.531, 0.285), ("Military", 0.047, 0.01))
    ]
    display = draw_chart(chart("share_bar", *parts, is_share=True), width, STYLE, faces)
    assert_proportional(display, parts, standing=False)
    assert [text.text for text in display.texts if text.role == "key"] == ["Federal", "Local", "Military"]
    assert len({text.value for text in display.texts if text.value}) == 6
    fills = [rect.fill for rect in display.rects if rect.gid.endswith("Files")]
    assert fills == ["primary", "secondary", "pale"]
    assert not collisions(display)


def test_one_series_is_one_bar_of_its_parts(faces: Faces) -> None:
    hashes = series("hashes", datum("Added in 2021", 1_487_992), datum("Before", 3_685_173))
    display = draw_chart(chart("share_bar", hashes), 318, STYLE, faces)
    assert_proportional(display, [hashes], standing=False)
    assert sum(lengths(display, standing=False).values()) == pytest.approx(318, abs=0.01)


def test_a_lone_share_is_drawn_against_the_rest(faces: Faces) -> None:
    display = draw_chart(
        chart("share_bar", series("s", datum("Videos", 0.66, text="66%")), is_share=True), 153, STYLE, faces
    )
    share, rest = (rect for rect in display.rects if rect.height == STYLE.bar)
    assert share.width / (share.width + rest.width) == pytest.approx(0.66, abs=0.001)
    assert [text.text for text in display.texts] == ["Videos", "66%"]


def test_stacked_parts_too_small_for_a_number_have_it_beside(faces: Faces) -> None:
    resolved = series("Resolved", datum("Runaway", 22734), datum("Nonfamily", 121))
    active = series("Active", datum("Runaway", 2440), datum("Nonfamily", 21))
    display = draw_chart(chart("stacked_bar", resolved, active), 318, STYLE, faces)
    assert_proportional(display, [resolved, active], standing=False)
    assert len({text.value for text in display.texts if text.value}) == 4
    assert not collisions(display)


def test_stacks_stand_where_there_is_time(faces: Faces) -> None:
    stacks = [
        series(name, *(datum(str(y), n, y) for y, n in zip((2016, 2020, 2021), counts, strict=True)))
        for name, counts in (("Resolved", (18000, 27123, 24924)), ("Active", (200, 2659, 2809)))
    ]
    display = draw_chart(chart("stacked_bar", *stacks), 318, STYLE, faces)
    assert_proportional(display, stacks, standing=True)
    assert not collisions(display)


def test_panels_each_have_a_scale_that_is_stated(faces: Faces) -> None:
    calls = replace(
        series("Calls", datum("2016", 161000, 2016), datum("2021", 94428, 2021)),
        unit="calls",
        scale_text="to 161,000",
    )
    people = replace(series("People", datum("2021", 5127, 2021)), unit="people", scale_text="to 5,127")
    display = draw_chart(chart("panels", calls, people), 318, STYLE, faces)
    keys = [text.text for text in display.texts if text.role == "key"]
    assert keys == ["Calls", "calls, to 161,000", "People", "people, to 5,127"]
    drawn = lengths(display, standing=True)
    assert drawn["Calls.2016"] == drawn["People.2021"]
    years = [text.text for text in display.texts if text.role == "category"]
    assert years.count("2016") == 2
    assert not collisions(display)


def test_tiles_show_code_count_and_class(faces: Faces) -> None:
    with_unknown = replace(STATES, data=(*STATES.data, datum("Unknown", 25)))
    content = chart("tile_map", with_unknown, tiles=TILES, classes=CLASSES)
    display = draw_chart(content, 230, STYLE, faces)
    texts = {text.text for text in display.texts}
    assert {"TX", "3,597", "WY", "Unknown", "25", "Under 50"} <= texts
    rings = [rect for rect in display.rects if rect.fill == "accent"]
    assert len(rings) == sum(point.emphasis for point in STATES.data)
    tiles = [rect for rect in display.rects if rect.width > 10 and rect not in rings]
    assert len(tiles) == 6
    assert {rect.fill for rect in tiles} == {"shade_1", "shade_3", "shade_5", "paper"}
    assert not collisions(display)


@pytest.mark.parametrize("width", WIDTHS)
def test_heat_table_prints_each_count_legibly(faces: Faces, width: float) -> None:
    content = chart(
        "heat_table",
        table=table(
            ("12 to 14", (1952, 40, 1992)),
            ("15 to 17", (5948, 6687, 12635)),
            ("Total", (7900, 6727, 14627)),
            columns=("Black", "Pacific Islander", "Total"),
        ),
        shades=((0.98, 0.02, math.nan), (0.47, 0.53, math.nan)),
        classes=((0.2, "Under 20%"), (0.5, "20 to 49%"), (9.0, "Half and more")),
    )
    display = draw_chart(content, width, STYLE, faces)
    values = {text.value: text for text in display.texts if text.value}
    assert len(values) == 9
    assert values["12 to 14.Black"].color == "paper"
    assert values["12 to 14.Pacific Islander"].color == "ink"
    assert values["12 to 14.Total"].face == STYLE.strong_face
    assert sum(rect.fill.startswith("shade") and rect.width > 10 for rect in display.rects) == 4
    assert not collisions(display)


@pytest.mark.parametrize("width", WIDTHS[:3])
def test_bar_table_bars_follow_their_cells(faces: Faces, width: float) -> None:
    rows = tuple(
        RowContent(
            name,
            (Run(name),),
            (
                CellContent((Run(count),), 1, f"{name}.n"),
                CellContent((Run(f"{share:.1%}"),), share, f"{name}.s", bar=share),
            ),
            role="summary" if name == "Total" else "body",
        )
        for name, count, share in (
            ("Endangered runaway", "25,174", 0.903),
            ("Family abduction", "1,385", 0.806),
            ("Total", "27,733", 0.899),
        )
    )
    columns = (
        ColumnContent("n", (Run("Cases"),)),
        ColumnContent("s", (Run("Resolved"),), bar=True, tick=0.899, tick_label="overall 89.9%"),
    )
    content = chart("bar_table", table=TableContent("t", "", (), (Run("Type"),), columns, rows))
    display = draw_chart(content, width, STYLE, faces)
    bars = lengths(display, standing=False)
    assert bars["Family abduction.s"] / bars["Endangered runaway.s"] == pytest.approx(
        0.806 / 0.903, abs=0.001
    )
    assert {text.value for text in display.texts if text.value} == {
        f"{row.id}.{c}" for row in rows for c in "ns"
    }
    assert "overall 89.9%" in {text.text for text in display.texts}
    assert not collisions(display)


def test_a_line_breaks_at_a_gap(faces: Faces) -> None:
    gapped = series(
        "a", datum("2018", 4, 2018), datum("2019", 5, 2019), datum("2020", None, 2020), datum("2021", 9, 2021)
    )
    display = draw_chart(chart("line", gapped), 318, STYLE, faces)
    (line,) = [path for path in display.paths if path.gid == "a"]
    assert [segment[0] for segment in line.segments] == ["m", "l"]
    assert {text.value for text in display.texts if text.value} == {"a.2018", "a.2019", "a.2021"}


def test_lines_are_named_at_their_ends_and_told_apart_by_dash(faces: Faces) -> None:
    lines = [
        series(name, *(datum(str(y), n + y - 2019, y) for y in (2019, 2020, 2021)))
        for name, n in (("Images", 40), ("Videos", 41))
    ]
    display = draw_chart(chart("line", *lines), 318, STYLE, faces)
    assert {text.text for text in display.texts if text.role == "key"} >= {"Images", "Videos"}
    dashes = {path.gid: path.dash for path in display.paths if path.gid}
    assert dashes == {"Images": (), "Videos": (4.0, 2.0)}
    assert not collisions(display)


@pytest.mark.parametrize("mark", CHARTS)
def test_nothing_to_show_is_said(faces: Faces, mark: str) -> None:
    for content in (chart(mark), chart(mark, series("a", datum("2021", None, 2021)))):
        display = draw_chart(content, 230, STYLE, faces)
        assert [text.text for text in display.texts] == [STYLE.no_data]


EDGES = {
    "one": [series("a", datum("2021", 5, 2021))],
    "zero": [series(name, datum("2020", 0, 2020), datum("2021", 0, 2021)) for name in "ab"],
    "long": [series(name, datum(LONG, 5), datum("B" * 60, 70), datum("c", 3)) for name in (LONG, "b")],
    "negative": [series("a", datum("x", -5), datum("y", 7)), series("b", datum("x", 3), datum("y", -70))],
    "huge": [
        series("a", datum("x", 10**12), datum("y", 1)),
        series("b", datum("x", 3), datum("y", 2 * 10**12)),
    ],
    "sixty": [series(name, *(datum(f"Area number {n}", n * 37 % 1000) for n in range(60))) for name in "ab"],
    "gaps": [
        series("a", datum("2015", 4, 2015), datum("2021", 9, 2021)),
        series("b", datum("2018", 7, 2018)),
    ],
    "unlabeled": [series("a", datum("2019", 4, 2019, text=""), datum("2020", 8, 2020, text=""))],
}


@pytest.mark.parametrize("edge", EDGES)
@pytest.mark.parametrize("mark", PLOTS)
def test_edges_of_data_stay_clean_at_every_width(faces: Faces, mark: str, edge: str) -> None:
    for several in (EDGES[edge][:1], EDGES[edge]):
        for width in WIDTHS:
            display = draw_chart(chart(mark, *several), width, STYLE, faces)
            assert display.width == width
            assert not collisions(display)
            assert all(text.size >= 8 for text in display.texts if text.role != "mark")
            assert display.colors() <= set(STYLE.palette)


@pytest.mark.parametrize("mark", PLOTS)
def test_same_content_gives_the_same_list(faces: Faces, mark: str) -> None:
    first, second = (draw_chart(chart(mark, LAST, THIS), 318, STYLE, faces).to_json() for _ in range(2))
    assert first == second
    assert DisplayList.from_json(first).to_json() == first


def test_a_color_outside_the_palette_is_refused(faces: Faces) -> None:
    from printreport.draw.charts.board import Board

    board = Board(100, 50, STYLE, faces)
    board.curve(board.frame((0, 0, 100, 50), (0, 1), (0, 1)), [0, 1], [0, 1], color="red")
    with pytest.raises(UnknownColorError):
        board.record()


class FakeCanvas:
    """Writes down what replay asks for."""

    def __init__(self) -> None:
        self.calls: list[tuple[Any, ...]] = []

    def __getattr__(self, name: str) -> Any:
        return lambda *args, **options: self.calls.append((name, args, options))

    @contextmanager
    def clip(self, *box: float) -> Iterator[None]:
        self.calls.append(("clip", box, {}))
        yield


def test_replay_moves_everything_and_classes_names(faces: Faces) -> None:
    derived = replace(ENTRIES, data=(replace(ENTRIES.data[0], derived=True), *ENTRIES.data[1:]))
    display = draw_chart(chart("bar", derived), 230, STYLE, faces)
    canvas = FakeCanvas()
    replay(display, canvas, 72.0, 300.0)  # type: ignore[arg-type]
    assert {name for name, _, _ in canvas.calls} == {"fill_rect", "path", "line", "text", "clip", "bar"}
    texts = [(args, options) for name, args, options in canvas.calls if name == "text"]
    assert len(texts) == len(display.texts)
    for (args, options), item in zip(texts, display.texts, strict=True):
        assert args[:3] == (72.0 + item.x, 300.0 + item.y, item.text)
        has_digits = any(sign.isdigit() for sign in item.text)
        named = "scale" if item.role == "axis" else "label"
        assert options["number_class"] == (named if has_digits and not item.value else "")
        assert options["value"] == item.value
    fills = [args for name, args, _ in canvas.calls if name == "fill_rect"]
    assert all(args[0] >= 72.0 and args[1] >= 300.0 for args in fills)


def test_replay_of_a_kept_list_loads_no_matplotlib() -> None:
    code = (
        "import sys; from printreport.draw.charts import DisplayList, replay, collisions;"
        "replay(DisplayList.from_json('[2,10,10,[]]'), None, 0, 0);"
        "sys.exit(any(name in sys.modules for name in ('matplotlib', 'numpy')))"
    )
    source = Path(__file__).resolve().parents[3] / "src"
    done = subprocess.run([sys.executable, "-c", code], env={"PYTHONPATH": str(source)}, check=False)
    assert done.returncode == 0
