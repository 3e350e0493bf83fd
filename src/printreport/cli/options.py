"""Arguments and options that several commands share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from printreport.errors import UsageError

__all__ = [
    "AllOption",
    "AudienceOption",
    "CacheOption",
    "DraftOption",
    "EditionOption",
    "Form",
    "FormOption",
    "IccOption",
    "LayoutOption",
    "OnlyOption",
    "OutputOption",
    "PageOption",
    "ProfileOption",
    "StrictOption",
    "ThemeOption",
    "VerifyOption",
    "WithoutOption",
    "YearsArgument",
    "read_names",
    "read_years",
]


class Form(StrEnum):
    """How findings and results are printed."""

    text = "text"
    json = "json"
    github = "github"


YearsArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[YEARS]...", help="Years with a folder in data/; the newest where none is given."
    ),
]
AllOption = Annotated[bool, typer.Option("--all", help="Every year with a folder in data/.")]
LayoutOption = Annotated[
    str | None,
    typer.Option(
        "--layout", metavar="FILE", help="The layout file; layouts/impact.yaml where none is given."
    ),
]
EditionOption = Annotated[
    str | None, typer.Option("--edition", metavar="NAME", help="A short form of layouts/editions/.")
]
OnlyOption = Annotated[
    list[str] | None,
    typer.Option("--only", metavar="IDS", help="Sections and blocks that stay, with commas between."),
]
WithoutOption = Annotated[
    list[str] | None,
    typer.Option("--without", metavar="IDS", help="Sections and blocks that are left out."),
]
AudienceOption = Annotated[
    list[str] | None,
    typer.Option("--audience", metavar="WHO", help="Whom the file is for: public, grant, donor."),
]
ProfileOption = Annotated[
    list[str] | None,
    typer.Option(
        "--profile",
        metavar="NAMES",
        help="What the files are for, with commas between; screen where none is given.",
    ),
]
PageOption = Annotated[
    str | None, typer.Option("--page", metavar="SIZE", help="A page size of the theme, such as a4.")
]
OutputOption = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        metavar="PATH",
        help="A file for one result, a folder for several; out/impact-YEAR.pdf where none is given.",
    ),
]
IccOption = Annotated[
    Path | None,
    typer.Option("--icc", metavar="FILE", help="The print shop's ICC profile, for --profile print."),
]
DraftOption = Annotated[
    bool,
    typer.Option(
        "--draft", help="Build despite errors in the data, with a watermark and the findings listed."
    ),
]
ThemeOption = Annotated[
    str | None,
    typer.Option("--theme", metavar="NAME", help="A theme by name or file, in place of the layout's own."),
]
CacheOption = Annotated[
    bool,
    typer.Option("--no-cache", help="Do all work anew, and keep nothing of it for the next run."),
]
StrictOption = Annotated[bool, typer.Option("--strict", help="End with exit code 1 on warnings too.")]
VerifyOption = Annotated[
    bool, typer.Option("--verify", help="Read each file back and compare every number with its ledger.")
]
FormOption = Annotated[
    Form,
    typer.Option(
        "--format",
        help="text for people, json for programs (one object on stdout), github for annotations.",
    ),
]


def read_names(words: list[str] | None) -> tuple[str, ...]:
    """Give the names typed, each once; an option may be given several times, or hold commas."""
    names = (name.strip() for word in words or () for name in word.split(","))
    return tuple(dict.fromkeys(name for name in names if name))


def read_years(words: list[str] | None, every: bool) -> list[int] | None:
    """Give the years typed, each once and in the order typed; None for the newest.

    Raises
    ------
    UsageError [PR003]
        A word is no year, or years stand beside ``--all``.
    """
    if every and words:
        raise UsageError("years stand beside `--all`, one of both was expected", "`printreport build --all`")
    years: list[int] = []
    for word in words or ():
        if not (word.isascii() and word.isdigit() and len(word) == 4):
            raise UsageError(f'"{word}" stands where a year such as 2021 was expected')
        if int(word) not in years:
            years.append(int(word))
    return years or None
