"""``printreport build``: the layout and the data of the years asked for become PDF files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from printreport.cli.options import (
    AllOption,
    AudienceOption,
    CacheOption,
    DraftOption,
    EditionOption,
    Form,
    FormOption,
    IccOption,
    LayoutOption,
    OnlyOption,
    OutputOption,
    PageOption,
    ProfileOption,
    StrictOption,
    ThemeOption,
    VerifyOption,
    WithoutOption,
    YearsArgument,
    read_names,
    read_years,
)
from printreport.cli.said import Said

if TYPE_CHECKING:
    from printreport.pipeline import BuildReport

__all__ = ["build"]


def build(  # noqa: PLR0913, PLR0917  one parameter an option
    years: YearsArgument = None,
    every: AllOption = False,
    layout: LayoutOption = None,
    edition: EditionOption = None,
    profile: ProfileOption = None,
    only: OnlyOption = None,
    without: WithoutOption = None,
    audience: AudienceOption = None,
    theme: ThemeOption = None,
    page: PageOption = None,
    output: OutputOption = None,
    icc: IccOption = None,
    draft: DraftOption = False,
    strict: StrictOption = False,
    verify: VerifyOption = False,
    form: FormOption = Form.text,
    no_cache: CacheOption = False,
    timings: Annotated[bool, typer.Option("--timings", help="Tell where the time went.")] = False,
    show: Annotated[bool, typer.Option("--open", help="Open the files that were built.")] = False,
) -> Said | None:
    """Build the report of one year or several.

    Paths of the files built go to stdout, findings to stderr. After an error in the layout or the
    data nothing is written, and a file built earlier stays as it is.
    """
    from printreport.cli.progress import progress
    from printreport.cli.project_root import years_to_run

    wanted = years_to_run(read_years(years, every), every)
    from printreport.pipeline import build_report

    with progress(quiet=form is not Form.text) as watcher:
        report = build_report(
            wanted,
            layout=layout,
            edition=edition,
            profile=read_names(profile),
            only=read_names(only),
            without=read_names(without),
            audience=read_names(audience),
            theme=theme,
            page=page,
            output=output,
            draft=draft,
            strict=strict,
            verify=verify,
            icc=icc,
            progress=watcher,
            cache=not no_cache,
        )
    said = _tell(report, form)
    if timings:
        from printreport.cli.timings import print_timings

        print_timings(report.seconds)
    if show:
        for file in report.files:
            typer.launch(str(file.path))
    if not report.ok:
        raise typer.Exit(1)
    return None if no_cache or show or timings else said


def _tell(report: BuildReport, form: Form) -> Said:
    """Print what was built and found, and give what may be said again as long as nothing changes."""
    import sys

    from printreport.cli.output import json_object, json_text, print_report, shown_path
    from printreport.cli.project_root import project_root

    said = Said()
    if form is Form.json:
        rest = report.findings, report.left_out
        sys.stdout.write(json_text(json_object(report.files, report.seconds, *rest)))
        said.texts.append(("stdout", json_text(json_object(report.files, None, *rest))))
        return said
    with said.listening():
        print_report(report, form.value, project_root())
        for file in report.files:
            print(shown_path(file.path), flush=True)
    if report.files and sys.stderr.isatty():
        pages = sum(file.pages for file in report.files)
        taken = sum(report.seconds.values())
        print(f"{pages} page{'' if pages == 1 else 's'} in {taken:.1f} s", file=sys.stderr)
    return said
