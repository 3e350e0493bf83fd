"""The six stages in order: load, check, resolve, draw, compose, write.

Findings about the author's files never raise: they are collected and returned. What raises is a
:class:`~printreport.errors.PrintReportError` (a year that does not exist, an unwritable folder).
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from printreport.check import check_dataset, check_layout
from printreport.check.recalculated import check_recalculated
from printreport.errors import FindingsError, PlacedError, UsageError
from printreport.findings import Finding, Findings
from printreport.load.layout import find_edition, find_layout, load_edition, load_layout
from printreport.load.project import Project, find_project, load_dataset
from printreport.load.theme import find_theme, font_files, load_theme
from printreport.model.tie_out import TieOut
from printreport.profiles import PROFILES
from printreport.resources import fonts_folder, themes_folder

if TYPE_CHECKING:
    from printreport.draw.style import Style
    from printreport.model.content import ReportContent
    from printreport.model.dataset import Dataset
    from printreport.model.layout import EditionSpec, LayoutSpec
    from printreport.model.profile import Profile
    from printreport.model.theme import ThemeSpec
    from printreport.write.staging import Staging

__all__ = ["BuildReport", "BuildResult", "CheckReport", "build_report", "check_report"]

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class BuildResult:
    """One file that was built."""

    path: Path
    year: int
    profile: str
    pages: int
    sha256: str


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What checking found; ``seconds`` by stage."""

    findings: tuple[Finding, ...]
    left_out: tuple[str, ...] = ()
    seconds: Mapping[str, float] = field(default_factory=dict)
    ok: bool = True


@dataclass(frozen=True, slots=True)
class BuildReport(CheckReport):
    """What building gave: the files, next to what checking found."""

    files: tuple[BuildResult, ...] = ()


@dataclass(slots=True)
class _Run:
    """What the stages of one run share."""

    project: Project
    findings: Findings
    progress: Progress | None
    seconds: dict[str, float] = field(default_factory=dict)
    layout: LayoutSpec | None = None
    layout_file: str = ""
    edition: EditionSpec | None = None
    theme: ThemeSpec | None = None
    fonts: Mapping[str, Path] = field(default_factory=dict)
    dataset: Dataset | None = None
    tie_out: TieOut = field(default_factory=TieOut)
    contents: dict[int, ReportContent] = field(default_factory=dict)

    @contextmanager
    def stage(self, name: str, what: str = "") -> Iterator[None]:
        if self.progress is not None:
            self.progress(f"{name} {what}".strip())
        start = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - start

    def left_out(self) -> tuple[str, ...]:
        many = len(self.contents) > 1
        return tuple(
            f"{year}: {sentence}" if many else sentence
            for year, content in self.contents.items()
            for sentence in content.left_out
        )

    def is_refused(self, draft: bool, strict: bool) -> bool:
        """Tell whether the findings forbid to write: a draft bears errors in the data (PR2xx)."""
        return any(
            (item.severity == "error" and not (draft and item.code.startswith("PR2")))
            or (item.severity == "warning" and strict)
            for item in self.findings
        )


def check_report(
    years: Sequence[int] | None = None,
    *,
    project: str | Path | None = None,
    layout: str | Path | None = None,
    edition: str | None = None,
    theme: str | Path | None = None,
    strict: bool = False,
    progress: Progress | None = None,
) -> CheckReport:
    """Check layout, theme and data, and resolve every section, without drawing.

    Parameters
    ----------
    years : sequence of int, optional
        The newest year with data where none is given.
    project : path, optional
        A folder in the project; the working directory where none is given.

    Returns
    -------
    CheckReport
        ``ok`` is false after an error (with ``strict`` after a warning too).

    Raises
    ------
    UsageError [PR003]
        There is no project, year, layout, edition or theme of that name.
    ReadError [PR004]
        A file can not be read at all.
    """
    run = _load(project, layout, edition, theme, None, progress)
    _resolve(run, _years(run.project, years))
    ok = not run.is_refused(draft=False, strict=strict)
    return CheckReport(tuple(run.findings), run.left_out(), run.seconds, ok)


