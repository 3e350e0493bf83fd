"""What reads specs: classes of pydantic that are made of them, each when it is first asked for.

In: a class of specs. Out: what makes specs of read data, or tells what is wrong with it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    TypeAdapter,
    create_model,
    model_validator,
)
from pydantic.fields import FieldInfo
from pydantic.json_schema import SkipJsonSchema
from pydantic_core import CoreSchema, core_schema

from printreport.findings import NOWHERE, Place
from printreport.model.placed import PlacedDict
from printreport.model.spec import Spec, SpecField, annotations_of

__all__ = ["adapter_of", "build", "schema_of"]

_adapters: dict[Any, TypeAdapter[Any]] = {}


class _Read(BaseModel):
    """A mapping as it is read: an unknown key is refused, and where each key stands is noted."""

    model_config = ConfigDict(
        extra="forbid", arbitrary_types_allowed=True, populate_by_name=True, defer_build=True
    )

    origin: SkipJsonSchema[Place] = Field(default=NOWHERE, alias="__origin__", exclude=True, repr=False)
    key_places: SkipJsonSchema[Mapping[str, Place]] = Field(
        default_factory=dict, alias="__places__", exclude=True, repr=False
    )

    @model_validator(mode="before")
    @classmethod
    def _take_places(cls, data: Any) -> Any:
        if isinstance(data, PlacedDict):
            return {**data, "__origin__": data.origin, "__places__": data.places}
        return data


_classes: dict[type[Spec], type[BaseModel]] = {Spec: _Read}


def adapter_of(kind: Any) -> TypeAdapter[Any]:
    """Give what reads a spec, or a container of specs (``dict[str, MetricValueSpec]``)."""
    # Building one takes longer than a file; the layout's has fifty specs.
    if kind not in _adapters:
        _adapters[kind] = TypeAdapter(kind)
    return _adapters[kind]


def build(spec: type[Spec]) -> None:
    """Build what reads a spec and all that it holds, once for all that hold it."""
    _read_as(spec).model_rebuild()


def schema_of(spec: type[Spec], handler: GetCoreSchemaHandler) -> CoreSchema:
    """Give pydantic's schema of a spec."""
    return core_schema.no_info_wrap_validator_function(
        partial(_taken, spec),
        handler.generate_schema(_read_as(spec)),
        serialization=core_schema.plain_serializer_function_ser_schema(_plain),
    )


def _taken(spec: type[Spec], data: object, read: Callable[[object], BaseModel]) -> Spec:
    return data if isinstance(data, spec) else spec._of(read(data).__dict__)


def _plain(value: object) -> object:
    """Give a default for the schema of a file."""
    if isinstance(value, Spec):
        keys = {name: each.alias or name for name, each in value.model_fields.items()}
        return {key: _plain(getattr(value, name)) for name, key in keys.items()}
    return value


def _read_as(spec: type[Spec]) -> type[BaseModel]:
    """Make the class of what is read for a class of specs."""
    if spec not in _classes:
        base: type[Spec] = spec.__base__  # type: ignore[assignment]
        kinds = annotations_of(spec)
        own: dict[str, Any] = {
            name: (kinds[name], _told(each))
            for name, each in spec.model_fields.items()
            if base.model_fields.get(name) is not each
        }
        _classes[spec] = create_model(
            spec.__name__, __base__=_read_as(base), __module__=spec.__module__, __doc__=spec.__doc__, **own
        )
    return _classes[spec]


def _told(each: SpecField) -> FieldInfo:
    """Give what pydantic knows of a field."""
    told = dict(each.rules)
    if each.alias:
        told["alias"] = each.alias
    if each.default_factory is not None:
        told["default_factory"] = each.default_factory
    elif not each.is_required:
        told["default"] = each.default
    made: FieldInfo = Field(**told)
    return made
