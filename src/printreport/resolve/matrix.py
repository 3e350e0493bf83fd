"""The matrix of an edition file: one edition for each combination of the values of its axes.

Stage 3. In: an edition with a ``matrix``, the data, a year. Out: the editions by number, each with its axes
and the stem of its file's name; findings PR114 to PR116 at the place of what is wrong.
"""

from __future__ import annotations

import math
import os
import re
import unicodedata
from collections.abc import Collection, Sequence
from typing import get_args

from printreport.findings import Findings, suggest
from printreport.model.axis import Axis, AxisValue, Matrix, name_of
from printreport.model.blocks.block import Audience
from printreport.model.dataset import ALL, Dataset
from printreport.model.formula import FormulaError
from printreport.model.layout import AxisSpec, EditionSpec
from printreport.model.text import plain_text
from printreport.resolve.context import Context
from printreport.resolve.placed_text import find_braces
from printreport.resolve.results import MissingData
from printreport.slotted import replace

__all__ = ["MOST_EDITIONS", "SETTINGS", "expand_matrix", "matrix_errors"]

SETTINGS = ("language", "audience", "profile")
"""Axes whose words are not printed alone: each chooses what its name says."""

MOST_EDITIONS = 1_000_000
_RESERVED_NAMES = ("year", "previous", "row", "report")
_MOST_SIGNS = 150
_UNSAFE = re.compile(r'[/\\:*?"<>|\x00-\x1f\x7f]')
# Source: Microsoft Learn, "Naming Files, Paths, and Namespaces": names that a system keeps for devices.
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)


def expand_matrix(ctx: Context, edition: EditionSpec, stem: str) -> Matrix:
    """Give the editions of a matrix, the last axis varying fastest.

    Parameters
    ----------
    ctx : Context
        Of the year; takes up the findings.
    stem : str
        What the names of the files begin with where the edition has no ``file``.

    Returns
    -------
    Matrix
        Those editions whose file has a name of its own that is safe; for others there is a finding
        [PR115 doubled, PR116 not safe].
    """
    matrix = Matrix(tuple(_axis(ctx, name, spec) for name, spec in edition.matrix.items()))
    total = math.prod(len(axis.ids) for axis in matrix.axes)
    if total > MOST_EDITIONS:
        message = f"the matrix makes {total:,} editions, where at most {MOST_EDITIONS:,} are expected"
        ctx.findings.error("PR114", message, edition.place_of("matrix"), "`without` at an axis")
        return matrix
    place = edition.file.place if edition.file.place.line else edition.place_of("matrix")
    seen: dict[str, int] = {}
    numbers: list[int] = []
    stems: list[str] = []
    for number in range(total):
        values = matrix.values(number)
        file = _file_stem(ctx, edition, stem, values)
        if file is None:
            break
        other = seen.setdefault(unicodedata.normalize("NFC", file).casefold(), number)
        if other != number:
            name, first = name_of(values), name_of(matrix.values(other))
            message = f'the editions "{first}" and "{name}" would both be written to "{file}.pdf"'
            hint = '`file: "' + "-".join(f"{{{{ {axis.name} | slug }}}}" for axis in matrix.axes)
            ctx.findings.error("PR115", message, place, f'{hint}-{{{{ year }}}}"`')
            break
        unsafe = _unsafe(file)
        if unsafe:
            message = f'the file of edition "{name_of(values)}" would be called "{file}.pdf", {unsafe}'
            ctx.findings.error("PR116", message, place, "`| slug` after the value")
            continue
        numbers.append(number)
        stems.append(file)
    return replace(
        matrix, numbers=range(total) if len(numbers) == total else tuple(numbers), stems=tuple(stems)
    )


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


def _axis(ctx: Context, name: str, axis: AxisSpec) -> Axis:
    """Give what an axis takes in a year; nothing after a finding."""
    place = axis.origin
    if axis.values:
        dropped = {_id_of(word) for word in axis.without}
        words = {_id_of(word): str(word) for word in axis.values if _id_of(word) not in dropped}
        _check_labels(ctx, name, axis, words)
        return Axis(name, tuple(words), words, axis.labels)
    table_id = axis.of.partition(".")[0]
    lookup = ctx.evaluator.lookup
    if table_id not in lookup.contract.tables:
        return Axis(name, (), {}, axis.labels)
    known = lookup.known_rows(table_id)
    for word in axis.without:
        where = word.place if word.place.line else place
        if word not in known:
            message = f'table `{table_id}` has no row "{word}" in any year'
            ctx.findings.error("PR303", message, where, suggest(word, sorted(known)))
    try:
        table = lookup.table(table_id, ctx.year)
    except MissingData as missing:
        ctx.findings.error("PR114", f"axis `{name}` has no rows: {missing.reason}", place)
        return Axis(name, (), {}, axis.labels)
    _check_labels(ctx, name, axis, known)
    dropped = {ALL, *axis.without}
    ids = tuple(row for row in table.row_ids if row not in dropped)
    return Axis(name, ids, table.labels, axis.labels, table_id)


def _check_labels(ctx: Context, name: str, axis: AxisSpec, known: Collection[str]) -> None:
    for word in axis.labels:
        if word not in known:
            message = f'axis `{name}` has a label for "{word}", which it does not take'
            ctx.findings.error("PR114", message, axis.place_of("labels"), suggest(word, known))


def _file_stem(ctx: Context, edition: EditionSpec, stem: str, values: Sequence[AxisValue]) -> str | None:
    """Give the stem of the file of one edition; None where what it asks for is wrong, which is reported."""
    text = edition.file
    if "{{" not in text:
        slugs = "-".join([value.id.replace("_", "-") for value in values])
        return f"{text or stem}-{slugs}-{ctx.year}"
    # A file is called by the word of the data, without the article that prose may want.
    ctx.evaluator.axes = {value.axis: replace(value, label=value.word) for value in values}
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
    if not stem or os.path.basename(stem) != stem or stem.startswith("."):
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
