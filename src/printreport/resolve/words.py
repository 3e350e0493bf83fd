"""Sentences that are true of one year only: ``words.yaml`` over the layout.

Stage 3. In: the layout and the year's words. Out: the layout with texts replaced and blocks hidden.
A key is the id of a section or block (or ``report``); its value maps text fields to words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, TypeVar, get_args, get_origin

from printreport.findings import Findings, Place, suggest
from printreport.model.blocks.block import BlockSpec
from printreport.model.layout import LayoutSpec, SectionBase
from printreport.model.placed import PlacedStr
from printreport.model.spec import Spec, annotations_of

__all__ = ["apply_words"]

_Node = TypeVar("_Node", bound=Spec)


def _text_fields(spec: Spec) -> list[str]:
    """Give the fields that hold text of the author's."""
    names = []
    for name, annotation in annotations_of(type(spec)).items():
        # Of `Annotated` the first is the type; a union has several.
        bare = get_args(annotation)[0] if get_origin(annotation) is Annotated else annotation
        kinds = (bare, *get_args(bare))
        if PlacedStr in kinds:
            names.append(name)
    return names


def _nodes(value: object) -> Iterator[SectionBase | BlockSpec]:
    if isinstance(value, (tuple, list)):
        for item in value:
            yield from _nodes(item)
    elif isinstance(value, Spec):
        if isinstance(value, (SectionBase, BlockSpec)):
            yield value
        for name in type(value).model_fields:
            yield from _nodes(getattr(value, name))


class _Words:
    def __init__(
        self, layout: LayoutSpec, words: Mapping[str, object], file: str, findings: Findings
    ) -> None:
        self.findings = findings
        self.places: Mapping[str, Place] = _places(words)
        self.file = file
        known = {spec.id for spec in _nodes(layout.sections) if spec.id}
        self.hidden: set[str] = set()
        self.texts: dict[str, dict[str, PlacedStr]] = {}
        self.keys: dict[tuple[str, str], Place] = {}
        for key, value in words.items():
            if key.startswith("__"):
                continue
            if key == "hide":
                self._hide(value, known)
            elif key != "report" and key.split(".")[0] not in known:
                message = f'there is no section or block "{key}" in the layout'
                findings.error("PR317", message, self._place(key), suggest(key, known))
            else:
                self._texts_of(key, value)

    def _place(self, key: str) -> Place:
        return self.places.get(key, Place(self.file))

    def _hide(self, value: object, known: set[str]) -> None:
        for item in value if isinstance(value, (list, tuple)) else [value]:
            if item in known:
                self.hidden.add(str(item))
            else:
                place = getattr(item, "place", self._place("hide"))
                message = f'there is no section or block "{item}" to hide'
                self.findings.error("PR317", message, place, suggest(str(item), known))

    def _texts_of(self, key: str, value: object) -> None:
        identifier, _, field = key.partition(".")
        pairs = {field: value} if field else value
        if not isinstance(pairs, Mapping):
            message = f'"{key}" is no mapping of fields to words'
            self.findings.error("PR317", message, self._place(key), f"`{key}: {{text: …}}`")
            return
        inner = _places(pairs) if not field else {}
        for name, words in pairs.items():
            if str(name).startswith("__"):
                continue
            if isinstance(words, str):
                place = inner.get(name, self._place(key))
                text = words if isinstance(words, PlacedStr) else PlacedStr(words, place)
                self.texts.setdefault(identifier, {})[name] = text
                self.keys[identifier, name] = place
            else:
                place = inner.get(name, self._place(key))
                self.findings.error("PR317", f'"{identifier}.{name}" is no text', place)

    def replaced(self, spec: _Node, identifier: str) -> _Node:
        """Give a spec with its texts replaced, and those of everything inside it."""
        changes: dict[str, object] = {}
        for name in type(spec).model_fields:
            value = getattr(spec, name)
            inner = self.inside(value)
            if inner is not value:
                changes[name] = inner
        fields = _text_fields(spec)
        for name, text in self.texts.get(identifier, {}).items() if identifier else ():
            if name in fields:
                changes[name] = text
            else:
                message = f'"{identifier}" has no text field `{name}`'
                self.findings.error(
                    "PR317", message, self.keys.get((identifier, name), text.place), suggest(name, fields)
                )
        return spec.model_copy(update=changes) if changes else spec

    def inside(self, value: object) -> object:
        """Give a value of the layout with the words in it and without what is hidden."""
        if isinstance(value, tuple):
            kept = [
                item for item in value if getattr(item, "id", None) not in self.hidden or not _has_id(item)
            ]
            made = tuple(self.inside(item) for item in kept)
            same = len(made) == len(value) and all(a is b for a, b in zip(made, value, strict=True))
            return value if same else made
        if isinstance(value, Spec):
            return self.replaced(value, value.id if isinstance(value, (SectionBase, BlockSpec)) else "")
        return value


def _has_id(item: object) -> bool:
    return isinstance(item, (SectionBase, BlockSpec)) and bool(item.id)


def _places(words: Mapping[str, object]) -> Mapping[str, Place]:
    found = getattr(words, "places", None) or words.get("__places__")
    return found if isinstance(found, Mapping) else {}


def apply_words(layout: LayoutSpec, words: Mapping[str, object], file: str, findings: Findings) -> LayoutSpec:
    """Give the layout with a year's words in it; unknown ids and fields are findings (PR317)."""
    if not words:
        return layout
    ours = _Words(layout, words, file, findings)
    sections = ours.inside(layout.sections)
    report = ours.replaced(layout.report, "report")
    return layout.model_copy(update={"sections": sections, "report": report})
