"""The structure as a screen reader takes it: one line an element, in reading order."""

from __future__ import annotations

from collections.abc import Iterator

from printreport.check.file.facts import link_target
from printreport.check.file.tagged import Element, TaggedFile

__all__ = ["spoken_lines"]

_INLINE = frozenset(("Span", "Link", "Reference", "Lbl", "Quote", "Em", "Strong", "Code", "Annot"))


def spoken_lines(file: TaggedFile) -> Iterator[str]:
    """Give the lines: role, what is special about it, and its words, two blanks a level."""
    for root in file.roots:
        yield from _lines(file, root, 0)


def _lines(file: TaggedFile, element: Element, depth: int) -> Iterator[str]:
    indent = "  " * depth
    if element.alt or element.actual_text:
        yield f"{indent}{_name(element)}: {element.actual_text or element.alt}"
        return
    words = ""
    blocks: list[Element] = []
    for kid in element.kids:
        if isinstance(kid, Element) and kid.role not in _INLINE:
            blocks.append(kid)
        else:
            words += _words(file, kid)
    words = " ".join(words.replace("\u00ad", "").split())
    yield f"{indent}{_name(element)}{': ' if words else ''}{words}"
    for kid in blocks:
        yield from _lines(file, kid, depth + 1)


def _name(element: Element) -> str:
    if element.role == "Table":
        rows = [below for below in element.walk() if below.role == "TR"]
        columns = sum(int(cell.attributes.get("ColSpan", 1)) for cell in rows[0].elements()) if rows else 0
        return f"Table of {len(rows)} rows and {columns} columns"
    special = [f"in {element.lang}"] if element.lang else []
    scope = str(element.attributes.get("Scope", "")).removeprefix("/").lower()
    if scope:
        special.append(f"of its {scope}")
    for key, what in (("ColSpan", "columns"), ("RowSpan", "rows")):
        if int(element.attributes.get(key, 1)) > 1:
            special.append(f"over {int(element.attributes[key])} {what}")
    return f"{element.role} ({', '.join(special)})" if special else element.role


def _words(file: TaggedFile, kid: Element | tuple[int, int]) -> str:
    """Give the words of a stretch inside a line, with what a listener is told about it."""
    if not isinstance(kid, Element):
        return file.marks.get(kid, "")
    words = kid.actual_text or kid.alt or "".join(_words(file, below) for below in kid.kids)
    if kid.expansion:
        words = f"{words.rstrip()} [stands for {kid.expansion}] "
    if kid.lang:
        words = f"[in {kid.lang}: {words.strip()}] "
    if kid.role == "Link":
        target = next((link_target(file, annotation) for annotation in kid.annotations), "")
        return f"[link {words.strip()} to {target}] "
    return f"{words.rstrip()} " if kid.role == "Lbl" else words
