"""The table flowable: caption, head, rows, notes. Parts of a split table are ranges of the same rows."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from functools import cached_property
from operator import itemgetter

from printreport.draw.canvas import Canvas
from printreport.draw.flowable import Flowable
from printreport.draw.style import Style
from printreport.draw.tables.body import TableTags
from printreport.draw.tables.caption import drop_of, scope
from printreport.draw.tables.layout import TableLayout, TableMeasures, lay_out
from printreport.model.exhibits import RowContent, TableContent
from printreport.model.long_rows import LongRows
from printreport.model.structure import StructureElement
from printreport.model.text import Rich, Run

__all__ = ["TableFlowable"]

_NO_ROWS = "No data"
_SPACE = 16.0


class _Shared:
    """What all parts of one table have in common."""

    def __init__(self, content: TableContent, style: Style, parent: StructureElement) -> None:
        self.content = content
        self.style = style
        self.tags = _make_tags(content, parent)
        self.measures = TableMeasures(content, style)
        self._layouts: dict[float, TableLayout] = {}

    def layout(self, width: float) -> TableLayout:
        found = self._layouts.get(width)
        if found is None:
            found = self._layouts[width] = lay_out(self.measures, width)
        return found

    @cached_property
    def row_notes(self) -> tuple[list[int], list[str]]:
        """Rows that hold footnote marks, in order, and the ids of the notes."""
        rows, notes = [], []
        for index, row in _single_rows(self.content):
            for rich in (row.stub, *(cell.runs for cell in row.cells)):
                for run in rich:
                    if run.note:
                        rows.append(index)
                        notes.append(run.note)
        return rows, notes


def _single_rows(content: TableContent) -> Iterable[tuple[int, RowContent]]:
    """Give the rows that may be other than plain, with their numbers."""
    if isinstance(content.rows, LongRows):
        return sorted(content.rows.own.items(), key=itemgetter(0))
    return enumerate(content.rows)


def _make_tags(content: TableContent, parent: StructureElement) -> TableTags:
    """Make the table's elements now, so that a table that floats keeps its place in the reading order."""
    table = parent.child("Table")
    table.block = content.id
    caption = table.child("Caption") if content.label or content.title or content.subtitle else None
    head = table.child("THead")
    n_feet = 0
    for row in reversed(content.rows):
        if row.role != "summary":
            break
        n_feet += 1
    body = table.child("TBody") if n_feet < len(content.rows) or not content.rows else None
    foot = table.child("TFoot") if n_feet else None
    roles = [*("Note" if note.mark else "P" for note in content.notes), *(["P"] if content.source else [])]
    notes = tuple(parent.child(role) for role in roles)
    names_headers = bool(content.spanners) or any(row.role == "group" for _, row in _single_rows(content))
    return TableTags(table, caption, head, body, foot, notes, names_headers)


