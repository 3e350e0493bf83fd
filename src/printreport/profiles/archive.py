"""The file that an archive keeps: nothing in it leads outside, and nothing is attached.

Source: ISO 19005-2, level A; NARA, "Preferred and acceptable formats" (2026), which prefers PDF/A-1
and A-2 for textual records.
"""

from __future__ import annotations

from printreport.model.profile import Profile

__all__ = ["ARCHIVE"]

ARCHIVE = Profile(name="archive", title="Keeping in an archive", archive_part=2, links_out=False)
