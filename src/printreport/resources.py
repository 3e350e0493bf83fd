"""What the package brings along: font families, themes, ICC profiles of printing conditions.

A wheel carries them as ``printreport/fonts``, ``printreport/themes`` and ``printreport/icc``; a run
from the sources (an editable install among them) finds them at the top level of the repository.
"""

from __future__ import annotations

from pathlib import Path

from printreport.errors import ReadError

__all__ = ["fonts_folder", "icc_folder", "themes_folder"]

_PACKAGE = Path(__file__).resolve().parent


def fonts_folder() -> Path:
    """Give the folder of the font families that ship with printreport.

    Raises
    ------
    ReadError [PR004]
        The installation is incomplete.
    """
    return _first_of("fonts", _PACKAGE / "fonts", _PACKAGE.parents[1] / "fonts")


def themes_folder() -> Path:
    """Give the folder of the themes that ship with printreport.

    Raises
    ------
    ReadError [PR004]
        The installation is incomplete.
    """
    return _first_of("themes", _PACKAGE / "themes", _PACKAGE.parents[1] / "layouts" / "themes")


def icc_folder() -> Path:
    """Give the folder of the ICC profiles that ship with printreport.

    Raises
    ------
    ReadError [PR004]
        The installation is incomplete.
    """
    return _first_of("ICC profiles", _PACKAGE / "icc", _PACKAGE.parents[1] / "icc")


def _first_of(what: str, *folders: Path) -> Path:
    for folder in folders:
        if folder.is_dir():
            return folder
    raise ReadError(f"the {what} of printreport are not installed, {folders[0]} was expected")
