"""A chart, or a table drawn as a picture."""

from __future__ import annotations

from typing import Annotated, Literal

from printreport.model.blocks.block import ExhibitSpec
from printreport.model.blocks.comparison import YearRangeSpec
from printreport.model.exhibits import ChartMark
from printreport.model.placed import NOTHING, Formula, Length, Text, Word, shorthand, sized
from printreport.model.spec import Spec, field


class ChartValueSpec(Spec):
    """One bar (or one series over the years) from a single value."""

    value: Formula
    """What is drawn."""
    label: Text | None = None
    """Words for it; else those of the data or the contract."""
    group: Text | None = None
    """The heading it stands under."""
    tick: Formula | None = None
    """A value marked by a tick on its bar."""
    tick_label: Text | None = None
    """What the tick is."""
    emphasis: bool = False
    """Whether it is drawn dark."""
    derived: bool = False
    """Whether it is hatched, as a value that is ours and not the source's."""
    format: Word = NOTHING
    """How numbers are printed, such as `percent(1)`; else as the contract says."""


ChartValue = Annotated[ChartValueSpec, shorthand("value")]


class ChartSeriesSpec(Spec):
    """A series: values of one column (``data`` charts) or a list of values."""

    label: Text | None = None
    """Words for it; else those of the data or the contract."""
    column: Word = NOTHING
    """The column that the series shows."""
    compute: Formula | None = None
    """A formula of this row's cells, in place of a column."""
    year: int | Literal["previous"] | None = None
    """Another year whose table the series shows."""
    values: tuple[ChartValue, ...] = ()
    """Single values, in place of a column."""


class RowGroup(Spec):
    """Categories under a heading of their own (the grouping is the author's)."""

    label: Text
    """Words for it; else those of the data or the contract."""
    rows: tuple[Word, ...]
    """Ids of the rows under the heading."""


class ChartSpec(ExhibitSpec):
    """A chart over the rows of a table (``data``), over single ``values``, or over the years.

    - ``data`` + ``value`` (one column) or ``series`` (several): one datum a row.
    - ``values``: one datum a value, or, with ``years``, one bar a year for one value (``bar``,
      ``line``), one panel a value (``panels``).
    """

    kind: Literal["chart"] = "chart"
    mark: ChartMark
    """What is drawn for a number."""
    data: Word = NOTHING
    """The table whose rows are drawn."""
    value: Word = NOTHING
    """The column that is drawn."""
    compute: Formula | None = None
    """A formula of this row's cells, in place of a column."""
    series: tuple[Annotated[ChartSeriesSpec, shorthand("column")], ...] = ()
    """The columns that are drawn, where they are several."""
    values: tuple[ChartValue, ...] = ()
    """Single values to draw, in place of a table."""
    years: YearRangeSpec | None = None
    """Draws each value over these years."""
    rows: tuple[Word, ...] = ()
    """The rows to draw, in this order; all where none is named."""
    columns: tuple[Word, ...] = ()
    """The columns of a table drawn as a picture; all where none is named."""
    labels: dict[str, Text] = field(default_factory=dict)
    """Other words for rows or columns, by id."""
    groups: tuple[RowGroup, ...] = ()
    """Rows gathered under headings."""
    sort: Word = NOTHING
    """A column and `ascending` or `descending`; else the order of the file."""
    top: int | None = field(default=None, ge=1)
    """Draws so many rows only, the leading ones."""
    around: Word = NOTHING
    """The row that stands in the middle of the `top` rows, in place of the leading ones."""
    emphasis: int = field(default=0, ge=0)
    """So many leading rows are drawn dark."""
    highlight: tuple[Word, ...] = ()
    """Rows drawn dark wherever they stand; on a map, with a heavy outline."""
    others: Literal["none", "note", "fold"] = "none"
    """What becomes of the rows past `top`: their number and sum in the note, or one folded bar."""
    tick: Formula | None = None
    """A value marked by a tick on every bar, for comparison."""
    tick_label: Text | None = None
    """What the tick is."""
    format: Word = NOTHING
    """How numbers are printed, such as `percent(1)`; else as the contract says."""
    shade: Literal["row", "column", "table"] = "row"
    """What the shades of a heat table compare: the cells of a row, of a column, of the table."""
    classes: tuple[float, ...] = ()
    """Upper bounds of the shade classes of a map or heat table."""
    exclude: tuple[Word, ...] = ()
    """Rows or columns that take no shade."""
    geo: str = "us_states"
    """The arrangement of tiles of a map."""
    height: Annotated[Length, sized(20, 14400, "of 20pt or more")] | None = None
    """Height of the drawing, where the number of bars should not decide."""
    panel_columns: int = field(default=0, ge=0, le=12)
    """Panels in a row; 0 lets the width decide."""
    stub_label: Text | None = None
    """The label over the column of row names."""
