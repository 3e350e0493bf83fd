"""Each check of the data: what triggers it, what explains it, what it leaves alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from unit.check.conftest import SmallProject

Correct = Callable[[str], None]

KENNELS = "data/2021/kennels.csv"
REASONS = "data/2021/reasons.csv"
METRICS = "data/2021/metrics.yaml"
CONTRACT = "data/contract.yaml"


def test_nothing_is_said_of_good_data(project: SmallProject) -> None:
    assert project.said() == []


class TestRowsFoot:
    def test_a_total_that_is_off(self, project: SmallProject) -> None:
        project.change(KENNELS, "468,370,838", "468,370,839")
        assert project.said() == [
            f'{KENNELS}:3:15 error[PR203] row "South" adds up to 838 animals, but its total says 839',
            (
                f'{KENNELS}:4:20 error[PR204] column "total" adds up to 1,401 animals, '
                'but the row "Total" says 1,400'
            ),
        ]

    def test_the_cell_that_would_satisfy_row_and_column_is_named(self, project: SmallProject) -> None:
        project.change(KENNELS, "532,30,562", "523,30,562")
        row = project.findings()[0]
        assert row.code == "PR203"
        assert row.hint == "532 in the column `adopted`, which satisfies both the row and the column"

    def test_or_the_total(self, project: SmallProject) -> None:
        project.change(KENNELS, "532,30,562", "532,30,526")
        row = project.findings()[0]
        assert row.hint == "562 in the column `total`, which satisfies both the row and the column"

    def test_a_kept_total_explains_it(self, project: SmallProject, correct: Correct) -> None:
        project.change(KENNELS, "468,370,838", "468,370,839")
        correct("cell: kennels.south.total, published: 839, action: keep, value: 839")
        assert project.said() == []

    def test_a_correction_satisfies_it(self, project: SmallProject, correct: Correct) -> None:
        project.change(KENNELS, "532,30,562", "523,30,562")
        correct("cell: kennels.north.adopted, published: 523, action: correct, value: 532")
        assert project.said() == []

    def test_a_correction_that_does_not_is_no_excuse(self, project: SmallProject, correct: Correct) -> None:
        correct("cell: kennels.north.adopted, published: 532, action: correct, value: 533")
        assert [each.split(" ")[1] for each in project.said()] == ["error[PR203]", "error[PR204]"]


class TestColumnsFoot:
    def test_lost_rows_may_leave_a_column_short_but_not_long(self, project: SmallProject) -> None:
        project.change(KENNELS, "North,532,30,562\n", "")
        assert len([each for each in project.said() if "PR204" in each]) == 3
        project.change("data/2021/tables.yaml", "page 4}", "page 4, complete: false}")
        assert project.said() == []
        project.change(KENNELS, "468,370,838", "1468,370,1838")
        assert len([each for each in project.said() if "PR204" in each]) == 2


class TestTies:
    def test_values_that_differ(self, project: SmallProject) -> None:
        project.change(METRICS, "value: 1400", "value: 1401")
        (only,) = project.findings()
        assert only.code == "PR205"
        assert only.message == "`animals.total` is 1,401 in 2021, but `kennels.all.total` is 1,400"
        assert str(only.place) == f"{METRICS}:2:17"
        assert only.used_by == (f"tie ({CONTRACT}:24:5)",)

    def test_the_odd_one_of_three_is_named(self, project: SmallProject) -> None:
        project.change(
            CONTRACT,
            "kennels.all.total = animals.total",
            "kennels.all.total = animals.total = animals.adopted + 400",
        )
        project.change(METRICS, "value: 1000", "value: 1001")
        said = [item.message for item in project.findings()]
        assert said == [
            "`animals.adopted + 400` is 1,401 in 2021, but `kennels.all.total` is 1,400",
            "`animals.adopted` is 1,001 in 2021, but `kennels.all.adopted` is 1,000",
        ]

    @pytest.mark.parametrize(
        ("entry", "agrees"),
        [
            ("value: 1300, qualifier: more_than", True),
            ("value: 1400, qualifier: more_than", False),
            ("value: 1400, qualifier: at_least", True),
            ("value: 1500, qualifier: nearly", False),
            ("value: 1410, qualifier: nearly", True),
            ("value: 1390, qualifier: about", True),
            ("value: 1500, qualifier: less_than", True),
            ("value: 1400, qualifier: less_than", False),
            ("value: 1000, rounded: 1000", True),
            ("value: 1300, rounded: 100", False),
        ],
    )
    def test_tolerance(self, project: SmallProject, entry: str, agrees: bool) -> None:
        project.change(
            METRICS, "value: 1400, source: report-2021, prior: {2020: 1300}", f"{entry}, source: report-2021"
        )
        assert (project.said() == []) is agrees

    def test_shares_are_tied_within_their_rounding(self, project: SmallProject) -> None:
        project.write(
            CONTRACT, (project.root / CONTRACT).read_text() + "  - adopted.share = kennels.adopted_share\n"
        )
        assert project.said() == []
        project.change(METRICS, "value: 0.714", "value: 0.724")
        assert [item.message for item in project.findings()] == [
            "`kennels.adopted_share` is 71.4286% in 2021, but `adopted.share` is 72.4%"
        ]


class TestBlankCells:
    def test_a_lost_cell(self, project: SmallProject) -> None:
        project.change(KENNELS, "468,370,838", "468,,838")
        assert project.said() == [f'{KENNELS}:3:11 error[PR206] row "South" has nothing under "waiting"']

    def test_derived(self, project: SmallProject, correct: Correct) -> None:
        project.change(KENNELS, "468,370,838", "468,,838")
        correct("cell: kennels.south.waiting, published: lost, action: derive, value: 370")
        assert project.said() == []

    def test_a_status_says_why(self, project: SmallProject) -> None:
        project.change(KENNELS, "468,370,838", "468,,838")
        project.change("data/2021/tables.yaml", "page 4}", "page 4, status: {south.waiting: x}}")
        assert project.said() == []


class TestPrintedValues:
    def test_a_wrong_unit_word(self, project: SmallProject, correct: Correct) -> None:
        project.change(
            METRICS,
            "value: 21700000, printed: 21.7 million",
            "value: 21700000, printed: '21,700,000 million'",
        )
        (only,) = project.findings()
        assert only.code == "PR207"
        assert only.message == (
            '`calls.received` is printed as "21,700,000 million", which is 21,700,000,000,000, '
            "but its value is 21,700,000"
        )
        assert str(only.place) == f"{METRICS}:3:45"
        correct("cell: calls.received, published: '21,700,000 million', action: correct, value: 21700000")
        assert project.said() == []

    def test_a_finer_value_may_be_printed_rounded(self, project: SmallProject) -> None:
        project.change(METRICS, "value: 21700000, printed", "value: 21712345, printed")
        assert project.said() == []
        project.change(METRICS, "value: 21712345, printed", "value: 21812345, printed")
        assert [item.code for item in project.findings()] == ["PR207"]

    def test_words_that_say_more_than_the_qualifier(self, project: SmallProject) -> None:
        project.change(METRICS, "printed: 21.7 million", "printed: over 21.7 million")
        (only,) = project.findings()
        assert (only.code, only.severity, only.hint) == ("PR207", "warning", "`qualifier: more_than`")

    def test_words_without_a_number(self, project: SmallProject) -> None:
        project.change(METRICS, "printed: 21.7 million", "printed: many")
        assert [(item.code, item.severity) for item in project.findings()] == [("PR207", "warning")]


class TestPriorQuotes:
    def test_a_quote_of_another_number(self, project: SmallProject) -> None:
        project.change(METRICS, "{2020: 1300}", "{2020: 1299}")
        assert project.said() == [
            (
                f"{METRICS}:2:51 error[PR208] `animals.total` of 2020 is quoted as 1,299, "
                "but the value of 2020 is more than 1,300"
            )
        ]

    def test_a_year_without_a_folder_can_be_quoted(self, project: SmallProject) -> None:
        project.change(METRICS, "{2020: 1300}", "{2020: 1300, 1999: 5}")
        assert project.said() == []


class TestSources:
    def test_no_source(self, project: SmallProject) -> None:
        project.change(METRICS, "value: 1000, source: report-2021, at: page 3", "value: 1000")
        assert project.said() == [f"{METRICS}:1:19 warning[PR209] `animals.adopted` names no source"]

    def test_an_unknown_source(self, project: SmallProject) -> None:
        project.change("data/2021/tables.yaml", "report-2021, at: page 4", "report-201, at: page 4")
        (only,) = project.findings()
        assert (
            only.message
            == 'table `kennels` comes from "report-201", which is no document of data/sources.yaml'
        )
        assert only.hint == "`report-2021`"
        assert str(only.place) == "data/2021/tables.yaml:1:11"

    def test_a_table_that_tables_yaml_does_not_name(self, project: SmallProject) -> None:
        project.change("data/2021/tables.yaml", "reasons: {source: report-2021, at: page 5}\n", "")
        assert project.said() == [f"{REASONS} warning[PR209] table `reasons` names no source"]


class TestRunningTotals:
    def test_a_total_that_falls(self, project: SmallProject) -> None:
        project.change(METRICS, "value: 21400,", "value: 19999,")
        assert project.said() == [
            (
                f"{METRICS}:5:16 error[PR210] `animals.ever` is a running total, "
                "but it falls from 20,000 in 2020 to 19,999 in 2021"
            )
        ]

    def test_what_is_not_comparable_may_fall(self, project: SmallProject) -> None:
        project.change(METRICS, "value: 21400,", "value: 19999,")
        project.change(CONTRACT, "since: 1990}", "since: 1990, comparable: false, why: counted otherwise}")
        assert project.said() == []


class TestShares:
    def test_a_share_that_does_not_follow(self, project: SmallProject) -> None:
        project.change(REASONS, "21.50%", "21.60%")
        assert project.said() == [
            f'{REASONS}:2:11 error[PR215] row "Moved" prints 21.6%, but 519 of 2,414 are 21.50%',
            (
                f'{REASONS}:4:11 error[PR214] column "share" of table `reasons` adds up to 100.1%, '
                "more than rounding away from 100%"
            ),
        ]

    def test_rounding_is_no_error(self, project: SmallProject) -> None:
        project.change(REASONS, "22.37%", "22.4%")
        assert project.said() == []

    def test_shares_of_nothing_stated_are_only_looked_at_near_100(self, project: SmallProject) -> None:
        project.change(CONTRACT, "{type: percent, share_of: count}", "percent")
        project.change(REASONS, "22.37%", "23.00%")
        assert [item.severity for item in project.findings()] == ["warning"]
        project.change(REASONS, "23.00%", "80.00%")
        assert project.said() == []


class TestContractNames:
    @pytest.mark.parametrize(
        ("old", "new", "expected"),
        [
            (
                "adopted + waiting",
                "adopted + wating",
                ":14:46 error[PR234] `wating` is no column of the table",
            ),
            (
                "= animals.total",
                "= animal.total",
                ":24:25 error[PR234] `animal.total` is no metric, table or derived value of the contract",
            ),
            (
                "- kennels.all.total",
                "- kennels.al.total",
                ':24:5 error[PR234] table `kennels` has no row "al" in any year',
            ),
            (
                "- kennels.all.total",
                "- kennels.all.totl",
                ":24:5 error[PR234] table `kennels` has no column `totl`",
            ),
            (
                "share_of: count",
                "share_of: cout",
                ":20:30 error[PR234] `cout` is neither a column of the table nor a metric",
            ),
        ],
    )
    def test_names(self, project: SmallProject, old: str, new: str, expected: str) -> None:
        project.change(CONTRACT, old, new)
        assert CONTRACT + expected in project.said()

    def test_a_formula_out_of_the_grammar(self, project: SmallProject) -> None:
        project.change(CONTRACT, "adopted + waiting", "adopted + % waiting")
        assert [item.code for item in project.findings()] == ["PR305"]


class TestOpenTies:
    """A tie that can not be reckoned is told, unless the year just does not keep the value."""

    TIE = "  - kennels.all.adopted = animals.adopted\n"

    def test_a_blank_cell_is_told_once_and_as_such(self, project: SmallProject) -> None:
        project.change(KENNELS, 'Total,"1,000",400', "Total,,400")
        told = [item.code for item in project.findings()]
        assert "PR206" in told
        assert "PR243" not in told

    def test_a_row_that_only_another_year_has(self, project: SmallProject) -> None:
        project.change(CONTRACT, self.TIE, f"{self.TIE}  - kennels.east.adopted = animals.adopted\n")
        table = "Kennel,adopted,waiting,total\nEast,1,2,3\nTotal,1,2,3\n"
        project.write("data/2020/kennels.csv", table)
        project.write("data/2020/tables.yaml", "kennels: {source: report-2020}\n")
        said = [each for each in project.said() if "PR243" in each]
        assert [each.rpartition(": ")[2] for each in said] == ["table `kennels` has no row `east`"]

    def test_a_metric_and_a_table_the_year_does_not_have(self, project: SmallProject) -> None:
        more = "  - animals.adopted = calls.received\n  - animals.total = sum(reasons.*.count)\n"
        project.change(CONTRACT, self.TIE, self.TIE + more)
        project.change(METRICS, "calls.received: {value: 21700000, printed: 21.7 million, ", "# {")
        (project.root / REASONS).unlink()
        project.change("data/2021/tables.yaml", "reasons: {source: report-2021, at: page 5}\n", "")
        assert project.said() == []
