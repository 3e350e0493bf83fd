"""The file for who computes on: the data of each table and chart is attached to it as CSV.

Source: ISO 19005-3, level A (files of any kind attached, each with its relation to the page).
"""

from __future__ import annotations

from printreport.model.profile import Profile

__all__ = ["ANALYST"]

ANALYST = Profile(name="analyst", title="Computing on", archive_part=3, attaches_data=True)
