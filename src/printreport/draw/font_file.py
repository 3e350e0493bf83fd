"""One font file, read once in a process: glyphs, codes, advances and shaping.

A code (CID) is what a content stream shows. It is the glyph's own number, so that pages need to know
no document; where a face draws several characters with one glyph, all but the first of them get codes
past the last glyph, so that each is read as it was typed. A no-break space is a space.
Source: ISO 32000-1, 9.7.4.2.
"""

from __future__ import annotations

from functools import cached_property, lru_cache
from pathlib import Path

import uharfbuzz as hb

from printreport.slotted import dataclass

__all__ = ["NBSP", "SOFT_HYPHEN", "ZWSP", "FontFile", "Shaped", "font_file"]

SOFT_HYPHEN = "\u00ad"
"""The hyphen of a word divided at a line's end: drawn as a hyphen, read as nothing."""
ZWSP = "\u200b"
NBSP = "\u00a0"

_FEATURES = {"liga": False, "clig": False, "dlig": False, "calt": False, "kern": True}
_DRAWN_AS = {0x0A: 0x20, 0xAD: 0x2D, 0x200B: 0x20}
"""What stands in for a character that a face lacks or, as some do for a soft hyphen, draws as nothing."""
_SAME_AS = {0xA0: 0x20}
"""What is shown and read as another character: only breaking lines tells them apart."""
_SHAPED_AS = str.maketrans({NBSP: " ", SOFT_HYPHEN: "-"})


@dataclass(frozen=True, slots=True)
class Shaped:
    """A measured string.

    Attributes
    ----------
    text : str
    advance : float [em]
    kerns : tuple of int, shape (n_characters,) [1/1000 em]
        What each character advances more (or less) than the font file says.
    missing : str
        The characters that have no glyph.
    """

    text: str
    advance: float
    kerns: tuple[int, ...]
    missing: str = ""


class FontFile:
    """A font file: its metrics in em, the code of each character, and kerned advances.

    ``shaped`` and ``operands`` keep strings that were measured and written; faces bound them.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.face = hb.Face(hb.Blob.from_file_path(str(path)))
        self.upem: int = self.face.upem
        self._font = hb.Font(self.face)
        self._advances: dict[str, int] = {}
        self.shaped: dict[str, Shaped] = {}
        self.operands: dict[str, str] = {}

    @cached_property
    def codes(self) -> dict[int, int]:
        """The code of each character that the face has, by code point."""
        nominal = self._font.get_nominal_glyph
        own = set(self.face.unicodes)
        stand_in = {
            point: other
            for point, other in _DRAWN_AS.items()
            if other in own and (point not in own or point == ord(SOFT_HYPHEN))
        }
        taken: set[int] = set()
        codes: dict[int, int] = {}
        spare = int(self.face.glyph_count)
        self._glyphs: dict[int, int] = {}
        for point in sorted((own | set(stand_in)) - set(_SAME_AS)):
            glyph = nominal(stand_in.get(point, point))
            if not glyph:
                continue
            if glyph in taken:
                codes[point], self._glyphs[spare] = spare, glyph
                spare += 1
            else:
                taken.add(glyph)
                codes[point] = glyph
        codes |= {point: codes[other] for point, other in _SAME_AS.items() if other in codes}
        return codes

    @cached_property
    def hexes(self) -> dict[int, str]:
        """Each code as four hexadecimal digits, for ``str.translate``; 0000 for what the face lacks."""
        return _Hexes({point: f"{code:04X}" for point, code in self.codes.items()})

    def main(self, characters: str) -> str:
        """Give characters, those that are read as another one as that."""
        return characters.translate(_SAME_AS)

    def glyph_of(self, code: int) -> int:
        """Give the glyph that a code shows."""
        return self._glyphs.get(code, code)

    def advance(self, character: str) -> int:
        """Give the advance of the glyph of a character, before kerning [font units]."""
        found = self._advances.get(character)
        if found is None:
            code = self.codes.get(ord(character), 0)
            found = self._advances[character] = int(self._font.get_glyph_h_advance(self.glyph_of(code)))
        return found

    def has(self, character: str) -> bool:
        """Tell whether the face has a glyph for a character."""
        return self._font.get_nominal_glyph(ord(character)) is not None

    def shape(self, text: str) -> Shaped:
        """Measure a string."""
        if not text:
            return Shaped("", 0.0, ())
        buffer = hb.Buffer()
        buffer.add_str(text.translate(_SHAPED_AS))
        buffer.guess_segment_properties()
        buffer.cluster_level = hb.BufferClusterLevel.CHARACTERS
        hb.shape(self._font, buffer, _FEATURES)
        known = self._advances
        more = [-(known[char] if char in known else self.advance(char)) for char in text]
        advance = 0
        missing = ""
        for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            at, taken = info.cluster, position.x_advance
            if info.codepoint == 0:
                missing += text[at]
            more[at] += taken
            advance += taken
        upem = self.upem
        kerns = tuple(more) if upem == 1000 else tuple(round(part * 1000 / upem) for part in more)
        return Shaped(text, advance / upem, kerns, missing)

    def metric(self, name: str, default: float) -> float:
        """Give a metric by the name of its OpenType tag [em]."""
        found = self._font.get_metric_position(getattr(hb.OTMetricsTag, name))
        return found / self.upem if found else default

    def table(self, tag: str) -> bytes:
        """Give a table of the file; empty where it has none."""
        blob = self.face.reference_table(tag)
        return bytes(blob.data)


class _Hexes(dict[int, str]):
    def __missing__(self, point: int) -> str:
        return "0000"


@lru_cache(maxsize=64)
def _read(path: Path, _stamp: tuple[int, int]) -> FontFile:
    return FontFile(path)


def font_file(path: Path) -> FontFile:
    """Give a font file; while it does not change, a process reads it once."""
    status = path.stat()
    return _read(path, (status.st_mtime_ns, status.st_size))
