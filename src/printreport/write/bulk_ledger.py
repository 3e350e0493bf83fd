"""The ledger of plain rows of long tables: entries by template, nothing kept for each number.

Stage 6. In: the blocks of rows as they were painted, and the content. Out: entries of the ledger, each the
same as if its number had been painted alone.
"""

from __future__ import annotations

import json
import zlib
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice, pairwise, repeat
from json import dumps
from typing import NamedTuple

from printreport.findings import Place
from printreport.model.content import ReportContent
from printreport.model.exhibits import TableContent
from printreport.model.ledger import NumberKey, PlaceOnPage, RowsOnPage
from printreport.model.ledger_values import LedgerValues
from printreport.model.long_rows import LongColumn, LongRows
from printreport.model.tie_out import ColumnMark, Marks
from printreport.slotted import dataclass, replace
from printreport.write.bulk_rows import NumberSpans
from printreport.write.csv_data import exhibits
from printreport.write.ledger_entry import Entry, entry_of, facts_of

__all__ = ["BulkLedger"]

_AMOUNT, _LINE, _ROW = 987654321012345, 987654321, "row_of_the_template"
_AT = '{"page":%d,"rect":%s,"where":"table"}'
_NOWHERE = '"\\u0000"'
_GATHERED = "\0"


@dataclass(frozen=True, slots=True)
class _Template:
    """An entry of a column with room for what differs, and the rows that it does not hold for."""

    text: str
    has_row: bool
    but: frozenset[str]


class _Column(NamedTuple):
    """A column of a block: its number, -1 for the stubs; the column of the data; its texts."""

    number: int
    shown: LongColumn | None
    texts: Sequence[str]

    @property
    def is_value(self) -> bool:
        return self.shown is not None and self.shown.printer is not None


