"""Stages 4 to 6 of one file: drawn, composed within its page limit, written, read back, held to its rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from printreport.errors import FindingsError, OutputError, UsageError
from printreport.findings import Findings
from printreport.pipeline.looks import Looks
from printreport.pipeline.results import BuildResult
from printreport.pipeline.run import Run
from printreport.pipeline.selection import next_ranked, page_limit, without
from printreport.slotted import replace

if TYPE_CHECKING:
    from printreport.draw.style import Style
    from printreport.model.content import ReportContent
    from printreport.model.profile import Profile
    from printreport.pipeline.units import UnitFlow
    from printreport.write.report import Written
    from printreport.write.staging import Staging

__all__ = ["make_file", "preflight", "read_back", "targets"]

_LEAST_EDITION = 8


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


def preflight(run: Run, path: Path, profile: Profile, staging: Staging) -> None:
    """Hold a file that was written to the rules of its receiver; raises FindingsError."""
    if profile.rules is None and not profile.preflight:
        return
    with run.stage("preflight", path.name):
        from printreport.check.file.portal import check_portal
        from printreport.check.file.preflight import preflight_file

        found = Findings()
        if profile.rules is not None:
            check_portal(staging.part(path), profile.rules, found, name=path.name)
        if profile.preflight:
            preflight_file(staging.part(path), profile.preflight, found, path.name)
        if found.has_errors():
            raise FindingsError(found.sorted())
        for finding in found:
            run.findings.add(finding)


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
    for year in years:
        for profile in profiles:
            name = _file_name(run, year, profile)
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


def _file_name(run: Run, year: int, profile: Profile) -> str:
    """Name a file by layout, year, edition and profile, within the length that the profile allows."""
    stem, edition = Path(run.layout_file).stem, ""
    if run.edition is not None:
        edition = f"-{Path(run.edition.origin.file).stem}" if run.edition.origin.file else "-selection"
        if run.edition.file:
            stem, edition = run.edition.file, ""
    suffix = f"{'' if profile.name == 'screen' else f'-{profile.name}'}.pdf"
    most = profile.rules.name_length if profile.rules is not None else 0
    over = len(f"{stem}-{year}{edition}{suffix}") - most if most else 0
    if over > 0 and len(edition) - over >= _LEAST_EDITION:
        edition = edition[:-over].rstrip("-_")
    return f"{stem}-{year}{edition}{suffix}"


def content_for(run: Run, year: int, profile: Profile, draft: bool) -> ReportContent:
    """Give the content of a year as a profile asks for it."""
    content = run.shortened.get((year, profile.name)) or run.contents[year]
    if draft:
        from printreport.resolve.draft import with_open_findings

        content = with_open_findings(content, tuple(run.findings))
    if not profile.links_out:
        from printreport.resolve.addresses import with_printed_addresses

        content = with_printed_addresses(content)
    if profile.single_column:
        from printreport.resolve.single_column import with_single_column

        content = with_single_column(content)
    return content


def make_file(
    run: Run, path: Path, year: int, profile: Profile, draft: bool, staging: Staging
) -> BuildResult:
    """Stages 4 to 6 for one file."""
    with run.stage("draw", str(year)):
        assert run.theme is not None, "a build has a theme"
        looks = run.looks or Looks(run.theme, run.fonts)
        style = looks.style(profile, run.contents[year].language, run.store)
        style.charts_apart = run.charts_apart
    made = _at_once(run, style, path, year, profile, draft, staging)
    if made is not None:
        return made
    flow, dropped = _fitting(run, style, year, profile, draft)
    most = page_limit(run.edition, profile)
    sentences = tuple(
        f'"{name}" is left out of {path.name}: its page limit is {most:,} page{"" if most == 1 else "s"}'
        for name in dropped
    )
    run.dropped.extend(sentences)
    written = _written(run, flow, style, path, year, profile, staging)
    assert written is not None, "a file without a limit is written"
    left_out = (*run.contents[year].left_out, *sentences)
    return BuildResult(written.path, year, profile.name, written.pages, written.sha256, left_out)


def _at_once(
    run: Run, style: Style, path: Path, year: int, profile: Profile, draft: bool, staging: Staging
) -> BuildResult | None:
    """Write a file with a page limit unit by unit, in the trust that it keeps it; None where it does not.

    Most editions fit as they are laid out, and units that were painted before need not be composed.
    """
    most = page_limit(run.edition, profile)
    if not most or profile.folio == "of_total" or (year, profile.name) in run.shortened:
        return None
    flow = _flow_without((), run, style, year, profile, draft)
    written = _written(run, flow, style, path, year, profile, staging, most)
    if written is None:
        return None
    left_out = run.contents[year].left_out
    return BuildResult(written.path, year, profile.name, written.pages, written.sha256, left_out)


def _written(
    run: Run,
    flow: UnitFlow,
    style: Style,
    path: Path,
    year: int,
    profile: Profile,
    staging: Staging,
    most: int = 0,
) -> Written | None:
    """Write the units of a content; None where they have more than ``most`` pages, 0 for any number."""
    with run.stage("write", str(year)):
        from printreport.write.report import ReportWriter

        writer = ReportWriter(flow.content, style, profile, flow.ink, path, staging)
    with writer:
        if not flow.write(writer, most):
            return None
        with run.stage("write", str(year)):
            return writer.finish()


def _fitting(run: Run, style: Style, year: int, profile: Profile, draft: bool) -> tuple[UnitFlow, list[str]]:
    """Draw a content; where its pages are limited or counted, compose it within its limit.

    What the author ranked highest goes first, until the rest fits; then what went last, and fits
    all the same, comes back.

    Returns
    -------
    tuple
        The pages to be, and the ids of what had to be left out.

    Raises
    ------
    FindingsError [PR414]
        Nothing that is left has a rank.
    """
    most = page_limit(run.edition, profile)
    made = _flow_without((), run, style, year, profile, draft)
    if not most and profile.folio != "of_total":
        return made, []
    n_pages = made.compose()
    if not most or n_pages <= most:
        return made, []
    dropped: list[str] = []
    while n_pages > most:
        dropped.append(_next_to_go(run, year, profile, n_pages, most))
        made = _flow_without(dropped, run, style, year, profile, draft)
        n_pages = made.compose()
    for name in dropped[-2::-1]:
        fewer = [other for other in dropped if other != name]
        other = _flow_without(fewer, run, style, year, profile, draft)
        if other.compose() <= most:
            made, dropped = other, fewer
    run.shortened[year, profile.name] = _resolved_without(run, year, dropped)
    return made, dropped


def _flow_without(
    names: Sequence[str], run: Run, style: Style, year: int, profile: Profile, draft: bool
) -> UnitFlow:
    """Draw the content of a year without some ids."""
    if names or (year, profile.name) in run.shortened:
        run.shortened[year, profile.name] = _resolved_without(run, year, names)
    content = content_for(run, year, profile, draft)
    with run.stage("draw", str(year)):
        from printreport.pipeline.units import UnitFlow

        watermark = "Draft" if draft else ""
        return UnitFlow(
            content, style, profile, run.project.root, run.findings, watermark,
            run.section_digests(content) if run.store.keeps else (),
            stage=lambda name: run.stage(name, str(year)),
        )  # fmt: skip


def _next_to_go(run: Run, year: int, profile: Profile, have: int, most: int) -> str:
    """Give the id of what the author ranked highest among what is left; raises FindingsError [PR414]."""
    assert run.layout is not None, "a build has a layout"
    content = run.shortened.get((year, profile.name)) or run.contents[year]
    name, _ = next_ranked(run.layout, run.edition, content)
    if name:
        return name
    findings = Findings()
    place = run.edition.place_of("pages") if run.edition is not None else run.layout.origin
    findings.error(
        "PR414",
        f"{profile.name} has {have:,} pages where {most:,} are allowed, and nothing that is left has a rank",
        place,
        "`rank: 1` at a section or block that may go",
    )
    raise FindingsError(findings.sorted())


def _resolved_without(run: Run, year: int, names: Sequence[str]) -> ReportContent:
    """Resolve once more without some ids, so that exhibits are numbered anew."""
    assert run.layout is not None, "a build has a layout"
    assert run.dataset is not None, "a build has data"
    with run.stage("resolve", str(year)):
        from printreport.resolve.report import resolve_report

        findings = Findings()
        edition = without(run.edition, names)
        made = resolve_report(
            run.layout,
            run.dataset,
            year,
            findings,
            root=run.project.root,
            edition=edition,
            axes=run.axes,
            basis=run.basis,
        )
        if findings.has_errors():
            raise FindingsError([item for item in findings if item.severity == "error"])
    return replace(made, checks=run.tie_out.frozen(made.values))
