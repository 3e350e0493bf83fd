"""What stands around a table or chart: number, title, subtitle, notes with marks, source.

Stage 3. In: the spec of an exhibit. Out: its frame; marks are given in reading order.
"""

from __future__ import annotations

from dataclasses import field

from printreport.findings import Place
from printreport.model.blocks.block import ExhibitSpec
from printreport.model.exhibits import TableNote
from printreport.model.text import Rich, Run
from printreport.model.values import Value
from printreport.resolve.context import Context, is_rounded_to
from printreport.resolve.text import resolve_line, resolve_optional
from printreport.resolve.typography import Typesetter
from printreport.slotted import dataclass

__all__ = ["Exhibit", "start_exhibit", "titled"]

_OURS = "*"


def titled(identifier: str) -> str:
    """Give an id as words: ``native_american`` → ``Native american``."""
    words = identifier.replace("_", " ").replace(".", " ").strip()
    return words[:1].upper() + words[1:]


@dataclass(slots=True)
class Exhibit:
    """The frame of one exhibit while its body is made."""

    ctx: Context
    id: str
    title: Rich
    subtitle: Rich
    source_text: str | None
    place: Place
    note: Rich = ()
    marked: list[TableNote] = field(default_factory=list)
    general: list[Rich] = field(default_factory=list)
    documents: list[str] = field(default_factory=list)
    as_of: str = ""

    def mark(self, note: Rich) -> str:
        """Give the mark of a note; the same words share one mark."""
        for known in self.marked:
            if known.runs == note:
                return known.mark
        # A letter means one thing in a report: those of its status marks are not used for notes.
        letters = [sign for sign in "abcdefghijklmnopqrstuvwxyz" if sign not in self.ctx.statuses]
        others = self.ctx.statuses | {_OURS}
        index = len([known for known in self.marked if known.mark not in others])
        letter = letters[index % len(letters)] * (index // len(letters) + 1)
        self.marked.append(TableNote(letter, note))
        return letter

    def remark(self, words: str) -> None:
        """Keep a general note, once."""
        if words and (rich := (Run(words),)) not in self.general:
            self.general.append(rich)

    def status_marks(self, status: tuple[str, ...]) -> tuple[str, ...]:
        """Give status marks and keep the note that explains each."""
        for mark in status:
            key = f"status_{mark}"
            if key in self.ctx.wording.texts and not any(note.mark == mark for note in self.marked):
                self.marked.append(TableNote(mark, (Run(self.ctx.wording.say(key)),)))
        return status

    def carried_mark(self, value: Value) -> Rich:
        """Give the mark, for a row's stub, of the note that travels with the row's value."""
        if not value.carries:
            return ()
        self.ctx.notes.seen.add(self.ctx.carried_id(value))
        words = Typesetter(self.ctx.wording).typeset(value.carries)
        mark = self.mark((Run(words, number_class="reference"),))
        return (Run("\u00a0" + mark, raised=True, number_class="reference"),)

    def uses(self, value: Value) -> None:
        """Note where a value comes from, for the source line; its inputs count too."""
        source = value.source
        if source is not None and source.document not in self.documents:
            self.documents.append(source.document)
        for other in value.inputs if source is None else ():
            known = self.ctx.values.get(other)
            if known is not None and known.source and known.source.document not in self.documents:
                self.documents.append(known.source.document)

    def correction_mark(self, value: Value, shown: str) -> tuple[str, ...]:
        """Give the marks of a corrected or restated value, where all its digits are shown.

        A corrected one whose note stands in the notes only has the mark of what is ours.
        """
        marks: list[str] = []
        correction = value.correction
        if is_rounded_to(value, shown):
            return ()
        if correction is not None and correction.note == "here":
            self.ctx.notes.seen.add(f"correction:{correction.cell}")
            marks.append(self.mark((Run(self.ctx.correction_note(value), number_class="reference"),)))
        elif correction is not None and correction.action in ("correct", "derive"):
            if not any(note.mark == _OURS for note in self.marked):
                self.marked.append(TableNote(_OURS, (Run(self.ctx.wording.say("ours")),)))
            marks.append(_OURS)
        if value.restated is not None:
            self.ctx.notes.seen.add(f"restated:{value.id}")
            marks.append(self.mark((Run(self.ctx.restated_note(value), number_class="reference"),)))
        return tuple(marks)

    def number(self, kind: str, *, numbered: bool) -> str:
        """Give "Table 1" or "Figure 1", the next in reading order."""
        if not numbered:
            return ""
        if kind == "table":
            self.ctx.n_tables += 1
            return self.ctx.wording.say("table", number=self.ctx.n_tables)
        self.ctx.n_figures += 1
        return self.ctx.wording.say("figure", number=self.ctx.n_figures)

    def notes(self) -> tuple[TableNote, ...]:
        """Give all notes: the author's, those that numbers carry, those with marks, the remarks."""
        carried = [TableNote("", rich) for rich in self.ctx.notes.collected]
        own = [TableNote("", self.note)] if self.note else []
        return (*own, *self.marked, *carried, *(TableNote("", rich) for rich in self.general))

    def source(self) -> Rich:
        """Give the source line: the author's, none for ``source: none``, or the documents used."""
        if self.source_text is not None:
            if self.source_text.strip().lower() == "none":
                return ()
            return resolve_optional(self.ctx, self.source_text, f'the source of "{self.id}"', "label")
        sources = self.ctx.dataset.sources
        titles = [str(source.title) for document, source in sources.items() if document in self.documents]
        if not titles:
            return ()
        if len(titles) == 1 and self.as_of:
            titles.append(self.ctx.wording.say("as_of", date=self.ctx.numbers.date(self.as_of)))
        words = self.ctx.wording.say("source", sources=(", " if self.as_of else "; ").join(titles))
        return (Run(words, number_class="name"),)


def start_exhibit(ctx: Context, spec: ExhibitSpec) -> Exhibit:
    """Resolve what stands around an exhibit.

    Raises
    ------
    MissingData
        The title states something that the year lacks.
    """
    title = resolve_line(ctx, spec.title) if spec.title is not None else ()
    subtitle = resolve_optional(ctx, spec.subtitle, f'the subtitle of "{ctx.block_id}"')
    note = resolve_optional(ctx, spec.note, f'the note of "{ctx.block_id}"')
    source = str(spec.source) if spec.source is not None else None
    exhibit = Exhibit(ctx, ctx.block_id, title, subtitle, spec.source if source else None, spec.origin, note)
    for rich in (title, subtitle, note):
        for run in rich:
            if run.value in ctx.values:
                exhibit.uses(ctx.values[run.value])
    return exhibit