class BulkLedger:
    """Writes the entries of plain rows.

    Parameters
    ----------
    entries : dict of key to entry
        Of the numbers that were painted one by one; takes up those of plain rows that are printed elsewhere
        too.
    """

    def __init__(self, content: ReportContent, entries: dict[NumberKey, Entry]) -> None:
        self._content = content
        self._entries = entries
        self._tables = {
            each.id: each.rows
            for each in exhibits(content)
            if isinstance(each, TableContent) and isinstance(each.rows, LongRows)
        }
        self._templates: dict[tuple[str, int], _Template] = {}
        self._spans = NumberSpans()
        self._shared: set[str] = set()
        checks = content.checks
        self._marked = {
            name.partition(".")[0] for name in (checks.own_names() if isinstance(checks, Marks) else checks)
        }

    def prints(self, name: str) -> bool:
        """Tell whether a value is printed in plain rows."""
        values = self._content.values
        if not isinstance(values, LedgerValues) or name in values.single:
            return False
        return any(part.get(name) is not None for part in values.parts)

    # What stands in several places ----------------------------------------------------------

    def gather(self, places: Sequence[PlaceOnPage | RowsOnPage]) -> None:
        """Gather the numbers of plain rows that are printed more than once."""
        blocks = [place for place in places if isinstance(place, RowsOnPage)]
        has_shared = self._has_shared_values(blocks)
        self._shared = {self._tables[block.table].table for block in blocks} if has_shared else set()
        # A number a key, not the key: two keys of one number are gathered in vain, and told all the same.
        hashes = array("q")
        for block in blocks:
            hashes.extend(map(hash, self._all_keys(block, has_shared)))
        again = {one for one, other in pairwise(sorted(hashes)) if one == other}
        doubled: set[NumberKey] = set()
        for block in blocks if again or self._entries else ():
            doubled.update(
                key for key in self._all_keys(block, has_shared) if hash(key) in again or key in self._entries
            )
        for key in doubled:
            self._entries.setdefault(key, self._entry(key)).places.clear()
        for place in places if doubled else ():
            if isinstance(place, RowsOnPage):
                self._gather_block(place, doubled)
            elif (key := place.key) in doubled:
                self._entries[key].places.append(place.written())

    def _gather_block(self, block: RowsOnPage, doubled: set[NumberKey]) -> None:
        rects = _rects(block)
        found: list[tuple[int, NumberKey, str]] = []
        for column in self._columns(block):
            for at, keys in enumerate(self._keys(block, column)):
                for key in keys:
                    rect = next(rects)
                    if key in doubled:
                        found.append((at, key, rect))
        for _, key, rect in sorted(found, key=lambda each: each[0]):
            self._entries[key].places.append(_AT % (block.page, rect))

    def _entry(self, key: NumberKey) -> Entry:
        return entry_of(key, self._content.values.get(key[1]), self._content.checks)

    def _has_shared_values(self, blocks: Sequence[RowsOnPage]) -> bool:
        """Tell whether a value of plain rows may stand elsewhere too: in words, or in another table."""
        tables = {block.table: self._tables[block.table] for block in blocks}
        names = [(rows.table, rows.year) for rows in tables.values()]
        starts = tuple(f"{name}." for name, _ in names)
        owned = {f"{rows.table}.{row.id}" for rows in tables.values() for row in rows.own.values()}
        return len(set(names)) < len(names) or any(
            key[1].startswith(starts) and key[1].rpartition(".")[0] not in owned for key in self._entries
        )

    # Columns of a block ---------------------------------------------------------------------

    def _columns(self, block: RowsOnPage, has_values: bool = True) -> Iterator[_Column]:
        """Give the columns of a block, that of the stubs first; texts of values where they are asked for."""
        rows = self._tables[block.table]
        start, stop = block.first, block.first + block.n_rows
        yield _Column(-1, None, rows.stubs(start, stop))
        for index, column in enumerate(rows.columns):
            is_value = column.printer is not None
            texts = rows.texts(index, start, stop) if has_values or not is_value else ()
            yield _Column(index, column, texts)

    def _keys(self, block: RowsOnPage, column: _Column) -> Iterator[list[NumberKey]]:
        """Give the keys of the numbers in each cell of a column."""
        if column.is_value and column.shown is not None:
            rows = self._tables[block.table]
            for at, text in enumerate(column.texts, block.first):
                yield [("value", rows.value_id(column.shown, at), text.strip())]
            return
        for numbers in self._numbers(column.texts):
            yield [("label", "", number) for number in numbers]

    def _numbers(self, texts: Sequence[str]) -> Iterator[list[str]]:
        """Give the numbers in each text."""
        for text, spans in zip(texts, self._spans.of_all(texts), strict=True):
            if len(spans) == 1:
                ((start, end),) = spans
                yield [text[start:end].strip()]
            else:
                yield [text[start:end].strip() for start, end in spans]

    def _all_keys(self, block: RowsOnPage, has_shared: bool) -> Iterator[NumberKey]:
        """Give the keys of a block's numbers, those of values only where they may stand elsewhere too."""
        for column in self._columns(block, has_shared):
            yield from chain.from_iterable(self._keys(block, column))

    # Entries --------------------------------------------------------------------------------

    def lines(self, block: RowsOnPage, told: set[NumberKey]) -> Iterator[str]:
        """Give the entries of a block, those of ``told`` excepted, which were given before."""
        rects = _rects(block)
        made: list[Sequence[str]] = []
        for column in self._columns(block):
            if column.is_value:
                made.append(self._values(block, column, list(islice(rects, block.n_rows))))
            elif any(map(str.isdecimal, "".join(column.texts))):
                made.append(self._labels(block, column, rects))
        for entry in chain.from_iterable(zip(*made, strict=True)):
            if entry.startswith(_GATHERED):
                yield from self._gathered(entry, told)
            elif entry:
                yield entry

    def _gathered(self, entry: str, told: set[NumberKey]) -> Iterator[str]:
        """Give the entries of a cell some of whose numbers stand elsewhere too."""
        for number_class, name, printed, own in json.loads(entry.removeprefix(_GATHERED)):
            key = (number_class, name, printed)
            if key not in self._entries:
                yield own
            elif key not in told:
                told.add(key)
                yield self._entries[key].written()

    def _labels(self, block: RowsOnPage, column: _Column, rects: Iterator[str]) -> list[str]:
        """Give the entries in each cell of a column of words, those of one cell together."""
        made = []
        entries, page = self._entries, block.page
        for numbers in self._numbers(column.texts):
            own = [
                f'{{"class":"label","id":"","printed":"{number}",'
                f'"places":[{{"page":{page},"rect":{next(rects)},"where":"table"}}]}}'
                for number in numbers
            ]
            if entries and any(("label", "", number) in entries for number in numbers):
                held = [("label", "", number, line) for number, line in zip(numbers, own, strict=True)]
                made.append(_GATHERED + dumps(held))
            else:
                made.append(",\n".join(own))
        return made

    def _values(self, block: RowsOnPage, column: _Column, rects: Sequence[str]) -> list[str]:
        """Give the entry of each cell of a column of numbers."""
        rows, shown = self._tables[block.table], column.shown
        assert shown is not None, "a column of numbers is one of the data"
        start, stop = block.first, block.first + block.n_rows
        template = self._template(block.table, column.number, start)
        texts = [text.strip() for text in column.texts]
        printed: Iterable[str] = texts
        if dumps(all_texts := "".join(texts), ensure_ascii=False) != f'"{all_texts}"':
            printed = [dumps(text, ensure_ascii=False)[1:-1] for text in texts]
        row_ids = rows.row_ids[start:stop]
        lines = map(rows.places.line, rows.numbers[start:stop])
        amounts = rows.amounts(column.number, start, stop)
        fill = template.text.__mod__
        made = [
            fill(held)
            for held in zip(row_ids, printed, amounts, lines, repeat(block.page), rects, strict=False)
        ]
        if template.has_row:
            made = [line.replace(_ROW, row) for line, row in zip(made, row_ids, strict=True)]
        if template.but or rows.table in self._marked or rows.table in self._shared:
            for at, (key,) in enumerate(self._keys(block, column)):
                if row_ids[at] in template.but or self._is_marked(key[1]):
                    entry = self._entry(key)
                    entry.places.append(_AT % (block.page, rects[at]))
                    made[at] = entry.written()
                if key in self._entries:
                    made[at] = _GATHERED + dumps([(*key, made[at])])
        return made

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
        facts = facts_of(replace(value, amount=_AMOUNT, place=place), tuple(mark.of(_ROW) for mark in marks))
        text = Entry(("value", "\0", "\0"), facts, [_NOWHERE]).written()
        name = f"{rows.table}.%s.{column.name}@{rows.year}"
        text = text.replace("%", "%%").replace('"id":"\\u0000"', f'"id":"{name}"', 1)
        text = text.replace(f"{_NOWHERE}]", f"{_AT}]").replace('"\\u0000"', '"%s"')
        text = text.replace(f'"value":{_AMOUNT}', '"value":%r').replace(f":{_LINE}", ":%d")
        but = frozenset[str]().union(*(mark.but for mark in marks))
        return _Template(text, _ROW in text, but)


def _rects(block: RowsOnPage) -> Iterator[str]:
    """Give the rectangles of a block as they are written, column by column."""
    return iter(zlib.decompress(block.rects).decode("ascii").split("\n"))
