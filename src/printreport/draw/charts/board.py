"""The board: matplotlib's rectangles and lines measured in points, with text in the report's faces.

Charts ask the board for frames, bars, texts and rules; ``record`` gives the display list. No pyplot, no
figure, no automatic layout, no font look-up: widths come from the faces that the report embeds.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter
from typing import Any, Literal

from printreport.cache.by_identity import ByIdentity
from printreport.draw.charts.artists import Affine2D, Artist, IdentityTransform, Line2D, Rectangle
from printreport.draw.charts.display import DisplayList, Item, TextItem, TextRole
from printreport.draw.charts.recorder import Recorder, rgba_of_roles
from printreport.draw.charts.style import ChartStyle, Paint
from printreport.draw.fonts import Faces

__all__ = ["Anchor", "Board", "Frame"]

Anchor = Literal["left", "center", "right"]
LEFT_SHARE: dict[str, float] = {"left": 0.0, "center": 0.5, "right": 1.0}
Dash = tuple[float, ...]
Frame = Affine2D
IN_FRAME = 0.0
"""What stands in a frame lies under rules and rectangles, over a grid."""
_Rect = tuple[tuple[float, float, float, float], Paint, str]
"""Box, paint and the value whose size it shows."""
_MOST_DRAWN = 4096
_drawn_by_style = ByIdentity(4)
"""Maps of many editions have most of their tiles in common."""


class Board:
    """The drawing surface of one chart; lengths in points, origin lower left, colors by role."""

    def __init__(self, width: float, height: float, style: ChartStyle, faces: Faces) -> None:
        self.width, self.height = round(width, 3), round(height, 3)
        self.style, self.faces = style, faces
        self.rgba = rgba_of_roles(style)
        self._recorder = Recorder(style)
        self._parts: list[tuple[float, Artist | _Rect]] = []
        self._drawn: dict[_Rect, tuple[Item, ...]] = _drawn_by_style.get(style, dict)
        # All is known of a text, so it need not go through matplotlib, whose texts stand over the rest too.
        self._texts: list[TextItem] = []

    def frame(
        self,
        box: tuple[float, float, float, float],
        across: tuple[float, float],
        up: tuple[float, float],
    ) -> Frame:
        """Give what carries two scales into x, y, width, height [pt].

        matplotlib's axes would do, but to make their ticks and spines, of which none is shown, takes longer
        than the rest of a chart.
        """
        x, y, width, height = box
        scale = Affine2D().translate(-across[0], -up[0])
        return scale.scale(width / (across[1] - across[0]), height / (up[1] - up[0])).translate(x, y)

    def look(self, paint: Paint) -> dict[str, Any]:
        """Give the keywords that make a matplotlib patch look like the paint."""
        edge = paint.edge
        return {
            "facecolor": self.rgba[paint.fill],
            "edgecolor": self.rgba[edge] if edge else "none",
            "linewidth": self.style.outline if edge else 0.0,
            "hatch": "/" if paint.hatched else None,
            "linestyle": "solid",
            "clip_on": False,
            "antialiased": True,
        }

    def bar(
        self, frame: Frame, box: tuple[float, float, float, float], paint: Paint, value: str = ""
    ) -> None:
        """Draw a bar of x, y, width, height in the frame's own units."""
        x, y, width, height = box
        patch = Rectangle((x, y), width, height, transform=frame, gid=value or None, **self.look(paint))
        self._parts.append((IN_FRAME, patch))

    def curve(self, frame: Frame, across: Sequence[float], up: Sequence[float], **looks: Any) -> None:
        """Draw a line through points in the frame's own units, with the looks of a matplotlib line."""
        self._parts.append((IN_FRAME, Line2D(across, up, transform=frame, clip_on=False, **looks)))

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        anchor: Anchor = "left",
        strong: bool = False,
        color: str = "ink",
        value: str = "",
        role: TextRole = "label",
        size: float | None = None,
        cell: str = "",
    ) -> None:
        """Set one line of text on the baseline ``y``."""
        if not text:
            return
        size = size or self.style.size
        face = self.style.strong_face if strong else self.style.face
        width = self.faces.face(face).width(text, size)
        left = x - LEFT_SHARE[anchor] * width
        place = (round(left, 3), round(y, 3))
        item = TextItem(text, *place, face, size, color, round(width, 3), value, role, cell)
        self._texts.append(item)

    def middle(self, center: float) -> float:
        """Give the baseline of a line whose capitals and digits are centered on ``center``."""
        return center - self.faces.face(self.style.face).cap_height * self.style.size / 2

    def lines(
        self,
        x: float,
        center: float,
        lines: Sequence[str],
        *,
        anchor: Anchor = "left",
        strong: bool = False,
        color: str = "ink",
        role: TextRole = "category",
        value: str = "",
        cell: str = "",
    ) -> None:
        """Set several lines, centered together on ``center``."""
        first = self.middle(center) + (len(lines) - 1) * self.style.leading / 2
        for index, line in enumerate(lines):
            at = first - index * self.style.leading
            self.text(
                x, at, line, anchor=anchor, strong=strong, color=color, role=role, value=value, cell=cell
            )

    def rule(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        *,
        color: str = "rule",
        width: float | None = None,
        dash: Dash = (),
        cap: Literal["butt", "round", "projecting"] = "butt",
        order: float = 2.0,
        gid: str = "",
    ) -> None:
        """Draw a straight line."""
        width = self.style.rule_width if width is None else width
        # matplotlib scales dashes by the line width; ours are points.
        pattern: Any = (0, tuple(length / width for length in dash)) if dash else "solid"
        line = Line2D(
            [start[0], end[0]],
            [start[1], end[1]],
            color=self.rgba[color],
            linewidth=width,
            linestyle=pattern,
            solid_capstyle=cap,
            dash_capstyle=cap,
            marker="none",
            transform=IdentityTransform(),
            gid=gid or None,
        )
        self._parts.append((order, line))

    def rect(
        self, box: tuple[float, float, float, float], paint: Paint, *, gid: str = "", order: float = 1.0
    ) -> None:
        """Draw a rectangle of x, y, width, height [pt]."""
        self._parts.append((order, (box, paint, gid)))

    def record(self) -> DisplayList:
        """Draw everything into a display list, what stands highest last."""
        items: list[Item] = []
        for _, part in sorted(self._parts, key=itemgetter(0)):
            items += self._recorder.record(part) if isinstance(part, Artist) else self._drawn_rect(part)
        return DisplayList(self.width, self.height, (*items, *self._texts))

    def _drawn_rect(self, rect: _Rect) -> tuple[Item, ...]:
        """Give what matplotlib makes of a rectangle, which it draws once for all charts of the style."""
        known = self._drawn.get(rect)
        if known is None:
            (x, y, width, height), paint, gid = rect
            looks = self.look(paint)
            patch = Rectangle((x, y), width, height, transform=IdentityTransform(), gid=gid or None, **looks)
            if len(self._drawn) >= _MOST_DRAWN:
                self._drawn.clear()
            known = self._drawn[rect] = self._recorder.record(patch)
        return known
