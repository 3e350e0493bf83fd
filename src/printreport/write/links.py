"""Links of the page that is being painted, and what each says of itself."""

from __future__ import annotations

from collections.abc import Callable

from printreport.model.ledger import Rect
from printreport.model.structure import StructureElement
from printreport.slotted import dataclass
from printreport.write.painted import PaintedLink

__all__ = ["Link", "Links"]


@dataclass(slots=True)
class Link:
    """A rectangle that can be clicked, which may still grow."""

    element: StructureElement
    rect: Rect
    anchor: str
    address: str


class Links:
    """Collects links.

    Parameters
    ----------
    live : bool
        Whether links are annotations; without them their words are spans.
    margin : float [pt]
        From the corner of the sheet to that of the trimmed page.

    Attributes
    ----------
    said : dict of StructureElement to str
        What the links of an element say of themselves; they may go on over several pages.
    targets : list of str
        The names that links of the page lead to.
    """

    def __init__(self, live: bool, margin: float) -> None:
        self.live = live
        self.said: dict[StructureElement, str] = {}
        self.targets: list[str] = []
        self._margin = margin
        self._open: list[Link] = []

    def add(
        self, element: StructureElement, rect: Rect, contents: str, *, anchor: str = "", address: str = ""
    ) -> Link:
        """Lay a link over a rectangle of the page, under its Link element."""
        made = Link(element, rect, anchor, address)
        if anchor:
            self.targets.append(anchor)
        if self.live:
            self.said[element] = contents.strip() or address or anchor
            self._open.append(made)
        else:
            element.role = "Span"
        return made

    def tell(self, element: StructureElement, contents: str) -> None:
        """Let the links of an element say where they lead."""
        if self.live:
            self.said[element] = contents.strip()

    def take(self, number_of: Callable[[StructureElement], int]) -> tuple[PaintedLink, ...]:
        """Give the links of the page, and begin another."""
        made = tuple(
            PaintedLink(
                number_of(link.element),
                tuple(round(side + self._margin, 2) for side in link.rect),  # type: ignore[arg-type]
                link.anchor,
                link.address,
            )
            for link in self._open
        )
        self._open.clear()
        self.targets.clear()
        return made
