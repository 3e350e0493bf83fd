"""``printreport diff``: two years side by side, as far as they compare."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from printreport.cli.options import read_years

if TYPE_CHECKING:
    from printreport.audit.difference import Changed

__all__ = ["diff"]


def diff(
    before: Annotated[str, typer.Argument(metavar="YEAR", help="The earlier year.")],
    after: Annotated[str, typer.Argument(metavar="YEAR", help="The later year.")],
    every: Annotated[
        bool, typer.Option("--all", help="Also values that only one of the years has, or that are equal.")
    ] = False,
) -> None:
    """Compare the values of two years: before, after, difference, growth.

    No difference is given where the contract says that the years do not compare, nor of bounds such
    as "more than". The block `comparison` of a layout prints the same in a report.
    """
    from printreport.audit.difference import compare_years
    from printreport.findings import Findings
    from printreport.load.project import find_project, load_dataset
    from printreport.pipeline.run import wanted_years

    project = find_project()
    years = wanted_years(project, read_years([before, after], False))
    dataset = load_dataset(project, Findings())
    changed = compare_years(dataset, years[0], years[-1])
    _print_table(changed if every else [each for each in changed if _is_shown(each)], years)


def _is_shown(each: Changed) -> bool:
    return each.state in ("both", "not_comparable") and each.before != each.after


def _print_table(changed: Sequence[Changed], years: Sequence[int]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("value", overflow="fold")
    for head in (str(years[0]), str(years[-1]), "difference", "growth"):
        table.add_column(head, justify="right", overflow="fold")
    table.add_column("", overflow="fold")
    for each in changed:
        growth = f"{each.growth:+.1%}" if each.growth is not None else ""
        note = f"not comparable: {each.why}" if each.state == "not_comparable" else ""
        cells = (each.name, each.before or "–", each.after or "–", each.difference_text, growth, note)
        table.add_row(*cells, style="dim" if note else None)
    console = Console(highlight=False, markup=False, width=None if sys.stdout.isatty() else 160)
    console.print(table)
