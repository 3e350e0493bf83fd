"""What a page paints: marked stretches and artifacts, each with its text, in the order of painting.

Source: ISO 32000-1, 14.6 (marked content) and 14.8.2.2 (artifacts).
"""

from __future__ import annotations

from dataclasses import field
from typing import Any

import pikepdf

from printreport.check.file.decode import Decoder, decoder_of
from printreport.slotted import dataclass

__all__ = ["Painted", "paint_of"]

_SHOWS = frozenset(("Tj", "TJ", "'", '"'))
_PAINTS = frozenset(("f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do", "EI", "INLINE IMAGE"))


@dataclass(slots=True)
class Painted:
    """A stretch of a page between a mark and its end, or outside of every mark.

    Attributes
    ----------
    page : int
        From 1.
    tag : str
        "P", "Artifact" …; empty outside of every mark.
    mcid : int
        -1 for none.
    kind, subtype : str
        Of an artifact: "Pagination", "Header".
    codes : set of (str, int)
        Font name and code of each glyph.
    """

    page: int
    tag: str = ""
    mcid: int = -1
    kind: str = ""
    subtype: str = ""
    text: str = ""
    paints: bool = False
    codes: set[tuple[str, int]] = field(default_factory=set)


def paint_of(page: Any, number: int) -> list[Painted]:  # noqa: ANN401  an object of pikepdf's
    """Give the stretches of a page; what forms paint counts for the stretch that calls them."""
    reader = _Reader(number)
    reader.read(page, page.obj.get("/Resources", {}), depth=0)
    return [stretch for stretch in reader.stretches if stretch.tag or stretch.text or stretch.paints]


class _Reader:
    def __init__(self, number: int) -> None:
        self.number = number
        self.stretches: list[Painted] = [Painted(number)]
        self._open: list[Painted] = [self.stretches[0]]
        self._font: tuple[str, Decoder] = ("", Decoder({}))
        self._kept: list[tuple[str, Decoder]] = []
        self._decoders: dict[str, Decoder] = {}

    def read(self, holder: Any, resources: Any, depth: int) -> None:  # noqa: ANN401
        for item in pikepdf.parse_content_stream(holder):
            name = str(item.operator)
            if name in ("BDC", "BMC"):
                self._begin(list(item.operands), resources)
            elif name == "EMC":
                if len(self._open) > 1:
                    self._open.pop()
            elif name == "q":
                self._kept.append(self._font)
            elif name == "Q" and self._kept:
                self._font = self._kept.pop()
            elif name == "Tf":
                self._use_font(str(item.operands[0]), resources)
            elif name in _SHOWS:
                self._show(item.operands)
            elif name in _PAINTS:
                self._open[-1].paints = True
                if name == "Do" and depth < 8:
                    self._call(str(item.operands[0]), resources, depth)

    def _begin(self, operands: list[Any], resources: Any) -> None:  # noqa: ANN401
        tag = str(operands[0]).removeprefix("/") if operands else ""
        made = Painted(self.number, tag)
        outer = self._open[-1]
        properties = operands[1] if len(operands) > 1 else {}
        if isinstance(properties, pikepdf.Name):
            properties = resources.get("/Properties", {}).get(str(properties), {})
        if tag == "Artifact":
            made.kind = str(properties.get("/Type", "")).removeprefix("/")
            made.subtype = str(properties.get("/Subtype", "")).removeprefix("/")
        elif outer.tag == "Artifact" or "/MCID" not in properties:
            # Marks without an id (/Span for a language) belong to what they stand in.
            self._open.append(outer)
            return
        else:
            made.mcid = int(properties["/MCID"])
        self.stretches.append(made)
        self._open.append(made)

    def _use_font(self, name: str, resources: Any) -> None:  # noqa: ANN401
        fonts = resources.get("/Font", {})
        font = fonts.get(name)
        key = f"{font.objgen}" if font is not None and font.is_indirect else name
        if key not in self._decoders:
            self._decoders[key] = decoder_of(font) if font is not None else Decoder({})
        self._font = (key, self._decoders[key])

    def _show(self, operands: Any) -> None:  # noqa: ANN401
        key, decoder = self._font
        stretch = self._open[-1]
        last = operands[-1]
        for part in last if isinstance(last, pikepdf.Array) else [last]:
            if not isinstance(part, pikepdf.String):
                continue
            data = bytes(part)
            stretch.text += decoder.text(data)
            stretch.codes.update((key, code) for code in decoder.codes(data))

    def _call(self, name: str, resources: Any, depth: int) -> None:  # noqa: ANN401
        form = resources.get("/XObject", {}).get(name)
        if form is not None and form.get("/Subtype") == "/Form":
            font = self._font
            self.read(form, form.get("/Resources", resources), depth + 1)
            self._font = font
