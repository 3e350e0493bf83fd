"""Values as a PDF writes them: short, and read back as they were."""

from __future__ import annotations

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from printreport.write.pdf_values import array, dictionary, name, number, text_string


@given(st.floats(-1e6, 1e6))
def test_a_number_reads_back_to_a_thousandth(value: float) -> None:
    text = number(value)
    assert float(text) == pytest.approx(value, abs=0.0005001)
    assert "e" not in text
    assert text != "-0"
    assert not (("." in text) and text.endswith(("0", ".")))


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_text_reads_back(text: str) -> None:
    written = text_string(text)
    assert written.isascii()
    assert str(pikepdf.Object.parse(written.encode())) == text


@given(st.text(st.characters(exclude_categories=["Cs"], min_codepoint=1), min_size=1))
def test_a_name_reads_back(text: str) -> None:
    written = name(text)
    assert written.isascii()
    assert str(pikepdf.Object.parse(written.encode())) == f"/{text}"


def test_dictionaries_and_arrays_hold_what_they_are_given() -> None:
    read = pikepdf.Object.parse(dictionary({"A": array(["1", "(x)"]), "B": "", "C": "/D"}).encode())
    assert sorted(read.keys()) == ["/A", "/C"]
    assert [str(part) for part in read.A] == ["1", "x"]
