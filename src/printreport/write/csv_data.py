"""The data of a table or chart as CSV: the numbers themselves, and beside them what the page prints.

In: content. Out: text. Source: RFC 4180; OWASP, "CSV injection" (text that a spreadsheet would run
is disarmed by an apostrophe).
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from itertools import chain

from printreport.model.content import ReportContent, SpokenWords
from printreport.model.exhibits import CellContent, ChartContent, RowContent, TableContent
from printreport.model.long_rows import LongRows
from printreport.model.text import Rich, plain_text
from printreport.write.csv_rows import Field, are_plain, long_fields

__all__ = ["csv_of_chart", "csv_of_table", "exhibits", "safe_text"]

_RUNS = ("=", "+", "-", "@", "\t", "\r")


def safe_text(text: str) -> str:
    """Give a text that no spreadsheet takes for a formula.

    Examples
    --------
    >>> safe_text("=1+1"), safe_text("Texas"), safe_text("-5 degrees")
    ("'=1+1", 'Texas', "'-5 degrees")
    """
    text = " ".join(text.replace("\u00a0", " ").split())
    return f"'{text}" if text.startswith(_RUNS) else text


def exhibits(content: ReportContent) -> Iterator[TableContent | ChartContent]:
    """Give every table and chart of a report, in the order of its sections."""
    yield from _inside(content.sections)


def _inside(value: object) -> Iterator[TableContent | ChartContent]:
    if isinstance(value, (TableContent, ChartContent)):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _inside(item)
    else:
        for name in _HOLDERS:
            yield from _inside(getattr(value, name, ()))


_HOLDERS = ("blocks", "side", "columns")
"""What sections and blocks hold other blocks in."""


def _written(rows: Iterable[Sequence[Field]]) -> str:
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for row in rows:
        writer.writerow([safe_text(item) if isinstance(item, str) else item for item in row])
    return out.getvalue()


def csv_of_table(content: TableContent, words: SpokenWords) -> str:
    """Give the rows of a table.

    Parameters
    ----------
    words : SpokenWords
        Heads of columns that the page does not have: the group, and, after the column's own label,
        the text of a column whose numbers the page rounds, qualifies or marks.

    Returns
    -------
    str
        A head, then a row for each row of the table; headings of groups stand in a column of their own.
    """
    if isinstance(content.rows, LongRows):
        return _csv_of_long(content, content.rows, words)
    has_groups = any(row.role == "group" for row in content.rows)
    cells = [
        [row.cells[at] if at < len(row.cells) else None for row in content.rows if row.role != "group"]
        for at in range(len(content.columns))
    ]
    n_fields = [_n_fields(column) for column in cells]
    head = _head(content, words, n_fields)
    rows: list[list[Field]] = [[words.group, *head] if has_groups else head]
    group, index = "", 0
    for row in content.rows:
        if row.role == "group":
            group = plain_text(row.stub)
            continue
        if row.role == "summary":
            group = ""
        stub = _stub(content, row)
        made: list[Field] = [group, stub] if has_groups else [stub]
        for at, own in enumerate(cells):
            made += _fields(own[index], n_fields[at])
        rows.append(made)
        index += 1
    return _written(rows)


def _csv_of_long(content: TableContent, rows: LongRows, words: SpokenWords) -> str:
    """Give the rows of a table that is kept by column."""
    counts = []
    for at, column in enumerate(rows.columns):
        own = [row.cells[at] for row in rows.own.values()]
        if column.printer is None:
            counts.append(_n_fields(own))
        else:
            has_words = any(cell.amount is None and cell.runs for cell in own)
            plain = all(_is_plain(cell) for cell in own if cell.amount is not None)
            counts.append(1 if plain and not has_words and are_plain(rows, at) else 2)
    fields = long_fields(rows, counts, _fields, lambda at: _stub(content, rows.own[at]))
    return _written(chain([_head(content, words, counts)], fields))


def _head(content: TableContent, words: SpokenWords, n_fields: Sequence[int]) -> list[Field]:
    spanners = {
        index: f"{plain_text(spanner.label)}: "
        for spanner in content.spanners
        for index in range(spanner.first, spanner.last + 1)
    }
    head: list[Field] = [plain_text(content.stub_label) or words.category]
    for at, column in enumerate(content.columns):
        label = spanners.get(at, "") + plain_text(column.label)
        head += [label, f"{label} ({words.as_printed})"][: n_fields[at]]
    return head


def _stub(content: TableContent, row: RowContent) -> str:
    return plain_text(row.stub) or (content.summary_label if row.role == "summary" else "")


def _n_fields(cells: Sequence[CellContent | None]) -> int:
    """Give 2 where the numbers of a column need their printed text beside them, else 1."""
    amounts = [cell for cell in cells if cell is not None and cell.amount is not None]
    plain = all(_is_plain(cell) for cell in amounts)
    words = any(cell is not None and cell.amount is None and cell.runs for cell in cells)
    return 2 if amounts and (words or not plain) else 1


def _is_plain(cell: CellContent) -> bool:
    text = plain_text(cell.runs)
    digits = "".join(sign for sign in text if sign.isdigit())
    is_bare = not cell.marks and not any(sign.isalpha() or sign in "<>%~≈" for sign in text)
    return is_bare and digits == "".join(sign for sign in str(cell.amount) if sign.isdigit())


def _fields(cell: CellContent | None, count: int) -> list[Field]:
    text = plain_text(cell.runs) if cell is not None else ""
    if cell is None or (cell.amount is None and count == 1):
        return [text] + [None] * (count - 1)
    marks = f" [{', '.join(cell.marks)}]" if cell.marks else ""
    return [cell.amount, text + marks][:count]


def csv_of_chart(content: ChartContent, words: SpokenWords) -> str:
    """Give the plotted numbers: a row for each category, two columns for each series."""
    if content.table is not None:
        return csv_of_table(content.table, words)
    categories = list(dict.fromkeys(datum.category for one in content.series for datum in one.data))
    head: list[Field] = [content.axis_label or words.category]
    title: Rich = content.subtitle or content.title
    for one in content.series:
        label = one.label or one.unit or content.unit or plain_text(title)
        head += [label, f"{label} ({words.as_printed})"]
    by_series = [{datum.category: datum for datum in one.data} for one in content.series]
    rows: list[list[Field]] = [head]
    for category in categories:
        row: list[Field] = [category]
        for data in by_series:
            datum = data.get(category)
            row += [datum.amount, datum.text] if datum is not None else [None, None]
        rows.append(row)
    return _written(rows)
