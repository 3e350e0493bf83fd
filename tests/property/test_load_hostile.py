"""Whatever stands in a YAML or CSV file, reading it ends in values or findings, never in a traceback."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from printreport.check import check_dataset, check_layout
from printreport.findings import Findings
from printreport.load.cells import CellError, parse_cell
from printreport.load.csv_text import scan_csv
from printreport.load.printed import parse_printed
from printreport.load.project import find_project, load_dataset
from printreport.load.validate import validate, validate_entries
from printreport.load.yaml_file import read_yaml_text
from printreport.model.contract import Contract, CorrectionSpec, MetricValueSpec, TableSourceSpec
from printreport.model.layout import LayoutSpec
from printreport.model.placed import PlacedStr

YAML_PIECES = st.sampled_from(
    [
        *(
            "report",
            "sections",
            "kind",
            "chapter",
            "blocks",
            "table",
            "title",
            "metrics",
            "tables",
            "rows",
            "key",
        ),
        *(
            ": ",
            ":\n",
            "\n",
            "\n  ",
            "\n    ",
            "- ",
            "\n- ",
            "[",
            "]",
            "{",
            "}",
            "{{ a }}",
            ", ",
            "'",
            '"',
            "|\n",
            ">\n",
        ),
        *(
            "&a ",
            "*a",
            "!!str ",
            "!x ",
            "#",
            "\t",
            "\\",
            "---\n",
            "...\n",
            "%YAML 1.1\n",
            "? ",
            "<<: ",
            "@",
            "`",
        ),
        *(
            "1",
            "010",
            "1e999",
            ".nan",
            "true",
            "null",
            "~",
            "é",
            "\u2028",
            "\x85",
            "\ufeff",
            "\0",
            "\x1b",
            "😀",
        ),
        *("__origin__: 1\n", "value: 5", "a: {value: 5}\n", "x" * 300),
    ]
)
YAML_TEXTS = st.one_of(
    st.lists(YAML_PIECES, max_size=25).map("".join),
    st.text(max_size=80),
    st.text("[]{}:-,&*#'\"| \n\ta1", max_size=80),
)
CSV_TEXTS = st.one_of(
    st.lists(
        st.sampled_from(
            [
                *(
                    "kennel",
                    "adopted",
                    "note",
                    "North",
                    "Total",
                    ",",
                    ",",
                    ",",
                    "\n",
                    "\n",
                    "\r",
                    "\r\n",
                    '"',
                    '""',
                ),
                *("1,116", '"1,116"', "5%", "-", "\0", "\t", ";", "é", "\u2028", " ", "=1+1", "9" * 20),
            ]
        ),
        max_size=30,
    ).map("".join),
    st.text(max_size=80),
)
KINDS: list[Any] = [
    LayoutSpec,
    Contract,
    dict[str, MetricValueSpec],
    dict[str, TableSourceSpec],
    tuple[CorrectionSpec, ...],
]
CONTRACT = """\
metrics: {a: {label: a, unit: animals}, b.c: {label: b, unit: share}}
tables:
  kennels:
    rows: {key: kennel, all: Total}
    columns:
      adopted: count
      share: {type: percent, share_of: adopted}
      total: {type: count, equals: adopted}
      note: text
