"""What stands in the columns of a table: every row looked at once, every distinct text measured once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil

from printreport.draw.lines import set_lines
from printreport.draw.style import Style, TextStyle
from printreport.draw.tables.cells import CellSetter
from printreport.draw.tables.columns import ColumnMeasure
from printreport.model.exhibits import ColumnContent, RowContent, TableContent
from printreport.model.long_rows import LongRows
from printreport.model.text import Rich, Run
from printreport.slotted import dataclass, replace

__all__ = ["STRONG_ROLES", "TURN_INDENT", "BodyMeasures", "distinct", "measure_body", "measure_columns"]

STRONG_ROLES = frozenset({"summary", "subtotal", "group"})
INDENT = 0.9
"""How far one level of ``RowContent.indent`` moves a stub [em]."""
TURN_INDENT = 0.8
"""How far the second line of a stub stands in [em]."""
BAR_GAP = 0.65
"""Between a number and its bar [em]."""

_LEAST_BAR = 4.5
_LABEL = 6.0
_HANG_IN_GAP = 0.45


@dataclass(slots=True)
class _Extent:
    """The largest of each measure in one column, at the setter's size [pt]."""

    before: float = 0.0
    after: float = 0.0
    hang: float = 0.0
    words: float = 0.0
    least: float = 0.0
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class BodyMeasures:
    """Extents of the stub and the columns [em], shape (n_columns + 1,)."""

    extents: tuple[_Extent, ...]


def measure_body(content: TableContent, setter: CellSetter) -> BodyMeasures:
    """Look at all rows once."""
    size = setter.text_style.size
    extents = [_Extent() for _ in range(len(content.columns) + 1)]
    decimal = [column.align == "decimal" for column in content.columns]
    emphasis = [column.emphasis for column in content.columns]
    rows: Iterable[RowContent] = content.rows
    if isinstance(content.rows, LongRows):
        rows = content.rows.own.values()
        _measure_plain(content, content.rows, setter, extents)
    stub = extents[0]
    for row in rows:
        is_strong = row.role in STRONG_ROLES
        if row.role != "group" and row.stub:
            indent = row.indent * INDENT * size
            stub.words = max(stub.words, setter.size_of(row.stub, is_strong).width + indent)
            turned = indent + TURN_INDENT * size if " " in row.stub[0].text else indent
            stub.least = max(stub.least, setter.least_width(row.stub, is_strong) + turned)
        for index, cell in enumerate(row.cells):
            extent = extents[index + 1]
            if not cell.runs:
                continue
            found = setter.size_of(cell.runs, is_strong or emphasis[index])
            marks = setter.marks_width(cell) if cell.marks else 0.0
            extent.hang = max(extent.hang, found.width - found.core + marks)
            if decimal[index] and found.before is not None:
                extent.is_number = True
                extent.before = max(extent.before, found.before)
                extent.after = max(extent.after, found.core - found.before)
            elif decimal[index]:
                extent.words = max(extent.words, found.width)
            else:
                extent.words = max(extent.words, found.width)
                least = setter.least_width(cell.runs, is_strong or emphasis[index])
                extent.least = max(extent.least, least)
    for index, is_decimal in enumerate(decimal):
        if is_decimal:
            extent = extents[index + 1]
            extent.least = max(extent.before + extent.after, extent.words)
            extent.words = extent.least
            extent.is_number = True
    return BodyMeasures(tuple(_scaled(extent, 1 / size) for extent in extents))


def _measure_plain(content: TableContent, rows: LongRows, setter: CellSetter, extents: list[_Extent]) -> None:
    """Look at the rows of a long table that were not resolved one by one, column by column."""
    size = setter.text_style.size
    stub = extents[0]
    for start, stop in rows.blocks():
        for text in distinct(setter, rows.plain(rows.stubs(start, stop), start), strong=False):
            runs = (Run(text),)
            turned = TURN_INDENT * size if " " in text else 0.0
            stub.words = max(stub.words, setter.size_of(runs, False).width)
            stub.least = max(stub.least, setter.least_width(runs, False) + turned)
        for index, column in enumerate(content.columns):
            extent = extents[index + 1]
            texts = rows.plain(rows.texts(index, start, stop), start)
            for text in distinct(setter, texts, column.emphasis):
                runs = (Run(text),)
                found = setter.size_of(runs, column.emphasis)
                extent.hang = max(extent.hang, found.width - found.core)
                if column.align == "decimal" and found.before is not None:
                    extent.is_number = True
                    extent.before = max(extent.before, found.before)
                    extent.after = max(extent.after, found.core - found.before)
                    continue
                extent.words = max(extent.words, found.width)
                if column.align != "decimal":
                    extent.least = max(extent.least, setter.least_width(runs, column.emphasis))


def distinct(setter: CellSetter, texts: Sequence[str], strong: bool) -> set[str]:
    """Give a text of each pattern that stands among texts; blanks are left out."""
    return set(setter.patterns(texts, strong)) - {""}


def _scaled(extent: _Extent, factor: float) -> _Extent:
    return replace(
        extent,
        before=extent.before * factor,
        after=extent.after * factor,
        hang=extent.hang * factor,
        words=extent.words * factor,
        least=extent.least * factor,
    )


def measure_columns(
    content: TableContent, body: BodyMeasures, style: Style, head_style: TextStyle, size: float
) -> tuple[ColumnMeasure, ...]:
    """Join body and labels to what each column asks for at a type size [em], the stub first."""
    stub = body.extents[0]
    label_least, label_most = _label(content.stub_label, style, head_style, is_stub=True)
    made = [
        ColumnMeasure(
            max(stub.least, label_least / size), max(stub.words, label_most / size), broken=label_least / size
        )
    ]
    n_columns = len(content.columns)
    for index, column in enumerate(content.columns):
        extent = body.extents[index + 1]
        hang = extent.hang if index == n_columns - 1 else max(0.0, extent.hang - _HANG_IN_GAP)
        label_least, label_most = (part / size for part in _label(column.label, style, head_style))
        made.append(_column(column, extent, hang, label_least, label_most))
    return tuple(made)


def _column(
    column: ColumnContent, extent: _Extent, hang: float, label_least: float, label_most: float
) -> ColumnMeasure:
    if column.bar:
        room = max(extent.least, extent.words) + hang + BAR_GAP + _LEAST_BAR
        least = most = max(room, label_least)
    else:
        least = max(extent.least, label_least) + hang
        most = max(extent.words, label_most) + hang
    return ColumnMeasure(
        least,
        max(least, most),
        broken=(extent.least + hang) if extent.is_number else 0.0,
        after=extent.after,
        hang=hang,
        number=max(extent.least, extent.words) if extent.is_number or column.bar else 0.0,
        is_number=extent.is_number,
        is_bar=column.bar,
    )


def _label(label: Rich, style: Style, head_style: TextStyle, is_stub: bool = False) -> tuple[float, float]:
    """Give the longest word of a label, and the width at which it is set comfortably [pt]."""
    if not label:
        return 0.0, 0.0
    words = set_lines(label, head_style, 0.0, style.faces, style.language)
    least = max((line.width for line in words), default=0.0)
    lines = set_lines(label, head_style, 1e6, style.faces, style.language)
    whole = max((line.width for line in lines), default=0.0)
    wanted = _LABEL * head_style.size * (2.0 if is_stub else 1.0)
    n_lines = ceil(whole / wanted) if whole else 1
    return least, max(least, whole if n_lines == 1 else 1.12 * whole / n_lines)
