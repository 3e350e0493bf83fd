"""Tables and charts, resolved: numbers bound, labels final, nothing about fonts or pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import Literal

from printreport.findings import NOWHERE, Place
from printreport.model.text import Rich
from printreport.slotted import dataclass

__all__ = [
    "CellContent",
    "ChartContent",
    "ChartMark",
    "ColumnContent",
    "DatumContent",
    "RowContent",
    "SeriesContent",
    "SpannerContent",
    "TableContent",
    "TableNote",
]

Align = Literal["left", "right", "center", "decimal"]
ChartMark = Literal[
    "bar", "paired_bar", "stacked_bar", "ranked_bar", "share_bar", "panels", "tile_map", "line",
    "heat_table", "bar_table",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class CellContent:
    """One cell of a table body.

    ``amount`` is the number behind the text (None for words and blanks); ``bar`` the length of an
    in-cell bar as a share 0-1 of the column's scale; ``marks`` the table-note marks that follow the
    number ("a", "p"); ``corrected`` sets the correction mark's color.
    """

    runs: Rich
    amount: float | int | None = None
    value: str = ""
    bar: float | None = None
    marks: tuple[str, ...] = ()
    corrected: bool = False


@dataclass(frozen=True, slots=True)
class ColumnContent:
    """A column of the body; its unit stands in the label already.

    ``tick`` is the place of a reference tick on the in-cell bars, as a share 0-1 of their scale;
    with ``track`` the whole scale is shown behind the bars.
    """

    id: str
    label: Rich
    align: Align = "decimal"
    bar: bool = False
    track: bool = True
    tick: float | None = None
    tick_label: str = ""
    emphasis: bool = False
    tick_value: str = ""


@dataclass(frozen=True, slots=True)
class SpannerContent:
    """A label over the columns ``first`` to ``last`` (0-based, inclusive; the stub is not counted)."""

    label: Rich
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class RowContent:
    """One row; a ``group`` row has a stub only and is a heading for the rows after it."""

    id: str
    stub: Rich
    cells: tuple[CellContent, ...]
    role: Literal["body", "group", "summary", "subtotal"] = "body"
    indent: int = 0
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class TableNote:
    """A note under the table with its mark ("a", "b" …; empty for a general note)."""

    mark: str
    runs: Rich


@dataclass(frozen=True, slots=True)
class TableContent:
    """A table: title, boxhead, body, notes, source note.

    ``panels`` sets a long table in that many balanced columns, the head over each.
    ``columns`` does not include the stub; ``stub_label`` is its head.
    """

    id: str
    label: str
    title: Rich
    stub_label: Rich
    columns: tuple[ColumnContent, ...]
    rows: Sequence[RowContent]
    subtitle: Rich = ()
    spanners: tuple[SpannerContent, ...] = ()
    notes: tuple[TableNote, ...] = ()
    source: Rich = ()
    panels: int = 1
    page: Literal["text", "wide", "side"] = "wide"
    floats: bool = True
    zebra: bool | None = None
    continued: str = "continued"
    summary_label: str = ""
    style: Literal["plain", "financial"] = "plain"
    type_size: float | None = None
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class DatumContent:
    """One plotted number.

    Attributes
    ----------
    category : str
        Final label of its place on the category axis ("2016", "Texas", "12 to 14").
    amount : float or int or None
        None is a gap: nothing is drawn, the category keeps its place.
    text : str
        Direct label as printed ("27,733", "29.4 million", "> 21.7 million").
    value : str
        Ledger id.
    position : float or None
        Place on a true time axis (the year); None for plain categories.
    emphasis : bool
        Drawn in the dark color (this year, the leading five).
    derived : bool
        Hatched: the value is ours, derived.
    code : str
        Short code on a tile map ("TX").
    """

    category: str
    amount: float | int | None
    text: str = ""
    value: str = ""
    position: float | None = None
    emphasis: bool = False
    derived: bool = False
    code: str = ""
    group: str = ""
    marks: str = ""
    tick: float | None = None
    tick_text: str = ""
    tick_value: str = ""


@dataclass(frozen=True, slots=True)
class SeriesContent:
    """Numbers that belong together: one color.

    For ``panels`` each series is one panel; ``unit`` and ``scale_text`` state its own scale.
    """

    id: str
    label: str
    data: tuple[DatumContent, ...]
    unit: str = ""
    scale_text: str = ""


@dataclass(frozen=True, slots=True)
class ChartContent:
    """A chart, bound.

    Attributes
    ----------
    label : str
        "Figure 3".
    title, subtitle, note, source : Rich
        Finding; measure, unit, period; note; source. Set by the page, not by matplotlib.
    alt : str
        Text alternative: type, data, message.
    table : TableContent or None
        For ``heat_table`` and ``bar_table``: the table that is drawn as a picture.
    shades : tuple of tuple of float
        For ``heat_table``: share 0-1 of each cell within its row, aligned with ``table.rows``
        (rows of role body) and columns; NaN where no shade is wanted.
    classes : tuple of (float, str)
        For ``tile_map`` and ``heat_table``: upper bound (exclusive) and key label of each class.
    tiles : mapping of category code to (row, column)
        For ``tile_map``.
    others : str
        Sentence about what is not drawn; part of the note already.
    tick_label : str
        What the reference ticks of the bars mean, for the key.
    """

    id: str
    label: str
    mark: ChartMark
    title: Rich
    series: tuple[SeriesContent, ...]
    alt: str
    subtitle: Rich = ()
    note: Rich = ()
    source: Rich = ()
    unit: str = ""
    is_share: bool = False
    axis_label: str = ""
    page: Literal["text", "wide", "side"] = "wide"
    height: float | None = None
    floats: bool = True
    classes: tuple[tuple[float, str], ...] = ()
    tiles: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    table: TableContent | None = None
    shades: tuple[tuple[float, ...], ...] = ()
    panel_columns: int = 0
    tick_label: str = ""
    notes: tuple[TableNote, ...] = ()
    place: Place = NOWHERE
