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
    for note in content.footnotes.values():
        text = _plain("".join(run.text for run in note.runs))
        if spoken.count(text) > 1 and len(text) > 60:
            _check_once(spoken, text, findings)


def _check_once(spoken: str, text: str, findings: Findings) -> None:
    """A note of the foot of the page is read once, however many pages it stands on."""
    numbered = {spoken[at - 1 : at] for at in _places(spoken, text)}
    digits = [mark for mark in numbered if mark.isdigit()]
    if len(digits) == 1 and sum(spoken[at - 1 : at] in digits for at in _places(spoken, text)) > 1:
        findings.error("PR514", f'the note "{text[:40]}…" is read twice')


def _places(spoken: str, text: str) -> list[int]:
    places, at = [], spoken.find(text)
    while at >= 0:
        places.append(at)
        at = spoken.find(text, at + 1)
    return places


def _plain(text: str) -> str:
    """Give a text without blanks and case: how lines are broken and capitals set is no matter here."""
    return "".join(text.translate(_SILENT).split()).casefold()


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 40 else f"{words[:40]}…"
