"""Names in formulas → values of the data.

Stage 3. In: a dotted name and a year. Out: a value, a column or words; :class:`MissingData` where
the year lacks it; :class:`~printreport.model.formula.FormulaError` where nothing has that name.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from printreport.findings import suggest
from printreport.load.geo import Tile
from printreport.model.contract import ColumnSpec, DerivedSpec, MetricContract, TableContract
from printreport.model.dataset import ALL, Cell, Dataset, DataTable
from printreport.model.formula import FormulaError, Name
from printreport.model.values import Value
from printreport.resolve.numbers import is_currency
from printreport.resolve.results import Column, MissingData, Phrase
from printreport.slotted import replace

__all__ = ["METRIC_WORDS", "Lookup", "cell_value", "column_unit"]

METRIC_WORDS = ("label", "unit", "carries", "why", "period", "printed", "since", "published")
"""Words that may follow the name of a metric: ``ncic.entries.carries``."""


def column_unit(contract: TableContract, spec: ColumnSpec) -> str:
    """Give the unit of a column: its own, ``share``, the currency, or the table's."""
    if spec.type in ("percent", "share"):
        return "share"
    if spec.type == "money":
        return spec.currency or spec.unit or contract.unit
    return spec.unit or contract.unit


def cell_value(table: DataTable, row: str, column: str) -> Value | None:
    """Give a cell as a value; None where it is blank or holds words.

    A cell of a short table gives the same value whenever it is asked for.
    """
    known = table.values.get((row, column))
    if known is not None:
        return known
    cell = table.cell(row, column)
    if cell.amount is None:
        return None
    value = _value_of(table, cell, cell.amount, row, column)
    if not table.is_long:
        table.values[row, column] = value
    return value


def _value_of(table: DataTable, cell: Cell, amount: float, row: str, column: str) -> Value:
    contract = table.contract
    spec = contract.columns[column]
    status = cell.status
    if table.spec is not None and not status:
        status = tuple(table.spec.status.get(f"{row}.{column}", ()))
    return Value(
        id=f"{table.id}.{row}.{column}@{table.year}",
        amount=amount,
        unit=column_unit(contract, spec),
        year=table.year,
        period=table.period,
        kind=contract.kind,
        since=contract.since,
        decimals=cell.decimals if spec.type != "count" else None,
        format=spec.format or ("money" if spec.type == "money" else ""),
        label=table.labels.get(row, row),
        status=status,
        carries=contract.carries,
        comparable=contract.comparable,
        why=contract.why,
        printed=cell.text,
        source=table.source,
        place=cell.place,
        correction=cell.correction,
        restated=cell.restated,
    )


class _KnownRows(Collection[str]):
    """The rows that the contract or a table of any year has; a long table is asked, and not copied."""

    def __init__(self, own: Collection[str], tables: Sequence[DataTable]) -> None:
        self._own = own
        self._tables = tables

    def __contains__(self, row: object) -> bool:
        return row in self._own or any(table.has_row(str(row)) for table in self._tables)

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys((*self._own, *(row for table in self._tables for row in table.row_ids))))

    def __len__(self) -> int:
        return sum(1 for _ in self)


