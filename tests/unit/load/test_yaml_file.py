"""YAML by the rules of 1.2, with the place of every character."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from printreport.errors import ReadError
from printreport.findings import Findings
from printreport.load.yaml_file import MOST_DEPTH, read_yaml, read_yaml_text
from printreport.model.placed import PlacedDict, PlacedFloat, PlacedInt, PlacedStr


def read(text: str) -> tuple[Any, list[str]]:
    findings = Findings()
    made = read_yaml_text(text, "f.yaml", findings)
    return made, [f"{item.place} {item.code}" for item in findings]


def value(text: str) -> Any:
    made, said = read(f"key: {text}")
    assert said == []
    return made["key"]


@pytest.mark.parametrize(
    "text", ["NO", "no", "yes", "off", "On", "1:30", "2021-12-31", "1_000", "0x", "1e", ".", "+"]
)
def test_what_only_yaml_1_1_converts_stays_text(text: str) -> None:
    made = value(text)
    assert isinstance(made, PlacedStr)
    assert made == text


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("010", 10),
        ("0o10", 8),
        ("0x1F", 31),
        ("-7", -7),
        ("+7", 7),
        ("1.50", 1.5),
        (".5", 0.5),
        ("1e3", 1000.0),
    ],
)
def test_numbers_of_the_core_schema(text: str, number: float) -> None:
    made = value(text)
    assert made == number
    assert isinstance(made, (PlacedInt, PlacedFloat))
    assert made.text == text
    assert str(made.place) == "f.yaml:1:6"


@pytest.mark.parametrize("text", [".inf", "-.inf", ".nan", "1e999", "9" * 60])
def test_a_number_that_no_figure_can_be_stays_text(text: str) -> None:
    assert isinstance(value(text), PlacedStr)


@pytest.mark.parametrize(
    ("text", "made"), [("true", True), ("False", False), ("null", None), ("~", None), ("", None)]
)
def test_true_false_and_nothing(text: str, made: object) -> None:
    assert value(text) is made


def test_quoted_numbers_are_text() -> None:
    assert value('"10"') == "10"
    assert isinstance(value("'true'"), PlacedStr)


def test_keys_are_text_and_have_places() -> None:
    made, said = read("NO: 1\n2020: 2\nb:\n  c: 3\n")
    assert said == []
    assert list(made) == ["NO", "2020", "b"]
    assert str(made.places["2020"]) == "f.yaml:2:1"
    assert made.places["2020"].length == 4
    assert str(made["b"].origin) == "f.yaml:4:3"
    assert made["b"].places["c"].line == 4


TEXTS = """\
plain: In {{ year }}
single: 'it''s {{ a }} it''s'
double: "tab\\tthen {{ b }}"
list: [one, 'two', "three"]
folded: >
  In {{ year }} we
  helped

    a more indented {{ line }}
  and on
literal: |
  ## Who

    was
  missing {{ x }}
kept: |2+
    two more
  end

many: one
  two

  three {{ y }}
quoted: "one
  two

  three {{ z }}"
