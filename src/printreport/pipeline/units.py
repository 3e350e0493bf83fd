"""Stages 4 to 6 of one content, a unit of pages at a time: drawn, composed, painted, put into its file.

A unit whose sections, place and look are those of one that was painted before is taken from the store.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from printreport.cache.by_identity import ByIdentity
from printreport.compose.composition import Composition, folios_of
from printreport.compose.page import Unit
from printreport.draw.story import Story
from printreport.draw.style import Style
from printreport.findings import Findings
from printreport.model.content import ChapterContent, ReportContent
from printreport.model.profile import Profile
from printreport.pipeline.digests import profile_digest
from printreport.slotted import dataclass
from printreport.write.ink import ink_of
from printreport.write.painted import PaintedUnit
from printreport.write.painter import UnitPainter

if TYPE_CHECKING:
    from printreport.write.report import ReportWriter

__all__ = ["UnitFlow"]

Stage = Callable[[str], AbstractContextManager[None]]

_KIND = "pages"
_words_of = ByIdentity(4)
"""Of a theme, which many files have."""
_MOST_PAGES = 60
"""A unit of more pages than this (a long table) is written page by page, and not kept."""
_MOST_SECTIONS = 4
_END, _NEW_PAGE, _FULL = "end", "new page", "full"
"""What follows a unit, where more need not be known: nothing; a section on a page of its own; any
section, for too little room is left."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """A painted unit, and what the units after it ask of it."""

    last: int
    notes: tuple[str, ...]
    folios: tuple[tuple[str, str], ...]
    painted: PaintedUnit

    def pack(self) -> bytes:
        """Give it as bytes."""
        return marshal.dumps((self.last, self.notes, self.folios, self.painted.plain()))

    @classmethod
    def unpack(cls, data: bytes) -> _Kept:
        """Take back what :meth:`pack` gave."""
        last, notes, folios, painted = marshal.loads(data)
        return cls(last, notes, folios, PaintedUnit.of_plain(painted))


class UnitFlow:
    """Carries the units of a content into a file.

    Parameters
    ----------
    root : Path
        The project's folder, for pictures.
    watermark : str
        Set across each page of a draft.
    digests : tuple of str
        Of the sections; empty where nothing is kept.
    stage : callable
        Takes the time of a stage, by its name.
    """

    def __init__(
        self,
        content: ReportContent,
        style: Style,
        profile: Profile,
        root: Path,
        findings: Findings,
        watermark: str,
        digests: tuple[str, ...],
        stage: Stage,
    ) -> None:
        self.content = content
        self.findings = findings
        self.ink = ink_of(style.theme.colors, profile)
        self._composed: list[Unit] | None = None
        self._stage = stage
        self._store = style.store
        self._style = style
        story = Story(content, style, str(root))
        self._composition = Composition(story, style, profile, findings)
        self._painter = UnitPainter(story, content, style, profile, self.ink, watermark)
        self._digests = digests
        self._look = ""
        if digests:
            look = (
                _words_of.get(style.theme, partial(repr, style.theme)), style.fonts_digest,
                style.text_margin, profile_digest(profile),
                repr(content.spoken), content.language, story.head, watermark,
                content.title if profile.marks else "",
                str(root),  # painted pages name their pictures by path
            )  # fmt: skip
            self._look = self._store.key(_KIND, *look)

    @property
    def n_pages(self) -> int:
        """The pages of the units so far."""
        return self._composition.n_pages

    def compose(self) -> int:
        """Compose all units before any is painted, and give the number of their pages."""
        with self._stage("compose"):
            self._composed = self._composition.units()
        return self._composition.n_pages

    def write(self, writer: ReportWriter, most: int = 0) -> bool:
        """Put all units into a file; false, and no more of them, where there are more than ``most`` pages."""
        if self._composed is not None:
            for unit in self._composed:
                self._painter.take(unit)
                self._paint(unit, writer)
            return True
        waiting: list[Unit] = []
        while self._composition.next_section is not None:
            if most and self.n_pages > most:
                return False
            if self._put_kept(writer):
                continue
            n_findings = len(self.findings)
            level = self._painter.level
            with self._stage("compose"):
                unit = self._composition.compose()
            self._painter.take(unit)
            if any(section.contents is not None for section in unit.sections):
                waiting.append(unit)
            elif len(unit.pages) > _MOST_PAGES or not self._digests:
                self._paint(unit, writer)
            else:
                with self._stage("paint"):
                    painted = self._painter.paint(unit)
                with self._stage("write"):
                    writer.put(painted, unit.n_before)
                    if len(self.findings) == n_findings:  # what was found must be found again
                        self._keep(unit, painted, level)
        self._composition.settle(waiting)
        for unit in waiting:
            self._paint(unit, writer)
        return not most or self.n_pages <= most

    def _paint(self, unit: Unit, writer: ReportWriter) -> None:
        """Paint a unit, each page of which is written when the next is begun."""
        with self._stage("paint"):
            opened = writer.open_unit(unit.n_before)
            for page in self._painter.pages(unit):
                opened.put(page)
            opened.close(self._painter.close(unit))

    # Kept units -----------------------------------------------------------------------------

    def _put_kept(self, writer: ReportWriter) -> bool:
        """Put the next unit as it was painted before; false where it never was."""
        if not self._digests:
            return False
        for key in self._keys():
            with self._stage("kept"):
                kept = self._store.known(_KIND, key, _Kept.unpack)
            if kept is not None:
                writer.put(kept.painted, self._composition.n_pages)
                self._painter.level = kept.painted.level
                n_pages = len(kept.painted.pages)
                self._composition.pass_over(kept.last, n_pages, kept.notes, dict(kept.folios))
                return True
        return False

    def _keys(self) -> Iterator[str]:
        """Give the keys under which the next unit may be kept, with one section in it or several."""
        first = self._composition.next_section
        assert first is not None, "there is a next unit"
        end = len(self._digests)
        for last in range(first, min(first + _MOST_SECTIONS, end)):
            if not self._digests[last]:
                return
            if last + 1 < end and not self._starts_page(last + 1):
                if not self._follows(last + 1):
                    yield self._key(first, last, _FULL)
                if self._digests[last + 1]:
                    yield self._key(first, last, self._digests[last + 1])
            else:
                yield self._key(first, last, _END if last + 1 == end else _NEW_PAGE)

    def _keep(self, unit: Unit, painted: PaintedUnit, level: int) -> None:
        if any(face.missing for face in self._style.faces.loaded()):
            return  # a sign without a glyph is told of when it is painted
        if not all(self._digests[unit.first : unit.last + 1]):
            return
        n_notes, following = len(unit.notes_before), unit.last + 1
        if following == len(self._digests):
            after = _END
        elif self._starts_page(following):
            after = _NEW_PAGE
        elif not self._follows(following) and (unit.room or 0.0) < self._composition.least_room:
            after = _FULL
        elif not self._digests[following]:
            return
        else:
            after = self._digests[following]
        key = self._key(unit.first, unit.last, after, (unit.n_before, unit.notes_before, level))
        notes = self._composition.notes[n_notes:]
        kept = _Kept(unit.last, notes, tuple(folios_of(unit).items()), painted)
        self._store.keep(_KIND, key, kept, _Kept.pack)

    def _key(
        self, first: int, last: int, after: str, before: tuple[int, tuple[str, ...], int] | None = None
    ) -> str:
        """Give the key of a unit by what it holds, what follows it, and what comes before it."""
        composition = self._composition
        before = before or (composition.n_pages, composition.notes, self._painter.level)
        return self._store.key(self._look, first, self._digests[first : last + 1], after, before)

    def _starts_page(self, index: int) -> bool:
        """Tell whether a section begins on a page of its own whatever comes before it."""
        section = self.content.sections[index]
        return not isinstance(section, ChapterContent) or section.starts in ("page", "recto")

    def _follows(self, index: int) -> bool:
        section = self.content.sections[index]
        return isinstance(section, ChapterContent) and section.starts == "follow"
