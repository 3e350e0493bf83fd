"""Sections and their blocks: chosen, numbered by id, resolved, left out where data is lacking.

Stage 3. In: section specs. Out: section contents.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import field
from functools import partial
from typing import Any

from printreport.cache.by_identity import ByIdentity
from printreport.model.blocks.block import BlockSpec
from printreport.model.content import (
    ArtworkContent,
    BackContent,
    BlockContent,
    ChapterContent,
    ContentsContent,
    CoverContent,
    SectionContent,
)
from printreport.model.layout import (
    ArtworkSpec,
    BackSpec,
    ChapterSpec,
    ContentsSpec,
    CoverSpec,
    SectionBase,
)
from printreport.model.text import Rich, Run, plain_text
from printreport.resolve.artwork import resolve_artwork
from printreport.resolve.blocks import RESOLVERS
from printreport.resolve.blocks.image import resolve_image
from printreport.resolve.context import Context
from printreport.resolve.results import MissingData
from printreport.resolve.text import resolve_line, resolve_optional, resolve_paragraphs
from printreport.slotted import dataclass, replace

__all__ = ["SECTION_RESOLVERS", "Choice", "Sections"]


@dataclass(frozen=True, slots=True)
class Choice:
    """Which sections and blocks an edition takes.

    ``follows``: each chapter stands right after the one before; ``joins``: all make one chapter.
    """

    only: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    audience: frozenset[str] = frozenset()
    follows: bool = False
    joins: bool = False

    def takes(self, spec: SectionBase | BlockSpec) -> bool:
        """Tell whether a section or block is for this edition; ``only`` is about what it names."""
        if spec.id and spec.id in self.without:
            return False
        return not self.audience or bool(self.audience & set(spec.audience))


def _joined(sections: Sequence[SectionContent]) -> tuple[SectionContent, ...]:
    """Give the sections with all chapters in the first of them, one block after the other."""
    chapters = [section for section in sections if isinstance(section, ChapterContent)]
    if not chapters:
        return tuple(sections)
    first = replace(chapters[0], blocks=tuple(block for chapter in chapters for block in chapter.blocks))
    kept = (section for section in sections if section not in chapters[1:])
    return tuple(first if section is chapters[0] else section for section in kept)


_inside = ByIdentity(1024)


def _ids_inside(spec: object) -> frozenset[str]:
    return _inside.get(spec, partial(_find_ids_inside, spec))


def _find_ids_inside(spec: object) -> frozenset[str]:
    found: set[str] = set()
    for name in ("blocks", "side"):
        for block in getattr(spec, name, ()):
            found |= {block.id} | _ids_inside(block)
    return frozenset(found - {""})


@dataclass(slots=True)
class Sections:
    """Resolves the sections of a report, one after the other."""

    ctx: Context
    choice: Choice = field(default_factory=Choice)
    section_id: str = ""
    whole_section: bool = True
    counts: dict[str, int] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)
    reasons: list[str] = field(default_factory=list)
    n_chapters: int = 0

    def resolve(self, specs: Sequence[SectionBase]) -> tuple[SectionContent, ...]:
        """Give the sections that are left."""
        self.ctx.nested = self.blocks
        made: list[SectionContent] = []
        for spec in specs:
            content = self.section(spec)
            if content is not None:
                made.append(content)
        return _joined(made) if self.choice.joins else tuple(made)

    def section(self, spec: SectionBase) -> SectionContent | None:
        """Give one section; None where it is not wanted or lacks its data."""
        ctx = self.ctx
        self.section_id = self._id(spec, "section")
        self.counts.clear()
        ctx.block_id = self.section_id
        if not self.choice.takes(spec) or not self._is_in_only(spec):
            return None
        if spec.when is not None and not ctx.truth(spec.when):
            self._not_now(spec, f'section "{self.section_id}"')
            return None
        before = (ctx.n_tables, ctx.n_figures)
        said = len(ctx.left_out)
        try:
            with ctx.noting("foot"):
                resolve = partial(SECTION_RESOLVERS[spec.kind], self, spec)
                content = ctx.shared.resolved(self, spec, resolve) if ctx.shared is not None else resolve()
        except MissingData as missing:
            ctx.n_tables, ctx.n_figures = before
            ctx.forget_omissions(said)
            self._left_out(spec, f'section "{self.section_id}"', missing.reason)
            return None
        return content

    def _is_in_only(self, spec: SectionBase) -> bool:
        only = self.choice.only
        self.whole_section = not only or self.section_id in only
        return self.whole_section or bool((only - self.choice.without) & _ids_inside(spec))

    def _left_out(self, spec: SectionBase | BlockSpec, what: str, reason: str) -> None:
        if spec.required:
            place = spec.place_of("required")
            message = f"{what} is required, but {reason}"
            self.ctx.findings.error("PR321", message, place)
        else:
            self.ctx.omit(what, reason, spec.origin)
            self.reasons.append(reason)

    def _not_now(self, spec: SectionBase | BlockSpec, what: str) -> None:
        """Report a ``when:`` that does not hold, where it is for want of data."""
        lacking = self.ctx.lacking(spec.when or "")
        if lacking or spec.required:
            self._left_out(spec, what, lacking or f"`when: {spec.when}` does not hold for {self.ctx.year}")

    def _id(self, spec: SectionBase | BlockSpec, kind: str) -> str:
        """Give the id of a section or block: its own, or one made of the section, kind and ordinal."""
        made = spec.id
        if not made:
            self.counts[spec.kind] = self.counts.get(spec.kind, 0) + 1
            count = self.counts[spec.kind]
            made = spec.kind if kind == "section" else f"{self.section_id}_{spec.kind}_{count}"
        base, number = made, 1
        while made in self.taken:
            number += 1
            made = f"{base}_{number}"
        self.taken.add(made)
        return made

    # -- blocks -----------------------------------------------------------------------------------

    def blocks(self, specs: Sequence[BlockSpec]) -> tuple[BlockContent, ...]:
        """Give the blocks that are left."""
        made: list[BlockContent] = []
        for spec in specs:
            content = self.block(spec)
            if content is not None:
                made.append(content)
        return tuple(made)

    def block(self, spec: BlockSpec) -> BlockContent | None:
        """Give one block; None where it is not wanted, wrong, or lacks its data."""
        ctx = self.ctx
        identifier = self._id(spec, "block")
        if not self.choice.takes(spec) or not self._block_is_in_only(spec):
            return None
        ctx.block_id = identifier
        if spec.when is not None and not ctx.truth(spec.when):
            self._not_now(spec, f'block "{identifier}"')
            return None
        before = (ctx.n_tables, ctx.n_figures)
        said = len(ctx.left_out)
        whole = self.whole_section
        self.whole_section = whole or spec.id in self.choice.only
        try:
            content = RESOLVERS[spec.kind](ctx, spec)
            ctx.n_wrong += content is None
            return content
        except MissingData as missing:
            ctx.n_tables, ctx.n_figures = before
            ctx.forget_omissions(said)
            self._left_out(spec, f'block "{identifier}"', missing.reason)
            return None
        finally:
            self.whole_section = whole
            ctx.block_id = identifier

    def _block_is_in_only(self, spec: BlockSpec) -> bool:
        only = self.choice.only
        return self.whole_section or spec.id in only or bool(only & _ids_inside(spec))

    # -- one a kind -------------------------------------------------------------------------------

    def cover(self, spec: CoverSpec) -> CoverContent:
        """Give the first page; a picture whose data is lacking is left off."""
        ctx = self.ctx
        title = resolve_line(ctx, spec.title if spec.title is not None else ctx.report.title)
        artwork = self._artwork(spec.artwork)
        return CoverContent(
            self.section_id,
            title,
            resolve_line(ctx, ctx.report.organization, "label"),
            resolve_optional(ctx, spec.subtitle, "the subtitle of the cover"),
            artwork,
            resolve_image(ctx, spec.logo) if spec.logo is not None else None,
            spec.origin,
        )

    def _artwork(self, spec: ArtworkSpec) -> ArtworkContent:
        try:
            return resolve_artwork(self.ctx, spec)
        except MissingData as missing:
            self.ctx.omit("the cover's picture", missing.reason, spec.origin)
            return ArtworkContent("none")

    def contents(self, spec: ContentsSpec) -> ContentsContent:
        """Give the list of chapters, with the blocks that stand under it."""
        ctx = self.ctx
        title: Rich = (Run(ctx.wording.say("contents")),)
        if spec.title is not None:
            title = resolve_line(ctx, spec.title)
        return ContentsContent(self.section_id, title, spec.depth, self.blocks(spec.blocks), spec.origin)

    def chapter(self, spec: ChapterSpec) -> ChapterContent:
        """Give a chapter.

        Raises
        ------
        MissingData
            Its title states something the year lacks, or no block is left.
        """
        ctx = self.ctx
        title = resolve_line(ctx, spec.title)
        what = f'of chapter "{self.section_id}"'
        short = resolve_optional(ctx, spec.short_title, f"the short title {what}", "label")
        kicker = resolve_optional(ctx, spec.kicker, f"the kicker {what}")
        lead = resolve_optional(ctx, spec.lead, f"the lead {what}")
        numeral, numeral_label = self._numeral(spec, what)
        wrong, told = ctx.n_wrong, len(self.reasons)
        blocks = self.blocks(spec.blocks)
        if not blocks and spec.blocks and ctx.n_wrong == wrong:
            reasons = self.reasons[told:]
            raise MissingData(reasons[0] if len(reasons) == 1 else "none of its blocks has data")
        self.n_chapters += 1
        follows = self.choice.follows and self.n_chapters > 1
        return ChapterContent(
            self.section_id,
            title,
            kicker,
            lead,
            "compact" if follows and spec.opener == "band" else spec.opener,
            numeral,
            numeral_label,
            blocks,
            spec.in_contents,
            "follow" if follows else spec.starts,
            plain_text(short) or plain_text(title),
            spec.origin,
        )

    def _numeral(self, spec: ChapterSpec, what: str) -> tuple[Rich, Rich]:
        if spec.numeral is None:
            return (), ()
        try:
            found = self.ctx.value(spec.numeral.value)
        except MissingData as missing:
            self.ctx.omit(f"the numeral {what}", missing.reason, spec.numeral.origin)
            return (), ()
        if found is None:
            return (), ()
        value, formats = found
        label = resolve_optional(self.ctx, spec.numeral.label, f"the numeral's label {what}", "label")
        return self.ctx.number_runs(value, formats), label or (Run(value.label),)

    def back(self, spec: BackSpec) -> BackContent:
        """Give the last page."""
        ctx = self.ctx
        contact = []
        for line in spec.contact:
            label = resolve_optional(ctx, line.label, "a line of contact", "label")
            text = resolve_optional(ctx, line.text, "a line of contact", "label")
            if text:
                contact.append((label, text))
        title = resolve_optional(ctx, spec.title, "the title of the last page")
        imprint = resolve_paragraphs(ctx, spec.imprint, "small") if spec.imprint is not None else ()
        return BackContent(
            self.section_id, self.blocks(spec.blocks), title, tuple(contact), imprint, spec.origin
        )


SECTION_RESOLVERS: dict[str, Callable[[Sections, Any], SectionContent]] = {
    "cover": Sections.cover,
    "contents": Sections.contents,
    "chapter": Sections.chapter,
    "notes": Sections.chapter,
    "back": Sections.back,
}
"""Kind of section → the function that resolves it."""
