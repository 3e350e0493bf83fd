"""Pictures, numbers and formulas that would break a run are told at their place."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from printreport.findings import Findings
from printreport.model.content import ReportContent
from printreport.model.contract import Contract
from printreport.model.dataset import Dataset, DataYear
from printreport.model.formula import FormulaError, parse_formula
from printreport.resolve.evaluate import Evaluator, Scope
from printreport.resolve.numbers import Numbers, locale_of
from unit.resolve.conftest import metric

Resolve = Callable[..., tuple[ReportContent, Findings]]


def picture(tmp_path: Path, resolve: Resolve) -> list[str]:
    block = {"kind": "image", "id": "pier", "file": "pier.png", "decorative": True}
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        _, findings = resolve(block)
    return [item.message for item in findings if item.code == "PR318"]


def test_a_picture_that_is_whole(tmp_path: Path, resolve: Resolve) -> None:
    Image.effect_noise((60, 40), 30).save(tmp_path / "pier.png")
    assert picture(tmp_path, resolve) == []


def test_a_picture_that_is_cut_off(tmp_path: Path, resolve: Resolve) -> None:
    path = tmp_path / "pier.png"
    Image.effect_noise((60, 40), 30).save(path)
    path.write_bytes(path.read_bytes()[:-400])
    assert picture(tmp_path, resolve) == [
        'picture "pier.png" can not be read; a whole PNG or JPEG file is expected'
    ]


def test_a_picture_that_is_something_else(tmp_path: Path, resolve: Resolve) -> None:
    (tmp_path / "pier.png").write_text("GIF89a", encoding="utf-8")
    assert len(picture(tmp_path, resolve)) == 1


def test_a_picture_of_too_many_pixels(tmp_path: Path, resolve: Resolve) -> None:
    for width in (6_000, 20_000):
        Image.new("1", (width, 10_000)).save(tmp_path / "pier.png")
        assert picture(tmp_path, resolve) == ['picture "pier.png" has more than 50,000,000 pixels, the most']


@pytest.mark.parametrize("amount", [10**29, 1.5e300, -(10.0**30)])
def test_numbers_of_any_size_are_printed(amount: float) -> None:
    numbers = Numbers("en-US")
    assert numbers.decimal(amount, 3).replace(",", "").strip("\u2212").startswith(("1", "9"))


def chain(length: int, first: str = "calls.received") -> Evaluator:
    derived = {"d0": {"formula": first}} | {
        f"d{at}": {"formula": f"d{at - 1} + d{at - 1} - d{at - 1}"} for at in range(1, length)
    }
    contract = Contract.model_validate(
        {"metrics": {"calls.received": {"label": "calls", "unit": "calls"}}, "derived": derived}
    )
    year = DataYear(2021, {}, {"calls.received": metric("calls.received", 2021, 7)})
    return Evaluator(Dataset(contract, {}, {2021: year}), Numbers("en-US"))


def test_a_long_way_of_derived_values_is_no_circle() -> None:
    assert chain(40).value(parse_formula("d39"), Scope(2021)).amount == 7


def test_a_circle_is() -> None:
    with pytest.raises(FormulaError, match="computed from itself") as caught:
        chain(5, "d4").value(parse_formula("d2"), Scope(2021))
    assert caught.value.code == "PR325"


def test_a_product_too_large_to_print() -> None:
    with pytest.raises(FormulaError, match="too large") as caught:
        chain(1).value(parse_formula(" * ".join(["900000000000000"] * 3)), Scope(2021))
    assert caught.value.code == "PR323"


@pytest.mark.parametrize("text", ["9" * 16, "total / 0", "٣ + 4"])
def test_what_no_formula_holds(text: str) -> None:
    with pytest.raises(FormulaError) as caught:
        parse_formula(text)
    assert caught.value.code == "PR305"


@pytest.mark.parametrize("language", ["zz", "tlh", "en_US", "xx-YY", "日本"])
def test_a_language_that_nobody_knows_stops_nothing(language: str) -> None:
    assert Numbers(language).decimal(1234.5, 1) == "1,234.5"
    assert locale_of(language).language == "en"
