"""Rows of a long table → operators and the rectangles of their numbers, cell by cell without objects.

Stage 6. In: a block of rows as texts by column. Out: the operators that :meth:`PageCanvas.show` would make of
each cell, and rectangles as the ledger writes them. Source: ISO 32000-1, 9.4.3, 14.6.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache, partial
from typing import NamedTuple

from printreport.draw.canvas import CellRun, RowBlock
from printreport.draw.fonts import Face
from printreport.write.digits import NUMBER
from printreport.write.pdf_values import number

__all__ = ["HEADS_A_ROW", "NO_SPACE_AFTER", "NumberSpans", "RowSetter"]

HEADS_A_ROW = "/A<</O/Table/Scope/Row>>"
NO_SPACE_AFTER = (" ", "-", "\u00ad", "\u200b")


_TO_PATTERN = str.maketrans("123456789", "0" * 9)
_MOST_KEPT = 20_000

Spans = tuple[tuple[int, int], ...]
Edges = tuple[list[str], list[str]]


class NumberSpans(dict[str, Spans]):
    """Where the numbers in texts start and end, counted in signs; found once for all texts of a form."""

    def of(self, text: str) -> Spans:
        """Give the spans of the numbers in a text."""
        form = text.translate(_TO_PATTERN)
        found = self.get(form)
        if found is None:
            if len(self) >= _MOST_KEPT:
                self.clear()
            matches = NUMBER.finditer(form)
            found = tuple((match.start(), match.start() + len(match[0].rstrip())) for match in matches)
            self[form] = found
        return found

    def of_all(self, texts: Sequence[str]) -> list[Spans]:
        """Give the spans of the numbers in each of many texts, which hold no line ends."""
        forms = "\n".join(texts).translate(_TO_PATTERN).split("\n")
        return [self.get(form) or self.of(form) for form in forms]


class _Form(NamedTuple):
    """How texts of one pattern are set in a column.

    ``before``, ``between`` and ``after`` stand around height and codes; ``cuts`` are where kerning parts the
    codes. ``sides`` are left and right of each number, as the ledger writes them.
    """

    before: str
    between: str
    after: str
    cuts: tuple[tuple[int, str], ...]
    sides: tuple[tuple[str, str], ...]


class RowSetter:
    """Sets the rows of one document's long tables.

    Parameters
    ----------
    margin : float [pt]
        From the corner of the sheet to that of the trimmed page.
    """

    def __init__(self, margin: float) -> None:
        self._margin = margin
        self._spans = NumberSpans()
        self._forms: dict[tuple[str, float, float, int], dict[str, _Form]] = {}
        self._codes: dict[tuple[str, int], dict[str, str]] = {}

    def set(self, block: RowBlock, states: Sequence[str], first_mcid: int) -> tuple[list[str], bytes]:
        """Set the rows of a block.

        Parameters
        ----------
        states : sequence of str
            Operators for face and color of each column.
        first_mcid : int
            The marked-content id of the first cell.

        Returns
        -------
        tuple of (list of str, bytes)
            Operators; rectangles, one a line and those of a column together, packed by zlib.
        """
        ys = list(map(number, block.baselines))
        n_cells, n_rows = len(block.cells), len(ys)
        lines: list[str] = []
        columns: list[Sequence[str] | range] = []
        rects: list[str] = []
        edges = lru_cache(partial(_edges, block, self._margin))
        state = ""
        is_steady = len(set(states)) == 1
        for index, (run, wanted) in enumerate(zip(block.cells, states, strict=True)):
            own = "" if is_steady or wanted == state else f"{wanted}\n"
            state = wanted
            lines.append(f"/{run.role}<</MCID %d>>BDC {own}%sEMC")
            columns.append(range(first_mcid + index, first_mcid + index + n_rows * n_cells, n_cells))
            forms = self._forms_of(block, index)
            columns.append(self._shown(block, index, forms, ys))
            rects += _rects(run, forms, edges)
        code = list(map("\n".join(lines).__mod__, zip(*columns, strict=True)))
        if is_steady:
            code.insert(0, states[0])
        return code, zlib.compress("\n".join(rects).encode("ascii"), 1)

    def _forms_of(self, block: RowBlock, index: int) -> dict[str, _Form]:
        """Give the forms of the patterns in a column, made once for all blocks at one place."""
        forms = self._forms.setdefault((block.table, block.x, block.size, index), {})
        if len(forms) >= _MOST_KEPT:
            forms.clear()
        run = block.cells[index]
        for pattern in set(run.patterns).difference(forms):
            forms[pattern] = self._form(run, pattern, block)
        return forms

    def _form(self, run: CellRun, pattern: str, block: RowBlock) -> _Form:
        left, width = run.reach[pattern]
        margin = self._margin
        left += block.x
        face = run.face
        kerns = face.shape(pattern).kerns
        space = "" if pattern.endswith(NO_SPACE_AFTER) else face.file.hexes[0x20]
        cuts = tuple((4 * at + 4, str(-kern)) for at, kern in enumerate(kerns) if kern)
        opened, closed = ("[<", f"{space}>]TJ") if cuts else ("<", f"{space}>Tj")
        spans = ((0, len(pattern)),) if run.is_value else self._spans.of(pattern)
        sides = tuple(
            (
                repr(round(left + _reach(face, pattern, start, block.size, width) + margin, 2)),
                repr(round(left + _reach(face, pattern, end, block.size, width) + margin, 2)),
            )
            for start, end in spans
        )
        return _Form(f"BT {number(left)} ", f" Td{opened}", f"{closed} ET ", cuts, sides)

    def _shown(self, block: RowBlock, index: int, forms: dict[str, _Form], ys: Sequence[str]) -> list[str]:
        run = block.cells[index]
        hexes = run.face.file.hexes
        if run.is_value:
            coded = [text.translate(hexes) for text in run.texts]
        else:
            known = self._codes.setdefault((run.face.role, index), {})
            if len(known) >= _MOST_KEPT:
                known.clear()
            for text in set(run.texts).difference(known):
                known[text] = text.translate(hexes)
            coded = [known[text] for text in run.texts]
        made = []
        for codes, pattern, y in zip(coded, run.patterns, ys, strict=True):
            before, between, after, cuts, _ = forms[pattern]
            shown = _cut(codes, cuts) if cuts else codes
            made.append(f"{before}{y}{between}{shown}{after}" if codes else "")
        return made


def _reach(face: Face, text: str, count: int, size: float, width: float) -> float:
    """Give how far the first signs of a text reach [pt]."""
    return width if count >= len(text) else face.width(text[:count], size) if count else 0.0


def _cut(codes: str, cuts: Sequence[tuple[int, str]]) -> str:
    pieces = []
    start = 0
    for end, kern in cuts:
        pieces.append(f"{codes[start:end]}>{kern}<")
        start = end
    return "".join((*pieces, codes[start:]))


def _edges(block: RowBlock, margin: float, face: Face) -> Edges:
    """Give the lower and upper edge of the text in each row, as the ledger writes them."""
    low, high = face.descent * block.size, face.ascent * block.size
    bottoms = [repr(round(y + low + margin, 2)) for y in block.baselines]
    return bottoms, [repr(round(y + high + margin, 2)) for y in block.baselines]


def _rects(run: CellRun, forms: dict[str, _Form], edges: Callable[[Face], Edges]) -> Iterable[str]:
    """Give the rectangles of a column from top to bottom, as the ledger writes them."""
    patterns = run.patterns
    counts = {len(forms[pattern].sides) for pattern in set(patterns)}
    if counts == {0}:
        return ()
    bottoms, tops = edges(run.face)
    return [
        f"[{left},{bottom},{right},{top}]"
        for pattern, bottom, top in zip(patterns, bottoms, tops, strict=True)
        for left, right in forms[pattern].sides
    ]
