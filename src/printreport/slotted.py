"""``dataclass`` with slots, made twenty times as fast as the standard library makes it.

A process that builds a report makes some two hundred classes of values first, and the standard library
compiles up to seven functions for each. Here one is compiled, when the first value is made; the others
are shared by all classes. A frozen value is filled as one of a twin class that is not frozen, and made one
of its own class last: to go round the refusal for each field takes longer. What asks for more (fields that
are not compared, a base that is a dataclass, a method of its own among the shared ones) goes to the
standard library. To a type checker all of it does.
"""

from __future__ import annotations

import builtins
import copyreg
import dataclasses
from functools import cache, partial
from operator import attrgetter, ge, gt, le, lt
from types import CodeType, FunctionType

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from dataclasses import dataclass, replace
    from typing import Any

    Space = dict[str, Any]
    _Value = Any
    """A value of any of the classes made here."""

__all__ = ["compile_all", "dataclass", "replace"]

_OPTIONS = ({"slots": True}, {"frozen": True, "slots": True}, {"frozen": True, "slots": True, "order": True})
_OWN = {
    "__eq__",
    "__hash__",
    "__init__",
    "__post_init__",
    "__reduce__",
    "__repr__",
    "__setattr__",
    "__slots__",
}
_TOLD = ("__dataclass_fields__", "__dataclass_params__")
_NONE = dataclasses.MISSING


_waiting: dict[type, Callable[[], None]] = {}
"""Classes of which there is no value yet, and what compiles the making of the first."""


def compile_all() -> None:
    """Compile now what would be compiled for the first value of each class."""
    for compile_init in list(_waiting.values()):
        compile_init()


def _dataclass(**options: bool) -> Callable[[type], type]:
    """Make a class of values with slots; the options are those of :func:`dataclasses.dataclass`."""

    def make(cls: type) -> type:
        names = _field_names(cls) if options in _OPTIONS else ()
        return _made(cls, names, options) if names else dataclasses.dataclass(**options)(cls)

    return make


def _replaced(value: _Value, /, **changes: object) -> _Value:
    """Give a value with some of its fields changed, as :func:`dataclasses.replace` does."""
    places = type(value).__dict__.get("_places_")
    if places is None:
        return dataclasses.replace(value, **changes)
    # A call with all values in their order takes half the time of one with their names.
    held = [*value._values_]
    for name, changed in changes.items():
        if name not in places:
            raise TypeError(f"{type(value).__name__} has no field {name!r}")
        held[places[name]] = changed
    return type(value)(*held)


if not TYPE_CHECKING:
    dataclass = _dataclass
    replace = _replaced


def _field_names(cls: type) -> tuple[str, ...]:
    """Give the names of the fields; none for a class that is the standard library's to make."""
    if cls.__bases__ != (object,) or not _OWN.isdisjoint(cls.__dict__):
        return ()
    names: list[str] = []
    has_default = False
    for name, kind in vars(cls).get("__annotations__", {}).items():
        if not isinstance(kind, str) or any(word in kind for word in ("ClassVar", "InitVar", "KW_ONLY")):
            return ()
        default = cls.__dict__.get(name, _NONE)
        if isinstance(default, dataclasses.Field):
            if not _is_plain(default):
                return ()
        elif default is _NONE:
            if has_default:
                return ()  # its error is the standard library's to tell
        elif type(default).__hash__ is None:
            return ()
        has_default = default is not _NONE
        names.append(name)
    return tuple(names)


def _is_plain(field: dataclasses.Field[Any]) -> bool:
    """Tell whether a field is no more than a name and a way to get its default."""
    is_usual = field.init and field.repr and field.compare and field.hash is None and not field.metadata
    has_default = field.default is not _NONE or field.default_factory is not _NONE
    return is_usual and has_default and field.kw_only in {False, _NONE}


def _made(cls: type, names: tuple[str, ...], options: dict[str, bool]) -> type:
    space: Space = dict(cls.__dict__)
    defaults: Space = {name: space.pop(name) for name in names if name in space}
    space.pop("__dict__", None)
    space.pop("__weakref__", None)
    space.update(_SHARED)
    if options.get("frozen"):
        space.update(_FROZEN)
    if options.get("order"):
        space.update(_ORDERED)
    space["__slots__"] = space["__match_args__"] = names
    values_of = attrgetter(*names) if len(names) > 1 else _Single(names[0])
    space["_values_of_"] = values_of
    space["_values_"] = property(values_of)
    space["_places_"] = {name: at for at, name in enumerate(names)}
    made: list[type] = []
    for name in _TOLD:
        space[name] = _Told(name, made, cls, options.get("frozen", False))
    if options.get("frozen"):

        def compile_init() -> None:
            made[0].__new__ = staticmethod(_compiled(made[0], names, defaults, frozen=True))  # type: ignore[method-assign]
            _waiting.pop(made[0], None)

        def __new__(kind: type, /, *args: object, **keys: object) -> object:  # noqa: N807
            compile_init()
            return made[0](*args, **keys)

        def __init_subclass__(kind: type, /, **keys: object) -> None:  # noqa: N807
            kind.__new__ = staticmethod(partial(_new_of_subclass, made, names, defaults))  # type: ignore[assignment]

        space["__new__"], space["__init_subclass__"] = __new__, classmethod(__init_subclass__)
    else:

        def compile_init() -> None:
            made[0].__init__ = _compiled(made[0], names, defaults)  # type: ignore[misc]
            _waiting.pop(made[0], None)

        def __init__(self: object, /, *args: object, **keys: object) -> None:  # noqa: N807
            compile_init()
            made[0].__init__(self, *args, **keys)  # type: ignore[misc]

        space["__init__"] = __init__
    made.append(type(cls)(cls.__name__, cls.__bases__, space))
    made[0].__qualname__ = cls.__qualname__
    copyreg.pickle(made[0], _CLASS_AND_VALUES)
    _waiting[made[0]] = compile_init
    return made[0]


