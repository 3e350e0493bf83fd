"""How wide a string is set: widths of a font's codes.

Source: ISO 32000-1, 9.2.4 (glyph positioning), 9.6.2 and 9.7.4.3 (widths).
"""

from __future__ import annotations

from typing import Any

import pikepdf

__all__ = ["Widths"]


class Widths:
    """Widths of one font, in thousandths of its size."""

    def __init__(self, font: Any) -> None:  # noqa: ANN401  pikepdf's
        self.n_bytes = 1
        self._by_code: dict[int, float] = {}
        self._default = 500.0
        if font is None:
            return
        if font.get("/Subtype") == "/Type0":
            self.n_bytes = 2
            descendants = font.get("/DescendantFonts")
            if descendants is not None and len(descendants):
                self._default = float(descendants[0].get("/DW", 1000))
                self._composite(list(descendants[0].get("/W", [])))
            return
        first = int(font.get("/FirstChar", 0))
        scale = 1.0
        if font.get("/Subtype") == "/Type3" and "/FontMatrix" in font:
            scale = float(font.FontMatrix[0]) * 1000
        for offset, width in enumerate(font.get("/Widths", [])):
            self._by_code[first + offset] = float(width) * scale

    def _composite(self, parts: list[Any]) -> None:
        at = 0
        while at + 1 < len(parts):
            first = int(parts[at])
            if isinstance(parts[at + 1], pikepdf.Array):
                for offset, width in enumerate(parts[at + 1]):
                    self._by_code[first + offset] = float(width)
                at += 2
            else:
                if at + 2 < len(parts):
                    for code in range(first, min(int(parts[at + 1]), first + 0xFFFF) + 1):
                        self._by_code[code] = float(parts[at + 2])
                at += 3

    def of(self, data: bytes) -> tuple[float, int, int]:
        """Give width [em/1000], number of codes and number of single-byte spaces of a string."""
        total, count = 0.0, 0
        for start in range(0, len(data), self.n_bytes):
            code = int.from_bytes(data[start : start + self.n_bytes], "big")
            total += self._by_code.get(code, self._default)
            count += 1
        return total, count, data.count(b" ") if self.n_bytes == 1 else 0
