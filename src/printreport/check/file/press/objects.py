"""What a page paints, object by object: where, in which color, how thin, how large.

In: a page of any PDF. Out: :class:`Mark` values in the order of painting, in the page's own
coordinates [pt]. Source: ISO 32000-1, 8.4 (graphics state), 8.5 (paths), 9.4 (text objects).
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import field
from typing import Any

import pikepdf

from printreport.check.file.decode import Decoder, decoder_of
from printreport.check.file.press.glyph_widths import Widths
from printreport.check.file.press.matrix import SAME, Matrix, Rect, box_of, common, scale_of, six, times
from printreport.check.file.press.spaces import BLACK, Ink, Space, ink_of, space_of
from printreport.slotted import dataclass, replace

__all__ = ["Mark", "marks_of"]

_GRAY = Space("gray", "DeviceGray")
_ENDS = frozenset(("f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "n"))
_FILLS = frozenset(("f", "F", "f*", "B", "B*", "b", "b*"))
_STROKES = frozenset(("B", "B*", "b", "b*", "S", "s"))
_DEVICE = {"g": "DeviceGray", "rg": "DeviceRGB", "k": "DeviceCMYK"}
_DEEPEST = 12


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing painted.

    Attributes
    ----------
    kind : "text", "fill", "stroke", "image" or "shading"
    ink : (float, float, float, float) or None
        0-1 by plate; None where it depends on a conversion, or differs inside.
    size : float [pt]
        Of type, or the width of a line, or the lesser side of a fill.
    dpi : float
        Of a picture; 0 for anything else.
    """

    kind: str
    rect: Rect
    space: Space
    ink: Ink | None
    size: float = 0.0
    dpi: float = 0.0
    overprints: bool = False
    transparent: bool = False
    text: str = ""
    image: Any = None


@dataclass(slots=True)
class _State:
    ctm: Matrix = SAME
    fill: tuple[Space, Ink | None] = (_GRAY, BLACK)
    stroke: tuple[Space, Ink | None] = (_GRAY, BLACK)
    line_width: float = 1.0
    font: str = ""
    size: float = 0.0
    tracking: float = 0.0
    word_space: float = 0.0
    stretch: float = 1.0
    rise: float = 0.0
    leading: float = 0.0
    mode: int = 0
    overprints: bool = False
    transparent: bool = False
    clip: Rect | None = None
    fonts: dict[str, tuple[Widths, Decoder]] = field(default_factory=dict)


def marks_of(page: Any) -> list[Mark]:  # noqa: ANN401  a page of pikepdf's
    """Give all that a page paints, forms included; what a clip hides wholly is left out."""
    reader = _Reader()
    reader.read(page, page.obj.get("/Resources", {}), _State(), 0)
    return reader.marks


