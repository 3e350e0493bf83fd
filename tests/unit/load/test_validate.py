"""Every mistake in a layout is said in one run, in our words, at its line and column."""

from __future__ import annotations

from typing import Any

import pytest

from printreport.findings import Findings
from printreport.load.validate import validate, validate_entries
from printreport.load.yaml_file import read_yaml_text
from printreport.model.contract import Contract, CorrectionSpec, MetricValueSpec, SourceSpec
from printreport.model.layout import LayoutSpec


def said(kind: Any, text: str) -> list[str]:
    findings = Findings()
    made = validate(kind, read_yaml_text(text, "f.yaml", findings), "f.yaml", findings)
    assert (made is None) == findings.has_errors()
    return [
        f"{item.place.line}:{item.place.column} {item.code} {item.message}"
        + (f" | {item.hint}" if item.hint else "")
        for item in findings
    ]


HEAD = "report: {title: T, organization: O}\nsections:\n"

LAYOUT_CASES = {
    "unknown key": (
        "- kind: chapter\n  title: t\n  blocks:\n  - {kind: table, id: by_state, data: x, colums: [a]}\n",
        ['6:42 PR101 block "by_state" has the unknown key `colums` | `columns`'],
    ),
    "unknown key of a section without an id": (
        "- kind: cover\n  titel: x\n",
        ["4:3 PR101 section of kind `cover` has the unknown key `titel` | `title`"],
    ),
    "missing key": (
        "- kind: chapter\n  id: finding\n",
        ['3:3 PR102 section "finding" lacks the key `title` | `title: …`'],
    ),
    "a misspelled key is not missing as well": (
        "- kind: chapter\n  tittle: x\n",
        ["4:3 PR101 section of kind `chapter` has the unknown key `tittle` | `title`"],
    ),
    "wrong type": (
        "- kind: chapter\n  title: t\n  blocks:\n  - {kind: table, data: x, top: two}\n",
        ['6:33 PR103 `top` is the text "two", a whole number was expected'],
    ),
    "wrong type of an item": (
        "- kind: chapter\n  title: t\n  blocks:\n  - {kind: side_by_side, widths: [2, a], blocks: []}\n",
        ['6:38 PR103 item 2 of `widths` is the text "a", a number was expected'],
    ),
    "a list where text was expected": (
        "- kind: chapter\n  title: [a, b]\n",
        ["4:3 PR103 `title` is a list of 2, text was expected"],
    ),
    "wrong choice": (
        "- kind: cover\n  artwork: {kind: dotfield}\n",
        ['4:19 PR104 `kind` is "dotfield", one of `dot_field`, `bars`, `none` was expected | `dot_field`'],
    ),
    "unknown section kind": (
        "- kind: chaptr\n",
        [
            (
                '3:9 PR105 there is no section of kind "chaptr"; '
                "the kinds are `cover`, `contents`, `chapter`, `notes`, `back` | `chapter`"
            )
        ],
    ),
    "no kind": ("- title: x\n", ["3:3 PR102 a section lacks the key `kind` | `kind: cover`"]),
    "no mapping": ("- foo\n", ['3:3 PR103 item 1 of `sections` is the text "foo", a mapping was expected']),
    "empty value": (
        "- kind: chapter\n  title:\n",
        ["4:3 PR103 `title` is empty, text was expected"],
    ),
    "blocks inside blocks": (
        (
            "- kind: chapter\n  title: t\n  blocks:\n  - kind: side_by_side\n    blocks:\n"
            "    - kind: prose\n      tex: x\n"
        ),
        ["9:7 PR101 block of kind `prose` has the unknown key `tex` | `text`"],
    ),
}


@pytest.mark.parametrize("case", LAYOUT_CASES)
def test_layout(case: str) -> None:
    text, expected = LAYOUT_CASES[case]
    assert said(LayoutSpec, HEAD + text) == expected


def test_hidden_keys_can_not_be_written() -> None:
    findings = Findings()
    assert read_yaml_text("a: 1\n__origin__: 5\n", "f.yaml", findings) == {"a": 1}
    assert [f"{item.place} {item.code}" for item in findings] == ["f.yaml:2:1 PR101"]
    assert any("PR101" in each for each in said(LayoutSpec, HEAD + "- kind: cover\n  key_places: {a: 1}\n"))


