"""Tables over pages and in panels: where they break, what is repeated, what it costs."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from printreport.draw.tables import TableFlowable
from printreport.draw.tables.layout import TableLayout
from printreport.model.exhibits import TableContent
from printreport.model.structure import StructureElement
from printreport.model.text import Run
from table_kit import RecordingCanvas, counted, default_style, rich, row, table

WIDE = 482.0


def pages(content: TableContent, height: float) -> tuple[list[TableFlowable], StructureElement]:
    """Break a table into parts of a height."""
    root = StructureElement("Document")
    rest = TableFlowable(content, default_style(), root)
    parts = []
    rest.wrap(WIDE, height)
    while rest.height > height:
        found = rest.split(WIDE, height)
        if not found:
            break
        first, rest = found  # type: ignore[assignment]
        parts.append(first)
    return [*parts, rest], root  # type: ignore[list-item]


def layout_of(part: TableFlowable) -> TableLayout:
    return part._shared.layout(WIDE)


@settings(max_examples=60, deadline=None)
@given(
    n_rows=st.integers(0, 90),
    height=st.floats(110, 700),
    group_every=st.sampled_from([0, 0, 3, 7]),
    n_panels=st.integers(1, 3),
    summary=st.booleans(),
)
def test_parts_hold_every_row_once_and_heights_add_up(
    n_rows: int, height: float, group_every: int, n_panels: int, summary: bool
) -> None:
    content = counted(
        n_rows, summary=summary, group_every=group_every, panels=n_panels, source=rich("Source.")
    )
    parts, _ = pages(content, height)
    ranges = [part.rows for part in parts]
    assert ranges[0][0] == 0
    assert ranges[-1][1] == len(content.rows)
    assert all(left[1] == right[0] for left, right in pairwise(ranges))
    layout = layout_of(parts[0])
    rows = content.rows
    for part, (start, stop) in zip(parts, ranges, strict=True):
        if part is not parts[-1]:
            assert part.height <= height + 0.05
            assert rows[stop - 1].role != "group"
        if len(parts) > 1:
            assert sum(item.role != "group" for item in rows[start:stop]) >= 2
        frame = layout.caption_height(start) + layout.head.height + layout.notes_height(stop)
        assert part.height == pytest.approx(frame + layout.body_height(start, stop))
    if n_panels == 1 and not group_every:
        bodies = sum(layout.body_height(*rows) for rows in ranges)
        assert bodies == pytest.approx(layout.body_height(0, len(rows)))
    if summary and len(parts) > 1:
        start, stop = ranges[-1]
        assert stop - start >= 3


def test_heads_are_repeated_as_artifacts_with_continued() -> None:
    parts, root = pages(counted(60), 300.0)
    assert len(parts) > 2
    first, second = RecordingCanvas(), RecordingCanvas()
    parts[0].draw(first, 0, 0)  # type: ignore[arg-type]
    parts[1].draw(second, 0, 0)  # type: ignore[arg-type]
    assert first.repeats() == []
    assert second.repeats() == ["TABLE 1", "What it shows (continued)", "Place", "Active", "Resolved"]
    assert {item.owner for item in second.shown if isinstance(item.owner, str)} == {"Pagination"}
    assert [element.role for element in root.walk()].count("Table") == 1
    assert [element.role for element in root.walk()].count("THead") == 1
    assert first.find("Active").x == second.shown[3].x, "the same widths on every page"


def test_rows_of_all_parts_stand_under_one_body_in_order() -> None:
    parts, root = pages(counted(40), 250.0)
    canvas = RecordingCanvas()
    for part in parts:
        part.draw(canvas, 0, 0)  # type: ignore[arg-type]
    bodies = [element for element in root.walk() if element.role == "TBody"]
    assert len(bodies) == 1
    assert len(bodies[0].kids) == 40
    stubs = [item.text for item in canvas.shown if item.text.startswith("Place ")]
    assert stubs == [f"Place {index + 1}" for index in range(40)]


def test_notes_stand_under_the_last_part_only() -> None:
    parts, _ = pages(counted(40, source=rich("Source: made up.")), 250.0)
    for part in parts:
        canvas = RecordingCanvas()
        part.draw(canvas, 0, 0)  # type: ignore[arg-type]
        assert any(item.text == "Source: made up." for item in canvas.shown) is (part is parts[-1])


def test_a_boxhead_does_not_stand_alone() -> None:
    flowable = TableFlowable(counted(20), default_style(), StructureElement("Document"))
    flowable.wrap(WIDE, 1e6)
    layout = layout_of(flowable)
    head = layout.caption_height(0) + layout.head.height
    pitch = layout.metrics.tops[1]
    assert flowable.split(WIDE, head + 1.5 * pitch) == []
    first, _ = flowable.split(WIDE, head + 2.5 * pitch)
    assert first.rows == (0, 2)  # type: ignore[attr-defined]


def test_a_summary_row_takes_two_rows_with_it() -> None:
    content = counted(20)
    flowable = TableFlowable(content, default_style(), StructureElement("Document"))
    _, height = flowable.wrap(WIDE, 1e6)
    first, rest = flowable.split(WIDE, height - 1.0)
    assert first.rows == (0, 18)  # type: ignore[attr-defined]
    assert rest.rows == (18, 21)  # type: ignore[attr-defined]


def test_small_tables_do_not_break() -> None:
    flowable = TableFlowable(counted(3, summary=False), default_style(), StructureElement("Document"))
    _, height = flowable.wrap(WIDE, 1e6)
    assert flowable.split(WIDE, height - 1.0) == []


def test_a_group_goes_on_under_its_heading() -> None:
    parts, _ = pages(counted(40, group_every=20), 250.0)
    canvas = RecordingCanvas()
    parts[1].draw(canvas, 0, 0)  # type: ignore[arg-type]
    assert "Group 1 (continued)" in canvas.repeats()


def test_a_subtotal_is_not_first_on_a_page() -> None:
    rows = [row(f"r{index}", "1") for index in range(6)]
    rows += [row("Sum", "6", role="subtotal"), *(row(f"s{index}", "1") for index in range(6))]
    flowable = TableFlowable(table(rows, "Active"), default_style(), StructureElement("Document"))
    flowable.wrap(WIDE, 1e6)
    layout = layout_of(flowable)
    height = layout.caption_height(0) + layout.head.height + layout.metrics.tops[6] + 0.5
    first, _ = flowable.split(WIDE, height)
    assert first.rows == (0, 5)  # type: ignore[attr-defined]


def test_panels_are_balanced_and_read_down() -> None:
    content = counted(53, panels=3)
    root = StructureElement("Document")
    flowable = TableFlowable(content, default_style(), root)
    flowable.wrap(WIDE, 1e6)
    ranges = layout_of(flowable).ranges(0, 54)
    assert [stop - start for start, stop in ranges] == [18, 18, 18]
    canvas = RecordingCanvas()
    flowable.draw(canvas, 0, 0)  # type: ignore[arg-type]
    assert canvas.repeats() == ["Place", "Active", "Resolved"] * 2
    assert [element.role for element in root.walk()].count("THead") == 1
    stubs = [item for item in canvas.shown if item.text.startswith("Place ")]
    assert [item.text for item in stubs] == [f"Place {index + 1}" for index in range(53)]
    lefts = sorted({round(item.x, 3) for item in stubs})
    assert len(lefts) == 3
    assert lefts[1] - lefts[0] == pytest.approx(lefts[2] - lefts[1], abs=0.01)
    assert canvas.find("Total").x == pytest.approx(lefts[2], abs=0.01)
    assert stubs[0].y == pytest.approx(stubs[18].y)


def test_long_panels_break_into_pages_of_full_panels() -> None:
    parts, _ = pages(counted(120, panels=3), 250.0)
    assert len(parts) > 1
    layout = layout_of(parts[0])
    heights = [layout.metrics.height(*rows) for rows in layout.ranges(*parts[0].rows)]
    assert max(heights) - min(heights) <= layout.body.pitches.row + 0.01
    assert len(heights) == 3


def test_a_long_table_is_measured_once_whatever_parts_it_breaks_into(monkeypatch: pytest.MonkeyPatch) -> None:
    from printreport.draw.tables import rows as module

    calls = 0
    measure = module.n_lines

    def counting(*arguments: object) -> int:
        nonlocal calls
        calls += 1
        return measure(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "n_lines", counting)
    parts, _ = pages(counted(5000), 600.0)
    assert len(parts) > 100
    assert calls == 5001
    measured = parts[0].n_measured
    for part in parts:
        part.wrap(WIDE, 600.0)
    assert parts[-1].n_measured == measured
    assert parts[-1].content is parts[0].content


def test_footnotes_go_with_the_part_that_holds_their_mark() -> None:
    content = counted(40)
    rows = list(content.rows)
    rows[2] = replace(rows[2], stub=(Run("Early"), Run("", note="early")))
    rows[38] = replace(rows[38], stub=(Run("Late"), Run("", note="late")))
    parts, _ = pages(replace(content, rows=tuple(rows)), 300.0)
    assert parts[0].notes() == ("early",)
    assert parts[-1].notes() == ("late",)
    assert all(part.notes() == () for part in parts[1:-1])


def test_only_the_first_part_keeps_the_anchor() -> None:
    parts, _ = pages(counted(40), 300.0)
    assert [part.anchor for part in parts] == ["made_up", *[""] * (len(parts) - 1)]
