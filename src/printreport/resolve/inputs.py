"""Values that printed values were computed from, so that the ledger holds them too.

Stage 3. In: the values that a report prints. Out: the same with everything they lead back to.
"""

from __future__ import annotations

from printreport.model.formula import FormulaError, parse_formula
from printreport.model.values import Value
from printreport.resolve.evaluate import Evaluator, Scope
from printreport.resolve.results import MissingData

__all__ = ["with_inputs"]


def with_inputs(values: dict[str, Value], evaluator: Evaluator) -> dict[str, Value]:
    """Give the values and, after them, their inputs that are not printed."""
    made = dict(values)
    open_ids = [name for value in values.values() for name in value.inputs]
    while open_ids:
        name = open_ids.pop()
        if name in made:
            continue
        value = _value(name, evaluator)
        if value is not None:
            made[name] = value
            open_ids.extend(value.inputs)
    return made


def _value(name: str, evaluator: Evaluator) -> Value | None:
    """Look an id such as ``cases.total@2021`` up; None where it is no name of the data."""
    plain, _, year = name.rpartition("@")
    if not year.isdecimal():
        return None
    try:
        value = evaluator.value(parse_formula(plain), Scope(int(year)))
    except (FormulaError, MissingData):
        return None
    return value if value.id == name else None
