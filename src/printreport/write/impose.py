"""Pages of any PDF laid out on sheets: printer's spreads of a booklet, or several pages on a side.

In: a PDF and what is wanted. Out: a PDF of sides, front and back in turn. Each page is taken over
whole, as a form (ISO 32000-1, 8.10), and keeps its colors and its text.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pikepdf

from printreport.check.file.tagged import open_pdf
from printreport.errors import OutputError, UsageError
from printreport.slotted import dataclass
from printreport.write.imposition import Slot, booklet_sides, grid_of, up_sides
from printreport.write.pdf_values import number

__all__ = ["SHEETS", "Imposed", "impose"]

SHEETS: dict[str, tuple[float, float]] = {
    "letter": (612.0, 792.0),
    "legal": (612.0, 1008.0),
    "tabloid": (792.0, 1224.0),
    "a5": (419.53, 595.28),
    "a4": (595.28, 841.89),
    "a3": (841.89, 1190.55),
    "sra3": (907.09, 1275.59),
}
"""Width and height of a sheet held upright [pt]."""

_MARK_ROOM, _MARK_GAP, _MARK_WIDTH = 24.0, 3.0, 0.25
Rect = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Imposed:
    """What was made: how many sides, and what the pages were scaled with."""

    path: Path
    pages: int
    sides: int
    scale: float


@dataclass(frozen=True, slots=True)
class _Page:
    """A page made ready: its form, its trimmed size, its bleed at each side [pt], unscaled."""

    form: Any
    trim: Rect
    bleed: float


def impose(
    source: Path,
    target: Path,
    *,
    up: int = 0,
    creep: float = 0.0,
    sheet: str = "",
    marks: bool = False,
) -> Imposed:
    """Impose a PDF.

    Parameters
    ----------
    up : int
        Pages on a side; 0 for a saddle-stitched booklet.
    creep : float [pt]
        How far the innermost sheet of a booklet sticks out when folded.
    sheet : str
        One of :data:`SHEETS`, turned as it fits; empty for a sheet that takes the pages at their size.
    marks : bool
        Crop marks, and fold marks for a booklet.

    Raises
    ------
    ReadError [PR004]
        The source is missing, no PDF, or locked.
    UsageError [PR003]
        It has no pages, pages of several sizes, or there is no such sheet.
    OutputError [PR005]
        The target can not be written.
    """
    if sheet and sheet not in SHEETS:
        raise UsageError(f'there is no sheet "{sheet}"; the sheets are {", ".join(SHEETS)}')
    with open_pdf(source) as pdf, pikepdf.Pdf.new() as made:
        if pdf.is_encrypted and not pdf.allow.modify_assembly:
            raise UsageError(f'"{source}" is locked against putting its pages together')
        pages = [_made_ready(page, made) for page in pdf.pages]
        size = _common_size(pages, source)
        count = up or 2
        room = _MARK_ROOM if marks else 0.0
        paper = _paper(
            sheet, count, size, room, max((page.bleed for page in pages), default=0.0), booklet=not up
        )
        grid = (2, 1) if not up else grid_of(up, size, paper)
        sides: Sequence[Sequence[Slot]] = (
            up_sides(len(pages), up, grid) if up else booklet_sides(len(pages), creep)
        )
        block = grid[0] * size[0], grid[1] * size[1]
        scale = min(1.0, (paper[0] - 2 * room) / block[0], (paper[1] - 2 * room) / block[1])
        layout = _Layout(paper, size, grid, scale, marks, is_booklet=not up)
        for slots in sides:
            _add_side(made, layout, slots, pages)
        _carry_over(pdf, made)
        try:
            made.save(target, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        except OSError as error:
            raise OutputError(
                f'"{target}" can not be written: {(error.strerror or "unknown reason").lower()}'
            ) from error
    return Imposed(target, len(pages), len(sides), scale)


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where pages stand on a side [pt]."""

    paper: tuple[float, float]
    size: tuple[float, float]
    grid: tuple[int, int]
    scale: float
    marks: bool
    is_booklet: bool

    @property
    def block(self) -> Rect:
        """All pages of a side together, in the middle of the sheet."""
        width = self.grid[0] * self.size[0] * self.scale
        height = self.grid[1] * self.size[1] * self.scale
        x, y = (self.paper[0] - width) / 2, (self.paper[1] - height) / 2
        return x, y, x + width, y + height

    def cell(self, slot: Slot) -> Rect:
        """Where a page stands, before it is moved against creep."""
        x0, _, _, y1 = self.block
        width, height = self.size[0] * self.scale, self.size[1] * self.scale
        left, top = x0 + slot.column * width, y1 - slot.row * height
        return left, top - height, left + width, top


