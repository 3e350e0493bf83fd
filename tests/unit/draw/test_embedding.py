"""Subsets: outlines and widths of the font file, characters as typed, and nothing else."""

from __future__ import annotations

import re
import zlib
from io import BytesIO

import pytest
from fontTools.ttLib import TTFont

from printreport.draw.embedding import EmbeddedFont, embedded, to_unicode
from printreport.draw.font_file import FontFile, font_file
from printreport.model.theme import FACE_ROLES
from specimen.look import fonts

TEXT = "".join(sorted(set("Señora Núñez – 89.9\u00a0% “of” ‘it’ co\u00adop-erates: µ")))


def made(role: str, text: str = TEXT) -> tuple[FontFile, EmbeddedFont]:
    file = font_file(fonts()[role])
    return file, embedded(file, text)


def widths_of(font: EmbeddedFont) -> dict[int, float]:
    found: dict[int, float] = {}
    for first, run in re.findall(r"(\d+) \[([^\]]*)\]", font.widths):
        for offset, width in enumerate(run.split()):
            found[int(first) + offset] = float(width)
    return found


def characters_of(font: EmbeddedFont) -> dict[int, str]:
    pairs = re.findall(
        r"^<([0-9A-F]{4})> <([0-9A-F]+)>$", zlib.decompress(font.unicode_map).decode("ascii"), re.MULTILINE
    )
    return {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in pairs if text != "FFFF"}


def glyph_of(font: EmbeddedFont, code: int) -> int:
    return (
        int.from_bytes(zlib.decompress(font.glyphs)[2 * code : 2 * code + 2], "big") if font.glyphs else code
    )


@pytest.mark.parametrize("role", FACE_ROLES)
def test_every_character_keeps_its_outline_and_its_width(role: str) -> None:
    file, font = made(role)
    whole, subset = TTFont(file.path), TTFont(BytesIO(zlib.decompress(font.program)))
    names, said, widths = whole.getBestCmap(), characters_of(font), widths_of(font)
    assert set(said) == set(widths) == {file.codes[ord(each)] for each in TEXT}
    for code, character in said.items():
        point = ord({"\u00ad": "-"}.get(character, character))
        glyph = glyph_of(font, code)
        assert whole.getGlyphName(glyph) == names[point]
        expected, kept = whole["glyf"][names[point]], subset["glyf"][subset.getGlyphName(glyph)]
        assert kept.numberOfContours == expected.numberOfContours
        if expected.numberOfContours > 0:
            assert kept.getCoordinates(subset["glyf"])[0] == expected.getCoordinates(whole["glyf"])[0]
        assert widths[code] == pytest.approx(whole["hmtx"][names[point]][0] * 1000 / file.upem, abs=0.01)
        assert subset["hmtx"][subset.getGlyphName(glyph)][0] == whole["hmtx"][names[point]][0]


def test_each_character_is_read_as_it_was_typed() -> None:
    for role in ("serif", "sans"):
        _, font = made(role)
        assert sorted(characters_of(font).values()) == sorted(set(TEXT) - {"\u00a0"})


def test_the_missing_glyph_is_kept_and_others_are_not() -> None:
    file, font = made("sans", "a")
    subset = TTFont(BytesIO(zlib.decompress(font.program)))
    drawn = [name for name in subset.getGlyphOrder() if subset["glyf"][name].numberOfContours]
    assert len(drawn) == 2
    assert subset.getGlyphID(drawn[0]) == 0
    assert subset.getGlyphID(drawn[1]) == file.codes[ord("a")]
    assert set(subset.keys()) - {"GlyphOrder"} == {"glyf", "loca", "head", "hhea", "hmtx", "maxp"}


def test_a_no_break_space_alone_is_a_space() -> None:
    _, font = made("serif", "5\u00a0b")
    assert sorted(characters_of(font).values()) == [" ", "5", "b"]


def test_what_a_face_lacks_is_left_out() -> None:
    _, font = made("sans", "a\u4e2d")
    assert list(characters_of(font).values()) == ["a"]


def test_the_tag_tells_subsets_apart_and_stays_the_same() -> None:
    one, two = made("sans", "abc")[1], made("sans", "abd")[1]
    assert re.fullmatch(r"[A-Z]{6}\+\S+", one.name)
    assert one.name.split("+")[1] == two.name.split("+")[1]
    assert one.name != two.name
    embedded.cache_clear()
    assert made("sans", "abc")[1] == one


def test_the_map_has_blocks_of_a_hundred_and_utf_16() -> None:
    text = to_unicode("x", ((code, chr(code)) for code in [*range(0x100, 0x1C8), 0x1D49C]))
    assert [int(count) for count in re.findall(r"(\d+) beginbfchar", text)] == [100, 100, 1]
    assert "<1D49C> <D835DC9C>" in text
