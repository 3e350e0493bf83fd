"""Output profiles, one a file, data only; ``PROFILES`` is the registry."""

from __future__ import annotations

from printreport.model.profile import Profile
from printreport.profiles.analyst import ANALYST
from printreport.profiles.archive import ARCHIVE
from printreport.profiles.screen import SCREEN

__all__ = ["PROFILES"]

PROFILES: dict[str, Profile] = {"screen": SCREEN, "archive": ARCHIVE, "analyst": ANALYST}
