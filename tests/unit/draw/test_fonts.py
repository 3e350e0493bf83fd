"""Widths come from the font file that is embedded, and one character stays one glyph."""

from __future__ import annotations

import re
from functools import cache

import pytest
from fontTools.ttLib import TTFont

from printreport.draw.fonts import Face, Faces
from printreport.model.theme import FACE_ROLES
from specimen.look import fonts, style

TEXTS = (
    "Of 27,733 cases, 2,809 were open.",
    "AVATAR To Ty We LT office ffi fl",
    "Señora Núñez – 89.9 % “of”",
)


@cache
def read(role: str) -> TTFont:
    """The font file of a role as another program reads it."""
    return TTFont(style().face(role).path)


def plain_width(role: str, text: str) -> float:
    """The advances of a text without kerning [1/1000 em]."""
    font = read(role)
    names, advances = font.getBestCmap(), font["hmtx"].metrics
    total = sum(advances[names[ord(each)]][0] for each in text.replace("\u00a0", " "))
    return float(total * 1000 / font["head"].unitsPerEm)


@pytest.mark.parametrize("role", FACE_ROLES)
@pytest.mark.parametrize("text", TEXTS)
def test_width_is_the_embedded_font_s_plus_kerning(role: str, text: str) -> None:
    face = style().face(role)
    plain = plain_width(role, text)
    shaped = face.shape(text)
    assert shaped.advance * 1000 - sum(shaped.kerns) == pytest.approx(plain, abs=0.6 * len(text))


@pytest.mark.parametrize("role", FACE_ROLES)
def test_one_character_is_one_glyph(role: str) -> None:
    face = style().face(role)
    for text in ("office", "fi", "ffl", "->", "1/2"):
        shaped = face.shape(text)
        alone = sum(face.shape(character).advance for character in text)
        assert len(shaped.kerns) == len(text)
        assert shaped.advance == pytest.approx(alone + sum(shaped.kerns) / 1000, abs=0.001 * len(text))


def test_pairs_are_kerned() -> None:
    face = style().face("serif")
    shaped = face.shape("AVA")
    assert shaped.kerns[0] < 0
    assert shaped.kerns[2] == 0
    assert face.width("AV", 10) < face.width("A", 10) + face.width("V", 10)


def test_width_grows_with_size() -> None:
    face = style().face("sans")
    assert face.width("harbor", 20) == pytest.approx(2 * face.width("harbor", 10))


def test_a_no_break_space_is_as_wide_as_a_space() -> None:
    face = style().face("sans")
    assert face.width("5\u00a0boats", 10) == pytest.approx(face.width("5 boats", 10))
    assert "\u00a0" not in face.missing


def test_characters_without_a_glyph_are_kept() -> None:
    face = Face("sans", fonts()["sans"])
    face.shape("a\u4e2db\U0001d49c")
    assert face.missing == {"\u4e2d", "\U0001d49c"}
    assert face.has("a")
    assert not face.has("\u4e2d")


def test_astral_characters_do_not_shift_the_kerns() -> None:
    face = Face("serif", fonts()["serif"])
    kerns = face.shape("\U0001d49cAV").kerns
    assert len(kerns) == 3
    assert kerns[1] == face.shape("AV").kerns[0] != 0


@pytest.mark.parametrize("role", FACE_ROLES)
def test_metrics_are_those_of_the_embedded_font(role: str) -> None:
    face = style().face(role)
    font = read(role)
    em = font["head"].unitsPerEm
    assert face.ascent > face.cap_height > face.x_height > 0 > face.descent
    assert face.ascent == pytest.approx(font["hhea"].ascent / em, abs=0.25)
    assert face.cap_height == pytest.approx(font["OS/2"].sCapHeight / em, abs=0.01)


def test_a_string_is_shaped_once() -> None:
    face = style().face("serif")
    assert face.shape("a string of its own") is face.shape("a string of its own")


def test_faces_are_loaded_on_first_use() -> None:
    faces = Faces(fonts())
    assert faces.loaded() == ()
    faces.face("serif-italic").width("x", 10)
    assert [face.role for face in faces.loaded()] == ["serif-italic"]
    assert faces.face("serif-italic") is faces.face("serif-italic")


def test_every_role_has_a_file_and_an_unknown_one_none() -> None:
    assert set(FACE_ROLES) <= set(fonts())
    with pytest.raises(KeyError):
        Faces(fonts()).face("slab")


# Operands -------------------------------------------------------------------------------------


def advance(role: str, text: str, size: float, stretch: float = 0.0) -> float:
    """Width that a viewer gives to an operand, from the widths of the font file [pt]."""
    operand = style().face(role).operand(text, stretch * 1000 / size)
    moved = sum(float(each) for each in re.findall(r">(-?[\d.]+)", operand))
    return (plain_width(role, text) - moved) * size / 1000


@pytest.mark.parametrize("role", ["serif", "sans", "sans-bold", "serif-italic"])
@pytest.mark.parametrize("text", ["AVATAR To Ty", "Of 27,733 cases, 2,809 were open.", "é–“q” 89.9\u00a0%"])
def test_advances_add_up_to_the_measured_width(role: str, text: str) -> None:
    measured = style().face(role).width(text, 12.5)
    assert advance(role, text, 12.5) == pytest.approx(measured, abs=0.001 * len(text))


def test_stretch_widens_each_space() -> None:
    plain = advance("serif", "a b c d", 10)
    assert advance("serif", "a b c d", 10, stretch=2.5) == pytest.approx(plain + 3 * 2.5, abs=0.01)


@pytest.mark.parametrize("role", FACE_ROLES)
def test_each_character_is_its_glyph_in_order(role: str) -> None:
    face, font = style().face(role), read(role)
    text = "lighthouse, AVATAR: 1,204 é"
    digits = "".join(re.findall(r"<([0-9A-F]+)>", face.operand(text)))
    names = font.getBestCmap()
    shown = [
        font.getGlyphName(face.file.glyph_of(int(digits[at : at + 4], 16))) for at in range(0, len(digits), 4)
    ]
    assert shown == [names[ord(each)] for each in text]


@pytest.mark.parametrize("role", FACE_ROLES)
def test_no_two_characters_share_a_code_but_spaces(role: str) -> None:
    codes = dict(style().face(role).file.codes)
    assert codes.pop(0xA0) == codes[0x20]
    assert len(set(codes.values())) == len(codes) > 800
    assert max(codes.values()) <= 0xFFFF
    assert 0 not in codes.values()


@pytest.mark.parametrize("role", FACE_ROLES)
def test_a_soft_hyphen_is_drawn_as_a_hyphen(role: str) -> None:
    file = style().face(role).file
    soft, hard = file.codes[0xAD], file.codes[0x2D]
    assert soft != hard
    assert file.glyph_of(soft) == file.glyph_of(hard) == hard


def test_a_string_without_kerns_is_one_piece() -> None:
    assert re.fullmatch(r"<[0-9A-F]{24}>", style().face("sans").operand("2809.0"))


def test_a_mark_that_joins_the_letter_before_it_takes_no_room() -> None:
    """HarfBuzz draws e and an acute as one glyph; here they stay two, as wide as that one together."""
    face = style().face("serif")
    text = "e\u0301"
    assert face.width(text, 10) == pytest.approx(face.width("é", 10))
    moved = sum(float(each) for each in re.findall(r">(-?[\d.]+)", face.operand(text)))
    assert plain_width("serif", text) - moved == pytest.approx(face.shape("é").advance * 1000, abs=0.01)
