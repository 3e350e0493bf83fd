"""Part of stage 1: which specs an author's mapping could have been, found by walking the type hints.

In: a spec type and the location pydantic gives with an error. Out: the classes whose keys are
allowed there, the data found there, and its place in the file.
"""

from __future__ import annotations

import re
import types
from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from printreport.findings import Place
from printreport.model.blocks.block import BlockSpec
from printreport.model.layout import SectionBase
from printreport.model.placed import PlacedDict, PlacedStr
from printreport.model.spec import Spec, annotations_of
from printreport.slotted import dataclass

__all__ = ["Spot", "describe", "keys_of", "spot_at", "tags_of"]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an error location leads.

    Attributes
    ----------
    path : tuple of (str or int)
        The keys and indexes of the data only, without the labels of unions.
    data : object
        What stands there; the mapping that lacks a key for a missing one.
    place : Place
    specs : tuple of types
        The classes this data, or for an unknown key its mapping, could belong to.
    holder : Mapping or None
        The mapping nearest around the spot; ``name`` is the key it has in its own mapping.
    """

    path: tuple[str | int, ...]
    data: object
    place: Place
    specs: tuple[Any, ...]
    holder: Mapping[str, Any] | None
    holder_specs: tuple[type[Spec], ...]
    name: str


def _flat(annotation: Any) -> tuple[Any, ...]:
    """Take unions, ``Annotated`` and aliases apart down to plain types and containers."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return _flat(get_args(annotation)[0])
    if origin in (Union, types.UnionType):
        return tuple(kind for part in get_args(annotation) for kind in _flat(part))
    return (annotation,)


def tags_of(spec: type[Spec]) -> tuple[str, ...]:
    """Give the values that the ``kind`` of a spec can have, none where it has no kind."""
    kind = annotations_of(spec).get("kind")
    return tuple(map(str, get_args(kind))) if get_origin(kind) is Literal else ()


def keys_of(spec: type[Spec]) -> tuple[str, ...]:
    """Give the keys an author can write in a mapping of a spec."""
    return tuple(field.alias or name for name, field in spec.model_fields.items())


def _is_spec(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Spec)


def _children(kinds: Sequence[Any], step: str | int) -> tuple[Any, ...]:
    """Give the types that a key or index leads to from any of the given types."""
    found: list[Any] = []
    for kind in kinds:
        if _is_spec(kind):
            for name, field in kind.model_fields.items():
                if step in (field.alias or name, name):
                    found.extend(_flat(annotations_of(kind)[name]))
        elif get_origin(kind) in (tuple, list, Sequence):
            found.extend(part for arg in get_args(kind) if arg is not Ellipsis for part in _flat(arg))
        elif get_origin(kind) in (dict, Mapping) and len(get_args(kind)) == 2:
            found.extend(_flat(get_args(kind)[1]))
    return tuple(found)


def _narrowed(kinds: Sequence[Any], data: object) -> tuple[Any, ...]:
    """Keep those of several specs whose ``kind`` is the one that is written."""
    kind = data.get("kind") if isinstance(data, Mapping) else None
    if kind is None:
        return tuple(kinds)
    fitting = tuple(each for each in kinds if _is_spec(each) and str(kind) in tags_of(each))
    return fitting or tuple(kinds)


def spot_at(root: Any, data: object, location: Sequence[str | int], file: str) -> Spot:
    """Follow an error location of pydantic's through the data and the types.

    A location also names the member of a union that was tried; those steps are passed over.
    """
    node, kinds = data, _narrowed(_flat(root), data)
    place = getattr(node, "origin", Place(file))
    path: list[str | int] = []
    holder: Mapping[str, Any] | None = node if isinstance(node, PlacedDict) else None
    holder_kinds, name, last_key = kinds, "", ""
    tag_open = False
    for step in location:
        if tag_open and isinstance(node, Mapping) and step == node.get("kind"):
            tag_open = False
            continue
        if isinstance(node, PlacedDict) and isinstance(step, str):
            if isinstance(node, PlacedDict):
                holder, holder_kinds, name = node, kinds, last_key
            if step not in node:
                continue
            place = node.places.get(step, place)
            node, kinds, last_key = node[step], _children(kinds, step), step
        elif isinstance(node, list) and isinstance(step, int) and step < len(node):
            node, kinds, last_key = node[step], _children(kinds, step), ""
            place = _item_place(node, place)
        else:
            continue
        path.append(step)
        tag_open = sum(_is_spec(kind) for kind in kinds) > 1
        kinds = _narrowed(kinds, node)
    specs = tuple(kind for kind in holder_kinds if _is_spec(kind))
    return Spot(tuple(path), node, place, kinds, holder, specs, name)


def _item_place(item: object, around: Place) -> Place:
    if isinstance(item, PlacedDict):
        return item.origin
    place = getattr(item, "place", None)
    return place if isinstance(place, Place) else around


def describe(spec: type[Spec] | None, data: Mapping[str, Any] | None, name: str) -> str:
    """Name a mapping as an author would: ``block "by_state"``, ``metric "calls.received"``."""
    if spec is None:
        noun = "entry"
    elif issubclass(spec, BlockSpec):
        noun = "block"
    elif issubclass(spec, SectionBase):
        noun = "section"
    else:
        words = re.findall(r"[A-Z][a-z]+", spec.__name__.removesuffix("Spec").removesuffix("Contract"))
        noun = " ".join(words).lower() or "contract"
    own = data.get("id") if data is not None else None
    kind = data.get("kind") if data is not None else None
    if isinstance(own, str) and own:
        return f'{noun} "{own}"'
    if name and spec is not None and not issubclass(spec, (BlockSpec, SectionBase)) and name != noun:
        return f'{noun} "{name}"'
    return f"{noun} of kind `{kind}`" if isinstance(kind, PlacedStr) else f"the {noun}"
