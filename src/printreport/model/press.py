"""A press condition: what a shop asks of the file that it prints. Data only."""

from __future__ import annotations

from printreport.slotted import dataclass

__all__ = ["PressCondition"]


@dataclass(frozen=True, slots=True)
class PressCondition:
    """One way of printing, and what a file must keep for it.

    Attributes
    ----------
    source : str
        Where the figures are from.
    ink_limit : float
        The most ink on one spot, in percent of one solid plate.
    bleed : float [pt]
        How far artwork that touches an edge reaches over the trim.
    safety : float [pt]
        How far from the trim text keeps.
    least_rule : float [pt]
        Width of the thinnest line.
    least_dpi : float
        Resolution of pictures at their size; below two thirds of it is an error.
    least_type, least_type_inks : float [pt]
        Smallest type in black alone, and in several inks or knocked out of a ground.
    multiple_of : int
        The page count is a multiple of this; 1 for any.
    transparency : bool
        Live transparency is taken.
    """

    name: str
    title: str
    source: str
    ink_limit: float
    bleed: float = 9.0
    safety: float = 18.0
    least_rule: float = 0.25
    least_dpi: float = 300.0
    least_type: float = 6.0
    least_type_inks: float = 8.0
    multiple_of: int = 4
    transparency: bool = True
