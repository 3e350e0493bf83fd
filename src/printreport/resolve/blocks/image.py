"""A picture or a logo from a file of the project."""

from __future__ import annotations

import os
from functools import lru_cache

from printreport.cache.inputs import note_file, note_name
from printreport.model.blocks.image import ImageSpec
from printreport.model.content import ImageContent
from printreport.model.text import plain_text
from printreport.resolve.context import Context
from printreport.resolve.text import resolve_line, resolve_optional

__all__ = ["resolve_image"]

MOST_PIXELS = 50_000_000
KINDS = (".png", ".jpg", ".jpeg")


def resolve_image(ctx: Context, spec: ImageSpec) -> ImageContent | None:
    """Give the picture; None where its file is not there or outside of the project."""
    alt = plain_text(resolve_line(ctx, spec.alt)) if spec.alt is not None else ""
    if not alt.strip() and not spec.decorative:
        message = "picture has no `alt`; a text that says what it shows is expected"
        ctx.findings.error("PR319", message, spec.origin, "`decorative: true`, if it shows nothing of weight")
    if not _is_there(ctx, spec):
        return None
    what = f'of "{ctx.block_id}"'
    return ImageContent(
        ctx.block_id,
        str(spec.file),
        alt,
        width=spec.width,
        height=spec.height,
        caption=resolve_optional(ctx, spec.caption, f"the caption {what}"),
        credit=resolve_optional(ctx, spec.credit, f"the credit {what}", "label"),
        decorative=spec.decorative,
        align=spec.align,
        place=spec.origin,
    )


def _is_there(ctx: Context, spec: ImageSpec) -> bool:
    root = os.path.realpath(ctx.root)
    place = spec.file.at(0, len(spec.file))
    path = os.path.realpath(os.path.join(root, spec.file))
    note_name(os.path.join(root, spec.file))
    if not path.startswith(root + os.sep):
        message = f'picture "{spec.file}" lies outside of the project'
        ctx.findings.error("PR318", message, place, "a path below the project's folder")
        return False
    if not os.path.isfile(path):
        ctx.findings.error("PR318", f'there is no picture "{spec.file}" in the project', place)
        return False
    if not path.lower().endswith(KINDS):
        message = f'"{spec.file}" is no picture; one of {", ".join(KINDS)} is expected'
        ctx.findings.error("PR318", message, place)
        return False
    fault = _fault(path)
    if fault:
        ctx.findings.error("PR318", f'picture "{spec.file}" {fault}', place)
    return not fault


def _fault(path: str) -> str:
    try:
        stat = os.stat(path)
    except OSError as error:
        return f"can not be read: {(error.strerror or 'unknown reason').lower()}"
    note_file(path)
    return _decoded(path, stat.st_mtime_ns, stat.st_size)


@lru_cache(maxsize=256)
def _decoded(path: str, changed: int, size: int) -> str:
    """Say why the file of a picture can not be drawn; empty where nothing is wrong.

    ``changed`` and ``size`` tell a file from the one that had its name before.
    """
    del changed, size
    import warnings

    from PIL import Image

    too_many = f"has more than {MOST_PIXELS:,} pixels, the most"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(path, formats=("PNG", "JPEG")) as picture:
                if picture.width * picture.height > MOST_PIXELS:
                    return too_many
                # Decoding it is what tells a file that is cut off; the header alone does not.
                picture.load()
    except Image.DecompressionBombError:
        return too_many
    except PermissionError:
        return "can not be read: permission denied"
    except Exception:  # noqa: BLE001  a broken file makes Pillow raise whatever its decoder meets
        return "can not be read; a whole PNG or JPEG file is expected"
    return ""
