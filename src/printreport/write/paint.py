"""The operators of one page, and the graphics state that they leave behind.

Source: ISO 32000-1, 8.4 (graphics state) and 8.6.7 (overprint control).
"""

from __future__ import annotations

from collections.abc import Sequence

from printreport.draw.canvas import ArtifactKind
from printreport.write.ink import Ink
from printreport.write.pdf_values import number

__all__ = ["Paint", "artifact_properties"]

_CAPS = {"butt": 0, "round": 1, "square": 2}
_SUBTYPES = frozenset(("Header", "Footer", "Watermark"))
_OVERPRINT, _KNOCK_OUT = "/Over gs", "/Under gs"


class Paint:
    """Collects operators; one that says what holds already is left out.

    Attributes
    ----------
    code : list of str
    state : dict of str to str
        The operator that set each parameter last.
    overprints : bool
        Whether overprint was asked for anywhere.
    """

    def __init__(self, ink: Ink) -> None:
        self.code: list[str] = []
        self.state: dict[str, str] = {}
        self.overprints = False
        self._ink = ink

    def set(self, key: str, operator: str) -> None:
        """Set a parameter, unless it is set so already."""
        if self.state.get(key) != operator:
            self.state[key] = operator
            self.code.append(operator)

    def overprint(self, wanted: bool) -> None:
        """Print over what lies under it, or knock it out, as is done where nothing is said."""
        if wanted or "overprint" in self.state:
            self.set("overprint", _OVERPRINT if wanted else _KNOCK_OUT)
            self.overprints = True

    def overprint_operator(self, wanted: bool, never: bool) -> str:
        """Give the operator for text in bulk; ``never`` where nothing of the file is overprinted."""
        if never:
            return ""
        self.overprints = True
        return f"{_OVERPRINT if wanted else _KNOCK_OUT} "

    def fill(self, color: str, overprint: bool = False) -> None:
        """Set the color of fills and of text."""
        self.overprint(overprint)
        self.set("fill", self._ink.operator(color))

    def font(self, role: str, size: float) -> None:
        """Set face and size [pt] of text."""
        self.set("font", f"/{role} {number(size)} Tf")

    def stroke(self, color: str, width: float, dash: Sequence[float], cap: str) -> None:
        """Set color, width [pt], dashes [pt] and ends of lines."""
        self.overprint(False)
        self.set("stroke", self._ink.operator(color, stroke=True))
        self.set("width", f"{number(width)} w")
        self.set("dash", f"[{' '.join(number(part) for part in dash)}] 0 d")
        self.set("cap", f"{_CAPS[cap]} J")


def artifact_properties(kind: ArtifactKind, covered: tuple[float, float, float, float]) -> str:
    """Give the properties of an artifact (ISO 32000-1, table 330; a background needs its box [pt])."""
    if kind in _SUBTYPES:
        return f"/Type /Pagination /Subtype /{kind}"
    if kind == "Background":
        return f"/Type /Background /BBox [{' '.join(map(number, covered))}]"
    return f"/Type /{kind}"
