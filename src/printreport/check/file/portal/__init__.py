"""Preflight for who receives a file: what a grant portal rules, checked on the finished file, ours or not.

In: a PDF and the rules of its receiver. Out: findings with page and rectangle.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf

from printreport.check.file.portal.container import check_container
from printreport.check.file.portal.density import check_density
from printreport.check.file.portal.folios import check_folios
from printreport.check.file.portal.margins import check_margins
from printreport.check.file.portal.name import check_name
from printreport.check.file.portal.opened import PortalFile, at
from printreport.check.file.portal.paper import check_paper
from printreport.check.file.portal.text import check_text
from printreport.check.file.portal.type_size import check_type_size
from printreport.check.file.tagged import open_pdf
from printreport.findings import Findings
from printreport.model.portal import PortalRules

__all__ = ["PORTAL_CHECKS", "check_portal"]

PORTAL_CHECKS: dict[str, Callable[[PortalFile, PortalRules, Findings], None]] = {
    "name": check_name,
    "container": check_container,
    "paper": check_paper,
    "margins": check_margins,
    "type_size": check_type_size,
    "density": check_density,
    "folios": check_folios,
    "text": check_text,
}


def check_portal(path: Path, rules: PortalRules, findings: Findings, name: str = "") -> None:
    """Hold a file to the rules of its receiver [PR560-PR572].

    Parameters
    ----------
    name : str
        The name under which it will be sent; that of the path where none is given.

    Raises
    ------
    ReadError [PR004]
        It is missing, no PDF, or broken past repair.
    """
    name = name or path.name
    if is_locked(path):
        findings.add(at("PR562", "error", "the file is locked with a password", name))
        return
    with open_pdf(path) as pdf, PortalFile(path, pdf, name) as file:
        for check in PORTAL_CHECKS.values():
            check(file, rules, findings)


def is_locked(path: Path) -> bool:
    """Tell whether a file opens with a password only."""
    try:
        pikepdf.open(path).close()
    except pikepdf.PasswordError:
        return True
    except (OSError, pikepdf.PdfError):
        return False
    return False
