"""An output profile: what a deliverable asks of composition and of the file. Data only."""

from __future__ import annotations

from typing import Literal

from printreport.model.portal import PortalRules
from printreport.slotted import dataclass

__all__ = ["ColorModel", "Profile"]

ColorModel = Literal["rgb", "cmyk", "gray"]
"""What colors and pictures are said in."""


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
    running_head : bool
        The furniture has running heads; without them it is folios alone.
    folio : str
        ``number``, or ``of_total`` ("1 of 8").
    single_column : bool
        Text in two columns is set in one, and what stands beside it goes below it.
    page : str
        The page size of the theme that is used; empty for the theme's own.
    rules : PortalRules, optional
        What the receiver rules; pages are composed by it, and the finished file is held to it.
    color : "rgb", "cmyk" or "gray"
        What every color and picture of the file is said in.
    bleed : float [pt]
        How far grounds that touch an edge reach over it.
    slug : float [pt]
        Room around the bleed, for marks.
    marks : bool
        Crop, registration and color marks stand in the slug.
    spine_shift : float [pt]
        How far the text block moves away from the spine; asks for ``mirrored``.
    links : bool
        Anything at all can be clicked; a file for the press has no annotations.
    ink_limit : float
        The most ink that conversion lays on one spot, in percent of one solid plate; 0 for no limit.
    icc : str
        The ICC profile of the printing condition: the name of one that ships, or a path.
    press_standard : str
        The part of ISO 15930 that the file claims, such as "PDF/X-4"; empty for none.
    preflight : str
        What the finished file is inspected for, such as "press:offset-300"; empty for nothing.
    duplex : bool
        Asks the printer for both sides of the sheet, turned over the long edge.
    pdf_version : (int, int)
        The version of PDF that the file is written in.
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
    running_head: bool = True
    folio: Literal["number", "of_total"] = "number"
    single_column: bool = False
    page: str = ""
    rules: PortalRules | None = None
    color: ColorModel = "rgb"
    bleed: float = 0.0
    slug: float = 0.0
    marks: bool = False
    spine_shift: float = 0.0
    links: bool = True
    ink_limit: float = 0.0
    icc: str = ""
    press_standard: str = ""
    preflight: str = ""
    duplex: bool = False
    pdf_version: tuple[int, int] = (1, 7)

    @property
    def numbers_every_page(self) -> bool:
        """Whether pages that have no furniture by themselves, such as the last, are numbered too."""
        return self.rules is not None and self.rules.page_numbers == "wanted"
