"""The line with the caret: tabs, wide signs, long lines, and what must not steer a terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from printreport.cli.output import finding_lines, github_line
from printreport.cli.source_line import LONGEST, clean, show_spot, width_of
from printreport.findings import Finding, Place


def spot(tmp_path: Path, text: str, line: int, column: int, length: int = 1) -> tuple[str, str] | None:
    path = tmp_path / f"{abs(hash(text))}.yaml"
    path.write_text(text, encoding="utf-8", newline="")
    return show_spot(tmp_path, Place(path.name, line, column, length))


def test_the_caret_stands_under_the_spot(tmp_path: Path) -> None:
    assert spot(tmp_path, "one\n  colums: 2\n", 2, 3, 6) == ("  colums: 2", "  ^^^^^^")


@pytest.mark.parametrize(
    ("text", "column", "length", "line", "carets"),
    [
        ("a\tb: 1", 3, 1, "a    b: 1", "     ^"),
        ("名前: x", 5, 1, "名前: x", "      ^"),
        ("名前: x", 1, 2, "名前: x", "^^^^"),
        ("cafe\u0301: x", 8, 1, "cafe\u0301: x", "      ^"),
        ("short", 99, 4, "short", "     ^"),
        ("ab", 2, 50, "ab", " ^"),
    ],
)
def test_columns_are_those_of_a_terminal(
    tmp_path: Path, text: str, column: int, length: int, line: str, carets: str
) -> None:
    assert spot(tmp_path, text, 1, column, length) == (line, carets)


def test_carriage_returns_end_lines_too(tmp_path: Path) -> None:
    assert spot(tmp_path, "one\r\ntwo\r\n", 2, 1, 3) == ("two", "^^^")


@pytest.mark.parametrize("column", [1, 40, 99, 100, 101, 250, 395])
def test_a_long_line_is_cut_around_the_spot(tmp_path: Path, column: int) -> None:
    text = "".join(chr(ord("a") + n % 26) for n in range(400))
    shown = spot(tmp_path, text, 1, column, 5)
    assert shown is not None
    line, carets = shown
    start = carets.index("^")
    assert line[start : start + 5] == text[column - 1 : column + 4]
    assert len(carets) - start == 5
    assert width_of(line) <= LONGEST
    assert "…" in line


def test_a_place_without_line_or_file_has_no_spot(tmp_path: Path) -> None:
    assert show_spot(tmp_path, Place("missing.yaml", 3, 1)) is None
    assert show_spot(tmp_path, Place("missing.yaml")) is None
    assert spot(tmp_path, "one\n", 7, 1) is None


def test_a_place_with_a_line_alone_shows_the_line(tmp_path: Path) -> None:
    assert spot(tmp_path, "one\ntwo\n", 2, 0) == ("two", "")


def test_an_authors_file_does_not_steer_the_terminal(tmp_path: Path) -> None:
    shown = spot(tmp_path, "a: \x1b[31mred\x07", 1, 4, 2)
    assert shown is not None
    assert "\x1b" not in shown[0]
    assert clean("one\u2028two\x00").count("\x00") == 0
    finding = Finding("PR101", "error", 'key "\x1b]0;title\x07" is unknown', hint="\x1b[2J")
    assert not any("\x1b" in text for text, _ in finding_lines(finding, None))


def test_the_whole_shape(tmp_path: Path) -> None:
    (tmp_path / "layout.yaml").write_text("blocks:\n    colums: [a, b]\n", encoding="utf-8")
    finding = Finding(
        "PR101",
        "error",
        'block "by_state" has the unknown key `colums`',
        Place("layout.yaml", 2, 5, 6),
        ('block "by_type" (layout.yaml:96)',),
        "`columns`",
    )
    assert [text for text, _ in finding_lines(finding, tmp_path)] == [
        'error[PR101]: block "by_state" has the unknown key `colums`',
        "  --> layout.yaml:2:5",
        "   |     colums: [a, b]",
        "   |     ^^^^^^",
        '   = used by: block "by_type" (layout.yaml:96)',
        "   = try: `columns`",
    ]


def test_an_annotation_is_one_line_whatever_it_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GITHUB_WORKSPACE", raising=False)
    finding = Finding("PR1", "warning", "50 %\nof it", Place("a,b:c.yaml", 2, 3, 4), hint="`x`")
    assert github_line(finding, None) == (
        "::warning file=a%2Cb%3Ac.yaml,line=2,col=3,endColumn=7,title=PR1::50 %25%0Aof it%0Atry: `x`"
    )
