"""``printreport audit``: the tie-out of a report, on the terminal, as data or as a proof; locks a year."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from printreport.cli.options import Form, LayoutOption, read_years

if TYPE_CHECKING:
    from printreport.audit.tie_out import TieOutRow

__all__ = ["AuditForm", "audit"]

_TICKS = {"passed": "✓", "explained": "n", "failed": "✗", "": ""}


class AuditForm(StrEnum):
    """How the tie-out is printed."""

    text = "text"
    csv = "csv"
    json = "json"


def audit(
    years_or_files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[YEAR]",
            help="A year with a folder in data/; the newest where none is given. With --across: files.",
        ),
    ] = None,
    layout: LayoutOption = None,
    lock: Annotated[
        str | None,
        typer.Option("--lock", metavar="YEAR", help="Store the values of a year in data/YEAR/locked.json."),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write the tie-out as a proof to a PDF file."),
    ] = None,
    is_across: Annotated[
        bool,
        typer.Option("--across", help="Prove that each value printed in several built files is the same."),
    ] = False,
    form: Annotated[
        AuditForm, typer.Option("--format", help="text for people, csv or json for programs.")
    ] = AuditForm.text,
) -> None:
    """Show of each value what it was ticked to: source, sums, recalculation, ties, pages.

    Pages are those of the built file; without one they are left out. Findings in the data go to stderr,
    and end with exit code 1.
    """
    given = years_or_files or []
    if is_across:
        from printreport.cli.across import across

        across([Path(name) for name in given], Form.json if form is AuditForm.json else Form.text)
        return
    year = _one_year(given)
    if lock is not None:
        _lock(lock)
        if year is None and output is None:
            return
    from printreport.audit.prepared import prepare_audit
    from printreport.audit.tie_out import tie_out_rows
    from printreport.cli.output import print_findings, shown_path

    years = read_years([year] if year else None, False)
    prepared = prepare_audit(years[0] if years else None, layout=layout)
    rows = tie_out_rows(prepared)
    if form is AuditForm.csv:
        _print_csv(rows)
    elif form is AuditForm.json:
        _print_json(rows, prepared.year)
    elif output is None:
        _print_table(rows)
    if prepared.ledger is None:
        said = f"no file of {prepared.year} was built, so that no pages are known"
        print(f"{said}\n   = try: `printreport build {prepared.year}`", file=sys.stderr)
    findings = [each for each in prepared.run.findings if each.severity != "info"]
    print_findings(findings, "text", prepared.root)
    if output is not None:
        from printreport.audit.proof import write_proof

        print(shown_path(write_proof(prepared, rows, output).path))
    if any(each.severity == "error" for each in findings):
        raise typer.Exit(1)


def _one_year(given: Sequence[str]) -> str | None:
    """Give the year that was typed, if any; raises UsageError [PR003] where there are several."""
    if len(given) > 1:
        from printreport.errors import UsageError

        raise UsageError(f"{len(given)} years stand where one was expected", "`printreport audit 2021`")
    return given[0] if given else None


def _lock(year: str) -> None:
    from printreport.audit.lock import lock_year
    from printreport.cli.output import shown_path

    years = read_years([year], False)
    assert years is not None, "one year was typed"
    path, n_values = lock_year(years[0])
    print(f"{shown_path(path)}: {n_values:,} values locked")


def _print_table(rows: Sequence[TieOutRow]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold")
    for head in ("value", "printed", "source", "foots", "cross", "recalc", "ties", "pages", "explained"):
        is_tick = head in ("source", "foots", "cross", "recalc", "ties")
        table.add_column(
            head,
            justify="center" if is_tick else "right" if head == "printed" else "left",
            no_wrap=is_tick,
            overflow="fold",
        )
    for row in rows:
        style = "red" if row.is_failed else "yellow" if "explained" in row.ticks else None
        pages = ", ".join(map(str, row.pages))
        cells = [row.id, row.printed, *(_TICKS[tick] for tick in row.ticks), pages, row.explained]
        table.add_row(*cells, style=style)
    console = Console(highlight=False, soft_wrap=False, markup=False, width=None if _is_wide() else 160)
    console.print(table)
    counts = (
        f"{sum(row.ticks[0] == 'passed' for row in rows):,} ticked to source",
        f"{sum(bool(row.formula) for row in rows):,} computed",
        f"{sum('explained' in row.ticks for row in rows):,} explained",
        f"{sum(row.is_failed for row in rows):,} open",
    )
    console.print(f"{len(rows):,} values: {', '.join(counts)}")


def _is_wide() -> bool:
    return sys.stdout.isatty()


def _print_csv(rows: Sequence[TieOutRow]) -> None:
    import csv

    from printreport.audit.tie_out import COLUMNS

    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(
        [
            "value",
            "label",
            "printed",
            *COLUMNS,
            "pages",
            "document",
            "locator",
            "place",
            "formula",
            "explained",
        ]
    )
    for row in rows:
        pages = " ".join(map(str, row.pages))
        cells = [row.id, row.label, row.printed, *row.ticks, pages]
        cells += [row.document, row.locator, row.place, row.formula, row.explained]
        writer.writerow([_neutral(cell) for cell in cells])


def _neutral(text: str) -> str:
    """Keep a spreadsheet from taking words for a formula (they may begin with = + - @)."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@") else text


def _print_json(rows: Sequence[TieOutRow], year: int) -> None:
    import json

    from printreport.audit.tie_out import COLUMNS

    made = [
        {
            "value": row.id,
            "label": row.label,
            "printed": row.printed,
            **dict(zip(COLUMNS, row.ticks, strict=True)),
            "pages": list(row.pages),
            "document": row.document,
            "locator": row.locator,
            "place": row.place,
            "formula": row.formula,
            "explained": row.explained,
        }
        for row in rows
    ]
    json.dump({"year": year, "values": made}, sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")
