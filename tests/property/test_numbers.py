"""Printed numbers read back to what was printed, to the decimals shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from printreport.model.values import Value
from printreport.resolve.numbers import NBSP, Numbers

LANGUAGES = ["en-US", "es", "de-DE", "fr-FR"]
NUMBERS = {language: Numbers(language) for language in LANGUAGES}


def read_back(numbers: Numbers, text: str) -> float:
    plain = text.replace(numbers.comma, "").replace(numbers.point, ".").replace("−", "-").replace(NBSP, "")
    return float(plain.removesuffix("%"))


@pytest.mark.parametrize("language", LANGUAGES)
@given(amount=st.integers(-(10**12), 10**12))
def test_whole_numbers_read_back(language: str, amount: int) -> None:
    numbers = NUMBERS[language]
    assert read_back(numbers, numbers.decimal(amount)) == amount


@pytest.mark.parametrize("language", LANGUAGES)
@given(share=st.floats(-10, 10), decimals=st.integers(0, 4))
def test_shares_read_back_to_their_decimals(language: str, share: float, decimals: int) -> None:
    numbers = NUMBERS[language]
    printed = numbers.percent(share, decimals)
    assert abs(read_back(numbers, printed) - share * 100) <= 0.5 * 10**-decimals + 1e-9
    assert "-" not in printed


@given(st.integers(1, 10**14))
def test_compact_numbers_are_right_to_a_decimal(amount: int) -> None:
    printed = NUMBERS["en-US"].compact(amount)
    number, _, unit = printed.partition(NBSP)
    power = {"": 0, "thousand": 3, "million": 6, "billion": 9, "trillion": 12}[unit]
    value = float(number.replace(",", "")) * 10**power
    assert abs(value - amount) <= 0.0501 * 10**power


@given(st.floats(0, 1))
def test_a_fraction_in_words_is_near_the_share(share: float) -> None:
    ratio = NUMBERS["en-US"].ratio(share)
    if ratio is not None:
        assert abs(ratio[0] / ratio[1] - share) <= 0.02


@given(
    st.floats(allow_nan=False, allow_infinity=False, min_value=-1e15, max_value=1e15),
    st.sampled_from(LANGUAGES),
)
def test_any_amount_prints(amount: float, language: str) -> None:
    for unit in ("share", "USD", "calls", ""):
        printed = NUMBERS[language].print_value(Value("x", amount, unit))
        assert any(character.isdigit() for character in printed.number)
