"""PR511: every marked stretch is owned by one element, and the parent tree says by which.

Source: ISO 32000-1, 14.7.4 (structure content, ParentTree).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from printreport.check.file.tagged import Element, TaggedFile, is_dictionary
from printreport.findings import Findings

__all__ = ["check_marks"]


def check_marks(file: TaggedFile, findings: Findings) -> None:
    """Compare the marks on the pages, the elements' kids and the parent tree."""
    if file.structure is None:
        return
    painted = Counter((stretch.page, stretch.mcid) for stretch in file.painted if stretch.mcid >= 0)
    owners: dict[tuple[int, int], Element] = {}
    for element in file.walk():
        for kid in element.kids:
            if isinstance(kid, Element):
                continue
            if kid in owners:
                _tell(findings, f"page {kid[0]}: mark {kid[1]} is owned by two elements")
            owners[kid] = element
            if kid not in painted:
                _tell(findings, f"page {kid[0]}: a {element.role} owns mark {kid[1]}, which is not painted")
    for (page, mcid), count in sorted(painted.items()):
        if count > 1:
            _tell(findings, f"page {page}: mark {mcid} is painted {count} times")
        if (page, mcid) not in owners:
            _tell(findings, f"page {page}: mark {mcid} is owned by no element")
    for stretch in file.painted:
        owner = owners.get((stretch.page, stretch.mcid))
        if owner is not None and stretch.tag != str(owner.raw.S).removeprefix("/"):
            said = f"page {stretch.page}: mark {stretch.mcid} is a {stretch.tag}, its element a {owner.role}"
            _tell(findings, said)
    _check_parents(file, owners, findings)


def _check_parents(file: TaggedFile, owners: dict[tuple[int, int], Element], findings: Findings) -> None:
    tree = dict(_numbers(file.structure.get("/ParentTree"))) if file.structure is not None else {}
    for number, page in enumerate(file.pdf.pages, 1):
        own = {mcid: owner for (on, mcid), owner in owners.items() if on == number}
        if not own:
            continue
        entries = tree.get(int(page.obj.get("/StructParents", -1)))
        if entries is None or is_dictionary(entries):
            _tell(findings, f"page {number} has no entry in the parent tree")
            continue
        for mcid, owner in own.items():
            if mcid >= len(entries) or entries[mcid].objgen != owner.raw.objgen:
                _tell(findings, f"page {number}: the parent tree gives mark {mcid} to another element")
                break
    for element in file.walk():
        for annotation in element.annotations:
            entry = tree.get(int(annotation.get("/StructParent", -1)))
            if entry is None or entry.objgen != element.raw.objgen:
                _tell(findings, f"the parent tree gives a link of a {element.role} to another element")
        if element.parent is not None and element.raw.P.objgen != element.parent.raw.objgen:
            _tell(findings, f"a {element.role} names another parent than the one that holds it")


def _numbers(node: Any, depth: int = 0) -> Iterator[tuple[int, Any]]:  # noqa: ANN401
    """Give the entries of a number tree."""
    if not is_dictionary(node) or depth > 20:
        return
    nums = list(node.get("/Nums", []))
    for key, value in zip(nums[::2], nums[1::2], strict=False):
        yield int(key), value
    for kid in node.get("/Kids", []):
        yield from _numbers(kid, depth + 1)


def _tell(findings: Findings, message: str) -> None:
    findings.error("PR511", message)
