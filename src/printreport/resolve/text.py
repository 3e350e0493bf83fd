"""Text with ``{{ bound values }}`` → runs and paragraphs, every word and number final.

Stage 3. In: the author's text as it stands in the file. Out: runs; footnotes go to the context.
``{{ … }}`` is evaluated first and stands as one character of a private plane while Markdown is read,
so that no value can be taken for markup.
"""

from __future__ import annotations

import re
from dataclasses import field
from typing import Literal

from printreport.model.formula import FormulaError
from printreport.model.placed import PlacedStr
from printreport.model.text import Footnote, Paragraph, ParagraphRole, Rich, Run, plain_text
from printreport.resolve.context import UNKNOWN, Context
from printreport.resolve.evaluate import Scope
from printreport.resolve.markup import (
    LANG_CLOSE,
    LANG_OPEN,
    NOTE,
    TILDE,
    VALUE,
    Report,
    Speech,
    anchor_of,
    parse_blocks,
    parse_line,
)
from printreport.resolve.numbers import NBSP
from printreport.resolve.placed_text import Braces, OffsetMap, find_braces, place_at, placed, slice_placed
from printreport.resolve.results import MissingData
from printreport.resolve.typography import Typesetter
from printreport.slotted import dataclass, replace

__all__ = ["TextKind", "resolve_line", "resolve_optional", "resolve_paragraphs"]

TextKind = Literal["prose", "label"]
"""``prose``: typed numbers are warned of. ``label``: digits are part of a name ("12 to 14")."""

_FOOTNOTE = re.compile(r"^[ ]{0,3}\[\^([\w-]+)\]:[ \t]*((?:.*)(?:\n[ \t]+\S.*)*)", re.MULTILINE)
_SPECIAL = re.compile(
    r"\[\^(?P<note>[\w-]+)\]"
    r"|\[(?P<words>[^\[\]\n]+)\]"
    r"\{(?:lang=(?P<lang>[A-Za-z][A-Za-z0-9-]*)|expand=[\"“](?P<expand>[^\"”{}\n]+)[\"”])\}"
    r"|\]\([^)\s]*\)|<https?://[^>\s]*>"
    r"|(?P<escaped>\\~)|(?P<tilde>~)"
)
_PRIVATE = re.compile("([\U000f0000-\U000f7ffd\U000f7ffe])")
_SENTENCE_END = re.compile(r"[.!?…][”’\"')]*\s+$")


