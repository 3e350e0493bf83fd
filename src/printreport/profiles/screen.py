"""The file for reading on a screen and for printing in an office: one page after the other."""

from __future__ import annotations

from printreport.model.profile import Profile

__all__ = ["SCREEN"]

SCREEN = Profile(name="screen", title="Reading on a screen")
