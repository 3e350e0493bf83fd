"""Part of stage 1: data of a YAML file becomes a frozen spec, or findings in our own words.

In: what :mod:`printreport.load.yaml_file` read, and a spec type. Out: the spec, every text in it
with its place; or None and findings PR101 to PR105, each at the key or value it is about.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from printreport.findings import Findings, Place, suggest
from printreport.load.expected import expected_by, type_error, what_is
from printreport.load.spec_tree import Spot, describe, keys_of, spot_at, tags_of
from printreport.model.placed import PlacedDict
from printreport.model.spec import Spec

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

__all__ = ["validate", "validate_entries"]

T = TypeVar("T")

_CHOICE = ("literal_error", "enum")
_TAG = ("union_tag_invalid", "union_tag_not_found")


def validate(kind: type[T], data: object, file: str, findings: Findings) -> T | None:
    """Make a spec of read data.

    Parameters
    ----------
    kind : type
        A :class:`Spec`, or a container of specs (``dict[str, MetricValueSpec]``).
    data : object
        What the YAML reader gave; None (an empty file) counts as an empty mapping or list.
    file : str
        For findings about the file as a whole.

    Returns
    -------
    spec or None
        None after any finding: unknown key [PR101], missing key [PR102], wrong type [PR103],
        unknown choice [PR104], unknown kind [PR105].
    """
    from pydantic import ValidationError

    from printreport.model.validated import adapter_of

    if data is None:
        empty = PlacedDict()
        empty.origin = Place(file)
        data = [] if getattr(kind, "__origin__", None) is tuple else empty
    try:
        made: T = adapter_of(kind).validate_python(data)
    except ValidationError as error:
        _explain(kind, data, file, error.errors(include_url=False), findings)
        return None
    except RecursionError:
        findings.error("PR103", "the file is nested too deeply", Place(file))
        return None
    return made


def validate_entries(
    kind: type[T],
    data: object,
    file: str,
    findings: Findings,
    depth: int | Callable[[tuple[str | int, ...]], int] = 1,
) -> T | None:
    """Make a spec of a file of many entries; an entry with an error is left out, the others are kept.

    ``depth`` is how far down the entries stand: 1 in ``metrics.yaml``, 2 in ``contract.yaml``; where
    it varies, a function gives it for the path of an error.
    """
    made = validate(kind, data, file, findings)
    if made is not None:
        return made
    from pydantic import ValidationError

    from printreport.model.validated import adapter_of

    try:
        adapter_of(kind).validate_python(data)
    except ValidationError as error:
        paths = [spot_at(kind, data, item["loc"], file).path for item in error.errors()]
        wrong = {path[: depth if isinstance(depth, int) else depth(path)] for path in paths}
    kept = _without(data, {path or () for path in wrong})
    return validate(kind, kept, file, Findings())


def _without(data: object, paths: set[tuple[str | int, ...]]) -> object:
    """Copy a mapping or list without the entries at some paths."""
    if () in paths:
        return None
    here = {path[0] for path in paths if len(path) == 1}
    below: dict[str | int, set[tuple[str | int, ...]]] = {}
    for path in paths:
        if len(path) > 1:
            below.setdefault(path[0], set()).add(path[1:])
    if isinstance(data, PlacedDict):
        made = PlacedDict(
            {
                key: _without(value, below[key]) if key in below else value
                for key, value in data.items()
                if key not in here
            }
        )
        made.origin, made.places = data.origin, data.places
        return made
    if isinstance(data, list):
        return [
            _without(value, below[at]) if at in below else value
            for at, value in enumerate(data)
            if at not in here
        ]
    return None


def _explain(kind: Any, data: object, file: str, errors: list[ErrorDetails], findings: Findings) -> None:
    """Turn what pydantic found into findings, one for each cause."""
    spots = [(error, spot_at(kind, data, error["loc"], file)) for error in errors]
    unknown: dict[int, list[str]] = {}
    for error, spot in spots:
        if error["type"] == "extra_forbidden" and spot.holder is not None:
            unknown.setdefault(id(spot.holder), []).append(str(error["loc"][-1]))
    deeper = {spot.path[:length] for _, spot in spots for length in range(len(spot.path))}
    said: dict[tuple[str | int, ...], list[tuple[ErrorDetails, Spot]]] = {}
    for error, spot in spots:
        if error["type"] == "extra_forbidden":
            _unknown_key(error, spot, findings)
        elif error["type"] == "missing":
            _missing_key(str(error["loc"][-1]), spot, unknown, findings)
        elif error["type"] in _TAG:
            _unknown_kind(error, spot, findings)
        elif not (spot.path in deeper and isinstance(spot.data, (Mapping, list))):
            said.setdefault(spot.path, []).append((error, spot))
    for group in said.values():
        _wrong_value(group, findings)


def _unknown_key(error: ErrorDetails, spot: Spot, findings: Findings) -> None:
    key = str(error["loc"][-1])
    known = [name for spec in spot.holder_specs for name in keys_of(spec)]
    thing = describe(spot.holder_specs[0] if spot.holder_specs else None, spot.holder, spot.name)
    findings.error("PR101", f"{thing} has the unknown key `{key}`", spot.place, hint=suggest(key, known))


def _missing_key(key: str, spot: Spot, unknown: dict[int, list[str]], findings: Findings) -> None:
    # A misspelled key is already named with its right spelling: the same slip is not told twice.
    if any(suggest(written, [key]) for written in unknown.get(id(spot.data), ())):
        return
    specs = tuple(each for each in spot.specs if isinstance(each, type) and issubclass(each, Spec))
    data = spot.data if isinstance(spot.data, Mapping) else None
    name = str(spot.path[-1]) if spot.path and isinstance(spot.path[-1], str) else ""
    thing = describe(specs[0] if specs else None, data, name)
    findings.error("PR102", f"{thing} lacks the key `{key}`", spot.place, hint=f"`{key}: …`")


def _unknown_kind(error: ErrorDetails, spot: Spot, findings: Findings) -> None:
    if not isinstance(spot.data, Mapping):
        _wrong_value([({**error, "type": "model_type"}, spot)], findings)
        return
    specs = [each for each in spot.specs if isinstance(each, type) and issubclass(each, Spec)]
    noun = describe(specs[0] if specs else None, None, "").removeprefix("the ")
    kinds = [tag for spec in specs for tag in tags_of(spec)]
    data = spot.data if isinstance(spot.data, PlacedDict) else PlacedDict()
    if error["type"] == "union_tag_not_found" or "kind" not in data:
        findings.error(
            "PR102", f"a {noun} lacks the key `kind`", spot.place, hint=f"`kind: {kinds[0]}`" if kinds else ""
        )
        return
    written = data["kind"]
    place = getattr(written, "place", data.places.get("kind", spot.place))
    listed = ", ".join(f"`{tag}`" for tag in kinds)
    findings.error(
        "PR105",
        f'there is no {noun} of kind "{written}"; the kinds are {listed}',
        place,
        hint=suggest(str(written), kinds),
    )


def _wrong_value(group: list[tuple[ErrorDetails, Spot]], findings: Findings) -> None:
    """Say one finding about a value that fits none of the types it could have."""
    error, spot = group[0]
    key = next((step for step in reversed(spot.path) if isinstance(step, str)), "")
    subject = f"`{key}`" if key else "the file"
    if spot.path and isinstance(spot.path[-1], int):
        subject = f"item {spot.path[-1] + 1} of {subject}"
    place = spot.place
    if error["loc"][-1:] == ("[key]",):
        said = expected_by(error)
        findings.error("PR103", f"the key `{spot.path[-1]}` stands where {said} was expected", place)
        return
    choices = [choice for each, _ in group if each["type"] in _CHOICE for choice in _choices(each)]
    if choices and isinstance(spot.data, str) and all(each["type"] in _CHOICE for each, _ in group):
        value_place = getattr(spot.data, "place", place)
        listed = ", ".join(f"`{choice}`" for choice in choices)
        findings.error(
            "PR104",
            f'{subject} is "{spot.data}", {"one of " if len(choices) > 1 else ""}{listed} was expected',
            value_place,
            hint=suggest(spot.data, choices),
        )
        return
    said = type_error(error)
    value_place = getattr(spot.data, "place", place)
    if said:
        findings.error("PR103", f"{subject} is {what_is(spot.data)}: {said}", value_place)
        return
    expected = list(dict.fromkeys(expected_by(each) for each, _ in group))
    findings.error(
        "PR103", f"{subject} is {what_is(spot.data)}, {' or '.join(expected)} was expected", value_place
    )


def _choices(error: ErrorDetails) -> list[str]:
    """Take the choices out of the context pydantic gives: ``'a', 'b' or 'c'``."""
    expected = str(error.get("ctx", {}).get("expected", ""))
    return [quoted or number for quoted, number in re.findall(r"'([^']*)'|(\b\d+\b)", expected)]
