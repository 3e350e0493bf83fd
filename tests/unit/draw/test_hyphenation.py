"""Words are divided where pyphen divides them."""

from __future__ import annotations

import pyphen
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from printreport.draw.hyphenation import _dictionary_of, hyphenator

LANGUAGES = ("en-US", "en-GB", "es", "fr", "it", "pt-BR", "nl", "pl", "sv", "de", "hu")
WORDS = (
    "organization", "communications", "hyphenation", "investigation", "recuperaciones", "Donaudampfschiff",
    "responsabilités", "lettergrepen", "asszonnyal", "programming", "associate", "quick",
)  # fmt: skip


def by_pyphen(word: str, language: str) -> list[int]:
    dictionary = pyphen.Pyphen(lang=pyphen.language_fallback(language.replace("-", "_")), left=3, right=3)
    return [int(at) for at in dictionary.positions(word) if at.data is None]


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_are_divided_as_pyphen_divides_them(language: str) -> None:
    own = hyphenator(language)
    assert own is not None
    for word in WORDS:
        assert own.positions(word) == by_pyphen(word, language), word


@example("tablecloth")
@given(st.text(alphabet="abcdefghilmnoprstuwyéó-'", min_size=1, max_size=20))
def test_any_word_is_divided_as_pyphen_divides_it(word: str) -> None:
    own = hyphenator("en-US")
    assert own is not None
    assert own.positions(word) == by_pyphen(word, "en-US")


@pytest.mark.parametrize("language", [*pyphen.LANGUAGES, "en-AU", "de-Latn-CH-1996", "pt", "EN"])
def test_the_dictionary_of_a_language_is_that_of_pyphen(language: str) -> None:
    assert _dictionary_of(language) == pyphen.LANGUAGES[pyphen.language_fallback(language)]


def test_a_language_without_a_dictionary_divides_nothing() -> None:
    assert hyphenator("tlh") is None
