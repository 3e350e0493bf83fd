"""An output profile: what a deliverable asks of composition and of the file. Data only."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Profile"]


@dataclass(frozen=True, slots=True)
class Profile:
    """One kind of deliverable.

    Attributes
    ----------
    mirrored : bool
        Inner and outer margins change sides on versos.
    recto_starts : bool
        Chapters begin on right-hand pages.
    multiple_of : int
        The page count is filled up to a multiple of this with blanks before the back page.
    furniture : bool
        Running heads and folios are set.
    """

    name: str
    title: str
    mirrored: bool = False
    recto_starts: bool = False
    multiple_of: int = 1
    furniture: bool = True
