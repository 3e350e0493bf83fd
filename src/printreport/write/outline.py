"""The outline of a document. Source: ISO 32000-1, 12.3.3; ISO 14289-1, 7.17."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from typing import TYPE_CHECKING

from printreport.slotted import dataclass
from printreport.write.painted import OutlineEntry
from printreport.write.pdf_values import dictionary, reference, text_string

if TYPE_CHECKING:
    from printreport.write.document import Document

__all__ = ["put_outline"]


@dataclass(slots=True)
class _Item:
    entry: OutlineEntry
    number: int
    below: list[_Item] = field(default_factory=list)


def put_outline(document: Document, entries: Sequence[OutlineEntry]) -> None:
    """Write the outline, where there is anything in it; a level never jumps."""
    if not entries:
        return
    root = _Item(OutlineEntry("", "", -1), document.file.reserve())
    path = [root]
    for entry in entries:
        del path[min(entry.level, len(path) - 1) + 1 :]
        made = _Item(entry, document.file.reserve())
        path[-1].below.append(made)
        path.append(made)
    document.catalog |= {"Outlines": reference(root.number), "PageMode": "/UseOutlines"}
    _put_below(document, root, 0)
    keys = {"Type": "/Outlines", **_ends(root), "Count": str(_shown(root, 0))}
    document.file.put(root.number, dictionary(keys))


def _put_below(document: Document, item: _Item, level: int) -> None:
    for at, made in enumerate(item.below):
        keys = {
            "Title": text_string(made.entry.title),
            "Parent": reference(item.number),
            "Prev": reference(item.below[at - 1].number) if at else "",
            "Next": reference(item.below[at + 1].number) if at + 1 < len(item.below) else "",
            "Dest": document.destination(made.entry.anchor),
            **_ends(made),
        }
        if made.below:
            # An entry of the first level is open; the count of a closed one is negative.
            count = _shown(made, level + 1)
            keys["Count"] = str(count if level == 0 else -count)
        document.file.put(made.number, dictionary(keys))
        _put_below(document, made, level + 1)


def _ends(item: _Item) -> dict[str, str]:
    if not item.below:
        return {}
    return {"First": reference(item.below[0].number), "Last": reference(item.below[-1].number)}


def _shown(item: _Item, level: int) -> int:
    """Count what is seen below an item when it is opened; entries of the first level are open."""
    return sum(1 + (_shown(each, level + 1) if level == 0 else 0) for each in item.below)
