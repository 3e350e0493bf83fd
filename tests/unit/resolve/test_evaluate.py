from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest

from printreport.model.dataset import Dataset
from printreport.model.formula import FormulaError, parse_formula
from printreport.model.values import Value
from printreport.resolve.context import Context
from printreport.resolve.evaluate import Scope
from printreport.resolve.lookup import cell_value
from printreport.resolve.results import MissingData


def value(ctx: Context, text: str, year: int = 2021) -> Value:
    return ctx.evaluator.value(parse_formula(text), Scope(year))


@pytest.mark.parametrize(
    ("formula", "amount", "unit"),
    [
        ("calls.received", 27733, "calls"),
        ("calls.received@2020", 29782, "calls"),
        ("calls.received@previous", 29782, "calls"),
        ("kennels.north.taken", 100, "animals"),
        ("kennels.all.adopted", 156, "animals"),
        ("kennels.north.adopted / kennels.north.taken", 0.9, "share"),
        ("kennels.north.share", 0.5, "share"),
        ("1 - kennels.north.share", 0.5, "share"),
        ("kennels.north.share * kennels.all.taken", 100.0, "animals"),
        ("calls.received / animals.adopted", 27733 / 562, "calls per animal"),
        ("sum(kennels.*.taken)", 200, "animals"),
        ("max(kennels.*.taken)", 100, "animals"),
        ("min(kennels.*.adopted)", 30, "animals"),
        ("rank(kennels.east.taken)", 3, ""),
        ("top_share(kennels.*.taken, 2)", 0.8, "share"),
        ("sum(top(kennels.*.taken, 2))", 160, "animals"),
        ("count(kennels)", 3, ""),
        ("change(calls.received)", -2049, "calls"),
        ("growth(calls.received)", 27733 / 29782 - 1, "share"),
        ("growth(animals.entries@previous)", 750 / 900 - 1, "share"),
        ("growth(kennels.all.taken, 2020)", 0.0, "share"),
        ("abs(growth(calls.received))", 1 - 27733 / 29782, "share"),
        ("adopted_share", 0.78, "share"),
        ("more_than(calls.received, 27000)", 27000, "calls"),
        ("about(calls.received, 27700)", 27700, "calls"),
        ("about(calls.received)", 28000, "calls"),
    ],
)
def test_a_formula_has_amount_and_unit(ctx: Context, formula: str, amount: float, unit: str) -> None:
    found = value(ctx, formula)
    assert found.amount == pytest.approx(amount)
    assert found.unit == unit


@pytest.mark.parametrize(
    ("formula", "code", "at"),
    [
        ("animals.adpted", "PR302", 0),
        ("kennels.nort.taken", "PR303", 8),
        ("kennels.north.takn", "PR304", 14),
        ("kennels", "PR305", 0),
        ("average(kennels.*.taken)", "PR306", 0),
        ("sum()", "PR306", 0),
        ("top(kennels.*.taken, 9)", "PR306", 21),
        ("animals.adopted + calls.received", "PR309", 16),
        ("animals.adopted * calls.received", "PR309", 16),
        ("sum(animals.adopted, calls.received)", "PR309", 0),
        ("more_than(calls.received, 28000)", "PR310", 0),
        ("about(calls.received, 27000)", "PR310", 0),
        ("one_in(growth(chips.ever, 2021) + 0.43)", "PR310", 0),
        ("growth(volunteers)", "PR315", 0),
        ("compare(volunteers, previous)", "PR315", 0),
        ("kennels.*.taken + 1", "PR323", 0),
        ("circle", "PR325", 0),
        ("calls.received@1999", "PR301", 0),
    ],
)
def test_a_wrong_formula_says_what_and_where(ctx: Context, formula: str, code: str, at: int) -> None:
    with pytest.raises(FormulaError) as caught:
        ctx.evaluator.evaluate(parse_formula(formula), ctx.scope)
    assert (caught.value.code, caught.value.offset) == (code, at)


def test_a_misspelled_name_is_suggested(ctx: Context) -> None:
    with pytest.raises(FormulaError) as caught:
        value(ctx, "animals.adpted")
    assert "`animals.adopted`" in caught.value.hint


@pytest.mark.parametrize(
    "formula",
    [
        "income@previous",
        "rank(towns.ash.total@2020)",
        "argmax(towns.*.total@2020)",
        "top_share(towns.*.total@2020, 1)",
        "sum(towns.*.total@2020)",
        "count(towns@2020)",
        "towns.elm.total@2020",
        "calls.received / (kennels.all.taken - 200)",
    ],
)
def test_what_the_year_lacks_is_missing(ctx: Context, formula: str) -> None:
    with pytest.raises(MissingData):
        ctx.evaluator.evaluate(parse_formula(formula), ctx.scope)


def test_growth_of_a_rounded_value_claims_no_more_than_it_knows(ctx: Context) -> None:
    found = value(ctx, "growth(reports)")
    assert found.qualifier == "about"
    assert ctx.numbers.print_value(found, ctx.formats("percent(1)")).text == "about 35%"


def test_a_computed_value_names_its_inputs(ctx: Context) -> None:
    found = value(ctx, "(kennels.north.taken + kennels.south.taken) / kennels.all.taken")
    assert found.inputs == (
        "kennels.north.taken@2021",
        "kennels.south.taken@2021",
        "kennels.all.taken@2021",
    )
    assert found.id == "(kennels.north.taken + kennels.south.taken) / kennels.all.taken@2021"


def test_figures_quoted_by_another_year_are_found(ctx: Context) -> None:
    assert value(ctx, "animals.entries@2019").amount == 900


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ("has(calls.received)", True),
        ("has(income@previous)", False),
        ("has(kennels)", True),
        ("has(towns@2016)", False),
        ("not has(income@previous) and year > 2020", True),
        ("calls.received < calls.received@previous", True),
        ("income@previous > 0", False),
        ("year == 2020 or animals.adopted >= 562", True),
    ],
)
def test_conditions(ctx: Context, condition: str, holds: bool) -> None:
    assert ctx.truth(condition) is holds
    assert not ctx.findings.items


def test_years_are_compared_from_the_years_own_scope(make_context: Callable[..., Context]) -> None:
    ctx = make_context(2020)
    with pytest.raises(MissingData):
        value(ctx, "growth(calls.received)", 2020)
    assert value(ctx, "growth(animals.entries)", 2020).amount == pytest.approx(750 / 900 - 1)


def test_a_negative_number_keeps_its_unit(ctx: Context) -> None:
    found = value(ctx, "-kennels.north.taken")
    assert (found.amount, found.unit) == (-100, "animals")
    assert dataclasses.replace(found, amount=100).unit == "animals"


def test_a_cell_is_one_value_however_often_it_is_printed(dataset: Dataset) -> None:
    kennels = dataset.years[2021].tables["kennels"]
    one = cell_value(kennels, "north", "taken")
    assert one is not None
    assert cell_value(kennels, "north", "taken") is one
    changed = kennels.having(
        {("north", "taken"): dataclasses.replace(kennels.cell("north", "taken"), amount=7)}
    )
    other = cell_value(changed, "north", "taken")
    assert other is not None
    assert (one.amount, other.amount) == (100, 7)
