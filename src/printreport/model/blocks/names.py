"""Names in columns."""

from __future__ import annotations

from typing import Literal

from printreport.model.blocks.block import BlockSpec
from printreport.model.placed import NOTHING, Text, Word
from printreport.model.spec import Spec, field


class NameGroupSpec(Spec):
    """Names under a heading (a donors' tier, the board's officers)."""

    label: Text | None = None
    """Words for it; else those of the data or the contract."""
    names: tuple[Text, ...] = ()
    """The names, one by one."""
    data: Word = NOTHING
    """A table that holds the names, in place of a list."""
    column: Word = NOTHING
    """The text column of that table; the names of its rows where none is given."""


class NamesSpec(BlockSpec):
    """Groups of names, written in the layout or taken from a text column of a data table."""

    kind: Literal["names"] = "names"
    groups: tuple[NameGroupSpec, ...]
    """The names, in groups."""
    columns: int = field(default=3, ge=1, le=6)
    """Columns of names."""
    title: Text | None = None
    """Heading over it."""
