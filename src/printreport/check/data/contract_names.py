"""PR234: formulas of the contract (``equals``, ``ties``, ``derived``) name what the contract holds."""

from __future__ import annotations

from collections.abc import Sequence

from printreport.findings import Findings, suggest
from printreport.model.contract import Contract, TableContract
from printreport.model.dataset import ALL, Dataset
from printreport.model.formula import Expr, FormulaError, Name, names_in, parse_formula, parse_tie
from printreport.model.placed import PlacedStr

__all__ = ["check_contract_names"]


def check_contract_names(dataset: Dataset, findings: Findings) -> None:
    """Read every formula of the contract, whether a layout uses it or not."""
    contract = dataset.contract
    for table in contract.tables.values():
        for spec in table.columns.values():
            if spec.equals is not None:
                _check_columns(spec.equals, table, findings)
            if spec.share_of and spec.share_of not in table.columns and spec.share_of not in contract.metrics:
                findings.error(
                    "PR234",
                    f"`{spec.share_of}` is neither a column of the table nor a metric",
                    spec.place_of("share_of"),
                    hint=suggest(spec.share_of, [*table.columns, *contract.metrics]),
                )
    for tie in contract.ties:
        _check_formula(tie, dataset, findings, is_tie=True)
    for derived in contract.derived.values():
        _check_formula(derived.formula, dataset, findings)


def _parsed(text: PlacedStr, findings: Findings, *, is_tie: bool = False) -> Sequence[Expr]:
    try:
        return parse_tie(text) if is_tie else (parse_formula(text),)
    except FormulaError as error:
        findings.error(error.code, error.message, text.at(error.offset, error.length), hint=error.hint)
        return ()


def _check_columns(formula: PlacedStr, table: TableContract, findings: Findings) -> None:
    for expr in _parsed(formula, findings):
        for name in names_in(expr):
            if name.dotted not in table.columns:
                findings.error(
                    "PR234",
                    f"`{name.dotted}` is no column of the table",
                    formula.at(name.offset, name.length),
                    hint=suggest(name.dotted, table.columns),
                )


def _check_formula(formula: PlacedStr, dataset: Dataset, findings: Findings, *, is_tie: bool = False) -> None:
    for expr in _parsed(formula, findings, is_tie=is_tie):
        for name in names_in(expr):
            said, hint = _wrong_name(name, dataset)
            if said:
                findings.error("PR234", said, formula.at(name.offset, name.length), hint=hint)


def _wrong_name(name: Name, dataset: Dataset) -> tuple[str, str]:
    """Say what is wrong with a name, and what was probably meant; two empty strings where nothing is."""
    contract: Contract = dataset.contract
    if name.dotted in contract.metrics or name.dotted in contract.derived:
        return "", ""
    if name.dotted in dataset.broken or name.parts[0] in dataset.broken:
        return "", ""
    table = contract.tables.get(name.parts[0])
    if table is None or len(name.parts) == 1:
        known = [*contract.metrics, *contract.derived, *contract.tables]
        if table is not None:
            return "", ""
        near = suggest(name.dotted, known)
        if not near and len(name.parts) == 3:
            near = suggest(name.parts[0], contract.tables)
        return f"`{name.dotted}` is no metric, table or derived value of the contract", near
    if name.parts[-1] not in table.columns:
        return f"table `{name.parts[0]}` has no column `{name.parts[-1]}`", suggest(
            name.parts[-1], table.columns
        )
    rows = {ALL, "*", *table.rows.ids, *table.rows.order}
    for data in dataset.years.values():
        if name.parts[0] in data.tables:
            rows.update(data.tables[name.parts[0]].row_ids)
    if len(name.parts) == 3 and name.parts[1] not in rows:
        return f'table `{name.parts[0]}` has no row "{name.parts[1]}" in any year', suggest(
            name.parts[1], sorted(rows)
        )
    return "", ""
