"""``printreport package``: the files of one submission, named, checked and told in a manifest."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from printreport.cli.options import LayoutOption, read_names, read_years

__all__ = ["package"]


def package(
    receiver: Annotated[
        str, typer.Option("--for", metavar="RECEIVER", help="Who receives it, such as grants-gov or nih.")
    ],
    year: Annotated[
        str | None,
        typer.Argument(
            metavar="[YEAR]", help="A year with a folder in data/; the newest where none is given."
        ),
    ] = None,
    edition: Annotated[
        list[str] | None,
        typer.Option(
            "--edition", metavar="NAMES", help="A file is made of each; of the whole layout without."
        ),
    ] = None,
    layout: LayoutOption = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="PATH", help="The folder; out/package-YEAR-RECEIVER without."),
    ] = None,
    zipped: Annotated[
        bool, typer.Option("--zip", help="One .zip file, where the receiver takes it.")
    ] = False,
) -> None:
    """Build for a receiver, read each file back, and put the files with a manifest into one folder.

    Names are such that every portal takes them. The manifest tells of each file its SHA-256, pages,
    profile, the checks it passed and what was left out. After an error nothing is put there.
    """
    from printreport.cli.output import print_report, shown_path
    from printreport.cli.progress import progress
    from printreport.cli.project_root import project_root
    from printreport.pipeline.package import package_report

    years = read_years([year] if year else None, False)
    with progress(quiet=False) as watcher:
        made = package_report(
            years[0] if years else None,
            receiver,
            editions=read_names(edition),
            layout=layout,
            output=output,
            zipped=zipped,
            progress=watcher,
        )
    for build in made.builds:
        print_report(build, "text", project_root())
    if made.path is None:
        raise typer.Exit(1)
    print(shown_path(made.path))
