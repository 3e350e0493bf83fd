"""Sections that are the same in many editions of a matrix: resolved once, and put where they belong in each.

Stage 3. In: a section and the resolving under way. Out: its content. A section is shared where it asked
for no axis, and where everything else that it could see is as it was: the numbers of exhibits, the
footnotes before it, and whatever it looked up among the values printed before it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from typing import TYPE_CHECKING, TypeVar

from printreport.model.content import SectionContent
from printreport.model.layout import SectionBase
from printreport.model.text import Footnote
from printreport.model.values import Value
from printreport.slotted import dataclass

if TYPE_CHECKING:
    from printreport.resolve.sections import Sections

__all__ = ["SharedSections", "Watched"]

_T = TypeVar("_T")
_MOST = 64
_MOST_NOTES = 20


class Watched(Mapping[str, _T]):
    """A mapping that knows whether one of its names was asked for."""

    def __init__(self, held: Mapping[str, _T]) -> None:
        self._held = held
        self.touched = False

    def __getitem__(self, key: str) -> _T:
        value = self._held[key]
        self.touched = True
        return value

    def __iter__(self) -> Iterator[str]:
        return iter(self._held)

    def __len__(self) -> int:
        return len(self._held)


class _Asked(dict[str, Value]):
    """The values that one section prints; remembers what it wants to know of those before it."""

    def __init__(self, before: dict[str, Value]) -> None:
        super().__init__()
        self.before = before
        self.asked: dict[str, bool] = {}

    def _before(self, key: object) -> bool:
        if not isinstance(key, str):
            return False
        return self.asked.setdefault(key, key in self.before)

    def __contains__(self, key: object) -> bool:
        return super().__contains__(key) or self._before(key)

    def __getitem__(self, key: str) -> Value:
        return super().__getitem__(key) if super().__contains__(key) else self.before[key]

    def get(self, key: str, default: Value | None = None) -> Value | None:  # type: ignore[override]
        """Give a value by its id."""
        if super().__contains__(key):
            return super().__getitem__(key)
        return self.before[key] if self._before(key) else default

    def setdefault(self, key: str, default: Value) -> Value:
        """Enter a value; one of the same id that was entered before stays."""
        if not super().__contains__(key):
            # A value is what its id says: which of two equal ones is kept makes no difference.
            self[key] = self.before.get(key, default)
        return super().__getitem__(key)


@dataclass(frozen=True, slots=True)
class _Kept:
    """A section, and what its resolving left behind."""

    spec: SectionBase
    content: SectionContent
    values: dict[str, Value]
    asked: dict[str, bool]
    footnotes: dict[str, Footnote]
    numbers: tuple[int, int, int]
    taken: frozenset[str]
    counts: dict[str, int]


@dataclass(slots=True)
class SharedSections:
    """The sections that were resolved for other editions of the same layout and data."""

    kept: dict[object, list[_Kept]] = field(default_factory=dict)

    def resolved(
        self, sections: Sections, spec: SectionBase, resolve: Callable[[], SectionContent]
    ) -> SectionContent:
        """Give a section as it was resolved before, or resolve it.

        Raises
        ------
        MissingData
            Its title states something the year lacks, or no block is left.
        """
        ctx = sections.ctx
        axes, words, report = ctx.evaluator.axes, ctx.evaluator.words, ctx.report
        if not isinstance(axes, Watched) or len(ctx.footnotes) > _MOST_NOTES:
            return resolve()
        key = (
            id(spec), ctx.year, report.language, report.title, report.organization, report.head,
            ctx.n_tables, ctx.n_figures, sections.n_chapters,
            sections.whole_section, sections.choice, frozenset(sections.taken), tuple(ctx.footnotes.items()),
        )  # fmt: skip
        for kept in self.kept.get(key, ()):
            if all((name in ctx.values) == there for name, there in kept.asked.items()):
                return _replayed(sections, kept)
        before, notes = ctx.values, dict(ctx.footnotes)
        told = _told(sections)
        asked = _Asked(before)
        ctx.values = asked
        axes.touched = False
        ctx.evaluator.words = watched = Watched(words)
        try:
            content = resolve()
        finally:
            ctx.values, ctx.evaluator.words = before, words
            for name, value in asked.items():
                before.setdefault(name, value)
        if axes.touched or watched.touched or _told(sections) != told or len(self.kept) >= _MOST:
            return content
        made = {name: note for name, note in ctx.footnotes.items() if name not in notes}
        numbers = (ctx.n_tables, ctx.n_figures, sections.n_chapters)
        kept = _Kept(
            spec,
            content,
            dict(asked),
            asked.asked,
            made,
            numbers,
            frozenset(sections.taken),
            dict(sections.counts),
        )
        self.kept.setdefault(key, []).append(kept)
        return content


def _told(sections: Sections) -> tuple[int, ...]:
    """Count what a section that is shared must not add to: findings, what is left out, and the like."""
    ctx = sections.ctx
    return (
        len(ctx.findings), len(ctx.left_out), len(sections.reasons), ctx.n_wrong, len(ctx.acknowledged),
        len(ctx.long_values),
    )  # fmt: skip


def _replayed(sections: Sections, kept: _Kept) -> SectionContent:
    ctx = sections.ctx
    for name, value in kept.values.items():
        ctx.values.setdefault(name, value)
    for name, note in kept.footnotes.items():
        ctx.footnotes.setdefault(name, note)
    ctx.n_tables, ctx.n_figures, sections.n_chapters = kept.numbers
    sections.taken |= kept.taken
    sections.counts = dict(kept.counts)
    return kept.content
