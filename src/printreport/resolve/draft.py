"""A draft's last section: the findings that are still open."""

from __future__ import annotations

from collections.abc import Sequence

from printreport.findings import Finding
from printreport.model.content import BackContent, ChapterContent, ProseContent, ReportContent
from printreport.model.text import Paragraph, Run
from printreport.slotted import replace

__all__ = ["with_open_findings"]


def with_open_findings(content: ReportContent, findings: Sequence[Finding]) -> ReportContent:
    """Add a chapter that lists the open findings, before the back page."""
    items = tuple(
        Paragraph(
            (
                Run(f"{finding.severity}[{finding.code}]", bold=True, number_class="reference"),
                Run(f" {finding.message} (", number_class="reference"),
                Run(f"{finding.place})", italic=True, number_class="reference"),
            ),
            "item",
            "\u2022",
        )
        for finding in findings
        if finding.severity != "info"
    )
    if not items:
        items = (Paragraph((Run("There are no open findings."),)),)
    chapter = ChapterContent(
        id="open_findings",
        title=(Run("Open findings"),),
        opener="compact",
        blocks=(ProseContent("open_findings_list", items),),
    )
    sections = list(content.sections)
    at = len(sections) - 1 if sections and isinstance(sections[-1], BackContent) else len(sections)
    sections.insert(at, chapter)
    return replace(content, sections=tuple(sections))
