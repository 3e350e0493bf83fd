"""Faces: kerned widths from the very font files that are embedded.

Shaping is HarfBuzz's, with ligatures off: one glyph a character, so that text extracts as typed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import uharfbuzz as hb

if TYPE_CHECKING:
    from reportlab.pdfbase.ttfonts import TTFont

__all__ = ["SOFT_HYPHEN", "Face", "Faces", "Shaped"]

SOFT_HYPHEN = "\u00ad"
ZWSP = "\u200b"
"""The hyphen of a word divided at a line's end: drawn as a hyphen, read as nothing."""

_MOST_SHAPED = 100_000
"""Strings whose measures are kept; thousands of files in one process measure the same ones over and over."""

_FEATURES = {"liga": False, "clig": False, "dlig": False, "calt": False, "kern": True}


@dataclass(frozen=True, slots=True)
class Shaped:
    """A measured string.

    Attributes
    ----------
    text : str
    advance : float [em]
    kerns : tuple of int, shape (n_characters,) [1/1000 em]
        What each character advances more (or less) than the font file says.
    """

    text: str
    advance: float
    kerns: tuple[int, ...]


class Face:
    """One font file: its metrics in em, and kerned widths.

    ``missing`` collects characters that were asked for and have no glyph.
    """

    def __init__(self, role: str, path: Path) -> None:
        self.role = role
        self.path = path
        blob = hb.Blob.from_file_path(str(path))
        self._hb_face = hb.Face(blob)
        self._hb_font = hb.Font(self._hb_face)
        self._upem = self._hb_face.upem
        self._shaped: dict[str, Shaped] = {}
        self.missing: set[str] = set()

    @property
    def name(self) -> str:
        """The name under which ReportLab knows the face."""
        return self.path.stem

    @cached_property
    def ttfont(self) -> TTFont:
        """The face as ReportLab embeds it."""
        from reportlab.pdfbase import pdfmetrics

        from printreport.draw.embedding import EmbeddedFont

        font = EmbeddedFont(self.name, str(self.path), asciiReadable=False, shapable=False)
        pdfmetrics.registerFont(font)
        return font

    @cached_property
    def _metrics(self) -> tuple[float, float, float, float]:
        def tag(name: str, default: float) -> float:
            found = self._hb_font.get_metric_position(getattr(hb.OTMetricsTag, name))
            return found / self._upem if found else default

        return (
            tag("HORIZONTAL_ASCENDER", 0.95),
            tag("HORIZONTAL_DESCENDER", -0.3),
            tag("CAP_HEIGHT", 0.66),
            tag("X_HEIGHT", 0.49),
        )

    @property
    def ascent(self) -> float:
        """Ascender [em]."""
        return self._metrics[0]

    @property
    def descent(self) -> float:
        """Descender [em], negative."""
        return self._metrics[1]

    @property
    def cap_height(self) -> float:
        """Height of capitals [em]."""
        return self._metrics[2]

    @property
    def x_height(self) -> float:
        """Height of small letters [em]."""
        return self._metrics[3]

    def shape(self, text: str) -> Shaped:
        """Measure a string; the result is kept."""
        found = self._shaped.get(text)
        if found is None:
            lacking = len(self.missing)
            found = self._shape(text)
            if len(self._shaped) >= _MOST_SHAPED:
                self._shaped.clear()
            # What lacks a glyph is told anew for each file that asks for it.
            if len(self.missing) == lacking:
                self._shaped[text] = found
        return found

    def _shape(self, text: str) -> Shaped:
        if not text:
            return Shaped("", 0.0, ())
        buffer = hb.Buffer()
        buffer.add_str(text.replace("\u00a0", " ").replace(SOFT_HYPHEN, "-"))
        buffer.guess_segment_properties()
        buffer.cluster_level = hb.BufferClusterLevel.CHARACTERS
        hb.shape(self._hb_font, buffer, _FEATURES)
        kerns = [0] * len(text)
        advance = 0
        for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            if info.codepoint == 0:
                self.missing.add(text[info.cluster])
            # HarfBuzz shows what is invisible as a space; the file has the character's own glyph.
            own = (
                self._hb_font.get_nominal_glyph(ord(text[info.cluster]))
                if text[info.cluster] == ZWSP
                else None
            )
            nominal = self._hb_font.get_glyph_h_advance(info.codepoint if own is None else own)
            kerns[info.cluster] += round((position.x_advance - nominal) * 1000 / self._upem)
            advance += position.x_advance
        return Shaped(text, advance / self._upem, tuple(kerns))

    def width(self, text: str, size: float) -> float:
        """Give the kerned width of a string at a size [pt]."""
        return self.shape(text).advance * size

    def has(self, character: str) -> bool:
        """Tell whether the face has a glyph for a character."""
        return self._hb_font.get_nominal_glyph(ord(character)) is not None


class Faces:
    """The faces of a theme by role (``sans``, ``serif-italic`` …), loaded on first use."""

    def __init__(self, paths: Mapping[str, Path], shelf: dict[str, Face] | None = None) -> None:
        self._paths = dict(paths)
        self._faces: dict[str, Face] = {}
        self._shelf: dict[str, Face] = {} if shelf is None else shelf

    def for_a_file(self) -> Faces:
        """Give the same faces for one more file: none is used yet, and no character lacks its glyph."""
        for face in self._shelf.values():
            face.missing.clear()
        return Faces(self._paths, self._shelf)

    def face(self, role: str) -> Face:
        """Give the face of a role."""
        found = self._faces.get(role)
        if found is None:
            found = self._shelf.get(role)
            if found is None:
                found = self._shelf[role] = Face(role, self._paths[role])
            self._faces[role] = found
        return found

    def loaded(self) -> tuple[Face, ...]:
        """Give the faces that were used so far."""
        return tuple(self._faces.values())
