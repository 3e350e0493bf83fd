"""Which page comes where on which side of which sheet. Pages are counted from 0; None is a blank.

Source: saddle stitching: sheets are laid into each other and folded once, so that the outermost sheet
carries the first and the last page.
"""

from __future__ import annotations

from collections.abc import Sequence

from printreport.slotted import dataclass

__all__ = ["Slot", "booklet_sides", "grid_of", "up_sides"]


@dataclass(frozen=True, slots=True)
class Slot:
    """A page on a side.

    Attributes
    ----------
    page : int or None
    column, row : int
        From the left, and from the top.
    shift : float [pt]
        How far the page moves to the right, against creep.
    """

    page: int | None
    column: int
    row: int
    shift: float = 0.0


def booklet_sides(n_pages: int, creep: float = 0.0) -> list[tuple[Slot, Slot]]:
    """Give the sides of a saddle-stitched booklet: front and back of each sheet, the outermost first.

    Blanks stand before the last page, so that the back page stays outside.

    Parameters
    ----------
    creep : float [pt]
        How far the innermost sheet sticks out beyond the outermost when folded. Its pages move that
        far to the fold, those of the sheets between by their share.

    Examples
    --------
    >>> [[slot.page for slot in side] for side in booklet_sides(8)]
    [[7, 0], [1, 6], [5, 2], [3, 4]]
    >>> [[slot.page for slot in side] for side in booklet_sides(3)]
    [[2, 0], [1, None]]
    """
    missing = -n_pages % 4
    order: list[int | None] = list(range(n_pages))
    if n_pages:
        order[-1:] = [*([None] * missing), n_pages - 1]
    total = len(order)
    n_sheets = total // 4
    sides: list[tuple[Slot, Slot]] = []
    for sheet in range(n_sheets):
        shift = creep * sheet / (n_sheets - 1) if n_sheets > 1 else 0.0
        first, last = 2 * sheet, total - 1 - 2 * sheet
        for left, right in ((last, first), (first + 1, last - 1)):
            sides.append((Slot(order[left], 0, 0, shift), Slot(order[right], 1, 0, -shift)))
    return sides


def grid_of(count: int, page: tuple[float, float], sheet: tuple[float, float]) -> tuple[int, int]:
    """Give the columns and rows that let a number of pages come out largest on a sheet.

    Examples
    --------
    >>> grid_of(2, (612, 792), (792, 612)), grid_of(4, (612, 792), (612, 792))
    ((2, 1), (2, 2))
    """
    best, most = (count, 1), 0.0
    for columns in range(1, count + 1):
        rows = -(-count // columns)
        scale = min(sheet[0] / (columns * page[0]), sheet[1] / (rows * page[1]))
        if scale > most + 1e-9:
            best, most = (columns, rows), scale
    return best


def up_sides(n_pages: int, count: int, grid: tuple[int, int]) -> list[Sequence[Slot]]:
    """Give the sides of sheets with several pages each, from the upper left in reading order."""
    columns = grid[0]
    return [
        [
            Slot(start + at if start + at < n_pages else None, at % columns, at // columns)
            for at in range(count)
        ]
        for start in range(0, n_pages, count)
    ]
