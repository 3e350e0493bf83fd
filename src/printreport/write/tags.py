"""Structure elements → plain nodes that know no document; levels of headings; what is left out.

Source: ISO 32000-1, 14.7.2-14.7.5 (structure hierarchy, attributes), 14.8 (tagged PDF); ISO 14289-1.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from printreport.model.structure import BulkRows, MarkedContent, StructureElement
from printreport.write.painted import StructureNode
from printreport.write.pdf_values import array, dictionary, name, number, text_string

__all__ = ["level_headings", "nodes_of", "prune"]


def nodes_of(
    roots: Sequence[StructureElement],
    refs: dict[StructureElement, int],
    said: Mapping[StructureElement, str],
    margin: float = 0.0,
) -> tuple[StructureNode, ...]:
    """Give the elements below and with some roots as nodes, in reading order; empty ones are left out.

    Parameters
    ----------
    refs : dict of StructureElement to int
        The number of each element that owns marks; the others get the next ones.
    said : mapping of StructureElement to str
        What links say of themselves.
    margin : float [pt]
        From the corner of the sheet to that of the trimmed page, from which boxes are counted.
    """
    kept = [root for root in roots if prune(root)]
    elements = [element for root in kept for element in root.walk()]
    heads: set[StructureElement] = set()
    for element in elements:
        if element not in refs:
            refs[element] = len(refs)
        heads.update(element.headers)
    tops = set(kept)
    return tuple(
        _node(element, refs, said.get(element, ""), element in heads, element in tops, margin)
        for element in elements
    )


def _node(
    element: StructureElement,
    refs: Mapping[StructureElement, int],
    says: str,
    is_head: bool,
    is_top: bool,
    margin: float,
) -> StructureNode:
    attributes, table = _attributes(element, margin) if element.attributes else ("", "")
    identifier = element.id or ("note" if element.role == "Note" else "head" if is_head else "")
    return StructureNode(
        refs[element],
        -1 if is_top or element.parent is None else refs[element.parent],
        element.role,
        tuple(_kids(element, refs)),
        _texts(element),
        attributes,
        table,
        tuple(head.id or refs[head] for head in element.headers),
        identifier,
        bool(element.id),
        element.block,
        says,
    )


def _kids(
    element: StructureElement, refs: Mapping[StructureElement, int]
) -> Iterator[int | tuple[int, int] | tuple[int, int, int]]:
    for kid in element.kids:
        if isinstance(kid, StructureElement):
            yield refs[kid]
        elif isinstance(kid, MarkedContent):
            yield kid.page, kid.mcid
        else:
            yield kid.page, kid.first, kid.n_rows


def _texts(element: StructureElement) -> str:
    keys = (
        ("Alt", element.alt), ("ActualText", element.actual_text), ("Lang", element.lang),
        ("E", element.expansion), ("T", element.title),
    )  # fmt: skip
    return "".join(f"/{key} {text_string(text)}" for key, text in keys if text)


def _attributes(element: StructureElement, margin: float) -> tuple[str, str]:
    """Give the attribute objects of an element, and what that of its table holds, which may grow."""
    by_owner: dict[str, dict[str, str]] = {}
    for (owner, key), value in element.attributes.items():
        if isinstance(value, tuple):
            moved = margin if key == "BBox" else 0.0
            written = array(number(part + moved) for part in value)
        elif isinstance(value, str):
            written = text_string(value) if key == "Summary" else name(value)
        else:
            written = number(value)
        by_owner.setdefault(owner, {})[key] = written
    table = dictionary(by_owner.pop("Table", {}))[2:-2]
    return "".join(dictionary({"O": name(owner), **keys}) for owner, keys in by_owner.items()), table


def prune(element: StructureElement) -> bool:
    """Drop elements with nothing in them; tell whether this one holds anything."""
    kept: list[StructureElement | MarkedContent | BulkRows] = []
    for kid in element.kids:
        if not isinstance(kid, StructureElement) or prune(kid) or kid.role in ("TD", "TH"):
            kept.append(kid)
    element.kids[:] = kept
    return bool(kept)


def level_headings(roots: Iterable[StructureElement], last: int = 0) -> int:
    """Let no heading skip a level, also where the one above it was left out for want of data.

    ``last`` is the level of the heading before; that of the last heading is given.
    Source: ISO 14289-1, 7.4.2.
    """
    for root in roots:
        for element in root.walk():
            if element.role in ("H1", "H2", "H3"):
                last = min(int(element.role[1]), last + 1)
                element.role = f"H{last}"
    return last
