"""A whole project: contract, sources, years, corrections; what is wrong is said, the rest is kept."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from printreport.errors import ReadError, UsageError
from printreport.findings import Findings
from printreport.load.project import find_project, load_dataset

if TYPE_CHECKING:
    from unit.check.conftest import SmallProject

Correct = Callable[[str], None]
METRICS = "data/2021/metrics.yaml"
CONTRACT = "data/contract.yaml"


def test_what_is_loaded(project: SmallProject) -> None:
    dataset, said = project.load()
    assert said == []
    assert list(dataset.years) == [2020, 2021]
    year = dataset.years[2021]
    calls = year.metrics["calls.received"]
    assert (calls.id, calls.amount, calls.unit, calls.rounded) == (
        "calls.received@2021",
        21_700_000,
        "calls",
        100_000,
    )
    assert str(calls.place) == f"{METRICS}:3:18"
    assert year.metrics["adopted.share"].decimals == 1
    assert year.metrics["animals.ever"].since == 1990
    prior = year.priors["animals.total", 2020]
    assert (prior.id, prior.amount, prior.year) == ("animals.total@2020", 1300, 2020)
    assert year.tables["kennels"].cell("all", "total").amount == 1400
    long = dataset.long_table("kennels")
    assert list(long.columns) == ["kennel", "column", "amount", "year"]
    assert len(long) == 9
    assert len(dataset.long_table("nothing")) == 0


def test_one_year_alone(project: SmallProject) -> None:
    findings = Findings()
    dataset = load_dataset(find_project(project.root), findings, [2021])
    assert list(dataset.years) == [2021]
    with pytest.raises(UsageError, match="there is no data for 2019; the years are 2020, 2021"):
        load_dataset(find_project(project.root), findings, [2019])


def test_the_project_is_found_upward(project: SmallProject, tmp_path_factory: pytest.TempPathFactory) -> None:
    made = find_project(project.root / "data" / "2021")
    assert made.root == project.root.resolve()
    assert made.years == (2020, 2021)
    assert made.relative(project.root / METRICS) == METRICS
    with pytest.raises(UsageError) as caught:
        find_project(tmp_path_factory.mktemp("elsewhere"))
    assert caught.value.exit_code == 2


def test_no_contract(project: SmallProject) -> None:
    (project.root / CONTRACT).unlink()
    with pytest.raises(ReadError) as caught:
        project.load()
    assert caught.value.exit_code == 3


def test_unknown_metric_and_table(project: SmallProject) -> None:
    project.change(METRICS, "animals.adopted:", "animals.adoptd:")
    project.write("data/2021/kenels.csv", "Kennel\nNorth\n")
    project.change("data/2021/tables.yaml", "reasons:", "reason:")
    said = [f"{item.place} {item.code} {item.hint}" for item in project.load()[1]]
    assert said == [
        "data/2021/kenels.csv PR229 `kennels`",
        f"{METRICS}:1:1 PR229 `animals.adopted`",
        "data/2021/tables.yaml:2:1 PR229 `reasons`",
    ]


def test_a_derived_value_has_no_entry(project: SmallProject) -> None:
    project.write(METRICS, "kennels.adopted_share: {value: 1}\n")
    (only,) = project.load()[1]
    assert "derived by a formula" in only.message


def test_a_table_without_its_file(project: SmallProject) -> None:
    shutil.move(project.root / "data/2021/reasons.csv", project.root / "data/2021/reason.csv")
    said = [f"{item.code} {item.message} {item.hint}" for item in project.load()[1]]
    assert said == [
        "PR229 the file holds no table of data/contract.yaml: there is no table `reason` `reasons`",
        'PR230 table `reasons` has no file "reasons.csv" in data/2021/ `reason.csv`',
    ]


def test_a_file_of_another_name_stays_inside_the_year(project: SmallProject) -> None:
    shutil.move(project.root / "data/2021/reasons.csv", project.root / "data/2021/why.csv")
    project.change("data/2021/tables.yaml", "at: page 5", "file: why.csv")
    assert project.load()[1] == []
    (project.root / "data/2021/why.csv").rename(project.root / "data/why.csv")
    project.change("data/2021/tables.yaml", "why.csv", "../why.csv")
    assert [item.code for item in project.load()[1]] == ["PR230"]


def test_a_broken_entry_of_the_contract_is_said_once(project: SmallProject) -> None:
    project.change(CONTRACT, "  kennels:\n    unit: animals", "  kennels:\n    unti: animals")
    dataset, _ = project.load()
    assert "kennels" not in dataset.contract.tables
    assert "reasons" in dataset.contract.tables
    assert "kennels" in dataset.broken
    assert [item.code for item in project.findings()] == ["PR101"]


def test_a_contract_that_is_no_yaml_is_said_once(project: SmallProject) -> None:
    project.change(CONTRACT, "tables:\n", "tables: {\n")
    project.change(METRICS, "value: 1000", "value: many")
    dataset, said = project.load()
    assert [item.code for item in said] == ["PR103", "PR100"]
    assert not dataset.is_readable


def test_a_value_file_that_is_no_yaml_is_said_once(project: SmallProject) -> None:
    project.write(METRICS, "a: {\n")
    dataset, said = project.load()
    assert [item.code for item in said] == ["PR100"]
    assert "animals.adopted@2021" in dataset.broken


def test_a_broken_value_is_said_once(project: SmallProject) -> None:
    project.change(METRICS, "value: 1000", "value: many")
    dataset, said = project.load()
    assert [item.code for item in said] == ["PR103"]
    assert dataset.broken == {"animals.adopted@2021"}
    assert "animals.total" in dataset.years[2021].metrics


def test_names_mean_one_thing(project: SmallProject) -> None:
    project.change(
        CONTRACT, "  calls.received:", "  kennels.north.calls: {label: c, unit: calls}\n  calls.received:"
    )
    assert "PR233" in [item.code for item in project.load()[1]]


@pytest.mark.parametrize("rounded", ["some", "0"])
def test_rounded_is_a_number(project: SmallProject, rounded: str) -> None:
    project.change(METRICS, "rounded: 0.1 million", f"rounded: {rounded}")
    (only,) = project.load()[1]
    assert only.code == "PR231"
    assert str(only.place) == f"{METRICS}:3:58"


def test_words(project: SmallProject) -> None:
    project.write("data/2021/words.yaml", "lead: In {x}\n")
    assert project.load()[0].years[2021].words == {"lead": "In {x}"}
    project.write("data/2021/words.yaml", "- a\n")
    assert [item.code for item in project.load()[1]] == ["PR103"]


class TestCorrections:
    def test_what_was_published_is_kept(self, project: SmallProject, correct: Correct) -> None:
        correct("cell: kennels.north.adopted, published: 532, action: correct, value: 540, note: here")
        dataset, said = project.load()
        assert said == []
        cell = dataset.years[2021].tables["kennels"].cell("north", "adopted")
        assert (cell.amount, cell.published, cell.text) == (540, 532, "532")
        assert cell.correction is not None
        assert (cell.correction.action, cell.correction.note, cell.correction.year) == (
            "correct",
            "here",
            2021,
        )
        assert dataset.years[2021].corrections == (cell.correction,)

    def test_a_metric(self, project: SmallProject, correct: Correct) -> None:
        correct("cell: calls.received, published: 21.7 million, action: correct, value: 21800000")
        value = project.load()[0].years[2021].metrics["calls.received"]
        assert value.amount == 21_800_000
        assert value.correction is not None

    def test_a_metric_that_is_lost(self, project: SmallProject, correct: Correct) -> None:
        project.change(METRICS, "animals.adopted: {value: 1000, source: report-2021, at: page 3}\n", "")
        correct("cell: animals.adopted, published: lost, action: derive, value: 1000")
        dataset, said = project.load()
        assert said == []
        assert dataset.years[2021].metrics["animals.adopted"].amount == 1000
        assert project.said() == []

    def test_a_percentage_as_text(self, project: SmallProject, correct: Correct) -> None:
        project.change("data/2021/reasons.csv", "540,22.37%", "540,")
        correct("cell: reasons.other.share, published: lost, action: derive, value: 22.37%")
        cell = project.load()[0].years[2021].tables["reasons"].cell("other", "share")
        assert (cell.amount, cell.decimals) == (0.2237, 2)

    def test_a_row_gets_another_label(self, project: SmallProject, correct: Correct) -> None:
        correct("cell: kennels.north, published: North, action: relabel, value: North wing")
        assert project.load()[0].years[2021].tables["kennels"].labels["north"] == "North wing"

    @pytest.mark.parametrize(
        ("entry", "code", "hint"),
        [
            ("cell: kennels.nort.adopted, published: 532, action: keep", "PR211", "`kennels.north.adopted`"),
            ("cell: kennels.north.adoptd, published: 532, action: keep", "PR211", "`adopted`"),
            ("cell: kenels.north.adopted, published: 532, action: keep", "PR211", "`kennels.north.adopted`"),
            ("cell: calls.recieved, published: 1, action: keep", "PR211", "`calls.received`"),
            (
                "cell: kennels.north.adopted, published: 533, action: keep",
                "PR212",
                "see data/2021/kennels.csv:2:7",
            ),
            (
                "cell: kennels.north.adopted, published: lost, action: derive, value: 5",
                "PR212",
                "see data/2021/kennels.csv:2:7",
            ),
            ("cell: animals.total, published: 1399, action: keep", "PR212", ""),
            ("cell: kennels.north.adopted, published: 532, action: correct", "PR213", "`value: …`"),
            ("cell: animals.total, published: 1400, action: correct", "PR213", "`value: …`"),
            ("cell: kennels.north, published: 1, action: correct, value: 5", "PR213", ""),
            ("cell: kennels.north.adopted, published: 532, action: correct, value: lots", "PR213", ""),
        ],
    )
    def test_an_entry_that_fits_nothing(
        self, project: SmallProject, correct: Correct, entry: str, code: str, hint: str
    ) -> None:
        correct(entry)
        dataset, said = project.load()
        assert [(item.code, item.hint) for item in said] == [(code, hint)]
        assert said[0].place.file == "data/2021/corrections.yaml"
        assert dataset.years[2021].tables["kennels"].cell("north", "adopted").amount == 532

    def test_twice(self, project: SmallProject, correct: Correct) -> None:
        correct("cell: kennels.north.adopted, published: 532, action: keep")
        correct("cell: kennels.north.adopted, published: 532, action: keep")
        assert [f"{item.place.line} {item.code}" for item in project.load()[1]] == ["2 PR213"]


def test_the_data_of_this_project_has_no_errors(project_root: Path) -> None:
    from printreport.check import check_dataset

    findings = Findings()
    dataset = load_dataset(find_project(project_root), findings)
    check_dataset(dataset, findings)
    assert [item for item in findings if item.severity == "error"] == []
    assert {2016, 2020, 2021} <= set(dataset.years)
