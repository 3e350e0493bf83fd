"""Addresses as text: printed once, where the words do not say them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from printreport.model.content import ProseContent
from printreport.model.text import Footnote, Paragraph, Run, plain_text
from printreport.resolve.addresses import with_printed_addresses
from specimen.report import report
from specimen.stress import ChapterContent, stress_report
from specimen.words import rich


def printed(*runs: Run) -> tuple[Run, ...]:
    chapter = ChapterContent("x", rich("X"), blocks=(ProseContent("p", (Paragraph(runs),)),))
    made = with_printed_addresses(report(chapter))
    return made.sections[0].blocks[0].paragraphs[0].runs  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("words", "link", "shown"),
    [
        ("our site", "https://www.example.org/a/", "our site (www.example.org/a)"),
        ("www.example.org", "https://www.example.org", "www.example.org"),
        ("example.org/a", "https://www.example.org/a", "example.org/a"),
        ("write", "mailto:a@example.org", "write (a@example.org)"),
    ],
)
def test_the_address_follows_its_words(words: str, link: str, shown: str) -> None:
    made = printed(Run("See "), Run(words, link=link), Run("."))
    assert plain_text(made) == f"See {shown}."
    assert not any(run.link for run in made)


def test_a_link_of_several_runs_is_printed_once() -> None:
    link = "https://example.org/2021"
    made = printed(
        Run("the ", link=link), Run("book", bold=True, link=link), Run(" and "), Run("more", link=link)
    )
    assert plain_text(made) == "the book (example.org/2021) and more (example.org/2021)"


def test_links_inside_the_report_stay() -> None:
    made = printed(Run("above", link="#top"))
    assert made == (Run("above", link="#top"),)


def test_footnotes_too_and_what_has_no_links_is_the_same_object() -> None:
    content = stress_report()
    note = Footnote("a", (Run("site", link="https://example.org"),))
    made = with_printed_addresses(replace(content, footnotes={**content.footnotes, "a": note}))
    assert plain_text(made.footnotes["a"].runs) == "site (example.org)"
    assert made.sections[1] is content.sections[1]
