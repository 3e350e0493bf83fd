"""``printreport build``: the layout and the data of the years asked for become PDF files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from printreport.cli.options import (
    AllOption,
    EditionOption,
    Form,
    FormOption,
    LayoutOption,
    StrictOption,
    ThemeOption,
    VerifyOption,
    YearsArgument,
    read_years,
)

if TYPE_CHECKING:
    from printreport.pipeline import BuildReport

__all__ = ["build"]


def build(  # noqa: PLR0913, PLR0917  one parameter an option
    years: YearsArgument = None,
    every: AllOption = False,
    layout: LayoutOption = None,
    edition: EditionOption = None,
    profile: Annotated[
        list[str],
        typer.Option("--profile", metavar="NAME", help="What the file is for; may be given several times."),
    ] = ["screen"],  # noqa: B006  typer copies it
    theme: ThemeOption = None,
    page: Annotated[
        str | None, typer.Option("--page", metavar="SIZE", help="A page size of the theme, such as a4.")
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="PATH",
            help="A file for one result, a folder for several; out/impact-YEAR.pdf where none is given.",
        ),
    ] = None,
    draft: Annotated[
        bool,
        typer.Option(
            "--draft", help="Build despite errors in the data, with a watermark and the findings listed."
        ),
    ] = False,
    strict: StrictOption = False,
    verify: VerifyOption = False,
    form: FormOption = Form.text,
    show: Annotated[bool, typer.Option("--open", help="Open the files that were built.")] = False,
) -> None:
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
            profile=tuple(dict.fromkeys(profile)),
            theme=theme,
            page=page,
            output=output,
            draft=draft,
            strict=strict,
            verify=verify,
            progress=watcher,
        )
    _tell(report, form)
    if show:
        for file in report.files:
            typer.launch(str(file.path))
    if not report.ok:
        raise typer.Exit(1)


def _tell(report: BuildReport, form: Form) -> None:
    import sys

    from printreport.cli.output import print_json, print_report, shown_path
    from printreport.cli.project_root import project_root

    if form is Form.json:
        print_json(report.files, report.seconds, report.findings, report.left_out)
        return
    print_report(report, form.value, project_root())
    for file in report.files:
        print(shown_path(file.path), flush=True)
    if report.files and sys.stderr.isatty():
        pages = sum(file.pages for file in report.files)
        taken = sum(report.seconds.values())
        print(f"{pages} page{'' if pages == 1 else 's'} in {taken:.1f} s", file=sys.stderr)
