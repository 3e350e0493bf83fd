"""The attachment to a proposal in the EU Funding & Tenders Portal: A4, 15 mm, 11 pt.

Source: European Commission, Horizon Europe standard application form, Part B, page and formatting
conditions; tables and references count against the page limit, which the call sets.
"""

from __future__ import annotations

from printreport.model.portal import PortalRules
from printreport.model.profile import Profile

__all__ = ["EU"]

EU = Profile(
    name="eu",
    title="Attaching to a proposal in the EU Funding & Tenders Portal",
    running_head=False,
    single_column=True,
    page="a4",
    rules=PortalRules(
        source="European Commission, Horizon Europe application form, Part B: formatting conditions",
        read="2026-11-22",
        page_width=595.28,
        page_height=841.89,
        margin=42.52,
        type_size=11.0,
        lines_per_inch=6.0,
    ),
)
