"""The commands by name. Each stands in a file of its own and loads the stages only when it runs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from printreport.cli import COMMANDS, command

__all__ = ["app_for"]


def app_for(words: Sequence[str]) -> typer.Typer:
    """Give the command line for the words typed.

    Where they begin with the name of a command it is made with that command alone: reading the options
    of all of them takes longer than many a command.
    """
    app = typer.Typer(
        name="printreport",
        help="Build annual impact reports as PDF files from YAML sections and yearly data.",
        no_args_is_help=True,
        rich_markup_mode=None,
        add_completion=False,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    for name in words[:1] if words[:1] and words[0] in COMMANDS else COMMANDS:
        app.command(name)(command(name))
    app.callback()(root)
    return app


def _show_version(wanted: bool) -> None:
    if wanted:
        from printreport import __version__

        print(f"printreport {__version__}")
        raise typer.Exit


def root(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Build annual impact reports as PDF files from YAML sections and yearly data."""
