"""The attachment to an application at Grants.gov; what the agency rules of type and margins goes before.

Source: Grants.gov, "Applicant FAQs" and "Submitting UTF-8 special characters"; the rules of the
agency that made the call come in as a profile of one's own.
"""

from __future__ import annotations

from printreport.model.portal import PortalRules
from printreport.model.profile import Profile

__all__ = ["GRANTS_GOV"]

GRANTS_GOV = Profile(
    name="grants-gov",
    title="Attaching to an application at Grants.gov",
    running_head=False,
    page="letter",
    rules=PortalRules(
        source="Grants.gov, Applicant FAQs: attachments and file names",
        read="2026-11-22",
        page_width=612.0,
        page_height=792.0,
        name_length=50,
        name_signs=" _-.(){}[]&~!,;'@#$%+=",
        package_bytes=200_000_000,
    ),
)
