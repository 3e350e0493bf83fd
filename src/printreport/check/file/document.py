"""PR516: what the file as a whole must say: title, language, outline, tab order, structure.

Source: ISO 14289-1, 7.1, 7.2 and 7.18.3; WCAG 2.1, 2.4.2 and 2.4.5.
"""

from __future__ import annotations

from printreport.check.file.tagged import TaggedFile
from printreport.findings import Findings

__all__ = ["check_document"]

_LONG = 5
"""Pages from which a document wants an outline."""


def check_document(file: TaggedFile, findings: Findings) -> None:
    """Look at the catalog, the pages' keys and the outline."""
    root = file.pdf.Root
    if file.structure is None or not bool(root.get("/MarkInfo", {}).get("/Marked", False)):
        findings.error("PR516", "the file has no structure")
    if not str(root.get("/Lang", "")).strip():
        findings.error("PR516", "the file does not name its language")
    with file.pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as meta:
        title = str(meta.get("dc:title", "") or "").strip()
    if not title:
        findings.error("PR516", "the file has no title")
    if not bool(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False)):
        findings.error("PR516", "the window is not asked to show the title")
    for number, page in enumerate(file.pdf.pages, 1):
        if "/Annots" in page.obj and page.obj.get("/Tabs") != "/S":
            findings.error("PR516", f"page {number}: the tab order is not that of the structure")
    headings = [element for element in file.walk() if element.role in ("H1", "H2")]
    outline = root.get("/Outlines", {})
    if len(file.pdf.pages) >= _LONG and headings and "/First" not in outline:
        findings.error("PR516", "the file has headings, but no bookmarks")