ties: [kennels.all.total = a]
"""


@given(text=YAML_TEXTS, kind=st.sampled_from(KINDS))
@example(text="sections: [{kind: chapter, title: t, blocks: [[[]]]}]", kind=LayoutSpec)
@example(text="a: {value: 1, prior: {x: 1, 2: y}, status: {a: b}}", kind=dict[str, MetricValueSpec])
@example(text="? [a]\n: b", kind=Contract)
@example(text="a: >\n\n\n  \n b\n c", kind=Contract)
@example(text="a: {{", kind=Contract)
@settings(max_examples=300)
def test_any_yaml(text: str, kind: Any) -> None:
    findings = Findings()
    data = read_yaml_text(text, "f.yaml", findings)
    made = validate(kind, data, "f.yaml", findings)
    if made is None:
        assert findings.has_errors()
        validate_entries(kind, data, "f.yaml", findings)
    elif isinstance(made, LayoutSpec):
        check_layout(made, findings)
    n_lines = (
        text.count("\n")
        + text.count("\r")
        + text.count("\x85")
        + text.count("\u2028")
        + text.count("\u2029")
        + 1
    )
    for item in findings:
        assert item.place.file == "f.yaml"
        assert item.place.line <= n_lines
        assert item.message


@given(
    st.text(
        st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters="\ufeff\ufffe\uffff"),
        max_size=60,
    )
)
def test_places_of_any_quoted_text(text: str) -> None:
    """A single-quoted text gives every character's column, doubled quotes counted."""
    source = "key: '" + text.replace("'", "''") + "'"
    findings = Findings()
    made = read_yaml_text(source, "f.yaml", findings)
    if findings.has_errors():  # not every character may stand in YAML
        return
    value = made["key"]
    assert isinstance(value, PlacedStr)
    assert value == text
    for offset, character in enumerate(value):
        assert source[value.at(offset).column - 1] == character


@given(
    st.lists(st.text("ab {}", min_size=1, max_size=12).map(str.strip).filter(bool), min_size=1, max_size=6)
)
def test_places_of_any_block_text(words: list[str]) -> None:
    """A folded and a literal block give line and column of every character."""
    for sign in "|>":
        source = f"key: {sign}\n" + "".join(f"  {line}\n" for line in words)
        findings = Findings()
        value = read_yaml_text(source, "f.yaml", findings)["key"]
        assert len(findings) == 0
        lines = source.split("\n")
        for offset, character in enumerate(value):
            if character not in " \n":
                place = value.at(offset)
                assert lines[place.line - 1][place.column - 1] == character


@given(CSV_TEXTS, YAML_TEXTS)
@example("kennel,adopted,share,total,note\nNorth,,,,\nTotal,,,,", "kennels: {complete: false}")
@example('kennel,adopted,share,total,note\n"a\nb",5,5%,5,"x""y"', "")
@settings(max_examples=120)
def test_any_csv(text: str, tables: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "layouts").mkdir()
        (root / "data/2021").mkdir(parents=True)
        (root / "data/contract.yaml").write_text(CONTRACT, encoding="utf-8")
        (root / "data/2021/metrics.yaml").write_text("a: {value: 5}\nb.c: {value: 0.5}\n", encoding="utf-8")
        (root / "data/2021/tables.yaml").write_text(tables, encoding="utf-8", newline="")
        (root / "data/2021/kennels.csv").write_text(text, encoding="utf-8", newline="")
        findings = Findings()
        dataset = load_dataset(find_project(root), findings)
        check_dataset(dataset, findings)
        for table in dataset.years[2021].tables.values():
            table.to_pandas()
        assert all(item.message for item in findings)


@given(
    st.lists(
        st.lists(
            st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=6),
            min_size=2,
            max_size=3,
        ),
        max_size=5,
    )
)
def test_scanned_places_point_at_the_cells(rows: list[list[str]]) -> None:
    """A CSV written by the standard writer is scanned back field by field."""
    import csv
    import io

    buffer = io.StringIO()
    csv.writer(buffer, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(rows)
    text = buffer.getvalue()
    findings = Findings()
    records = scan_csv(text, "f.csv", findings)
    assert records is not None
    assert [[field[0] for field in record.fields] for record in records] == rows


@given(
    st.text(max_size=30),
    st.sampled_from(["count", "percent", "share", "rate", "money", "text", "date"]),
    st.booleans(),
)
def test_any_cell(text: str, kind: Any, from_sheet: bool) -> None:
    try:
        parsed = parse_cell(text, kind, from_sheet=from_sheet)
    except CellError:
        return
    assert parsed.amount is None or abs(parsed.amount) < 1e31


@given(st.integers(0, 10**14))
def test_counts_read_back(number: int) -> None:
    assert parse_cell(f"{number:,}", "count").amount == number
    printed = parse_printed(f"about {number:,} of all")
    assert printed is not None
    assert printed.amount == number


@given(st.text(max_size=40))
def test_any_printed_text(text: str) -> None:
    parse_printed(text)