def build_report(
    years: Sequence[int] | None = None,
    *,
    project: str | Path | None = None,
    layout: str | Path | None = None,
    edition: str | None = None,
    profile: Sequence[str] = ("screen",),
    theme: str | Path | None = None,
    page: str | None = None,
    output: str | Path | None = None,
    draft: bool = False,
    strict: bool = False,
    verify: bool = False,
    progress: Progress | None = None,
) -> BuildReport:
    """Build the report of one year or several.

    Parameters
    ----------
    years : sequence of int, optional
        The newest year with data where none is given.
    project : path, optional
        A folder in the project; the working directory where none is given.
    page : str, optional
        A page size of the theme, such as ``a4``.
    output : path, optional
        A file for one result, a folder for several; ``out/impact-<year>.pdf`` in the project.
    draft : bool
        Build despite errors in the data, with a mark on every page and the findings listed.
    verify : bool
        Read each file back and compare it with its ledger before it takes its name.
    progress : callable, optional
        Is told the stage that begins.

    Returns
    -------
    BuildReport
        After an error ``ok`` is false, no file is written, and former files stay as they are.

    Raises
    ------
    UsageError [PR003]
        There is no project, year, profile, layout, edition or theme of that name.
    ReadError [PR004]
        A file can not be read at all.
    OutputError [PR005]
        A file can not be written.
    """
    profiles = [_profile(name) for name in profile]
    run = _load(project, layout, edition, theme, page, progress)
    wanted = _years(run.project, years)
    _resolve(run, wanted)
    files: list[BuildResult] = []
    refused = run.is_refused(draft, strict)
    if not refused and run.theme is not None:
        from printreport.write.staging import Staging

        try:
            with Staging() as staging:
                for path, year, target in _targets(run, wanted, profiles, output):
                    files.append(_make(run, path, year, target, draft, staging))
                    if verify:
                        _read_back(run, path, staging)
                staging.publish()
        except FindingsError as error:
            for finding in error.findings:
                run.findings.add(finding)
            refused = True
        except PlacedError as error:
            run.findings.error(error.code, error.message, error.place, error.hint)
            refused = True
        if refused:
            files = []
    return BuildReport(tuple(run.findings), run.left_out(), run.seconds, not refused, tuple(files))


def _read_back(run: _Run, path: Path, staging: Staging) -> None:
    """Read a file that was written, before it takes its name; raises FindingsError."""
    with run.stage("verify", path.name):
        from printreport.check.file.numbers import verify_ledger

        found = verify_ledger(staging.part(path), staging.part(path.with_suffix(".ledger.json")), path.name)
        if any(finding.severity == "error" for finding in found):
            raise FindingsError(list(found))


def _profile(name: str) -> Profile:
    if name not in PROFILES:
        raise UsageError(f'there is no profile "{name}"; the profiles are {", ".join(PROFILES)}')
    return PROFILES[name]


def _years(project: Project, years: Sequence[int] | None) -> list[int]:
    if not project.years:
        raise UsageError("`data/` has no folder named by a year", "mkdir data/2024")
    for year in years or ():
        if year not in project.years:
            have = ", ".join(map(str, project.years))
            raise UsageError(
                f"there is no data for {year}; the years are {have}", f"printreport build {project.years[-1]}"
            )
    return list(dict.fromkeys(years)) if years else [project.years[-1]]


