"""What was made of an object is found again by that object, and by no equal one."""

from __future__ import annotations

from printreport.cache.by_identity import ByIdentity


def test_the_same_object_is_made_of_once() -> None:
    made, calls, held = ByIdentity(4), [], ("a", "b")

    def make() -> str:
        calls.append(held)
        return "made"

    assert [made.get(held, make) for _ in range(3)] == ["made"] * 3
    assert len(calls) == 1


def test_an_equal_object_is_another() -> None:
    made = ByIdentity(4)
    one, other = [5], [5.0]
    assert made.get(one, lambda: repr(one)) == "[5]"
    assert made.get(other, lambda: repr(other)) == "[5.0]"


def test_what_stands_beside_counts() -> None:
    made, held = ByIdentity(4), object()
    assert made.get(held, lambda: 1, ("passed",)) == 1
    assert made.get(held, lambda: 2, ("failed",)) == 2
    assert made.get(held, lambda: 3, ("failed",)) == 2


def test_an_object_that_is_gone_gives_its_place_to_no_other() -> None:
    made = ByIdentity(1000)
    assert [made.get([at], lambda at=at: at) for at in range(500)] == list(range(500))  # type: ignore[misc]


def test_when_there_are_too_many_all_are_forgotten() -> None:
    made, held = ByIdentity(2), [object() for _ in range(3)]
    for each in held:
        made.get(each, lambda: 1)
    assert made.get(held[0], lambda: 2) == 2
    assert made.get(held[2], lambda: 2) == 1
