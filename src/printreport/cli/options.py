"""Arguments and options that several commands share."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from printreport.errors import UsageError

__all__ = [
    "AllOption",
    "EditionOption",
    "Form",
    "FormOption",
    "LayoutOption",
    "StrictOption",
    "ThemeOption",
    "VerifyOption",
    "YearsArgument",
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
ThemeOption = Annotated[
    str | None,
    typer.Option("--theme", metavar="NAME", help="A theme by name or file, in place of the layout's own."),
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
