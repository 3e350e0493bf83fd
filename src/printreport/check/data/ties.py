"""PR205, PR218, PR243: values that the contract ties together agree, as far as rounding allows.

Where only a rounded number misses the exact one, by less than a unit of its last place, the number was
cut off or rounded the wrong way [PR218]; anything else is a contradiction [PR205].
"""

from __future__ import annotations

from printreport.check.bounds import Bounds, evaluate
from printreport.check.data.open_ties import say_open
from printreport.check.wording import amount_text, cell_text, value_text
from printreport.findings import Findings
from printreport.load.printed import parse_printed
from printreport.model.contract import TieSpec
from printreport.model.dataset import Dataset
from printreport.model.formula import Expr, FormulaError, Name, parse_tie, write_formula
from printreport.model.tie_out import TieOut
from printreport.slotted import replace

__all__ = ["check_ties"]

Side = tuple[Expr, Bounds]


def check_ties(dataset: Dataset, findings: Findings, tie_out: TieOut) -> None:
    """Reckon both sides of every tie for every year that knows them."""
    for tie in dataset.contract.ties:
        try:
            sides = parse_tie(tie.tie)
        except FormulaError:
            continue  # said by the check of the contract's names
        for year in sorted(dataset.years):
            _check_tie(tie, sides, dataset, year, findings, tie_out)


def _widened(made: Bounds, tie: TieSpec) -> Bounds:
    """Give a range with the tolerance of the tie, half of it on each side."""
    within = tie.within
    if within is None:
        return made
    if isinstance(within, str):
        printed = parse_printed(within)
        if printed is None:
            return made  # said by the check of the contract's names
        room = float(printed.amount) * (abs(made.amount) if printed.is_percent else 1)
    else:
        room = float(within)
    return replace(made, low=made.low - room / 2, high=made.high + room / 2)


def _check_tie(
    tie: TieSpec, sides: tuple[Expr, ...], dataset: Dataset, year: int, findings: Findings, tie_out: TieOut
) -> None:
    known: list[Side] = []
    lacking: list[Expr] = []
    for each in sides:
        reckoned = evaluate(each, dataset, year)
        if reckoned is None:
            lacking.append(each)
        else:
            known.append((each, _widened(reckoned, tie)))
    if any(made.ids for _, made in known):
        for each in lacking:
            say_open(tie, each, dataset, year, findings)
    if len(known) < 2:
        return
    # Where three of four agree, the fourth is the one to name.
    agreeing = [sum(made.agrees(other) for _, other in known) for _, made in known]
    trusted = known[agreeing.index(max(agreeing))]
    for side in known:
        if side is trusted:
            continue
        ids = (*side[1].ids, *trusted[1].ids)
        check = "recalculates" if not (isinstance(side[0], Name) and isinstance(trusted[0], Name)) else "ties"
        if side[1].agrees(trusted[1]):
            tie_out.note(ids, check, "passed", str(tie.tie))  # type: ignore[arg-type]
            continue
        rounded = _cut_off(side, trusted)
        explained = any(
            made.is_explained("rounding" if rounded is not None else "tie") for _, made in (side, trusted)
        )
        tie_out.note(ids, check, "explained" if explained else "failed", str(tie.tie))  # type: ignore[arg-type]
        if explained:
            continue
        if rounded is not None:
            _say_cut_off(tie, rounded, trusted if rounded is side else side, dataset, year, findings)
        else:
            _say_apart(tie, side, trusted, dataset, year, findings)


def _cut_off(one: Side, other: Side) -> Side | None:
    """Give the rounded side where the sides are less than a unit of its last place apart."""
    for side, exact in ((one, other), (other, one)):
        step = side[1].step
        if step and step > exact[1].step and abs(side[1].amount - exact[1].amount) < step:
            return side
    return None


def _say_cut_off(
    tie: TieSpec, rounded: Side, exact: Side, dataset: Dataset, year: int, findings: Findings
) -> None:
    step = rounded[1].step
    right = round(round(exact[1].amount / step) * step, 12)
    is_share = _looks_like_share(exact[1])
    findings.warning(
        "PR218",
        f"{_say(*rounded, dataset, year)} in {year}, but {_say(*exact, dataset, year)}, "
        f"which rounds to {amount_text(right, is_share=is_share)}",
        rounded[1].place,
        used_by=[f"tie ({tie.tie.place})"],
        hint=f"an entry in data/{year}/corrections.yaml that keeps it as published and says why",
    )


def _say_apart(
    tie: TieSpec, side: Side, trusted: Side, dataset: Dataset, year: int, findings: Findings
) -> None:
    say = findings.error if tie.severity == "error" else findings.warning
    say(
        "PR205",
        f"{_say(*side, dataset, year)} in {year}, but {_say(*trusted, dataset, year)}",
        side[1].place if side[1].places else trusted[1].place,
        used_by=[f"tie ({tie.tie.place})"],
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
