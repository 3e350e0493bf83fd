"""Faces: kerned widths from the very font files that are embedded.

Shaping is HarfBuzz's, with ligatures off: one glyph a character, so that text extracts as typed.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from printreport.draw.font_file import SOFT_HYPHEN, FontFile, Shaped, font_file

if TYPE_CHECKING:
    from printreport.draw.canvas import Glyphs
    from printreport.draw.lines import Lines

T = TypeVar("T")

__all__ = ["SOFT_HYPHEN", "Face", "Faces", "Shaped"]

_MOST_KEPT = 2_400
"""Strings of a font file that a process keeps measured; past these all are forgotten."""
_MOST_SET = 800
"""Texts that are kept in lines: labels, heads and notes come again and again."""


class Face:
    """One font file in its role: its metrics in em, kerned widths, and operands of text operators.

    ``missing`` collects characters that were asked for and have no glyph.
    """

    def __init__(self, role: str, path: Path) -> None:
        self.role = role
        self.path = path
        self.file: FontFile = font_file(path)
        self._shaped = self.file.shaped
        self._operands = self.file.operands
        self.missing: set[str] = set()

    @property
    def name(self) -> str:
        """The name of the file."""
        return self.path.stem

    @cached_property
    def _metrics(self) -> tuple[float, float, float, float]:
        tag = self.file.metric
        return (
            tag("HORIZONTAL_ASCENDER", 0.95),
            tag("HORIZONTAL_DESCENDER", -0.3),
            tag("CAP_HEIGHT", 0.66),
            tag("X_HEIGHT", 0.49),
        )

    @cached_property
    def ascent(self) -> float:
        """Ascender [em]."""
        return self._metrics[0]

    @cached_property
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
            if len(self._shaped) >= _MOST_KEPT:
                self._shaped.clear()
            found = self._shaped[text] = self.file.shape(text)
        if found.missing:
            self.missing.update(found.missing)
        return found

    def operand(self, text: str, wider: float = 0.0) -> str:
        """Give a string as the elements of an array for the operator TJ.

        Parameters
        ----------
        wider : float [1/1000 em]
            Added to the advance of each space.
        """
        found = None if wider else self._operands.get(text)
        if found is None:
            found = self._operand(text, wider)
            if not wider:
                if len(self._operands) >= _MOST_KEPT:
                    self._operands.clear()
                self._operands[text] = found
        return found

    def _operand(self, text: str, wider: float) -> str:
        hexes = text.translate(self.file.hexes)
        kerns = self.shape(text).kerns
        if not wider and not any(kerns):
            return f"<{hexes}>"
        apart = _short(-wider)
        pieces = []
        start = 0
        for at, kern in enumerate(kerns):
            is_wider = wider and text[at] == " "
            if not (kern or is_wider):
                continue
            moved = (apart if not kern else _short(-kern - wider)) if is_wider else str(-kern)
            end = 4 * at + 4
            pieces.append(f"<{hexes[start:end]}>{moved}")
            start = end
        if start < len(hexes):
            pieces.append(f"<{hexes[start:]}>")
        return "".join(pieces)

    def width(self, text: str, size: float) -> float:
        """Give the kerned width of a string at a size [pt]."""
        return self.shape(text).advance * size

    def has(self, character: str) -> bool:
        """Tell whether the face has a glyph for a character."""
        return self.file.has(character)


def _short(value: float) -> str:
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


class Faces:
    """The faces of a theme by role (``sans``, ``serif-italic`` …), loaded on first use."""

    def __init__(self, paths: Mapping[str, Path], shelf: dict[str, Face] | None = None) -> None:
        self.paths = dict(paths)
        self.texts_set: dict[object, Lines] = {}
        """Texts in lines, by all that they hang on; none of them lacks a glyph."""
        self.labels: dict[object, tuple[Glyphs, ...]] = {}
        """Short texts on one line, in the same way."""
        self._faces: dict[str, Face] = {}
        self._shelf: dict[str, Face] = {} if shelf is None else shelf

    def for_a_file(self) -> Faces:
        """Give the same faces for one more file: none is used yet, and no character lacks its glyph."""
        for face in self._shelf.values():
            face.missing.clear()
        faces = Faces(self.paths, self._shelf)
        faces.texts_set, faces.labels = self.texts_set, self.labels
        return faces

    def keep(self, made: dict[object, T], key: object, value: T) -> None:
        """Keep a text that was set, unless a character lacks its glyph: every file is to tell of that."""
        if len(made) >= _MOST_SET:
            made.clear()
        if not any(face.missing for face in self._faces.values()):
            made[key] = value

    def face(self, role: str) -> Face:
        """Give the face of a role."""
        found = self._faces.get(role)
        if found is None:
            found = self._shelf.get(role)
            if found is None:
                found = self._shelf[role] = Face(role, self.paths[role])
            self._faces[role] = found
        return found

    def loaded(self) -> tuple[Face, ...]:
        """Give the faces that were used so far."""
        return tuple(self._faces.values())
