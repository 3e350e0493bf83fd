"""A canvas that writes no file: it keeps what was painted, where, and to which element it belongs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from printreport.draw.canvas import ArtifactKind, Glyphs, PageGeometry, Segment
from printreport.model.structure import StructureElement

Owner = StructureElement | str

LETTER = PageGeometry(612, 792, 65, 65, 74, 66)


@dataclass(frozen=True)
class Shown:
    """One line of text."""

    x: float
    y: float
    line: tuple[Glyphs, ...]
    where: str
    owner: Owner

    @property
    def text(self) -> str:
        return "".join(glyphs.text for glyphs in self.line)

    @property
    def right(self) -> float:
        return self.x + max((glyphs.x + glyphs.width for glyphs in self.line), default=0.0)


@dataclass(frozen=True)
class Painted:
    """A rectangle, a line or a path."""

    kind: str
    numbers: tuple[float, ...]
    color: str
    owner: Owner
    segments: tuple[Segment, ...] = ()
    dash: tuple[float, ...] = ()
    cap: str = "butt"


@dataclass
class Paper:
    """Answers the canvas protocol."""

    geometry: PageGeometry = LETTER
    shown: list[Shown] = field(default_factory=list)
    painted: list[Painted] = field(default_factory=list)
    anchors: list[tuple[str, float, float]] = field(default_factory=list)
    bookmarks: list[tuple[str, str, int]] = field(default_factory=list)
    links: list[tuple[tuple[float, float, float, float], str, str]] = field(default_factory=list)
    images: list[tuple[str, float, float, float, float]] = field(default_factory=list)
    _owners: list[Owner] = field(default_factory=list)

    @property
    def owner(self) -> Owner:
        return self._owners[-1] if self._owners else "loose"

    @property
    def texts(self) -> list[str]:
        return [item.text for item in self.shown]

    def kinds(self, kind: str) -> list[Painted]:
        return [item for item in self.painted if item.kind == kind]

    def bar(self, value: str, x: float, y: float, width: float, height: float) -> None:
        """Bars are checked against their values elsewhere."""

    def fill_rect(self, x: float, y: float, width: float, height: float, color: str) -> None:
        self.painted.append(Painted("rect", (x, y, width, height), color, self.owner))

    def line(
        self,
        x1: float,
        y1: float,
        x2: float,
        y2: float,
        color: str,
        width: float,
        dash: Sequence[float] = (),
        cap: str = "butt",
    ) -> None:
        self.painted.append(Painted("line", (x1, y1, x2, y2), color, self.owner, dash=tuple(dash), cap=cap))

    def path(
        self,
        segments: Sequence[Segment],
        fill: str | None = None,
        stroke: str | None = None,
        width: float = 0.5,
        dash: Sequence[float] = (),
        cap: str = "butt",
    ) -> None:
        color = fill or stroke or ""
        self.painted.append(Painted("path", (width,), color, self.owner, tuple(segments), tuple(dash), cap))

    @contextmanager
    def clip(self, x: float, y: float, width: float, height: float) -> Iterator[None]:
        yield

    def show(self, x: float, y: float, line: Sequence[Glyphs], where: str = "prose") -> None:
        self.shown.append(Shown(x, y, tuple(line), where, self.owner))

    def text(
        self,
        x: float,
        y: float,
        text: str,
        face_role: str,
        size: float,
        color: str,
        value: str = "",
        where: str = "chart",
        number_class: str = "",
    ) -> None:
        raise AssertionError("flowables of text set lines, only charts set loose strings")

    def image(self, path: str, x: float, y: float, width: float, height: float) -> None:
        self.images.append((path, x, y, width, height))

    @contextmanager
    def tagged(self, element: StructureElement | None) -> Iterator[None]:
        self._owners.append(element if element is not None else "Layout")
        yield
        self._owners.pop()

    @contextmanager
    def artifact(self, kind: ArtifactKind = "Layout") -> Iterator[None]:
        self._owners.append(kind)
        yield
        self._owners.pop()

    def link(
        self,
        rect: tuple[float, float, float, float],
        target: str,
        contents: str,
        parent: StructureElement | None,
    ) -> StructureElement | None:
        self.links.append((rect, target, contents))
        return parent.child("Link") if parent is not None else None

    def anchor(self, name: str, x: float, y: float) -> None:
        self.anchors.append((name, x, y))

    def bookmark(self, title: str, anchor: str, level: int) -> None:
        self.bookmarks.append((title, anchor, level))
