"""A table of the data, typeset."""

from __future__ import annotations

from typing import Annotated, Literal

from printreport.model.blocks.block import ExhibitSpec
from printreport.model.placed import NOTHING, Formula, Text, Word, shorthand
from printreport.model.spec import Spec, field


class TableColumnSpec(Spec):
    """One column: a column of the data, or a computed one.

    ``compute`` is a formula in which bare column names mean this row's cells (``resolved / total``),
    ``share: total`` is the row's part of the column's sum, ``change: total`` the relative change
    against the year before.
    """

    column: Word = NOTHING
    """A column of the data."""
    compute: Formula | None = None
    """A formula of this row's cells, such as `resolved / total`."""
    share: Word = NOTHING
    """The row's part of this column's sum."""
    change: Word = NOTHING
    """The relative change of this column against the year before."""
    label: Text | None = None
    """Words for it; else those of the data or the contract."""
    format: Word = NOTHING
    """How numbers are printed, such as `percent(1)`; else as the contract says."""
    bar: bool = False
    """Whether a bar in the cell shows the number too."""
    tick: Formula | None = None
    """A value marked by a tick on the bars."""
    tick_label: Text | None = None
    """What the tick is."""
    year: int | Literal["previous"] | None = None
    """Another year whose table the column shows."""
    spanner: Text | None = None
    """A label over this column and its neighbors of the same spanner."""
    emphasis: bool = False
    """Whether the column is set bold."""


class RowGroupSpec(Spec):
    """Rows under a heading of their own; ``subtotal`` adds a row with their sum."""

    label: Text
    """Words for it; else those of the data or the contract."""
    rows: tuple[Word, ...]
    """Ids of the rows under the heading."""
    subtotal: bool = False
    """Whether a row with their sum follows."""


class CellNoteSpec(Spec):
    """A note whose mark stands in a cell, a row's stub or a column label."""

    at: Word
    """`row.column`, a row or a column."""
    text: Text
    """The text, in a subset of Markdown with bound values."""


class TableSpec(ExhibitSpec):
    """A table; without ``columns`` every column of the data is shown."""

    kind: Literal["table"] = "table"
    data: Word
    """The table of the data."""
    columns: tuple[Annotated[TableColumnSpec, shorthand("column")], ...] = field(default=(), min_length=1)
    """The columns, in this order; all of the data where none is named."""
    rows: tuple[Word, ...] = ()
    """The rows, in this order; all where none is named."""
    stub_label: Text | None = None
    """The label over the column of row names."""
    labels: dict[str, Text] = field(default_factory=dict)
    """Other words for rows, by id."""
    sort: Word = NOTHING
    """A column and `ascending` or `descending`; else the order of the file."""
    top: int | None = field(default=None, ge=1)
    """Shows so many rows only, the leading ones."""
    others: Literal["none", "row", "note"] = "row"
    """What becomes of the rows past `top`: nothing, one row with their sum, or a note."""
    groups: tuple[RowGroupSpec, ...] = ()
    """Rows gathered under headings."""
    summary: bool = True
    """Whether the sum row is shown."""
    notes: tuple[CellNoteSpec, ...] = ()
    """Notes with a mark in a cell, a stub or a column label."""
    panels: int = field(default=1, ge=1, le=6)
    """Sets a long table in so many balanced columns, the head over each."""
    style: Literal["plain", "financial"] = "plain"
    """`financial` sets subtotals, parenthesised negatives and currency as accounts do."""
    zebra: bool | None = None
    """Whether every second row has a ground; else from ten rows on."""
    type_size: float | None = field(default=None, ge=4, le=40)
    """Size of type in points, where the theme's does not fit."""
