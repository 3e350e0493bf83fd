"""``printreport impose``: the pages of any PDF on sheets, for folding or for saving paper."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from printreport.errors import UsageError

__all__ = ["impose"]

_POINTS_PER_MM = 72 / 25.4
_MOST_UP = 64


def impose(
    file: Annotated[Path, typer.Argument(metavar="IN.pdf", help="Any PDF.")],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="OUT.pdf", help="The file of sheets.")],
    booklet: Annotated[
        bool, typer.Option("--booklet", help="Printer's spreads for folding and stitching at the spine.")
    ] = False,
    up: Annotated[int, typer.Option("--up", metavar="N", help="N pages on a side, in reading order.")] = 0,
    creep: Annotated[
        float,
        typer.Option(
            "--creep", metavar="MM", help="How far the innermost sheet sticks out when folded [mm]."
        ),
    ] = 0.0,
    sheet: Annotated[
        str,
        typer.Option(
            "--sheet",
            metavar="SIZE",
            help="a3, a4, a5, letter, legal, tabloid or sra3; else as large as needed.",
        ),
    ] = "",
    marks: Annotated[bool, typer.Option("--marks", help="Crop marks, and fold marks for a booklet.")] = False,
) -> None:
    """Put the pages of a PDF on sheets: a booklet to fold (--booklet), or several pages on a side (--up).

    A booklet is printed on both sides, turned over the short edge. Pages stay as they are, and get
    smaller only where a sheet asked for is too small for them.
    """
    if booklet == bool(up):
        raise UsageError(
            "one of `--booklet` and `--up N` was expected", f"printreport impose {file} --booklet -o {output}"
        )
    if up < 0 or up > _MOST_UP:
        raise UsageError(f"`--up {up}` stands where 1 to {_MOST_UP} pages on a side were expected")
    if creep and not booklet:
        raise UsageError("`--creep` stands without `--booklet`")
    if not 0 <= creep <= 20:
        raise UsageError(f"`--creep {creep:g}` stands where 0 to 20 mm were expected")
    if output.resolve() == file.resolve():
        raise UsageError("`--output` is the file itself, another name was expected")
    from printreport.write.impose import impose as make

    made = make(file, output, up=up, creep=creep * _POINTS_PER_MM, sheet=sheet.lower(), marks=marks)
    print(output)
    scaled = "" if made.scale == 1 else f", pages at {made.scale:.1%} of their size"
    print(
        f"{made.pages:,} pages on {made.sides:,} side{'' if made.sides == 1 else 's'}{scaled}",
        file=sys.stderr,
    )
