"""PR112: the report has a title and a language, and each chapter a title.

Source: ISO 14289-1, 7.1 and 7.2; WCAG 2.1, 2.4.2 and 3.1.1; BCP 47 for the form of a language tag.
"""

from __future__ import annotations

import re

from printreport.findings import Findings
from printreport.model.layout import ChapterSpec, LayoutSpec

__all__ = ["check_identity"]

_TAG = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*")


def check_identity(layout: LayoutSpec, findings: Findings) -> None:
    """Look at what the file will call itself."""
    report = layout.report
    if not report.title.strip():
        message = "the report has an empty `title`; a title is expected, which readers show and say"
        findings.error("PR112", message, report.place_of("title"))
    if not _TAG.fullmatch(report.language):
        message = f'language "{report.language}" is no language tag, such as `en-US`'
        findings.error("PR112", message, report.place_of("language"), hint="`language: en-US`")
    for section in layout.sections:
        if isinstance(section, ChapterSpec) and not section.title.strip():
            message = "the chapter has an empty `title`; a title is expected, which is its heading"
            findings.error("PR112", message, section.place_of("title"))
