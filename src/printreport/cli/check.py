"""``printreport check``: everything that is wrong in layout, data and theme, without building."""

from __future__ import annotations

import typer

from printreport.cli.options import (
    AllOption,
    CacheOption,
    EditionOption,
    Form,
    FormOption,
    LayoutOption,
    StrictOption,
    ThemeOption,
    YearsArgument,
    read_years,
)

__all__ = ["check"]


def check(
    years: YearsArgument = None,
    every: AllOption = False,
    layout: LayoutOption = None,
    edition: EditionOption = None,
    theme: ThemeOption = None,
    strict: StrictOption = False,
    form: FormOption = Form.text,
    no_cache: CacheOption = False,
) -> None:
    """Find what is wrong in layout, data and theme; build nothing.

    Every finding names its file, line and column, what is there, what was expected, and what to try.
    """
    from printreport.cli.output import print_json, print_report
    from printreport.cli.progress import progress
    from printreport.cli.project_root import project_root, years_to_run

    wanted = years_to_run(read_years(years, every), every)
    from printreport.pipeline import check_report

    with progress(quiet=form is not Form.text) as watcher:
        report = check_report(
            wanted,
            layout=layout,
            edition=edition,
            theme=theme,
            strict=strict,
            cache=not no_cache,
            progress=watcher,
        )
    if form is Form.json:
        print_json([], report.seconds, report.findings, report.left_out)
    else:
        print_report(report, form.value, project_root())
    if not report.ok:
        raise typer.Exit(1)
