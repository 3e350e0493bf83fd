"""Part of stage 1: whether a font file is a whole one that can be embedded.

In: a path. Out: what is wrong with it, in words. Source: OpenType specification, "OpenType font file"
(table directory) and its list of required tables.
"""

from __future__ import annotations

import struct
from pathlib import Path

from printreport.cache.inputs import note_file

__all__ = ["font_fault"]

_TRUE_TYPE = (b"\x00\x01\x00\x00", b"true")
_NEEDED = (b"cmap", b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp", b"name", b"post")
_MOST_TABLES = 256


def font_fault(path: Path) -> str:
    """Say why a file is no font that can be embedded; empty where nothing is wrong."""
    note_file(path)
    try:
        size = path.stat().st_size
        with path.open("rb") as stream:
            head = stream.read(12)
            if head[:4] == b"OTTO":
                return "has PostScript outlines; a font with TrueType outlines (.ttf) was expected"
            if head[:4] not in _TRUE_TYPE or len(head) < 12:
                return "is no TrueType font"
            (n_tables,) = struct.unpack(">H", head[4:6])
            directory = stream.read(16 * min(n_tables, _MOST_TABLES))
    except OSError as error:
        return f"can not be read: {(error.strerror or 'unknown reason').lower()}"
    tables: set[bytes] = set()
    for at in range(0, len(directory) - 15, 16):
        tag, _, offset, length = struct.unpack(">4sIII", directory[at : at + 16])
        if offset + length > size:
            return "is cut off"
        tables.add(tag)
    lacking = [tag.decode() for tag in _NEEDED if tag not in tables]
    return f"lacks the table {lacking[0]}, without which it can not be embedded" if lacking else ""
