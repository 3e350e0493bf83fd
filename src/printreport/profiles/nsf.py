"""The attachment to a proposal to the National Science Foundation: one column, pages numbered by the sender.

Source: NSF, Proposal & Award Policies & Procedures Guide (PAPPG), chapter II.C.1 and II.C.2 on
proposal pagination, margins, spacing and typeface: 11 pt serves all families that it names.
"""

from __future__ import annotations

from printreport.model.portal import PortalRules
from printreport.model.profile import Profile

__all__ = ["NSF"]

NSF = Profile(
    name="nsf",
    title="Attaching to a proposal to NSF",
    running_head=False,
    links_out=False,
    single_column=True,
    page="letter",
    rules=PortalRules(
        source="NSF PAPPG, chapter II.C: pagination, margins, spacing, typeface",
        read="2026-11-22",
        page_width=612.0,
        page_height=792.0,
        margin=72.0,
        type_size=11.0,
        lines_per_inch=6.0,
        page_numbers="wanted",
        single_column=True,
        links=False,
    ),
)
