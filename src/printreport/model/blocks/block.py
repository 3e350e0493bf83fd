"""What every block can say, whatever its kind."""

from __future__ import annotations

from typing import Literal

from printreport.model.placed import Formula, Identifier, Text
from printreport.model.spec import Spec

__all__ = ["Audience", "BlockSpec", "ExhibitSpec", "PageWidth"]

Audience = Literal["public", "grant", "donor"]
PageWidth = Literal["text", "wide", "side"]


class BlockSpec(Spec):
    """Keys of every block."""

    kind: str
    """What the block is."""
    id: Identifier = ""
    """Name of the block, for messages, links and editions; one of its own in the whole layout."""
    when: Formula | None = None
    """A condition; where it does not hold for the year, the block is left out."""
    required: bool = False
    """Whether missing data is an error, not a reason to leave the block out."""
    audience: tuple[Audience, ...] = ("public", "grant", "donor")
    """Whom the block is for; an edition may ask for one audience only."""
    rank: int = 0
    """How soon the block is dropped under a page limit; the highest goes first, 0 stays."""


class ExhibitSpec(BlockSpec):
    """Keys of tables and charts: what stands around the exhibit.

    ``title`` says what it shows; ``subtitle`` measure, unit, period; ``note`` stands under it.
    ``page`` is the width it takes; ``floats`` lets it move to the next good place.
    """

    title: Text | None = None
    """What the exhibit shows, said as a finding."""
    subtitle: Text | None = None
    """Measure, unit and period."""
    note: Text | None = None
    """A note under the exhibit."""
    source: Text | None = None
    """The source note; without it, the documents that the figures come from."""
    alt: Text | None = None
    """Text alternative, in place of the one computed from the data."""
    page: PageWidth = "wide"
    """The width: `text` (main column), `wide` (all columns), `side` (side column)."""
    floats: bool = True
    """Whether it may move to the next good place while text fills the page."""
    numbered: bool = True
    """Whether it is numbered ("Table 3", "Figure 2")."""
