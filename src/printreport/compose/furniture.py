"""Page furniture: running head, folio, footnotes with their rule."""

from __future__ import annotations

import re

from printreport.compose.builder import NOTE_WIDTH_COLUMNS
from printreport.compose.open_page import NOTE_GAP, NOTE_RULE_GAP
from printreport.compose.page import Page
from printreport.draw.canvas import Canvas, Glyphs
from printreport.draw.lines import set_lines
from printreport.draw.style import Style, TextStyle
from printreport.model.text import Run

__all__ = ["draw_page"]

_HEAD_RISE = 28.0
_FOLIO_DROP = 30.0
_HEAD_MOST = 0.6
_HEAD_GAP = 16.0


def draw_page(canvas: Canvas, page: Page, style: Style, head: str, furniture: bool = True) -> None:
    """Paint one page: content in story order, its footnotes, then head and folio."""
    for placement in page.placements:
        placement.flowable.drawOn(canvas, placement.x, placement.y)
    if page.full_page:
        return
    _draw_notes(canvas, page, style)
    if furniture and page.has_head:
        with canvas.artifact("Header"):
            _draw_head(canvas, page, style, head)
    if furniture and page.has_folio:
        with canvas.artifact("Footer"):
            _draw_folio(canvas, page, style)


def _draw_notes(canvas: Canvas, page: Page, style: Style) -> None:
    if not page.notes:
        return
    geometry = page.geometry
    width = style.columns_width(NOTE_WIDTH_COLUMNS)
    for note in page.notes.values():
        note.wrap(width, 1e4)
    y = geometry.bottom + sum(note.height + NOTE_GAP for note in page.notes.values())
    with canvas.artifact("Layout"):
        rule = y + NOTE_RULE_GAP / 3
        canvas.line(geometry.left, rule, geometry.left + 72, rule, "pale_line", 0.5)
    for key, note in page.notes.items():
        y -= note.height
        if key in page.repeated:
            # A note that stood on an earlier page is read once, where it stood first.
            with canvas.artifact("Pagination"):
                note.drawOn(canvas, geometry.left, y)
        else:
            note.drawOn(canvas, geometry.left, y)
        y -= NOTE_GAP


def _words(
    text: str, text_style: TextStyle, style: Style, number_class: str = ""
) -> tuple[tuple[Glyphs, ...], float]:
    lines = set_lines((Run(text, number_class=number_class),), text_style, 1e4, style.faces)
    return (lines[0].glyphs, lines[0].width) if lines else ((), 0.0)


def _shortened(
    text: str, text_style: TextStyle, style: Style, room: float
) -> tuple[tuple[Glyphs, ...], float]:
    """Set a text on one line; what does not fit is left out after its last whole word."""
    glyphs, width = _words(text, text_style, style, "reference")
    words = text.split()
    while width > room and len(words) > 1:
        words.pop()
        glyphs, width = _words(" ".join(words) + "\u2026", text_style, style, "reference")
    return glyphs, width


def _draw_head(canvas: Canvas, page: Page, style: Style, head: str) -> None:
    geometry = page.geometry
    y = geometry.height - geometry.top + _HEAD_RISE
    right = geometry.width - geometry.right
    measure = right - geometry.left
    glyphs, taken = _shortened(head, style.text("head"), style, _HEAD_MOST * measure)
    canvas.show(geometry.left, y, glyphs, "head")
    glyphs, width = _shortened(page.title, style.text("head"), style, measure - taken - _HEAD_GAP)
    canvas.show(right - width, y, glyphs, "head")
    canvas.line(geometry.left, y - 7, right, y - 7, "rule", 0.25)


def _draw_folio(canvas: Canvas, page: Page, style: Style) -> None:
    geometry = page.geometry
    words = page.folio or str(page.number)
    runs = tuple(
        Run(part, number_class="reference" if part.isdigit() else "")
        for part in re.split(r"(\d+)", words)
        if part
    )
    line = set_lines(runs, style.text("folio"), 1e4, style.faces)[0]
    glyphs, width = line.glyphs, line.width
    outside = geometry.width - geometry.right - width if geometry.is_recto else geometry.left
    canvas.show(outside, geometry.bottom - _FOLIO_DROP, glyphs, "folio")
