"""The proof of a report: its tie-out as a PDF file, made by the same stages as the report itself.

In: the rows of the tie-out. Out: content that is drawn, composed and written like any other.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from printreport.audit.prepared import Prepared
from printreport.audit.tie_out import COLUMNS, TieOutRow
from printreport.errors import FindingsError
from printreport.model.content import ChapterContent, ProseContent, ReportContent
from printreport.model.exhibits import CellContent, ColumnContent, RowContent, TableContent, TableNote
from printreport.model.text import Paragraph, Rich, Run
from printreport.pipeline.files import make_file
from printreport.pipeline.results import BuildResult
from printreport.profiles import PROFILES
from printreport.slotted import replace

__all__ = ["proof_content", "write_proof"]

_HEADS = {
    "source": "Ticked to source",
    "foots": "Foots",
    "cross_foots": "Cross-foots",
    "recalculates": "Recalculates",
    "ties": "Ties",
}
_MARKS = {"passed": "\u2713", "explained": "n", "failed": "X", "": ""}
_LONGEST_ID = 64
_KEY = (
    ("\u2713", "checked and right."),
    ("n", "the source does not bear it out; the correction in the last column says why it stands."),
    ("X", "open: nothing explains it."),
)


def write_proof(prepared: Prepared, rows: Sequence[TieOutRow], path: Path) -> BuildResult:
    """Write the proof of a report.

    Raises
    ------
    FindingsError
        The layout or the theme can not be used.
    OutputError [PR005]
        The file can not be written.
    """
    from printreport.write.staging import Staging

    run = prepared.run
    if prepared.content is None or run.theme is None:
        raise FindingsError(run.findings.sorted())
    proof = replace(run, contents={prepared.year: proof_content(prepared.content, rows)})
    with Staging() as staging:
        made = make_file(proof, path, prepared.year, PROFILES["screen"], False, staging)
        staging.publish()
    return made


def proof_content(content: ReportContent, rows: Sequence[TieOutRow]) -> ReportContent:
    """Give the content of the proof: what it shows, then the values by page."""
    printed = [row for row in rows if row.pages]
    others = [row for row in rows if not row.pages]
    title = f"Tie-out of {content.title}"
    blocks = [ProseContent("what", _summary(rows))]
    tables = [
        _table("printed", "Values by the page they first stand on", printed),
        _table("inputs", "Values that others are computed from, or that no page was found for", others),
    ]
    chapter = ChapterContent(
        id="tie_out",
        title=(Run(title, number_class="reference"),),
        opener="compact",
        blocks=(*blocks, *(table for table in tables if table.rows)),
        short_title="Tie-out",
    )
    return replace(
        content, title=title, sections=(chapter,), footnotes={}, corrections=(), left_out=(), head=()
    )


def _summary(rows: Sequence[TieOutRow]) -> tuple[Paragraph, ...]:
    counted = [
        (f"{len(rows):,}", " values are printed, or lead to one that is."),
        (f"{sum(row.ticks[0] == 'passed' for row in rows):,}", " of them are ticked to a source."),
        (f"{sum(bool(row.formula) for row in rows):,}", " are computed, with their inputs kept."),
        (f"{sum('explained' in row.ticks for row in rows):,}", " are explained by a correction."),
        (f"{sum(row.is_failed for row in rows):,}", " are open."),
    ]
    return tuple(
        Paragraph((Run(number, bold=True, number_class="label"), Run(words)), "item", "\u2022")
        for number, words in counted
    )


def _table(name: str, title: str, rows: Sequence[TieOutRow]) -> TableContent:
    columns = (
        ColumnContent("printed", (Run("Printed"),), align="right"),
        *(ColumnContent(key, (Run(_HEADS[key]),), align="center") for key in COLUMNS),
        ColumnContent("pages", (Run("Pages"),), align="left"),
        ColumnContent("origin", (Run("Source, or formula"),), align="left"),
        ColumnContent("explained", (Run("Explained"),), align="left"),
    )
    return TableContent(
        id=f"tie_out_{name}",
        label="",
        title=(Run(title),),
        stub_label=(Run("Value"),),
        columns=columns,
        rows=tuple(_row(index, row) for index, row in enumerate(rows)),
        notes=tuple(TableNote(mark, (Run(words),)) for mark, words in _KEY),
        floats=False,
        type_size=6.5,
    )


def _label(text: str) -> Rich:
    """Give words whose digits are no values of their own here."""
    return (Run(text, number_class="label"),) if text else ()


def _row(index: int, row: TieOutRow) -> RowContent:
    origin = row.formula or " ".join(part for part in (row.document, row.locator, row.place) if part)
    cells = (
        CellContent(_label(row.printed), value=row.id),
        *(CellContent((Run(_MARKS[tick]),) if tick else ()) for tick in row.ticks),
        CellContent(_label(", ".join(map(str, row.pages)))),
        CellContent(_label(_breakable(origin))),
        CellContent(_label(row.explained)),
    )
    return RowContent(f"row_{index}", _label(_breakable(row.id)), cells)


def _breakable(text: str) -> str:
    """Let a long name break after its dots and signs; cut off what no column holds."""
    short = text if len(text) <= _LONGEST_ID * 3 else f"{text[: _LONGEST_ID * 3]}…"
    for sign in (".", "_", "@", "/", ","):
        short = short.replace(sign, f"{sign}\u200b")
    return short