class _Reader:
    """Follows the operators of a page; methods are named for what a group of them does."""

    def __init__(self) -> None:
        self.marks: list[Mark] = []
        self._state = _State()
        self._stack: list[_State] = []
        self._path: list[tuple[float, float]] = []
        self._clips = False
        self._line: Matrix = SAME
        self._matrix: Matrix = SAME
        self._resources: Any = {}
        self._depth = 0

    def read(self, holder: Any, resources: Any, state: _State, depth: int) -> None:  # noqa: ANN401
        """Read one content stream in the given state."""
        kept = self._state, self._stack, self._path, self._resources, self._depth, self._line, self._matrix
        self._state, self._stack, self._path, self._resources, self._depth = state, [], [], resources, depth
        groups: tuple[Callable[[str, list[Any]], bool], ...] = (
            self._text, self._paths, self._graphics, self._colors, self._calls,
        )  # fmt: skip
        for item in pikepdf.parse_content_stream(holder):
            name, operands = str(item.operator), list(item.operands)
            if isinstance(item, pikepdf.ContentStreamInlineImage):
                self._picture(item.iimage.obj, Space("", ""), inline=True)
                continue
            try:
                any(group(name, operands) for group in groups)
            except (TypeError, ValueError, IndexError):
                continue  # an operator with wrong operands paints nothing
        self._state, self._stack, self._path, self._resources, self._depth, self._line, self._matrix = kept

    # State ----------------------------------------------------------------------------------

    def _graphics(self, name: str, operands: list[Any]) -> bool:
        state = self._state
        if name == "q":
            self._stack.append(replace(state))
        elif name == "Q":
            if self._stack:
                self._state = self._stack.pop()
        elif name == "cm":
            state.ctm = times(six(operands), state.ctm)
        elif name == "w":
            state.line_width = float(operands[0])
        elif name == "gs":
            self._extended(self._resources.get("/ExtGState", {}).get(str(operands[0])))
        else:
            return False
        return True

    def _extended(self, values: Any) -> None:  # noqa: ANN401
        if values is None:
            return
        state = self._state
        if "/LW" in values:
            state.line_width = float(values.LW)
        if "/OP" in values or "/op" in values:
            state.overprints = bool(values.get("/op", values.get("/OP", False)))
        if "/Font" in values:
            state.size = float(values.Font[1])
        seen = {key: values[key] for key in ("/CA", "/ca", "/BM", "/SMask") if key in values}
        if seen:
            mask, mode = str(seen.get("/SMask", "/None")), str(seen.get("/BM", "/Normal"))
            opaque = all(float(seen.get(key, 1)) >= 1 for key in ("/CA", "/ca"))
            state.transparent = not (opaque and mode in ("/Normal", "/Compatible") and mask == "/None")

    def _colors(self, name: str, operands: list[Any]) -> bool:
        state = self._state
        if name.lower() in _DEVICE and len(name) <= 2:
            space = space_of(pikepdf.Name(f"/{_DEVICE[name.lower()]}"), None)
            made = (space, ink_of(space, operands))
        elif name in ("cs", "CS"):
            space = space_of(operands[0], self._resources)
            first = BLACK if space.family in ("gray", "cmyk") else None
            made = (space, (1.0,) * 4 if space.colorants == ("All",) else first)
        elif name in ("sc", "scn", "SC", "SCN"):
            space = (state.stroke if name[0] == "S" else state.fill)[0]
            numbers = [float(part) for part in operands if not isinstance(part, pikepdf.Name)]
            made = (space, ink_of(space, numbers))
        else:
            return False
        if name[0].isupper():
            state.stroke = made
        else:
            state.fill = made
        return True

    # Paths ----------------------------------------------------------------------------------

    def _paths(self, name: str, operands: list[Any]) -> bool:
        if name in ("m", "l", "c", "v", "y"):
            values = [float(part) for part in operands]
            self._path.extend(zip(values[::2], values[1::2], strict=True))
        elif name == "re":
            x, y, width, height = (float(part) for part in operands)
            self._path += [(x, y), (x + width, y), (x, y + height), (x + width, y + height)]
        elif name in ("W", "W*"):
            self._clips = True
        elif name in _ENDS:
            self._end_path(name)
        else:
            return name == "h"
        return True

    def _end_path(self, name: str) -> None:
        state, points = self._state, self._path
        self._path = []
        if points:
            box = box_of(points, state.ctm)
            if name in _FILLS:
                lesser = min(box[2] - box[0], box[3] - box[1])
                self._add("fill", box, state.fill, size=lesser)
            if name in _STROKES:
                width = state.line_width * scale_of(state.ctm)
                half = width / 2
                wide = (box[0] - half, box[1] - half, box[2] + half, box[3] + half)
                self._add("stroke", wide, state.stroke, size=width)
            if self._clips:
                state.clip = box if state.clip is None else common(state.clip, box)
        self._clips = False

    def _add(self, kind: str, rect: Rect, paint: tuple[Space, Ink | None], **keys: Any) -> None:
        state = self._state
        seen = rect if state.clip is None else common(rect, state.clip)
        if seen[0] > seen[2] or seen[1] > seen[3]:
            return
        keys.setdefault("transparent", state.transparent)
        self.marks.append(Mark(kind, seen, paint[0], paint[1], overprints=state.overprints, **keys))

    # Text -----------------------------------------------------------------------------------

    def _text(self, name: str, operands: list[Any]) -> bool:
        state = self._state
        if name == "BT":
            self._matrix = self._line = SAME
        elif name == "Tm":
            self._matrix = self._line = six(operands)
        elif name in ("Td", "TD"):
            across, up = float(operands[0]), float(operands[1])
            state.leading = -up if name == "TD" else state.leading
            self._next_line(across, up)
        elif name == "T*":
            self._next_line(0.0, -state.leading)
        elif name == "Tf":
            state.font, state.size = str(operands[0]), float(operands[1])
        elif name in ("Tc", "Tw", "Tz", "Ts", "TL", "Tr"):
            self._parameter(name, float(operands[0]))
        elif name in ("Tj", "TJ", "'", '"'):
            if name in ("'", '"'):
                self._next_line(0.0, -state.leading)
            self._show(operands[-1])
        else:
            return False
        return True

    def _parameter(self, name: str, value: float) -> None:
        state = self._state
        match name:
            case "Tc":
                state.tracking = value
            case "Tw":
                state.word_space = value
            case "Tz":
                state.stretch = value / 100
            case "Ts":
                state.rise = value
            case "TL":
                state.leading = value
            case _:
                state.mode = int(value)

    def _next_line(self, across: float, up: float) -> None:
        self._matrix = self._line = times((1.0, 0.0, 0.0, 1.0, across, up), self._line)

    def _show(self, shown: Any) -> None:  # noqa: ANN401
        state = self._state
        if state.font not in state.fonts:
            font = self._resources.get("/Font", {}).get(state.font)
            made = (Widths(font), decoder_of(font) if font is not None else Decoder({}))
            state.fonts[state.font] = made
        widths, decoder = state.fonts[state.font]
        width, text = 0.0, ""
        for part in shown if isinstance(shown, pikepdf.Array) else [shown]:
            if isinstance(part, pikepdf.String):
                data = bytes(part)
                units, count, spaces = widths.of(data)
                width += units / 1000 * state.size + count * state.tracking + spaces * state.word_space
                text += decoder.text(data)
            else:
                width -= float(part) / 1000 * state.size
        width *= state.stretch
        by = times(self._matrix, state.ctm)
        low, high = state.rise - 0.2 * state.size, state.rise + 0.72 * state.size
        box = box_of([(0.0, low), (width, low), (0.0, high), (width, high)], by)
        self._matrix = times((1.0, 0.0, 0.0, 1.0, width, 0.0), self._matrix)
        if state.mode != 3 and text.strip():
            paint = state.stroke if state.mode in (1, 5) else state.fill
            self._add("text", box, paint, size=abs(state.size) * scale_of(by), text=text.strip())

    # Pictures and forms ---------------------------------------------------------------------

    def _calls(self, name: str, operands: list[Any]) -> bool:
        if name == "sh":
            shading = self._resources.get("/Shading", {}).get(str(operands[0]), {})
            space = space_of(shading.get("/ColorSpace"), self._resources)
            self._add("shading", self._state.clip or (0.0, 0.0, 0.0, 0.0), (space, None))
            return True
        if name != "Do":
            return False
        called = self._resources.get("/XObject", {}).get(str(operands[0]))
        if called is None:
            return True
        if called.get("/Subtype") == "/Form":
            self._form(called)
        elif called.get("/Subtype") == "/Image":
            self._picture(called, space_of(called.get("/ColorSpace"), self._resources))
        return True

    def _form(self, form: Any) -> None:  # noqa: ANN401
        if self._depth >= _DEEPEST:
            return
        state = replace(self._state, fonts={})
        matrix = form.get("/Matrix")
        if matrix is not None:
            state.ctm = times(six(list(matrix)), state.ctm)
        box = form.get("/BBox")
        if box is not None:
            x0, y0, x1, y1 = (float(side) for side in box)
            shown = box_of([(x0, y0), (x1, y0), (x0, y1), (x1, y1)], state.ctm)
            state.clip = shown if state.clip is None else common(state.clip, shown)
        self.read(form, form.get("/Resources", self._resources), state, self._depth + 1)

    def _picture(self, image: Any, space: Space, inline: bool = False) -> None:  # noqa: ANN401
        state = self._state
        across = int(image.get("/Width", image.get("/W", 0)))
        down = int(image.get("/Height", image.get("/H", 0)))
        if inline:
            space = space_of(image.get("/ColorSpace", image.get("/CS")), self._resources)
        is_stencil = bool(image.get("/ImageMask", image.get("/IM", False)))
        wide = math.hypot(state.ctm[0], state.ctm[1]) or 1.0
        high = math.hypot(state.ctm[2], state.ctm[3]) or 1.0
        dpi = min(across / wide, down / high) * 72
        paint = state.fill if is_stencil else (space, None)
        box = box_of([(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)], state.ctm)
        masked = state.transparent or "/SMask" in image
        self._add("image", box, paint, dpi=dpi, transparent=masked, image=None if inline else image)
