"""Text operators: numbers are short, and an operand's advances add up to the measured width."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from printreport.write.glyphs import Encoder, number
from specimen.look import style


@given(st.floats(-1e6, 1e6))
def test_a_number_reads_back_to_a_thousandth(value: float) -> None:
    text = number(value)
    assert float(text) == pytest.approx(value, abs=0.0005001)
    assert "e" not in text
    assert text != "-0"
    assert not (("." in text) and text.endswith(("0", ".")))


def encoder() -> Encoder:
    canvas = Canvas(BytesIO(), invariant=1)
    return Encoder(canvas._doc)


def advance(role: str, text: str, size: float, stretch: float = 0.0) -> float:
    """Width that a viewer gives to the operands, from the widths of the embedded font [pt]."""
    face = style().face(role)
    moved = 0.0
    for _, array in encoder().operands(face, text, size, stretch):
        moved -= sum(float(each) for each in re.findall(r">(-?[\d.]+)", array)) * size / 1000
    return face.ttfont.stringWidth(text, size) + moved


@pytest.mark.parametrize("role", ["serif", "sans", "sans-bold", "serif-italic"])
@pytest.mark.parametrize("text", ["AVATAR To Ty", "Of 27,733 cases, 2,809 were open.", "é–“q” 89.9\u00a0%"])
def test_advances_add_up_to_the_measured_width(role: str, text: str) -> None:
    size = 12.5
    assert advance(role, text, size) == pytest.approx(
        style().face(role).width(text, size), abs=0.02 * len(text)
    )


def test_stretch_widens_each_space() -> None:
    plain = advance("serif", "a b c d", 10)
    assert advance("serif", "a b c d", 10, stretch=2.5) == pytest.approx(plain + 3 * 2.5, abs=0.01)


def test_each_character_is_one_byte_in_order() -> None:
    made = encoder()
    face = style().face("serif")
    text = "lighthouse"
    ((_, array),) = made.operands(face, text, 10)
    raw = bytes.fromhex("".join(re.findall(r"<([0-9a-f]+)>", array)))
    assert list(raw) == [made.code(face, character)[1] for character in text]


def test_a_text_of_many_alphabets_takes_several_subsets() -> None:
    made = encoder()
    face = style().face("sans")
    text = "".join(chr(code) for code in range(0x21, 0x250) if face.has(chr(code)))
    operands = made.operands(face, text, 10)
    assert len(operands) > 1
    length = sum(len(bytes.fromhex("".join(re.findall(r"<([0-9a-f]+)>", array)))) for _, array in operands)
    assert length == len(text)
    assert len({font for font, _ in operands}) >= 2
