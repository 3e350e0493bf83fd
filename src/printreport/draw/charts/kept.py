"""Kept charts: a display list found again by all that it is drawn from, without matplotlib.

What a chart is drawn from is stripped of all that its key leaves out, title and note and place among it:
so a list can not hang on such a thing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from hashlib import sha256
from operator import attrgetter
from typing import Any

from printreport.cache.by_identity import ByIdentity
from printreport.cache.store import Store
from printreport.draw.charts.apart import ChartProcess
from printreport.draw.charts.display import DisplayList
from printreport.draw.charts.style import ChartStyle
from printreport.draw.fonts import Faces
from printreport.findings import NOWHERE
from printreport.model.canonical import NO_PLACES, canonical_bytes
from printreport.model.exhibits import ChartContent, TableContent
from printreport.slotted import replace

__all__ = ["bare_chart", "kept_chart"]

KIND = "chart"
_AROUND: Mapping[str, object] = {
    "id": "", "label": "", "title": (), "subtitle": (), "notes": (), "source": (),
    "floats": True, "page": "wide", "place": NOWHERE,
}  # fmt: skip
_NOT_DRAWN: Mapping[type, Mapping[str, object]] = {
    ChartContent: {**_AROUND, "alt": "", "note": ()},
    TableContent: {**_AROUND, "continued": "", "summary_label": ""},
}
"""What the page sets around the plot, of a chart and of a table that is drawn as one."""
_styles = ByIdentity(8)


def bare_chart(content: ChartContent) -> ChartContent:
    """Give a chart without what the page sets around its plot."""
    table = content.table
    if table is not None:
        rows = tuple(row if row.place is NOWHERE else replace(row, place=NOWHERE) for row in table.rows)
        table = replace(table, **_NOT_DRAWN[TableContent], rows=rows)  # type: ignore[arg-type]
    return replace(content, **_NOT_DRAWN[ChartContent], table=table)  # type: ignore[arg-type]


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

    def draw() -> DisplayList:
        bare = bare_chart(content)
        made = apart.draw(bare, width, style, faces.paths) if apart is not None else None
        if made is not None:
            return made
        from printreport.draw.charts import draw_chart

        return draw_chart(bare, width, style, faces)

    drawn = sha256(canonical_bytes(content, _BARE)).hexdigest()
    look = _styles.get(style, lambda: canonical_bytes(style, {}))
    return store.kept(KIND, store.key(KIND, drawn, float(width), look, fonts), draw, _packed, _unpacked)


def _packed(display: DisplayList) -> bytes:
    return display.to_json().encode("utf-8", "surrogatepass")


def _unpacked(data: bytes) -> DisplayList:
    return DisplayList.from_json(data.decode("utf-8", "surrogatepass"))


def _drawn_of(kind: type) -> Callable[[Any], tuple[Any, ...]]:
    """Give what takes from a value all that its picture is drawn from, as pickling asks for it."""
    drawn = attrgetter(*(name for name in kind.__slots__ if name not in _NOT_DRAWN[kind]))  # type: ignore[attr-defined]
    return lambda held: (tuple, (drawn(held),))


_BARE: Mapping[type, Callable[[Any], tuple[Any, ...]]] = {
    **{kind: _drawn_of(kind) for kind in _NOT_DRAWN},
    **NO_PLACES,
}
