"""The attachment to an application to the National Institutes of Health: they set heads and page numbers.

Source: NIH Grants & Funding, "Format Attachments" (fonts, margins, page limits and more); PDF
guidelines of eRA. One column is what they advise, not what they rule.
"""

from __future__ import annotations

from printreport.model.portal import PortalRules
from printreport.model.profile import Profile

__all__ = ["NIH"]

NIH = Profile(
    name="nih",
    title="Attaching to an application to NIH",
    furniture=False,
    links_out=False,
    single_column=True,
    page="letter",
    rules=PortalRules(
        source="NIH, Format Attachments; eRA, PDF guidelines",
        read="2026-11-22",
        page_width=612.0,
        page_height=792.0,
        margin=36.0,
        type_size=11.0,
        lines_per_inch=6.0,
        characters_per_inch=15.0,
        page_numbers="forbidden",
        name_length=50,
        name_signs=" _-.(){}[]~!,;'@#$%+=",
        file_bytes=100_000_000,
        links=False,
    ),
)
