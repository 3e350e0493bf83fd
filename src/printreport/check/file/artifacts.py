"""PR501, PR513: text stands in the structure, or is furniture of the page and says so.

Source: ISO 14289-1, 7.1; ISO 32000-1, 14.8.2.2.
"""

from __future__ import annotations

from printreport.check.file.tagged import TaggedFile
from printreport.findings import Findings

__all__ = ["check_artifacts"]

_FURNITURE = frozenset(("Header", "Footer", "Watermark"))


def check_artifacts(file: TaggedFile, findings: Findings) -> None:
    """Look at all text that is in no element.

    Heads, folios and watermarks are furniture. Any other pagination artifact repeats what stands in
    the structure (the head of a table, a footnote), so each of its words is found there. Printer's marks
    stand on a sheet that is cut to its trim box.
    """
    if file.structure is None:
        return
    told = _words(" ".join(file.marks.values()))
    for stretch in file.painted:
        text = stretch.text.strip()
        if stretch.mcid >= 0 or not text:
            continue
        if stretch.kind == "Page" and _is_cut(file, stretch.page):
            continue
        if not stretch.tag:
            findings.error("PR501", f'page {stretch.page} has text outside the reading order: "{text[:60]}"')
        elif stretch.kind != "Pagination" or stretch.subtype not in {*_FURNITURE, ""}:
            kind = stretch.kind or "no kind"
            said = f'page {stretch.page}: text is hidden in an artifact of {kind}: "{text[:60]}"'
            findings.error("PR513", said)
        elif not stretch.subtype and len(lost := _words(text) - told) > 1:
            words = " ".join(sorted(lost))[:60]
            said = f'page {stretch.page}: an artifact says what stands nowhere else: "{words}"'
            findings.error("PR513", said)


def _is_cut(file: TaggedFile, number: int) -> bool:
    """Tell whether something of the sheet lies outside of the trimmed page."""
    page = file.pdf.pages[number - 1]
    return "/TrimBox" in page.obj and [*page.obj.TrimBox] != [*page.mediabox]


def _words(text: str) -> set[str]:
    return {word.strip("().,:;").casefold() for word in text.replace("\u00a0", " ").split()} - {""}
