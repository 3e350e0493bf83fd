"""The matrix of an edition file: one edition for each combination of the values of its axes.

Stage 3. In: an edition with a ``matrix``, the data, a year. Out: the editions by name, each with its axes
and the stem of its file's name; findings PR114 to PR116 at the place of what is wrong.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path
from typing import get_args

from printreport.findings import Findings, suggest
from printreport.model.axis import AxisValue, MatrixEdition
from printreport.model.blocks.block import Audience
from printreport.model.dataset import ALL, Dataset
from printreport.model.formula import FormulaError
from printreport.model.layout import AxisSpec, EditionSpec
from printreport.model.text import plain_text
from printreport.resolve.context import Context
from printreport.resolve.placed_text import find_braces
from printreport.resolve.results import MissingData

__all__ = ["MOST_EDITIONS", "SETTINGS", "expand_matrix", "matrix_errors"]

SETTINGS = ("language", "audience", "profile")
"""Axes whose words are not printed alone: each chooses what its name says."""

MOST_EDITIONS = 1_000_000
_RESERVED_NAMES = ("year", "previous", "row", "report")
_MOST_SIGNS = 150
_UNSAFE = re.compile(r'[/\\:*?"<>|\x00-\x1f\x7f]')
# Source: Microsoft Learn, "Naming Files, Paths, and Namespaces": names that a system keeps for devices.
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)


def expand_matrix(ctx: Context, edition: EditionSpec, stem: str) -> Iterator[MatrixEdition]:
    """Give the editions of a matrix, the last axis varying fastest.

    Parameters
    ----------
    ctx : Context
        Of the year; takes up the findings.
    stem : str
        What the names of the files begin with where the edition has no ``file``.

    Yields
    ------
    MatrixEdition
        Those whose file has a name of its own that is safe; for others there is a finding
        [PR115 doubled, PR116 not safe].
    """
    axes = [_values(ctx, name, spec) for name, spec in edition.matrix.items()]
    total = 1
    for values in axes:
        total *= len(values)
    if total > MOST_EDITIONS:
        message = f"the matrix makes {total:,} editions, where at most {MOST_EDITIONS:,} are expected"
        ctx.findings.error("PR114", message, edition.place_of("matrix"), "`without` at an axis")
        return
    names: dict[str, str] = {}
    for combined in itertools.product(*axes):
        made = {value.axis: value for value in combined}
        name = "-".join(value.id for value in combined)
        file = _file_stem(ctx, edition, stem, made)
        if file is None:
            return
        folded = unicodedata.normalize("NFC", file).casefold()
        if folded in names:
            message = f'the editions "{names[folded]}" and "{name}" would both be written to "{file}.pdf"'
            hint = '`file: "' + "-".join(f"{{{{ {axis} | slug }}}}" for axis in made) + '-{{ year }}"`'
            place = edition.file.place if edition.file.place.line else edition.place_of("matrix")
            ctx.findings.error("PR115", message, place, hint)
            return
        names[folded] = name
        unsafe = _unsafe(file)
        if unsafe:
            place = edition.file.place if edition.file.place.line else edition.place_of("matrix")
            message = f'the file of edition "{name}" would be called "{file}.pdf", {unsafe}'
            ctx.findings.error("PR116", message, place, "`| slug` after the value")
            continue
        yield MatrixEdition(name, file, combined)


def matrix_errors(edition: EditionSpec, dataset: Dataset, findings: Findings) -> None:
    """Say what is wrong in the axes themselves, whatever the year [PR114, PR302, PR303]."""
    tables = dataset.contract.tables
    for name, axis in edition.matrix.items():
        place = edition.place_of("matrix") if not axis.origin.line else axis.origin
        taken = _meaning_of(name, dataset)
        if taken:
            message = f"an axis is called `{name}`, which is {taken}"
            findings.error("PR114", message, place, "another name")
        if bool(axis.of) == bool(axis.values):
            said = "both `of` and `values`" if axis.of else "neither `of` nor `values`"
            message = f"axis `{name}` says {said}; one of them was expected"
            findings.error("PR114", message, place, f"`{name}: table.rows`, or `{name}: [one, another]`")
            continue
        if axis.values:
            _check_words(name, axis, findings)
            continue
        table, _, word = axis.of.partition(".")
        where = axis.of.place if axis.of.place.line else place
        if table not in tables and not dataset.is_broken(table):
            message = f'there is no table "{table}" in data/contract.yaml'
            findings.error("PR302", message, where, suggest(table, tables))
        elif word != "rows":
            message = f'axis `{name}` is of "{axis.of}", the rows of a table were expected'
            findings.error("PR114", message, where, f"`{table}.rows`")
        elif name in SETTINGS:
            message = f"axis `{name}` chooses the {name}, for which words are expected and not rows"
            findings.error("PR114", message, where, "another name for the axis")


def _meaning_of(name: str, dataset: Dataset) -> str:
    """Say what else a name means in a formula, if anything."""
    contract = dataset.contract
    if name in _RESERVED_NAMES or name == ALL:
        return "a word of the grammar"
    if name in contract.tables:
        return "a table"
    if any(metric.partition(".")[0] == name for metric in (*contract.metrics, *contract.derived)):
        return "the name of a value"
    for table in contract.tables:
        rows = contract.tables[table].rows
        found = name in rows.ids or any(
            name in data.tables[table].labels for data in dataset.years.values() if table in data.tables
        )
        if found:
            return f"a row of `{table}`"
    return ""


def _check_words(name: str, axis: AxisSpec, findings: Findings) -> None:
    """Refuse words that say the same, and an audience that is none."""
    seen: set[str] = set()
    for word in axis.values:
        place = word.place if word.place.line else axis.origin
        if not _id_of(word):
            findings.error("PR114", f'axis `{name}` has the value "{word}", which holds no letter', place)
        elif _id_of(word) in seen:
            findings.error("PR114", f'axis `{name}` has the value "{word}" twice', place)
        elif name == "audience" and word not in get_args(Audience):
            known = get_args(Audience)
            message = f'there is no audience "{word}"; there are {", ".join(known)}'
            findings.error("PR114", message, place, suggest(word, known))
        seen.add(_id_of(word))
    for word in axis.without:
        if _id_of(word) not in seen:
            place = word.place if word.place.line else axis.origin
            message = f'axis `{name}` has no value "{word}" to do without'
            findings.error("PR114", message, place, suggest(word, axis.values))


def _id_of(word: str) -> str:
    return "_".join("".join(sign if sign.isalnum() else " " for sign in word.lower()).split())


def _values(ctx: Context, name: str, axis: AxisSpec) -> list[AxisValue]:
    """Give what an axis takes in a year; none after a finding."""
    place = axis.origin
    if axis.values:
        dropped = {_id_of(word) for word in axis.without}
        words = [word for word in axis.values if _id_of(word) not in dropped]
        among = tuple(_id_of(word) for word in words)
        _check_labels(ctx, name, axis, among)
        return [
            AxisValue(name, _id_of(word), axis.labels.get(_id_of(word), str(word)), "", among, str(word))
            for word in words
        ]
    table_id = axis.of.partition(".")[0]
    lookup = ctx.evaluator.lookup
    if table_id not in lookup.contract.tables:
        return []
    for word in axis.without:
        where = word.place if word.place.line else place
        if word not in lookup.known_rows(table_id):
            message = f'table `{table_id}` has no row "{word}" in any year'
            ctx.findings.error("PR303", message, where, suggest(word, sorted(lookup.known_rows(table_id))))
    try:
        table = lookup.table(table_id, ctx.year)
    except MissingData as missing:
        ctx.findings.error("PR114", f"axis `{name}` has no rows: {missing.reason}", place)
        return []
    rows = tuple(row for row in table.body_rows() if row not in axis.without)
    _check_labels(ctx, name, axis, lookup.known_rows(table_id))
    own = ((row, table.labels.get(row, row)) for row in rows)
    return [AxisValue(name, row, axis.labels.get(row, word), table_id, rows, word) for row, word in own]


def _check_labels(ctx: Context, name: str, axis: AxisSpec, known: Collection[str]) -> None:
    for word in axis.labels:
        if word not in known:
            message = f'axis `{name}` has a label for "{word}", which it does not take'
            ctx.findings.error("PR114", message, axis.place_of("labels"), suggest(word, known))


def _file_stem(ctx: Context, edition: EditionSpec, stem: str, axes: dict[str, AxisValue]) -> str | None:
    """Give the stem of the file of one edition; None where what it asks for is wrong, which is reported."""
    text = edition.file
    slugs = "-".join(value.id.replace("_", "-") for value in axes.values())
    if "{{" not in text:
        return f"{text or stem}-{slugs}-{ctx.year}"
    # A file is called by the word of the data, without the article that prose may want.
    ctx.evaluator.axes = {name: replace(value, label=value.word) for name, value in axes.items()}
    made, last = [], 0
    try:
        for found in find_braces(text):
            if isinstance(found, FormulaError):
                raise found
            result, formats = ctx.result(text, None, found.formula_start, found.formula_end)
            made += [text[last : found.start], plain_text(ctx.result_runs(result, formats))]
            last = found.end
    except FormulaError as error:
        ctx.wrong(error, text)
        return None
    except MissingData as missing:
        where = text.place if text.place.line else edition.place_of("file")
        ctx.findings.error("PR116", f"the name of a file asks for what is lacking: {missing.reason}", where)
        return None
    return "".join([*made, text[last:]]).replace("\u00a0", " ").strip()


def _unsafe(stem: str) -> str:
    """Say why a name is not safe on every system; nothing where it is."""
    bad = _UNSAFE.search(stem)
    if not stem or Path(stem).name != stem or stem.startswith("."):
        return "which is no plain name of a file"
    if bad:
        return f"which holds {bad[0]!r}"
    if _DEVICES.fullmatch(stem):
        return "which a system keeps for a device"
    if stem != stem.rstrip(" ."):
        return "which ends in a dot or a space"
    if len(stem.encode()) > _MOST_SIGNS:
        return f"which is longer than {_MOST_SIGNS} bytes"
    return ""
