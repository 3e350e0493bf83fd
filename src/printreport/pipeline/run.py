"""One run: what its stages share, and each stage as a step."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from printreport.check import check_dataset, check_layout, check_theme
from printreport.check.recalculated import check_recalculated
from printreport.errors import FindingsError, OutputError, ReadError, UsageError
from printreport.findings import Findings
from printreport.load.layout import find_edition, find_layout, load_edition, load_layout
from printreport.load.project import Project, find_project, load_dataset
from printreport.load.theme import find_theme, font_files, load_theme
from printreport.model.tie_out import TieOut
from printreport.pipeline.results import BuildResult
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

__all__ = [
    "Progress",
    "Run",
    "find_profile",
    "load_and_check",
    "make_file",
    "read_back",
    "resolve_years",
    "targets",
    "wanted_years",
]

Progress = Callable[[str], None]


@dataclass(slots=True)
class Run:
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
        return tuple(
            f"{year}: {sentence}" if many else sentence
            for year, content in self.contents.items()
            for sentence in content.left_out
        )

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


def read_back(run: Run, path: Path, year: int, profile: Profile, draft: bool, staging: Staging) -> None:
    """Read a file that was written, before it takes its name; raises FindingsError."""
    with run.stage("verify", path.name):
        from printreport.check.file import check_file
        from printreport.check.file.numbers import verify_ledger

        part = staging.part(path)
        structure = Findings()
        check_file(part, content_for(run, year, profile, draft), structure)
        ledger = verify_ledger(part, staging.part(path.with_suffix(".ledger.json")), path.name)
        found = (*ledger, *structure)
        if any(finding.severity == "error" for finding in found):
            raise FindingsError(list(found))


def find_profile(name: str) -> Profile:
    """Give a profile by name; raises UsageError [PR003]."""
    if name not in PROFILES:
        raise UsageError(f'there is no profile "{name}"; the profiles are {", ".join(PROFILES)}')
    return PROFILES[name]


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
) -> Run:
    """Stages 1 and 2: read everything, check what can be checked alone."""
    for option, text in (("--layout", layout), ("--edition", edition), ("--theme", theme), ("--page", page)):
        if text is not None and not str(text).strip():
            raise UsageError(f"`{option}` stands without a name")
    found = find_project(Path(project) if project is not None else None)
    try:
        return _load_and_check(found, layout, edition, theme, page, progress)
    except OSError as error:
        if error.errno is None:
            raise
        reason = (error.strerror or "unknown reason").lower()
        file = found.relative(Path(error.filename)) if isinstance(error.filename, str) else "a file"
        raise ReadError(f'"{file}" can not be read: {reason}') from error


def _load_and_check(
    found: Project,
    layout: str | Path | None,
    edition: str | None,
    theme: str | Path | None,
    page: str | None,
    progress: Progress | None,
) -> Run:
    run = Run(found, Findings(), progress)
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
        if run.theme is not None:
            check_theme(run.theme, run.findings)
    return run


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


def resolve_years(run: Run, years: Sequence[int]) -> None:
    """Stage 3 for all years, so that every finding is known before anything is drawn."""
    if run.layout is None or run.dataset is None:
        return
    with run.stage("resolve"):
        from printreport.resolve.report import resolve_report

        for year in years:
            content = resolve_report(
                run.layout, run.dataset, year, run.findings, root=run.project.root, edition=run.edition
            )
            if not content.sections:
                _say_empty(run.layout, run.edition, year, run.findings)
            check_recalculated(content.values, run.dataset, run.findings, run.tie_out)
            run.contents[year] = replace(content, checks=run.tie_out.frozen())


def targets(
    run: Run, years: Sequence[int], profiles: Sequence[Profile], output: str | Path | None
) -> Iterator[tuple[Path, int, Profile]]:
    """Give the path of each file: a folder for several, a file for one."""
    several = len(years) * len(profiles) > 1
    given = Path(output) if output is not None else None
    is_folder = given is not None and _is_folder(given)
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
            elif is_folder or given.suffix.lower() != ".pdf":
                yield given / name, year, profile
            else:
                yield given, year, profile


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise OutputError(
            f'"{path}" can not be written: {reason}', "`--output` with another folder"
        ) from error


def content_for(run: Run, year: int, profile: Profile, draft: bool) -> ReportContent:
    """Give the content of a year as a profile asks for it."""
    content = run.contents[year]
    if draft:
        from printreport.resolve.draft import with_open_findings

        content = with_open_findings(content, tuple(run.findings))
    if not profile.links_out:
        from printreport.resolve.addresses import with_printed_addresses

        content = with_printed_addresses(content)
    return content


def make_file(
    run: Run, path: Path, year: int, profile: Profile, draft: bool, staging: Staging
) -> BuildResult:
    """Stages 4 to 6 for one file."""
    content = content_for(run, year, profile, draft)
    with run.stage("draw", str(year)):
        from printreport.draw.story import draw_report
        from printreport.draw.style import Style

        assert run.theme is not None, "a build has a theme"
        style: Style = Style(run.theme, run.fonts, content.language)
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
