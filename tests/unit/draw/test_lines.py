"""Text is broken where it may be, and each stretch of a line knows its look, its number and its link."""

from __future__ import annotations

import itertools

import pytest

from printreport.draw.fonts import Faces
from printreport.draw.lines import Lines, set_lines
from printreport.draw.style import TextStyle
from printreport.model.text import Run
from specimen.look import style
from specimen.words import prose, rich

BODY = TextStyle("serif", 10, 13.5)
WORDS = BODY.having(hyphenate=True)


def lines_of(text: str, width: float, look: TextStyle = BODY, language: str = "en-US") -> Lines:
    return set_lines(rich(text), look, width, style().faces, language)


def texts(lines: Lines) -> list[str]:
    return ["".join(glyphs.text for glyphs in line.glyphs) for line in lines]


def test_no_text_gives_no_line() -> None:
    assert set_lines((), BODY, 200, style().faces) == ()
    assert lines_of("", 200) == ()
    assert lines_of("   ", 200) == ()


def test_a_short_text_is_one_line_of_its_width() -> None:
    (line,) = lines_of("A lamp on the pier", 400)
    assert line.width == pytest.approx(style().face("serif").width("A lamp on the pier", 10))


def test_spaces_collapse_and_lines_have_none_at_their_ends() -> None:
    assert texts(lines_of("  a   lamp  on ", 400)) == ["a lamp on"]
    for line in texts(lines_of(prose(4), 120)):
        assert line == line.strip()


def test_a_no_break_space_holds_a_number_to_its_noun() -> None:
    least = int(style().face("serif").width("27,733 cases", 10)) + 1
    for width in range(least, 200, 7):
        for line in texts(lines_of("In all 27,733\u00a0cases were counted in the year", width)):
            assert ("27,733" in line) == ("cases" in line)


def test_a_newline_ends_the_line() -> None:
    assert texts(lines_of("Pier one\nHarbor", 400)) == ["Pier one", "Harbor"]
    assert len(lines_of("a\n\nb", 400)) == 3
    assert texts(lines_of("last\n", 400)) == ["last"]


def test_a_word_that_no_line_can_hold_is_cut_between_its_letters() -> None:
    lines = lines_of("so Donaudampfschiff is", 30)
    shown = texts(lines)
    assert (shown[0], shown[-1]) == ("so", "is")
    assert "".join(shown[1:-1]).replace("\u00ad", "") == "Donaudampfschiff"
    assert all(piece.endswith("\u00ad") for piece in shown[1:-2])
    assert all(line.width <= 30.01 for line in lines)


def test_figures_that_no_line_can_hold_are_cut_without_a_hyphen() -> None:
    assert "".join(texts(lines_of("116,000,000,000", 30))) == "116,000,000,000"


def test_a_word_that_a_line_can_hold_is_not_cut() -> None:
    text = "so Donaudampfschiff is"
    width = style().face("serif").width("Donaudampfschiff", 10) + 0.1
    assert texts(lines_of(text, width)) == text.split()


def test_a_raised_mark_stays_with_its_word() -> None:
    runs = (Run("Boats are counted twice"), Run("1", note="a"), Run(" where they call twice."))
    for width in range(60, 260, 9):
        for line in texts(set_lines(runs, BODY, width, style().faces)):
            assert not line.startswith("1")
    lines = set_lines(runs, BODY, 400, style().faces)
    mark = next(glyphs for glyphs in lines[0].glyphs if glyphs.note)
    assert (mark.text, mark.rise > 0, mark.size < BODY.size) == ("1", True, True)
    assert lines[0].notes == ("a",)


def test_notes_stand_on_the_line_of_their_mark_only() -> None:
    runs = (*rich(prose(3)), Run("1", note="a"), Run(" " + prose(2)))
    lines = set_lines(runs, BODY, 180, style().faces)
    marked = [index for index, line in enumerate(lines) if line.notes]
    assert len(marked) == 1
    assert any(glyphs.note == "a" for glyphs in lines[marked[0]].glyphs)


@pytest.mark.parametrize(
    ("face", "run", "role"),
    [
        ("serif", Run("x"), "serif"),
        ("serif", Run("x", bold=True), "serif-semibold"),
        ("serif", Run("x", italic=True), "serif-italic"),
        ("serif", Run("x", bold=True, italic=True), "serif-semibold-italic"),
        ("sans-semibold", Run("x"), "sans-semibold"),
        ("sans-semibold", Run("x", italic=True), "sans-semibold-italic"),
        ("sans-bold", Run("x"), "sans-bold"),
        ("serif-italic", Run("x", bold=True), "serif-semibold-italic"),
    ],
)
def test_emphasis_takes_the_right_face(face: str, run: Run, role: str) -> None:
    (line,) = set_lines((run,), BODY.having(face=face), 100, style().faces)
    assert line.glyphs[0].face.role == role


