"""Tile maps: where each area stands on the grid, from ``data/geo/<name>.csv``.

Stage 1. In: a CSV of row id, postal code, tile row, tile column. Out: :class:`Tile` by row id.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path

from printreport.cache.inputs import read_file
from printreport.findings import Findings, Place
from printreport.slotted import dataclass

__all__ = ["Tile", "load_geo"]

HEAD = ("row", "postal", "tile_row", "tile_column")


@dataclass(frozen=True, slots=True)
class Tile:
    """One area of a tile map: its code and where it stands, rows counted downward."""

    code: str
    row: int
    column: int


def load_geo(path: Path, file: str, findings: Findings) -> Mapping[str, Tile]:
    """Read a tile map.

    Parameters
    ----------
    path : Path
    file : str
        The path as findings name it, relative to the project.
    findings : Findings
        Takes up a missing file, a wrong head and cells that are no numbers [PR327].

    Returns
    -------
    mapping of row id to Tile
        Empty where the file can not be used.
    """
    try:
        text = read_file(path).decode("utf-8-sig")
    except OSError:
        findings.error("PR327", f'there is no tile map "{file}"', Place(file))
        return {}
    except UnicodeDecodeError:
        findings.error("PR327", "tile map is not UTF-8 text", Place(file, 1))
        return {}
    rows = list(csv.reader(text.splitlines()))
    if not rows or tuple(cell.strip() for cell in rows[0]) != HEAD:
        findings.error("PR327", f"tile map has no head `{','.join(HEAD)}`", Place(file, 1, 1))
        return {}
    tiles: dict[str, Tile] = {}
    for line, cells in enumerate(rows[1:], start=2):
        if not any(cells):
            continue
        try:
            row_id, code, row, column = (cell.strip() for cell in cells)
            tiles[row_id] = Tile(code, int(row), int(column))
        except ValueError:
            message = "line of the tile map is not: row id, code, row number, column number"
            findings.error("PR327", message, Place(file, line, 1))
    return tiles