def _compiled(
    cls: type, names: tuple[str, ...], defaults: Space, *, frozen: bool = False
) -> Callable[..., _Value]:
    """Make ``__init__``, or ``__new__`` of a frozen class, in place of the one that asks for it.

    Classes of as many fields, whose defaults are made at the same places, have the same code but for names.
    """
    space: Space = {"__builtins__": builtins, "_NONE": _NONE}
    made_by_call = []
    plain: list[object] = []
    for at, name in enumerate(names):
        if name not in defaults:
            continue
        default = defaults[name]
        if isinstance(default, dataclasses.Field):
            if default.default_factory is not _NONE:
                made_by_call.append(at)
                space[f"_make_{at}"] = default.default_factory
            default = default.default
        plain.append(default)
    if frozen:
        twin = type(f"_Open{cls.__name__}", (), {"__slots__": names})
        space |= {"_twin": twin, "_bare": object.__new__, "_own": cls}
    code = _code(len(names), tuple(made_by_call), frozen)
    own = {f"_{at}": name for at, name in enumerate(names)}
    title = "__new__" if frozen else "__init__"
    code = code.replace(
        co_varnames=tuple(own.get(word, word) for word in code.co_varnames),
        co_names=tuple(own.get(word, word) for word in code.co_names),
        co_qualname=f"{cls.__qualname__}.{title}",
    )
    made: Callable[..., _Value] = FunctionType(code, space, title, tuple(plain))
    made.__qualname__, made.__module__ = f"{cls.__qualname__}.__init__", cls.__module__
    made.__annotations__ = {name: cls.__annotations__[name] for name in names}
    return made


@cache
def _code(n_fields: int, made_by_call: tuple[int, ...], frozen: bool) -> CodeType:
    """Compile what fills so many fields from arguments ``_0``, ``_1`` …, some by a call if none is given."""
    taken = ", ".join(f"_{at}" for at in range(n_fields))
    lines = []
    for at in range(n_fields):
        value = f"_make_{at}() if _{at} is _NONE else _{at}" if at in made_by_call else f"_{at}"
        lines.append(f"    self._{at} = {value}\n")
    body = "".join(lines)
    if frozen:
        body = f"    self = _bare(_twin)\n{body}    self.__class__ = _own\n    return self\n"
        text = f"def made(_kind, {taken}):\n{body}"
    else:
        text = f"def made(self, {taken}):\n{body}"
    space: dict[str, FunctionType] = {}
    exec(text, {}, space)
    return space["made"].__code__


def _new_of_subclass(
    made: list[type], names: tuple[str, ...], defaults: Space, kind: type, /, *args: object, **keys: object
) -> object:
    """Give a bare value of a class that the standard library made of ours, whose ``__init__`` fills it."""
    value: object = object.__new__(kind)
    if kind.__init__ is object.__init__:  # type: ignore[misc]
        own = made[0](*args, **keys)
        for name in names:
            made[0].__dict__[name].__set__(value, getattr(own, name))
    return value


class _Single:
    """Gives the values of a class of one field, as a tuple like all others."""

    def __init__(self, name: str) -> None:
        self.get = attrgetter(name)

    def __call__(self, value: object) -> tuple[object]:
        return (self.get(value),)


class _Told:
    """What :func:`dataclasses.fields` and ``replace`` read, made when it is first read: for few classes."""

    def __init__(self, name: str, made: list[type], cls: type, is_frozen: bool) -> None:
        self.name, self.made, self.cls, self.is_frozen = name, made, cls, is_frozen

    def __get__(self, value: object, owner: type) -> object:
        # The class as it was written is made a dataclass, but nothing is compiled for it: only what is frozen
        # needs that, and few ask whether it is.
        held = {name: own for name, own in vars(self.cls).items() if name not in {"__dict__", "__weakref__"}}
        bare = type(self.cls)(self.cls.__name__, self.cls.__bases__, held)
        is_frozen = self.is_frozen and self.name == "__dataclass_params__"
        made: type = dataclasses.dataclass(frozen=is_frozen, init=False, repr=False, eq=False)(bare)
        setattr(self.made[0], self.name, vars(made)[self.name])
        return vars(made)[self.name]


def _repr(self: _Value) -> str:
    said = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__slots__)
    return f"{type(self).__qualname__}({said})"


def _eq(self: _Value, other: object) -> bool:
    values_of = self._values_of_
    return values_of(self) == values_of(other) if type(other) is type(self) else NotImplemented


def _hash(self: _Value) -> int:
    return hash(self._values_of_(self))


_CLASS_AND_VALUES = attrgetter("__class__", "_values_")
"""What pickling takes of a value, without a function in Python: content is pickled to be digested."""


def _reduce(self: _Value) -> tuple[type, tuple[object, ...]]:
    return _CLASS_AND_VALUES(self)


def _refuse(self: object, name: str, *_: object) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot assign to or delete field {name!r}")


def _compared(compare: Callable[[_Value, _Value], bool]) -> Callable[[Any, object], bool]:
    def compared(self: _Value, other: object) -> bool:
        values_of = self._values_of_
        return compare(values_of(self), values_of(other)) if type(other) is type(self) else NotImplemented

    return compared


_SHARED: Space = {"__repr__": _repr, "__eq__": _eq, "__hash__": None, "__reduce__": _reduce}
_FROZEN: Space = {"__hash__": _hash, "__setattr__": _refuse, "__delattr__": _refuse}
_ORDERED: Space = {f"__{by.__name__}__": _compared(by) for by in (lt, le, gt, ge)}
