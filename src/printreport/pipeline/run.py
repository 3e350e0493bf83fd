"""One run: what its stages share, and each stage as a step."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING

from printreport.cache.by_identity import ByIdentity
from printreport.cache.inputs import digest_of, note_file, read_file
from printreport.cache.store import NO_STORE, Store
from printreport.check import check_dataset, check_layout, check_theme
from printreport.check.recalculated import check_recalculated
from printreport.draw.charts.apart import ChartProcess, has_second_core
from printreport.errors import ReadError, UsageError
from printreport.findings import Findings
from printreport.lean import is_own_process
from printreport.load.layout import find_edition, find_layout, load_edition, load_layout
from printreport.load.project import Project, find_project, load_dataset
from printreport.load.theme import find_theme, font_files, load_theme
from printreport.model.tie_out import TieOut
from printreport.pipeline.looks import Looks
from printreport.pipeline.selection import check_choice, with_own_sections, with_wishes
from printreport.resources import fonts_folder, themes_folder
from printreport.slotted import dataclass, replace

if TYPE_CHECKING:
    from printreport.model.axis import Axes
    from printreport.model.content import ReportContent
    from printreport.model.dataset import Dataset
    from printreport.model.layout import EditionSpec, LayoutSpec
    from printreport.model.theme import ThemeSpec
    from printreport.resolve.basis import Basis

__all__ = [
    "Progress",
    "Run",
    "load_and_check",
    "resolve_years",
    "wanted_years",
]

Progress = Callable[[str], None]


@dataclass(slots=True)
class Run:
    """What the stages of one run share."""

    project: Project
    findings: Findings
    progress: Progress | None
    store: Store = NO_STORE
    charts_apart: ChartProcess | None = None
    """Draws charts in another process, where there may be some to draw."""
    seconds: dict[str, float] = field(default_factory=dict)
    layout: LayoutSpec | None = None
    layout_file: str = ""
    edition: EditionSpec | None = None
    theme: ThemeSpec | None = None
    fonts: Mapping[str, Path] = field(default_factory=dict)
    dataset: Dataset | None = None
    tie_out: TieOut = field(default_factory=TieOut)
    contents: dict[int, ReportContent] = field(default_factory=dict)
    shortened: dict[tuple[int, str], ReportContent] = field(default_factory=dict)
    """Contents that a page limit made shorter, by year and name of the profile."""
    dropped: list[str] = field(default_factory=list)
    """Sentences on what a page limit left out."""
    axes: Axes = field(default_factory=dict)
    """Of the edition of a matrix that this run makes."""
    basis: Basis | None = None
    """What the reports of one data set share."""
    looks: Looks | None = None
    """Faces that several files share; without, each file loads its own."""
    _digests: tuple[ReportContent, tuple[str, ...]] | None = None

    def bare(self) -> Run:
        """Give the run as it can be sent to another process."""
        return replace(self, progress=None, seconds={}, charts_apart=None, basis=None, looks=None)

    def section_digests(self, content: ReportContent) -> tuple[str, ...]:
        """Give a digest of each section of a content; reckoned once for the one asked for last."""
        if self._digests is None or self._digests[0] is not content:
            from printreport.pipeline.digests import section_digests

            shared = self.basis.written if self.basis is not None else ByIdentity(1)
            digests = section_digests(content, self.project.root, _picture_digest, shared)
            self._digests = content, digests
        return self._digests[1]

    @contextmanager
    def stage(self, name: str, what: str = "") -> Iterator[None]:
        """Take the time of a stage, and tell the watcher that it begins."""
        if self.progress is not None:
            self.progress(f"{name} {what}".strip())
        start = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - start

    def left_out(self) -> tuple[str, ...]:
        """Give the sentences on what is left out, with the year where there are several."""
        many = len(self.contents) > 1
        lacking = (
            f"{year}: {sentence}" if many else sentence
            for year, content in self.contents.items()
            for sentence in content.left_out
        )
        return (*lacking, *self.dropped)

    def is_refused(self, draft: bool, strict: bool) -> bool:
        """Tell whether the findings forbid to write.

        A draft bears errors in the data (PR2xx) and blocks that run over their page (PR411).
        """
        if self.layout is None or self.theme is None:
            return True
        return any(
            (item.severity == "error" and not (draft and item.code.startswith(("PR2", "PR411"))))
            or (item.severity == "warning" and strict)
            for item in self.findings
        )


def _picture_digest(path: Path) -> str:
    note_file(path)
    return digest_of(path)


def wanted_years(project: Project, years: Sequence[int] | None) -> list[int]:
    """Give the years to run, the newest where none is named; raises UsageError [PR003]."""
    if not project.years:
        raise UsageError("`data/` has no folder named by a year", "mkdir data/2024")
    for year in years or ():
        if year not in project.years:
            have = ", ".join(map(str, project.years))
            raise UsageError(
                f"there is no data for {year}; the years are {have}", f"printreport build {project.years[-1]}"
            )
    return list(dict.fromkeys(years)) if years else [project.years[-1]]


def load_and_check(
    project: str | Path | None,
    layout: str | Path | None,
    edition: str | None,
    theme: str | Path | None,
    page: str | None,
    progress: Progress | None,
    *,
    store: Store = NO_STORE,
    charts_apart: ChartProcess | None = None,
    only: Sequence[str] = (),
    without: Sequence[str] = (),
    audience: Sequence[str] = (),
    loaded: Callable[[Run], object] | None = None,
) -> Run:
    """Stages 1 and 2: read everything, check what can be checked alone.

    ``loaded`` is told the run when all is read and nothing is checked.
    """
    for option, text in (("--layout", layout), ("--edition", edition), ("--theme", theme), ("--page", page)):
        if text is not None and not str(text).strip():
            raise UsageError(f"`{option}` stands without a name")
    found = find_project(Path(project) if project is not None else None)
    try:
        run = Run(found, Findings(), progress, store, charts_apart)
        _load(run, layout, edition, theme, page, only=only, without=without, audience=audience)
        if loaded is not None:
            loaded(run)
        _check(run)
        return run
    except OSError as error:
        if error.errno is None:
            raise
        reason = (error.strerror or "unknown reason").lower()
        file = found.relative(Path(error.filename)) if isinstance(error.filename, str) else "a file"
        raise ReadError(f'"{file}" can not be read: {reason}') from error


def _has_charts_to_draw(layout: Path, store: Store) -> bool:
    """Tell whether a layout seems to have charts, and none was ever drawn."""
    if store.holds("chart") or b"kind: chart" not in read_file(layout):
        return False
    # In another program, what starts a second Python may start that program.
    return is_own_process() and has_second_core()


def _load(
    run: Run,
    layout: str | Path | None,
    edition: str | None,
    theme: str | Path | None,
    page: str | None,
    *,
    only: Sequence[str],
    without: Sequence[str],
    audience: Sequence[str],
) -> None:
    found = run.project
    with run.stage("load"):
        if edition is not None:
            path = find_edition(found, edition)
            run.edition = load_edition(path, found.relative(path), run.findings, run.store)
        run.edition = with_wishes(run.edition, only, without, audience)
        base = str(layout) if layout is not None else _base_of(run.edition)
        path = find_layout(found, base)
        run.layout_file = found.relative(path)
        if run.charts_apart is not None and _has_charts_to_draw(path, run.store):
            run.charts_apart.start()
        run.layout = load_layout(path, run.layout_file, run.findings, run.store)
        if run.layout is not None and run.edition is not None:
            run.layout, run.edition = with_own_sections(run.layout, run.edition)
        name = str(theme) if theme is not None else run.edition.theme if run.edition is not None else ""
        name = name or (run.layout.report.theme if run.layout is not None else "themes/harbor.yaml")
        path = find_theme(found, name, (themes_folder(),))
        wanted_page = page or (run.edition.page if run.edition is not None else "") or None
        run.theme = load_theme(path, found.relative(path), run.findings, wanted_page, run.store)
        if run.theme is not None:
            run.fonts = font_files(run.theme, (found.root / "fonts", fonts_folder()), run.findings)
        run.dataset = load_dataset(found, run.findings, store=run.store)


def _check(run: Run) -> None:
    assert run.dataset is not None, "loading gives a data set, or raises"
    with run.stage("check"):
        run.tie_out = check_dataset(run.dataset, run.findings)
        if run.layout is not None:
            check_layout(run.layout, run.findings)
            if run.edition is not None:
                check_choice(run.layout, run.edition, run.findings)
        if run.theme is not None:
            check_theme(run.theme, run.findings)


def _say_empty(layout: LayoutSpec, edition: EditionSpec | None, year: int, findings: Findings) -> None:
    """Refuse a report without a page, unless sections were lost to other errors, which are told."""
    if any(item.severity == "error" and not item.code.startswith("PR2") for item in findings):
        return
    place = layout.place_of("sections")
    said = f"nothing is left to print for {year}: no section of the layout is for it or has its data"
    hint = "a section without `when`, or data for one of them"
    if edition is not None:
        place = edition.origin
        said = f"nothing is left to print for {year}: the edition takes no section that has its data"
        hint = "an id of the layout under `only`"
    findings.error("PR321", said, place, hint)


def _base_of(edition: EditionSpec | None) -> str | None:
    """Give the layout that an edition file names; wishes alone name none."""
    return edition.from_ if edition is not None and edition.origin.file else None


def resolve_years(run: Run, years: Sequence[int]) -> None:
    """Stage 3 for all years, so that every finding is known before anything is drawn."""
    if run.layout is None or run.dataset is None:
        return
    with run.stage("resolve"):
        from printreport.resolve.basis import Basis
        from printreport.resolve.report import resolve_report

        for year in years:
            if run.basis is None:
                run.basis = Basis(run.dataset)
            content = resolve_report(
                run.layout,
                run.dataset,
                year,
                run.findings,
                root=run.project.root,
                edition=run.edition,
                axes=run.axes,
                basis=run.basis,
            )
            if not content.sections:
                _say_empty(run.layout, run.edition, year, run.findings)
            reckoned = run.basis.reckoned
            check_recalculated(content.values, run.dataset, run.findings, run.tie_out, reckoned)
            run.contents[year] = replace(content, checks=run.tie_out.frozen(content.values))
