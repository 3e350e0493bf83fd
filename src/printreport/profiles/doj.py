"""The attachment to an application to the Office of Justice Programs: 12 pt, 1 in, "1 of 8".

Source: OJP, "Grant Application Resource Guide" and the form that its solicitations commonly give to
narratives; the page limit is that of the solicitation.
"""

from __future__ import annotations

from printreport.model.portal import PortalRules
from printreport.model.profile import Profile

__all__ = ["DOJ"]

DOJ = Profile(
    name="doj",
    title="Attaching to an application to the Department of Justice",
    running_head=False,
    folio="of_total",
    single_column=True,
    page="letter",
    rules=PortalRules(
        source="OJP, Grant Application Resource Guide; solicitations",
        read="2026-11-22",
        page_width=612.0,
        page_height=792.0,
        margin=72.0,
        type_size=12.0,
        lines_per_inch=6.0,
        page_numbers="wanted",
        name_length=50,
        name_signs=" _-.(){}[]&~!,;'@#$%+=",
        package_bytes=200_000_000,
        zipped=False,
    ),
)
