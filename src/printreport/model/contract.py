"""Specs of the data files: what is counted (contract), the values, their sources, corrections."""

from __future__ import annotations

from typing import Annotated, Literal

from printreport.model.entry_types import Day, Dotted, Names, Number, Since, Snake, one_or_many
from printreport.model.placed import Filled, Formula, PlacedStr, Text, shorthand
from printreport.model.spec import Converted, Spec, field
from printreport.model.values import Kind, Qualifier

__all__ = [
    "ColumnSpec",
    "ColumnType",
    "Contract",
    "CorrectionSpec",
    "DerivedSpec",
    "MetricContract",
    "MetricValueSpec",
    "RestatedSpec",
    "RowsSpec",
    "SourceSpec",
    "SuppressSpec",
    "TableContract",
    "TableSourceSpec",
    "TieSpec",
    "Tolerances",
]

ColumnType = Literal["count", "percent", "share", "rate", "money", "text", "date"]


CheckName = Literal["row", "column", "tie", "share", "rounding", "running_total", "hedge", "prior", "head"]
Explained = Annotated[tuple[CheckName, ...], Converted(one_or_many)]


class MetricContract(Spec):
    """One thing that is counted, for all years."""

    label: str
    """What is counted, in words that follow a number."""
    unit: str
    """What is counted, in the plural."""
    kind: Kind = "in_year"
    """Counted in the year, since the beginning, at a date, or fixed."""
    since: Since | None = None
    """The year in which counting began, for `cumulative`."""
    carries: str = ""
    """A note that travels with the number wherever it is printed."""
    comparable: bool = True
    """Whether years compare; where not, `change` refuses."""
    why: str = ""
    """Why years do not compare."""
    format: str = ""
    """How numbers are printed, such as `percent(1)`; else as the contract says."""
    currency: str = ""
    """Currency (ISO 4217), such as USD."""
    adds: str = ""
    """The metric of a year that this running total grows by."""
    follows: str = ""
    """The metric whose running total this one takes up, under another name or definition."""
    change_of: str = ""
    """The metric or cell whose change since the year before this metric states."""


class ColumnSpec(Spec):
    """One column of a data table.

    ``labels`` are further headings the column had over the years; ``equals`` is a formula of other
    columns; ``share_of`` names the column, or the metric, that a share is taken of.
    """

    type: ColumnType = "count"
    """What the cells hold."""
    label: str = ""
    """Words for it; else those of the data or the contract."""
    labels: Names = ()
    """Labels of the column over the years, where sources print others."""
    equals: Formula | None = None
    """A formula of this row's cells that the column must equal."""
    unit: str = ""
    """What is counted, in the plural."""
    currency: str = ""
    """Currency (ISO 4217), such as USD."""
    share_of: str = ""
    """The column that this column is a share of."""
    parts: bool = False
    """Whether the shares are parts of one whole, and must add up to 100%."""
    format: str = ""
    """How numbers are printed, such as `percent(1)`; else as the contract says."""


class RowsSpec(Spec):
    """The rows of a data table: name of the key column, the sum row, stable ids with aliases."""

    key: str
    """Label of the column that names the rows."""
    label: str = ""
    """What a row is, in words ("kennels")."""
    all: str = ""
    """Label of the row that is the sum of the others."""
    order: tuple[str, ...] = ()
    """Ids of the rows that there are, in their order."""
    ids: dict[str, Names] = field(default_factory=dict)
    """Stable id of a row, with its labels over the years."""


class SuppressSpec(Spec):
    """Small counts of a table that are not published, lest they point at single people."""

    below: int = field(ge=2)
    """Counts from 1 to one less than this are not printed."""
    also: tuple[str, ...] = ()
    """Further cells (`row.column`) that are not printed, so that none can be computed back."""


class TableContract(Spec):
    """One table that is kept every year."""

    label: str = ""
    """What the table holds."""
    unit: str = ""
    """What is counted, in the plural."""
    kind: Kind = "in_year"
    """Counted in the year, since the beginning, at a date, or fixed."""
    since: Since | None = None
    """The year in which counting began, for `cumulative`."""
    carries: str = ""
    """A note that travels with the number wherever it is printed."""
    comparable: bool = True
    """Whether years compare; where not, `change` refuses."""
    why: str = ""
    """Why years do not compare."""
    rows: RowsSpec
    """How the rows are named."""
    basis: str = ""
    """What shares of this table are taken of."""
    suppress: SuppressSpec | None = None
    """Small counts that are not printed."""
    columns: dict[Snake, Annotated[ColumnSpec, shorthand("type")]] = field(min_length=1)
    """The columns by id, in their order."""


class DerivedSpec(Spec):
    """A value computed by formula, under a name of its own."""

    formula: Formula
    """What it is computed from."""
    label: str = ""
    """Words for it; else those of the data or the contract."""
    unit: str = ""
    """What is counted, in the plural."""
    format: str = ""
    """How numbers are printed, such as `percent(1)`; else as the contract says."""
    carries: str = ""
    """A note that travels with the number wherever it is printed."""
    comparable: bool = True
    """Whether years compare; where not, `change` refuses."""
    why: str = ""
    """Why years do not compare."""


