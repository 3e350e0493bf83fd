"""The benchmarks measure what they say, and their documents hold the numbers that were measured."""

from __future__ import annotations

import csv
import importlib
import json
import os
import sys
import time
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[3]
BENCHMARKS = ROOT / "benchmarks"


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Imports a script of the benchmarks, or of the builders beside them, and forgets it again."""
    monkeypatch.syspath_prepend(BENCHMARKS)
    monkeypatch.syspath_prepend(BENCHMARKS / "peers")
    known = set(sys.modules)
    yield importlib.import_module
    for name in set(sys.modules) - known:
        if str(getattr(sys.modules[name], "__file__", "")).startswith(str(BENCHMARKS)):
            del sys.modules[name]


def python(code: str, **options: Any) -> dict[str, Any]:
    return {"name": "work", "command": [sys.executable, "-S", "-c", code], **options}


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nobody adopts what a process leaves behind")
def test_what_a_process_leaves_behind_counts(script: Any) -> None:
    measure: ModuleType = script("measure")
    child = "import time; held = bytearray(b'x') * 90_000_000; time.sleep(0.3)"
    code = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {child!r}])"
    taken = measure.once(measure.Work("leaves one behind", [sys.executable, "-c", code]))
    assert taken.note == ""
    assert taken.mebibytes > 80


def test_a_process_is_measured_whole(script: Any, tmp_path: Path) -> None:
    measure: ModuleType = script("measure")
    hold = "held = bytearray(80 * 1024**2); time.sleep(0.3)"
    code = f"import sys, time; {hold}; open(sys.argv[1], 'wb').write(b'x' * 7)"
    output = tmp_path / "out"
    work = measure.Work("work", [sys.executable, "-S", "-c", code, str(output)], output)
    found = measure.once(work)
    assert not found.note
    assert 0.3 <= found.seconds < 10
    assert found.mebibytes >= 80
    assert found.size == 7


def test_works_run_in_turn_and_give_medians(script: Any, tmp_path: Path) -> None:
    measure: ModuleType = script("measure")
    order: list[str] = []
    works = [
        measure.Work(name, [sys.executable, "-S", "-c", "pass"], before=lambda name=name: order.append(name))
        for name in ("one", "two")
    ]
    found = measure.in_turn(works, 3, lambda _: None)
    assert order == ["one", "two"] * 4, "a round to warm up, then three"
    assert found["one"].rounds == 3
    assert found["one"].fastest <= found["one"].seconds <= found["one"].slowest


def test_a_work_that_fails_says_why_and_is_not_run_again(script: Any, tmp_path: Path) -> None:
    measure: ModuleType = script("measure")
    runs: list[int] = []
    code = "import sys; sys.exit('no paper')"
    work = measure.Work(**python(code, before=lambda: runs.append(1)))
    found = measure.in_turn([work], 3, lambda _: None)["work"]
    assert "no paper" in found.note
    assert found.rounds == 0
    assert len(runs) == 1


def test_a_work_that_takes_too_long_is_stopped(script: Any) -> None:
    measure: ModuleType = script("measure")
    start = time.perf_counter()
    found = measure.once(measure.Work(**python("import time; time.sleep(60)", limit=0.5)))
    assert "stopped" in found.note
    assert time.perf_counter() - start < 20


def test_the_peers_get_every_table_chart_and_word(script: Any, tmp_path: Path) -> None:
    export: ModuleType = script("export")
    path = tmp_path / "content.json"
    content = export.resolved(ROOT, 2021)
    export.write_content(content, path)
    text = path.read_text(encoding="utf-8")
    made = json.loads(text)
    assert [section["id"] for section in made["sections"]] == [section.id for section in content.sections]
    tables, charts = exhibits(made)
    assert (len(tables), len(charts)) == (12, 13)
    assert all(chart["alt"] for chart in charts)
    assert "27,733" in text
    assert '"value":' not in text, "ledger ids are ours alone"
    marks = notes_marked(made["sections"])
    firsts = [name for name, again in marks if not again]
    assert sorted(firsts) == sorted(made["footnotes"]), "each footnote has one first mark"


def exhibits(value: Any) -> tuple[list[Any], list[Any]]:
    """Tables and charts, in the order of reading; the table of a chart is part of it."""
    if isinstance(value, dict):
        if value.get("kind") == "table":
            return [value], []
        if value.get("kind") == "chart":
            return [], [value]
        value = list(value.values())
    if not isinstance(value, list):
        return [], []
    parts = [exhibits(item) for item in value]
    return [each for tables, _ in parts for each in tables], [each for _, charts in parts for each in charts]


def notes_marked(value: Any) -> list[tuple[str, bool]]:
    if isinstance(value, dict):
        own = (
            [(value["note"], "again" in value)] if isinstance(value.get("note"), str) and "t" in value else []
        )
        return own + [mark for item in value.values() for mark in notes_marked(item)]
    return [mark for item in value for mark in notes_marked(item)] if isinstance(value, list) else []


def test_the_appendix_adds_up_and_is_the_same_for_all(script: Any, tmp_path: Path) -> None:
    appendix: ModuleType = script("series.appendix")
    stage = script("series.stage").Stage(tmp_path, Path(sys.executable), (), 1)
    ours = appendix.our_project(stage, 40)
    with (ours / "data" / "2021" / "office_requests.csv").open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    _, table, _, _ = appendix.for_peers(stage, 40)
    with Path(table).open(encoding="utf-8", newline="") as file:
        theirs = [[cell.replace(",", "") for cell in row] for row in csv.reader(file)]
    assert theirs == [head, *rows]
    assert len(rows) == 41
    for column in range(4, 10):
        assert sum(int(row[column]) for row in rows[:-1]) == int(rows[-1][column])
    assert all(int(row[5]) + int(row[6]) + int(row[7]) == int(row[8]) for row in rows)


def test_a_project_with_an_appendix_checks_clean(script: Any, tmp_path: Path) -> None:
    from printreport.pipeline import check_report

    appendix: ModuleType = script("series.appendix")
    stage = script("series.stage").Stage(tmp_path, Path(sys.executable), (), 1)
    report = check_report([2021], project=appendix.our_project(stage, 12))
    assert report.ok, report.findings


def test_a_project_of_charts_checks_clean(script: Any, tmp_path: Path) -> None:
    from printreport.pipeline import check_report

    charts: ModuleType = script("series.charts")
    stage = script("series.stage").Stage(tmp_path, Path(sys.executable), (), 1)
    report = check_report([2021], project=charts.project_of(stage, 5))
    assert report.ok, report.findings


def test_a_changed_word_is_new_each_time(script: Any, tmp_path: Path) -> None:
    stage = script("series.stage").Stage(tmp_path, Path(sys.executable), (), 1)
    project = stage.project("words")
    seen = set()
    for _ in range(3):
        stage.change_word(project)
        seen.add((project / "layouts" / "impact.yaml").read_text(encoding="utf-8"))
    assert len(seen) == 3


def measured(seconds: float, mebibytes: float = 100.0, note: str = "") -> dict[str, Any]:
    return {
        "rounds": 3,
        "seconds": seconds,
        "fastest": seconds,
        "slowest": seconds,
        "processor": seconds,
        "mebibytes": mebibytes,
        "size": 1000,
        "note": note,
    }


def test_a_promise_is_held_broken_or_not_measured(script: Any) -> None:
    performance: ModuleType = script("performance")
    works = {
        "first build": measured(1.0),
        "reportlab": measured(2.0),
        "word changed": measured(3.0),
        "typst": measured(1.0),
    }
    works["nothing changed"] = measured(0.0, note="ended with 2: no")
    results = performance.Results({"flagship": {"measured": works}})
    lines = list(performance.ratio_table(results))
    assert any("first build" in line and "0.50 ×" in line and line.endswith("yes |") for line in lines)
    assert any("word changed, cold" in line and "3.00 ×" in line and "**no**" in line for line in lines)
    assert any("nothing changed" in line and "not measured" in line for line in lines)


def test_the_document_is_made_of_the_results(script: Any) -> None:
    performance: ModuleType = script("performance")
    results = BENCHMARKS / "results.json"
    page = performance.page(performance.Results(json.loads(results.read_text(encoding="utf-8"))))
    kept = (ROOT / "docs" / "performance.md").read_text(encoding="utf-8")
    assert page == kept, "run `python benchmarks/performance.py`"


def test_the_flame_graph_tells_nothing_of_the_machine(script: Any) -> None:
    flame: ModuleType = script("flame")
    svg = (
        f'<text id="title" x="1">{sys.prefix}/bin/py-spy record</text>'
        f"<title>f ({os.fspath(ROOT)}/src/a.py:1)</title>"
    )
    told = flame.without_paths(svg)
    assert sys.prefix not in told
    assert str(ROOT / "src") not in told
    assert "printreport build 2021" in told


def test_slivers_leave_the_flame_graph_until_it_is_small(script: Any) -> None:
    flame: ModuleType = script("flame")
    wide = "<g><title>wide (90 samples, 90.00%)</title><rect/></g>"
    sliver = "<g><title>thin (1 samples, 0.05%)</title><rect/></g>"
    told = flame.without_slivers(wide + sliver * 10_000)
    assert told == wide
