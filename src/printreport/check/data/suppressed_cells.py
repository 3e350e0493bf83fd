"""PR236: a small count that is not printed can not be computed back from what is.

Every row that adds up and every column with a sum row is an equation. A suppressed cell is exposed
where the equations leave one number for it, or where its range leaves only one.
"""

from __future__ import annotations

from fractions import Fraction

from printreport.check.repairs import added_names
from printreport.check.wording import column_name
from printreport.findings import Findings
from printreport.model.dataset import ALL, Dataset, DataTable
from printreport.model.formula import FormulaError, parse_formula
from printreport.model.suppression import suppressed_cells
from printreport.model.tie_out import TieOut

__all__ = ["check_suppressed_cells"]

Cell = tuple[str, str]
Equation = tuple[dict[Cell, Fraction], Fraction]


def check_suppressed_cells(dataset: Dataset, findings: Findings, tie_out: TieOut) -> None:
    """Try to compute every suppressed cell from the others of its table."""
    del tie_out  # what is not printed is not ticked
    for _, data in sorted(dataset.years.items()):
        for table in data.tables.values():
            hidden = suppressed_cells(table)
            if not hidden:
                continue
            for row, column in sorted(_exposed(table, hidden)):
                findings.error(
                    "PR236",
                    f'row "{table.labels[row]}" keeps "{column_name(table, column)}" back, but the other '
                    "cells of the table give it away",
                    table.cells[row, column].place,
                    hint="a further cell under `suppress: {also: […]}` of the table in data/contract.yaml",
                )


def _equations(table: DataTable, hidden: frozenset[Cell]) -> list[Equation]:
    """Give the sums of the table that hidden cells are part of, with these as unknowns."""
    hidden_rows, hidden_columns = ({cell[at] for cell in hidden} for at in (0, 1))
    sums: list[dict[Cell, Fraction]] = []
    for total, spec in table.contract.columns.items():
        if spec.equals is None or total not in table.columns:
            continue
        try:
            names = list(added_names(parse_formula(spec.equals)))
        except FormulaError:
            continue
        if names and all(name in table.columns for name in names):
            for row in sorted(hidden_rows):
                sums.append({**{(row, name): Fraction(1) for name in names}, (row, total): Fraction(-1)})
    if table.has_row(ALL) and table.is_complete:
        for column in table.columns:
            if column in hidden_columns and table.contract.columns[column].type == "count":
                terms = {(row, column): Fraction(1) for row in table.body_rows()}
                sums.append({**terms, (ALL, column): Fraction(-1)})
    made: list[Equation] = []
    for terms in sums:
        known = Fraction(0)
        unknown: dict[Cell, Fraction] = {}
        for cell, factor in terms.items():
            amount = table.cells[cell].amount
            if cell in hidden:
                unknown[cell] = factor
            elif amount is None:
                break  # a lost cell leaves the equation open
            else:
                known += factor * Fraction(amount)
        else:
            if unknown:
                made.append((unknown, -known))
    return made


def _exposed(table: DataTable, hidden: frozenset[Cell]) -> set[Cell]:
    equations = _equations(table, hidden)
    exposed = {next(iter(row)) for row, _ in _reduced(equations) if len(row) == 1}
    spec = table.contract.suppress
    most = spec.below - 1 if spec is not None else 0
    for terms, right in equations:
        # Cells kept back for their size hold 1 to `below - 1`; a sum at either end gives all of them away.
        small = all(0 < (table.cells[cell].amount or 0) <= most for cell in terms)
        if small and set(terms.values()) == {Fraction(1)} and right in (len(terms), most * len(terms)):
            exposed.update(terms)
    return exposed


def _reduced(equations: list[Equation]) -> list[Equation]:
    """Solve as far as the equations go (Gauss and Jordan, in fractions, so that nothing is rounded)."""
    rows = [(dict(terms), right) for terms, right in equations]
    done: list[Equation] = []
    while rows:
        terms, right = rows.pop()
        if not terms:
            continue
        pivot, factor = next(iter(terms.items()))
        terms, right = {cell: value / factor for cell, value in terms.items()}, right / factor
        rows = [_eliminated(row, (terms, right), pivot) for row in rows]
        done = [_eliminated(row, (terms, right), pivot) for row in done]
        done.append((terms, right))
    return done


def _eliminated(row: Equation, by: Equation, pivot: Cell) -> Equation:
    factor = row[0].get(pivot)
    if factor is None:
        return row
    terms = dict(row[0])
    for cell, value in by[0].items():
        left = terms.get(cell, Fraction(0)) - factor * value
        if left:
            terms[cell] = left
        else:
            terms.pop(cell, None)
    return terms, row[1] - factor * by[1]
