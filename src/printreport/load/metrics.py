"""Part of stage 1: the entries of ``metrics.yaml`` become values, joined with what the contract says.

In: the specs of a year's file. Out: values by metric id, and the prior-year figures they quote.
"""

from __future__ import annotations

from collections.abc import Mapping

from printreport.findings import Findings, Place, suggest
from printreport.load.printed import Printed, parse_printed, parse_rounded
from printreport.model.contract import Contract, MetricContract, MetricValueSpec, RestatedSpec
from printreport.model.placed import PlacedDict
from printreport.model.values import Correction, Restatement, SourceRef, Value
from printreport.slotted import replace

__all__ = ["build_metrics", "lost_metric", "restatement"]


def build_metrics(
    specs: Mapping[str, MetricValueSpec], raw: object, year: int, contract: Contract, findings: Findings
) -> tuple[dict[str, Value], dict[tuple[str, int], Value]]:
    """Make the values of a year.

    Parameters
    ----------
    specs : mapping of metric id to MetricValueSpec
    raw : object
        The same file as read, for the number as it is written (its decimals) and its place.

    Returns
    -------
    tuple of (values by metric id, prior values by (metric id, year))
    """
    values: dict[str, Value] = {}
    priors: dict[tuple[str, int], Value] = {}
    keys = raw.places if isinstance(raw, PlacedDict) else {}
    for name, spec in specs.items():
        metric = contract.metrics.get(name)
        if metric is None:
            hint = suggest(name, contract.metrics)
            if name in contract.derived:
                said = f"`{name}` is derived by a formula in data/contract.yaml; it has no value of its own"
            else:
                said = f"`{name}` is no metric of data/contract.yaml"
            findings.error(
                "PR229", said, keys.get(name, spec.origin), hint="" if name in contract.derived else hint
            )
            continue
        entry = raw.get(name) if isinstance(raw, PlacedDict) else None
        written = entry.get("value") if isinstance(entry, PlacedDict) else None
        values[name] = _value(name, spec, metric, year, getattr(written, "text", ""), findings)
        for other, amount in spec.prior.items():
            if other == year:
                findings.error("PR231", f"`prior` of `{name}` names {year} itself", spec.place_of("prior"))
                continue
            priors[name, other] = _prior(name, spec, metric, other, amount, year)
    return values, priors


def _value(
    name: str, spec: MetricValueSpec, metric: MetricContract, year: int, written: str, findings: Findings
) -> Value:
    rounded: float | None = None
    if spec.rounded is not None:
        try:
            rounded = parse_rounded(spec.rounded)
        except ValueError as error:
            findings.error("PR231", f"`rounded` of `{name}`: {error}", spec.place_of("rounded"))
    printed = parse_printed(spec.printed) if spec.printed else None
    return Value(
        id=f"{name}@{year}",
        amount=spec.value,
        unit=metric.unit,
        year=year,
        period=spec.period or str(year),
        kind=metric.kind,
        since=metric.since,
        qualifier=spec.qualifier,
        decimals=_decimals(written, metric.unit, printed),
        rounded=rounded,
        format=metric.format,
        label=metric.label,
        status=(*spec.status, *(("r",) if spec.restated and "r" not in spec.status else ())),
        carries=metric.carries,
        comparable=metric.comparable,
        why=metric.why,
        printed=spec.printed,
        source=SourceRef(spec.source, spec.at) if spec.source else None,
        place=spec.place_of("value"),
        restated=restatement(name, year, spec.restated),
    )


def restatement(name: str, year: int, spec: RestatedSpec | None) -> Restatement | None:
    """Make the restatement of a value from its ``restated:``."""
    if spec is None:
        return None
    return Restatement(name, year, spec.from_, spec.to, spec.reason, spec.origin)


def _decimals(written: str, unit: str, printed: Printed | None) -> int | None:
    """Count the decimals that the source prints, of the percentage where the unit is share."""
    if printed is not None:
        # "65.4 million" has no decimals as a number; its precision stands in `rounded`.
        return printed.decimals if printed.is_percent or printed.step < 1 else 0
    if not written or "e" in written.lower():
        return None
    decimals = len(written.partition(".")[2])
    return max(0, decimals - 2) if unit == "share" else decimals


def _bare(name: str, metric: MetricContract, year: int, amount: float | int, place: Place) -> Value:
    """Make a value of which only the number and what the contract says is known."""
    return Value(
        id=f"{name}@{year}",
        amount=amount,
        unit=metric.unit,
        year=year,
        period=str(year),
        kind=metric.kind,
        since=metric.since,
        format=metric.format,
        label=metric.label,
        carries=metric.carries,
        comparable=metric.comparable,
        why=metric.why,
        place=place,
    )


def _prior(
    name: str, spec: MetricValueSpec, metric: MetricContract, other: int, amount: float | int, year: int
) -> Value:
    value = _bare(name, metric, other, amount, spec.place_of("prior"))
    locator = f"{spec.at} (as quoted for {year})" if spec.at else ""
    return replace(value, source=SourceRef(spec.source, locator) if spec.source else None)


def lost_metric(name: str, metric: MetricContract, correction: Correction) -> Value:
    """Make the value of a metric that the source has lost and a correction derives."""
    value = _bare(name, metric, correction.year, correction.value or 0, correction.place)
    return replace(value, correction=correction)
