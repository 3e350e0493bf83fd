"""Text operators: kerned strings in the subsets that ReportLab embeds.

Source: ISO 32000-1, 9.4.3 (text-showing operators).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from printreport.draw.fonts import Face

__all__ = ["Encoder", "number"]


def number(value: float) -> str:
    """Write a number with at most three decimals, without trailing zeros.

    Examples
    --------
    >>> number(12.0), number(-0.12345), number(1e-9)
    ('12', '-0.123', '0')
    """
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


class Encoder:
    """Turns strings of a face into operands of ``TJ`` for one document.

    Parameters
    ----------
    document : reportlab.pdfbase.pdfdoc.PDFDocument
        The document whose font subsets grow as characters are used.
    """

    def __init__(self, document: object) -> None:
        self._document = document
        self._codes: dict[str, dict[str, tuple[int, int]]] = {}
        self._names: dict[tuple[str, int], str] = {}

    def font(self, face: Face, subset: int) -> str:
        """Give the resource name of a subset of a face."""
        key = (face.name, subset)
        if key not in self._names:
            self._names[key] = face.ttfont.getSubsetInternalName(subset, self._document)
        return self._names[key]

    def code(self, face: Face, character: str) -> tuple[int, int]:
        """Give the subset and the byte of a character."""
        codes = self._codes.setdefault(face.name, {})
        found = codes.get(character)
        if found is None:
            subset, raw = face.ttfont.splitString(character, self._document)[0]
            found = codes[character] = (subset, raw[0])
        return found

    def operands(self, face: Face, text: str, size: float, stretch: float = 0.0) -> list[tuple[str, str]]:
        """Give (font resource name, array operand of TJ) for each stretch of one subset.

        ``stretch`` [pt] is added to the advance of each space.
        """
        kerns = face.shape(text).kerns
        wider = stretch * 1000 / size
        stretches: list[tuple[str, str]] = []
        subset_now, pieces, raw = -1, [], bytearray()
        for character, kern in zip(text, kerns, strict=True):
            subset, byte = self.code(face, character)
            if subset != subset_now:
                if raw:
                    pieces.append(f"<{raw.hex()}>")
                if pieces:
                    stretches.append((self.font(face, subset_now), "".join(pieces)))
                subset_now, pieces, raw = subset, [], bytearray()
            raw.append(byte)
            extra = kern + (wider if character == " " else 0.0)
            if extra:
                pieces.append(f"<{raw.hex()}>{number(-extra)}")
                raw = bytearray()
        if raw:
            pieces.append(f"<{raw.hex()}>")
        if pieces:
            stretches.append((self.font(face, subset_now), "".join(pieces)))
        return stretches
