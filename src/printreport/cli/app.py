"""The commands by name. Each stands in a file of its own and loads the stages only when it runs."""

from __future__ import annotations

from typing import Annotated

import typer

from printreport.cli.across import across
from printreport.cli.audit import audit
from printreport.cli.build import build
from printreport.cli.cache import cache
from printreport.cli.check import check
from printreport.cli.diff import diff
from printreport.cli.editions import editions
from printreport.cli.explain import explain
from printreport.cli.impose import impose
from printreport.cli.inspect import inspect
from printreport.cli.package import package
from printreport.cli.schema import schema
from printreport.cli.trace import trace

__all__ = ["app"]

app = typer.Typer(
    name="printreport",
    help="Build annual impact reports as PDF files from YAML sections and yearly data.",
    no_args_is_help=True,
    rich_markup_mode=None,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("build")(build)
app.command("editions")(editions)
app.command("check")(check)
app.command("audit")(audit)
app.command("across")(across)
app.command("trace")(trace)
app.command("diff")(diff)
app.command("package")(package)
app.command("explain")(explain)
app.command("inspect")(inspect)
app.command("impose")(impose)
app.command("schema")(schema)
app.command("cache")(cache)


def _show_version(wanted: bool) -> None:
    if wanted:
        from printreport import __version__

        print(f"printreport {__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Build annual impact reports as PDF files from YAML sections and yearly data."""
