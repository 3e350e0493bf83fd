"""Laws of column widths."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from printreport.draw.tables import TableTooWideError, fit_columns
from printreport.draw.tables.columns import ColumnMeasure, ColumnPlan, plan_columns

lengths = st.floats(1, 200, allow_nan=False)
columns = st.lists(st.tuples(lengths, lengths), min_size=1, max_size=14)


@given(columns, st.floats(10, 3000))
def test_widths_lie_between_least_and_most_and_fit(
    pairs: list[tuple[float, float]], available: float
) -> None:
    least = tuple(low for low, _ in pairs)
    most = tuple(low + more for low, more in pairs)
    if sum(least) > available + 0.01:
        with pytest.raises(TableTooWideError) as caught:
            fit_columns(least, most, available)
        assert caught.value.code == "PR412"
        return
    widths = fit_columns(least, most, available)
    assert sum(widths) <= available + 0.02
    for low, width, high in zip(least, widths, most, strict=True):
        assert low - 1e-6 <= width <= high + 1e-6


@given(columns, st.floats(10, 3000))
def test_no_room_is_left_while_a_column_wants_more(
    pairs: list[tuple[float, float]], available: float
) -> None:
    least = tuple(low for low, _ in pairs)
    most = tuple(low + more for low, more in pairs)
    if sum(least) <= available:
        assert sum(fit_columns(least, most, available)) == pytest.approx(min(available, sum(most)))


measures = st.lists(
    st.builds(
        lambda low, more, number, bar: ColumnMeasure(
            low, low + more, number=low, is_number=number, is_bar=bar
        ),
        st.floats(0.5, 8),
        st.floats(0, 12),
        st.booleans(),
        st.booleans(),
    ),
    min_size=1,
    max_size=12,
)


@given(measures, st.floats(60, 700), st.sampled_from([0.0, 0.3]))
def test_planned_columns_stand_side_by_side_in_the_frame(
    items: list[ColumnMeasure], available: float, inset: float
) -> None:
    plan = plan_columns(tuple(items), available, 9.0, (153.0, 235.0, 318.0), inset)
    if isinstance(plan, float):
        assert plan > available
        return
    assert isinstance(plan, ColumnPlan)
    assert plan.width <= available + 0.05
    for index, (left, width) in enumerate(zip(plan.lefts, plan.widths, strict=True)):
        assert width >= items[index].least * 9.0 - 0.05
        end = plan.lefts[index + 1] - plan.gap if index + 1 < len(plan.lefts) else plan.width - plan.inset
        assert left + width <= end + 0.05
    assert plan.gap <= 2.4 * 9.0 + 0.05
