"""Part of stage 1: ``corrections.yaml`` is laid over the values of its year.

In: the entries of a year's file, its tables and metrics as published. Out: tables and metrics as
used, each corrected one with its correction and what was published. An entry that fits nothing
is a finding [PR211, PR212, PR213]; the published value is never lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from printreport.findings import Findings, Place, suggest
from printreport.load.cells import CellError, parse_cell
from printreport.load.metrics import lost_metric
from printreport.load.printed import parse_printed
from printreport.model.contract import Contract, CorrectionSpec
from printreport.model.dataset import Cell, DataTable
from printreport.model.values import Correction, Value
from printreport.slotted import replace

__all__ = ["LOST", "apply_corrections"]

LOST = "lost"
"""What ``published:`` says of a cell that the source does not have."""


def apply_corrections(
    specs: Iterable[CorrectionSpec],
    tables: Mapping[str, DataTable],
    metrics: Mapping[str, Value],
    year: int,
    contract: Contract,
    findings: Findings,
) -> tuple[dict[str, DataTable], dict[str, Value], tuple[Correction, ...]]:
    """Give tables and metrics after the corrections, and the corrections that fitted.

    Returns
    -------
    tuple of (tables by id, metrics by id, corrections in file order)
    """
    made_tables = dict(tables)
    made_metrics = dict(metrics)
    made: list[Correction] = []
    places: dict[str, Place] = {}
    for spec in specs:
        name, place = str(spec.cell), spec.place_of("cell")
        if name in places:
            findings.error("PR213", f"`{name}` is corrected twice, first in line {places[name].line}", place)
            continue
        places[name] = place
        correction = Correction(
            cell=name,
            action=spec.action,
            published=str(spec.published),
            value=spec.value if isinstance(spec.value, (int, float)) else None,
            because=spec.because,
            note=spec.note,
            year=year,
            place=spec.origin,
            explains=tuple(spec.explains),
        )
        if name in contract.metrics and name not in made_metrics and correction.published == LOST:
            if correction.value is None:
                _without_value(correction, spec, findings)
                continue
            made_metrics[name] = lost_metric(name, contract.metrics[name], correction)
        elif name in made_metrics:
            changed = _correct_metric(made_metrics[name], correction, spec, findings)
            if changed is not None:
                made_metrics[name] = changed
        else:
            parts = name.split(".")
            table = made_tables.get(parts[0])
            if table is None or len(parts) not in (2, 3):
                known = [
                    *made_metrics,
                    *(
                        f"{each.id}.{row}.{column}"
                        for each in made_tables.values()
                        for row, column in each.cells
                    ),
                ]
                findings.error(
                    "PR211", f"`{name}` is no cell and no metric of {year}", place, hint=suggest(name, known)
                )
                continue
            corrected = _correct_table(table, parts[1:], correction, spec, findings)
            if corrected is None:
                continue
            made_tables[table.id], correction = corrected
        made.append(correction)
    return made_tables, made_metrics, tuple(made)


def _correct_metric(
    value: Value, correction: Correction, spec: CorrectionSpec, findings: Findings
) -> Value | None:
    published = str(spec.published)
    if published != LOST and not _agrees(published, value.printed, value.amount):
        stands = f'"{value.printed}"' if value.printed else f"{value.amount:,}"
        findings.error(
            "PR212",
            f'the correction says that "{published}" was published as `{correction.cell}`, '
            f"but the data has {stands}",
            spec.place_of("published"),
        )
        return None
    amount = value.amount if correction.value is None else correction.value
    if value.printed and value.amount != amount and not _agrees(value.printed, "", value.amount):
        findings.error(
            "PR212",
            f"`{correction.cell}` is {value.amount:,} in the data, which is neither what is printed "
            f'("{value.printed}") nor what the correction uses ({amount:,})',
            value.place,
            hint=f"`value: {amount}`",
        )
        return None
    if _changes_what_it_keeps(correction, value.amount, spec, findings):
        return None
    if correction.action in ("correct", "derive") and correction.value is None:
        _without_value(correction, spec, findings)
        return None
    return replace(value, amount=amount, correction=correction)


def _changes_what_it_keeps(
    correction: Correction, published: float | int | None, spec: CorrectionSpec, findings: Findings
) -> bool:
    """Tell whether an entry keeps a value and gives another one; a finding where it does."""
    if correction.action != "keep" or correction.value is None or correction.value == published:
        return False
    was = "nothing" if published is None else f"{published:,}"
    findings.error(
        "PR213",
        f"the correction keeps `{correction.cell}` as published, but uses {correction.value:,} where {was} "
        "was published",
        spec.place_of("value"),
        hint="`action: correct`, or no `value`",
    )
    return True


def _without_value(correction: Correction, spec: CorrectionSpec, findings: Findings) -> None:
    findings.error(
        "PR213",
        f"the correction of `{correction.cell}` lacks the number to use",
        spec.origin,
        hint="`value: …`",
    )


def _agrees(published: str, text: str, amount: float | int | None) -> bool:
    """Tell whether a ``published:`` is what the data holds, as text or as number."""
    if text and " ".join(published.split()) == " ".join(text.split()):
        return True
    if amount is None:
        return False
    number = parse_printed(published)
    # The text may also tell what is odd about the number ("94% under the head Count").
    return number is not None and abs(number.amount - amount) <= 1e-9 * max(1.0, abs(amount))


def _correct_table(
    table: DataTable, where: list[str], correction: Correction, spec: CorrectionSpec, findings: Findings
) -> tuple[DataTable, Correction] | None:
    """Change one cell, or the label of a row, of a table."""
    row = where[0]
    if not table.has_row(row):
        known = [f"{table.id}.{each}" + (f".{where[1]}" if len(where) > 1 else "") for each in table.row_ids]
        findings.error(
            "PR211",
            f'table `{table.id}` of {table.year} has no row "{row}"',
            spec.place_of("cell"),
            hint=suggest(correction.cell, known),
        )
        return None
    if len(where) == 1:
        if correction.action != "relabel" or not isinstance(spec.value, str):
            findings.error(
                "PR213",
                f"`{correction.cell}` is a row; a row can only be relabeled, with a text as `value`",
                spec.place_of("cell"),
            )
            return None
        labels = {**table.labels, row: str(spec.value)}
        return replace(table, labels=labels), correction
    column = where[1]
    if column not in table.columns:
        findings.error(
            "PR211",
            f'table `{table.id}` of {table.year} has no column "{column}"',
            spec.place_of("cell"),
            hint=suggest(column, table.columns),
        )
        return None
    cell = table.cells[row, column]
    if not _published_fits(cell, spec, findings):
        return None
    amount, decimals = cell.amount, cell.decimals
    if _changes_what_it_keeps(correction, cell.amount, spec, findings):
        return None
    if isinstance(spec.value, str):
        try:
            parsed = parse_cell(spec.value, table.contract.columns[column].type)
        except CellError as error:
            findings.error("PR213", error.message, spec.place_of("value"), hint=error.hint)
            return None
        amount, decimals = parsed.amount, parsed.decimals
        correction = replace(correction, value=amount)
    elif spec.value is not None:
        amount = spec.value
        decimals = decimals or _column_decimals(table, column)
    elif correction.action in ("correct", "derive"):
        _without_value(correction, spec, findings)
        return None
    changed = replace(cell, amount=amount, decimals=decimals, correction=correction)
    return table.having({(row, column): changed}), correction


def _column_decimals(table: DataTable, column: str) -> int:
    held = table.column(column)
    if held is not None and isinstance(held.decimals, int):
        return max([held.decimals, *(cell.decimals for cell in held.odd.values())])
    return max((table.cells[row, column].decimals for row in table.row_ids), default=0)


def _published_fits(cell: Cell, spec: CorrectionSpec, findings: Findings) -> bool:
    published = str(spec.published)
    if published == LOST:
        if not cell.text.strip():
            return True
        said = f'the correction says that `{spec.cell}` is lost, but the cell holds "{cell.text.strip()}"'
    elif not cell.text.strip():
        said = f'the correction says that "{published}" was published as `{spec.cell}`, but the cell is blank'
    elif _agrees(published, cell.text, cell.amount):
        return True
    else:
        said = (
            f'the correction says that "{published}" was published as `{spec.cell}`, '
            f'but the cell holds "{cell.text.strip()}"'
        )
    findings.error(
        "PR212", said, spec.place_of("published"), hint=f"see {cell.place}" if cell.place.line else ""
    )
    return False
