"""Checks of a finished file, read back: what no validator sees. One check a file of code.

In: a :class:`~printreport.check.file.tagged.TaggedFile`. Out: findings without a place, for what is
wrong here is a defect of printreport and not of the author's files.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from printreport.check.file.artifacts import check_artifacts
from printreport.check.file.document import check_document
from printreport.check.file.elements import check_elements
from printreport.check.file.fonts import check_fonts
from printreport.check.file.marks import check_marks
from printreport.check.file.reading_order import check_reading_order
from printreport.check.file.tagged import TaggedFile, read_tagged
from printreport.findings import Findings
from printreport.model.content import ReportContent

__all__ = ["FILE_CHECKS", "check_file", "check_tagged"]

FILE_CHECKS: dict[str, Callable[[TaggedFile, Findings], None]] = {
    "document": check_document,
    "marks": check_marks,
    "elements": check_elements,
    "artifacts": check_artifacts,
    "fonts": check_fonts,
}


def check_tagged(file: TaggedFile, findings: Findings) -> None:
    """Run every check that needs the file alone [PR511-PR513, PR515, PR516]."""
    for check in FILE_CHECKS.values():
        check(file, findings)


def check_file(path: Path, content: ReportContent, findings: Findings) -> None:
    """Read a finished report back, and compare it with what it was to say [PR511-PR516].

    Raises
    ------
    ReadError [PR004]
        The file can not be read.
    """
    with read_tagged(path) as file:
        check_tagged(file, findings)
        check_reading_order(file, content, findings)
