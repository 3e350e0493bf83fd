from __future__ import annotations

import pytest

from printreport.model.formula import FormulaError, parse_format
from printreport.model.values import Qualifier, Value
from printreport.resolve.numbers import Numbers


@pytest.mark.parametrize(
    ("amount", "unit", "wanted", "printed"),
    [
        (27733, "calls", "", "27,733"),
        (-27733, "calls", "", "−27,733"),
        (0.899, "share", "percent(1)", "89.9%"),
        (-0.069, "share", "percent(1)", "−6.9%"),
        (0.069, "share", "signed percent(1)", "+6.9%"),
        (0.0149, "share", "points(1)", "1.5\u00a0points"),
        (0.01, "share", "points(0)", "1\u00a0point"),
        (29_397_681, "reports", "compact", "29.4\u00a0million"),
        (999_999, "reports", "compact", "1\u00a0million"),
        (1_200_000_000, "reports", "compact", "1.2\u00a0billion"),
        (7, "dogs", "words", "seven"),
        (17, "dogs", "words", "17"),
        (1 / 6, "share", "words", "one in six"),
        (22, "", "ordinal", "22nd"),
        (-1234, "USD", "", "($1,234)"),
        (1234.5, "USD", "money", "$1,234.50"),
        (1984, "year", "text", "1984"),
        (3, "dogs", "number unit", "3\u00a0dogs"),
        (0.5, "calls per case", "", "0.5"),
    ],
)
def test_formats_in_english(amount: float, unit: str, wanted: str, printed: str) -> None:
    value = Value("x@2021", amount, unit)
    assert Numbers("en-US").print_value(value, parse_format(wanted)).text == printed


@pytest.mark.parametrize(
    ("wanted", "amount", "unit", "printed"),
    [
        ("number", 27733, "casos", "27.733"),
        ("number", 1234, "casos", "1234"),
        ("percent(1)", 0.899, "share", "89,9\u00a0%"),
        ("compact", 29_397_681, "casos", "29,4\u00a0millones"),
        ("ordinal", 3, "", "3.º"),
        ("words", 0.9, "share", "nueve de cada diez"),
    ],
)
def test_formats_in_spanish(wanted: str, amount: float, unit: str, printed: str) -> None:
    assert Numbers("es").print_value(Value("x", amount, unit), parse_format(wanted)).text == printed


@pytest.mark.parametrize(
    ("qualifier", "printed"),
    [
        ("more_than", "more than 116\u00a0million"),
        ("about", "about 116\u00a0million"),
        ("exact", "116,000,000"),
    ],
)
def test_a_qualifier_goes_before_the_number(qualifier: Qualifier, printed: str) -> None:
    value = Value("x", 116_000_000, "files", qualifier=qualifier)
    assert Numbers("en-US").print_value(value).text == printed


def test_bare_drops_the_qualifier() -> None:
    value = Value("x", 500, "dogs", qualifier="more_than")
    assert Numbers("en-US").print_value(value, parse_format("bare")).text == "500"


@pytest.mark.parametrize(
    ("wanted", "unit", "code"),
    [
        ("percent", "dogs", "PR308"),
        ("money", "children", "PR308"),
        ("money", "share", "PR308"),
        ("number", "share", "PR308"),
        ("ordinal", "share", "PR308"),
        ("names", "dogs", "PR308"),
        ("persent", "share", "PR307"),
        ("percent(9)", "share", "PR307"),
        ("signed(1)", "share", "PR307"),
    ],
)
def test_a_format_that_does_not_fit_is_refused(wanted: str, unit: str, code: str) -> None:
    with pytest.raises(FormulaError) as caught:
        Numbers("en-US").print_value(Value("x", 0.25, unit), parse_format(wanted))
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("share", "ratio"),
    [(0.9156, (9, 10)), (0.5, (1, 2)), (0.66, (2, 3)), (0.8, (4, 5)), (0.1667, (1, 6)), (0.72, None)],
)
def test_a_share_is_worded_only_where_a_simple_fraction_is_near(
    share: float, ratio: tuple[int, int] | None
) -> None:
    assert Numbers("en-US").ratio(share) == ratio


def test_dates_follow_the_language() -> None:
    assert Numbers("en-US").date("2021-12-31") == "December 31, 2021"
    assert Numbers("es").date("2021-12-31") == "31 de diciembre de 2021"
    assert Numbers("en-US").date("FY 2021–22") == "FY 2021–22"
