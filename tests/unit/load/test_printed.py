"""Numbers as sources print them."""

from __future__ import annotations

import pytest

from printreport.load.printed import parse_printed, parse_rounded


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("27,733", 27733),
        ("21.7 million", 21_700_000),
        ("29,397,681 million", 29_397_681_000_000),
        ("more than 20,500", 20500),
        ("over 8 million", 8_000_000),
        ("93.5%", 0.935),
        ("86 percent", 0.86),
        ("1 in 6", 1 / 6),
        ("one in six", 1 / 6),
        ("nine out of ten", 0.9),
        ("seven", 7),
        ("twenty-four hours", 24),
        ("thirty", 30),
        ("50 U.S. states", 50),
        ("10 times", 10),
        ("doubled", 2),
        ("billions", 1_000_000_000),
        ("-5", -5),
    ],
)
def test_printed(text: str, amount: float) -> None:
    printed = parse_printed(text)
    assert printed is not None
    assert printed.amount == pytest.approx(amount, rel=1e-12)


@pytest.mark.parametrize("text", ["", "every country", "someone", "many", "often"])
def test_no_number(text: str) -> None:
    assert parse_printed(text) is None


def test_precision_and_words() -> None:
    printed = parse_printed("about 21.7 million")
    assert printed is not None
    assert (printed.decimals, printed.step, printed.has_words) == (1, 100_000, True)


@pytest.mark.parametrize(
    ("text", "precision"), [("0.1 million", 100_000), (100, 100), ("1,000", 1000), (0.001, 0.001)]
)
def test_rounded(text: str | float, precision: float) -> None:
    assert parse_rounded(text) == precision


@pytest.mark.parametrize("text", ["some", 0, -5, "0"])
def test_rounded_is_a_positive_number(text: str | float) -> None:
    with pytest.raises(ValueError, match="precision"):
        parse_rounded(text)
