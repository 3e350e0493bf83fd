"""The base of everything an author writes in YAML: frozen values, whose fields are the keys of a mapping.

They know no library: what reads and checks them is made of them in :mod:`printreport.model.validated`, where
something is read. A process that makes pages of what another one has read does without.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, FrozenInstanceError
from inspect import get_annotations
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Self, dataclass_transform

from printreport.findings import NOWHERE, Place

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema

__all__ = ["Checked", "Converted", "Rule", "Spec", "SpecField", "annotations_of", "field"]


class SpecField:
    """A field of a spec: what stands where nothing is written, its key where that is another, its bounds."""

    __slots__ = ("alias", "default", "default_factory", "rules")

    def __init__(
        self,
        default: object = MISSING,
        default_factory: Callable[[], object] | None = None,
        alias: str = "",
        rules: Mapping[str, Any] | None = None,
    ) -> None:
        self.default, self.default_factory, self.alias = default, default_factory, alias
        self.rules = rules or {}

    @property
    def is_required(self) -> bool:
        """Whether it must be written."""
        return self.default is MISSING and self.default_factory is None

    def value(self) -> object:
        """Give what stands where nothing is written."""
        return self.default if self.default_factory is None else self.default_factory()


def field(
    *,
    default: Any = MISSING,
    default_factory: Callable[[], object] | None = None,
    alias: str = "",
    **rules: Any,
) -> Any:
    """Tell more of a field than its default; ``rules`` are those of pydantic's ``Field``."""
    return SpecField(default, default_factory, alias, rules)


class Rule:
    """Bounds of a type; they are those of pydantic's ``Field``."""

    def __init__(self, **rules: Any) -> None:
        self.rules = rules

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        from pydantic import Field

        return handler.generate_schema(Annotated[source, Field(**self.rules)])


class Checked:
    """A type of which some values are refused: the check raises ValueError, or gives the value."""

    def __init__(self, check: Callable[[Any], object]) -> None:
        self.check = check

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        from pydantic_core import core_schema

        return core_schema.no_info_after_validator_function(self.check, handler(source))


class Converted:
    """A type whose values may be written otherwise; ``written`` is what they may be written as."""

    def __init__(self, convert: Callable[[Any], object], written: object = None) -> None:
        self.convert, self.written = convert, written

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        from pydantic_core import core_schema

        written = handler.generate_schema(self.written) if self.written is not None else None
        return core_schema.no_info_before_validator_function(
            self.convert, handler(source), json_schema_input_schema=written
        )


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(field,))
class Spec:
    """The base of everything an author writes in YAML: an unknown key is refused.

    ``origin`` is where the mapping starts in its file; ``key_places`` where each of its keys stands.
    They are taken from the :class:`PlacedDict` of the YAML reader, or from the keys ``__origin__``
    and ``__places__`` of a plain dict. What an author writes is checked by :meth:`model_validate`; one that
    is made by its name has the values it is given, and no place. ``model_fields`` are those that are keys.
    """

    model_fields: ClassVar[Mapping[str, SpecField]] = {}

    origin: Place = field(default=NOWHERE, init=False)
    key_places: Mapping[str, Place] = field(default_factory=dict, init=False)

    def __init__(self, **values: object) -> None:
        held = self.__dict__
        held["origin"], held["key_places"] = NOWHERE, {}
        for name, each in self.model_fields.items():
            if name in values:
                held[name] = values.pop(name)
            elif each.is_required:
                raise TypeError(f"{type(self).__name__} lacks {name!r}")
            else:
                held[name] = each.value()
        if values:
            raise TypeError(f"{type(self).__name__} has no field {next(iter(values))!r}")

    def __init_subclass__(cls) -> None:
        _collect_fields(cls)

    @classmethod
    def model_validate(cls, data: object) -> Self:
        """Make one of what was read.

        Raises
        ------
        pydantic.ValidationError
            It has an unknown key, lacks one, or a value is none that its field can have.
        """
        from printreport.model.validated import adapter_of

        made: Self = adapter_of(cls).validate_python(data)
        return made

    @classmethod
    def _of(cls, values: Mapping[str, object]) -> Self:
        made = object.__new__(cls)
        made.__dict__.update(values)
        return made

    def model_copy(self, *, update: Mapping[str, object] | None = None) -> Self:
        """Give one with some values changed, which are what they should be."""
        return self._of({**self.__dict__, **(update or {})})

    def place_of(self, key: str) -> Place:
        """Give the place of a key of this mapping, or of the mapping where the key is not written."""
        return self.key_places.get(key, self.origin)

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and other.__dict__ == self.__dict__

    def __hash__(self) -> int:
        return hash(type(self))  # some of its values are mappings

    def __repr__(self) -> str:
        said = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.model_fields)
        return f"{type(self).__name__}({said})"

    def __setattr__(self, name: str, value: object) -> None:
        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> None:
        raise FrozenInstanceError(f"cannot delete field {name!r}")

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        from printreport.model.validated import schema_of

        return schema_of(cls, handler)


def _collect_fields(cls: type[Spec]) -> None:
    """Note the fields of a class after those of its base."""
    fields = dict(cls.model_fields)
    for name, _ in _annotations_in(cls):
        told = cls.__dict__.get(name, MISSING)
        if not isinstance(told, SpecField):
            told = SpecField(told)
        if name in cls.__dict__:
            delattr(cls, name)
        fields[name] = told
    cls.model_fields = fields


def _annotations_in(cls: type[Spec]) -> Iterator[tuple[str, str]]:
    """Give the fields that a class has beside those of its base, and their types as they are written."""
    for name, told in get_annotations(cls).items():
        if not told.startswith("ClassVar"):
            yield name, told


_annotations: dict[type[Spec], dict[str, Any]] = {Spec: {}}


def annotations_of(spec: type[Spec]) -> dict[str, Any]:
    """Give the types of the fields of a class of specs."""
    if spec not in _annotations:
        names = vars(sys.modules[spec.__module__])
        own = {name: eval(told, names) for name, told in _annotations_in(spec)}
        inherited = annotations_of(spec.__base__)  # type: ignore[arg-type]
        _annotations[spec] = {**inherited, **own}
    return _annotations[spec]
