"""What stands in a schema beside types: the sentence about each key, taken from the specs themselves.

The sentence about a key is the string under its field, as in::

    rank: int = 0
    \"\"\"How soon it is dropped under a page limit; 0 stays longest.\"\"\"
"""

from __future__ import annotations

import ast
import inspect
import textwrap
from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue

from printreport.model.spec import Spec

if TYPE_CHECKING:
    from pydantic import TypeAdapter
    from pydantic_core import core_schema

__all__ = ["docs_of_keys", "plain_words", "tidy_schema"]

_TITLES = {
    "layout": "A layout: the report, its sections and blocks",
    "theme": "A theme: the look of a report",
    "edition": "layouts/editions/NAME.yaml: a short form of a layout",
    "profile": "layouts/profiles/NAME.yaml: what a receiver rules",
    "contract": "data/contract.yaml: what is counted, stated once for all years",
    "metrics": "data/YEAR/metrics.yaml: single values of a year",
    "tables": "data/YEAR/tables.yaml: where the tables of a year come from",
    "corrections": "data/YEAR/corrections.yaml: as published, as used, and why",
    "sources": "data/sources.yaml: documents that figures come from",
}


_TAKE_A_STRING = {"shorthand", "one_or_many"}
"""The validators of ``model/`` that let a bare string stand for a mapping or a list."""


class _Generator(GenerateJsonSchema):
    """pydantic's generator, and: a bare string may stand where a spec has a shorthand."""

    def function_before_schema(self, schema: core_schema.BeforeValidatorFunctionSchema) -> JsonSchemaValue:
        made = super().function_before_schema(schema)
        function = schema["function"]["function"]
        if getattr(function, "__qualname__", "").partition(".")[0] in _TAKE_A_STRING:
            short: list[JsonSchemaValue] = [{"type": "string"}]
            if getattr(function, "__name__", "") == "expand_either":
                short.append({"type": "array", "items": {"type": "string"}})
            return {"anyOf": [*short, made]}
        return made


def tidy_schema(adapter: TypeAdapter[object], name: str) -> dict[str, Any]:
    """Give the schema of a file with a sentence for each key, and without what says nothing.

    Parameters
    ----------
    adapter : TypeAdapter
        Of the spec, or of a container of specs.
    name : str
        ``layout``, ``theme`` … as in ``printreport schema layout``.
    """
    made = adapter.json_schema(schema_generator=_Generator)
    made.pop("title", None)
    for spec_name, part in made.get("$defs", {}).items():
        _tidy_spec(part, spec_name)
    _tidy_spec(made, "")
    _require_kinds(made)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": _TITLES[name],
        **made,
    }


def _tidy_spec(part: dict[str, Any], name: str) -> None:
    spec = _specs_by_name().get(name)
    docs = docs_of_keys(spec) if spec else {}
    part.pop("title", None)
    if "description" in part:
        part["description"] = plain_words(part["description"])
    for key, rule in part.get("properties", {}).items():
        rule.pop("title", None)
        if rule.get("default", "") in (None, "", []):
            rule.pop("default", None)
        choices = [each for each in rule.get("anyOf", ()) if each != {"type": "null"}]
        if len(choices) == 1 and "anyOf" in rule:
            del rule["anyOf"]
            rule.update(choices[0])
        if docs.get(key):
            rule["description"] = plain_words(docs[key])


def _require_kinds(part: object) -> None:
    """Ask for ``kind`` wherever specs are told apart by it, so that a reader of the schema can too."""
    if isinstance(part, dict):
        if "discriminator" in part:
            part["required"] = ["kind"]
        for value in part.values():
            _require_kinds(value)
    elif isinstance(part, list):
        for value in part:
            _require_kinds(value)


@cache
def _specs_by_name() -> dict[str, type[Spec]]:
    found: dict[str, type[Spec]] = {}
    waiting: list[type[Spec]] = [Spec]
    while waiting:
        spec = waiting.pop()
        found[spec.__name__] = spec
        waiting.extend(spec.__subclasses__())
    return found


_docs: dict[type[Spec], dict[str, str]] = {}


def docs_of_keys(spec: type[Spec]) -> dict[str, str]:
    """Give the sentence under each field of a spec and of the specs it derives from, by YAML key."""
    if spec in _docs:
        return _docs[spec]
    docs: dict[str, str] = {}
    for kind in reversed(spec.__mro__):
        if not issubclass(kind, Spec):
            continue
        body = ast.parse(textwrap.dedent(inspect.getsource(kind))).body[0]
        assert isinstance(body, ast.ClassDef)
        for field, after in zip(body.body, body.body[1:], strict=False):
            if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and _is_string(after):
                docs[field.target.id] = inspect.cleandoc(after.value.value)  # type: ignore[attr-defined]
    for name, info in spec.model_fields.items():
        if name in docs and info.alias:
            docs[info.alias] = docs.pop(name)
    _docs[spec] = docs
    return docs


def _is_string(node: ast.stmt) -> bool:
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )


def plain_words(text: str) -> str:
    """Give a docstring as one paragraph a blank line, with single backticks."""
    paragraphs = inspect.cleandoc(text).replace("``", "`").split("\n\n")
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)
