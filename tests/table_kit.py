"""For tests of tables: a canvas that records what is painted, the default look, small tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache

import yaml

from printreport.draw.canvas import Glyphs, PageGeometry
from printreport.draw.style import Style
from printreport.model.exhibits import CellContent, ColumnContent, RowContent, TableContent
from printreport.model.structure import StructureElement
from printreport.model.text import Rich, Run
from printreport.model.theme import ThemeSpec
from printreport.resources import fonts_folder, themes_folder


@lru_cache(maxsize=1)
def default_style() -> Style:
    theme = ThemeSpec.model_validate(yaml.safe_load((themes_folder() / "harbor.yaml").read_text("utf-8")))
    fonts = fonts_folder()
    paths = {}
    for family, spec in theme.faces.items():
        paths[family] = fonts / spec.regular
        paths[f"{family}-italic"] = fonts / spec.italic
        paths[f"{family}-semibold"] = fonts / spec.semibold
        paths[f"{family}-semibold-italic"] = fonts / (spec.semibold_italic or spec.italic)
        paths[f"{family}-bold"] = fonts / spec.bold
    return Style(theme, paths)


@dataclass(frozen=True)
class Shown:
    """One line of text as painted; ``owner`` is its element or the kind of artifact."""

    text: str
    x: float
    y: float
    line: tuple[Glyphs, ...]
    owner: StructureElement | str
    where: str

    @property
    def right(self) -> float:
        return self.x + self.line[-1].x + self.line[-1].width

    def x_of(self, index: int) -> float:
        """Give the place of the character at an index of the first stretch."""
        glyphs = self.line[0]
        return self.x + glyphs.x + (glyphs.face.width(glyphs.text[:index], glyphs.size) if index else 0.0)


@dataclass
class RecordingCanvas:
    """Answers the canvas protocol and keeps what it is asked to paint."""

    geometry: PageGeometry = field(default_factory=lambda: PageGeometry(612, 792, 65, 65, 74, 66))
    shown: list[Shown] = field(default_factory=list)
    rects: list[tuple[float, float, float, float, str]] = field(default_factory=list)
    lines: list[tuple[float, float, float, float, str, float]] = field(default_factory=list)
    owners: list[StructureElement | str] = field(default_factory=list)
    anchors: list[str] = field(default_factory=list)

    def bar(self, value: str, x: float, y: float, width: float, height: float) -> None:
        """Bars are checked against their values elsewhere."""

    def fill_rect(self, x: float, y: float, width: float, height: float, color: str) -> None:
        assert self.owners[-1:] == ["Layout"]
        self.rects.append((x, y, width, height, color))

    def line(
        self, x1: float, y1: float, x2: float, y2: float, color: str, width: float,
        dash: Sequence[float] = (), cap: str = "butt",
    ) -> None:  # fmt: skip
        assert self.owners[-1:] == ["Layout"]
        self.lines.append((x1, y1, x2, y2, color, width))

    def show(self, x: float, y: float, line: Sequence[Glyphs], where: str = "prose") -> None:
        assert self.owners, f"{line} is painted outside of the structure tree"
        text = "".join(glyphs.text for glyphs in line)
        self.shown.append(Shown(text, x, y, tuple(line), self.owners[-1], where))

    @contextmanager
    def tagged(self, element: StructureElement | None) -> Iterator[None]:
        self.owners.append(element if element is not None else "Layout")
        yield
        self.owners.pop()

    @contextmanager
    def artifact(self, kind: str = "Layout") -> Iterator[None]:
        self.owners.append(kind)
        yield
        self.owners.pop()

    def anchor(self, name: str, x: float, y: float) -> None:
        self.anchors.append(name)

    def find(self, text: str) -> Shown:
        """Give the one line of that text that is content."""
        found = [item for item in self.shown if item.text == text and not isinstance(item.owner, str)]
        assert len(found) == 1, f"{text!r} is shown {len(found)} times"
        return found[0]

    def repeats(self) -> list[str]:
        """Give the texts that are no content."""
        return [item.text for item in self.shown if isinstance(item.owner, str)]


def rich(text: str, **looks: str | bool) -> Rich:
    return (Run(text, **looks),) if text else ()  # type: ignore[arg-type]


def cell(text: str, value: str = "", **more: object) -> CellContent:
    return CellContent(rich(text, value=value), **more)  # type: ignore[arg-type]


def row(stub: str, *texts: str, role: str = "body", **more: object) -> RowContent:
    return RowContent(stub, rich(stub), tuple(cell(text) for text in texts), role, **more)  # type: ignore[arg-type]


def table(rows: Sequence[RowContent], *labels: str, **more: object) -> TableContent:
    columns = more.pop("columns", tuple(ColumnContent(label, rich(label)) for label in labels))
    keys = {"label": "Table 1", "title": rich("What it shows"), "stub_label": rich("Place"), **more}
    return TableContent("made_up", columns=columns, rows=tuple(rows), **keys)  # type: ignore[arg-type]


def counted(n_rows: int, *, summary: bool = True, group_every: int = 0, **more: object) -> TableContent:
    """Make a table of so many body rows with two columns of numbers."""
    rows = []
    for index in range(n_rows):
        if group_every and index % group_every == 0:
            rows.append(row(f"Group {index // group_every + 1}", role="group"))
        rows.append(row(f"Place {index + 1}", f"{index:,}", f"{index * 7:,}"))
    if summary:
        rows.append(row("Total", "9,999", "99,999", role="summary"))
    return table(rows, "Active", "Resolved", **more)
