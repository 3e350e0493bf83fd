"""One cell of a data table, with what is known of it."""

from __future__ import annotations

from printreport.findings import NOWHERE, Place
from printreport.model.values import Correction, Restatement
from printreport.slotted import dataclass

__all__ = ["Cell"]


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a data table.

    ``amount`` is None where the cell is blank (lost) or holds words; a percent is a share 0-1.
    ``text`` is what the file holds; ``decimals`` counts those printed (of the percentage).
    ``amount`` is after corrections, ``published`` before.
    """

    text: str
    amount: float | int | None
    place: Place = NOWHERE
    decimals: int = 0
    published: float | int | None = None
    status: tuple[str, ...] = ()
    correction: Correction | None = None
    restated: Restatement | None = None

    @property
    def is_blank(self) -> bool:
        """Whether the file holds nothing here and no correction fills it."""
        return self.amount is None and not self.text.strip()
