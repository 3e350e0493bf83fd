"""PR532: no spot of a page gets more ink than the press can dry.

Where ghostscript is installed the plates are rendered and added up; else each object's own ink is
taken, and what text printed over it adds. Source: ISO 12647-2, 4.3.2.2 (total ink, "tone value sum").
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from printreport.check.file.press.matrix import Rect, overlaps
from printreport.check.file.press.objects import Mark
from printreport.check.file.press.sheet import PressFile, PressPage, tell
from printreport.findings import Findings

__all__ = ["check_total_ink", "measured_ink"]

_DPI = 48
_SLACK = 1.5
"""Percent: plates have 256 steps."""
_PLATES = ("Cyan", "Magenta", "Yellow", "Black")
_TIMEOUT = 600

Spot = tuple[float, Rect]
"""The most ink of a page [percent] and where."""


def check_total_ink(file: PressFile, findings: Findings) -> None:
    """Compare the most ink of each page with the limit."""
    limit = file.condition.ink_limit
    measured = measured_ink(file)
    for page in file.pages:
        spot = measured.get(page.number) or _reckoned(page)
        if spot is not None and spot[0] > limit + _SLACK:
            how = "measured" if page.number in measured else "reckoned"
            said = f"{spot[0]:.0f} % of ink lie on one spot ({how}), at most {limit:.0f} % were expected"
            tell(findings, "PR532", "error", page, [(said, spot[1])])


def measured_ink(file: PressFile) -> Mapping[int, Spot]:
    """Give the most ink of each page by ghostscript's separations; empty where it is not installed."""
    ghostscript = shutil.which("gs") or shutil.which("gswin64c")
    if ghostscript is None:
        return {}
    with tempfile.TemporaryDirectory(prefix="printreport-") as folder:
        command = [
            ghostscript, "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiffsep", f"-r{_DPI}",
            f"-sOutputFile={folder}/%d.tif", str(file.path),
        ]  # fmt: skip
        try:
            subprocess.run(command, capture_output=True, check=True, timeout=_TIMEOUT)
        except (OSError, subprocess.SubprocessError):
            return {}
        found: dict[int, Spot] = {}
        for page in file.pages:
            spot = _densest(Path(folder), page)
            if spot is not None:
                found[page.number] = spot
        return found


def _densest(folder: Path, page: PressPage) -> Spot | None:
    """Give the most ink inside the bleed box, from the plates of one page."""
    import numpy as np
    from PIL import Image

    total: Any = None
    for name in _PLATES:
        path = folder / f"{page.number}({name}).tif"
        if not path.is_file():
            return None
        with Image.open(path) as plate:
            ink = 255.0 - np.asarray(plate, dtype=np.float32)
        total = ink if total is None else total + ink
    if total is None or int(page.page.obj.get("/Rotate", 0)) % 360:
        return None
    scale = _DPI / 72
    left, top = page.crop[0], page.crop[3]
    low_x, high_x = int((page.bleed[0] - left) * scale) + 1, int((page.bleed[2] - left) * scale)
    low_y, high_y = int((top - page.bleed[3]) * scale) + 1, int((top - page.bleed[1]) * scale)
    part = total[max(0, low_y) : high_y, max(0, low_x) : high_x]
    if not part.size:
        return None
    row, column = np.unravel_index(int(part.argmax()), part.shape)
    x = left + (column + max(0, low_x)) / scale
    y = top - (row + max(0, low_y)) / scale
    return float(part.max()) / 2.55, (float(x), float(y - 1 / scale), float(x + 1 / scale), float(y))


def _reckoned(page: PressPage) -> Spot | None:
    """Give the most ink of one object, with what it is printed over."""
    most: Spot | None = None
    under: list[Mark] = []
    for mark in page.marks:
        amount = _amount(mark, under)
        if amount is not None and (most is None or amount > most[0]):
            most = amount, mark.rect
        if mark.kind in ("fill", "image"):
            under.append(mark)
    return most


def _amount(mark: Mark, under: list[Mark]) -> float | None:
    if mark.kind == "image" and mark.image is not None:
        return _image_amount(mark.image)
    if mark.ink is None:
        return None
    ink = list(mark.ink)
    if mark.overprints:
        below = next(
            (each.ink for each in reversed(under) if each.ink is not None and overlaps(each.rect, mark.rect)),
            None,
        )
        ink = [own or (below[plate] if below else 0.0) for plate, own in enumerate(ink)]
    return sum(ink) * 100


def _image_amount(image: Any) -> float | None:  # noqa: ANN401  pikepdf's
    """Give the most ink of a picture in four inks."""
    import numpy as np
    import pikepdf

    try:
        picture = pikepdf.PdfImage(image).as_pil_image()
    except (pikepdf.PdfError, NotImplementedError, ValueError, OSError):
        return None
    if picture.mode != "CMYK":
        return None
    return float(np.asarray(picture, dtype=np.float32).sum(axis=2).max()) / 2.55
