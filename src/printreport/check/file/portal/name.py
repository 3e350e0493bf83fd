"""PR560: the name and the size of a file that is sent.

Source: Grants.gov, NIH eRA, Blackbaud and Cayuse on names of attachments (see the profiles).
"""

from __future__ import annotations

import re

from printreport.check.file.portal.opened import PortalFile, at
from printreport.findings import Findings
from printreport.model.portal import PortalRules

__all__ = ["check_name"]


def check_name(file: PortalFile, rules: PortalRules, findings: Findings) -> None:
    """Look at the file's name and its bytes [PR560, PR561]."""
    name = file.name
    for message in name_faults(name, rules):
        findings.add(at("PR560", "error", message, name))
    n_bytes = file.path.stat().st_size
    if rules.file_bytes and n_bytes > rules.file_bytes:
        message = f"the file has {n_bytes:,} bytes, and {rules.file_bytes:,} are allowed"
        findings.add(at("PR561", "error", message, name))


def name_faults(name: str, rules: PortalRules) -> list[str]:
    """Say what a receiver would not take in a name."""
    found = []
    if not name.lower().endswith(".pdf"):
        found.append(f'the name "{name}" does not end in .pdf')
    if rules.name_length and len(name) > rules.name_length:
        found.append(f'the name "{name}" has {len(name)} characters, and {rules.name_length} are allowed')
    if rules.name_signs:
        allowed = re.escape(rules.name_signs)
        strange = dict.fromkeys(re.sub(f"[A-Za-z0-9.{allowed}]", "", name))
        if strange:
            signs = " ".join(f'"{sign}"' for sign in strange)
            found.append(f'the name "{name}" has {signs}, which the receiver does not take')
    if name.startswith(" ") or "  " in name or " ." in name:
        found.append(f'the name "{name}" has a space at its start, two in a row, or one before its suffix')
    return found
