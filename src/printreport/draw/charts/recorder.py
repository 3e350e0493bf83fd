"""The recorder: a matplotlib renderer that writes a display list instead of pixels.

It has what rectangles and lines ask of a renderer. To import matplotlib's own, which it could extend, loads
texts, widgets and tools: that takes longer than to draw the charts of a report.

Colors: charts paint with one made-up RGBA a palette role, so that the role comes back exactly even
where a theme gives two roles one color. Anything else that reaches the recorder is our bug.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

from printreport.draw.canvas import Segment
from printreport.draw.charts.artists import Affine2D, Artist, Path, to_rgba
from printreport.draw.charts.display import Item, PathItem, RectItem
from printreport.draw.charts.style import ChartStyle

if TYPE_CHECKING:
    from matplotlib.backend_bases import RendererBase
    from matplotlib.transforms import Transform
    from matplotlib.typing import ColorType

__all__ = ["Recorder", "UnknownColorError", "rgba_of_roles"]

Rgba = tuple[float, float, float, float]
PLACES = 3


class UnknownColorError(ValueError):
    """A chart painted with a color that is no role of the palette."""


def rgba_of_roles(style: ChartStyle) -> dict[str, Rgba]:
    """Give each color role an RGBA of its own."""
    return {role: ((index + 1) / 256, 0.5, 0.25, 1.0) for index, role in enumerate(sorted(style.palette))}


def _rounded(number: float) -> float:
    # Adding zero turns -0.0 into 0.0, which JSON would otherwise keep apart.
    return round(float(number), PLACES) + 0.0


class _Pen:
    """What an artist says of the path that it draws next."""

    def __init__(self) -> None:
        self.line_width = 1.0
        self.color: ColorType = "black"
        self.dashes: Sequence[float] = ()
        self.cap = "butt"
        self.hatched = False

    def set_linewidth(self, width: float) -> None:
        self.line_width = float(width)

    def set_foreground(self, color: ColorType, isRGBA: bool = False) -> None:
        self.color = color

    def set_dashes(self, offset: float, dashes: Sequence[float] | None) -> None:
        self.dashes = () if dashes is None else dashes

    def set_capstyle(self, cap: str) -> None:
        self.cap = str(getattr(cap, "name", cap))

    def set_hatch(self, hatch: str) -> None:
        self.hatched = bool(hatch)

    def restore(self) -> None:
        """Nothing was put aside."""

    def _passed_over(self, *_: object) -> None:
        """Clips, joins, addresses and the like: no chart has them."""

    set_alpha = set_antialiased = set_clip_path = set_clip_rectangle = set_hatch_color = _passed_over
    set_hatch_linewidth = set_joinstyle = set_sketch_params = set_snap = set_url = _passed_over


class Recorder:
    """Records paths and rectangles of artists whose pixels are points."""

    # What matplotlib looks at before it draws an artist.
    _raster_depth = 0
    _rasterizing = False

    def __init__(self, style: ChartStyle) -> None:
        self.style = style
        self.items: list[Item] = []
        self._roles = {rgba: role for role, rgba in rgba_of_roles(style).items()}
        self._gids: list[str] = []

    def record(self, artist: Artist) -> tuple[Item, ...]:
        """Let an artist draw, and give what it drew."""
        self.items = []
        artist.draw(cast("RendererBase", self))
        return tuple(self.items)

    def new_gc(self) -> _Pen:
        """Give an artist a pen."""
        return _Pen()

    def open_group(self, s: str, gid: str | None = None) -> None:
        """Remember the value id of the artist that draws next."""
        self._gids.append(gid or "")

    def close_group(self, s: str) -> None:
        """Forget it again."""
        self._gids.pop()

    def points_to_pixels(self, points: float) -> float:
        """Give the same: a pixel is a point."""
        return points

    def draw_path(self, gc: _Pen, path: Path, transform: Transform, rgbFace: ColorType | None = None) -> None:
        """Record a path, as a rectangle where it is one."""
        segments = _segments(path, transform)
        if not segments:
            return
        stroke = self._role(gc.color) if gc.line_width > 0 else ""
        fill = self._role(rgbFace) if rgbFace is not None else ""
        gid = self._gids[-1] if self._gids else ""
        rect = _rectangle(segments)
        width = _rounded(gc.line_width) if stroke else 0.0
        if rect is not None:
            outline = "" if gc.hatched else stroke
            if fill or outline or not gc.hatched:
                self.items.append(RectItem(*rect, fill, outline, width if outline else 0.0, gid))
            if gc.hatched:
                self._hatch(rect, stroke)
                self.items.append(RectItem(*rect, "", stroke, width))
            return
        dashes = tuple(_rounded(length) for length in gc.dashes)
        self.items.append(PathItem(segments, fill, stroke, width, dashes, gc.cap, gid))

    def draw_markers(
        self,
        gc: _Pen,
        marker_path: Path,
        marker_trans: Transform,
        path: Path,
        trans: Transform,
        rgbFace: ColorType | None = None,
    ) -> None:
        """Record a path at each point of another."""
        for points, _ in path.iter_segments(trans, simplify=False):
            if len(points):
                x, y = points[-2:]
                self.draw_path(gc, marker_path, marker_trans + Affine2D().translate(x, y), rgbFace)

    def draw_image(self, *args: Any, **options: Any) -> None:
        """Refuse: charts are vectors."""
        raise TypeError("a chart may not paint an image")

    def _role(self, color: ColorType) -> str:
        """Give the palette role of a color; "" for one that is wholly transparent."""
        key = to_rgba(color)
        if key[3] == 0:
            return ""
        if key not in self._roles:
            raise UnknownColorError(f"chart painted with {key}, which is no color of the palette")
        return self._roles[key]

    def _hatch(self, rect: tuple[float, float, float, float], color: str) -> None:
        x, y, width, height = rect
        step = self.style.hatch_pitch * math.sqrt(2)
        segments: list[Segment] = []
        # Lines x + y = constant on one raster for all bars, so that neighbors' hatches line up.
        offset = math.floor((x + y) / step) * step
        while (offset := offset + step) < x + y + width + height:
            start = max(x, offset - y - height)
            end = min(x + width, offset - y)
            segments.append(("m", _rounded(start), _rounded(offset - start)))
            segments.append(("l", _rounded(end), _rounded(offset - end)))
        if segments:
            self.items.append(
                PathItem(
                    tuple(segments), "", color, _rounded(self.style.hatch_width), (), "projecting", "", rect
                )
            )


def _segments(path: Path, transform: Transform) -> tuple[Segment, ...]:
    moved = transform.transform(path.vertices)
    given = path.codes
    codes = (
        [Path.MOVETO] + [Path.LINETO] * (len(moved) - 1)
        if given is None
        else [int(code) for code in cast("Sequence[int]", given)]
    )
    out: list[Segment] = []
    points = [(_rounded(x), _rounded(y)) for x, y in moved]
    index = 0
    while index < len(points):
        code = codes[index]
        if code == Path.CLOSEPOLY:
            out.append(("z",))
        elif code in (Path.MOVETO, Path.LINETO):
            if all(math.isfinite(part) for part in points[index]):
                out.append(("m" if code == Path.MOVETO else "l", *points[index]))
        elif code == Path.CURVE4:
            out.append(("c", *points[index], *points[index + 1], *points[index + 2]))
            index += 2
        elif code == Path.CURVE3:
            out.append(_cubic(out[-1], points[index], points[index + 1]))
            index += 1
        index += 1
    return tuple(out)


def _cubic(last: Segment, middle: tuple[float, float], end: tuple[float, float]) -> Segment:
    _, *places = last
    start = (places[-2], places[-1])
    (x1, y1), (x2, y2) = (
        (_rounded(x + 2 / 3 * (middle[0] - x)), _rounded(y + 2 / 3 * (middle[1] - y)))
        for x, y in (start, end)
    )
    return ("c", x1, y1, x2, y2, *end)


def _rectangle(segments: tuple[Segment, ...]) -> tuple[float, float, float, float] | None:
    if [segment[0] for segment in segments] != ["m", "l", "l", "l", "z"]:
        return None
    corners = [(places[0], places[1]) for _, *places in segments[:4]]
    xs, ys = sorted({x for x, _ in corners}), sorted({y for _, y in corners})
    if len(xs) > 2 or len(ys) > 2 or any(a[0] != b[0] and a[1] != b[1] for a, b in _sides(corners)):
        return None
    return (xs[0], ys[0], _rounded(xs[-1] - xs[0]), _rounded(ys[-1] - ys[0]))


def _sides(
    corners: list[tuple[float, float]],
) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    return list(zip(corners, corners[1:] + corners[:1], strict=True))
