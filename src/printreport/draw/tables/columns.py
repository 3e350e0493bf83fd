"""Column widths from what stands in the columns, each distinct text measured once."""

from __future__ import annotations

from typing import ClassVar, Literal

from printreport.errors import PlacedError
from printreport.slotted import dataclass

__all__ = [
    "ColumnMeasure", "ColumnPlan", "Need", "TableTooWideError", "Widths", "allowed_sizes", "fit_columns",
    "plan_columns",
]  # fmt: skip

Widths = tuple[float, ...]

Need = Literal["whole", "words", "broken"]

_LEAST_GAP = 0.72
_GAP = 1.5
_WIDEST_GAP = 2.0
_MATRIX_COLUMNS = 5
_MATRIX_GAP = 2.4
_LEAST_BAR = 4.5
_MOST_BAR = 16.0
_LEAST_TYPE = 8.0
_BROKEN_WORD = 6.0


class TableTooWideError(PlacedError):
    """Even the least widths of a table's columns are wider than its frame; ``place`` is the block's."""

    code: ClassVar[str] = "PR412"


def fit_columns(least: Widths, most: Widths, available: float) -> Widths:
    """Share the frame width among the columns of a table.

    Every column first gets its least width. What is left is shared out in proportion
    to how much more each column would like, and no column gets more than its most.

    Parameters
    ----------
    least : tuple of float, shape (n_columns,) [pt]
        Widest unbreakable word of each column, with cell padding.
    most : tuple of float, shape (n_columns,) [pt]
        Widest cell of each column set on one line; never below ``least``.
    available : float [pt]
        Width inside the frame's padding.

    Returns
    -------
    tuple of float, shape (n_columns,) [pt]

    Raises
    ------
    TableTooWideError [PR412]
        Even the least widths are wider than the frame.

    Notes
    -----
    Source: CSS 2.1, 17.5.2.2 "Automatic table layout" (minimum and maximum content widths).

    Examples
    --------
    >>> fit_columns((20.0, 10.0), (60.0, 10.0), 50.0)
    (40.0, 10.0)
    """
    total = sum(least)
    if total > available + 0.01:
        raise TableTooWideError(
            f"the columns need {total:.0f} pt at least, but the frame is {available:.0f} pt wide"
        )
    wishes = [max(0.0, want - need) for need, want in zip(least, most, strict=True)]
    wished = sum(wishes)
    share = min(1.0, max(0.0, available - total) / wished) if wished else 0.0
    return tuple(need + share * wish for need, wish in zip(least, wishes, strict=True))


@dataclass(frozen=True, slots=True)
class ColumnMeasure:
    """What one column asks for [em of the table's type].

    Attributes
    ----------
    least, most : float
        Longest unbreakable text; widest cell and comfortable label.
    broken : float
        Least width where long words may be broken.
    after : float
        Widest part right of the decimal point, without what hangs.
    hang : float
        Marks and closing parentheses right of the numbers.
    number : float
        Widest number (or word) without what hangs; a bar starts right of it.
    is_number, is_bar : bool
    """

    least: float
    most: float
    broken: float = 0.0
    after: float = 0.0
    hang: float = 0.0
    number: float = 0.0
    is_number: bool = False
    is_bar: bool = False


@dataclass(frozen=True, slots=True)
class ColumnPlan:
    """Where the columns stand [pt].

    ``lefts`` and ``widths`` are of the stub and the columns, shape (n_columns + 1,); ``width`` is the
    table's (a panel's); ``inset`` the distance of the first and last column from its edges.
    """

    size: float
    lefts: Widths
    widths: Widths
    width: float
    gap: float
    inset: float = 0.0


def plan_columns(
    measures: tuple[ColumnMeasure, ...],
    available: float,
    size: float,
    steps: Widths = (),
    inset: float = 0.0,
    need: Need = "words",
) -> ColumnPlan | float:
    """Choose the width of every column at a type size.

    Parameters
    ----------
    measures : tuple of ColumnMeasure, shape (n_columns + 1,)
        The stub first.
    available : float [pt]
        Width of the frame, or of one panel.
    size : float [pt]
        Type size of the body.
    steps : tuple of float [pt]
        Widths for a table that would look lost over the whole frame.
    inset : float [em]
        Distance of text from the edges.
    need : {"whole", "words", "broken"}
        What may not be broken: stubs, words, or only numbers.

    Returns
    -------
    ColumnPlan, or float [pt]
        The least width, where that is more than what is available.
    """
    least = [_least(measure, need, index) for index, measure in enumerate(measures)]
    needed = (sum(least) + _LEAST_GAP * (len(measures) - 1) + 2 * inset) * size
    if needed > available + 0.01:
        return needed
    return _plan(measures, least, available / size, size, [step / size for step in steps], inset)