def _load(
    project: str | Path | None,
    layout: str | Path | None,
    edition: str | None,
    theme: str | Path | None,
    page: str | None,
    progress: Progress | None,
) -> _Run:
    """Stages 1 and 2: read everything, check what can be checked alone."""
    found = find_project(Path(project) if project is not None else None)
    run = _Run(found, Findings(), progress)
    with run.stage("load"):
        if edition is not None:
            path = find_edition(found, edition)
            run.edition = load_edition(path, found.relative(path), run.findings)
        base = str(layout) if layout is not None else run.edition.from_ if run.edition is not None else None
        path = find_layout(found, base)
        run.layout_file = found.relative(path)
        run.layout = load_layout(path, run.layout_file, run.findings)
        name = str(theme) if theme is not None else run.edition.theme if run.edition is not None else ""
        name = name or (run.layout.report.theme if run.layout is not None else "themes/harbor.yaml")
        path = find_theme(found, name, (themes_folder(),))
        wanted_page = page or (run.edition.page if run.edition is not None else "") or None
        run.theme = load_theme(path, found.relative(path), run.findings, wanted_page)
        if run.theme is not None:
            run.fonts = font_files(run.theme, (found.root / "fonts", fonts_folder()), run.findings)
        run.dataset = load_dataset(found, run.findings)
    with run.stage("check"):
        run.tie_out = check_dataset(run.dataset, run.findings)
        if run.layout is not None:
            check_layout(run.layout, run.findings)
    return run


def _resolve(run: _Run, years: Sequence[int]) -> None:
    """Stage 3 for all years, so that every finding is known before anything is drawn."""
    if run.layout is None or run.dataset is None:
        return
    with run.stage("resolve"):
        from printreport.resolve.report import resolve_report

        for year in years:
            content = resolve_report(
                run.layout, run.dataset, year, run.findings, root=run.project.root, edition=run.edition
            )
            check_recalculated(content.values, run.dataset, run.findings, run.tie_out)
            run.contents[year] = replace(content, checks=run.tie_out.frozen())


def _targets(
    run: _Run, years: Sequence[int], profiles: Sequence[Profile], output: str | Path | None
) -> Iterator[tuple[Path, int, Profile]]:
    """Give the path of each file: a folder for several, a file for one."""
    several = len(years) * len(profiles) > 1
    given = Path(output) if output is not None else None
    if several and given is not None and given.suffix.lower() == ".pdf":
        raise UsageError(
            f'"{given}" is one file, but {len(years) * len(profiles)} are built', "--output FOLDER"
        )
    stem = Path(run.layout_file).stem
    edition = f"-{Path(run.edition.origin.file).stem}" if run.edition is not None else ""
    for year in years:
        for profile in profiles:
            suffix = "" if profile.name == "screen" else f"-{profile.name}"
            name = f"{stem}-{year}{edition}{suffix}.pdf"
            if given is None:
                yield run.project.root / "out" / name, year, profile
            elif given.is_dir() or given.suffix.lower() != ".pdf":
                yield given / name, year, profile
            else:
                yield given, year, profile


def _make(run: _Run, path: Path, year: int, profile: Profile, draft: bool, staging: Staging) -> BuildResult:
    """Stages 4 to 6 for one file."""
    content = run.contents[year]
    with run.stage("draw", str(year)):
        from printreport.draw.story import draw_report
        from printreport.draw.style import Style

        assert run.theme is not None, "a build has a theme"
        style: Style = Style(run.theme, run.fonts, content.language)
        if draft:
            from printreport.resolve.draft import with_open_findings

            content = with_open_findings(content, tuple(run.findings))
        if not profile.links_out:
            from printreport.resolve.addresses import with_printed_addresses

            content = with_printed_addresses(content)
        story = draw_report(content, style, str(run.project.root))
    with run.stage("compose", str(year)):
        from printreport.compose.builder import PageBuilder, note_order

        pages = PageBuilder(story, style, profile, run.findings).build()
        order = note_order(pages)
        if order != tuple(story.notes):
            # A float has carried a mark past others: number the notes as they come on the pages.
            story = draw_report(content, style, str(run.project.root), order)
            pages = PageBuilder(story, style, profile, run.findings).build()
    with run.stage("write", str(year)):
        from printreport.write.report import write_report

        watermark = "Draft" if draft else ""
        written = write_report(story, pages, content, style, profile, path, run.findings, staging, watermark)
    return BuildResult(written.path, year, profile.name, written.pages, written.sha256)
