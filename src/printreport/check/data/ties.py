"""PR205: values that the contract ties together agree, within what rounding and "more than" allow."""

from __future__ import annotations

from printreport.check.bounds import Bounds, evaluate
from printreport.check.wording import amount_text, cell_text, value_text
from printreport.findings import Findings
from printreport.model.dataset import Dataset
from printreport.model.formula import Expr, FormulaError, Name, parse_tie, write_formula
from printreport.model.placed import PlacedStr

__all__ = ["check_ties"]


def check_ties(dataset: Dataset, findings: Findings) -> None:
    """Reckon both sides of every tie for every year that knows them."""
    for tie in dataset.contract.ties:
        try:
            sides = parse_tie(tie)
        except FormulaError:
            continue  # said by the check of the contract's names
        for year in sorted(dataset.years):
            _check_tie(tie, sides, dataset, year, findings)


def _check_tie(
    tie: PlacedStr, sides: tuple[Expr, ...], dataset: Dataset, year: int, findings: Findings
) -> None:
    known = [(side, made) for side in sides if (made := evaluate(side, dataset, year)) is not None]
    if len(known) < 2 or any(made.is_kept for _, made in known):
        return
    # Where three of four agree, the fourth is the one to name.
    agreeing = [sum(made.agrees(other) for _, other in known) for _, made in known]
    trusted, reference = known[agreeing.index(max(agreeing))]
    for side, made in known:
        if not made.agrees(reference):
            findings.error(
                "PR205",
                f"{_say(side, made, dataset, year)} in {year}, but {_say(trusted, reference, dataset, year)}",
                made.place,
                used_by=[f"tie ({tie.place})"],
                hint=f"correct one of them, or list it in data/{year}/corrections.yaml as published",
            )


def _say(side: Expr, made: Bounds, dataset: Dataset, year: int) -> str:
    text = amount_text(made.amount)
    if isinstance(side, Name):
        data = dataset.years[year]
        if side.dotted in data.metrics:
            text = value_text(data.metrics[side.dotted])
        elif side.dotted in dataset.contract.derived:
            is_share = dataset.contract.derived[side.dotted].unit == "share"
            text = amount_text(round(made.amount, 6), is_share=is_share or _looks_like_share(made))
        elif side.parts[0] in data.tables:
            table = data.tables[side.parts[0]]
            text = cell_text(made.amount, table.contract.columns[side.parts[-1]], table)
    elif _looks_like_share(made):
        text = amount_text(round(made.amount, 6), is_share=True)
    return f"`{write_formula(side)}` is {text}"


def _looks_like_share(made: Bounds) -> bool:
    return abs(made.amount) < 1 and made.amount != 0
