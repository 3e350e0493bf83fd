"""The rows of a table as heights: where each starts, and where a page may break between them."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, islice, repeat

from printreport.draw.tables.cells import TOLERANCE, CellSetter
from printreport.draw.tables.columns import ColumnPlan
from printreport.draw.tables.measure import INDENT, STRONG_ROLES, TURN_INDENT
from printreport.model.exhibits import RowContent, TableContent
from printreport.model.long_rows import LongRows
from printreport.model.text import Run
from printreport.slotted import dataclass

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
    single : frozenset of int
        Rows that are set one by one; the others of a long table have one line and no marks.
    """

    rows: Sequence[RowContent]
    tops: array[float]
    n_data: array[int]
    groups: array[int]
    stripes: array[int]
    has_summary: bool
    single: frozenset[int]

    def role(self, index: int) -> str:
        """Give the role of a row."""
        rows = self.rows
        return rows.role(index) if isinstance(rows, LongRows) else rows[index].role

    def spans(self, start: int, stop: int) -> Iterator[tuple[int, int]]:
        """Give the rows as stretches, first and one past the last: one single row, or others together."""
        first = start
        for at in range(start, stop):
            if at in self.single:
                if first < at:
                    yield first, at
                yield at, at + 1
                first = at + 1
        if first < stop:
            yield first, stop

    def next_stripe(self) -> int:
        """Give how many body rows stand in the group before a row that is still to come."""
        if not self.stripes:
            return 0
        return self.stripes[-1] + (self.role(len(self.stripes) - 1) == "body")

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
        while start < end < stop and self.role(end - 1) == "group":
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
            if self.role(cut - 1) != "group" and self.role(cut) in ("body", "group"):
                return cut
        return None


def measure_rows(content: TableContent, setter: CellSetter, plan: ColumnPlan, pitches: Pitches) -> RowMetrics:
    """Measure every row once."""
    rows = content.rows
    made = RowMetrics(
        rows, array("d", [0.0]), array("l", [0]), array("l"), array("l"),
        bool(rows) and rows[-1].role == "summary",
        _single(content, rows, setter, plan) if isinstance(rows, LongRows) else frozenset(range(len(rows))),
    )  # fmt: skip
    if not isinstance(rows, LongRows):
        for index, row in enumerate(rows):
            _add_row(made, index, row, _row_height(content, row, setter, plan, pitches))
        return made
    for start, stop in made.spans(0, len(rows)):
        if start in made.single:
            _add_row(made, start, rows[start], _row_height(content, rows[start], setter, plan, pitches))
        else:
            _add_plain(made, stop - start, pitches.row)
    return made


def _add_row(made: RowMetrics, index: int, row: RowContent, height: float) -> None:
    group = made.groups[-1] if made.groups else -1
    stripe = made.next_stripe()
    if row.role == "group":
        group, stripe = index, 0
    elif row.role == "summary":
        group = -1
    made.groups.append(group)
    made.stripes.append(stripe)
    made.tops.append(made.tops[-1] + height)
    made.n_data.append(made.n_data[-1] + (row.role != "group"))


def _add_plain(made: RowMetrics, count: int, height: float) -> None:
    """Add rows of one height at once; heights are added one after the other, as in a short table."""
    stripe, n_data = made.next_stripe(), made.n_data[-1]
    made.groups.extend(repeat(made.groups[-1] if made.groups else -1, count))
    made.stripes.extend(range(stripe, stripe + count))
    made.n_data.extend(range(n_data + 1, n_data + count + 1))
    tops = accumulate(repeat(height, count), initial=made.tops[-1])
    made.tops.extend(islice(tops, 1, None))


def _single(content: TableContent, rows: LongRows, setter: CellSetter, plan: ColumnPlan) -> frozenset[int]:
    """Give the rows of a long table that stand for themselves: their own ones, and those of several lines."""
    found = set(rows.own)
    for start, stop in rows.blocks():
        _add_turned(found, rows.stubs(start, stop), start, setter, False, plan.widths[0])
        for index, column in enumerate(content.columns):
            if column.align != "decimal":
                texts = rows.texts(index, start, stop)
                _add_turned(found, texts, start, setter, column.emphasis, plan.widths[index + 1])
    return frozenset(found)


def _add_turned(
    found: set[int], texts: Sequence[str], start: int, setter: CellSetter, strong: bool, room: float
) -> None:
    patterns = setter.patterns(texts, strong)
    wide = {
        pattern
        for pattern in set(patterns) - {""}
        if setter.size_of((Run(pattern),), strong).width > room + TOLERANCE
    }
    if wide:
        found.update(at for at, pattern in enumerate(patterns, start) if pattern in wide)


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
