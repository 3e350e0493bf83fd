"""One figure followed: source, value, what is computed from it, and every place it is printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from printreport.audit.ledger_file import Stand
from printreport.audit.prepared import Prepared
from printreport.audit.tie_out import explanation
from printreport.check.wording import value_text
from printreport.errors import UsageError
from printreport.findings import suggest
from printreport.model.formula import FormulaError, parse_formula
from printreport.model.tie_out import CheckMark
from printreport.model.values import Value
from printreport.slotted import dataclass

__all__ = ["Trace", "Traced", "trace_value"]


@dataclass(frozen=True, slots=True)
class Traced:
    """One value on the way: its id, number, origin, and the places it stands."""

    id: str
    text: str
    unit: str
    formula: str
    source: str
    place: str
    explained: str
    stands: tuple[Stand, ...]
    checks: tuple[CheckMark, ...]


@dataclass(frozen=True, slots=True)
class Trace:
    """A value, what it was computed from, and what was computed from it.

    ``has_ledger`` is false where no file was built, so that no places are known.
    """

    value: Traced
    inputs: tuple[Traced, ...]
    derived: tuple[Traced, ...]
    has_ledger: bool


def trace_value(name: str, prepared: Prepared) -> Trace:
    """Follow a value by name (``cases.total``, ``cases_by_type.all.total``).

    Raises
    ------
    UsageError [PR003]
        The data has no value of that name for the year.
    """
    values = dict(prepared.content.values) if prepared.content is not None else {}
    wanted = name if "@" in name else f"{name}@{prepared.year}"
    if wanted not in values:
        values.update(_looked_up(name, prepared))
    if wanted not in values:
        known = sorted(each.rpartition("@")[0] for each in values)
        hint = suggest(name, [*known, *prepared.dataset.contract.metrics, *prepared.dataset.contract.derived])
        raise UsageError(f'there is no value "{name}" for {prepared.year}', hint)
    return Trace(
        value=_traced(values[wanted], prepared),
        inputs=tuple(_traced(values[each], prepared) for each in values[wanted].inputs if each in values),
        derived=tuple(_traced(values[each], prepared) for each in _derived(wanted, values)),
        has_ledger=prepared.ledger is not None,
    )


def _looked_up(name: str, prepared: Prepared) -> dict[str, Value]:
    """Give a value that the report does not print, with its inputs."""
    from printreport.resolve.evaluate import Evaluator, Scope
    from printreport.resolve.inputs import with_inputs
    from printreport.resolve.numbers import Numbers
    from printreport.resolve.results import MissingData

    evaluator = Evaluator(prepared.dataset, Numbers("en-US"))
    plain, _, year = name.partition("@")
    try:
        value = evaluator.value(parse_formula(plain), Scope(int(year) if year.isdecimal() else prepared.year))
    except (FormulaError, MissingData):
        return {}
    return with_inputs({value.id: value}, evaluator)


def _derived(name: str, values: Mapping[str, Value]) -> Iterator[str]:
    """Give everything that was computed from a value, directly or not, the nearest first."""
    waiting, seen = [name], {name}
    while waiting:
        current = waiting.pop(0)
        for other, value in sorted(values.items()):
            if other not in seen and current in value.inputs:
                seen.add(other)
                waiting.append(other)
                yield other


def _traced(value: Value, prepared: Prepared) -> Traced:
    source = value.source
    document = source.document if source is not None else ""
    title = prepared.dataset.sources.get(document)
    said = f"{title.title} ({document})" if title is not None else document
    if source is not None and source.locator:
        said += f', at "{source.locator}"'
    line = f":{value.place.line}" if value.place.line else ""
    return Traced(
        id=value.id,
        text=value_text(value),
        unit=value.unit.replace("_", " "),
        formula=value.formula,
        source="" if value.formula else said,
        place="" if value.formula else f"{value.place.file}{line}",
        explained=explanation(value),
        stands=tuple(prepared.ledger.stands(value.id)) if prepared.ledger is not None else (),
        checks=prepared.content.checks.get(value.id, ()) if prepared.content is not None else (),
    )
