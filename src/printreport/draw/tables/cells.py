"""Cell texts: measured once for each distinct text, set as glyphs when they are painted."""

from __future__ import annotations

from collections.abc import Sequence

from printreport.draw.canvas import Glyphs
from printreport.draw.fonts import Face
from printreport.draw.lines import Line, Lines, set_lines
from printreport.draw.style import Style, TextStyle
from printreport.draw.tables.numerals import cut_numeral
from printreport.draw.tables.patterns import Patterns
from printreport.model.exhibits import CellContent
from printreport.model.text import Rich, Run, plain_text
from printreport.slotted import dataclass, replace

__all__ = ["TOLERANCE", "CellSetter", "CellSize", "is_blank", "wrap_text"]

_ENDLESS = 1e6
TOLERANCE = 0.05
_MARK_SIZE = 0.68
_MARK_RISE = 0.34
_MARK_GAP = 0.06
_BREAKS = frozenset("-\u2013\u2014/")


@dataclass(frozen=True, slots=True)
class CellSize:
    """Width of a text set on one line [pt at the setter's size].

    ``before`` is what stands left of the decimal point (None for words), ``core`` the width without
    a closing parenthesis, which hangs.
    """

    width: float
    core: float
    before: float | None


class CellSetter:
    """Measures and sets the texts of one table at one type size.

    Attributes
    ----------
    n_measured : int
        How many distinct texts were measured.
    """

    def __init__(self, style: Style, text_style: TextStyle) -> None:
        self.style = style
        self.text_style = text_style
        family = text_style.face.partition("-")[0]
        self.strong_style = text_style.having(face=f"{family}-semibold")
        self._faces = (style.face(text_style.face), style.face(self.strong_style.face))
        self._simple: dict[tuple[str, bool], CellSize] = {}
        self._rich: dict[tuple[Rich, bool], CellSize] = {}
        self._wrapped: dict[tuple[Rich, bool, float], Lines] = {}
        self._patterns = tuple(map(Patterns, self._faces))
        self.n_measured = 0

    def face_of(self, strong: bool) -> Face:
        """Give the face that sets texts."""
        return self._faces[strong]

    def patterns(self, texts: Sequence[str], strong: bool) -> Sequence[str]:
        """Give for each text one that is as wide, and few of them."""
        return self._patterns[strong].of(texts)

    def _style_of(self, strong: bool) -> TextStyle:
        return self.strong_style if strong else self.text_style

    def size_of(self, runs: Rich, strong: bool) -> CellSize:
        """Measure a text on one line."""
        if _is_simple(runs):
            run = runs[0]
            key = (run.text, strong or run.bold)
            found = self._simple.get(key)
            if found is None:
                found = self._simple[key] = self._measure(self._simple_line(run, key[1]))
            return found
        found = self._rich.get((runs, strong))
        if found is None:
            found = self._rich[runs, strong] = self._measure(self.one_line(runs, strong))
        return found

    def one_line(self, runs: Rich, strong: bool) -> Line:
        """Set a text on one line, however long."""
        if _is_simple(runs):
            return self._simple_line(runs[0], strong or runs[0].bold)
        flat = tuple(replace(run, text=run.text.replace("\n", " ")) for run in runs)
        lines = set_lines(flat, self._style_of(strong), _ENDLESS, self.style.faces, self.style.language)
        return lines[0] if lines else Line((), 0.0)

    def _simple_line(self, run: Run, strong: bool) -> Line:
        text_style = self.text_style
        face = self._faces[strong]
        width = face.shape(run.text).advance * text_style.size + text_style.tracking * len(run.text)
        glyphs = Glyphs(
            run.text, 0.0, width, face, text_style.size, text_style.color,
            value=run.value, number_class=run.number_class, lang=run.lang, tracking=text_style.tracking,
            expansion=run.expansion,
        )  # fmt: skip
        return Line((glyphs,), width)

    def _measure(self, line: Line) -> CellSize:
        self.n_measured += 1
        level = [glyphs for glyphs in line.glyphs if not glyphs.rise]
        text = "".join(glyphs.text for glyphs in level)
        cut = cut_numeral(text, self.style.language)
        if cut is None:
            return CellSize(line.width, line.width, None)
        before, core = _width_to(level, cut.point), _width_to(level, cut.end)
        return CellSize(line.width, core, before)

    def least_width(self, runs: Rich, strong: bool) -> float:
        """Give the width of the longest word [pt]."""
        if _is_simple(runs) and _BREAKS.isdisjoint(runs[0].text):
            run, text_style = runs[0], self.text_style
            face = self._faces[strong or run.bold]
            return max(
                face.width(word, text_style.size) + text_style.tracking * len(word)
                for word in run.text.split(" ")
            )
        lines = set_lines(runs, self._style_of(strong), 0.0, self.style.faces, self.style.language)
        return max((line.width for line in lines), default=0.0)

    def wrapped(self, runs: Rich, strong: bool, width: float) -> Lines:
        """Set a text in lines of a width; a word that is wider still is broken, with a hyphen."""
        if not runs:
            return ()
        size = self.size_of(runs, strong)
        if size.width <= width + TOLERANCE and not any("\n" in run.text for run in runs):
            return (self.one_line(runs, strong),)
        key = (runs, strong, width)
        found = self._wrapped.get(key)
        if found is None:
            found = self._wrapped[key] = wrap_text(runs, self._style_of(strong), width, self.style)
        return found

    def n_lines(self, runs: Rich, strong: bool, width: float) -> int:
        """Count the lines of a text at a width."""
        if not runs or (_is_simple(runs) and self.size_of(runs, strong).width <= width + TOLERANCE):
            return 1
        return len(self.wrapped(runs, strong, width))

    def marks(self, cell: CellContent) -> tuple[Glyphs, ...]:
        """Set the note marks that hang after a cell's text, starting at x = 0."""
        if not cell.marks:
            return ()
        size = self.text_style.size * _MARK_SIZE
        face = self._faces[1]
        text = ",".join(cell.marks)
        color = "alert" if cell.corrected else self.text_style.color
        number_class = "label" if any(character.isdigit() for character in text) else ""
        rise = self.text_style.size * _MARK_RISE
        gap = self.text_style.size * _MARK_GAP
        return (
            Glyphs(
                text,
                gap,
                face.width(text, size),
                face,
                size,
                color,
                rise,
                number_class=number_class,
                raised_mark=True,
            ),
        )

    def marks_width(self, cell: CellContent) -> float:
        """Give the room that the marks of a cell take after its text [pt]."""
        glyphs = self.marks(cell)
        return glyphs[-1].x + glyphs[-1].width if glyphs else 0.0


def _is_simple(runs: Rich) -> bool:
    if len(runs) != 1:
        return False
    run = runs[0]
    return not (run.italic or run.raised or run.note or run.link or "\n" in run.text)


def _width_to(line: Sequence[Glyphs], index: int) -> float:
    """Give the width of the first so many characters of a line [pt]."""
    width = 0.0
    for glyphs in line:
        if index >= len(glyphs.text):
            width = glyphs.x + glyphs.width
            index -= len(glyphs.text)
            continue
        part = glyphs.text[:index]
        return glyphs.x + glyphs.face.width(part, glyphs.size) + glyphs.tracking * index if part else width
    return width


def wrap_text(runs: Rich, text_style: TextStyle, width: float, style: Style) -> Lines:
    """Set lines of a width; where a word is wider, words are hyphenated and, as a last resort, cut."""
    words = set_lines(runs, text_style, 0.0, style.faces, style.language)
    if any(line.width > width + TOLERANCE for line in words):
        text_style = text_style.having(hyphenate=True)
    else:
        width += TOLERANCE
    return set_lines(runs, text_style, width, style.faces, style.language)


def is_blank(runs: Rich) -> bool:
    """Tell whether a text prints nothing."""
    return not plain_text(runs).strip()
