"""A paragraph: lines set once, split without widows or orphans, tagged as one element."""

from __future__ import annotations

from printreport.draw.canvas import Canvas
from printreport.draw.flowable import Flowable
from printreport.draw.lines import Line, Lines, set_lines
from printreport.draw.style import Style, TextStyle
from printreport.model.structure import StructureElement
from printreport.model.text import Rich, Run

__all__ = ["TextBlock"]

_LEAST_LINES = 2


class TextBlock(Flowable):
    """One paragraph, heading or list item.

    Parameters
    ----------
    rich : Rich
    text_style : TextStyle
    element : StructureElement or None
        What it is in the structure tree; all parts of a split paragraph share it. None for text
        that is page furniture.
    marker : str
        Bullet or number hanging left of an item, in the ``indent``.
    where : str
        "prose", "table", "chart": the kind of place its values are entered under in the ledger.
    """

    def __init__(
        self,
        rich: Rich,
        text_style: TextStyle,
        style: Style,
        element: StructureElement | None = None,
        *,
        marker: str = "",
        marker_element: StructureElement | None = None,
        indent: float = 0.0,
        space_before: float = 0.0,
        space_after: float = 0.0,
        keep_with_next: bool = False,
        where: str = "prose",
    ) -> None:
        self.rich = rich
        self.text_style = text_style
        self.style = style
        self.element = element
        self.marker = marker
        self.marker_element = marker_element
        self.indent = indent
        self.space_before = space_before
        self.space_after = space_after
        self.keep_with_next = keep_with_next
        self.where = where
        self._lines: Lines = ()
        self._set_for = -1.0

    @property
    def lines(self) -> Lines:
        """The lines, once wrapped."""
        return self._lines

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Set the lines for a width."""
        if width != self._set_for:
            room = width - self.indent
            self._lines = set_lines(self.rich, self.text_style, room, self.style.faces, self.style.language)
            self._set_for = width
        self.width = width
        self.height = len(self._lines) * self.text_style.leading
        return width, self.height

    def natural_width(self) -> float:
        """Give the width of the text set on one line [pt]."""
        lines = set_lines(self.rich, self.text_style, 1e5, self.style.faces, self.style.language)
        return max((line.width for line in lines), default=0.0)

    def shrink_to(self, width: float, least: float) -> None:
        """Set the text smaller, down to a least size [pt], so that it stands on one line."""
        natural = self.natural_width()
        if natural > width:
            size = max(least, self.text_style.size * width / natural * 0.995)
            self.text_style = self.text_style.having(size=min(size, self.text_style.size))
            self._set_for = -1.0

    def split(self, width: float, height: float) -> list[Flowable]:
        """Split between lines; at least two stay, at least two go over."""
        fit = int((height + 0.01) // self.text_style.leading)
        fit = min(fit, len(self._lines) - _LEAST_LINES)
        if fit < _LEAST_LINES:
            return []
        first, rest = self._part(self._lines[:fit]), self._part(self._lines[fit:])
        rest.marker = ""
        return self.hand_on(first, rest)

    def _part(self, lines: tuple[Line, ...]) -> TextBlock:
        part = TextBlock(
            (), self.text_style, self.style, self.element, marker=self.marker,
            marker_element=self.marker_element, indent=self.indent, where=self.where,
        )  # fmt: skip
        part._lines = lines
        part._set_for = self._set_for
        part.width, part.height = self.width, len(lines) * self.text_style.leading
        return part

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """Paint the marker and the lines."""
        face = self.style.face(self.text_style.face)
        leading, size = self.text_style.leading, self.text_style.size
        # The baseline sits so that capitals and descenders are centered in the leading.
        drop = (leading + face.cap_height * size - 0.12 * size) / 2
        baseline = y + self.height - drop
        room = self.width - self.indent
        if self.marker:
            glyphs = set_lines((Run(self.marker),), self.text_style, 1000, self.style.faces)[0]
            with canvas.tagged(self.marker_element):
                canvas.show(x + self.indent - glyphs.width - 0.45 * size, baseline, glyphs.glyphs, self.where)
        with canvas.tagged(self.element):
            for line in self._lines:
                shift = {"left": 0.0, "center": (room - line.width) / 2, "right": room - line.width}
                canvas.show(x + self.indent + shift[self.text_style.align], baseline, line.glyphs, self.where)
                baseline -= leading

    def notes(self) -> tuple[str, ...]:
        """Give the footnotes marked in these lines, or in the text before it is set."""
        if self._set_for >= 0:
            return tuple(dict.fromkeys(note for line in self._lines for note in line.notes))
        return tuple(dict.fromkeys(run.note for run in self.rich if run.note))
