"""Stage 1, load: a project's folders in, its data set out.

In: a folder. Out: :class:`Project` (where things are) and :class:`Dataset` (contract, sources and
every year's values, corrected, each with its place). What is wrong in the files becomes findings.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from printreport.cache.inputs import note_folder, note_name, tree_digest
from printreport.cache.store import NO_STORE, Store, freeze, thaw
from printreport.errors import UsageError
from printreport.findings import Finding, Findings, Place, suggest
from printreport.load.corrections import apply_corrections
from printreport.load.lock import load_lock
from printreport.load.metrics import build_metrics
from printreport.load.tables import load_table
from printreport.load.validate import validate_entries
from printreport.load.yaml_file import read_yaml
from printreport.model.contract import Contract, CorrectionSpec, MetricValueSpec, SourceSpec, TableSourceSpec
from printreport.model.dataset import Dataset, DataTable, DataYear
from printreport.slotted import dataclass

__all__ = ["Project", "find_project", "load_dataset"]

_YEAR = re.compile(r"(?:1[89]|2[01])\d\d")
_SUFFIXES = (".csv", ".xlsx")


@dataclass(frozen=True, slots=True)
class Project:
    """Where the files of a project are.

    Attributes
    ----------
    root : Path
        The folder that holds ``layouts/`` and ``data/``; places are relative to it.
    years : tuple of int
        Years that have a folder in ``data/``, ascending.
    """

    root: Path
    years: tuple[int, ...]

    @property
    def data(self) -> Path:
        """The folder of the data files."""
        return self.root / "data"

    @property
    def layouts(self) -> Path:
        """The folder of layouts, themes and editions."""
        return self.root / "layouts"

    def relative(self, path: Path) -> str:
        """Give a path as it is printed: relative to the root, with forward slashes."""
        try:
            return path.resolve().relative_to(self.root).as_posix()
        except (OSError, RuntimeError):  # RuntimeError: links in a circle
            return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else str(path)
        except ValueError:
            return path.as_posix()

    def layout_files(self) -> tuple[Path, ...]:
        """Give the layout files, sorted by name."""
        return tuple(sorted(path for path in self.layouts.glob("*.yaml") if path.is_file()))

    def theme_files(self, packaged: Iterable[Path] = ()) -> dict[str, Path]:
        """Give the themes by name; one of the project comes before a packaged one of that name.

        ``packaged`` are further folders to look in.
        """
        found: dict[str, Path] = {}
        for folder in (self.layouts / "themes", *packaged):
            note_folder(folder)
            if folder.is_dir():
                for path in sorted(folder.glob("*.yaml")):
                    found.setdefault(path.stem, path)
        return found


def find_project(start: Path | None = None) -> Project:
    """Find the project that a folder is in: the nearest one upward that holds ``layouts/`` and ``data/``.

    Raises
    ------
    UsageError [PR003]
        There is none.
    """
    folder = Path(os.path.abspath(start or Path.cwd()))
    if folder.is_file():
        folder = folder.parent
    for each in (folder, *folder.parents):
        note_name(each / "layouts", each / "data")
        if (each / "layouts").is_dir() and (each / "data").is_dir():
            root = each.resolve()
            for name in ("layouts", "data", "fonts"):
                note_folder(root / name)
            years = sorted(
                int(path.name)
                for path in (root / "data").iterdir()
                if _YEAR.fullmatch(path.name) and path.is_dir()
            )
            return Project(root, tuple(years))
    raise UsageError(
        f'no folder from "{folder}" upward holds both `layouts/` and `data/`', "run it inside a project"
    )


def load_dataset(
    project: Project, findings: Findings, years: Iterable[int] | None = None, store: Store = NO_STORE
) -> Dataset:
    """Read the data of a project.

    Parameters
    ----------
    project : Project
    findings : Findings
        Takes up what is wrong in the files [PR100-PR110, PR211-PR233]; reading goes on.
    years : iterable of int, optional
        Read these years only; all that exist otherwise, since comparisons need them.
    store : Store
        Where data that were read before are found, as long as no file under ``data/`` has changed.

    Raises
    ------
    ReadError [PR004]
        ``data/contract.yaml`` is missing, or a file may not be read.
    UsageError [PR003]
        A year has no folder.
    """
    wanted = project.years if years is None else tuple(sorted(set(years)))
    for year in wanted:
        if year not in project.years:
            have = ", ".join(map(str, project.years)) or "none"
            raise UsageError(f"there is no data for {year}; the years are {have}", f"mkdir data/{year}")
    contents = None if store is NO_STORE else tree_digest(project.data)
    if contents is None:
        return _read_dataset(project, findings, wanted)

    key = store.key("dataset", contents, wanted)
    kept: tuple[Dataset, tuple[Finding, ...]] | None = store.known("dataset", key, thaw)
    if kept is None:
        found = Findings()
        kept = _read_dataset(project, found, wanted), tuple(found.items)
        # Where somebody has saved a file while it was read, nobody can tell what was read.
        if tree_digest(project.data) == contents:
            store.keep("dataset", key, kept, freeze)
    for finding in kept[1]:
        findings.add(finding)
    return kept[0]


def _read_dataset(project: Project, findings: Findings, years: Iterable[int]) -> Dataset:
    reader = _DataReader(project, findings)
    sources = reader.read(project.data / "sources.yaml", dict[str, SourceSpec]) or {}
    loaded = {year: reader.load_year(year) for year in years}
    return Dataset(reader.contract, sources, loaded, frozenset(reader.broken), reader.is_readable)


def _check_names(contract: Contract, findings: Findings) -> None:
    """Refuse a name that two things of the contract share, for a formula could mean either."""
    for name, spec in contract.derived.items():
        if name in contract.metrics:
            findings.error(
                "PR233", f"`{name}` is a metric and a derived value; a name means one thing", spec.origin
            )
    for name, table in contract.tables.items():
        cells = f"{name}."
        taken = [
            other
            for other in (*contract.metrics, *contract.derived)
            if other == name or (other.startswith(cells) and other.count(".") > 1)
        ]
        if taken:
            said = f"table `{name}` and `{taken[0]}` could be meant by the same name"
            findings.error("PR233", said, table.origin)
        if "all" in table.rows.ids:
            findings.error(
                "PR233", "the row id `all` is kept for the sum row", table.rows.origin, "`all: Total`"
            )


class _DataReader:
    """Reads the files under ``data/`` of one project; ``broken`` gathers what could not be kept."""

    def __init__(self, project: Project, findings: Findings) -> None:
        self.project = project
        self.findings = findings
        self.broken: set[str] = set()
        path = project.data / "contract.yaml"
        n_before = len(findings)
        data = self.read_raw(path)
        file = project.relative(path)
        contract = None if data is None else validate_entries(Contract, data, file, findings, 2)
        self.is_readable = contract is not None or len(findings) == n_before
        self.contract = contract or Contract()
        for part in ("metrics", "tables", "derived"):
            written = data.get(part) if isinstance(data, dict) else None
            kept = getattr(self.contract, part)
            self.broken.update(
                name for name in written or () if isinstance(written, dict) and name not in kept
            )
        _check_names(self.contract, findings)

    def read_raw(self, path: Path) -> Any:
        return read_yaml(path, self.project.relative(path), self.findings)

    def read(self, path: Path, kind: Any) -> Any:
        """Read a file that need not be there as a mapping or list of specs; None where it is not."""
        return self.read_both(path, kind)[0]

    def read_both(self, path: Path, kind: Any) -> tuple[Any, Any]:
        """Read a file as specs, and as it is written."""
        if not os.path.lexists(path):  # a link that leads nowhere is no file that may be missing
            return None, None
        data = self.read_raw(path)
        if data is None:
            return None, None
        return validate_entries(kind, data, self.project.relative(path), self.findings), data

    def read_values(self, path: Path, kind: Any, year: int) -> tuple[Any, Any]:
        """Read a file of named entries of a year; those left out are noted as broken."""
        n_before = len(self.findings)
        specs, raw = self.read_both(path, kind)
        if raw is None and len(self.findings) > n_before:
            known = self.contract.metrics if kind == dict[str, MetricValueSpec] else self.contract.tables
            self.broken.update(f"{name}@{year}" for name in known)
        if isinstance(raw, dict):
            self.broken.update(f"{name}@{year}" for name in raw if name not in (specs or {}))
        return specs or {}, raw

    def load_year(self, year: int) -> DataYear:
        folder = self.project.data / str(year)
        specs, raw = self.read_values(folder / "metrics.yaml", dict[str, MetricValueSpec], year)
        known = {name: spec for name, spec in specs.items() if name not in self.broken}
        corrections = self.read(folder / "corrections.yaml", tuple[CorrectionSpec, ...]) or ()
        if not self.is_readable:
            # Without the contract no name means anything: what the files say of themselves is all there is.
            self.read(folder / "tables.yaml", dict[str, TableSourceSpec])
            return DataYear(year, {}, {}, words=self.read_words(folder))
        metrics, priors = build_metrics(known, raw, year, self.contract, self.findings)
        tables = self.load_tables(folder, year)
        fixed_tables, fixed_metrics, applied = apply_corrections(
            [each for each in corrections if not self.is_broken(str(each.cell), year)],
            tables,
            metrics,
            year,
            self.contract,
            self.findings,
        )
        lock = folder / "locked.json"
        locked = load_lock(lock, self.project.relative(lock), self.findings)
        words = self.read_words(folder)
        return DataYear(year, fixed_tables, fixed_metrics, priors, applied, locked, words)

    def is_broken(self, name: str, year: int) -> bool:
        """Tell whether a metric or cell stands in the files, but could not be read."""
        table = name.partition(".")[0]
        return not self.broken.isdisjoint((name, table, f"{name}@{year}", f"{table}@{year}"))

    def read_words(self, folder: Path) -> Mapping[str, object]:
        path = folder / "words.yaml"
        words = self.read_raw(path) if path.exists() else None
        if words is None:
            return {}
        if not isinstance(words, dict):
            place = Place(self.project.relative(path), 1, 1)
            self.findings.error("PR103", "the file is no mapping of names to words", place)
            return {}
        return words

    def load_tables(self, folder: Path, year: int) -> dict[str, DataTable]:
        specs, raw = self.read_values(folder / "tables.yaml", dict[str, TableSourceSpec], year)
        places: Mapping[str, Place] = getattr(raw, "places", {})
        # A CSV file goes before a spreadsheet of the same name, which `file:` may choose.
        files: dict[str, Path] = {}
        for each in sorted(folder.iterdir(), reverse=True):
            if each.suffix in _SUFFIXES:
                self.check_doubled(files.get(each.stem), each, specs)
                files[each.stem] = each
        named = {name: (self.table_file(folder, spec, name, files), spec) for name, spec in specs.items()}
        used = {path for path, _ in named.values()}
        tables: dict[str, DataTable] = {}
        for name, (path, spec) in named.items():
            place = places.get(name, spec.origin)
            if self.knows_table(name, place, f"`{name}` is no table of data/contract.yaml"):
                if path is None:
                    wanted = spec.file or f"{name}.csv"
                    said = f'table `{name}` has no file "{wanted}" in {self.project.relative(folder)}/'
                    near = suggest(wanted, (found.name for found in files.values()))
                    self.findings.error("PR230", said, spec.place_of("file") if spec.file else place, near)
                else:
                    self.load_table(tables, name, path, year, spec)
        for name, path in sorted(files.items()):
            if path not in used and f"{name}@{year}" not in self.broken:
                said = f"the file holds no table of data/contract.yaml: there is no table `{name}`"
                if self.knows_table(name, Place(self.project.relative(path)), said):
                    # Read all the same; that its source is not stated is the check's to say [PR209].
                    self.load_table(tables, name, path, year, TableSourceSpec())
        return tables

    def check_doubled(self, other: Path | None, path: Path, specs: Mapping[str, TableSourceSpec]) -> None:
        """Refuse two files for one table where nothing says which of them holds."""
        spec = specs.get(path.stem)
        if other is not None and not (spec is not None and spec.file):
            self.findings.error(
                "PR230",
                f'"{path.name}" and "{other.name}" stand side by side, one file for the table was expected',
                Place(self.project.relative(path)),
                hint=f"`file: {path.name}` in tables.yaml, or delete one of them",
            )

    def knows_table(self, name: str, place: Place, said: str) -> bool:
        """Tell whether the contract has a table; a finding where it never had."""
        if name in self.contract.tables:
            return True
        if name not in self.broken:
            self.findings.error("PR229", said, place, hint=suggest(name, self.contract.tables))
        return False

    @staticmethod
    def table_file(folder: Path, spec: TableSourceSpec, name: str, files: Mapping[str, Path]) -> Path | None:
        """Give the file of a table, which may not lie outside of the year's folder."""
        if not spec.file:
            return files.get(name)
        try:
            path = (folder / spec.file).resolve()
            return path if path.is_relative_to(folder.resolve()) and path.is_file() else None
        except (OSError, RuntimeError, ValueError):  # a name no file system takes
            return None

    def load_table(
        self, tables: dict[str, DataTable], name: str, path: Path, year: int, spec: TableSourceSpec
    ) -> None:
        file = self.project.relative(path)
        made = load_table(path, file, name, year, self.contract.tables[name], spec, self.findings)
        if made is None:
            self.broken.add(f"{name}@{year}")
        else:
            tables[name] = made
