"""Pictures and colors converted: to four inks by an ICC profile, or to grays.

In: a picture file, or a color. Out: a reader that ReportLab's ``drawImage`` takes. What is
transparent stays so, as a soft mask. Source: ICC.1:2010 (relative colorimetric, with black point
compensation).
"""

from __future__ import annotations

import io
from functools import lru_cache
from pathlib import Path
from typing import Any

__all__ = ["Cmyk", "cmyk_picture", "forget_transforms", "gray_picture", "limited", "rgb_to_cmyk"]

Cmyk = tuple[float, float, float, float]
_Image = Any
"""A picture of Pillow's."""


def limited(ink: Cmyk, limit: float) -> Cmyk:
    """Take back cyan, magenta and yellow alike until all inks together keep the limit (0 for none).

    Black stays: it carries the drawing.

    Examples
    --------
    >>> limited((1.0, 1.0, 1.0, 0.6), 3.0)
    (0.8, 0.8, 0.8, 0.6)
    >>> limited((0.2, 0.0, 0.0, 0.5), 3.0)
    (0.2, 0.0, 0.0, 0.5)
    """
    cyan, magenta, yellow, black = ink
    colored = cyan + magenta + yellow
    if not limit or colored + black <= limit:
        return ink
    share = max(0.0, limit - black) / colored
    # Down to whole thousandths, so that rounding never goes over the limit.
    return (
        int(cyan * share * 1000 + 1e-6) / 1000,
        int(magenta * share * 1000 + 1e-6) / 1000,
        int(yellow * share * 1000 + 1e-6) / 1000,
        black,
    )


def forget_transforms() -> None:
    """Forget what is known of ICC profiles, for a file has changed."""
    _transform.cache_clear()
    rgb_to_cmyk.cache_clear()


@lru_cache(maxsize=8)
def _transform(source: bytes, target: Path) -> Any:  # noqa: ANN401
    """Give the transform from the RGB space of a picture (empty for sRGB) to the inks of a profile."""
    from PIL import ImageCms

    given = ImageCms.ImageCmsProfile(io.BytesIO(source)) if source else ImageCms.createProfile("sRGB")
    return ImageCms.buildTransform(
        given,
        str(target),
        "RGB",
        "CMYK",
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )


@lru_cache(maxsize=1024)
def rgb_to_cmyk(rgb: tuple[float, float, float], profile: Path) -> Cmyk:
    """Convert one color of sRGB, each part 0-1."""
    from PIL import Image, ImageCms

    one = Image.new("RGB", (1, 1), tuple(round(part * 255) for part in rgb))
    made = ImageCms.applyTransform(one, _transform(b"", profile))
    assert made is not None, "a transform that is not in place gives a picture"
    cyan, magenta, yellow, black = made.tobytes()
    return cyan / 255, magenta / 255, yellow / 255, black / 255


def _reader(picture: _Image, alpha: _Image | None) -> Any:  # noqa: ANN401
    """Give a reader of a picture, with its soft mask."""
    from reportlab.lib.utils import ImageReader

    reader = ImageReader(picture)
    reader.getRGBData()
    if alpha is not None and alpha.getextrema() != (255, 255):
        reader._dataA = ImageReader(alpha)
    return reader


def _opened(path: str) -> tuple[_Image, _Image | None]:
    """Give a picture as L, RGB or CMYK, and its alpha where it has one."""
    from PIL import Image

    with Image.open(path) as picture:
        picture.load()
        has_alpha = picture.mode in ("LA", "RGBA", "PA", "La", "RGBa") or "transparency" in picture.info
        if has_alpha:
            whole = picture.convert("RGBA")
            alpha = whole.getchannel("A")
            plain = picture.convert("L") if picture.mode in ("L", "LA") else whole.convert("RGB")
        elif picture.mode in ("1", "L", "I", "I;16", "F"):
            alpha, plain = None, picture.convert("L")
        else:
            alpha = None
            plain = picture.copy() if picture.mode == "CMYK" else picture.convert("RGB")
        plain.info["icc_profile"] = picture.info.get("icc_profile", b"") or b""
    return plain, alpha


def gray_picture(path: str) -> Any:  # noqa: ANN401
    """Give a picture in grays."""
    return _gray(path, Path(path).stat().st_mtime_ns)


@lru_cache(maxsize=32)
def _gray(path: str, _changed: int) -> Any:  # noqa: ANN401
    plain, alpha = _opened(path)
    return _reader(plain.convert("L"), alpha)


def cmyk_picture(path: str, profile: Path, limit: float) -> Any:  # noqa: ANN401
    """Give a picture in four inks, no spot of it over the limit; one in grays stays in grays."""
    return _cmyk(path, Path(path).stat().st_mtime_ns, profile, limit)


@lru_cache(maxsize=32)
def _cmyk(path: str, _changed: int, profile: Path, limit: float) -> Any:  # noqa: ANN401
    from PIL import ImageCms

    plain, alpha = _opened(path)
    if plain.mode == "L":
        return _reader(plain, alpha)
    if plain.mode == "RGB":
        source = plain.info["icc_profile"]
        try:
            transform = _transform(source, profile)
        except ImageCms.PyCMSError:
            transform = _transform(b"", profile)  # a profile that does not fit the picture
        plain = ImageCms.applyTransform(plain, transform)
    return _reader(_limited_picture(plain, limit), alpha)


def _limited_picture(picture: _Image, limit: float) -> _Image:
    """Take back the colored inks of each pixel that is over the limit."""
    if not limit:
        return picture
    import numpy as np
    from PIL import Image

    inks = np.asarray(picture, dtype=np.float32)
    colored = inks[..., :3].sum(axis=2)
    room = np.maximum(limit * 255 - inks[..., 3], 0.0)
    share = np.where(colored > room, room / np.maximum(colored, 1.0), 1.0)
    made = np.floor(inks[..., :3] * share[..., None] + 1e-3)
    whole = np.concatenate((made, inks[..., 3:]), axis=2).astype(np.uint8)
    return Image.fromarray(whole, mode="CMYK")
