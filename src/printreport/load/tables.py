"""Part of stage 1: a CSV or XLSX file becomes a typed table by the contract.

In: a file, the contract of its table, the table's entry in ``tables.yaml``. Out: a
:class:`DataTable` whose cells know their places, and findings for what the contract does not know.
Everything is read as text; only the declared type makes numbers of it.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from functools import partial
from itertools import islice
from pathlib import Path

from printreport.findings import Findings, Place, suggest
from printreport.load.cells import CellError, ParsedCell, parse_cell
from printreport.load.csv_text import Record, scan_csv
from printreport.load.long_columns import ColumnReader
from printreport.load.long_csv import LongCsv, long_csv
from printreport.load.metrics import restatement
from printreport.load.row_ids import RowIds, same_label, snake_case
from printreport.load.sheet import Row, read_sheet
from printreport.load.yaml_file import load_text
from printreport.model.cell_table import CellTable
from printreport.model.contract import TableContract, TableSourceSpec
from printreport.model.dataset import Cell, DataTable
from printreport.model.values import SourceRef
from printreport.slotted import dataclass, replace

__all__ = ["load_table", "snake_case"]


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The rows of a file as text; the first holds the column labels."""

    rows: list[Row]
    from_sheet: bool


def load_table(
    path: Path,
    file: str,
    table_id: str,
    year: int,
    contract: TableContract,
    spec: TableSourceSpec,
    findings: Findings,
) -> DataTable | None:
    """Read one table of one year.

    Returns
    -------
    DataTable or None
        None where the file can not be read as a table at all (findings say why).

    Raises
    ------
    ReadError [PR004]
        The file is missing or may not be read.
    """
    if path.suffix.lower() == ".xlsx":
        rows = read_sheet(path, file, spec, findings)
        sheet = None if rows is None else _Sheet(rows, from_sheet=True)
    else:
        text = load_text(path, file, findings)
        long = long_csv(text, file) if text is not None else None
        if long is not None:
            return _load_long(long, table_id, year, contract, spec, findings)
        sheet = _read_csv(text, file, findings) if text is not None else None
    if sheet is None:
        return None
    if len(sheet.rows) < 2:
        findings.error("PR221", "the table has no rows", Place(file))
        return None
    columns = _match_columns(sheet.rows[0], table_id, contract, spec, findings)
    if columns is None:
        return None
    row_ids = RowIds(table_id, contract, findings)
    cells: dict[tuple[str, str], Cell] = {}
    key = columns.index("")
    for row in sheet.rows[1:]:
        row_id = row_ids.take(*row[key])
        if not row_id:
            continue
        for name, (text, cell_place) in zip(columns, row, strict=True):
            if name:
                cells[row_id, name] = _cell(
                    text, cell_place, row_id, name, table_id, year, contract, spec, sheet.from_sheet, findings
                )
    return _table(
        sheet.rows[0], columns, row_ids.labels, cells, file, table_id, year, contract, spec, findings
    )


def _load_long(
    text: LongCsv,
    table_id: str,
    year: int,
    contract: TableContract,
    spec: TableSourceSpec,
    findings: Findings,
) -> DataTable | None:
    """Read a long table by column."""
    head = _row_of(text.head, text.file)
    columns = _match_columns(head, table_id, contract, spec, findings)
    if columns is None:
        return None
    key = columns.index("")
    text.columns = {name: at for at, name in enumerate(columns) if name}
    readers = {name: ColumnReader(contract.columns[name].type) for name in text.columns}
    marked = {name.partition(".")[0] for name in (*spec.status, *spec.restated)}
    rows = RowIds(table_id, contract, findings)
    kept = array("L")
    for first, fields in text.blocks():
        before = len(rows.labels)
        some = rows.take_all(fields[key], partial(_place_of, text, key, first))
        here = range(len(fields[key])) if some is None else some
        kept.extend(first + at for at in here)
        row_ids = tuple(islice(rows.labels, before, None))
        is_marked = [at for at, row_id in enumerate(row_ids) if row_id in marked] if marked else []
        for name, index in text.columns.items():
            texts = fields[index] if some is None else [fields[index][at] for at in some]
            for at in sorted({*readers[name].take(texts), *is_marked}) if texts else ():
                place = text.field_place(first + here[at], index)
                readers[name].odd[before + at] = _cell(
                    texts[at], place, row_ids[at], name, table_id, year, contract, spec, False, findings
                )
    if len(kept) < len(text):
        text.keep(kept)
    made = {name: reader.column() for name, reader in readers.items()}
    cells = CellTable(tuple(rows.labels), made, text)
    return _table(head, columns, rows.labels, cells, text.file, table_id, year, contract, spec, findings)


def _place_of(text: LongCsv, index: int, first: int, at: int) -> Place:
    return text.field_place(first + at, index)


def _table(
    head: Row,
    columns: Sequence[str | None],
    labels: dict[str, str],
    cells: Mapping[tuple[str, str], Cell],
    file: str,
    table_id: str,
    year: int,
    contract: TableContract,
    spec: TableSourceSpec,
    findings: Findings,
) -> DataTable:
    present = {name for name in columns if name}
    ordered = tuple(name for name in contract.columns if name in present)
    _check_status(spec, contract, labels, ordered, findings)
    return DataTable(
        id=table_id,
        year=year,
        contract=contract,
        row_ids=cells.row_ids if isinstance(cells, CellTable) else tuple(labels),
        labels=labels,
        columns=ordered,
        cells=cells,
        source=SourceRef(spec.source, spec.at) if spec.source else None,
        spec=spec,
        period=spec.period or str(year),
        place=Place(file),
        heads={
            name: (label.strip(), place) for name, (label, place) in zip(columns, head, strict=True) if name
        },
    )


