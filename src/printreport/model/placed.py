"""Values of the author's that know where they stand.

In: nothing. Out: the field types ``Text`` (prose with ``{{ }}``), ``Formula`` (the closed grammar)
and ``Length`` (points).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any

from printreport.findings import NOWHERE, Place
from printreport.model.spec import Checked, Converted
from printreport.units import parse_length

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema

_NAME = re.compile(r"[^\W\d]\w*")

__all__ = [
    "Filled",
    "Formula",
    "Identifier",
    "Length",
    "PlacedDict",
    "PlacedFloat",
    "PlacedInt",
    "PlacedStr",
    "Text",
    "shorthand",
    "sized",
]


class PlacedInt(int):
    """A whole number of YAML, with its place and the text it was written as."""

    place: Place = NOWHERE
    text: str = ""


class PlacedFloat(float):
    """A number with a fraction of YAML, with its place and the text it was written as."""

    place: Place = NOWHERE
    text: str = ""


class PlacedDict(dict[str, Any]):
    """A mapping of YAML: where it starts, and where each of its keys stands."""

    origin: Place = NOWHERE
    places: Mapping[str, Place] = {}


class PlacedStr(str):
    """A string that maps each of its characters to a place in the file it was read from.

    Attributes
    ----------
    place : Place
        Where the string starts.
    line_places : tuple of (offset, Place)
        For a string that runs over several lines of the file: the offset of the first character
        of each line, and its place. Empty for a string on one line.
    """

    place: Place
    line_places: tuple[tuple[int, Place], ...]

    def __new__(
        cls, text: str, place: Place = NOWHERE, line_places: tuple[tuple[int, Place], ...] = ()
    ) -> PlacedStr:
        """Make the string; ``place`` is where its first character stands."""
        made = super().__new__(cls, text)
        made.place = place
        made.line_places = line_places
        return made

    def at(self, offset: int, length: int = 1) -> Place:
        """Give the place of the character at an offset."""
        start, base = 0, self.place
        for first, place in self.line_places:
            if first > offset:
                break
            start, base = first, place
        return base.shifted(offset - start, length) if base.line else base

    @classmethod
    def __get_pydantic_core_schema__(cls, source: type[Any], handler: GetCoreSchemaHandler) -> CoreSchema:
        from pydantic_core import core_schema

        def accept(value: object) -> PlacedStr:
            if isinstance(value, PlacedStr):
                return value
            if isinstance(value, (PlacedInt, PlacedFloat)):
                return cls(value.text, value.place)
            if isinstance(value, (str, int, float)) and not isinstance(value, bool):
                return cls(str(value))
            raise ValueError("text is expected")

        return core_schema.no_info_before_validator_function(
            accept, core_schema.is_instance_schema(cls), json_schema_input_schema=core_schema.str_schema()
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> dict[str, Any]:
        return {"type": "string"}


Text = PlacedStr
"""Prose of the author's: Markdown subset with ``{{ bound values }}``."""


def _filled(text: PlacedStr) -> PlacedStr:
    if not text.strip():
        raise ValueError("text that is not empty is expected")
    return text


Filled = Annotated[PlacedStr, Checked(_filled)]
"""Text without which a thing means nothing."""

Word = PlacedStr
"""An id or a format: the name of a table, row or column, ``percent(1)``."""

NOTHING = PlacedStr("")
"""The default of an optional word."""


def _identifier(name: str) -> str:
    if name and not (_NAME.fullmatch(name) and name == name.lower()):
        raise ValueError("a name of small letters, digits and _ is expected")
    return name


Identifier = Annotated[str, Checked(_identifier)]
"""The id of a section or block; links and messages go by it."""

Formula = PlacedStr
"""An expression of the closed grammar, without braces."""


def _length(value: object) -> object:
    return parse_length(value) if isinstance(value, (str, int, float)) else value


Length = Annotated[float, Converted(_length, str | float)]
"""A length in YAML (``12mm``), a float in points inside."""


def sized(least: float, most: float, said: str) -> Checked:
    """Bound a length [pt]; ``said`` names the bounds in units that an author writes."""

    def check(value: float) -> float:
        if not least <= value <= most:
            raise ValueError(f"a length {said} is expected")
        return value

    return Checked(check)


def shorthand(key: str, many: str = "") -> Converted:
    """Let a bare string stand for a mapping with just this key (``- active`` for ``- {column: active}``).

    With ``many``, a bare list stands for a mapping with just that one.
    """

    def expand(value: object) -> object:
        if isinstance(value, PlacedStr):
            return {key: value, "__origin__": value.place, "__places__": {key: value.place}}
        return {key: value} if isinstance(value, str) else value

    def expand_either(value: object) -> object:
        if not isinstance(value, (list, tuple)):
            return expand(value)
        place = next((item.place for item in value if isinstance(item, PlacedStr)), NOWHERE)
        return {many: value, "__origin__": place, "__places__": {many: place}}

    return Converted(expand_either if many else expand)
