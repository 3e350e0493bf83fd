"""Widths come from the font file that is embedded, and one character stays one glyph."""

from __future__ import annotations

import pytest

from printreport.draw.fonts import Face, Faces
from printreport.model.theme import FACE_ROLES
from specimen.look import fonts, style

TEXTS = (
    "Of 27,733 cases, 2,809 were open.",
    "AVATAR To Ty We LT office ffi fl",
    "Señora Núñez – 89.9 % “of”",
)


@pytest.mark.parametrize("role", FACE_ROLES)
@pytest.mark.parametrize("text", TEXTS)
def test_width_is_the_embedded_font_s_plus_kerning(role: str, text: str) -> None:
    face = style().face(role)
    plain = face.ttfont.stringWidth(text, 1000)
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
    embedded = face.ttfont.face
    assert face.ascent > face.cap_height > face.x_height > 0 > face.descent
    assert face.ascent == pytest.approx(embedded.ascent / 1000, abs=0.25)
    assert face.cap_height == pytest.approx(embedded.capHeight / 1000, abs=0.01)


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