def allowed_sizes(size: float, requested: float | None) -> tuple[float, ...]:
    """Give the type sizes to try [pt]: the one asked for, or from the theme's down to the least."""
    if requested is not None:
        return (requested,)
    sizes = [size]
    while sizes[-1] - 0.5 >= _LEAST_TYPE:
        sizes.append(sizes[-1] - 0.5)
    return tuple(sizes)


def _least(measure: ColumnMeasure, need: Need, index: int) -> float:
    if need == "whole" and index == 0:
        return measure.most
    if need == "broken":
        return min(measure.least, max(measure.broken, _BROKEN_WORD if not measure.is_number else 0.0))
    return measure.least


def _plan(
    measures: tuple[ColumnMeasure, ...],
    least: list[float],
    available: float,
    size: float,
    steps: list[float],
    inset: float,
) -> ColumnPlan:
    """Share out a width; all in em until the end."""
    n_gaps = len(measures) - 1
    most = [max(low, measure.most) for low, measure in zip(least, measures, strict=True)]
    room = available - 2 * inset
    shared = room - _LEAST_GAP * n_gaps
    # What words can get before they turn over, they get before labels of numbers are set on fewer lines.
    wordy = [low if item.is_number else high for item, low, high in zip(measures, least, most, strict=True)]
    first = fit_columns(tuple(least), tuple(wordy), shared)
    widths = list(fit_columns(first, tuple(most), shared))
    widths = _even(measures, widths, shared)
    left = room - sum(widths) - _LEAST_GAP * n_gaps
    gap = _LEAST_GAP + min(left / n_gaps, _GAP - _LEAST_GAP) if n_gaps else 0.0
    left = room - sum(widths) - gap * n_gaps
    bars = [index for index, measure in enumerate(measures) if measure.is_bar]
    for index in bars:
        more = min(left / len(bars), _MOST_BAR - _LEAST_BAR)
        widths[index] += max(0.0, more)
    left = room - sum(widths) - gap * n_gaps
    natural = available - left
    wanted = _table_width(natural, widths[0], available, steps)
    left = wanted - natural
    if n_gaps and left > 0 and gap >= _GAP - 0.01:
        # Many columns take up spare width as an even rhythm, few leave it to the stub.
        is_matrix = n_gaps >= _MATRIX_COLUMNS
        share, widest = (1.0, _MATRIX_GAP) if is_matrix else (0.25, _WIDEST_GAP)
        more = min(share * left / n_gaps, widest - gap)
        gap += more
        left -= more * n_gaps
    widths[0] += left
    lefts, x = [], inset
    for width in widths:
        lefts.append(x * size)
        x += width + gap
    return ColumnPlan(
        size, tuple(lefts), tuple(width * size for width in widths), wanted * size, gap * size, inset * size
    )


def _even(measures: tuple[ColumnMeasure, ...], widths: list[float], room: float) -> list[float]:
    """Give number columns of like width the same width, so that they stand in a steady rhythm."""
    alike = [index for index, item in enumerate(measures) if index and item.is_number and not item.is_bar]
    if len(alike) < 2:
        return widths
    target = max(widths[index] for index in alike)
    if target > 2.0 * min(widths[index] for index in alike):
        return widths
    even = [target if index in alike else width for index, width in enumerate(widths)]
    return even if sum(even) <= room + 0.001 else widths


def _table_width(natural: float, stub: float, available: float, steps: list[float]) -> float:
    """Fill the frame, unless that would tear the stub and the numbers apart."""
    slack = available - natural
    if slack <= 0.0 or stub + slack <= max(0.5 * available, 1.6 * stub):
        return available
    return next((step for step in sorted(steps) if natural + 1.0 <= step <= available), available)
