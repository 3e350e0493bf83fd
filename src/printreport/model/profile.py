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
    archive_part : int
        Part of ISO 19005 (PDF/A) that the file claims, at level A; 0 for none.
    accessible_part : int
        Part of ISO 14289 (PDF/UA) that the file claims; 0 for none.
    links_out : bool
        Web addresses are links. Where they are not, the address is printed after its words.
    attaches_data : bool
        The data of each table and chart is attached as CSV; asks for ``archive_part`` 3 or 0.
    """

    name: str
    title: str
    mirrored: bool = False
    recto_starts: bool = False
    multiple_of: int = 1
    furniture: bool = True
    archive_part: int = 2
    accessible_part: int = 1
    links_out: bool = True
    attaches_data: bool = False