class TableFlowable(Flowable):
    """A table, or the part of one that stands on a page.

    Parameters
    ----------
    content : TableContent
    style : Style
        With the text roles ``kicker``, ``table``, ``table_head``, ``table_title``, ``subtitle`` and
        ``table_note``.
    parent : StructureElement
        Gets the Table element and, after it, one P for each note.

    Raises
    ------
    TableTooWideError [PR412]
        From ``wrap``: the columns do not fit the width.
    """

    def __init__(self, content: TableContent, style: Style, parent: StructureElement) -> None:
        self._set(_Shared(content, style, parent), 0, len(content.rows))
        self.space_before = self.space_after = _SPACE
        self.floats = content.floats
        self.anchor = content.id

    def _set(self, shared: _Shared, start: int, stop: int) -> None:
        self._shared = shared
        self._start = start
        self._stop = stop

    @property
    def content(self) -> TableContent:
        """The whole table."""
        return self._shared.content

    @property
    def rows(self) -> tuple[int, int]:
        """First row of this part, and one past its last."""
        return self._start, self._stop

    @property
    def n_measured(self) -> int:
        """How many distinct texts the table has measured."""
        return self._shared.measures.setter.n_measured

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Measure for a width; the texts are measured once, whatever parts the table breaks into."""
        self.width = width
        self.height = self._shared.layout(width).height(self._start, self._stop)
        return width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """Break between rows: two rows stay at least, two go over, a summary row is not alone."""
        cut = self._shared.layout(width).cut(self._start, self._stop, height)
        if cut is None:
            return []
        first, rest = self._part(self._start, cut), self._part(cut, self._stop)
        first.space_before, first.anchor, first.bookmark = self.space_before, self.anchor, self.bookmark
        first.floats = self.floats
        rest.space_after = self.space_after
        rest.keep_with_next = self.keep_with_next
        first.wrap(width, height)
        rest.wrap(width, height)
        return [first, rest]

    def _part(self, start: int, stop: int) -> TableFlowable:
        part = TableFlowable.__new__(TableFlowable)
        part._set(self._shared, start, stop)
        return part

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """Paint caption, head, rows and notes."""
        layout = self._shared.layout(self.width)
        tags = self._shared.tags
        top = y + self.height
        self._caption(canvas, layout, tags, x, top)
        top -= layout.caption_height(self._start)
        self._ground(canvas, layout, x, top)
        for panel, (start, stop) in enumerate(layout.ranges(self._start, self._stop)):
            left = x + panel * layout.panel_step
            if panel or self._start:
                with canvas.artifact("Pagination"):
                    layout.head.paint(canvas, left, top, None)
            else:
                layout.head.paint(canvas, left, top, tags)
            under = top - layout.head.height
            layout.body.paint_carried(canvas, left, under, start)
            layout.body.paint_rows(canvas, left, under, start, stop, tags)
        if not layout.n_rows:
            self._no_rows(canvas, layout, x, top - layout.head.height)
        if self._stop == layout.n_rows:
            at = y + sum(text.height for text in layout.notes)
            for text, element in zip(layout.notes, tags.notes, strict=True):
                text.paint(canvas, layout.style, x, at, element)
                at -= text.height

    def _caption(self, canvas: Canvas, layout: TableLayout, tags: TableTags, x: float, top: float) -> None:
        if not self._start:
            for text in layout.caption:
                # Each text is a paragraph of its own, so that they are not read as one sentence.
                part = tags.caption.child("P") if tags.caption is not None else None
                if part is not None and text.says:
                    part.actual_text = text.says
                text.paint(canvas, layout.style, x, top, part)
                top -= text.height
            return
        with canvas.artifact("Pagination"):
            for text in layout.continued:
                text.paint(canvas, layout.style, x, top, None)
                top -= text.height

    def _ground(self, canvas: Canvas, layout: TableLayout, x: float, top: float) -> None:
        """Paint everything that is no text, first, so that marks of rows need not be interrupted."""
        with canvas.artifact("Layout"):
            for panel, (start, stop) in enumerate(layout.ranges(self._start, self._stop)):
                left = x + panel * layout.panel_step
                under = top - layout.head.height
                if layout.n_rows:
                    layout.body.paint_ground(canvas, left, under, start, stop)
                else:
                    bottom = under - layout.body.pitches.row
                    canvas.line(left, bottom, left + layout.plan.width, bottom, "primary", 0.5)
                layout.head.paint_rules(canvas, left, top)

    def _no_rows(self, canvas: Canvas, layout: TableLayout, x: float, top: float) -> None:
        setter = layout.body.setter
        line = setter.one_line((Run(_NO_ROWS, italic=True),), strong=False)
        body = self._shared.tags.body
        cell = body.child("TR").child("TD") if body is not None else None
        if cell is not None and self.content.columns:
            cell.attributes["Table", "ColSpan"] = len(self.content.columns) + 1
        base = top - drop_of(layout.style, setter.text_style, layout.body.pitches.row)
        with scope(canvas, cell):
            canvas.show(x + layout.plan.lefts[0], base, line.glyphs, "table")

    def notes(self) -> tuple[str, ...]:
        """Give the ids of the footnotes whose marks stand in this part, in reading order."""
        content = self.content
        found = []
        if not self._start:
            head: list[Rich] = [content.title, content.subtitle, content.stub_label]
            head += [spanner.label for spanner in content.spanners]
            head += [column.label for column in content.columns]
            found += _note_ids(head)
        rows, notes = self._shared.row_notes
        found += notes[bisect_left(rows, self._start) : bisect_left(rows, self._stop)]
        if self._stop == len(content.rows):
            found += _note_ids([*(note.runs for note in content.notes), content.source])
        return tuple(dict.fromkeys(found))


def _note_ids(texts: list[Rich]) -> list[str]:
    return [run.note for rich in texts for run in rich if run.note]
