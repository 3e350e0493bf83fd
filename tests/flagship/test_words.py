"""The prose is ours: no run of eight words stands both in a source document and in what is written here."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from conftest import BuiltReport
from flagship.pdf_text import text_of
from flagship.shingles import digest, runs, words
from specimen.look import ROOT

KNOWN = frozenset((Path(__file__).with_name("source_shingles.txt")).read_text("utf-8").split())

# Names that are longer than a sentence may be: the organization, a kind of case, the heads of a table.
NAMES = (
    "the national center for missing exploited children ncmec",
    "critically missing young adults ages # to #",
    "native american asian multiracial black hispanic pacific islander white unknown total",
)

LABELS = ("tables.yaml", "contract.yaml", "sources.yaml")


def shared(text: str) -> list[str]:
    """The runs of a text that a source document has too."""
    return [run for run in dict.fromkeys(runs(text)) if digest(run) in KNOWN and not is_name(run)]


def is_name(run: str) -> bool:
    return any(name in run or run in name for name in NAMES)


def written() -> Iterator[Path]:
    """What people write: the layout and its themes, and every YAML file of the data."""
    yield from sorted((ROOT / "layouts").rglob("*.yaml"))
    yield from sorted(path for path in (ROOT / "data").rglob("*.yaml") if path.name not in LABELS)


def test_the_digests_are_those_of_three_documents() -> None:
    assert len(KNOWN) > 4000
    assert all(re.fullmatch(r"[0-9a-f]{12}", each) for each in KNOWN)


def test_a_shared_run_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    sentence = "Since 1998 the lamp has been lit by nobody’s hand, in 12,000 nights."
    monkeypatch.setattr(sys.modules[__name__], "KNOWN", {digest(run) for run in runs(sentence)})
    assert shared("It is said: since 2004 the lamp has been LIT by nobody's hand.")
    assert not shared("It is said that since 2004 the lamp was lit by nobody's hand.")


def test_words_are_told_apart_from_numbers() -> None:
    assert words("Of 27,733 cases, 89.9% — the center’s own – were\u00a0resolved.") == [
        "of", "#", "cases", "#", "the", "center's", "own", "were", "resolved",
    ]  # fmt: skip
    assert list(runs("Alabama 32 179 211 Alaska 3 43 46 Arizona")) == []


@pytest.mark.slow
@pytest.mark.needs_system("pdftotext")
@pytest.mark.parametrize("year", [2016, 2020, 2021])
def test_no_report_shares_a_run_with_the_sources(
    built_report: Callable[[int], BuiltReport], year: int
) -> None:
    assert shared(text_of(built_report(year).pdf)) == []


@pytest.mark.parametrize("path", list(written()), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_file_of_words_shares_a_run_with_the_sources(path: Path) -> None:
    text = re.sub(r"\{\{.*?\}\}", " 1 ", path.read_text("utf-8"), flags=re.DOTALL)
    assert shared(text) == []
