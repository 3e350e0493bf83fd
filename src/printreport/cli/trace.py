"""``printreport trace``: where a number comes from, and everywhere it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from printreport.cli.options import LayoutOption, read_years

if TYPE_CHECKING:
    from printreport.audit.trace import Trace, Traced

__all__ = ["trace"]


def trace(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="A value: cases.total, or cases_by_type.all.total.")
    ],
    year: Annotated[
        str | None, typer.Option("--year", metavar="YEAR", help="The newest year where none is given.")
    ] = None,
    layout: LayoutOption = None,
) -> None:
    """Follow a number from its source to the pages, and into what is computed from it.

    Pages are those of the built file; without one only the data is followed, and it says so.
    """
    from printreport.audit.prepared import prepare_audit
    from printreport.audit.trace import trace_value

    years = read_years([year] if year else None, False)
    prepared = prepare_audit(years[0] if years else None, layout=layout)
    for line in _lines(trace_value(name, prepared), prepared.year):
        print(line)


def _lines(made: Trace, year: int) -> list[str]:
    lines = _told(made.value, "")
    if made.inputs:
        lines.append("computed from")
        for value in made.inputs:
            lines.extend(_told(value, "  "))
    if made.derived:
        lines.append("goes into")
        for value in made.derived:
            lines.extend(_told(value, "  "))
    if not made.has_ledger:
        lines.append(f"no file of {year} was built, so that no pages are known; `printreport build {year}`")
    return lines


def _told(value: Traced, indent: str) -> list[str]:
    unit = "" if value.unit in ("share", "") else f" {value.unit}"
    lines = [f"{indent}{value.id}  {value.text}{unit}"]
    inner = f"{indent}    "
    if value.source or value.place:
        lines.append(f"{inner}source    {value.source or 'none stated'}")
        lines.append(f"{inner}file      {value.place}")
    if value.formula:
        lines.append(f"{inner}formula   {value.formula}")
    for mark in value.checks:
        if mark.check != "source":
            detail = f": {mark.detail}" if mark.detail else ""
            lines.append(f"{inner}{mark.state:<9} {mark.check.replace('_', '-')}{detail}")
    if value.explained:
        lines.append(f"{inner}note      {value.explained}")
    for stand in value.stands:
        lines.append(f'{inner}page {stand.page:<4} {stand.where}: "{stand.printed}"')
    return lines