class Lookup:
    """Finds what names mean in a data set."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        self.contract = dataset.contract
        self._rows: dict[str, Collection[str]] = {}
        self._columns: dict[tuple[str, str, int], Column] = {}
        self.tiles: dict[str, Mapping[str, Tile]] = {}
        """Tile maps by their file."""

    def known_names(self) -> Iterator[str]:
        """Give every name that a formula may start with."""
        yield from self.contract.metrics
        yield from self.contract.derived
        yield from self.contract.tables

    def metric(self, name: str, year: int) -> Value:
        """Give a metric of a year, also where only another year's document quotes it."""
        data = self.dataset.years.get(year)
        if data is not None and name in data.metrics:
            return self._with_contract(data.metrics[name], name, year)
        others = sorted(self.dataset.years, key=lambda other: abs(other - year - 1))
        for other in others:
            prior = self.dataset.years[other].priors.get((name, year))
            if prior is not None:
                return self._with_contract(prior, name, year)
        raise MissingData(f"`{name}` has no value for {year}")

    def _with_contract(self, value: Value, name: str, year: int) -> Value:
        # the loader may leave to the contract what holds for all years
        contract = self.contract.metrics.get(name)
        changes: dict[str, object] = {}
        if value.id != f"{name}@{year}":
            changes["id"] = f"{name}@{year}"
        if contract is not None:
            for field in ("unit", "carries", "format", "label", "why"):
                if not getattr(value, field) and getattr(contract, field):
                    changes[field] = getattr(contract, field)
            if value.comparable and not contract.comparable:
                changes["comparable"] = False
            if contract.currency and not is_currency(value.unit):
                changes["unit"] = contract.currency
            if value.since is None and contract.since is not None:
                changes["since"] = contract.since
        if not value.year:
            changes["year"] = year
        return replace(value, **changes) if changes else value  # type: ignore[arg-type]

    def metric_years(self, name: str) -> tuple[int, ...]:
        """Give the years for which a metric has a value, quoted ones included."""
        years = {year for year, data in self.dataset.years.items() if name in data.metrics}
        for data in self.dataset.years.values():
            years.update(year for metric, year in data.priors if metric == name)
        return tuple(sorted(years))

    def table_years(self, name: str) -> tuple[int, ...]:
        """Give the years that have a table."""
        return tuple(sorted(year for year, data in self.dataset.years.items() if name in data.tables))

    def table(self, name: str, year: int) -> DataTable:
        """Give a table of a year."""
        data = self.dataset.years.get(year)
        if data is None or name not in data.tables:
            raise MissingData(f"table `{name}` has no data for {year}")
        return data.tables[name]

    def words_of(self, name: Name, year: int) -> Phrase | None:
        """Give the words of ``metric.carries`` and its like; None where the name is none of them."""
        owner, _, word = name.dotted.rpartition(".")
        if word not in METRIC_WORDS:
            return None
        if word in ("label", "unit", "carries", "why", "since"):
            contract: MetricContract | DerivedSpec | TableContract | None
            contract = self.contract.metrics.get(owner) or self.contract.derived.get(owner)
            contract = contract or self.contract.tables.get(owner)
            if contract is None:
                return None
            found = getattr(contract, word, "") or ""
        elif owner in self.contract.metrics:
            value = self.metric(owner, year)
            if word == "published":
                found = value.correction.published if value.correction else value.printed
            else:
                found = getattr(value, word)
        else:
            return None
        return Phrase((str(found),))

    def unknown(self, name: Name, others: Iterable[str] = ()) -> FormulaError:
        """Make the error for a name that nothing has; ``others`` are names that the edition adds."""
        dotted = name.dotted
        hint = suggest(dotted, (*self.known_names(), *others))
        if not hint and len(name.parts) > 1:
            hint = suggest(name.parts[0], {known.split(".")[0] for known in self.known_names()})
        message = f"`{dotted}` is no metric, table or derived value of data/contract.yaml"
        return FormulaError("PR302", message, name.offset, name.length, hint)

    def known_rows(self, name: str) -> Collection[str]:
        """Give the row ids that a table has in the contract or in any year."""
        if name not in self._rows:
            held = [data.tables[name] for data in self.dataset.years.values() if name in data.tables]
            own = {*self.contract.tables[name].rows.ids, ALL}
            if any(table.is_long for table in held):
                self._rows[name] = _KnownRows(own, held[::-1])
            else:
                self._rows[name] = own.union(*(table.row_ids for table in held))
        return self._rows[name]

    def check_row(self, table: str, row: str, offset: int, length: int, others: Iterable[str] = ()) -> None:
        """Refuse a row that the table has in no year; ``others`` may stand in the place of a row."""
        known = self.known_rows(table)
        if row not in known:
            message = f'table `{table}` has no row "{row}" in any year'
            raise FormulaError("PR303", message, offset, length, suggest(row, sorted((*known, *others))))

    def check_column(self, table: str, column: str, offset: int, length: int) -> None:
        """Refuse a column that the contract does not know."""
        known = self.contract.tables[table].columns
        if column not in known:
            message = f'table `{table}` has no column "{column}"'
            hint = suggest(column, known) or "one of " + ", ".join(f"`{c}`" for c in list(known)[:8])
            raise FormulaError("PR304", message, offset, length, hint)

    def cell(self, name: Name, year: int, others: Iterable[str] = ()) -> Value | Phrase:
        """Give the cell that ``table.row.column`` names; ``share`` is the row's part of all."""
        table_id, row, column = name.parts
        row_offset = name.offset + len(table_id) + 1
        # Counted from the end: the row may stand here by the shorter or longer name of an axis.
        when = 0 if name.year is None else len(f"@{name.year}")
        column_offset = max(name.offset + name.length - when - len(column), row_offset + 2)
        self.check_row(table_id, row, row_offset, column_offset - row_offset - 1, others)
        is_share = column == "share" and "share" not in self.contract.tables[table_id].columns
        if not is_share:
            self.check_column(table_id, column, column_offset, len(column))
        table = self.table(table_id, year)
        if not table.has_row(row):
            raise MissingData(f'table `{table_id}` has no row "{row}" in {year}')
        if is_share:
            return self.share(table, row)
        if (row, column) not in table.cells:
            raise MissingData(f'table `{table_id}` has no column "{column}" in {year}')
        value = cell_value(table, row, column)
        if value is not None:
            return value
        cell = table.cell(row, column)
        if table.contract.columns[column].type in ("text", "date") and cell.text:
            return Phrase((cell.text,), is_label=True)
        raise MissingData(f"`{table_id}.{row}.{column}` is lost in the source for {year}")

    def main_column(self, table: DataTable) -> str:
        """Give the column that shares are taken of: ``total``, or the first count."""
        if "total" in table.columns:
            return "total"
        for column in table.columns:
            if table.contract.columns[column].type in ("count", "money"):
                return column
        return table.columns[0]

    def share(self, table: DataTable, row: str, column: str = "") -> Value:
        """Give a row's part of the sum row, or of the table's basis where there is no sum row."""
        column = column or self.main_column(table)
        part = cell_value(table, row, column)
        whole = cell_value(table, ALL, column) if table.has_row(ALL) else None
        basis = table.contract.basis
        if whole is None and basis in self.contract.metrics:
            whole = self.metric(basis, table.year)
        if part is None or whole is None or not whole.amount:
            raise MissingData(f"`{table.id}.{row}.{column}` or its whole is lost in {table.year}")
        return Value(
            id=f"{part.id.split('@')[0]} / {whole.id.split('@')[0]}@{table.year}",
            amount=part.amount / whole.amount,
            unit="share",
            year=table.year,
            period=part.period,
            kind=part.kind,
            label=part.label,
            format="percent",
            comparable=part.comparable,
            why=part.why,
            formula=f"{part.id} / {whole.id}",
            inputs=(part.id, whole.id),
            source=part.source,
            place=part.place,
        )

    def column(self, name: Name, year: int) -> Column:
        """Give the column that ``table.*.column`` names."""
        table_id, _, column = name.parts
        known = self._columns.get((table_id, column, year))
        if known is not None:
            return known
        self.check_column(table_id, column, name.offset + len(table_id) + 3, len(column))
        table = self.table(table_id, year)
        if column not in table.columns:
            raise MissingData(f'table `{table_id}` has no column "{column}" in {year}')
        rows: list[tuple[str, str, Value]] = []
        gaps: list[str] = []
        for row in table.body_rows():
            value = cell_value(table, row, column)
            if value is None:
                gaps.append(row)
            else:
                rows.append((row, table.labels.get(row, row), value))
        total = cell_value(table, ALL, column) if table.has_row(ALL) else None
        made = Column(table_id, column, year, tuple(rows), tuple(gaps), table.is_complete, total)
        self._columns[table_id, column, year] = made
        return made
