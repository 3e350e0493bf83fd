"""How a face is embedded: a subset by HarfBuzz, with the widths and the characters of its codes.

Source: ISO 32000-1, 9.7.4 (CIDFonts), 9.8 (font descriptors), 9.10.3 (ToUnicode CMaps); ISO 19005-2,
6.2.11. No code 0 and no more than 100 entries a block; characters past U+FFFF go as UTF-16.
"""

from __future__ import annotations

import hashlib
import string
import struct
import zlib
from collections.abc import Iterable
from functools import lru_cache

import uharfbuzz as hb

from printreport.draw.font_file import FontFile
from printreport.slotted import dataclass

__all__ = ["EmbeddedFont", "embedded", "to_unicode"]

_LEVEL = 6
_MOST_IN_BLOCK = 100
_KEPT_TABLES = frozenset(("glyf", "loca", "head", "hhea", "hmtx", "maxp"))
_ITALIC, _SYMBOLIC, _FIXED_PITCH, _FORCE_BOLD = 1 << 6, 1 << 2, 1, 1 << 18


@dataclass(frozen=True, slots=True)
class EmbeddedFont:
    """A subset of a face, ready to be written.

    Attributes
    ----------
    name : str
        Its PostScript name with the tag of the subset.
    program : bytes
        The TrueType file, packed by zlib; ``size`` is what it was before [bytes].
    widths : str
        What stands in the array W [1/1000 em].
    unicode_map : bytes
        The ToUnicode CMap, packed.
    glyphs : bytes
        The glyph of each code, two bytes each, packed; empty where every code is its glyph.
    box : tuple of int, shape (4,) [1/1000 em]
    """

    name: str
    program: bytes
    size: int
    widths: str
    unicode_map: bytes
    glyphs: bytes
    flags: int
    box: tuple[int, int, int, int]
    italic_angle: float
    ascent: int
    descent: int
    cap_height: int
    stem: int


@lru_cache(maxsize=64)
def embedded(file: FontFile, characters: str) -> EmbeddedFont:
    """Give the subset of a face that has some characters.

    Parameters
    ----------
    characters : str
        In order of their code points; those that the face lacks are left out.
    """
    codes = {file.codes[ord(each)]: each for each in file.main(characters) if ord(each) in file.codes}
    ordered = sorted(codes)
    scale = 1000 / file.upem
    widths = [(code, file.advance(codes[code]) * scale) for code in ordered]
    aliases = [code for code in ordered if file.glyph_of(code) != code]
    glyphs = b""
    if aliases:
        table = bytearray(2 * (ordered[-1] + 1))
        for code in ordered:
            struct.pack_into(">H", table, 2 * code, file.glyph_of(code))
        glyphs = bytes(table)
    program = _subset(file, {file.glyph_of(code) for code in ordered})
    digest = hashlib.sha256(program + characters.encode("utf-32-be", "surrogatepass")).digest()
    tag = "".join(string.ascii_uppercase[part % 26] for part in digest[:6])
    plain = file.face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or file.path.stem
    name = "".join(each for each in plain if each.isalnum() or each in "-_")
    head, post, os2 = file.table("head"), file.table("post"), file.table("OS/2")
    x0, y0, x1, y1 = (round(part * scale) for part in struct.unpack_from(">4h", head, 36))
    angle = struct.unpack_from(">i", post, 4)[0] / 65536 if len(post) >= 8 else 0.0
    weight = struct.unpack_from(">H", os2, 4)[0] if len(os2) >= 6 else 400
    is_fixed = len(post) >= 16 and struct.unpack_from(">I", post, 12)[0] != 0
    flags = _SYMBOLIC | (_ITALIC if angle else 0) | (_FIXED_PITCH if is_fixed else 0)
    return EmbeddedFont(
        f"{tag}+{name}",
        zlib.compress(program, _LEVEL),
        len(program),
        _width_array(widths),
        zlib.compress(to_unicode(name, ((code, codes[code]) for code in ordered)).encode("ascii"), _LEVEL),
        zlib.compress(glyphs, _LEVEL) if glyphs else b"",
        flags | (_FORCE_BOLD if weight >= 600 else 0),
        (x0, y0, x1, y1),
        angle,
        round(1000 * file.metric("HORIZONTAL_ASCENDER", 0.95)),
        round(1000 * file.metric("HORIZONTAL_DESCENDER", -0.3)),
        round(1000 * file.metric("CAP_HEIGHT", 0.66)),
        50 + int((weight / 65) ** 2),
    )


def _subset(file: FontFile, glyphs: set[int]) -> bytes:
    """Give the file with the outlines of some glyphs, which keep their numbers, and of the missing glyph."""
    wanted = hb.SubsetInput()
    wanted.flags = hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
    wanted.drop_table_tag_set.update(
        int.from_bytes(tag.encode("ascii"), "big") for tag in file.face.table_tags if tag not in _KEPT_TABLES
    )
    wanted.glyph_set.update(glyphs | {0})
    return bytes(wanted.subset(file.face).blob.data)


def _width_array(widths: Iterable[tuple[int, float]]) -> str:
    """Write runs of neighboring codes with their widths."""
    parts: list[str] = []
    last = -2
    for code, width in widths:
        parts.append(f"{' ' if code == last + 1 else f'] {code} ['}{width:.6g}")
        last = code
    return f"{''.join(parts)[2:]}]" if parts else ""


def to_unicode(name: str, characters: Iterable[tuple[int, str]]) -> str:
    """Write a ToUnicode CMap.

    Parameters
    ----------
    characters : iterable of (int, str)
        Codes of two bytes, in order, each with its character.
    """
    pairs = [f"<{code:04X}> <{each.encode('utf-16-be').hex().upper()}>" for code, each in characters]
    blocks = []
    for start in range(0, len(pairs), _MOST_IN_BLOCK):
        block = pairs[start : start + _MOST_IN_BLOCK]
        blocks += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            f"/CMapName /{name}-UCS def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<0000> <FFFF>",
            "endcodespacerange",
            *blocks,
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        ]
    )
