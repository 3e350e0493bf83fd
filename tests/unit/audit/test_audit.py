"""The drivers of the audit over a small project: tie-out, trace, comparison, lock."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from printreport.audit.difference import compare_years
from printreport.audit.lock import lock_year
from printreport.audit.prepared import prepare_audit
from printreport.audit.tie_out import COLUMNS, tie_out_rows
from printreport.audit.trace import trace_value
from printreport.errors import FindingsError, UsageError
from printreport.pipeline import build_report

BASE = Path(__file__).resolve().parents[2] / "golden" / "base"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path / "small")
    return tmp_path / "small"


def test_what_a_value_is_ticked_to(project: Path) -> None:
    rows = {row.id: row for row in tie_out_rows(prepare_audit(2024, project=project))}
    row = rows["visits.total@2024"]
    assert dict(zip(COLUMNS, row.ticks, strict=True)) == {
        "source": "passed",
        "foots": "",
        "cross_foots": "",
        "recalculates": "",
        "ties": "passed",
    }
    assert (row.document, row.place, row.pages) == ("desk-book", "data/2024/metrics.yaml:1", ())


def test_pages_come_from_the_built_file(project: Path) -> None:
    assert build_report([2024], project=project, verify=True).ok
    prepared = prepare_audit(2024, project=project)
    (row,) = tie_out_rows(prepared)
    assert (row.printed, row.pages) == ("1,000", (1,))
    (stand,) = trace_value("visits.total", prepared).value.stands
    assert (stand.page, stand.where, stand.printed) == (1, "prose", "1,000")


def test_a_value_that_no_page_prints_is_followed_all_the_same(project: Path) -> None:
    made = trace_value("visits.children_share", prepare_audit(2024, project=project))
    assert made.value.formula == "by_town.all.children / by_town.all.total@2024"
    assert [each.id for each in made.inputs] == ["by_town.all.children@2024", "by_town.all.total@2024"]
    assert made.inputs[0].place == "data/2024/by_town.csv:4"
    assert not made.has_ledger


def test_a_name_that_nothing_has_is_told_with_what_was_meant(project: Path) -> None:
    with pytest.raises(UsageError, match=r'there is no value "visits\.totl" for 2024') as told:
        trace_value("visits.totl", prepare_audit(2024, project=project))
    assert told.value.hint == "`visits.total`"


def test_years_are_compared_where_they_compare(project: Path) -> None:
    dataset = prepare_audit(2024, project=project).dataset
    found = {each.name: each for each in compare_years(dataset, 2023, 2024)}
    total = found["visits.total"]
    assert (total.before, total.after, total.difference_text) == ("900", "1,000", "+100")
    assert total.growth == pytest.approx(1 / 9)
    assert found["helpers"].state == "not_comparable"
    assert found["helpers"].difference is None
    assert found["calls.total"].state == "new"
    assert found["by_reason.reading.share"].difference_text == "-2.7 points"


def test_a_lock_is_the_same_for_the_same_values(project: Path) -> None:
    path, n_values = lock_year(2023, project=project)
    first = path.read_bytes()
    values = json.loads(first)["values"]
    assert n_values == len(values)
    assert list(values) == sorted(values)
    assert values["visits.total"] == 900
    assert values["by_town.easthaven.adults"] == 300
    assert lock_year(2023, project=project)[0].read_bytes() == first


def test_what_is_wrong_is_not_locked_in(project: Path) -> None:
    table = project / "data/2023/by_town.csv"
    table.write_text(
        table.read_text(encoding="utf-8").replace("300,200,500", "300,200,501"), encoding="utf-8"
    )
    with pytest.raises(FindingsError):
        lock_year(2023, project=project)
    assert not (project / "data/2023/locked.json").exists()
