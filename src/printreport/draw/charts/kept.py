"""Kept charts: a display list found again by all that it is drawn from, without matplotlib.

What a chart is drawn from is stripped of everything else first, title and note and place among it: so a
list can not hang on a thing that its key leaves out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from printreport.cache.store import Store
from printreport.draw.charts.apart import ChartProcess
from printreport.draw.charts.display import DisplayList
from printreport.draw.charts.style import ChartStyle
from printreport.draw.fonts import Faces
from printreport.findings import NOWHERE, Place
from printreport.model.exhibits import ChartContent

__all__ = ["bare_chart", "kept_chart"]

KIND = "chart"
_NOT_DRAWN: Mapping[str, object] = {
    "id": "", "label": "", "title": (), "subtitle": (), "notes": (), "source": (),
    "floats": True, "page": "wide", "place": NOWHERE,
}  # fmt: skip
"""What the page sets around the plot, of a chart and of a table that is drawn as one."""


def bare_chart(content: ChartContent) -> ChartContent:
    """Give a chart without what the page sets around its plot."""
    table = content.table
    if table is not None:
        rows = tuple(row if row.place is NOWHERE else replace(row, place=NOWHERE) for row in table.rows)
        table = replace(table, **_NOT_DRAWN, continued="", summary_label="", rows=rows)  # type: ignore[arg-type]
    return replace(content, **_NOT_DRAWN, alt="", note=(), table=table)  # type: ignore[arg-type]


def kept_chart(
    content: ChartContent,
    width: float,
    style: ChartStyle,
    faces: Faces,
    fonts: str,
    store: Store,
    apart: ChartProcess | None = None,
) -> DisplayList:
    """Give the display list of a chart at a width [pt], from the store where it was drawn before.

    Parameters
    ----------
    fonts : str
        A digest of the files that ``faces`` measures with.
    apart : ChartProcess, optional
        Draws the chart, where it can.
    """
    bare = bare_chart(content)

    def draw() -> DisplayList:
        made = apart.draw(bare, width, style, faces.paths) if apart is not None else None
        if made is not None:
            return made
        from printreport.draw.charts import draw_chart

        return draw_chart(bare, width, style, faces)

    key = store.key(KIND, _plain(bare), float(width), _plain(style), fonts)
    return store.kept(KIND, key, draw, _packed, _unpacked)


def _packed(display: DisplayList) -> bytes:
    return display.to_json().encode("utf-8", "surrogatepass")


def _unpacked(data: bytes) -> DisplayList:
    return DisplayList.from_json(data.decode("utf-8", "surrogatepass"))


def _plain(value: object) -> object:
    """Give a frozen value as tuples of texts and numbers."""
    if value is None or isinstance(value, (str, int, float)):
        return value
    if isinstance(value, (tuple, list)):
        return tuple(_plain(each) for each in value)
    if isinstance(value, Mapping):
        return tuple((_plain(key), _plain(each)) for key, each in value.items())
    if isinstance(value, Place):
        return None
    return (type(value).__name__, *(_plain(getattr(value, name)) for name in type(value).__slots__))  # type: ignore[attr-defined]
