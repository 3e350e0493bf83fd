"""PR522: the length of each bar against the value that it shows.

Stage 6. In: the bars as painted, the values. Out: findings. Bars of one scale are as long as their
values are large: a bar is right where another of its chart has the same ratio of length to value.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from printreport.findings import Findings
from printreport.model.exhibits import ChartContent, TableContent
from printreport.model.ledger import PlacedBar
from printreport.model.values import Value

__all__ = ["check_bars", "panels_of"]

_OFF = 0.4
"""A length may be off by this much, which is less than a hairline and its rounding [pt]."""


def panels_of(charts: Iterable[ChartContent | TableContent]) -> dict[str, int]:
    """Give the panel of each value that stands in one: a panel has a scale of its own."""
    return {
        datum.value: panel
        for chart in charts
        if isinstance(chart, ChartContent) and chart.mark == "panels"
        for panel, one in enumerate(chart.series, 1)
        for datum in one.data
        if datum.value
    }


def check_bars(
    bars: Sequence[PlacedBar],
    values: Mapping[str, Value],
    findings: Findings,
    panels: Mapping[str, int] | None = None,
) -> int:
    """Compare the bars of every chart, or of every panel; give how many were compared."""
    n_checked = 0
    panel = panels or {}

    def scale(bar: PlacedBar) -> tuple[int, int, int]:
        return bar.page, bar.chart, panel.get(bar.value, 0)

    for (page, _, _), group in groupby(sorted(bars, key=scale), key=scale):
        known = [(bar, abs(float(values[bar.value].amount))) for bar in group if bar.value in values]
        # Squares are tiles: their shade shows the value, not their size.
        known = [(bar, amount) for bar, amount in known if abs(_width(bar) - _height(bar)) > 1e-6 and amount]
        n_checked += len(known)
        for bar, amount in _wrong(known):
            findings.error(
                "PR522",
                f"page {page}: the bar of `{bar.value}` does not have the length of {amount:,.10g} on the "
                "scale of its chart",
                values[bar.value].place,
            )
    return n_checked


def _width(bar: PlacedBar) -> float:
    return bar.rect[2] - bar.rect[0]


def _height(bar: PlacedBar) -> float:
    return bar.rect[3] - bar.rect[1]


def _wrong(known: Sequence[tuple[PlacedBar, float]]) -> Iterator[tuple[PlacedBar, float]]:
    """Give the bars that no other of their chart bears out; one that stands alone proves nothing."""
    if len(known) < 2:
        return
    widths = _misfits(known, [_width(bar) for bar, _ in known])
    heights = _misfits(known, [_height(bar) for bar, _ in known])
    yield from (known[index] for index in min(widths, heights, key=len))


def _misfits(known: Sequence[tuple[PlacedBar, float]], lengths: Sequence[float]) -> list[int]:
    found = []
    for index, (_, amount) in enumerate(known):
        partners = [
            (other, length)
            for at, ((_, other), length) in enumerate(zip(known, lengths, strict=True))
            if at != index
        ]
        # The larger of two bars tells the scale more exactly.
        if not any(
            abs(lengths[index] - amount * length / other) <= _OFF
            if other >= amount
            else abs(length - other * lengths[index] / amount) <= _OFF
            for other, length in partners
        ):
            found.append(index)
    return found
