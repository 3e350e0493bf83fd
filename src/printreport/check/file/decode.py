"""Bytes of a text operator → characters, by the font's ToUnicode map or its encoding.

Source: ISO 32000-1, 9.10 (extraction of text content).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pikepdf

from printreport.slotted import dataclass

__all__ = ["Decoder", "decoder_of"]

_HEX = re.compile(rb"<([0-9A-Fa-f\s]*)>")
_BLOCK = re.compile(rb"begin(bfchar|bfrange|codespacerange)(.*?)end\1", re.DOTALL)
_RANGE = re.compile(rb"<([0-9A-Fa-f\s]*)>\s*<([0-9A-Fa-f\s]*)>\s*(?:<([0-9A-Fa-f\s]*)>|\[([^\]]*)\])")
_ENCODINGS = {"/WinAnsiEncoding": "cp1252", "/MacRomanEncoding": "mac_roman"}


@dataclass(frozen=True, slots=True)
class Decoder:
    """Reads the strings of one font.

    Attributes
    ----------
    unicode : dict of int to str
        By code; empty where the font has no map.
    n_bytes : int
        Bytes of a code.
    encoding : str
        Python's name of the encoding that stands in for a map; empty for none.
    """

    unicode: dict[int, str]
    n_bytes: int = 1
    encoding: str = ""

    def codes(self, data: bytes) -> Iterator[int]:
        """Give the codes of a string."""
        for start in range(0, len(data), self.n_bytes):
            yield int.from_bytes(data[start : start + self.n_bytes], "big")

    def text(self, data: bytes) -> str:
        """Give the characters of a string; U+FFFD for a code that means nothing."""
        if not self.unicode and self.encoding:
            return data.decode(self.encoding, errors="replace")
        return "".join(self.unicode.get(code, "\ufffd") for code in self.codes(data))


def _characters(digits: bytes) -> str:
    raw = bytes.fromhex(digits.decode("ascii"))
    return raw.decode("utf-16-be", errors="replace")


def _map(data: bytes) -> tuple[dict[int, str], int]:
    """Give what a ToUnicode CMap says, and the bytes of a code."""
    found: dict[int, str] = {}
    n_bytes = 1
    for kind, body in _BLOCK.findall(data):
        if kind == b"codespacerange":
            ends = _HEX.findall(body)
            n_bytes = max((len(end.strip()) + 1) // 2 for end in ends) if ends else 1
        elif kind == b"bfchar":
            parts = _HEX.findall(body)
            found.update(
                (int(code, 16), _characters(text))
                for code, text in zip(parts[::2], parts[1::2], strict=False)
            )
        else:
            for low, high, first, several in _RANGE.findall(body):
                codes = range(int(low, 16), min(int(high, 16), int(low, 16) + 0xFFFF) + 1)
                if several:
                    texts = [_characters(text) for text in _HEX.findall(several)]
                    found.update(zip(codes, texts, strict=False))
                elif first:
                    start = _characters(first)
                    found.update(
                        (code, start[:-1] + chr(ord(start[-1]) + step)) for step, code in enumerate(codes)
                    )
    return found, n_bytes


def decoder_of(font: Any) -> Decoder:  # noqa: ANN401  an object of pikepdf's
    """Give the decoder of a font dictionary."""
    n_bytes = 2 if font.get("/Subtype") == "/Type0" else 1
    stream = font.get("/ToUnicode")
    if isinstance(stream, pikepdf.Stream):
        found, declared = _map(stream.read_bytes())
        return Decoder(found, declared if n_bytes == 1 else max(declared, 2))
    encoding = font.get("/Encoding")
    is_named = not isinstance(encoding, pikepdf.Dictionary)
    name = str(encoding if is_named else encoding.get("/BaseEncoding", ""))
    return Decoder({}, n_bytes, _ENCODINGS.get(name, "latin-1") if n_bytes == 1 else "")
