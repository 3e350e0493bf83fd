"""Bars of one hundred percent: what part each has of the whole."""

from __future__ import annotations

from printreport.draw.charts.board import Board
from printreport.draw.charts.display import DisplayList
from printreport.draw.charts.empty import draw_empty, has_no_data
from printreport.draw.charts.key import KeyEntry, plan_key
from printreport.draw.charts.paired_bar import draw_paired_bar
from printreport.draw.charts.ranked_bar import draw_ranked_bar
from printreport.draw.charts.segments import PartBar, plan_segments
from printreport.draw.charts.slots import slots_of
from printreport.draw.charts.style import ChartStyle
from printreport.draw.fonts import Faces
from printreport.model.exhibits import ChartContent, DatumContent

__all__ = ["draw_share_bar"]


def draw_share_bar(content: ChartContent, width: float, style: ChartStyle, faces: Faces) -> DisplayList:
    """Draw one full-width bar a category, its parts the series; one series alone is one bar.

    A single share is drawn against the rest of the whole, which stays pale and without a number.
    """
    if has_no_data(content):
        return draw_empty(width, style, faces)
    names, bars = _bars(content)
    paints = style.part_paints(max(len(names), 2))[: len(bars[0].data)]
    entries = [KeyEntry(name, paint) for name, paint in zip(names, paints, strict=False)]
    key = plan_key(entries if len(names) > 1 else (), width, style, faces)
    plan = plan_segments(bars, paints, width, style, faces, whole=None)
    if plan is None:
        return _apart(content, width, style, faces)
    board = Board(width, plan.height + key.height, style, faces)
    key.draw(board, 0.0, board.height)
    plan.draw(board, 0.0, plan.height)
    return board.record()


def _apart(content: ChartContent, width: float, style: ChartStyle, faces: Faces) -> DisplayList:
    """Draw each part as a bar of its own, where there are too many for their numbers to be set."""
    draw = draw_ranked_bar if len(content.series) == 1 else draw_paired_bar
    return draw(content, width, style, faces)


def _bars(content: ChartContent) -> tuple[list[str], list[PartBar]]:
    """Give the names of the parts and the bars."""
    if len(content.series) > 1:
        names = [one.label for one in content.series]
        return names, [PartBar(slot.label, slot.data) for slot in slots_of(content.series)]
    only = content.series[0]
    known = [datum for datum in only.data if datum.amount is not None]
    if len(known) > 1 and sum(float(datum.amount or 0) for datum in known) > 1.0 + 1e-6 and content.is_share:
        # Shares of different wholes: each bar shows its own share and the rest.
        return [only.label], [PartBar(datum.category, (datum, _rest(datum))) for datum in known]
    if len(known) > 1:
        return [datum.category for datum in known], [PartBar("", tuple(known))]
    (single,) = known
    return [single.category], [PartBar(single.category, (single, _rest(single)))]


def _rest(datum: DatumContent) -> DatumContent:
    return DatumContent("", max(0.0, 1.0 - float(datum.amount or 0)))
