"""Rows of a long table → operators and the rectangles of their numbers, cell by cell without objects.

Stage 6. In: a block of rows as texts by column. Out: the operators that :meth:`PageCanvas.show` would make of
each cell, and rectangles as the ledger writes them. Source: ISO 32000-1, 9.4.3, 14.6.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from printreport.draw.canvas import CellRun, RowBlock
from printreport.draw.fonts import Face
from printreport.write.digits import NUMBER
from printreport.write.pdf_values import number

__all__ = ["HEADS_A_ROW", "NO_SPACE_AFTER", "bulk_rows", "number_spans"]

HEADS_A_ROW = "/A<</O/Table/Scope/Row>>"
NO_SPACE_AFTER = (" ", "-", "\u00ad", "\u200b")


def number_spans(pattern: str) -> tuple[tuple[int, int], ...]:
    """Give where the numbers in a text start and end, counted in signs."""
    return tuple(
        (match.start(), match.start() + len(match[0].rstrip())) for match in NUMBER.finditer(pattern)
    )


@dataclass(frozen=True, slots=True)
class _Form:
    """How texts of one pattern are set in a column.

    ``before`` and ``after`` stand around their codes and hold the place and a space; ``cuts`` are where
    kerning parts the codes. ``sides`` are left and right of each number, as the ledger writes them.
    """

    before: str
    after: str
    cuts: tuple[tuple[int, str], ...]
    sides: tuple[tuple[str, str], ...]


def bulk_rows(
    block: RowBlock, states: Sequence[str], first_mcid: int, margin: float
) -> tuple[list[str], bytes]:
    """Set the rows of a block.

    Parameters
    ----------
    states : sequence of str
        Operators for face and color of each column.
    first_mcid : int
        The marked-content id of the first cell.
    margin : float [pt]
        From the corner of the sheet to that of the trimmed page.

    Returns
    -------
    tuple of (list of str, bytes)
        Operators; rectangles, a line each, packed by zlib.
    """
    ys = list(map(number, block.baselines))
    n_cells, n_rows = len(block.cells), len(ys)
    lines: list[str] = []
    columns: list[Sequence[str] | range] = []
    rects: list[Sequence[str]] = []
    state = ""
    is_steady = len(set(states)) == 1
    for index, (run, wanted) in enumerate(zip(block.cells, states, strict=True)):
        own = "" if is_steady or wanted == state else f"{wanted}\n"
        state = wanted
        lines.append(f"/{run.role} <</MCID %d>> BDC\n{own}%sEMC")
        columns.append(range(first_mcid + index, first_mcid + index + n_rows * n_cells, n_cells))
        forms = {each: _form(run, each, block, margin) for each in set(run.patterns)}
        columns.append(_shown(run, forms, ys))
        if run.is_value or any(form.sides for form in forms.values()):
            rects.append(_rects(run, forms, block, margin))
    template = "\n".join(lines)
    code = list(map(template.__mod__, zip(*columns, strict=True)))
    if is_steady:
        code.insert(0, states[0])
    written = "\n".join("\n".join(filter(None, row)) for row in zip(*rects, strict=True))
    return code, zlib.compress(written.encode("ascii"), 1)


def _form(run: CellRun, pattern: str, block: RowBlock, margin: float) -> _Form:
    left, width = run.reach[pattern]
    left += block.x
    kerns = run.face.shape(pattern).kerns
    has_space = not pattern.endswith(NO_SPACE_AFTER)
    space = run.face.file.hexes[0x20] if has_space else ""
    cuts = tuple((4 * at + 4, str(-kern)) for at, kern in enumerate(kerns) if kern)
    opened, closed = ("[<", f"{space}>] TJ") if cuts else ("<", f"{space}> Tj")
    sides: tuple[tuple[str, str], ...]
    if run.is_value:
        sides = ((repr(round(left + margin, 2)), repr(round(left + width + margin, 2))),)
    else:
        sides = tuple(
            (
                repr(round(left + _reach(run.face, pattern, start, block.size, width) + margin, 2)),
                repr(round(left + _reach(run.face, pattern, end, block.size, width) + margin, 2)),
            )
            for start, end in number_spans(pattern)
        )
    return _Form(f"BT 1 0 0 1 {number(left)} %s Tm {opened}", f"{closed} ET\n", cuts, sides)


def _reach(face: Face, text: str, count: int, size: float, width: float) -> float:
    """Give how far the first signs of a text reach [pt]."""
    return width if count >= len(text) else face.width(text[:count], size) if count else 0.0


def _shown(run: CellRun, forms: Mapping[str, _Form], ys: Sequence[str]) -> list[str]:
    hexes = run.face.file.hexes
    made = []
    for text, pattern, y in zip(run.texts, run.patterns, ys, strict=True):
        if not text:
            made.append("")
            continue
        form = forms[pattern]
        codes = text.translate(hexes)
        if form.cuts:
            codes = _cut(codes, form.cuts)
        made.append(f"{form.before % y}{codes}{form.after}")
    return made


def _cut(codes: str, cuts: Sequence[tuple[int, str]]) -> str:
    pieces = []
    start = 0
    for end, kern in cuts:
        pieces.append(f"{codes[start:end]}>{kern}<")
        start = end
    return "".join((*pieces, codes[start:]))


def _rects(run: CellRun, forms: Mapping[str, _Form], block: RowBlock, margin: float) -> list[str]:
    """Give the rectangles of a column, those of one row a line each."""
    low, high = run.face.descent * block.size, run.face.ascent * block.size
    made = []
    ends = [(round(y + low + margin, 2), round(y + high + margin, 2)) for y in block.baselines]
    single = {pattern for pattern, form in forms.items() if len(form.sides) == 1}
    for text, pattern, (bottom, top) in zip(run.texts, run.patterns, ends, strict=True):
        if pattern in single and text:
            left, right = forms[pattern].sides[0]
            made.append(f"[{left},{bottom!r},{right},{top!r}]")
        else:
            sides = forms[pattern].sides if text else ()
            made.append("\n".join(f"[{left},{bottom!r},{right},{top!r}]" for left, right in sides))
    return made