def test_unknown_block_kind_lists_the_kinds() -> None:
    (only,) = said(LayoutSpec, HEAD + "- kind: chapter\n  title: t\n  blocks: [{kind: tabel}]\n")
    assert only.startswith('5:19 PR105 there is no block of kind "tabel"; the kinds are `prose`')
    assert only.endswith("| `table`")


def test_everything_is_said_in_one_run() -> None:
    text = """\
report: {title: T, organisation: O, keywords: {a: 1}}
sections:
- kind: cover
  titel: x
- kind: chaptr
- kind: chapter
  id: a
  opener: big
  blocks:
  - kind: table
    data: x
    top: two
    labels: {a: [x]}
"""
    assert [each.split(" ")[:2] for each in said(LayoutSpec, text)] == [
        ["1:20", "PR101"],
        ["1:37", "PR103"],
        ["4:3", "PR101"],
        ["5:9", "PR105"],
        ["6:3", "PR102"],
        ["8:11", "PR104"],
        ["12:10", "PR103"],
        ["13:14", "PR103"],
    ]


def test_places_reach_the_spec() -> None:
    findings = Findings()
    text = HEAD + "- kind: chapter\n  title: In {{ year }}\n  blocks: [{kind: table, data: x}]\n"
    made = validate(LayoutSpec, read_yaml_text(text, "f.yaml", findings), "f.yaml", findings)
    assert made is not None
    section = made.sections[0]
    assert str(section.place_of("title")) == "f.yaml:4:3"
    assert section.title is not None
    assert str(section.title.at(6)) == "f.yaml:4:16"
    assert str(section.origin) == "f.yaml:3:3"


METRIC_CASES = {
    "text for a number": (
        "a: {value: twelve}",
        ['1:12 PR103 `value` is the text "twelve": a number is expected, without quotes, commas or unit'],
    ),
    "true for a number": (
        "a: {value: true}",
        ["1:5 PR103 `value` is true: a number is expected, without quotes, commas or unit"],
    ),
    "wrong qualifier": (
        "a: {value: 1, qualifier: more than}",
        [
            (
                '1:26 PR104 `qualifier` is "more than", one of `exact`, `more_than`, `about`, `at_least`, '
                "`nearly`, `less_than` was expected | `more_than`"
            )
        ],
    ),
    "a key that is no year": (
        "a: {value: 1, prior: {last: 5}}",
        ["1:23 PR103 the key `last` stands where a whole number was expected"],
    ),
    "unknown key names the entry": (
        "calls.received: {value: 1, sorce: x}",
        ['1:28 PR101 metric value "calls.received" has the unknown key `sorce` | `source`'],
    ),
    "a list for a mapping": ("- a\n", ["0:0 PR103 the file is a list of 1, a mapping was expected"]),
}


@pytest.mark.parametrize("case", METRIC_CASES)
def test_metrics(case: str) -> None:
    text, expected = METRIC_CASES[case]
    assert said(dict[str, MetricValueSpec], text) == expected


def test_contract_shorthand() -> None:
    text = "tables:\n  t:\n    rows: {key: k}\n    columns: {a: cuont, b: count}\n"
    assert said(Contract, text) == [
        (
            '4:18 PR104 `a` is "cuont", one of `count`, `percent`, `share`, `rate`, `money`, `text`, `date` '
            "was expected | `count`"
        )
    ]


def test_an_empty_file_is_empty() -> None:
    findings = Findings()
    assert validate(dict[str, MetricValueSpec], None, "f.yaml", findings) == {}
    assert validate(tuple[CorrectionSpec, ...], None, "f.yaml", findings) == ()
    assert len(findings) == 0


def test_what_is_right_is_kept() -> None:
    findings = Findings()
    text = "a: {title: A}\nb: {titel: B}\nc: {title: C}\n"
    made = validate_entries(
        dict[str, SourceSpec], read_yaml_text(text, "f.yaml", findings), "f.yaml", findings
    )
    assert made is not None
    assert list(made) == ["a", "c"]
    assert [str(item.place) for item in findings] == ["f.yaml:2:5"]


def test_a_choice_of_types_is_said_once() -> None:
    text = "a: {title: A, published: [1]}"
    assert said(dict[str, SourceSpec], text) == [
        "1:15 PR103 `published` is a list of 1, text or a whole number was expected"
    ]
