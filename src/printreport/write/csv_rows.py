"""The rows of a long table as rows of a CSV file, column by column."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from printreport.model.exhibits import CellContent
from printreport.model.long_rows import LongRows

__all__ = ["Field", "are_plain", "long_fields"]

Field = str | int | float | None

_NO_DIGIT = re.compile(r"[^\d\n]+")
_NOT_BARE = frozenset("<>%~≈")


def are_plain(rows: LongRows, column: int) -> bool:
    """Tell whether the plain rows of a column print their numbers with nothing but separators and signs."""
    for start, stop in rows.blocks():
        texts = rows.plain(rows.texts(column, start, stop), start)
        amounts = [
            amount for at, amount in enumerate(rows.amounts(column, start, stop), start) if at not in rows.own
        ]
        joined = "\n".join(texts)
        if any(sign.isalpha() or sign in _NOT_BARE for sign in set(joined)):
            return False
        if _NO_DIGIT.sub("", joined) != _NO_DIGIT.sub("", "\n".join(map(str, amounts))):
            return False
    return True


def long_fields(
    rows: LongRows,
    counts: Sequence[int],
    fields: Callable[[CellContent | None, int], list[Field]],
    stub_of: Callable[[int], str],
) -> Iterator[list[Field]]:
    """Give the fields of each row.

    Parameters
    ----------
    counts : sequence of int, shape (n_columns,)
        How many fields a cell has.
    fields, stub_of : callable
        The fields of a cell, and the label of a row, for rows that were resolved one by one.
    """
    own = rows.own
    for start, stop in [*rows.blocks(), (len(rows.row_ids), len(rows))]:
        columns: list[Sequence[Field]] = [rows.stubs(start, stop)]
        for index, column in enumerate(rows.columns):
            texts = rows.texts(index, start, stop)
            held: Sequence[Field] = texts
            more: Sequence[Field] = [None] * len(texts)
            if column.printer is not None:
                held, more = rows.amounts(index, start, stop), texts
            columns += [held, more][: counts[index]]
        for at, made in enumerate(zip(*columns, strict=True), start):
            if at not in own:
                yield list(made)
                continue
            row: list[Field] = [stub_of(at)]
            for cell, count in zip(own[at].cells, counts, strict=True):
                row += fields(cell, count)
            yield row
