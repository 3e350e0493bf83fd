"""What stands above and below the rows: kicker, title and subtitle; notes and source."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext

from printreport.draw.canvas import Canvas, Glyphs
from printreport.draw.lines import Lines, set_lines
from printreport.draw.style import Style, TextStyle
from printreport.model.exhibits import TableContent, TableNote
from printreport.model.structure import StructureElement
from printreport.model.text import Rich, Run
from printreport.slotted import dataclass, replace

__all__ = ["SetText", "caption_texts", "drop_of", "note_texts", "scope"]

_TITLE_MEASURE = 44.0
_NOTE_MEASURE = 46.0
_NOTE_INDENT = 0.75
_SUBTITLE_SPACE = 1.5
_NOTE_SPACE = 1.5


def scope(canvas: Canvas, element: StructureElement | None) -> AbstractContextManager[None]:
    """Tag what is painted inside, or leave it to the artifact that is open already."""
    return canvas.tagged(element) if element is not None else nullcontext()


def drop_of(style: Style, text_style: TextStyle, pitch: float) -> float:
    """Give the distance from the top of a line of that height to its baseline [pt]."""
    face = style.face(text_style.face)
    return (pitch + face.cap_height * text_style.size - 0.12 * text_style.size) / 2


@dataclass(frozen=True, slots=True)
class SetText:
    """Lines of one text above or below a table; ``mark`` hangs in the ``indent``.

    ``height`` counts the ``space`` above [pt]; ``says`` is how text set in capitals is read.
    """

    lines: Lines
    text_style: TextStyle
    space: float = 0.0
    indent: float = 0.0
    mark: tuple[Glyphs, ...] = ()
    says: str = ""

    @property
    def height(self) -> float:
        """Height with the space above [pt]."""
        return self.space + len(self.lines) * self.text_style.leading

    def paint(
        self, canvas: Canvas, style: Style, x: float, top: float, element: StructureElement | None
    ) -> None:
        """Paint with the upper left corner, before the space, at (x, top)."""
        baseline = top - self.space - drop_of(style, self.text_style, self.text_style.leading)
        with scope(canvas, element):
            if self.mark:
                canvas.show(x, baseline, self.mark, "table")
            for line in self.lines:
                canvas.show(x + self.indent, baseline, line.glyphs, "table")
                baseline -= self.text_style.leading


def caption_texts(content: TableContent, style: Style, width: float, continued: bool) -> tuple[SetText, ...]:
    """Set the label, the title that says the finding, and the subtitle."""
    texts = []
    if content.label:
        kicker = style.text("kicker")
        label = (Run(content.label.upper(), number_class="label"),)
        lines = set_lines(label, kicker, width, style.faces, style.language)
        texts.append(SetText(lines, kicker, says=content.label))
    title_style = style.text("table_title")
    title: Rich = content.title
    if continued and (title or content.label):
        title = (*title, Run(f" ({content.continued})".removeprefix("" if title else " ")))
    if title:
        room = min(width, _TITLE_MEASURE * title_style.size)
        lines = set_lines(title, title_style, room, style.faces, style.language)
        if continued:
            lines = _soften(lines, len(content.continued) + 2)
        texts.append(SetText(lines, title_style))
    if content.subtitle and not continued:
        subtitle = style.text("subtitle")
        room = min(width, _NOTE_MEASURE * subtitle.size)
        lines = set_lines(content.subtitle, subtitle, room, style.faces, style.language)
        texts.append(SetText(lines, subtitle, _SUBTITLE_SPACE if title else 0.0))
    return tuple(texts)


def _soften(lines: Lines, n_characters: int) -> Lines:
    """Give the word "(continued)" at the end the color of notes where it has a stretch of its own."""
    last = lines[-1]
    tail = last.glyphs[-1]
    if len(tail.text.strip()) > n_characters:
        return lines
    glyphs = (*last.glyphs[:-1], replace(tail, color="muted"))
    return (*lines[:-1], replace(last, glyphs=glyphs))


def note_texts(content: TableContent, style: Style, width: float) -> tuple[SetText, ...]:
    """Set the notes, each with its hanging mark, and the source."""
    text_style = style.text("table_note")
    room = min(width, _NOTE_MEASURE * text_style.size)
    notes = [*content.notes]
    if content.source:
        notes.append(TableNote("", content.source))
    indent = _NOTE_INDENT * text_style.size if any(note.mark for note in notes) else 0.0
    texts: list[SetText] = []
    for note in notes:
        own = indent if note.mark else 0.0
        lines = set_lines(note.runs, text_style, room - own, style.faces, style.language)
        mark: tuple[Glyphs, ...] = ()
        if note.mark:
            run = Run(note.mark, raised=True, bold=True, number_class="label" if note.mark.isdigit() else "")
            mark = set_lines((run,), text_style, room, style.faces)[0].glyphs
        texts.append(SetText(lines, text_style, _NOTE_SPACE if texts else 0.0, own, mark))
    return tuple(texts)
