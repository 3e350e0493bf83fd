"""What the receiver of a file rules: paper, margins, type, page furniture, name, size. Data only."""

from __future__ import annotations

from typing import Literal

from printreport.slotted import dataclass

__all__ = ["PageNumbers", "PortalRules"]

PageNumbers = Literal["free", "forbidden", "wanted"]
"""Whether the file may, must not, or must number its pages itself."""


@dataclass(frozen=True, slots=True)
class PortalRules:
    """The rules of one portal; 0 and empty stand for what it does not rule.

    Attributes
    ----------
    source, read : str
        Where the rules stand, and the day on which they were read (ISO).
    page_width, page_height : float [pt]
        The largest page.
    margin : float [pt]
        Least width at each edge that is free of text.
    type_size : float [pt]
        Least size of running text; tables and charts may be smaller where they can be read.
    lines_per_inch, characters_per_inch : float
        The most of running text.
    page_numbers : PageNumbers
        Numbers the file sets itself; those that are wanted may stand in the margin.
    page_limit : int
        The most pages; most portals leave it to the call.
    name_length : int
        The most characters of the file's name, its suffix counted.
    name_signs : str
        Signs allowed in a name beside A-Z, a-z and 0-9; empty for any.
    file_bytes, package_bytes : int
        The most bytes of a file, and of all files of one submission.
    package_files : int
        The most files of one submission.
    flattened : bool
        No form fields, signatures, layers, scripts, attachments or portfolio.
    single_column : bool
        Text runs in one column.
    searchable, embedded : bool
        Text is text; every font is in the file.
    links : bool
        Links to web addresses are allowed.
    zipped : bool
        A submission may be one .zip file.
    """

    source: str = ""
    read: str = ""
    page_width: float = 0.0
    page_height: float = 0.0
    margin: float = 0.0
    type_size: float = 0.0
    lines_per_inch: float = 0.0
    characters_per_inch: float = 0.0
    page_numbers: PageNumbers = "free"
    page_limit: int = 0
    name_length: int = 0
    name_signs: str = ""
    file_bytes: int = 0
    package_bytes: int = 0
    package_files: int = 0
    flattened: bool = True
    single_column: bool = False
    searchable: bool = True
    embedded: bool = True
    links: bool = True
    zipped: bool = True