def _made_ready(page: Any, made: pikepdf.Pdf) -> _Page:  # noqa: ANN401  pikepdf's
    """Take a page over as a form that shows its bleed too; a turned page stands upright in it."""
    trim = _sides(page.obj.get("/TrimBox", page.obj.get("/CropBox", page.mediabox)))
    media = _sides(page.mediabox)
    bleed_box = _sides(page.obj.get("/BleedBox", list(trim)))
    shown = tuple(
        max(own, most) if at < 2 else min(own, most)
        for at, (own, most) in enumerate(zip(bleed_box, media, strict=True))
    )
    form = page.as_form_xobject(handle_transformations=False)
    form.BBox = pikepdf.Array([round(side, 4) for side in shown])
    angle = int(page.obj.get("/Rotate", 0)) % 360
    a, b, c, d = {0: (1, 0, 0, 1), 90: (0, -1, 1, 0), 180: (-1, 0, 0, -1), 270: (0, 1, -1, 0)}[angle]
    form.Matrix = pikepdf.Array([a, b, c, d, 0, 0])
    xs = [a * x + c * y for x, y in ((trim[0], trim[1]), (trim[2], trim[3]))]
    ys = [b * x + d * y for x, y in ((trim[0], trim[1]), (trim[2], trim[3]))]
    bleed = max(0.0, min(trim[0] - shown[0], trim[1] - shown[1], shown[2] - trim[2], shown[3] - trim[3]))
    return _Page(made.copy_foreign(form), (min(xs), min(ys), max(xs), max(ys)), bleed)


def _sides(box: Any) -> Rect:  # noqa: ANN401
    x0, y0, x1, y1 = (float(side) for side in box)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _common_size(pages: Sequence[_Page], source: Path) -> tuple[float, float]:
    """Give the trimmed size of all pages."""
    sizes = {(round(page.trim[2] - page.trim[0], 1), round(page.trim[3] - page.trim[1], 1)) for page in pages}
    if not sizes:
        raise UsageError(f'"{source}" has no pages')
    if len(sizes) > 1:
        shown = ", ".join(f"{width:g} × {height:g} pt" for width, height in sorted(sizes))
        raise UsageError(f'"{source}" has pages of several sizes ({shown}), one size was expected')
    width, height = sizes.pop()
    if width < 1 or height < 1:
        raise UsageError(f'the pages of "{source}" have no extent')
    return width, height


def _paper(
    sheet: str, count: int, size: tuple[float, float], room: float, bleed: float, *, booklet: bool
) -> tuple[float, float]:
    """Give the sheet: the one asked for, turned so that pages come out largest, or one that just fits."""
    if not sheet:
        columns, rows = (2, 1) if booklet else grid_of(count, size, (size[0] * count, size[1]))
        around = 2 * max(room, bleed)
        return columns * size[0] + around, rows * size[1] + around
    upright = SHEETS[sheet]
    turned = upright[1], upright[0]

    def largest(paper: tuple[float, float]) -> float:
        columns, rows = (2, 1) if booklet else grid_of(count, size, paper)
        return min(paper[0] / (columns * size[0]), paper[1] / (rows * size[1]))

    return turned if largest(turned) > largest(upright) else upright


