"""Part of stage 1: the rows of a spreadsheet as text, each cell with its place.

In: an XLSX file, which is a ZIP archive of XML files. Out: rows; or findings where the archive is
broken, unpacks to more than any table of a report, or its cells are spread too far.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from printreport.cache.inputs import note_file
from printreport.errors import ReadError
from printreport.findings import Findings, Place
from printreport.model.contract import TableSourceSpec

if TYPE_CHECKING:
    import zipfile

__all__ = ["Row", "read_sheet"]

Row = tuple[tuple[str, Place], ...]

MOST_UNPACKED = 64_000_000
MOST_CELLS = 1_000_000
_CELL = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3})([0-9]{1,7})"')
_CHUNK = 1 << 20


def read_sheet(path: Path, file: str, spec: TableSourceSpec, findings: Findings) -> list[Row] | None:
    """Read the rows that hold anything; None after a finding [PR221, PR230].

    Raises
    ------
    ReadError [PR004]
        The file is missing or may not be read.
    """
    if not path.is_file():
        raise ReadError(f'there is no file "{file}"')
    note_file(path)
    import pandas as pd

    try:
        too_much = _too_much(path)
        if too_much:
            findings.error("PR221", too_much, Place(file), hint="a spreadsheet with the table alone")
            return None
        with pd.ExcelFile(path, engine="calamine") as book:
            names = [str(name) for name in book.sheet_names]
            if spec.sheet and spec.sheet not in names:
                listed = ", ".join(f'"{name}"' for name in names)
                findings.error(
                    "PR230", f'"{file}" has no sheet "{spec.sheet}", it has {listed}', spec.place_of("sheet")
                )
                return None
            frame = pd.read_excel(
                book, spec.sheet or 0, header=None, dtype=str, keep_default_na=False, na_filter=False
            )
    except OSError as error:
        if error.errno is None:
            findings.error("PR221", "the file is no spreadsheet that can be read", Place(file))
            return None
        raise ReadError(
            f'"{file}" can not be read: {(error.strerror or "unknown reason").lower()}'
        ) from error
    except Exception as error:  # noqa: BLE001 -- calamine raises many kinds for a broken file
        findings.error(
            "PR221", f"the file is no spreadsheet that can be read ({type(error).__name__})", Place(file)
        )
        return None
    rows: list[Row] = []
    for number, line in enumerate(frame.to_numpy(dtype=object), start=1):
        if any(str(value).strip() for value in line):
            rows.append(
                tuple(
                    (str(value).strip().removesuffix(" 00:00:00"), Place(file, number, column))
                    for column, value in enumerate(line, start=1)
                )
            )
    return rows


def _too_much(path: Path) -> str:
    """Say why a spreadsheet is too big to be unpacked; empty where it is not."""
    import zipfile

    with zipfile.ZipFile(path) as archive:
        size = sum(item.file_size for item in archive.infolist())
        if size > MOST_UNPACKED:
            return f"the spreadsheet unpacks to {size:,} bytes, {MOST_UNPACKED:,} are the most"
        for item in archive.infolist():
            if item.filename.startswith("xl/worksheets/") and item.filename.endswith(".xml"):
                n_rows, n_columns = _extent(archive, item)
                if n_rows * n_columns > MOST_CELLS:
                    return (
                        f"the cells of a sheet are spread over {n_rows:,} rows and {n_columns:,} columns, "
                        f"{MOST_CELLS:,} cells are the most"
                    )
    return ""


def _extent(archive: zipfile.ZipFile, item: zipfile.ZipInfo) -> tuple[int, int]:
    """Give the last row and column that a cell stands in; the stated dimension may be wrong."""
    n_rows = n_columns = 0
    kept = b""
    with archive.open(item) as stream:
        while chunk := stream.read(_CHUNK):
            text = kept + chunk
            for match in _CELL.finditer(text):
                n_rows = max(n_rows, int(match[2]))
                column = 0
                for letter in match[1]:
                    column = column * 26 + letter - 64
                n_columns = max(n_columns, column)
            kept = text[-64:]
    return n_rows, n_columns
