"""``printreport editions``: every edition of a matrix becomes a file."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from printreport.cli.options import (
    AllOption,
    CacheOption,
    DraftOption,
    Form,
    FormOption,
    LayoutOption,
    PageOption,
    ProfileOption,
    StrictOption,
    ThemeOption,
    VerifyOption,
    YearsArgument,
    read_names,
    read_years,
)
from printreport.errors import UsageError

if TYPE_CHECKING:
    from printreport.editions import EditionsReport, Outcome
    from printreport.editions.build import Watcher

__all__ = ["editions"]


EditionArgument = Annotated[
    str, typer.Argument(metavar="EDITION", help="A file of layouts/editions/ that has a matrix.")
]
JobsOption = Annotated[int, typer.Option("--jobs", "-j", metavar="N", help="Processes on this machine.")]
SchedulerOption = Annotated[
    str,
    typer.Option(
        "--scheduler",
        metavar="ADDRESS",
        help="A dask scheduler whose workers make the editions; needs printreport[cluster].",
    ),
]
ResumeOption = Annotated[
    bool, typer.Option("--resume", help="Leave files of a former run that would come out the same.")
]
NamesOption = Annotated[
    list[str] | None,
    typer.Option("--only", metavar="NAMES", help="Editions, or values of an axis, with commas between."),
]
FolderOption = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", metavar="FOLDER", help="Folder of the files; out/EDITION where none is given."
    ),
]


def editions(  # noqa: PLR0913, PLR0917  one parameter an option
    edition: EditionArgument,
    years: YearsArgument = None,
    every: AllOption = False,
    jobs: JobsOption = 1,
    scheduler: SchedulerOption = "",
    resume: ResumeOption = False,
    only: NamesOption = None,
    layout: LayoutOption = None,
    profile: ProfileOption = None,
    theme: ThemeOption = None,
    page: PageOption = None,
    output: FolderOption = None,
    draft: DraftOption = False,
    strict: StrictOption = False,
    verify: VerifyOption = False,
    no_cache: CacheOption = False,
    form: FormOption = Form.text,
) -> None:
    """Build every edition of a matrix: one file a state, a language, a donor.

    Paths of the files built go to stdout, findings to stderr at the end. An edition with an error is
    not written, the others are. The folder gets a manifest.json that tells of all of them.
    """
    from printreport.cli.project_root import project_root, years_to_run

    wanted = years_to_run(read_years(years, every), every)
    names = read_names(only)
    if only and not names:
        raise UsageError("`--only` stands without a name")
    from printreport.editions.build import build_editions, folder_of

    with _watched(form, folder_of(edition, output, project_root())) as watcher:
        report = build_editions(
            edition,
            wanted,
            layout=layout,
            profile=read_names(profile),
            theme=theme,
            page=page,
            output=output,
            only=names,
            jobs=jobs,
            scheduler=scheduler,
            resume=resume,
            draft=draft,
            strict=strict,
            verify=verify,
            cache=not no_cache,
            watcher=watcher,
        )
    _tell(report, form)
    if not report.ok:
        raise typer.Exit(1)


@contextmanager
def _watched(form: Form, folder: Path) -> Iterator[Watcher]:
    """Show a bar on a terminal, and each path as its file is done where stdout is no terminal."""
    from printreport.cli.output import shown_path

    prints = form is Form.text
    shown = shown_path(folder / "_").removesuffix("_")

    def tell(outcome: Outcome) -> None:
        if prints and outcome.state == "built":
            print(f"{shown}{outcome.task.file}")

    if form is not Form.text or not sys.stderr.isatty():
        yield lambda outcome, done, total: tell(outcome)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    prints = not sys.stdout.isatty()
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        line = bar.add_task("editions", total=None)

        def watch(outcome: Outcome, done: int, total: int) -> None:
            tell(outcome)
            bar.update(line, completed=done, total=total, description=outcome.task.edition[:24])

        yield watch


def _tell(report: EditionsReport, form: Form) -> None:
    from printreport.cli.output import finding_object, print_findings, print_lines, shown_path
    from printreport.cli.project_root import project_root

    if form is Form.json:
        import json

        made = {
            "manifest": shown_path(report.manifest) if report.manifest is not None else None,
            "built": report.n_built,
            "kept": report.n_kept,
            "failed": report.n_failed,
            "pages": report.n_pages,
            "seconds": {stage: round(taken, 3) for stage, taken in report.seconds.items()},
            "findings": [finding_object(finding) for finding in report.findings],
            "left_out": list(report.left_out),
        }
        json.dump(made, sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
        return
    print_lines((f"left out: {sentence}", "dim") for sentence in report.left_out)
    print_findings([each for each in report.findings if each.severity != "info"], form.value, project_root())
    if report.manifest is None:
        return
    counts = ((report.n_built, "built"), (report.n_kept, "unchanged"), (report.n_failed, "failed"))
    said = ", ".join(f"{count:,} {word}" for count, word in counts if count) or "none"
    print(f"editions: {said}; {shown_path(report.manifest)}", file=sys.stderr)
