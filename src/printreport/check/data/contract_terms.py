"""PR245, PR307, PR325: what the contract says of a value beside its name can be meant.

Formats exist, currencies exist, and no derived value is computed from itself; looked at for every
entry, whether a layout uses it or not.
"""

from __future__ import annotations

from collections.abc import Iterator

from printreport.findings import Findings, suggest
from printreport.model.contract import ColumnSpec, Contract, DerivedSpec, MetricContract
from printreport.model.formats import check_format
from printreport.model.formula import FormulaError, names_in, parse_format, parse_formula

__all__ = ["check_cycles", "check_terms"]

Entry = MetricContract | DerivedSpec | ColumnSpec


def _entries(contract: Contract) -> Iterator[Entry]:
    yield from contract.metrics.values()
    yield from contract.derived.values()
    for table in contract.tables.values():
        yield from table.columns.values()


def check_terms(contract: Contract, findings: Findings) -> None:
    """Look at every ``format`` and ``currency`` of the contract."""
    for spec in _entries(contract):
        if spec.format:
            try:
                for call in parse_format(spec.format):
                    check_format(call)
            except FormulaError as error:
                place = spec.place_of("format")
                findings.error(error.code, f"`format`: {error.message}", place, hint=error.hint)
        currency = "" if isinstance(spec, DerivedSpec) else spec.currency
        if currency and currency not in _currencies():
            near = suggest(currency.upper(), _currencies())
            said = f'`currency` is "{currency}", a code of ISO 4217 such as USD was expected'
            findings.error("PR245", said, spec.place_of("currency"), hint=near)


def _currencies() -> frozenset[str]:
    from babel import Locale

    return frozenset(Locale.parse("en").currencies)


def check_cycles(contract: Contract, findings: Findings) -> None:
    """Look for derived values that are computed from themselves, through others or not."""
    uses: dict[str, list[str]] = {}
    for name, spec in contract.derived.items():
        try:
            named = [each.dotted for each in names_in(parse_formula(spec.formula)) if each.year is None]
        except FormulaError:
            continue  # said by the check of the contract's names
        uses[name] = [each for each in dict.fromkeys(named) if each in contract.derived]
    told: set[str] = set()
    for name, spec in contract.derived.items():
        path = _way_back(name, uses)
        if path and told.isdisjoint(path):
            told.update(path)
            way = " from ".join(f"`{each}`" for each in (*path[1:], name))
            said = f"derived value `{name}` is computed from itself"
            said += f": `{name}` from {way}" if len(path) > 1 else ""
            findings.error("PR325", said, spec.place_of("formula"))


def _way_back(start: str, uses: dict[str, list[str]]) -> tuple[str, ...]:
    """Give the names from a derived value back to itself; nothing where there is no such way."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    while ways:
        way = ways.pop()
        for name in uses.get(way[-1], ()):
            if name == start:
                return way
            if name not in seen:
                seen.add(name)
                ways.append((*way, name))
    return ()
