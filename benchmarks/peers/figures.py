"""The report's charts as pyplot figures, saved as PNG of 200 dpi: for peers that draw none themselves."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import matplotlib as mpl

mpl.use("Agg")
import matplotlib.pyplot as plt
from matplotlib import font_manager

FONTS = Path(__file__).resolve().parents[2] / "fonts" / "source-sans-3"
PRIMARY, SECONDARY, PALE, EDGE, INK, ACCENT = "#12304A", "#1F7A83", "#E9EFF2", "#7E8E9B", "#1F2A36", "#B87514"
SHADES = ("#EEF4F5", "#CFE2E4", "#8FBDC2", "#22707A", "#12304A")
SERIES = (PALE, PRIMARY)
PARTS = (PRIMARY, SECONDARY, PALE)

Block = dict[str, Any]


def use_fonts() -> None:
    """Set the figures in the report's sans."""
    for weight in ("400Regular", "600SemiBold", "700Bold"):
        font_manager.fontManager.addfont(FONTS / f"SourceSans3_{weight}.ttf")
    mpl.rcParams.update({"font.family": "Source Sans 3", "font.size": 8, "text.color": INK})


def picture(chart: Block, width: float) -> bytes:
    """Draw one chart ``width`` points wide; give its PNG."""
    kind = chart["mark"]
    if kind == "paired_bar" and chart["page"] == "side":
        kind = "ranked_bar"
    figure = DRAWN[kind](chart, width / 72)
    file = io.BytesIO()
    figure.savefig(file, format="png", dpi=200)
    plt.close(figure)
    return file.getvalue()


def height_of(chart: Block) -> float:
    """Give the height that the layout asks for [in]."""
    return float(chart["height"] or 92) / 72 + 0.35


def amounts(series: Block) -> list[float]:
    """Give the numbers of a series, a gap as nothing."""
    return [datum["amount"] or 0 for datum in series["data"]]


def bare(axes: Any) -> None:
    """Take frame and value axis away: every bar has its number."""
    axes.spines[["left", "right", "top"]].set_visible(False)
    axes.set_yticks([])
    axes.tick_params(length=0)


def columns_on(axes: Any, series: list[Block], labels: bool = True) -> None:
    """Draw columns over a line, one series or several beside each other."""
    data = series[0]["data"]
    timed = all(datum["position"] is not None for datum in data)
    at = [datum["position"] for datum in data] if timed else list(range(len(data)))
    width = 0.7 / len(series)
    for index, one in enumerate(series):
        fills = [
            (PRIMARY if datum["emphasis"] else PALE) if len(series) == 1 else SERIES[index]
            for datum in one["data"]
        ]
        places = [x - 0.35 + width * (index + 0.5) for x in at]
        bars = axes.bar(
            places, amounts(one), width, color=fills, edgecolor=EDGE, linewidth=0.5, label=one["label"]
        )
        axes.bar_label(bars, [datum["text"] for datum in one["data"]], padding=1, fontsize=8 if labels else 7)
    axes.set_xticks(at, [datum["category"] for datum in data])
    bare(axes)
    if len(series) > 1:
        axes.legend(frameon=False, ncols=len(series), loc="upper right")


def columns(chart: Block, width: float) -> Any:
    """Columns."""
    figure, axes = plt.subplots(figsize=(width, height_of(chart)), layout="constrained")
    columns_on(axes, chart["series"])
    return figure


def rows(chart: Block, width: float) -> Any:
    """Bars from the left, the first at the top."""
    series = chart["series"]
    data = series[0]["data"]
    height = 0.19 * len(data) * len(series) + 0.3
    figure, axes = plt.subplots(figsize=(width, height), layout="constrained")
    thick = 0.75 / len(series)
    for index, one in enumerate(series):
        fills = [
            (PRIMARY if datum["emphasis"] else PALE) if len(series) == 1 else SERIES[index]
            for datum in one["data"]
        ]
        places = [y - 0.375 + thick * (index + 0.5) for y in range(len(data))]
        bars = axes.barh(
            places, amounts(one), thick, color=fills, edgecolor=EDGE, linewidth=0.5, label=one["label"]
        )
        texts = [
            f"{datum['text']} ({datum['tick_text']})" if datum["tick_text"] else datum["text"]
            for datum in one["data"]
        ]
        axes.bar_label(bars, texts, padding=2)
    ticks = [(i, datum["tick"]) for i, datum in enumerate(data) if datum["tick"] is not None]
    axes.vlines(
        [x for _, x in ticks],
        [i - 0.45 for i, _ in ticks],
        [i + 0.45 for i, _ in ticks],
        ACCENT,
        linewidth=1.5,
    )
    axes.set_yticks(range(len(data)), [datum["category"] for datum in data])
    axes.set_xticks([])
    axes.spines[["right", "top", "bottom"]].set_visible(False)
    axes.tick_params(length=0)
    axes.invert_yaxis()
    axes.margins(x=0.15)
    if len(series) > 1:
        axes.legend(frameon=False, loc="lower right")
    return figure


def shares(chart: Block, width: float) -> Any:
    """Parts of a whole, one bar a category."""
    series = chart["series"]
    n = len(series[0]["data"])
    figure, axes = plt.subplots(figsize=(width, 0.3 * n + 0.35), layout="constrained")
    wholes = [sum(one["data"][i]["amount"] or 0 for one in series) for i in range(n)]
    left = [0.0] * n
    for index, one in enumerate(series):
        parts = [value / whole for value, whole in zip(amounts(one), wholes, strict=True)]
        bars = axes.barh(
            range(n), parts, 0.7, left=left, color=PARTS[index], edgecolor="white", label=one["label"]
        )
        texts = [datum["text"] if part > 0.08 else "" for datum, part in zip(one["data"], parts, strict=True)]
        axes.bar_label(bars, texts, label_type="center", color=INK if index > 1 else "white")
        left = [a + b for a, b in zip(left, parts, strict=True)]
    axes.set_yticks(range(n), [datum["category"] for datum in series[0]["data"]])
    axes.set_xticks([])
    axes.spines[:].set_visible(False)
    axes.tick_params(length=0)
    axes.invert_yaxis()
    axes.legend(frameon=False, ncols=len(series), loc="lower left", bbox_to_anchor=(0, 1))
    return figure