@dataclass(slots=True)
class _Bound:
    """The text being resolved: values, notes and languages behind the private characters."""

    kind: TextKind
    values: list[Rich] = field(default_factory=list)
    missing: dict[int, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    languages: list[Speech] = field(default_factory=list)
    dropped_notes: set[str] = field(default_factory=set)


def _bind(ctx: Context, text: str, scope: Scope, bound: _Bound) -> OffsetMap:
    """Evaluate every ``{{ … }}`` and put a private character in its place."""
    made = OffsetMap()
    last = 0
    for found in find_braces(text):
        if isinstance(found, FormulaError):
            ctx.wrong(found, text)
            continue
        made.add(text[last : found.start], last)
        made.add(chr(VALUE + len(bound.values)), found.start)
        bound.values.append(_evaluate(ctx, text, found, scope, bound))
        last = found.end
    made.add(text[last:], last)
    return made


def _evaluate(ctx: Context, text: str, braces: Braces, scope: Scope, bound: _Bound) -> Rich:
    try:
        result, formats = ctx.result(text, scope, braces.formula_start, braces.formula_end)
        return ctx.result_runs(result, formats)
    except FormulaError as error:
        if not error.offset:
            error.offset = braces.formula_start + (text[braces.formula_start] == " ")
        ctx.wrong(error, text)
        return (Run(UNKNOWN),)
    except MissingData as missing:
        bound.missing[len(bound.values)] = missing.reason
        return (Run(UNKNOWN),)


def _mark_specials(built: OffsetMap, bound: _Bound, note_ids: set[str] | None) -> OffsetMap:
    """Replace footnote marks, ``[…]{lang=…}``, ``[…]{expand="…"}`` and ``~`` by private characters."""
    text = built.text()
    if _SPECIAL.search(text) is None:
        return built
    made, last = OffsetMap(), 0

    def keep(start: int, end: int) -> None:
        # line by line, so that the original of each line's start is exact
        for line in re.finditer(r"[^\n]*\n|[^\n]+", text[start:end]):
            made.add(line[0], built.back(start + line.start()))

    for match in _SPECIAL.finditer(text):
        original = built.back(match.start())
        keep(last, match.start())
        if match["note"] and note_ids is not None:
            made.add(chr(NOTE + len(bound.notes)), original)
            bound.notes.append(match["note"])
        elif match["words"]:
            made.add(chr(LANG_OPEN + len(bound.languages)), original)
            bound.languages.append((match["lang"] or "", match["expand"] or ""))
            made.add(match["words"] + LANG_CLOSE, original + 1)
        elif match["tilde"]:
            made.add(NBSP, original)
        elif match["escaped"]:
            made.add(TILDE, original)
        else:
            made.add(match[0], original)
        last = match.end()
    keep(last, len(text))
    return made


def _reporter(ctx: Context, text: str, made: OffsetMap) -> Report:
    built = made.text()
    starts = [0, *(match.end() for match in re.finditer("\n", built))]

    def report(code: str, message: str, line: int, stretch: str, hint: str) -> None:
        start = starts[min(line, len(starts) - 1)]
        offset = built.find(stretch, start) if stretch else start
        offset = start if offset < 0 else offset
        while offset < len(built) and built[offset] in " \n" and not stretch:
            offset += 1
        back = min(made.back(offset), max(len(text) - 1, 0))
        used_by = (f'block "{ctx.block_id}"',) if ctx.block_id else ()
        ctx.findings.error(code, message, place_at(text, back, len(stretch) or 1), hint, used_by)

    return report


def _expand(ctx: Context, runs: Rich, bound: _Bound) -> Rich:
    """Put the values and footnote marks back in, typeset the rest, class the digits in it."""
    setter = Typesetter(ctx.wording)
    out: list[Run] = []
    so_far = ""
    for run in runs:
        for piece in _PRIVATE.split(run.text):
            if not piece:
                continue
            code = ord(piece) if len(piece) == 1 else 0
            if piece == TILDE:
                new: Rich = (replace(run, text="~"),)
            elif VALUE <= code < NOTE:
                new = _with_look(bound.values[code - VALUE], run)
                if not so_far or _SENTENCE_END.search(so_far):
                    new = _capitalized(new)
                setter.before = plain_text(new)[-1:]
            elif NOTE <= code < LANG_OPEN:
                note = f"{ctx.block_id}:{bound.notes[code - NOTE]}"
                new = () if note in bound.dropped_notes else (Run("", raised=True, note=note),)
            else:
                typeset = setter.typeset(piece)
                own = run if typeset == run.text else replace(run, text=typeset)
                new = _classed(ctx, own, bound.kind)
            out.extend(new)
            so_far += plain_text(new)
    return tuple(out)


def _with_look(value: Rich, run: Run) -> Rich:
    if not (run.bold or run.italic or run.link or run.lang):
        return value
    return tuple(
        replace(
            inner,
            bold=inner.bold or run.bold,
            italic=inner.italic or run.italic,
            link=inner.link or run.link,
            lang=inner.lang or run.lang,
        )
        for inner in value
    )


def _capitalized(runs: Rich) -> Rich:
    if not runs or not runs[0].text[:1].islower():
        return runs
    first = runs[0]
    return (replace(first, text=first.text[0].upper() + first.text[1:]), *runs[1:])


def _classed(ctx: Context, run: Run, kind: TextKind) -> Rich:
    """Split a run so that its digits stand in runs that say what they are."""
    out: list[Run] = []
    last = 0
    for typed in ctx.digits.find(run.text):
        number_class = typed.number_class or ("label" if kind == "label" else "")
        if not number_class:
            continue
        if typed.offset > last:
            out.append(replace(run, text=run.text[last : typed.offset]))
        out.append(replace(run, text=typed.text, number_class=number_class))
        last = typed.offset + len(typed.text)
    if not last:
        return (run,) if run.text else ()
    if last < len(run.text):
        out.append(replace(run, text=run.text[last:]))
    return tuple(out)


def _warn_of_digits(ctx: Context, text: str) -> None:
    for typed in ctx.digits.unbound(text):
        hint = "`{{ year }}`" if typed.is_data_year and typed.text == str(ctx.year) else ""
        if not hint and not typed.is_data_year:
            hint = "`{{ … }}`, or list the words in `report: names:`"
        what = "a year with data" if typed.is_data_year else "a number"
        message = f'"{typed.text}" is {what} typed into text; a bound value is expected'
        place = place_at(text, typed.offset, len(typed.text))
        used_by = (f'block "{ctx.block_id}"',) if ctx.block_id else ()
        ctx.findings.warning("PR311", message, place, hint, used_by)


def resolve_line(ctx: Context, text: str, kind: TextKind = "prose", scope: Scope | None = None) -> Rich:
    """Give a text of one line: a title, a label, a note.

    Raises
    ------
    MissingData
        A value in it is lacking; everything wrong in the text was reported before.
    """
    if kind == "prose":
        _warn_of_digits(ctx, text)
    bound = _Bound(kind)
    made = _mark_specials(_bind(ctx, text, scope or ctx.scope, bound), bound, None)
    runs = _expand(ctx, parse_line(made.text(), bound.languages, _reporter(ctx, text, made)), bound)
    if bound.missing:
        raise MissingData(next(iter(bound.missing.values())))
    return runs


def resolve_optional(ctx: Context, text: str | None, what: str, kind: TextKind = "prose") -> Rich:
    """Give a text that may be absent, or left out where its data is lacking."""
    if text is None:
        return ()
    try:
        return resolve_line(ctx, text, kind)
    except MissingData as missing:
        ctx.omit(what, missing.reason, placed(text).place)
        return ()


def _footnotes(ctx: Context, text: PlacedStr, scope: Scope) -> tuple[str, dict[str, int], set[str]]:
    """Take the ``[^id]: text`` out of a text; give the rest, where each stood, and those left out."""
    offsets: dict[str, int] = {}
    dropped: set[str] = set()
    rest = text + ""
    for match in _FOOTNOTE.finditer(text):
        note = f"{ctx.block_id}:{match[1]}"
        if match[1] in offsets:
            message = f'footnote "{match[1]}" is written twice'
            ctx.findings.error("PR314", message, place_at(text, match.start(), len(match[1]) + 3))
        offsets[match[1]] = match.start()
        inner = slice_placed(text, match.start(2), match.end(2))
        try:
            ctx.footnotes[note] = Footnote(note, resolve_line(ctx, inner, "prose", scope))
        except MissingData:
            dropped.add(note)
        blank = re.sub(r"[^\n]", " ", match[0])
        rest = rest[: match.start()] + blank + rest[match.end() :]
    return rest, offsets, dropped


def resolve_paragraphs(
    ctx: Context, text: str, role: ParagraphRole = "body", scope: Scope | None = None, *, whole: bool = False
) -> tuple[Paragraph, ...]:
    """Give the paragraphs of a text.

    A paragraph or list item whose data is lacking is left out, and a heading that is left with
    nothing under it; with ``whole``, the first missing value stops it all.

    Raises
    ------
    MissingData
        Nothing is left (or, with ``whole``, something is lacking).
    """
    source = placed(text)
    scope = scope or ctx.scope
    rest, definitions, dropped = _footnotes(ctx, source, scope)
    kept = PlacedStr(rest, source.place, source.line_places)
    _warn_of_digits(ctx, kept)
    bound = _Bound("prose", dropped_notes=dropped)
    made = _mark_specials(_bind(ctx, kept, scope, bound), bound, set(definitions))
    _check_notes(ctx, kept, definitions, bound)
    report = _reporter(ctx, kept, made)
    found = parse_blocks(made.text(), bound.languages, report, role)
    out: list[Paragraph] = []
    for paragraph, _ in found:
        reason = _missing_in(paragraph.runs, bound)
        if reason and whole:
            raise MissingData(reason)
        if reason:
            opening = plain_text(_expand(ctx, paragraph.runs, bound)).split(UNKNOWN)[0].strip()[:40]
            named = f' "{opening}…"' if opening else ""
            ctx.omit(f'a paragraph{named} of "{ctx.block_id}"', reason, source.place)
            continue
        runs = _expand(ctx, paragraph.runs, bound)
        anchor = anchor_of(plain_text(runs)) if paragraph.role.startswith("heading") else ""
        out.append(replace(paragraph, runs=runs, anchor=anchor))
    kept_paragraphs = _without_lone_headings(out) if bound.missing else out
    if not kept_paragraphs and bound.missing:
        raise MissingData(next(iter(bound.missing.values())))
    return tuple(kept_paragraphs)


def _check_notes(ctx: Context, text: PlacedStr, definitions: dict[str, int], bound: _Bound) -> None:
    used = set(bound.notes)
    for note in sorted(used - set(definitions)):
        offset = max(text.find(f"[^{note}]"), 0)
        message = f'footnote "{note}" has a mark, but no text'
        hint = f"`[^{note}]: text` on a line of its own"
        ctx.findings.error("PR314", message, place_at(text, offset, len(note) + 3), hint)
    for note in sorted(set(definitions) - used):
        message = f'footnote "{note}" has a text, but no mark'
        place = place_at(text, definitions[note], len(note) + 3)
        ctx.findings.warning("PR314", message, place, f"`[^{note}]` where its mark belongs")
        ctx.footnotes.pop(f"{ctx.block_id}:{note}", None)


def _missing_in(runs: Rich, bound: _Bound) -> str:
    for run in runs:
        for piece in _PRIVATE.findall(run.text):
            reason = bound.missing.get(ord(piece) - VALUE)
            if reason is not None:
                return reason
    return ""


def _without_lone_headings(paragraphs: list[Paragraph]) -> list[Paragraph]:
    kept: list[Paragraph] = []
    for paragraph in reversed(paragraphs):
        is_heading = paragraph.role.startswith("heading")
        if is_heading and (not kept or kept[0].role in ("heading2", paragraph.role)):
            continue
        kept.insert(0, paragraph)
    return kept
