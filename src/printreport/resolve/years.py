"""The years that a chart or comparison shows.

Stage 3. In: a range of years and the years that have data. Out: years, ascending, none after the
report's own.
"""

from __future__ import annotations

from collections.abc import Iterable

from printreport.model.blocks.comparison import YearRangeSpec
from printreport.model.formula import Expr, names_in
from printreport.resolve.context import Context

__all__ = ["years_in_range", "years_with_data"]


def years_in_range(ctx: Context, wanted: YearRangeSpec | None, known: Iterable[int]) -> list[int]:
    """Give the years of a range that have data; a list of years is taken as it is."""
    if wanted is not None and wanted.list:
        return sorted(set(wanted.list))
    first = wanted.from_ if wanted is not None and wanted.from_ is not None else 0
    last = wanted.to if wanted is not None and wanted.to is not None else ctx.year
    return [year for year in sorted(set(known)) if first <= year <= min(last, ctx.year)]


def years_with_data(ctx: Context, expr: Expr) -> set[int]:
    """Give the years in which a formula may have a value: those with a folder, and quoted ones."""
    years = set(ctx.dataset.years)
    for name in names_in(expr):
        if name.dotted in ctx.dataset.contract.metrics:
            years.update(ctx.evaluator.lookup.metric_years(name.dotted))
    return years
