"""PR531: what touches the edge of the page goes on over it, as far as the shop asks.

The page is rendered, and the row of pixels just inside of each edge is compared with the row at the
outer end of the bleed: where the inner one is inked, the outer one must be.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from printreport.check.file.press.matrix import Rect
from printreport.check.file.press.sheet import PressFile, PressPage, tell
from printreport.findings import Findings

__all__ = ["check_bleed"]

_PIXELS = 2
"""A point."""
_INSIDE, _FROM_END = 0.75, 0.75
_LEAST_RUN = 3.0
_WHITE = 250


def check_bleed(file: PressFile, findings: Findings) -> None:
    """Render each page with its bleed and look over its edges."""
    import pypdfium2

    document = pypdfium2.PdfDocument(file.path)
    try:
        for page in file.pages:
            rendered = document[page.number - 1]
            rendered.set_cropbox(*page.media)
            rendered.set_rotation(0)
            pixels = rendered.render(scale=_PIXELS).to_numpy()[..., :3].min(axis=2) < _WHITE
            wanted = file.condition.bleed
            found = [
                (f"artwork at the {side} edge does not reach {wanted:g} pt over the trim", rect)
                for side, rect in _bare(page, pixels, wanted)
            ]
            tell(findings, "PR531", "error", page, found)
    finally:
        document.close()


def _bare(page: PressPage, inked: Any, bleed: float) -> Iterator[tuple[str, Rect]]:  # noqa: ANN401
    """Give side and rectangle of each stretch of an edge whose bleed has no ink.

    ``inked`` is an array of bool, shape (height, width), its first row the top of the media box.
    """
    x0, y0, x1, y1 = page.trim
    left, top = page.media[0], page.media[3]

    def column(x: float) -> Any:  # noqa: ANN401
        at = int((x - left) * _PIXELS)
        low, high = int((top - y1) * _PIXELS), int((top - y0) * _PIXELS)
        return inked[low:high, at] if 0 <= at < inked.shape[1] else None

    def row(y: float) -> Any:  # noqa: ANN401
        at = int((top - y) * _PIXELS)
        low, high = int((x0 - left) * _PIXELS), int((x1 - left) * _PIXELS)
        return inked[at, low:high] if 0 <= at < inked.shape[0] else None

    reach = bleed - _FROM_END
    sides = (
        ("left", column(x0 + _INSIDE), column(x0 - reach)),
        ("right", column(x1 - _INSIDE), column(x1 + reach)),
        ("lower", row(y0 + _INSIDE), row(y0 - reach)),
        ("upper", row(y1 - _INSIDE), row(y1 + reach)),
    )
    for side, inner, outer in sides:
        for start, end in _runs(inner, outer):
            a, b = start / _PIXELS, end / _PIXELS
            yield (
                side,
                {
                    "left": (x0 - bleed, y1 - b, x0, y1 - a),
                    "right": (x1, y1 - b, x1 + bleed, y1 - a),
                    "lower": (x0 + a, y0 - bleed, x0 + b, y0),
                    "upper": (x0 + a, y1, x0 + b, y1 + bleed),
                }[side],
            )


def _runs(inner: Any, outer: Any) -> Iterator[tuple[int, int]]:  # noqa: ANN401
    """Give start and end of each run of pixels that are inked inside and bare outside."""
    if inner is None:
        return
    start = -1
    for at in range(len(inner) + 1):
        is_bare = at < len(inner) and bool(inner[at]) and (outer is None or not bool(outer[at]))
        if is_bare and start < 0:
            start = at
        elif not is_bare and start >= 0:
            if at - start >= _LEAST_RUN * _PIXELS:
                yield start, at
            start = -1
