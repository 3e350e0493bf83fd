"""Scales from zero: where a value falls, how much room its labels leave it, round axis steps."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from printreport.draw.charts.style import ChartStyle
from printreport.slotted import dataclass

__all__ = ["Scale", "axis_text", "domain", "fit_scale", "round_steps"]


@dataclass(frozen=True, slots=True)
class Scale:
    """A linear scale: ``low``..``high`` in values onto ``start``..``start + length`` [pt]."""

    low: float
    high: float
    start: float
    length: float

    def at(self, amount: float) -> float:
        """Give the place of a value [pt]."""
        return self.start + (amount - self.low) / (self.high - self.low) * self.length


def domain(amounts: Iterable[float | int | None]) -> tuple[float, float]:
    """Give least and most, zero included; 0 to 1 where all is zero or nothing is given."""
    known = [float(amount) for amount in amounts if amount is not None and math.isfinite(amount)]
    low, high = min([0.0, *known]), max([0.0, *known])
    return (low, high) if high > low else (0.0, 1.0)


def fit_scale(
    amounts: Sequence[float | int | None], outside: Sequence[float], start: float, length: float
) -> Scale:
    """Fit a scale such that each bar and the text at its end stay inside.

    Parameters
    ----------
    amounts : sequence of float or None, shape (n,)
    outside : sequence of float, shape (n,) [pt]
        Room that is needed beyond the end of each bar, on the bar's own side.
    start, length : float [pt]
        The room there is.
    """
    low, high = domain(amounts)
    pairs = [(float(a), room) for a, room in zip(amounts, outside, strict=True) if a is not None]

    def reach(unit: float) -> tuple[float, float]:
        left = max([-low * unit, *(room - a * unit for a, room in pairs if a < 0)])
        right = max([high * unit, *(room + a * unit for a, room in pairs if a >= 0)])
        return left, right

    least, most = 0.0, length / (high - low)
    for _ in range(60):
        unit = (least + most) / 2
        least, most = (unit, most) if sum(reach(unit)) <= length else (least, unit)
    unit = max(least, 1e-12 * length / (high - low))
    left, _ = reach(unit)
    return Scale(low, high, start + left + low * unit, (high - low) * unit)


def round_steps(low: float, high: float, most: int = 5) -> tuple[float, ...]:
    """Give round axis steps from below ``low`` to above ``high``, at most ``most`` intervals."""
    span = high - low
    power = 10.0 ** math.floor(math.log10(span / most))
    step = next(factor * power for factor in (1, 2, 2.5, 5, 10, 20) if span / (factor * power) <= most + 1e-9)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return tuple(round(index * step, 12) for index in range(first, last + 1))


def axis_text(amount: float, style: ChartStyle, *, is_share: bool = False) -> str:
    """Write a round axis number with the separators of the report's language."""
    shown = round(amount * 100, 6) if is_share else amount
    text = f"{abs(shown):,.6f}".rstrip("0").rstrip(".")
    text = text.replace(",", "\0").replace(".", style.decimal_separator).replace("\0", style.group_separator)
    if shown < 0:
        text = "\N{MINUS SIGN}" + text
    return style.percent_pattern.format(text) if is_share else text
