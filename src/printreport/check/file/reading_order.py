"""PR514: the structure says what the story says, all of it and in its order.

Source: ISO 14289-1, 7.2 (logical reading order), which no validator can judge.
"""

from __future__ import annotations

from printreport.check.file.story_text import story_text
from printreport.check.file.tagged import TaggedFile
from printreport.findings import Findings
from printreport.model.content import ReportContent

__all__ = ["check_reading_order"]

_SILENT = dict.fromkeys(map(ord, "\u00ad\u200b"))
_MOST_TOLD = 10


def check_reading_order(file: TaggedFile, content: ReportContent, findings: Findings) -> None:
    """Find every stretch of the story in the text of the structure, each after the one before."""
    spoken = _plain("".join(file.text_of(root) for root in file.roots))
    at, told, before = 0, 0, ""
    for stretch in story_text(content):
        wanted = _plain(stretch)
        if not wanted:
            continue
        found = spoken.find(wanted, at)
        if found >= 0:
            at, before = found + len(wanted), stretch
            continue
        there = wanted in spoken
        said = "is read before" if there else "is not read after"
        findings.error("PR514", f'"{_short(stretch)}" {said} "{_short(before)}"')
        told += 1
        if told == _MOST_TOLD:
            return
    notes = [_plain("".join(run.text for run in note.runs)) for note in content.footnotes.values()]
    for element in file.walk():
        if element.role == "Note":
            said = _plain(file.text_of(element))
            if any(note and said.count(note) > 1 for note in notes):
                findings.error("PR514", f'the note "{_short(said)}" is read twice')


def _plain(text: str) -> str:
    """Give a text without blanks and case: how lines are broken and capitals set is no matter here."""
    return "".join(text.translate(_SILENT).split()).casefold()


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 40 else f"{words[:40]}…"