def _add_side(made: pikepdf.Pdf, layout: _Layout, slots: Sequence[Slot], pages: Sequence[_Page]) -> None:
    """Add one side of a sheet."""
    made.add_blank_page(page_size=layout.paper)
    side = made.pages[-1]
    code: list[str] = []
    forms = pikepdf.Dictionary()
    bleed = 0.0
    for slot in slots:
        if slot.page is None:
            continue
        page, name = pages[slot.page], f"/P{slot.page}"
        forms[name] = page.form
        bleed = max(bleed, page.bleed * layout.scale)
        code.append(_placed(layout, slot, page, name))
    block = layout.block
    if layout.marks:
        code.append(_marks(layout, bleed))
    side.obj.Resources = pikepdf.Dictionary(XObject=forms)
    if layout.marks:
        side.obj.Resources.ColorSpace = pikepdf.Dictionary(All=_registration())
    side.obj.Contents = made.make_stream("\n".join(code).encode("ascii"))
    side.obj.TrimBox = pikepdf.Array([round(part, 3) for part in block])
    grown = (block[0] - bleed, block[1] - bleed, block[2] + bleed, block[3] + bleed)
    inside = (
        max(0.0, grown[0]),
        max(0.0, grown[1]),
        min(layout.paper[0], grown[2]),
        min(layout.paper[1], grown[3]),
    )
    side.obj.BleedBox = pikepdf.Array([round(part, 3) for part in inside])


def _placed(layout: _Layout, slot: Slot, page: _Page, name: str) -> str:
    """Give the operators that show a page in its cell; it bleeds where no other page is beside it."""
    x0, y0, x1, y1 = layout.cell(slot)
    reach = page.bleed * layout.scale
    columns, rows = layout.grid
    clip = (
        x0 - (reach if slot.column == 0 else 0.0),
        y0 - (reach if slot.row == rows - 1 else 0.0),
        x1 + (reach if slot.column == columns - 1 else 0.0),
        y1 + (reach if slot.row == 0 else 0.0),
    )
    size = " ".join(number(part) for part in (clip[0], clip[1], clip[2] - clip[0], clip[3] - clip[1]))
    across = x0 + slot.shift - page.trim[0] * layout.scale
    up = y0 - page.trim[1] * layout.scale
    scale = f"{layout.scale:.6f}"
    return f"q {size} re W n {scale} 0 0 {scale} {number(across)} {number(up)} cm {name} Do Q"


def _registration() -> pikepdf.Array:
    """Give the color space that marks every plate (ISO 32000-1, 8.6.6.4)."""
    tint = pikepdf.Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[1, 1, 1, 1], N=1)
    return pikepdf.Array([pikepdf.Name.Separation, pikepdf.Name.All, pikepdf.Name.DeviceCMYK, tint])


def _marks(layout: _Layout, bleed: float) -> str:
    """Give crop marks at the corners of all pages together, and dashed fold marks at a booklet's spine."""
    x0, y0, x1, y1 = layout.block
    near, far = bleed + _MARK_GAP, _MARK_ROOM
    far = max(far, near + 6.0)
    code = [f"q /All CS 1 SCN {_MARK_WIDTH} w"]
    for x, along in ((x0, -1), (x1, 1)):
        for y, upward in ((y0, -1), (y1, 1)):
            code.append(_line(x + along * near, y, x + along * far, y))
            code.append(_line(x, y + upward * near, x, y + upward * far))
    if layout.is_booklet:
        fold = (x0 + x1) / 2
        code.append("[3 2] 0 d")
        code += [_line(fold, y0 - near, fold, y0 - far), _line(fold, y1 + near, fold, y1 + far)]
    code.append("Q")
    return "\n".join(code)


def _line(x0: float, y0: float, x1: float, y1: float) -> str:
    return f"{number(x0)} {number(y0)} m {number(x1)} {number(y1)} l S"


def _carry_over(pdf: Any, made: pikepdf.Pdf) -> None:  # noqa: ANN401
    """Take over for which printing condition the pages were made, and their title."""
    intents = pdf.Root.get("/OutputIntents")
    if intents is not None:
        made.Root.OutputIntents = made.copy_foreign(pdf.make_indirect(intents))
    if "/Title" in pdf.docinfo:
        made.docinfo["/Title"] = str(pdf.docinfo["/Title"])
    made.docinfo["/Producer"] = "printreport"
    made.Root.ViewerPreferences = pikepdf.Dictionary(
        Duplex=pikepdf.Name.DuplexFlipShortEdge, PrintScaling=getattr(pikepdf.Name, "None")
    )