umlaut: größer {{ ü }}
"""


def test_every_character_knows_its_place() -> None:
    made, said = read(TEXTS)
    assert said == []
    lines = TEXTS.split("\n")
    n_seen = 0

    def walk(node: object) -> None:
        nonlocal n_seen
        if isinstance(node, dict):
            for each in node.values():
                walk(each)
        elif isinstance(node, list):
            for each in node:
                walk(each)
        else:
            assert isinstance(node, PlacedStr)
            for offset, character in enumerate(node):
                if character not in " \t\n":
                    place = node.at(offset)
                    assert lines[place.line - 1][place.column - 1] == character, (node, offset)
                    n_seen += 1

    walk(made)
    assert n_seen > 150


def test_folding_is_the_parsers() -> None:
    made, _ = read(TEXTS)
    assert made["folded"] == "In {{ year }} we helped\n\n  a more indented {{ line }}\nand on\n"
    assert made["single"] == "it's {{ a }} it's"
    assert made["quoted"] == "one two\nthree {{ z }}"


def test_a_doubled_key_is_a_finding_and_the_first_counts() -> None:
    made, said = read("a: 1\nb:\n  c: 1\n  c: 2\na: 3\n")
    assert said == ["f.yaml:4:3 PR107", "f.yaml:5:1 PR107"]
    assert made == {"a": 1, "b": {"c": 1}}


def test_anchors_aliases_and_tags_are_refused() -> None:
    _, said = read("a: &x 1\nb: *x\nc: !!python/object:os.system ls\nd: !!str 5\n")
    assert said == ["f.yaml:1:4 PR108", "f.yaml:2:4 PR108", "f.yaml:3:4 PR108", "f.yaml:4:4 PR108"]


def test_nothing_grows_by_aliases() -> None:
    bomb = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 30))
    made, said = read(bomb)
    assert set(made) == {f"a{n}" for n in range(30)}
    assert all("PR108" in each for each in said)


def test_merge_keys_are_plain_keys() -> None:
    made, _ = read("a: {<<: {b: 1}}\n")
    assert made == {"a": {"<<": {"b": 1}}}


def test_bare_braces_ask_for_quotes_all_in_one_run() -> None:
    text = (
        "title: {{ one_in(x) }} cases  # most\n"
        "list: [{{ a.b }}, 2, {x: {{ c }} }]\n"
        "alone: {{ year }}\n"
        'fine: "{{ d }}"\n'
    )
    findings = Findings()
    made = read_yaml_text(text, "f.yaml", findings)
    assert [f"{item.place} {item.code} {item.hint}" for item in findings] == [
        'f.yaml:1:8 PR109 `"{{ one_in(x) }} cases"`',
        'f.yaml:2:8 PR109 `"{{ a.b }}"`',
        'f.yaml:2:26 PR109 `"{{ c }}"`',
        'f.yaml:3:8 PR109 `"{{ year }}"`',
    ]
    assert made["title"] == "{{ one_in(x) }} cases"
    assert made["list"] == ["{{ a.b }}", 2, {"x": "{{ c }}"}]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: b: c\n", "f.yaml:1:5"),
        ("a:\n\tb: 1\n", "f.yaml:2:1"),
        ("a: [1, 2\nb: 3\n", "f.yaml:2:2"),
        ("a: 'open\n", "f.yaml:2:1"),
        ("a: 1\n  b: 2\n", "f.yaml:2:4"),
        ("a: 1\n--- \nb: 2\n", "f.yaml:2:1"),
        ("a: @b\n", "f.yaml:1:4"),
        ("a: \x01\n", "f.yaml:1:4"),
    ],
)
def test_a_syntax_error_has_a_place_and_our_words(text: str, place: str) -> None:
    findings = Findings()
    read_yaml_text(text, "f.yaml", findings)
    (only,) = findings
    assert only.code == "PR100"
    assert str(only.place) == place
    assert "token" not in only.message
    assert "this is not YAML" not in only.message


def test_depth_has_an_end() -> None:
    _, said = read("[" * (MOST_DEPTH + 5) + "]" * (MOST_DEPTH + 5))
    assert said == [f"f.yaml:1:{MOST_DEPTH + 1} PR110"]
    made, said = read("a: " + "[" * 200_000)
    assert made is None
    assert len(said) == 1


def test_an_empty_file_is_nothing() -> None:
    assert read("") == (None, [])
    assert read("# only words\n") == (None, [])


def test_files(tmp_path: Path) -> None:
    findings = Findings()
    good = tmp_path / "good.yaml"
    good.write_bytes(b"\xef\xbb\xbfa: \xc3\xa9\r\nb: 2\r\n")
    made = read_yaml(good, "good.yaml", findings)
    assert made == {"a": "é", "b": 2}
    assert isinstance(made, PlacedDict)
    assert str(made.places["a"]) == "good.yaml:1:1"
    bad = tmp_path / "bad.yaml"
    bad.write_bytes(b"a: 1\nb: caf\xe9\n")
    assert read_yaml(bad, "bad.yaml", findings) is None
    assert [f"{item.place} {item.code}" for item in findings] == ["bad.yaml:2:7 PR110"]
    with pytest.raises(ReadError, match="no file") as caught:
        read_yaml(tmp_path / "none.yaml", "none.yaml", findings)
    assert caught.value.exit_code == 3
    with pytest.raises(ReadError):
        read_yaml(tmp_path, "folder", findings)
