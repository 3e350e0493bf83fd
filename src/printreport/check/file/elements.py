"""PR512: what each element must say of itself, so that it is understood without being seen.

Source: ISO 14289-1, 7.2-7.9 and 7.18; ISO 32000-1, 14.8.5 (attributes).
"""

from __future__ import annotations

from collections import Counter

from printreport.check.file.tagged import Element, TaggedFile
from printreport.findings import Findings

__all__ = ["check_elements"]

_INSIDE = {
    "TR": frozenset(("Table", "THead", "TBody", "TFoot")),
    "TH": frozenset(("TR",)),
    "TD": frozenset(("TR",)),
    "THead": frozenset(("Table",)),
    "TBody": frozenset(("Table",)),
    "TFoot": frozenset(("Table",)),
    "LI": frozenset(("L",)),
    "LBody": frozenset(("LI",)),
    "TOCI": frozenset(("TOC",)),
}
_HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")


def check_elements(file: TaggedFile, findings: Findings) -> None:
    """Look at each element's own words, attributes and place."""
    ids: Counter[str] = Counter(element.id for element in file.walk() if element.id)
    last = 0
    for element in file.walk():
        for said in _wrong(element):
            where = _where(file, element)
            findings.error("PR512", f"{where}: {said}")
        if element.role == "Note" and ids[element.id] != 1:
            findings.error("PR512", f"{_where(file, element)}: a Note has no id of its own")
        if element.role in _HEADINGS:
            level = int(element.role[1])
            if level > last + 1:
                was = f"H{last}" if last else "nothing"
                findings.error("PR512", f"{_where(file, element)}: {element.role} comes after {was}")
            last = level
        if element.role == "Table":
            _check_grid(file, element, findings)


def _wrong(element: Element) -> list[str]:
    said = []
    allowed = _INSIDE.get(element.role)
    if allowed is not None and (element.parent is None or element.parent.role not in allowed):
        said.append(f"{element.role} stands in {element.parent.role if element.parent else 'no element'}")
    if element.role == "Figure":
        said += _wrong_figure(element)
    elif element.role == "TH":
        said += _wrong_head(element)
    elif element.role == "Link":
        if not element.annotations:
            said.append("a Link has no annotation")
        if not all(str(each.get("/Contents", "")).strip() for each in element.annotations):
            said.append("a link does not say where it leads")
    elif element.role == "Span" and "/Lang" in element.raw and not element.lang:
        said.append("a Span has an empty language")
    return said


def _wrong_figure(element: Element) -> list[str]:
    said = []
    if not element.alt.strip() and not element.actual_text.strip():
        said.append("a Figure has no text alternative")
    box = element.attributes.get("BBox")
    sides = [float(side) for side in box] if box is not None else []
    if len(sides) != 4 or sides[0] >= sides[2] or sides[1] >= sides[3]:
        said.append("a Figure has no bounding box")
    return said


def _wrong_head(element: Element) -> list[str]:
    scope = str(element.attributes.get("Scope", "")).removeprefix("/")
    if not scope:
        return ["a TH has no scope"]
    part = (
        element.parent.parent.role if element.parent is not None and element.parent.parent is not None else ""
    )
    spans = int(element.attributes.get("ColSpan", 1)) > 1
    expected = {"THead": "Column", "TBody": "Column" if spans else "Row", "TFoot": "Row"}.get(part, scope)
    return [] if scope in (expected, "Both") else [f"a TH in {part} has the scope {scope}, not {expected}"]


def _check_grid(file: TaggedFile, table: Element, findings: Findings) -> None:
    """Count the columns of each row, spans among them; all rows have as many."""
    rows = [element for element in table.walk() if element.role == "TR"]
    widths: list[int] = []
    hanging: dict[int, int] = {}
    for row in rows:
        at = 0
        fresh: dict[int, int] = {}
        for cell in row.elements():
            while hanging.get(at, 0):
                at += 1
            n_rows = int(cell.attributes.get("RowSpan", 1))
            n_columns = int(cell.attributes.get("ColSpan", 1))
            for column in range(at, at + n_columns):
                fresh[column] = n_rows - 1
            at += n_columns
        width = max([at, *(column + 1 for column, left in hanging.items() if left)])
        widths.append(width)
        hanging = {column: left - 1 for column, left in hanging.items() if left > 0} | {
            column: left for column, left in fresh.items() if left > 0
        }
    if len(set(widths)) > 1:
        counts = ", ".join(map(str, sorted(set(widths))))
        findings.error("PR512", f"{_where(file, table)}: the rows of a Table have {counts} columns")


def _where(file: TaggedFile, element: Element) -> str:
    """Say on which page an element stands, or the first thing in it."""
    for below in element.walk():
        for kid in below.kids:
            if not isinstance(kid, Element):
                return f"page {kid[0]}"
    page = element.raw.get("/Pg")
    return f"page {file.pages[page.objgen]}" if page is not None and page.objgen in file.pages else "the file"
