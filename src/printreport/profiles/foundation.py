"""The attachment to an application to a foundation, through the portals that most of them use.

Source: Blackbaud Grantmaking / GrantsConnect, file size and number of attachments; Cayuse, names of
attachments (the shorter of both rules holds).
"""

from __future__ import annotations

from printreport.model.portal import PortalRules
from printreport.model.profile import Profile

__all__ = ["FOUNDATION"]

FOUNDATION = Profile(
    name="foundation",
    title="Attaching to an application to a foundation",
    running_head=False,
    rules=PortalRules(
        source="Blackbaud GrantsConnect, attachments; Cayuse, names of attachments",
        read="2026-11-22",
        name_length=36,
        name_signs="_-.",
        file_bytes=29_000_000,
        package_files=10,
    ),
)
