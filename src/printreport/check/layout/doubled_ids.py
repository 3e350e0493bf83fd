"""PR106: the ids of sections and blocks are told apart; links, findings and editions go by them."""

from __future__ import annotations

from collections.abc import Iterator

from printreport.findings import Findings, Place
from printreport.model.blocks import BlockSpec
from printreport.model.layout import LayoutSpec, SectionBase
from printreport.model.placed import Spec

__all__ = ["check_doubled_ids"]


def check_doubled_ids(layout: LayoutSpec, findings: Findings) -> None:
    """Look at every id, also of blocks inside blocks."""
    first: dict[str, Place] = {}
    for spec in _specs(layout.sections):
        if not spec.id:
            continue
        place = spec.place_of("id")
        if spec.id in first:
            noun = "section" if isinstance(spec, SectionBase) else "block"
            findings.error(
                "PR106",
                f'{noun} has the id "{spec.id}", which is taken already in line {first[spec.id].line}',
                place,
                hint=f"`id: {spec.id}_2`",
            )
        else:
            first[spec.id] = place


def _specs(value: object) -> Iterator[SectionBase | BlockSpec]:
    """Give the sections and blocks inside a value, in the order they are written."""
    if isinstance(value, (tuple, list)):
        for item in value:
            yield from _specs(item)
    elif isinstance(value, Spec):
        if isinstance(value, (SectionBase, BlockSpec)):
            yield value
        for name in type(value).model_fields:
            if name not in ("origin", "key_places"):
                yield from _specs(getattr(value, name))
