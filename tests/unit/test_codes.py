"""The registry of codes and the sources that use them name each other."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from printreport.codes import CODES, GROUPS

ROOT = Path(__file__).resolve().parents[2]
SOURCES = [path for path in (ROOT / "src").rglob("*.py") if path.parent.name != "codes"]
QUOTED = re.compile(r"[\"'](PR\d{3})[\"']")


def used() -> dict[str, str]:
    """Every code that stands as a string in the sources, with a file that has it."""
    return {
        code: path.relative_to(ROOT).as_posix()
        for path in SOURCES
        for code in QUOTED.findall(path.read_text(encoding="utf-8"))
    }


def test_every_code_in_use_is_explained() -> None:
    unknown = {code: file for code, file in sorted(used().items()) if code not in CODES}
    assert not unknown, f"add these to src/printreport/codes/: {unknown}"


def test_every_explained_code_is_in_use() -> None:
    assert not sorted(set(CODES) - set(used()))


@pytest.mark.parametrize("code", CODES)
def test_an_explanation_says_something(code: str) -> None:
    entry = CODES[code]
    assert entry.title
    assert not entry.title.endswith(".")
    assert entry.text.endswith(".")
    assert len(entry.text) > 40
    for word in ("invalid", "please", "failed to"):
        assert word not in f"{entry.title} {entry.text} {entry.hint}".lower()


def test_every_code_stands_under_its_number() -> None:
    assert sum(len(group) for group in GROUPS.values()) == len(CODES)
    for group, codes in GROUPS.items():
        number = re.search(r"PR(\d)xx", group)
        assert number is not None
        assert all(code[2] == number[1] for code in codes)


@pytest.mark.parametrize("code", CODES)
def test_every_code_has_a_heading_in_the_documents(code: str) -> None:
    text = (ROOT / "docs" / "findings.md").read_text(encoding="utf-8")
    assert f"### {code}: {CODES[code].title}\n" in text
