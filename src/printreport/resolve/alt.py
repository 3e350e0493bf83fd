"""Text alternatives of charts, computed from their data.

Stage 3. In: bound series. Out: sentences: what it is, what it says, extremes, trend, the numbers.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from printreport.model.exhibits import ChartMark, DatumContent, SeriesContent, TableContent
from printreport.model.text import Rich, plain_text
from printreport.resolve.wording import Wording

__all__ = ["MOST_LISTED", "alt_text"]

MOST_LISTED = 24
"""Charts with more data name their extremes instead of every number."""


def alt_text(
    wording: Wording,
    mark: ChartMark,
    title: Rich,
    subtitle: Rich,
    series: Sequence[SeriesContent],
    table: TableContent | None = None,
) -> str:
    """Give the text alternative of a chart.

    Parameters
    ----------
    series : sequence of SeriesContent
        May be empty for a table that is drawn as a picture.
    table : TableContent, optional
        The table of ``heat_table`` and ``bar_table``.

    Returns
    -------
    str
        One to six sentences.
    """
    says = plain_text(title).strip().rstrip(".")
    measure = plain_text(subtitle).strip().rstrip(".")
    sentences: list[str] = []
    if table is not None:
        body = sum(row.role == "body" for row in table.rows)
        name = wording.say(f"alt_{mark}")
        sentences.append(f"{name}: {says}." if says else f"{name}.")
        if measure:
            sentences.append(f"{measure}.")
        sentences.append(wording.say("alt_rows", rows=body, columns=len(table.columns)))
        extremes = _table_extremes(wording, table)
        return " ".join([*sentences, extremes]).strip()
    data = [datum for one in series for datum in one.data if datum.amount is not None]
    things = wording.say("alt_values_one" if len(data) == 1 else "alt_values")
    name = wording.say(f"alt_{mark}")
    sentences.append(
        wording.say("alt_with", mark=name, count=len(data), things=things, title=says or measure)
    )
    if measure and says:
        sentences.append(f"{measure}.")
    if len(data) <= MOST_LISTED:
        sentences.extend(_listed(wording, one) for one in series)
    if len(series) == 1:
        sentences.append(_trend(wording, series[0]))
    if len(data) > MOST_LISTED or (len(series) == 1 and len(data) > 2 and data[0].position is None):
        sentences.append(_extremes(wording, data))
    return " ".join(sentence for sentence in sentences if sentence)


def _listed(wording: Wording, one: SeriesContent) -> str:
    parts = [
        wording.say("alt_gap", category=datum.category)
        if datum.amount is None
        else wording.say("alt_datum", category=datum.category, text=datum.text)
        for datum in one.data
    ]
    data = ", ".join(parts)
    if one.label:
        return wording.say("alt_series", label=one.label, data=data)
    return data[:1].upper() + data[1:] + "." if data else ""


def _extremes(wording: Wording, data: Sequence[DatumContent]) -> str:
    if len(data) < 2:
        return ""
    most = max(data, key=lambda datum: datum.amount or 0)
    least = min(data, key=lambda datum: datum.amount or 0)
    return wording.say(
        "alt_extremes",
        most=most.category,
        most_text=most.text,
        least=least.category,
        least_text=least.text,
    )


def _trend(wording: Wording, one: SeriesContent) -> str:
    known = [datum for datum in one.data if datum.amount is not None and datum.position is not None]
    if len(known) < 2:
        return ""
    first, last = known[0], known[-1]
    start, end = first.amount or 0, last.amount or 0
    way = "level" if math.isclose(start, end) else "up" if end > start else "down"
    return wording.say(
        f"alt_trend_{way}", first=first.category, last=last.category, start=first.text, end=last.text
    )


def _table_extremes(wording: Wording, table: TableContent) -> str:
    cells = [
        (cell.amount, plain_text(row.stub), plain_text(column.label), plain_text(cell.runs))
        for row in table.rows
        if row.role == "body"
        for cell, column in zip(row.cells, table.columns, strict=True)
        if cell.amount is not None and column.id != "total"
    ]
    if len(cells) < 2:
        return ""
    most = max(cells, key=lambda cell: cell[0])
    least = min(cells, key=lambda cell: cell[0])
    return wording.say(
        "alt_extremes",
        most=f"{most[1]}, {most[2]}",
        most_text=most[3],
        least=f"{least[1]}, {least[2]}",
        least_text=least[3],
    )
