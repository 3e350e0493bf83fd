"""The ledger of plain rows of long tables: entries by template, nothing kept for each number.

Stage 6. In: the blocks of rows as they were painted, and the content. Out: entries of the ledger, each the
same as if its number had been painted alone.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from json import dumps
from typing import Any

from printreport.findings import Place
from printreport.model.content import ReportContent
from printreport.model.exhibits import TableContent
from printreport.model.ledger import PlaceOnPage, RowsOnPage
from printreport.model.long_rows import LongColumn, LongRows
from printreport.model.tie_out import ColumnMark, Marks
from printreport.write.bulk_rows import number_spans
from printreport.write.csv_data import exhibits
from printreport.write.digits import year_or_label
from printreport.write.ledger_entry import Key, facts_of, written

__all__ = ["BulkLedger"]

_AMOUNT, _LINE, _ROW = 987654321012345, 987654321, "row_of_the_template"
_AT = '{"page":%d,"rect":%s,"where":"table"}'


@dataclass(frozen=True, slots=True)
class _Template:
    """An entry of a column with room for what differs, and the rows that it does not hold for."""

    text: str
    has_row: bool
    but: frozenset[str]


class BulkLedger:
    """Writes the entries of plain rows.

    Parameters
    ----------
    entries : dict of key to entry
        Of the numbers that were painted one by one; takes up those of plain rows that are printed elsewhere
        too.
    """

    def __init__(self, content: ReportContent, entries: dict[Key, dict[str, Any]]) -> None:
        self._content = content
        self._entries = entries
        self._tables = {
            each.id: each.rows
            for each in exhibits(content)
            if isinstance(each, TableContent) and isinstance(each.rows, LongRows)
        }
        self._templates: dict[tuple[str, int], _Template] = {}

    def prints(self, name: str) -> bool:
        """Tell whether a value is printed in plain rows."""
        parts = getattr(self._content.values, "parts", ())
        single = getattr(self._content.values, "single", {})
        return name not in single and any(part.get(name) is not None for part in parts)

    def gather(self, places: Sequence[PlaceOnPage | RowsOnPage]) -> None:
        """Gather the numbers that are printed more than once."""
        blocks = [place for place in places if isinstance(place, RowsOnPage)]
        seen: set[Key] = set()
        doubled: set[Key] = set()
        all_values = self._has_shared_values(blocks)
        for block in blocks:
            for key in self._keys(block, all_values):
                if key is not None:
                    (doubled if key in seen or key in self._entries else seen).add(key)
        if not doubled:
            return
        del seen
        for block in blocks:
            keys = self._keys(block, all_values)
            for key, rect in zip(keys, _rects(block), strict=True):
                if key in doubled:
                    assert key is not None, "only keys are doubled"
                    entry = self._entries.get(key)
                    if entry is None:
                        entry = self._entries[key] = self._entry(key)
                    entry["places"].append({"page": block.page, "rect": rect, "where": "table"})
        for key in doubled:
            self._entries[key]["places"].sort(key=_place_order)

    def _entry(self, key: Key) -> dict[str, Any]:
        value = self._content.values.get(key[1])
        facts = facts_of(value, self._content.checks) if value is not None and key[0] == "value" else {}
        return {"class": key[0], "id": key[1], "printed": key[2], **facts, "places": []}

    def _has_shared_values(self, blocks: Sequence[RowsOnPage]) -> bool:
        """Tell whether a value of plain rows may stand elsewhere too: in words, or in another table."""
        tables = {block.table: self._tables[block.table] for block in blocks}
        names = [(rows.table, rows.year) for rows in tables.values()]
        starts = tuple(f"{name}." for name, _ in names)
        owned = {f"{rows.table}.{row.id}." for rows in tables.values() for row in rows.own.values()}
        return len(set(names)) < len(names) or any(
            key[1].startswith(starts) and key[1].rpartition(".")[0] + "." not in owned
            for key in self._entries
        )

    def _keys(self, block: RowsOnPage, all_values: bool) -> Iterator[Key | None]:
        """Give the key of each number of a block, None for a value that stands nowhere else."""
        rows = self._tables[block.table]
        for at, texts in self._texts(block):
            for column, text in zip((None, *rows.columns), texts, strict=True):
                if column is not None and column.printer is not None:
                    yield ("value", rows.value_id(column, at), text.strip()) if all_values else None
                    continue
                for number_class, number in _numbers(text, is_stub=column is None):
                    yield number_class, "", number

    def _texts(self, block: RowsOnPage) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Give the number of each row with the texts of its cells, the stub first."""
        rows = self._tables[block.table]
        start, stop = block.first, block.first + block.n_rows
        columns = [rows.texts(index, start, stop) for index in range(len(rows.columns))]
        return enumerate(zip(rows.stubs(start, stop), *columns, strict=True), start)

    def lines(self, block: RowsOnPage, told: set[Key]) -> Iterator[str]:
        """Give the entries of a block; those of ``told`` were given before."""
        rows = self._tables[block.table]
        rects = _rects_as_written(block)
        entries = self._entries
        n_single = len(entries)
        start, stop = block.first, block.first + block.n_rows
        amounts = [
            rows.amounts(index, start, stop) if column.printer is not None else ()
            for index, column in enumerate(rows.columns)
        ]
        templates = [
            self._template(block.table, index, start) if column.printer is not None else None
            for index, column in enumerate(rows.columns)
        ]
        for at, texts in self._texts(block):
            row = rows.row_ids[at]
            line = rows.places.line(rows.numbers[at])
            for number_class, number in _numbers(texts[0], is_stub=True):
                yield from self._label((number_class, "", number), block.page, next(rects), told)
            for index, column in enumerate(rows.columns):
                template, text = templates[index], texts[index + 1]
                if template is None:
                    for number_class, number in _numbers(text, is_stub=False):
                        yield from self._label((number_class, "", number), block.page, next(rects), told)
                    continue
                rect = next(rects)
                name = rows.value_id(column, at)
                key = ("value", name, text.strip())
                if n_single and key in entries:
                    if key not in told:
                        told.add(key)
                        yield written(entries[key])
                elif row in template.but or self._is_marked(name):
                    place = {
                        "page": block.page,
                        "rect": list(map(float, rect[1:-1].split(","))),
                        "where": "table",
                    }
                    yield written({**self._entry(key), "places": [place]})
                else:
                    amount = amounts[index][at - start]
                    shown = (name, dumps(key[2], ensure_ascii=False), amount, line)
                    made = template.text % (*shown, block.page, rect)
                    yield made.replace(_ROW, row) if template.has_row else made

    def _label(self, key: Key, page: int, rect: str, told: set[Key]) -> Iterator[str]:
        """Give the entry of digits that are no value."""
        entry = self._entries.get(key)
        if entry is None:
            yield (
                f'{{"class":"{key[0]}","id":"","printed":{dumps(key[2], ensure_ascii=False)},'
                f'"places":[{_AT % (page, rect)}]}}'
            )
        elif key not in told:
            told.add(key)
            yield written(entry)

    def _is_marked(self, name: str) -> bool:
        """Tell whether a check says something of one cell alone."""
        checks = self._content.checks
        return bool(checks.own(name)) if isinstance(checks, Marks) else name in checks

    def _template(self, table: str, index: int, first: int) -> _Template:
        """Give the template of a column."""
        found = self._templates.get((table, index))
        if found is None:
            rows = self._tables[table]
            found = self._templates[table, index] = self._made(rows, rows.columns[index], first)
        return found

    def _made(self, rows: LongRows, column: LongColumn, at: int) -> _Template:
        value = self._content.values[rows.value_id(column, at)]
        checks = self._content.checks
        marks: tuple[ColumnMark, ...] = ()
        if isinstance(checks, Marks):
            marks = checks.of_column((rows.table, column.name, rows.year))
        place = Place(value.place.file, _LINE, 1)
        facts = facts_of(
            replace(value, amount=_AMOUNT, place=place), {value.id: tuple(mark.of(_ROW) for mark in marks)}
        )
        text = written({"class": "value", "id": "\0", "printed": "\0", **facts, "places": ["\0"]})
        text = text.replace("%", "%%").replace('"\\u0000"', "%s")
        text = text.replace('"id":%s', '"id":"%s"', 1).replace('"places":[%s]', f'"places":[{_AT}]')
        text = text.replace(f'"value":{_AMOUNT}', '"value":%r').replace(f":{_LINE}", ":%d")
        but = frozenset[str]().union(*(mark.but for mark in marks))
        return _Template(text, _ROW in text, but)


def _numbers(text: str, is_stub: bool) -> Iterator[tuple[str, str]]:
    """Give class and text of each number in a text that is no value."""
    if text.isalpha():
        return
    own = "label" if is_stub else "reference" if text.isdecimal() else ""
    for start, end in number_spans(text):
        number = text[start:end].strip()
        yield own or year_or_label(number), number


def _rects_as_written(block: RowsOnPage) -> Iterator[str]:
    return iter(zlib.decompress(block.rects).decode("ascii").split("\n"))


def _rects(block: RowsOnPage) -> Iterator[list[float]]:
    for rect in _rects_as_written(block):
        if rect:
            yield list(map(float, rect[1:-1].split(",")))


def _place_order(place: dict[str, Any]) -> int:
    page: int = place["page"]
    return page
