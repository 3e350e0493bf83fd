"""PR106: the ids of sections and blocks are told apart; links, findings and editions go by them."""

from __future__ import annotations

from printreport.findings import Findings, Place
from printreport.model.layout import LayoutSpec, SectionBase
from printreport.model.nested_specs import sections_and_blocks

__all__ = ["check_doubled_ids"]


def check_doubled_ids(layout: LayoutSpec, findings: Findings) -> None:
    """Look at every id, also of blocks inside blocks."""
    first: dict[str, Place] = {}
    for spec in sections_and_blocks(layout.sections):
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