class TieSpec(Spec):
    """Values that must agree."""

    tie: Formula
    """What must agree: `a = b = c`."""
    within: str | float | None = None
    """How far the sides may be apart: `1%`, `0.1 million`, `500`."""
    severity: Literal["error", "warning"] = "error"
    """How bad it is where they do not."""


class Tolerances(Spec):
    """How far numbers may be off before something is said of it."""

    rounding: float = field(default=0.5, gt=0, le=1)
    """Of a unit in the last printed place, by which a rounded number may be off."""
    vague: float = field(default=0.05, ge=0, lt=1)
    """Share by which "about" and "nearly" may be off where no precision is stated."""
    shares: float = field(default=0.05, ge=0, lt=1)
    """How far from 100% a column of shares may add up and still be meant as one whole."""
    hedge_digits: int = field(default=3, ge=1)
    """Digits that count in a number after "more than"; one with more is exact, not rounded."""
    magnitude: float = field(default=50.0, gt=1)
    """Times by which a value may differ from another year's before its unit is doubted."""


class Contract(Spec):
    """``data/contract.yaml``: what is counted, stated once for all years."""

    metrics: dict[Dotted, MetricContract] = field(default_factory=dict)
    """Single values by name."""
    tables: dict[Snake, TableContract] = field(default_factory=dict)
    """Tables by name."""
    derived: dict[Dotted, DerivedSpec] = field(default_factory=dict)
    """Computed values by name."""
    ties: tuple[Annotated[TieSpec, shorthand("tie")], ...] = ()
    """What must agree: `a = b = c`."""
    tolerances: Tolerances = field(default_factory=Tolerances)
    """How far numbers may be off."""


class RestatedSpec(Spec):
    """What was changed in a value after its year was locked."""

    from_: Number = field(alias="from")
    """The number as it was locked."""
    to: Number
    """The number as it is now."""
    reason: Filled
    """Why it was changed."""


class MetricValueSpec(Spec):
    """One value in ``data/<year>/metrics.yaml``."""

    value: Number
    """The number."""
    source: str = ""
    """Id of the document in sources.yaml."""
    at: str = ""
    """Where in the document it stands."""
    printed: Text = PlacedStr("")
    """The text as the source prints it, where it is more or other than the number."""
    qualifier: Qualifier = "exact"
    """Whether the source says more than, about, at least …"""
    rounded: str | float | None = None
    """The precision of a rounded value, such as `0.1 million`."""
    period: str = ""
    """The period, where it is not the folder's year ("FY 2021–22")."""
    as_of: Day = ""
    """The day on which it was counted."""
    status: Names = ()
    """Marks such as provisional (`p`) or restated (`r`)."""
    prior: dict[int, Number] = field(default_factory=dict)
    """Values that this source quotes for earlier years, by year."""
    restated: RestatedSpec | None = None
    """What was changed since the year was locked, and why."""
    note: str = ""
    """A note beside it."""


class TableSourceSpec(Spec):
    """One table in ``data/<year>/tables.yaml``: where its figures come from.

    ``complete: false`` says that rows are lost, ``lacks`` names columns the year does not have.
    """

    source: str = ""
    """Id of the document in sources.yaml."""
    at: str = ""
    """Where in the document it stands."""
    file: str = ""
    """Name of the file, where it is not the table's name with .csv or .xlsx."""
    sheet: str = ""
    """The sheet of a spreadsheet."""
    as_of: Day = ""
    """The day on which it was counted."""
    period: str = ""
    """The period, where it is not the folder's year ("FY 2021–22")."""
    complete: bool = True
    """Whether no row is lost; else rank, argmax and top refuse."""
    lacks: Names = ()
    """Columns that this source does not have."""
    status: dict[str, Names] = field(default_factory=dict)
    """Marks of single cells, by `row.column`."""
    restated: dict[str, RestatedSpec] = field(default_factory=dict)
    """What was changed in single cells since the year was locked, by `row.column`."""
    note: str = ""
    """A note beside it."""


class SourceSpec(Spec):
    """One document in ``data/sources.yaml``."""

    title: Text
    """Title of the document."""
    publisher: str = ""
    """Who published it."""
    published: Day | int = ""
    """When it was published."""
    period: str | int = ""
    """The period it reports on."""
    url: str = ""
    """Where it can be read."""
    note: str = ""
    """A note beside it."""


class CorrectionSpec(Spec):
    """One entry of ``data/<year>/corrections.yaml``."""

    cell: str
    """`table.row.column`, `table.row` or a metric."""
    published: str | int | float
    """What was published, or `lost`."""
    action: Literal["correct", "derive", "relabel", "keep"]
    """Correct it, derive what is lost, relabel a row, or keep it and say why."""
    value: int | float | str | None = None
    """What is used instead."""
    because: Filled
    """The evidence."""
    note: Literal["here", "notes"] = "notes"
    """Where the report says so: at the number, or in the notes only."""
    explains: Explained = ()
    """The checks that it explains; where none is named, all that the value takes part in."""
