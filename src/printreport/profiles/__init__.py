"""Output profiles, one a file, data only; ``PROFILES`` is the registry."""

from __future__ import annotations

from printreport.model.profile import Profile
from printreport.profiles.analyst import ANALYST
from printreport.profiles.archive import ARCHIVE
from printreport.profiles.doj import DOJ
from printreport.profiles.eu import EU
from printreport.profiles.foundation import FOUNDATION
from printreport.profiles.grants_gov import GRANTS_GOV
from printreport.profiles.nih import NIH
from printreport.profiles.nsf import NSF
from printreport.profiles.office import OFFICE
from printreport.profiles.print import PRINT
from printreport.profiles.screen import SCREEN

__all__ = ["PROFILES"]

PROFILES: dict[str, Profile] = {
    "screen": SCREEN,
    "archive": ARCHIVE,
    "analyst": ANALYST,
    "print": PRINT,
    "office": OFFICE,
    "grants-gov": GRANTS_GOV,
    "nih": NIH,
    "nsf": NSF,
    "doj": DOJ,
    "eu": EU,
    "foundation": FOUNDATION,
}
