"""Which sections and blocks a file takes: its edition, what was asked for, and what fits its page limit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from typing import get_args

from printreport.errors import UsageError
from printreport.findings import Findings, suggest
from printreport.model.blocks.block import Audience
from printreport.model.content import ReportContent
from printreport.model.layout import EditionSpec, LayoutSpec
from printreport.model.nested_specs import sections_and_blocks
from printreport.model.placed import PlacedStr
from printreport.model.profile import Profile

__all__ = ["check_choice", "next_ranked", "page_limit", "with_own_sections", "with_wishes", "without"]


def with_wishes(
    edition: EditionSpec | None, only: Sequence[str], without: Sequence[str], audience: Sequence[str]
) -> EditionSpec | None:
    """Give an edition with what was asked for beside it; ``only`` goes before its own.

    Raises
    ------
    UsageError [PR003]
        There is no such audience.
    """
    if not (only or without or audience):
        return edition
    known = get_args(Audience)
    for name in audience:
        if name not in known:
            raise UsageError(
                f'there is no audience "{name}"; there are {", ".join(known)}', suggest(name, known)
            )
    base = edition or EditionSpec()
    return base.model_copy(
        update={
            "only": tuple(map(PlacedStr, only)) or base.only,
            "without": (*base.without, *map(PlacedStr, without)),
            "audience": tuple(audience) or base.audience,
        }
    )


def with_own_sections(layout: LayoutSpec, edition: EditionSpec) -> tuple[LayoutSpec, EditionSpec]:
    """Give the layout with the edition's own sections in front, which need no naming in ``only``."""
    if not edition.sections:
        return layout, edition
    own = tuple(PlacedStr(section.id) for section in edition.sections if section.id)
    layout = layout.model_copy(update={"sections": (*edition.sections, *layout.sections)})
    return layout, edition.model_copy(update={"only": (*own, *edition.only) if edition.only else ()})


def check_choice(layout: LayoutSpec, edition: EditionSpec, findings: Findings) -> None:
    """Say which names of an edition its layout lacks [PR113].

    Raises
    ------
    UsageError [PR003]
        A name that was asked for on the command line is lacking.
    """
    known = {spec.id for spec in sections_and_blocks(layout.sections) if spec.id}
    for name in (*edition.only, *edition.without):
        if name not in known:
            message = f'there is no section or block "{name}" in {edition.from_}'
            if not name.place.file:
                raise UsageError(message, suggest(name, known))
            findings.error("PR113", message, name.at(0, len(name)), suggest(name, known))
    for ranked in edition.rank:
        if ranked not in known:
            message = f'`rank` names "{ranked}", but {edition.from_} has no section or block of that id'
            findings.error("PR113", message, edition.place_of("rank"), suggest(ranked, known))


def page_limit(edition: EditionSpec | None, profile: Profile) -> int:
    """Give the most pages that the edition and the receiver allow; 0 for any number."""
    limits = (
        edition.pages.most if edition is not None else 0,
        profile.rules.page_limit if profile.rules else 0,
    )
    return min((limit for limit in limits if limit), default=0)


def next_ranked(layout: LayoutSpec, edition: EditionSpec | None, content: ReportContent) -> tuple[str, int]:
    """Give the section or block that a page limit drops next, and its rank; ("", 0) where none is ranked.

    The highest rank goes first; of one rank, what stands last.
    """
    ranks = edition.rank if edition is not None else {}
    present = set(_ids(content.sections))
    ranked = [
        (ranks.get(spec.id, spec.rank), order, spec.id)
        for order, spec in enumerate(sections_and_blocks(layout.sections))
        if spec.id in present
    ]
    rank, _, name = max(ranked, default=(0, 0, ""))
    return (name, rank) if rank > 0 else ("", 0)


def without(edition: EditionSpec | None, names: Sequence[str]) -> EditionSpec:
    """Give an edition that leaves out some more ids."""
    base = edition or EditionSpec()
    return base.model_copy(update={"without": (*base.without, *map(PlacedStr, names))})


def _ids(value: object) -> Iterator[str]:
    """Give the ids of sections and blocks of content, at every depth that can hold blocks."""
    if isinstance(value, tuple):
        for item in value:
            yield from _ids(item)
    elif is_dataclass(value) and not isinstance(value, type):
        names = {field.name for field in fields(value)}
        if "id" in names:
            yield value.id  # type: ignore[attr-defined]
        for name in ("blocks", "side", "columns"):
            if name in names:
                yield from _ids(getattr(value, name))
