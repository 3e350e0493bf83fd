"""What the resolving of a report shares: data, language, findings, the ledger of values, notes.

Stage 3. In: the inputs of a run. Out: values, runs and truths for the formulas that blocks hold;
trouble in a formula becomes a finding at its place, missing data stays :class:`MissingData`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import field
from pathlib import Path
from typing import Literal

from printreport.findings import Findings, Place
from printreport.model.blocks.block import BlockSpec
from printreport.model.content import BlockContent
from printreport.model.dataset import Dataset
from printreport.model.formula import (
    FormatCall,
    FormulaError,
    Piped,
    calls_in,
    parse_format,
    write_formula,
)
from printreport.model.layout import ReportSpec
from printreport.model.ledger_values import ValuePart
from printreport.model.text import Footnote, Rich, Run
from printreport.model.values import Correction, Value
from printreport.resolve.digits import DigitRules
from printreport.resolve.evaluate import Evaluator, Scope
from printreport.resolve.numbers import Numbers
from printreport.resolve.placed_text import place_at
from printreport.resolve.results import Bound, Column, Phrase, Result
from printreport.resolve.shared_sections import SharedSections
from printreport.resolve.typography import Typesetter
from printreport.resolve.value_notes import correction_note, published_text, restated_note
from printreport.resolve.wording import Wording
from printreport.slotted import dataclass, replace

__all__ = ["UNKNOWN", "Context", "Notes", "is_rounded_to"]

UNKNOWN = "??"
"""Stands where a formula is wrong; only a draft ever prints it."""

_MILLION = 1_000_000


NestedBlocks = Callable[[Sequence[BlockSpec]], tuple[BlockContent, ...]]
"""Resolves blocks inside a block; what is left out is reported and not in the answer."""


@dataclass(slots=True)
class Notes:
    """Notes that numbers carry, each once a block.

    ``foot``: they go to the foot of the page. ``exhibit``: they are collected for the notes under
    the table or chart, and no mark is set.
    """

    mode: Literal["foot", "exhibit"] = "foot"
    seen: set[str] = field(default_factory=set)
    collected: list[Rich] = field(default_factory=list)


@dataclass(slots=True)
class Context:
    """Everything that the resolving of one report shares."""

    report: ReportSpec
    dataset: Dataset
    year: int
    findings: Findings
    root: Path
    numbers: Numbers
    evaluator: Evaluator
    digits: DigitRules
    values: dict[str, Value] = field(default_factory=dict)
    long_values: list[ValuePart] = field(default_factory=list)
    footnotes: dict[str, Footnote] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)
    notes: Notes = field(default_factory=Notes)
    block_id: str = ""
    nested: NestedBlocks | None = None
    statuses: frozenset[str] = frozenset()
    n_wrong: int = 0
    n_tables: int = 0
    n_figures: int = 0
    acknowledged: set[str] = field(default_factory=set)
    shared: SharedSections | None = None
    """What editions of a matrix have in common; None for a report of its own."""

    @property
    def wording(self) -> Wording:
        """The words of the report's language."""
        return self.numbers.wording

    @property
    def scope(self) -> Scope:
        """The scope of the report's year."""
        return Scope(self.year)

    # -- trouble ----------------------------------------------------------------------------------

    def wrong(self, error: FormulaError, text: str, place: Place | None = None) -> None:
        """Make a finding of a formula that is wrong, at its exact place."""
        where = place_at(text, error.offset, error.length)
        if not where.line and place is not None:
            where = place
        used_by = (f'block "{self.block_id}"',) if self.block_id else ()
        self.findings.error(error.code, error.message, where, error.hint, used_by)

    def omit(self, what: str, reason: str, place: Place) -> None:
        """Say that something is left out for want of data."""
        sentence = f"{what} is left out: {reason}"
        if sentence not in self.left_out:
            self.left_out.append(sentence)
        self.findings.info("PR320", sentence, place)

    def forget_omissions(self, since: int) -> None:
        """Drop what was said of parts, once the whole that holds them is left out."""
        for sentence in self.left_out[since:]:
            self.findings.items = [
                item for item in self.findings.items if item.code != "PR320" or item.message != sentence
            ]
        del self.left_out[since:]

    @contextmanager
    def noting(self, mode: Literal["foot", "exhibit"]) -> Iterator[Notes]:
        """Start a block's own notes."""
        before = self.notes
        self.notes = Notes(mode)
        try:
            yield self.notes
        finally:
            self.notes = before

    # -- formulas ---------------------------------------------------------------------------------

    def result(
        self, text: str, scope: Scope | None = None, start: int = 0, end: int | None = None
    ) -> tuple[Result, tuple[FormatCall, ...]]:
        """Give what a formula comes to, and the formats written after it; raises FormulaError."""
        expr = self.evaluator.parse(text, start, end)
        formats = expr.formats if isinstance(expr, Piped) else ()
        result = self.evaluator.evaluate(expr, scope or self.scope)
        if isinstance(result, Value):
            self.numbers.check_formats(result, formats)
        return result, formats

    def value(
        self, text: str, scope: Scope | None = None, place: Place | None = None
    ) -> tuple[Value, tuple[FormatCall, ...]] | None:
        """Give a formula's value and formats; a finding and None where the formula is wrong.

        Raises
        ------
        MissingData
            The year lacks it.
        """
        try:
            expr = self.evaluator.parse(text)
            value = self.evaluator.value(
                expr.operand if isinstance(expr, Piped) else expr, scope or self.scope
            )
            formats = expr.formats if isinstance(expr, Piped) else ()
            self.numbers.check_formats(value, formats)
        except FormulaError as error:
            self.wrong(error, text, place)
            return None
        return value, formats

    def truth(self, text: str) -> bool:
        """Give the truth of a ``when:``; a wrong one is a finding and counts as true."""
        try:
            return self.evaluator.truth(self.evaluator.parse(text), self.scope)
        except FormulaError as error:
            self.wrong(error, text)
            return True

    def lacking(self, text: str) -> str:
        """Give what a condition asks for by ``has(…)`` and the year lacks, as a clause; or nothing."""
        try:
            asked = [call for call in calls_in(self.evaluator.parse(text)) if call.function == "has"]
            for call in asked:
                if not self.evaluator.truth(call, self.scope):
                    return f"`{write_formula(call.arguments[0])}` has no data for {self.year}"
        except FormulaError:
            pass
        return ""

    def formats(
        self, text: str, value: Value | None = None, place: Place | None = None
    ) -> tuple[FormatCall, ...]:
        """Give the formats of a ``format:`` field; a finding and none where they do not fit."""
        if not text:
            return ()
        try:
            calls = parse_format(text)
            self.numbers.check_formats(value, calls)
        except FormulaError as error:
            self.wrong(error, text, place)
            return ()
        return calls

    def inner_blocks(self, specs: Sequence[BlockSpec]) -> tuple[BlockContent, ...]:
        """Give the content of blocks inside a block."""
        before = self.block_id
        try:
            return self.nested(specs) if self.nested is not None else ()
        finally:
            self.block_id = before

    # -- values -----------------------------------------------------------------------------------

    def register(self, value: Value) -> str:
        """Enter a printed value into the ledger and give its id."""
        self.values.setdefault(value.id, value)
        return value.id

    def number_runs(self, value: Value, formats: tuple[FormatCall, ...] = (), text: str = "") -> Rich:
        """Give the runs of a value: qualifier, number, status mark, mark of its carried note."""
        runs: list[Run] = []
        if text:
            runs.append(Run(text, value=self.register(value)))
            shown = text
        else:
            printed = self.numbers.print_value(value, formats)
            if printed.before:
                runs.append(Run(printed.before))
            runs.append(Run(printed.number + printed.after, value=self.register(value)))
            shown = printed.number
        if value.status:
            runs.append(Run(",".join(value.status), raised=True, number_class="reference"))
        runs.extend(self.note_marks(value, shown))
        return tuple(runs)

    def note_marks(self, value: Value, shown: str) -> Rich:
        """Give the marks of the notes that travel with a value; collects them for an exhibit.

        ``shown`` is the number as it is printed: one in millions does not show what was corrected.
        """
        if not (value.carries or value.correction or value.restated or value.status):
            return ()
        notes: list[tuple[str, str]] = []
        if value.carries:
            notes.append((self.carried_id(value), value.carries))
        correction = value.correction
        if correction is not None and correction.note == "here" and not is_rounded_to(value, shown):
            notes.append((f"correction:{correction.cell}", self.correction_note(value)))
        if value.restated is not None:
            notes.append((f"restated:{value.id}", self.restated_note(value)))
        for status in value.status:
            if f"status_{status}" in self.wording.texts:
                notes.append((f"status:{status}", f"{status} {self.wording.say(f'status_{status}')}"))
        runs: list[Run] = []
        for note_id, words in notes:
            if note_id in self.notes.seen:
                continue
            self.notes.seen.add(note_id)
            rich = (Run(Typesetter(self.wording).typeset(words), number_class="reference"),)
            if self.notes.mode == "exhibit":
                if rich not in self.notes.collected:
                    self.notes.collected.append(rich)
                continue
            # the same words are one note, whichever number carries them
            same = next((note.id for note in self.footnotes.values() if note.runs == rich), note_id)
            if same != note_id and same in self.notes.seen:
                continue
            self.notes.seen.add(same)
            self.footnotes.setdefault(same, Footnote(same, rich))
            runs.append(Run("", raised=True, note=same))
        return tuple(runs)

    def carried_id(self, value: Value) -> str:
        """Give the id of the note that travels with a value: one for a metric, one for a table."""
        owner = value.id.split("@")[0]
        first = owner.split(".")[0]
        return f"carries:{first if first in self.dataset.contract.tables else owner}"

    def restated_note(self, value: Value) -> str:
        """Give the note of a value that was changed after its year was locked."""
        return restated_note(self.numbers, value)

    def correction_note(self, value: Value) -> str:
        """Give the note of a corrected value: what was printed, and why it is not used or is odd."""
        return correction_note(self.numbers, value)

    def published(self, correction: Correction) -> str:
        """Give a number as the source printed it; a bare one gets its separators."""
        return published_text(self.numbers, correction)

    def phrase_runs(self, phrase: Phrase, formats: tuple[FormatCall, ...] = ()) -> Rich:
        """Give the runs of a phrase; formats go to the numbers in it, or to its words."""
        runs: list[Run] = []
        has_numbers = any(isinstance(part, Bound) for part in phrase.parts)
        for part in phrase.parts:
            if isinstance(part, Bound):
                runs.extend(self.number_runs(part.value, () if part.text else formats, part.text))
            elif part:
                number_class = "reference" if part.isdecimal() else ""
                if phrase.is_label and any(map(str.isdecimal, part)):
                    number_class = "label"
                runs.append(Run(part, number_class=number_class))
        if formats and not has_numbers:
            self.numbers.check_formats(None, formats)
            return tuple(replace(run, text=_word_format(run.text, formats)) for run in runs)
        return tuple(runs)

    def result_runs(self, result: Result, formats: tuple[FormatCall, ...]) -> Rich:
        """Give the runs of whatever a formula came to; raises FormulaError where it can not print."""
        if isinstance(result, Value) and result.id == "year":
            return (Run(str(result.amount), number_class="reference"),)
        if isinstance(result, Value):
            return self.number_runs(result, formats)
        if isinstance(result, Phrase):
            return self.phrase_runs(result, formats)
        if isinstance(result, Column):
            self.numbers.check_formats(None, formats)
            if any(call.name == "names" for call in formats):
                for value in result.values():
                    self.register(value)
                return (Run(self.wording.join([label for _, label, _ in result.rows])),)
            raise FormulaError("PR323", "a column of a table is no text", 0, 1, "`| names`, or `sum(…)`")
        raise FormulaError("PR323", "a condition is no text; it belongs into `when:`")


def _word_format(text: str, formats: tuple[FormatCall, ...]) -> str:
    for call in formats:
        if call.name == "capital":
            text = text[:1].upper() + text[1:]
        elif call.name == "lower":
            text = text[:1].lower() + text[1:]
        elif call.name == "slug":
            text = "-".join("".join(c if c.isalnum() else " " for c in text.lower()).split())
        elif call.name not in ("text", "names"):
            message = f'format `{call.name}` prints numbers, but "{text}" is words'
            raise FormulaError("PR308", message, call.offset, call.length)
    return text


def is_rounded_to(value: Value, shown: str) -> bool:
    """Tell whether a count in the millions is printed with fewer digits than it has."""
    digits = "".join(character for character in shown if character.isdigit())
    return abs(value.amount) >= _MILLION and len(digits) < len(str(int(abs(value.amount))))
