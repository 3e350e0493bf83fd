from __future__ import annotations

import string

import pytest

from printreport.resolve.wording import LANGUAGES, wording_for


@pytest.mark.parametrize("code", sorted(LANGUAGES))
def test_every_language_says_the_same_things(code: str) -> None:
    english, other = LANGUAGES["en"].texts, LANGUAGES[code].texts
    assert set(other) == set(english)
    for key, words in english.items():
        gaps = {name for _, name, _, _ in string.Formatter().parse(words) if name}
        own = {name for _, name, _, _ in string.Formatter().parse(other[key]) if name}
        assert own == gaps, key


def test_a_language_is_found_by_its_tag() -> None:
    found = wording_for("es-MX")
    assert found is not None
    assert found.code == "es"
    assert wording_for("xx") is None


def test_lists_in_words() -> None:
    english = LANGUAGES["en"]
    assert english.join(["a"]) == "a"
    assert english.join(["a", "b"]) == "a and b"
    assert english.join(["a", "b", "c"]) == "a, b, and c"
    assert LANGUAGES["es"].join(["a", "b", "c"]) == "a, b y c"
