"""How a face is embedded: ReportLab's subsets, with a ToUnicode map that archives accept.

ReportLab maps code 0 to U+0000 and writes more than 100 entries a block; both are refused by
ISO 19005-2, 6.2.11.7 and ISO 32000-1, 9.10.3. Characters past U+FFFF go as UTF-16.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportlab.pdfbase.ttfonts import SUBSETN, TTFont

__all__ = ["EmbeddedFont", "to_unicode"]

_MOST_IN_BLOCK = 100


def to_unicode(name: str, characters: Sequence[int]) -> str:
    """Write a ToUnicode CMap.

    Parameters
    ----------
    characters : sequence of int
        Code point of each code from 0; code 0 and filled-up places (0) are left out.
    """
    pairs = [
        f"<{code:02X}> <{chr(point).encode('utf-16-be').hex().upper()}>"
        for code, point in enumerate(characters)
        if code and point
    ]
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
            "<00> <FF>",
            "endcodespacerange",
            *blocks,
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        ]
    )


class EmbeddedFont(TTFont):
    """A TrueType face whose subsets carry a well-formed ToUnicode map."""

    def __init__(self, *args: Any, **keys: Any) -> None:
        super().__init__(*args, **keys)
        # Some faces draw nothing for a soft hyphen; at the end of a line it is a hyphen.
        self.face.charToGlyph[0xAD] = self.face.charToGlyph[0x2D]
        self.face.charWidths[0xAD] = self.face.charWidths[0x2D]

    def addObjects(self, doc: Any) -> None:  # noqa: ANN401  ReportLab's document has no type
        """Write the subsets, then their maps anew."""
        subsets = [list(subset) for subset in self.state[doc].subsets]
        super().addObjects(doc)
        face = (self.face.name + self.face.subfontNameX).decode("latin-1")
        for number, subset in enumerate(subsets):
            tag = SUBSETN(number).decode("latin-1")
            doc.idToObject[f"toUnicodeCMap:{tag}+{face}"].content = to_unicode(face, subset)
