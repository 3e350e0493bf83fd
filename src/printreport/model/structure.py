"""The logical tree of the report: what is a heading, a paragraph, a cell, in reading order.

Elements are made while the story is built, so the order of the tree is the order of the story,
not of drawing. Source: ISO 32000-1, 14.7 and 14.8.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field

from printreport.slotted import dataclass

__all__ = ["BulkRows", "MarkedContent", "StructureElement"]


@dataclass(frozen=True, slots=True)
class MarkedContent:
    """A marked stretch of a page: page index from 0 and marked-content id."""

    page: int
    mcid: int


@dataclass(frozen=True, slots=True)
class BulkRows:
    """Rows of a long table, of which no elements are made: each a TR with the same cells.

    Attributes
    ----------
    page : int
        Page index from 0.
    first : int
        The marked-content id of the first cell; each further cell has the next one.
    cells : tuple of (str, str)
        Role of each cell of a row ("TD", "TH"), and what its dictionary holds besides, such as
        ``"/A<</O/Table/Scope/Row>>"``.
    """

    page: int
    first: int
    n_rows: int
    cells: tuple[tuple[str, str], ...]


@dataclass(slots=True, eq=False)
class StructureElement:
    """One node of the tree.

    Attributes
    ----------
    role : str
        A standard structure type ("P", "H1", "Table", "TD" …).
    attributes : dict of (owner, name) to str, int or float
        ``("Table", "Scope"): "Column"``.
    expansion : str
        What an abbreviation stands for.
    headers : tuple of StructureElement
        The TH elements that a cell stands under, where its row and column do not tell.
    block : str
        Id of the table or chart that the element shows; attached data finds it by that.
    """

    role: str
    parent: StructureElement | None = None
    kids: list[StructureElement | MarkedContent | BulkRows] = field(default_factory=list)
    alt: str = ""
    actual_text: str = ""
    lang: str = ""
    title: str = ""
    id: str = ""
    attributes: dict[tuple[str, str], str | int | float | tuple[float, ...]] = field(default_factory=dict)
    expansion: str = ""
    headers: tuple[StructureElement, ...] = ()
    block: str = ""

    def __post_init__(self) -> None:
        if self.parent is not None:
            self.parent.kids.append(self)

    def child(self, role: str, **keys: str) -> StructureElement:
        """Make a kid at the end."""
        return StructureElement(role, self, **keys)  # type: ignore[arg-type]

    def insert_after(self, sibling: StructureElement, element: StructureElement) -> None:
        """Move an element to right after a kid of this one, and after the notes that stand there."""
        if element.parent is not None and element in element.parent.kids:
            element.parent.kids.remove(element)
        element.parent = self
        at = self.kids.index(sibling) + 1
        while at < len(self.kids):
            kid = self.kids[at]
            if not (isinstance(kid, StructureElement) and kid.role == element.role):
                break
            at += 1
        self.kids.insert(at, element)

    def walk(self) -> Iterator[StructureElement]:
        """Give this element and all below it in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, StructureElement):
                yield from kid.walk()