def test_a_stretch_keeps_what_its_run_means() -> None:
    runs = (
        Run("It took "),
        Run("1,204", value="boats.total@2021"),
        Run(" boats, see "),
        Run("the book", link="#book"),
        Run(" of "),
        Run("2021", number_class="reference"),
        Run("."),
    )
    (line,) = set_lines(runs, BODY, 500, style().faces)
    by_text = {glyphs.text: glyphs for glyphs in line.glyphs}
    assert by_text["1,204"].value == "boats.total@2021"
    assert by_text["the book"].link == "#book"
    assert by_text["the book"].color == "primary_text"
    assert by_text["2021"].number_class == "reference"
    assert by_text["It took "].color == "ink"
    ends = [(glyphs.x, glyphs.x + glyphs.width) for glyphs in line.glyphs]
    for (_, end), (start, _) in itertools.pairwise(ends):
        assert start == pytest.approx(end)
    assert line.width == pytest.approx(ends[-1][1])


def test_tracking_widens_every_character() -> None:
    (plain,) = lines_of("KICKER", 400)
    (wide,) = lines_of("KICKER", 400, BODY.having(tracking=0.8))
    assert wide.width == pytest.approx(plain.width + 6 * 0.8)


def test_long_words_are_divided_only_where_asked() -> None:
    text = "An internationalization of understanding, extraordinarily responsibilities notwithstanding."
    assert not any(line.endswith("\u00ad") for line in texts(lines_of(text, 110)))
    assert any(line.endswith("\u00ad") for line in texts(lines_of(text, 110, WORDS)))


@pytest.mark.parametrize(
    "word", ["UNICEF-WIDE", "NCMEC", "McKinleyville", "sailor", "12,345,678", "co2based1"]
)
def test_short_words_names_and_digits_stay_whole(word: str) -> None:
    room = style().face("serif").width(word, 10) + 0.1
    for width in (room, room + 4, room + 8):
        for line in texts(lines_of(f"a {word} b", width, WORDS)):
            assert not line.endswith("\u00ad")
            assert not line.endswith("-") or line.split()[-1].rstrip("-") in word.split("-")


def test_the_language_tells_where_a_word_divides() -> None:
    assert texts(lines_of("biblioteca", 36, WORDS, "es-ES")) == ["biblio\u00ad", "teca"]
    assert texts(lines_of("biblioteca", 36, WORDS, "en-US")) == ["bib\u00ad", "lioteca"]


def test_a_compound_breaks_after_its_hyphen_without_a_second_one() -> None:
    lines = texts(lines_of("well-known", 36))
    assert lines == ["well-", "known"]


def test_a_minus_sign_and_a_range_of_figures_keep_their_digits() -> None:
    for width in range(10, 80, 5):
        for line in texts(lines_of("fell by \u22126.9 percent", width)):
            assert line != "\u2212"


def test_breaks_are_chosen_for_the_whole_paragraph() -> None:
    """First fit fills the first line and strands the second; the whole is better balanced."""
    text = "aaa bbb cc ddddd"
    width = style().face("serif").width("aaa bbb", 10) + 0.5  # first fit: "aaa bbb", "cc", "ddddd"
    first_fit = ["aaa bbb", "cc", "ddddd"]
    chosen = texts(lines_of(text, width))
    assert chosen != first_fit
    assert chosen == ["aaa", "bbb cc", "ddddd"]


def test_justified_lines_reach_the_measure_save_the_last() -> None:
    lines = lines_of(prose(6), 260, WORDS.having(justify=True))
    assert len(lines) > 3
    for line in lines[:-1]:
        assert line.width == pytest.approx(260, abs=0.01)
        assert all(glyphs.stretch > -1 for glyphs in line.glyphs)
    assert lines[-1].width < 260
    assert all(glyphs.stretch == 0 for glyphs in lines[-1].glyphs)


def test_a_forced_line_end_is_not_stretched() -> None:
    lines = lines_of("a short line\n" + prose(3), 260, BODY.having(justify=True))
    assert lines[0].width < 130


def test_a_text_that_was_set_before_tells_its_lacking_glyph_again() -> None:
    faces = Faces(style().fonts)
    text, look = (Run("A \u4e2d of nothing"),), TextStyle("sans", 9, 12)
    for _ in range(2):
        faces = faces.for_a_file()
        set_lines(text, look, 200, faces)
        assert "\u4e2d" in faces.face("sans").missing


def test_a_text_is_set_once_for_all_files() -> None:
    faces = Faces(style().fonts)
    text, look = (Run("Nothing is lacking here."),), TextStyle("sans", 9, 12)
    lines = set_lines(text, look, 200, faces)
    other = faces.for_a_file()
    assert set_lines((Run("Nothing is lacking here."),), look, 200, other) is lines
    assert set_lines(text, look, 60, other) != lines
    assert set_lines(text, look.having(size=8.0), 200, other) != lines
