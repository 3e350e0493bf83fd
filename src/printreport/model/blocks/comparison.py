"""Values over several years, with the change where years are comparable."""

from __future__ import annotations

from typing import Annotated, Literal

from printreport.model.blocks.block import ExhibitSpec
from printreport.model.placed import NOTHING, Formula, Text, Word, shorthand
from printreport.model.spec import Spec, field


class YearRangeSpec(Spec):
    """The years shown: a list, or from-to among the years that have data."""

    from_: int | None = field(default=None, alias="from")
    """First year, among those that have data."""
    to: int | None = None
    """Last year, among those that have data."""
    list: tuple[int, ...] = ()
    """The years one by one, in place of a range."""


class ComparedValueSpec(Spec):
    """One row of the comparison."""

    value: Formula
    """What is compared."""
    label: Text | None = None
    """Words for it; else those of the data or the contract."""
    format: Word = NOTHING
    """How numbers are printed, such as `percent(1)`; else as the contract says."""


class ComparisonSpec(ExhibitSpec):
    """A table with a row a value and a column a year; a missing year stays blank, explained."""

    kind: Literal["comparison"] = "comparison"
    values: tuple[Annotated[ComparedValueSpec, shorthand("value")], ...]
    """What is compared, one row each."""
    years: YearRangeSpec = YearRangeSpec()
    """The years, one column each."""
    change: bool = True
    """Whether a column shows the change, where the contract says that years compare."""
    stub_label: Text | None = None
    """The label over the column of row names."""
