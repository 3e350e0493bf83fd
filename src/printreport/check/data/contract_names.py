"""PR234: formulas of the contract (``equals``, ``ties``, ``derived``) name what the contract holds."""

from __future__ import annotations

from collections.abc import Sequence

from printreport.check.data.contract_terms import check_cycles, check_terms
from printreport.findings import Findings, suggest
from printreport.load.printed import is_amount
from printreport.model.contract import Contract, MetricContract, TableContract
from printreport.model.dataset import ALL, Dataset
from printreport.model.formula import Expr, FormulaError, Name, names_in, parse_formula, parse_tie
from printreport.model.placed import PlacedStr
from printreport.model.tie_out import TieOut

__all__ = ["check_contract_names"]


def check_contract_names(dataset: Dataset, findings: Findings, tie_out: TieOut) -> None:
    """Read every formula of the contract, whether a layout uses it or not."""
    del tie_out  # a name is no figure
    contract = dataset.contract
    for table in contract.tables.values():
        for spec in table.columns.values():
            if spec.equals is not None:
                _check_columns(spec.equals, table, findings)
            known = {*table.columns, *contract.metrics}
            if spec.share_of and spec.share_of not in known and not dataset.is_broken(spec.share_of):
                findings.error(
                    "PR234",
                    f"`{spec.share_of}` is neither a column of the table nor a metric",
                    spec.place_of("share_of"),
                    hint=suggest(spec.share_of, [*table.columns, *contract.metrics]),
                )
    for tie in contract.ties:
        _check_formula(tie.tie, dataset, findings, is_tie=True)
        if isinstance(tie.within, str) and not is_amount(tie.within):
            said = f'"{tie.within}" is no tolerance; a number, a percentage or "0.1 million" was expected'
            findings.error("PR234", said, tie.place_of("within"))
    for name, metric in contract.metrics.items():
        _check_partners(name, metric, dataset, findings)
    for table in contract.tables.values():
        _check_also(table, dataset, findings)
    for derived in contract.derived.values():
        _check_formula(derived.formula, dataset, findings)
    check_cycles(contract, findings)
    check_terms(contract, findings)


def _check_partners(name: str, metric: MetricContract, dataset: Dataset, findings: Findings) -> None:
    """Look at the names of the metrics that this one grows by, takes up, or speaks of."""
    for key in ("adds", "follows"):
        other = getattr(metric, key)
        if other and other not in dataset.contract.metrics and other not in dataset.broken:
            findings.error(
                "PR234",
                f"`{key}` of `{name}` names `{other}`, which is no metric",
                metric.place_of(key),
                hint=suggest(other, dataset.contract.metrics),
            )
    if metric.change_of:
        _check_formula(PlacedStr(metric.change_of, metric.place_of("change_of")), dataset, findings)


def _check_also(table: TableContract, dataset: Dataset, findings: Findings) -> None:
    """Look at the cells that a table keeps back besides the small ones."""
    if table.suppress is None:
        return
    tables = [t for data in dataset.years.values() for t in data.tables.values() if t.contract is table]
    known = {f"{row}.{column}" for each in tables for row, column in each.cells}
    for name in table.suppress.also:
        if tables and name not in known:
            said = f"`also` names `{name}`, and the table has no such cell"
            findings.error("PR234", said, table.suppress.place_of("also"), hint=suggest(name, known))


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
    if name.dotted in contract.metrics or name.dotted in contract.derived or name.dotted == "year":
        return "", ""
    if dataset.is_broken(name.dotted):
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