def _read_csv(text: str, file: str, findings: Findings) -> _Sheet | None:
    records = scan_csv(text, file, findings)
    if records is None:
        return None
    kept = [record for record in records if not record.is_blank]
    if not kept:
        return _Sheet([], from_sheet=False)
    width = len(kept[0].fields)
    if width == 1 and (other := next((sign for sign in ";\t|" if sign in kept[0].fields[0][0]), "")):
        said = "tabs" if other == "\t" else f'"{other}"'
        findings.error("PR221", f"the columns are told apart by {said}, commas were expected", Place(file, 1))
        return None
    ragged = [record for record in kept if len(record.fields) != width]
    for record in ragged:
        findings.error(
            "PR221",
            f"the row has {len(record.fields)} cells, the first row has {width}",
            Place(file, record.line),
            hint='put a cell that holds a comma in quotes: `"1,385"`' if len(record.fields) > width else "",
        )
    if ragged:
        return None
    return _Sheet([_row_of(record, file) for record in kept], from_sheet=False)


def _row_of(record: Record, file: str) -> Row:
    return tuple((text, Place(file, line, column, max(1, len(text)))) for text, line, column in record.fields)


def _match_columns(
    header: Row, table_id: str, contract: TableContract, spec: TableSourceSpec, findings: Findings
) -> list[str | None] | None:
    """Give the column id of each cell of the head: "" for the row labels, None for one to pass over.

    None instead of the list where the row labels lack.
    """
    known: dict[str, str] = {}
    for name, column in contract.columns.items():
        for label in filter(None, (name, column.label, *column.labels)):
            known.setdefault(same_label(label), name)
            known.setdefault(snake_case(label), name)
    key = contract.rows.key
    key_names = {
        form(label) for label in (key, contract.rows.label) if label for form in (same_label, snake_case)
    }
    found: list[str | None] = []
    for label, place in header:
        forms = (same_label(label), snake_case(label))
        if "" not in found and key_names.intersection(forms):
            found.append("")
            continue
        match = known.get(forms[0]) or known.get(forms[1])
        if match is None:
            what = f'the unknown column "{label.strip()}"' if label.strip() else "a column without a label"
            near = suggest(forms[1], [*contract.columns, key])
            findings.error("PR222", f"table `{table_id}` has {what}", place, hint=near)
        elif match in found:
            findings.error("PR222", f"table `{table_id}` has the column `{match}` twice", place)
            match = None
        found.append(match)
    first = header[0][1]
    if "" not in found:
        findings.error("PR223", f"table `{table_id}` lacks the column `{key}`, which names the rows", first)
        return None
    # An unknown label is most likely the missing one, misspelled: one slip is told once.
    if None not in found:
        for name in contract.columns:
            if name not in found and name not in spec.lacks:
                hint = f"`lacks: {name}` in tables.yaml, if the source does not have it"
                findings.error(
                    "PR223", f"table `{table_id}` lacks the column `{name}`", Place(first.file, 1), hint
                )
    return found


def _cell(
    text: str,
    place: Place,
    row_id: str,
    name: str,
    table_id: str,
    year: int,
    contract: TableContract,
    spec: TableSourceSpec,
    from_sheet: bool,
    findings: Findings,
) -> Cell:
    cell_id = f"{row_id}.{name}"
    status = tuple(spec.status.get(cell_id, ())) if spec.status else ()
    if not text or not text.strip():
        return Cell(text, None, place, status=status)
    kind = contract.columns[name].type
    try:
        parsed = parse_cell(text, kind, from_sheet=from_sheet)
    except CellError as error:
        findings.error(error.code, error.message, place, hint=error.hint)
        parsed = ParsedCell(None)
    made = Cell(text, parsed.amount, place, parsed.decimals, parsed.amount, status)
    if cell_id not in spec.restated:
        return made
    marks = status if "r" in status else (*status, "r")
    changed = restatement(f"{table_id}.{cell_id}", year, spec.restated[cell_id])
    return replace(made, restated=changed, status=marks)


def _check_status(
    spec: TableSourceSpec,
    contract: TableContract,
    rows: dict[str, str],
    columns: Sequence[str],
    findings: Findings,
) -> None:
    """Look at the names of cells and columns in the table's entry."""
    for name in spec.lacks:
        if name not in contract.columns:
            findings.error(
                "PR228",
                f"`lacks` names `{name}`, and the table has no such column",
                spec.place_of("lacks"),
                hint=suggest(name, contract.columns),
            )
    for key, name in (*(("status", name) for name in spec.status), *(("restated", n) for n in spec.restated)):
        row, _, column = name.partition(".")
        if row not in rows or column not in columns:
            findings.error(
                "PR228",
                f"`{key}` names `{name}`, and the table has no such cell",
                spec.place_of(key),
                hint=suggest(name, [f"{each}.{other}" for each in rows for other in columns]),
            )
