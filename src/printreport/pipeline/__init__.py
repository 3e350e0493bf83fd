"""The six stages in order: load, check, resolve, draw, compose, write.

Findings about the author's files never raise: they are collected and returned. What raises is a
:class:`~printreport.errors.PrintReportError` (a year that does not exist, an unwritable folder).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from printreport.cache.store import NO_STORE, open_store
from printreport.draw.charts.apart import ChartProcess
from printreport.errors import FindingsError, PlacedError, UsageError
from printreport.load.profile import find_profiles
from printreport.model.profile import Profile
from printreport.pipeline.files import make_file, preflight, read_back, targets
from printreport.pipeline.matrix import (
    check_editions,
    check_matrix,
    has_matrix,
    refuse_matrix,
    resolve_matrix,
)
from printreport.pipeline.results import BuildReport, BuildResult, CheckReport
from printreport.pipeline.run import Progress, Run, load_and_check, resolve_years, wanted_years
from printreport.slotted import replace

__all__ = ["BuildReport", "BuildResult", "CheckReport", "build_report", "check_report"]


def check_report(
    years: Sequence[int] | None = None,
    *,
    project: str | Path | None = None,
    layout: str | Path | None = None,
    edition: str | None = None,
    theme: str | Path | None = None,
    strict: bool = False,
    cache: bool = True,
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
    store = open_store() if cache else NO_STORE
    run = load_and_check(project, layout, edition, theme, None, progress, store=store)
    wanted = wanted_years(run.project, years)
    if edition is None:
        check_editions(run, wanted)
    if run.edition is not None and has_matrix(run):
        check_matrix(run, run.edition)
        for year in wanted:
            resolve_matrix(run, year)
    else:
        resolve_years(run, wanted)
    ok = not run.is_refused(draft=False, strict=strict)
    return CheckReport(tuple(run.findings), run.left_out(), run.seconds, ok)


def build_report(  # noqa: PLR0913  one parameter an option
    years: Sequence[int] | None = None,
    *,
    project: str | Path | None = None,
    layout: str | Path | None = None,
    edition: str | None = None,
    profile: Sequence[str] = (),
    theme: str | Path | None = None,
    page: str | None = None,
    output: str | Path | None = None,
    draft: bool = False,
    strict: bool = False,
    verify: bool = False,
    only: Sequence[str] = (),
    without: Sequence[str] = (),
    audience: Sequence[str] = (),
    icc: str | Path | None = None,
    cache: bool = True,
    progress: Progress | None = None,
) -> BuildReport:
    """Build the report of one year or several.

    Parameters
    ----------
    years : sequence of int, optional
        The newest year with data where none is given.
    project : path, optional
        A folder in the project; the working directory where none is given.
    profile : sequence of str
        What the files are for; names with commas between count as several. Without one that of the
        edition, else ``screen``.
    page : str, optional
        A page size of the theme, such as ``a4``.
    output : path, optional
        A file for one result, a folder for several; ``out/impact-<year>.pdf`` in the project.
    draft : bool
        Build despite errors in the data, with a mark on every page and the findings listed.
    verify : bool
        Read each file back and compare it with its ledger before it takes its name.
    only, without, audience : sequence of str
        Ids of the sections and blocks that stay or go, and whom the file is for.
    icc : path, optional
        The ICC profile of the shop's printing condition, in place of that of the profiles for a press.
    cache : bool
        Take over finished work from the user's cache, and keep there what is done; the files are the same.
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
    if output is not None and not str(output).strip():
        raise UsageError("`--output` stands without a name")
    chosen = (project, layout, edition, theme, page, progress)
    store = open_store() if cache else NO_STORE
    with ChartProcess() as apart:
        run = load_and_check(
            *chosen, store=store, charts_apart=apart, only=only, without=without, audience=audience
        )
        profiles = _profiles(run, profile, icc)
        refuse_matrix(run)
        wanted = wanted_years(run.project, years)
        resolve_years(run, wanted)
        files: list[BuildResult] = []
        if not run.is_refused(draft, strict) and run.theme is not None:
            files = _write_files(run, list(targets(run, wanted, profiles, output)), draft, strict, verify)
    return BuildReport(tuple(run.findings), run.left_out(), run.seconds, bool(files), tuple(files))


def _profiles(run: Run, named: Sequence[str], icc: str | Path | None) -> list[Profile]:
    """Give the profiles that are asked for, else that of the edition, else ``screen``."""
    names = named or (run.edition.profile if run.edition is not None else "",)
    found = find_profiles(names, run.project, run.findings)
    found = found or find_profiles(("screen",), run.project, run.findings)
    if icc is None:
        return found
    return [replace(each, icc=str(icc)) if each.color == "cmyk" else each for each in found]


def _write_files(
    run: Run, wanted: Sequence[tuple[Path, int, Profile]], draft: bool, strict: bool, verify: bool
) -> list[BuildResult]:
    """Make all files, and let them take their names; none where any is refused."""
    from printreport.write.staging import Staging

    files: list[BuildResult] = []
    try:
        with Staging() as staging:
            for path, year, profile in wanted:
                files.append(make_file(run, path, year, profile, draft, staging))
                preflight(run, path, profile, staging)
                if verify:
                    read_back(run, path, year, profile, draft, staging)
            # What composition found (a block higher than its page) is known only now.
            if run.is_refused(draft, strict):
                return []
            staging.publish()
    except FindingsError as error:
        for finding in error.findings:
            run.findings.add(finding)
        return []
    except PlacedError as error:
        run.findings.error(error.code, error.message, error.place, error.hint)
        return []
    return files
