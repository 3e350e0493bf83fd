"""Laws of line breaking, for any text and any measure."""

from __future__ import annotations

import itertools

import pyphen
from hypothesis import assume, given
from hypothesis import strategies as st

from printreport.draw.lines import Lines, set_lines
from printreport.draw.style import TextStyle
from printreport.model.text import Run
from specimen.look import style

RAGGED = TextStyle("serif", 10, 13.5)
DIVIDED = RAGGED.having(hyphenate=True)
KERNING = 0.6
"""What kerning over a space or a syllable may add to the sum of the words [pt]."""

HYPHEN = style().face("serif").width("-", RAGGED.size)

DICTIONARY = pyphen.Pyphen(lang="en_US", left=3, right=3)

word = st.text("abcdefghijklmnoprstuvwyz", min_size=1, max_size=14)
token = st.one_of(
    word,
    word.map(str.capitalize),
    st.sampled_from(
        ["27,733", "89.9%", "information", "investigation,", "(understanding)", "well-known", "e.g.", "A",
         "2016\u20132021", "$1.5\u00a0million", "12\u00a0boats", "and/or", "\u201cwonderful\u201d",
         "\u22126.9", "a\u2014b"]
    ),
)  # fmt: skip
sentence = st.lists(token, min_size=1, max_size=40).map(" ".join)
measure = st.floats(20, 400)


def fits(text: str, width: float) -> bool:
    """Tell whether each word has room on a line of its own."""
    return all(style().face("serif").width(word, RAGGED.size) <= width for word in text.split(" "))


def texts(lines: Lines) -> list[str]:
    return ["".join(glyphs.text for glyphs in line.glyphs) for line in lines]


def runs_of(text: str, cuts: list[int]) -> tuple[Run, ...]:
    """Cut a text into runs of changing looks."""
    edges = sorted({0, len(text), *(cut % (len(text) + 1) for cut in cuts)})
    return tuple(
        Run(text[start:end], bold=index % 2 == 1, italic=index % 3 == 2)
        for index, (start, end) in enumerate(itertools.pairwise(edges))
    )


def added_hyphens(text: str, lines: list[str]) -> list[int]:
    """Walk through the text beside its lines; give the offsets at which a hyphen was added.

    Fails where a character is lost, doubled or changed.
    """
    at = 0
    added = []
    for number, line in enumerate(lines):
        while text[at : at + 1] == " ":
            at += 1
        if text.startswith(line, at):
            at += len(line)
        else:
            assert line.endswith("\u00ad"), f"{line!r} is not in {text[at:]!r}"
            assert text.startswith(line[:-1], at), f"{line!r} is not in {text[at:]!r}"
            at += len(line) - 1
            added.append(at)
            assert number < len(lines) - 1, "the last line ends with an added hyphen"
    assert text[at:].strip(" ") == "", f"lost: {text[at:]!r}"
    return added


@given(sentence, measure, st.lists(st.integers(0, 300), max_size=4))
def test_text_is_kept(text: str, width: float, cuts: list[int]) -> None:
    lines = texts(set_lines(runs_of(text, cuts), DIVIDED, width, style().faces))
    added_hyphens(text, lines)


@given(sentence, measure, st.booleans())
def test_no_line_is_wider_than_the_measure(text: str, width: float, divided: bool) -> None:
    look = DIVIDED if divided else RAGGED
    for line in set_lines((Run(text),), look, width, style().faces):
        shown = "".join(glyphs.text for glyphs in line.glyphs)
        # A syllable may just fit, and its hyphen stick out.
        hang = HYPHEN if shown.endswith("\u00ad") and " " not in shown else 0.0
        assert line.width <= width + hang + KERNING, f"{shown!r} is {line.width - width:.1f} pt too wide"


@given(sentence, measure)
def test_hyphens_are_added_only_where_the_dictionary_divides(text: str, width: float) -> None:
    lines = texts(set_lines((Run(text),), DIVIDED, width, style().faces))
    for at in added_hyphens(text, lines):
        start = max(text.rfind(mark, 0, at) for mark in " \u00a0(\u201c-\u2013\u2014/") + 1
        end = at
        while end < len(text) and text[end].isalpha():
            end += 1
        whole = text[start:end]
        token = text[text.rfind(" ", 0, at) + 1 : (text + " ").index(" ", at)]
        if not fits(token, width):
            continue  # no line can hold it: it may be cut between any letters
        assert len(whole) >= 7
        assert at - start in DICTIONARY.positions(whole)


@given(sentence, measure)
def test_nothing_is_divided_in_a_style_that_does_not(text: str, width: float) -> None:
    assume(fits(text, width))
    lines = texts(set_lines((Run(text),), RAGGED, width, style().faces))
    assert added_hyphens(text, lines) == []


@given(st.lists(st.tuples(word, word), min_size=1, max_size=12), measure)
def test_a_no_break_space_never_breaks(pairs: list[tuple[str, str]], width: float) -> None:
    text = " ".join(f"{first}\u00a0{second}" for first, second in pairs)
    assume(fits(text, width))
    lines = texts(set_lines((Run(text),), RAGGED, width, style().faces))
    assert [piece for line in lines for piece in line.split(" ")] == text.split(" ")


@given(st.lists(word, min_size=2, max_size=30), st.floats(90, 300))
def test_no_more_ragged_than_first_fit(words: list[str], width: float) -> None:
    face = style().face("serif")
    size = RAGGED.size

    def raggedness(lines: list[str]) -> float:
        slacks = [(width - face.width(line, size)) / width for line in lines[:-1]]
        return sum(slack * slack for slack in slacks)

    greedy: list[str] = []
    for each in words:
        longer = f"{greedy[-1]} {each}" if greedy else each
        if greedy and face.width(longer, size) <= width:
            greedy[-1] = longer
        else:
            greedy.append(each)
    chosen = texts(set_lines((Run(" ".join(words)),), RAGGED, width, style().faces))
    # Single words on a line and a short last line may each be bought with a little raggedness.
    assert raggedness(chosen) <= raggedness(greedy) + 0.056 * len(greedy)


@given(sentence, st.floats(120, 400))
def test_justified_lines_are_never_wider_than_the_measure(text: str, width: float) -> None:
    lines = set_lines((Run(text),), RAGGED.having(justify=True), width, style().faces)
    for line in lines:
        shown = "".join(glyphs.text for glyphs in line.glyphs)
        assert line.width <= width + KERNING or " " not in shown
