"""What pages of a document share: fonts, pictures, graphics states, the color space of all plates.

Source: ISO 32000-1, 7.8.3 (resources), 9.7 (composite fonts), 8.6.6.4 (Separation), 8.6.7 (overprint).
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from printreport.draw.embedding import EmbeddedFont, embedded
from printreport.draw.fonts import Face, Faces
from printreport.write.images import put_image
from printreport.write.ink import Ink
from printreport.write.pdf_file import PdfFile
from printreport.write.pdf_values import array, number, reference

__all__ = ["Resources"]

_STATES = "/ExtGState<</Over<</OP true/op true/OPM 1>>/Under<</OP false/op false/OPM 0>>>>"
_TINT = "<</FunctionType 2/Domain[0 1]/C0[0 0 0 0]/C1[1 1 1 1]/N 1>>"


class Resources:
    """Fonts and pictures by name, each written once."""

    def __init__(self, file: PdfFile, faces: Faces, ink: Ink) -> None:
        self._file = file
        self._faces = faces
        self._ink = ink
        self._roles: dict[str, Path] = {}
        self._fonts: dict[Path, tuple[int, Face, set[str]]] = {}
        self._images: dict[str, int] = {}
        self._all_plates = 0

    def use(self, fonts: Iterable[tuple[str, str]]) -> set[str]:
        """Let faces have characters; give the roles."""
        roles = set()
        for role, characters in fonts:
            path = self._roles.get(role)
            if path is None:
                face = self._faces.face(role)
                path = self._roles[role] = face.path
                if path not in self._fonts:
                    self._fonts[path] = (self._file.reserve(), face, set())
            self._fonts[path][2].update(characters)
            roles.add(role)
        return roles

    def of(self, fonts: Iterable[str], images: Iterable[str], overprints: bool, all_plates: bool) -> str:
        """Give the resource dictionary of a page."""
        parts = []
        named = "".join(f"/{role} {self._fonts[self._roles[role]][0]} 0 R" for role in sorted(fonts))
        if named:
            parts.append(f"/Font<<{named}>>")
        pictures = "".join(f"/Im{at} {self._image(path)} 0 R" for at, path in enumerate(images))
        if pictures:
            parts.append(f"/XObject<<{pictures}>>")
        if overprints:
            parts.append(_STATES)
        if all_plates:
            if not self._all_plates:
                self._all_plates = self._file.add(f"[/Separation/All/DeviceCMYK{_TINT}]")
            parts.append(f"/ColorSpace<</All {self._all_plates} 0 R>>")
        return f"<<{''.join(parts)}>>"

    def _image(self, path: str) -> int:
        if path not in self._images:
            self._images[path] = put_image(self._file, self._ink.picture(path))
        return self._images[path]

    def finish(self) -> None:
        """Write the fonts, with the characters that all pages together set."""
        for made, face, characters in self._fonts.values():
            self._put_font(made, embedded(face.file, "".join(sorted(characters))))

    def _put_font(self, made: int, font: EmbeddedFont) -> None:
        file = self._file
        program = file.stream(font.program, f"/Length1 {font.size}")
        unicode_map = file.stream(font.unicode_map)
        glyphs = reference(file.stream(font.glyphs)) if font.glyphs else "/Identity"
        descriptor = file.add(
            f"<</Type/FontDescriptor/FontName/{font.name}/Flags {font.flags}"
            f"/FontBBox{array(map(str, font.box))}/ItalicAngle {number(font.italic_angle)}"
            f"/Ascent {font.ascent}/Descent {font.descent}/CapHeight {font.cap_height}"
            f"/StemV {font.stem}/FontFile2 {program} 0 R>>"
        )
        descendant = file.add(
            f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{font.name}/FontDescriptor {descriptor} 0 R"
            "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
            f"/CIDToGIDMap {glyphs}/DW 0/W[{font.widths}]>>"
        )
        file.put(
            made,
            f"<</Type/Font/Subtype/Type0/BaseFont/{font.name}/Encoding/Identity-H"
            f"/DescendantFonts[{descendant} 0 R]/ToUnicode {unicode_map} 0 R>>",
        )