def panels(chart: Block, width: float) -> Any:
    """One small chart a series, each with a scale of its own."""
    series = chart["series"]
    height = height_of(chart) + 0.4
    figure, several = plt.subplots(
        1, len(series), figsize=(width, height), layout="constrained", squeeze=False
    )
    for axes, one in zip(several[0], series, strict=True):
        columns_on(axes, [one], labels=False)
        axes.set_title(one["label"], fontsize=8, fontweight="semibold", loc="left", wrap=True)
        axes.set_xlabel(f"{one['unit']}, {one['scale_text']}", fontsize=7)
    return figure


def class_of(classes: list[Any], value: float) -> int:
    """Give the class of a number; the last has no upper bound."""
    return next(
        (i for i, (bound, _) in enumerate(classes) if bound is None or value < bound), len(classes) - 1
    )


def tiles(chart: Block, width: float) -> Any:
    """Draw a map of equal tiles, shaded by class."""
    places = chart["tiles"]
    n_rows = 1 + max(row for row, _ in places.values())
    n_columns = 1 + max(column for _, column in places.values())
    figure, axes = plt.subplots(figsize=(width, n_rows * 0.3 + 0.3), layout="constrained")
    for datum in chart["series"][0]["data"]:
        row, column = places[datum["code"]]
        shade = class_of(chart["classes"], datum["amount"] or 0)
        edge = ACCENT if datum["emphasis"] else SHADES[shade]
        axes.add_patch(
            plt.Rectangle((column, row), 0.94, 0.92, facecolor=SHADES[shade], edgecolor=edge, linewidth=1.5)
        )
        words = f"{datum['code']}\n{datum['text']}"
        axes.text(
            column + 0.47,
            row + 0.46,
            words,
            ha="center",
            va="center",
            fontsize=6,
            color="white" if shade > 2 else INK,
        )
    axes.set_xlim(0, n_columns)
    axes.set_ylim(n_rows, 0)
    axes.axis("off")
    patches = [plt.Rectangle((0, 0), 1, 1, color=SHADES[i]) for i in range(len(chart["classes"]))]
    figure.legend(
        patches,
        [label for _, label in chart["classes"]],
        ncols=len(patches),
        frameon=False,
        loc="outside upper left",
    )
    return figure


def heat(chart: Block, width: float) -> Any:
    """Draw a table whose cells are shaded by their share of the row."""
    table = chart["table"]
    body = [row for row in table["rows"] if row["role"] in ("body", "summary")]
    figure, axes = plt.subplots(figsize=(width, 0.24 * len(body) + 0.6), layout="constrained")
    shares_of = [*chart["shades"], *[[]] * len(body)]
    for y, row in enumerate(body):
        for x, cell in enumerate(row["cells"]):
            share = shares_of[y][x] if x < len(shares_of[y]) else None
            shade = class_of(chart["classes"], share) if share is not None else -1
            if shade >= 0:
                axes.add_patch(plt.Rectangle((x, y), 1, 1, color=SHADES[shade]))
            marks = f"$^{{{','.join(cell['marks'])}}}$" if cell["marks"] else ""
            words = "".join(run["t"] for run in cell["runs"]) + marks
            axes.text(x + 0.9, y + 0.5, words, ha="right", va="center", color="white" if shade > 2 else INK)
    names = ["".join(run["t"] for run in column["label"]) for column in table["columns"]]
    axes.set_xticks([x + 0.5 for x in range(len(names))], [name.replace(" ", "\n") for name in names])
    axes.set_yticks(
        [y + 0.5 for y in range(len(body))], ["".join(run["t"] for run in row["stub"]) for row in body]
    )
    axes.xaxis.tick_top()
    axes.tick_params(length=0)
    axes.spines[:].set_visible(False)
    axes.set_xlim(0, len(names))
    axes.set_ylim(len(body), 0)
    patches = [plt.Rectangle((0, 0), 1, 1, color=SHADES[i]) for i in range(len(chart["classes"]))]
    figure.legend(
        patches,
        [label for _, label in chart["classes"]],
        ncols=len(patches),
        frameon=False,
        loc="outside upper left",
    )
    return figure


def dot_field(art: Block, width: float, height: float) -> bytes:
    """Draw the cover's dots on the cover's ground; give their PNG."""
    step = 2.6
    across = int(width / step)
    figure = plt.figure(figsize=(width / 72, height / 72), facecolor=PRIMARY)
    axes = figure.add_axes((0, 0, 1, 1))
    x = [i % across for i in range(art["dots"])]
    y = [-(i // across) for i in range(art["dots"])]
    bright = [int(i * art["dots"] / art["bright"]) for i in range(art["bright"])]
    axes.scatter(x, y, s=1.2, color="#57758E", linewidths=0)
    axes.scatter([x[i] for i in bright], [y[i] for i in bright], s=1.6, color="#E39B2E", linewidths=0)
    axes.axis("off")
    file = io.BytesIO()
    figure.savefig(file, format="png", dpi=200)
    plt.close(figure)
    return file.getvalue()


DRAWN = {
    "bar": columns,
    "paired_bar": columns,
    "ranked_bar": rows,
    "share_bar": shares,
    "panels": panels,
    "tile_map": tiles,
    "heat_table": heat,
}
