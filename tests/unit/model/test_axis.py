"""A matrix gives each edition when it is asked for, and holds little more than the name of its file."""

from __future__ import annotations

import tracemalloc
from types import MappingProxyType

from printreport.model.axis import Axis, AxisValue, Matrix

TOWN = Axis("town", ("ada", "bly"), {"ada": "Ada", "bly": "Bly"}, {"bly": "the port of Bly"}, "visits")
TONGUE = Axis("language", ("en", "fr", "es"), {"en": "en-US"}, {})


def test_a_value_is_printed_by_its_label_and_called_by_the_word_of_the_data() -> None:
    assert TOWN.value(1) == AxisValue("town", "bly", "the port of Bly", "visits", ("ada", "bly"), "Bly")
    assert TONGUE.value(0) == AxisValue("language", "en", "en-US", "", ("en", "fr", "es"), "en-US")
    assert TONGUE.value(2).label == TONGUE.value(2).word == "es"


def test_the_last_axis_varies_fastest() -> None:
    matrix = Matrix((TOWN, TONGUE), range(6), [f"file {at}" for at in range(6)])
    names = ["ada-en", "ada-fr", "ada-es", "bly-en", "bly-fr", "bly-es"]
    assert [made.name for made in matrix] == names
    assert [made.stem for made in matrix] == [f"file {at}" for at in range(6)]
    assert matrix[4].axes == {"town": TOWN.value(1), "language": TONGUE.value(1)}


def test_some_of_the_editions_keep_their_names_and_files() -> None:
    matrix = Matrix((TOWN, TONGUE), (0, 2, 5), ("a", "c", "f"))
    assert [(made.name, made.stem) for made in matrix.only([1, 2])] == [("ada-es", "c"), ("bly-es", "f")]
    assert len(matrix.only([])) == 0


def test_an_edition_costs_little_until_it_is_asked_for() -> None:
    ids = tuple(f"giver_{at}" for at in range(10_000))
    words = MappingProxyType({each: each for each in ids})
    tracemalloc.start()
    try:
        stems = [f"{each}-2021" for each in ids]
        matrix = Matrix((Axis("giver", ids, words, {}, "givers"),), range(len(ids)), stems)
        assert sum(len(made.stem) for made in matrix) > 0
        held, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert held < 100 * len(ids)
