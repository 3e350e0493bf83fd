"""One set of figures in several deliverables: the ledgers of files of one report, laid side by side."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from typing import cast

from printreport.audit.ledger_file import LedgerFile, read_ledger
from printreport.errors import ReadError
from printreport.findings import Findings, Place
from printreport.slotted import dataclass

__all__ = ["Across", "compare_across"]

_SAME = ("value", "unit", "period", "qualifier")
"""What must not differ; the text may, where one file prints a rounded number."""


@dataclass(frozen=True, slots=True)
class Across:
    """What was compared.

    Attributes
    ----------
    printed : mapping of str to tuple of str
        For each value that is printed in several files, their names.
    values : int
        All values that any of the files prints.
    """

    files: tuple[str, ...]
    values: int
    printed: dict[str, tuple[str, ...]]


def compare_across(files: Sequence[Path], findings: Findings) -> Across:
    """Compare each value that several files print [PR524].

    Parameters
    ----------
    files : sequence of Path
        PDF files with their ledgers beside them, or ledgers.

    Raises
    ------
    ReadError [PR004]
        A file has no ledger, or one that can not be read.
    """
    ledgers = {_shown(path, files): _ledger(path) for path in files}
    holders: dict[str, list[str]] = {}
    for name, ledger in ledgers.items():
        for value in ledger.entries:
            if any(True for _ in ledger.stands(value)):
                holders.setdefault(value, []).append(name)
    for value, names in sorted(holders.items()):
        for one, other in combinations(names, 2):
            _compare(value, (one, ledgers[one]), (other, ledgers[other]), findings)
    shared = {value: tuple(names) for value, names in sorted(holders.items()) if len(names) > 1}
    return Across(tuple(ledgers), len(holders), shared)


def _compare(
    value: str, one: tuple[str, LedgerFile], other: tuple[str, LedgerFile], findings: Findings
) -> None:
    first, second = one[1].entries[value][0], other[1].entries[value][0]
    for key in _SAME:
        if first.get(key) != second.get(key):
            message = (
                f"the {key} of `{value}` is {_said(first.get(key))} in {one[0]}, "
                f"but {_said(second.get(key))} in {other[0]}"
            )
            findings.error("PR524", message, Place(other[0]), "`printreport build` of all files in one run")
            return


def _said(held: object) -> str:
    if isinstance(held, (int, float)):
        return f"{held:,.12g}"
    return f'"{cast("str", held)}"'


def _ledger(path: Path) -> LedgerFile:
    beside = path if path.name.endswith(".ledger.json") else path.with_suffix(".ledger.json")
    ledger = read_ledger(beside)
    if ledger is None:
        raise ReadError(f'"{path}" has no ledger beside it', "`printreport build`, which writes one")
    return ledger


def _shown(path: Path, files: Sequence[Path]) -> str:
    """Give the name of a file, with its folder where another has the same name."""
    is_single = sum(other.name == path.name for other in files) == 1
    return path.name if is_single else path.as_posix()
