"""Our classes of values behave as those of the standard library do."""

from __future__ import annotations

import copy
import dataclasses
import pickle
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import field
from typing import ClassVar

import pytest

from printreport.slotted import compile_all, dataclass, replace

Maker = Callable[..., Callable[[type], type]]


@dataclass(frozen=True, slots=True)
class Ours:
    """A value."""

    name: str
    size: float = 1.0
    parts: list[int] = field(default_factory=list)
    kind: str = field(default="k")

    @property
    def twice(self) -> float:
        return 2 * self.size


@dataclasses.dataclass(frozen=True, slots=True)
class Theirs:
    """A value."""

    name: str
    size: float = 1.0
    parts: list[int] = field(default_factory=list)
    kind: str = field(default="k")

    @property
    def twice(self) -> float:
        return 2 * self.size


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    line: int
    column: int = 0


@dataclass(frozen=True, slots=True)
class One:
    text: str


@dataclass(slots=True)
class Open:
    text: str = ""


def test_it_is_ours_that_is_tested() -> None:
    assert "_values_of_" in vars(Ours)
    assert all("_values_of_" in vars(each) for each in (Spot, One, Open))


@pytest.mark.parametrize("kind", [Ours, Theirs])
def test_values(kind: type[Ours]) -> None:
    value = kind("a", parts=[1])
    assert (value.name, value.size, value.parts, value.kind, value.twice) == ("a", 1.0, [1], "k", 2.0)
    assert repr(value) == f"{kind.__name__}(name='a', size=1.0, parts=[1], kind='k')"
    assert value == kind("a", 1.0, [1], "k") != kind("b")
    assert kind("a").parts is not kind("a").parts
    assert value != ("a", 1.0, [1], "k")
    assert dataclasses.replace(value, size=2.0) == kind("a", 2.0, [1])
    assert dataclasses.asdict(value) == {"name": "a", "size": 1.0, "parts": [1], "kind": "k"}
    assert [each.name for each in dataclasses.fields(kind)] == ["name", "size", "parts", "kind"]
    assert dataclasses.is_dataclass(kind)
    assert pickle.loads(pickle.dumps(value)) == value == copy.deepcopy(value)
    assert kind.__match_args__ == kind.__slots__ == ("name", "size", "parts", "kind")
    assert not hasattr(value, "__dict__")


@pytest.mark.parametrize("kind", [Ours, Theirs])
def test_wrong_use_is_refused(kind: type[Ours]) -> None:
    value = kind("a")
    with pytest.raises(dataclasses.FrozenInstanceError):
        value.name = "b"  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError):
        del value.name  # type: ignore[misc]
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'name'"):
        kind()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="unexpected keyword argument 'nme'"):
        kind(nme="a")  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="unhashable"):
        hash(kind("a"))


def test_order_and_hash() -> None:
    assert Spot(1, 2) < Spot(1, 3) <= Spot(1, 3) < Spot(2) > Spot(1) >= Spot(1)
    assert {Spot(1), Spot(1, 0)} == {Spot(1)}
    assert hash(One("a")) == hash(One("a"))
    assert {One("a"): 1}[One("a")] == 1
    with pytest.raises(TypeError):
        sorted([Spot(1), One("a")])  # type: ignore[type-var]


def test_open_values_change_and_have_no_hash() -> None:
    value = Open("a")
    value.text = "b"
    assert value == Open("b")
    with pytest.raises(TypeError, match="unhashable"):
        hash(value)


def test_a_first_value_by_a_wrong_call_spoils_nothing() -> None:
    @dataclass(frozen=True, slots=True)
    class Late:
        text: str

    with pytest.raises(TypeError):
        Late()  # type: ignore[call-arg]
    assert Late("a").text == "a"


def test_what_is_out_of_the_ordinary_is_the_standard_librarys() -> None:
    @dataclass(frozen=True, slots=True)
    class After(One):
        more: str = ""

    @dataclass(frozen=True, slots=True)
    class Counted:
        known: ClassVar[int] = 3
        text: str = field(default="", compare=False)

    @dataclass(slots=True)
    class Made:
        text: str

        def __post_init__(self) -> None:
            self.text = self.text.upper()

    assert After("a", "b") == After("a", more="b")
    assert After("a", "b").text == "a"
    assert Counted("a") == Counted("b")
    assert Made("a").text == "A"
    assert all("_values_of_" not in vars(each) for each in (After, Counted, Made))


def test_a_class_made_of_ours_is_filled_too() -> None:
    class Named(One):
        def shout(self) -> str:
            return self.text.upper()

    class Longer(One):
        def __init__(self, text: str, times: int) -> None:
            object.__setattr__(self, "text", text * times)

    assert Named("a").shout() == "A"
    assert type(Named(text="a")) is Named
    assert Longer("a", 3).text == "aaa"
    with pytest.raises(dataclasses.FrozenInstanceError):
        Named("a").text = "b"  # type: ignore[misc]


def test_all_can_be_compiled_before_the_first_value() -> None:
    @dataclass(frozen=True, slots=True)
    class Frozen:
        text: str
        more: list[str] = field(default_factory=list)

    @dataclass(slots=True)
    class Open:
        text: str = "a"

    compile_all()
    made = Frozen.__dict__["__new__"], Open.__dict__["__init__"]
    assert Frozen("a") == Frozen("a", [])
    assert Open().text == "a"
    assert (Frozen.__dict__["__new__"], Open.__dict__["__init__"]) == made, "not compiled again"
    compile_all()


def test_replace_is_that_of_the_standard_library() -> None:
    @dataclasses.dataclass(frozen=True)
    class Theirs:
        name: str

    value = Ours("a", 2.0, [1])
    for changes in ({}, {"size": 3.0}, {"parts": [], "name": "b"}):
        assert replace(value, **changes) == dataclasses.replace(value, **changes)
    assert replace(value).parts is value.parts
    assert replace(Theirs("a"), name="b") == Theirs("b")
    with pytest.raises(TypeError):
        replace(value, color="red")


def test_fields_tell_names_kinds_and_defaults_and_parameters_that_it_is_frozen() -> None:
    told = {each.name: each for each in dataclasses.fields(Ours)}
    assert list(told)[:3] == ["name", "size", "parts"]
    assert told["size"].default == 1.0
    assert told["parts"].default_factory is list
    assert Ours.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert told["parts"].type == "list[int]"


def test_first_values_may_be_made_in_several_threads() -> None:
    kept = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        with ThreadPoolExecutor(4) as pool:
            for at in range(100):
                kind = dataclass(frozen=bool(at % 2), slots=True)(_new_class())
                assert [each.text for each in pool.map(kind, "abcd")] == ["a", "b", "c", "d"]
    finally:
        sys.setswitchinterval(kept)


def _new_class() -> type:
    class Made:
        text: str
        more: list[str] = field(default_factory=list)

    return Made
