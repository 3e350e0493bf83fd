"""The printing condition that a file is made for: its ICC profile, and what the output intent says.

Source: ISO 15930-7, 6.5 (output intent); ICC.1:2010, 7.2 (the header of a profile).
"""

from __future__ import annotations

from pathlib import Path

from printreport.cache.inputs import note_file, note_name
from printreport.errors import ReadError, UsageError
from printreport.resources import icc_folder
from printreport.slotted import dataclass
from printreport.write.pictures import forget_transforms

__all__ = ["PrintingCondition", "read_condition"]

_REGISTRY = "http://www.color.org"
_REGISTERED = {"ISOcoated_v2_300_bas": "FOGRA39"}
"""Conditions of the ICC's registry, by the name of the profile that ships for them."""


@dataclass(frozen=True, slots=True)
class PrintingCondition:
    """A printing condition.

    Attributes
    ----------
    identifier : str
        Its name in the registry; "Custom" for one of a shop's own.
    registry : str
        The address of the registry; empty for "Custom".
    """

    path: Path
    profile: bytes
    description: str
    identifier: str
    registry: str


def read_condition(name: str) -> PrintingCondition:
    """Read a profile by the name of one that ships, or by its path.

    Raises
    ------
    ReadError [PR004]
        The file can not be read.
    UsageError [PR003]
        It is no ICC profile of a printing condition with four inks.
    """
    note_name(name)
    shipped = icc_folder() / f"{name}.icc"
    path = shipped if shipped.is_file() else Path(name)
    try:
        found = path.stat()
    except OSError:
        found = None  # told of when it is read
    mark = (str(path), found.st_mtime_ns, found.st_size) if found is not None else (str(path),)
    kept = _kept.get(name)
    if kept is None or kept[0] != mark:
        # What was converted by a profile that has changed since is converted anew.
        forget_transforms()
        kept = _kept[name] = mark, _read_condition(name, path, path == shipped)
    note_file(path, kept[1].profile)
    return kept[1]


_kept: dict[str, tuple[tuple[object, ...], PrintingCondition]] = {}


def _read_condition(name: str, path: Path, is_shipped: bool) -> PrintingCondition:
    from PIL import ImageCms

    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise ReadError(f'there is no file "{path}", an ICC profile was expected') from error
    except OSError as error:
        raise ReadError(
            f'"{path}" can not be read: {(error.strerror or "unknown reason").lower()}'
        ) from error
    if data[36:40] != b"acsp":
        raise UsageError(f'"{path}" is no ICC profile')
    if data[12:16] != b"prtr" or data[16:20] != b"CMYK":
        kind = data[16:20].decode("latin-1").strip()
        raise UsageError(f'"{path}" is a profile for {kind}, one of a printer for CMYK was expected')
    try:
        profile = ImageCms.ImageCmsProfile(str(path))
    except (OSError, ImageCms.PyCMSError) as error:
        raise UsageError(f'"{path}" is no ICC profile') from error
    described = ImageCms.getProfileDescription(profile).strip() or path.stem
    identifier = _REGISTERED.get(name, "Custom") if is_shipped else "Custom"
    return PrintingCondition(path, data, described, identifier, _REGISTRY if identifier != "Custom" else "")
