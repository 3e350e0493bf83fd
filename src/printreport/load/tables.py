"""Part of stage 1: a CSV or XLSX file becomes a typed table by the contract.

In: a file, the contract of its table, the table's entry in ``tables.yaml``. Out: a
:class:`DataTable` whose cells know their places, and findings for what the contract does not know.
pandas reads everything as text; only the declared type makes numbers of it.
"""

from __future__ import annotations

import difflib
import io
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from printreport.findings import Findings, Place, suggest
from printreport.load.cells import CellError, ParsedCell, parse_cell
from printreport.load.csv_text import scan_csv
from printreport.load.metrics import restatement
from printreport.load.sheet import Row, read_sheet
from printreport.load.yaml_file import load_text
from printreport.model.contract import TableContract, TableSourceSpec
from printreport.model.dataset import ALL, Cell, DataTable
from printreport.model.values import SourceRef

__all__ = ["load_table", "snake_case"]

_NEAR = 0.9


def snake_case(label: str) -> str:
    """Give the id that a printed label has where the contract states none.

    Examples
    --------
    >>> snake_case("Lost, Injured & Missing")
    'lost_injured_and_missing'
    """
    folded = unicodedata.normalize("NFKD", label.replace("&", " and ")).casefold()
    kept = "".join(sign for sign in folded if not unicodedata.combining(sign) and sign not in "'’")
    return re.sub(r"\W+", "_", kept).strip("_")


def _same(label: str) -> str:
    """Give a label as it is compared: blanks, case and the form of the apostrophe do not count."""
    return " ".join(label.replace("’", "'").split()).casefold()


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
        sheet = _read_csv(path, file, findings)
    if sheet is None:
        return None
    if len(sheet.rows) < 2:
        findings.error("PR221", "the table has no rows", Place(file))
        return None
    columns = _match_columns(sheet.rows[0], table_id, contract, spec, findings)
    if columns is None:
        return None
    labels: dict[str, str] = {}
    cells: dict[tuple[str, str], Cell] = {}
    key = columns.index("")
    present = tuple(name for name in columns if name)
    for row in sheet.rows[1:]:
        label, place = row[key]
        row_id = _row_id(label, place, table_id, contract, findings)
        if not row_id:
            continue
        if row_id in labels:
            findings.error("PR226", f'row "{label}" stands here a second time (`{row_id}`)', place)
            continue
        labels[row_id] = label.strip()
        for name, (text, cell_place) in zip(columns, row, strict=True):
            if name:
                cells[row_id, name] = _cell(
                    text, cell_place, row_id, name, table_id, year, contract, spec, sheet.from_sheet, findings
                )
    ordered = tuple(name for name in contract.columns if name in present)
    _check_status(spec, contract, labels, ordered, findings)
    return DataTable(
        id=table_id,
        year=year,
        contract=contract,
        row_ids=tuple(labels),
        labels=labels,
        columns=ordered,
        cells=cells,
        source=SourceRef(spec.source, spec.at) if spec.source else None,
        spec=spec,
        period=spec.period or str(year),
        place=Place(file),
        heads={
            name: (label.strip(), place)
            for name, (label, place) in zip(columns, sheet.rows[0], strict=True)
            if name
        },
    )


def _read_csv(path: Path, file: str, findings: Findings) -> _Sheet | None:
    text = load_text(path, file, findings)
    if text is None:
        return None
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
    import pandas as pd

    frame = pd.read_csv(
        io.StringIO("\n".join(record.source for record in kept)),
        header=None,
        names=range(width),
        index_col=False,
        dtype=str,
        keep_default_na=False,
        na_filter=False,
        skip_blank_lines=False,
        engine="c",
    )
    rows: list[Row] = []
    for record, read in zip(kept, frame.to_numpy(dtype=object), strict=True):
        rows.append(
            tuple(
                (str(value), Place(file, line, column, max(1, len(text))))
                for value, (text, line, column) in zip(read, record.fields, strict=True)
            )
        )
    return _Sheet(rows, from_sheet=False)


def _match_columns(
    header: Row, table_id: str, contract: TableContract, spec: TableSourceSpec, findings: Findings
) -> list[str | None] | None:
    """Give the column id of each cell of the head: "" for the row labels, None for one to pass over.

    None instead of the list where the row labels lack.
    """
    known: dict[str, str] = {}
    for name, column in contract.columns.items():
        for label in filter(None, (name, column.label, *column.labels)):
            known.setdefault(_same(label), name)
            known.setdefault(snake_case(label), name)
    key = contract.rows.key
    key_names = {form(label) for label in (key, contract.rows.label) if label for form in (_same, snake_case)}
    found: list[str | None] = []
    for label, place in header:
        forms = (_same(label), snake_case(label))
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


def _row_id(label: str, place: Place, table_id: str, contract: TableContract, findings: Findings) -> str:
    """Give the id of a row by its printed label."""
    rows = contract.rows
    same = _same(label)
    if not same:
        findings.error("PR227", f"a row of table `{table_id}` has no label", place)
        return ""
    if rows.all and same == _same(rows.all):
        return ALL
    for row_id, labels in rows.ids.items():
        if same in (_same(row_id), *map(_same, labels)):
            return row_id
    snake = snake_case(label)
    if snake in rows.ids or snake in rows.order:
        return snake
    known = list(rows.order) or list(rows.ids)
    near = _near_label(same, rows.ids, rows.all)
    if not snake:
        said = f'row "{label.strip()}" of table `{table_id}` has no letter or digit to be named by'
        findings.error("PR227", said, place, hint="list the label under `ids` in data/contract.yaml")
        return ""
    if rows.order or near:
        findings.error(
            "PR227",
            f'table `{table_id}` has the unknown row "{label.strip()}"',
            place,
            hint=f'"{near}", or list the label under `ids` in data/contract.yaml'
            if near
            else suggest(snake, known),
        )
        return ""
    return snake


def _near_label(same: str, ids: dict[str, tuple[str, ...]], all_label: str) -> str:
    """Give the known label that a row label is a misspelling of, if any."""
    known = {_same(label): label for labels in ids.values() for label in labels}
    if all_label:
        known[_same(all_label)] = all_label
    near = difflib.get_close_matches(same, known, n=1, cutoff=_NEAR)
    return known[near[0]] if near else ""


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
