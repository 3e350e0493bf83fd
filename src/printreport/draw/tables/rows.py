"""The rows of a table as heights: where each starts, and where a page may break between them."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from printreport.draw.tables.cells import CellSetter
from printreport.draw.tables.columns import ColumnPlan
from printreport.draw.tables.measure import INDENT, STRONG_ROLES, TURN_INDENT
from printreport.model.exhibits import RowContent, TableContent

__all__ = ["Pitches", "RowMetrics", "measure_rows"]

_LEAST_ROWS = 2


@dataclass(frozen=True, slots=True)
class Pitches:
    """Heights of rows [pt]: of one line, of each further line, and more above some roles."""

    row: float
    turn: float
    above_group: float
    above_summary: float


@dataclass(frozen=True, slots=True)
class RowMetrics:
    """Heights and roles of all rows, shared by all parts of a table.

    Attributes
    ----------
    tops : array of float, shape (n_rows + 1,) [pt]
        Distance of each row's upper edge from the first row's; the last is the height of all.
    n_data : array of int, shape (n_rows + 1,)
        How many rows before each are no group headings.
    groups : array of int, shape (n_rows,)
        Index of the group heading a row stands under, or -1.
    stripes : array of int, shape (n_rows,)
        Count of body rows in the row's group before it.
    has_summary : bool
        The last row is a summary row.
    """

    rows: Sequence[RowContent]
    tops: array[float]
    n_data: array[int]
    groups: array[int]
    stripes: array[int]
    has_summary: bool

    def carried(self, start: int) -> int:
        """Give the group heading that a part starting at a row must repeat, or -1."""
        if start >= len(self.groups) or start == self.groups[start]:
            return -1
        return self.groups[start]

    def height(self, start: int, stop: int) -> float:
        """Give the height of rows ``start`` to ``stop``, with a repeated group heading [pt]."""
        group = self.carried(start)
        carried = self.tops[group + 1] - self.tops[group] if group >= 0 else 0.0
        return self.tops[stop] - self.tops[start] + carried

    def fit(self, start: int, stop: int, room: float) -> int:
        """Give the end of the rows that fit in a height; no group heading is last."""
        limit = room - self.height(start, start) + self.tops[start] + 0.01
        end = min(bisect_right(self.tops, limit) - 1, stop)
        while start < end < stop and self.rows[end - 1].role == "group":
            end -= 1
        return max(end, start)

    def last_break(self, start: int, end: int, stop: int) -> int | None:
        """Give the last good place to break at or before ``end``; None where there is none.

        At least two rows stay and two go over; a summary row takes two rows with it, a subtotal is
        not first on a page, a group heading not last.
        """
        goes_over = _LEAST_ROWS + (1 if self.has_summary and stop == len(self.rows) else 0)
        for cut in range(end, start, -1):
            if self.n_data[cut] - self.n_data[start] < _LEAST_ROWS:
                return None
            if self.n_data[stop] - self.n_data[cut] < goes_over:
                continue
            if self.rows[cut - 1].role != "group" and self.rows[cut].role in ("body", "group"):
                return cut
        return None


def measure_rows(content: TableContent, setter: CellSetter, plan: ColumnPlan, pitches: Pitches) -> RowMetrics:
    """Measure every row once."""
    tops, n_data = array("d", [0.0]), array("l", [0])
    groups, stripes = array("l"), array("l")
    group, stripe = -1, 0
    for index, row in enumerate(content.rows):
        if row.role == "group":
            group, stripe = index, 0
        elif row.role == "summary":
            group = -1
        groups.append(group)
        stripes.append(stripe)
        if row.role == "body":
            stripe += 1
        tops.append(tops[-1] + _row_height(content, row, setter, plan, pitches))
        n_data.append(n_data[-1] + (row.role != "group"))
    has_summary = bool(content.rows) and content.rows[-1].role == "summary"
    return RowMetrics(content.rows, tops, n_data, groups, stripes, has_summary)


def _row_height(
    content: TableContent, row: RowContent, setter: CellSetter, plan: ColumnPlan, pitches: Pitches
) -> float:
    height = pitches.row + (n_lines(content, row, setter, plan) - 1) * pitches.turn
    if row.role == "group":
        return height + pitches.above_group
    return height + pitches.above_summary if row.role in ("summary", "subtotal") else height


def n_lines(content: TableContent, row: RowContent, setter: CellSetter, plan: ColumnPlan) -> int:
    """Count the lines of the highest cell of a row."""
    is_strong = row.role in STRONG_ROLES
    most = setter.n_lines(row.stub, is_strong, stub_room(row, plan, setter))
    for index, cell in enumerate(row.cells):
        column = content.columns[index]
        if column.align != "decimal" and cell.runs and not column.bar:
            room = plan.widths[index + 1]
            most = max(most, setter.n_lines(cell.runs, is_strong or column.emphasis, room))
    return max(most, 1)


def stub_room(row: RowContent, plan: ColumnPlan, setter: CellSetter) -> float:
    """Give the width for a row's stub [pt]; less where it has several lines, which stand in."""
    if row.role == "group":
        return plan.width - 2 * plan.inset
    room = plan.widths[0] - row.indent * INDENT * plan.size
    if setter.size_of(row.stub, row.role in STRONG_ROLES).width > room + 0.05:
        room -= TURN_INDENT * plan.size
    return room
