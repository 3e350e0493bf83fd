"""The length of each bar against its value."""

from __future__ import annotations

from printreport.findings import Findings
from printreport.model.exhibits import ChartContent, DatumContent, SeriesContent
from printreport.model.ledger import PlacedBar
from printreport.model.values import Value
from printreport.write.bars import check_bars, panels_of

AMOUNTS = {"a": 100, "b": 250, "c": 40, "d": 3}


def wrong(lengths: dict[str, float], *, lying: bool = True, thickness: float = 7.0) -> list[str]:
    values = {name: Value(name, amount) for name, amount in AMOUNTS.items()}
    bars = [
        PlacedBar(name, 3, (10, 10, 10 + length, 17) if lying else (10, 10, 10 + thickness, 10 + length), 1)
        for name, length in lengths.items()
    ]
    findings = Findings()
    assert check_bars(bars, values, findings) == len(lengths)
    return [finding.message.split("`")[1] for finding in findings]


def test_bars_of_one_scale_are_right() -> None:
    right = {name: amount * 0.8 for name, amount in AMOUNTS.items()}
    assert wrong(right) == []
    assert wrong(right, lying=False) == []


def test_the_one_that_is_too_long_is_named() -> None:
    lengths = {name: amount * 0.8 for name, amount in AMOUNTS.items()} | {"c": 45.0}
    assert wrong(lengths) == ["c"]
    assert wrong(lengths, lying=False) == ["c"]


def test_two_scales_may_stand_in_one_chart() -> None:
    assert wrong({"a": 80.0, "b": 200.0, "c": 80.0, "d": 6.0}) == []


def test_a_bar_alone_proves_nothing() -> None:
    assert wrong({"a": 12.0}) == []


def test_each_panel_has_a_scale_of_its_own() -> None:
    values = {name: Value(name, amount) for name, amount in AMOUNTS.items()}
    bars = [PlacedBar(name, 3, (10, 10, 60, 10 + length), 1) for name, length in (("a", 80.0), ("b", 80.0))]
    series = tuple(
        SeriesContent(name, name, (DatumContent("2021", AMOUNTS[name], value=name),)) for name in ("a", "b")
    )
    chart = ChartContent("c", "", "panels", (), series, "alt")
    findings = Findings()
    check_bars(bars, values, findings)
    assert [finding.code for finding in findings] == ["PR522", "PR522"]
    findings = Findings()
    check_bars(bars, values, findings, panels_of([chart]))
    assert not list(findings)
