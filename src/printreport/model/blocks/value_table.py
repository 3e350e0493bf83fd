"""A table of single values: what, how many, unit, period."""

from __future__ import annotations

from typing import Literal

from printreport.model.blocks.block import ExhibitSpec
from printreport.model.placed import NOTHING, Formula, Text, Word
from printreport.model.spec import Spec, field


class ValueRowSpec(Spec):
    """One row: a value with its words. A row whose data the year lacks is left out."""

    value: Formula
    """What the row shows."""
    label: Text | None = None
    """Words for it; else those of the data or the contract."""
    who: Text | None = None
    """Who did it."""
    note: Text | None = None
    """A note beside it."""
    format: Word = NOTHING
    """How numbers are printed, such as `percent(1)`; else as the contract says."""


class ValueGroupSpec(Spec):
    """Rows under a heading."""

    label: Text
    """Words for it; else those of the data or the contract."""
    rows: tuple[ValueRowSpec, ...]
    """The rows under the heading."""


class ValueTableSpec(ExhibitSpec):
    """Single values as a table, in the columns asked for."""

    kind: Literal["value_table"] = "value_table"
    rows: tuple[ValueRowSpec, ...] = ()
    """The rows, where they have no headings."""
    groups: tuple[ValueGroupSpec, ...] = ()
    """Rows gathered under headings."""
    columns: tuple[Literal["value", "unit", "period", "who", "note"], ...] = field(
        default=("value", "period"), min_length=1
    )
    """What is shown of each value."""
    stub_label: Text | None = None
    """The label over the column of row names."""
    value_label: Text | None = None
    """The label over the column of values."""
    who_label: Text | None = None
    """The label over the column of those who did it."""
