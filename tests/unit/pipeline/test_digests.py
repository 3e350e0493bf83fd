"""A digest of a section changes with what is printed, and with nothing else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from printreport.cache.by_identity import ByIdentity
from printreport.findings import Place
from printreport.model.content import ChapterContent, ImageContent, ReportContent
from printreport.model.text import Footnote
from printreport.pipeline.digests import section_digests
from specimen.report import full_report, report
from specimen.words import prose_content, rich

HERE = Path()


def digest_of(path: Path) -> str:
    return str(path)


def digests(content: ReportContent) -> tuple[str, ...]:
    return section_digests(content, HERE, digest_of, ByIdentity(64))


def chapter(*words: str, line: int = 1) -> ChapterContent:
    blocks = tuple(replace(prose_content(word, 2), place=Place("impact.yaml", line)) for word in words)
    return ChapterContent("one", rich("One"), blocks=blocks, place=Place("impact.yaml", line))


def test_the_line_of_the_file_does_not_count() -> None:
    assert digests(report(chapter("rope", line=3))) == digests(report(chapter("rope", line=300)))


def test_a_word_changes_its_section_alone() -> None:
    content = full_report()
    changed = replace(content, sections=(*content.sections[:-1], chapter("rope")))
    assert digests(content)[:-1] == digests(changed)[:-1]
    assert digests(content)[-1] != digests(changed)[-1]


def test_equal_content_made_of_other_objects_has_one_digest() -> None:
    one = report(chapter("rope", "rope"))
    other = report(chapter("rope", "ROPE".lower()))
    assert digests(one) == digests(other)


def test_a_footnote_counts_where_it_is_marked() -> None:
    content = full_report()
    notes = {**content.footnotes, "a": Footnote("a", rich("Another note."))}
    before, after = digests(content), digests(replace(content, footnotes=notes))
    assert [a == b for a, b in zip(before, after, strict=True)] == [True, True, False, True]


def test_a_picture_counts_by_what_its_file_holds() -> None:
    picture = ImageContent("pier", "images/pier.png", "A pier")
    content = report(ChapterContent("one", rich("One"), blocks=(picture,)))
    moved = report(
        ChapterContent("one", rich("One"), blocks=(replace(picture, place=Place("impact.yaml", 9)),))
    )
    assert digests(content) == digests(moved)
    assert digests(content) != section_digests(content, HERE, lambda path: "other bytes", ByIdentity(64))


def test_a_section_of_another_edition_has_its_digest_and_its_own_notes() -> None:
    content, shared = full_report(), ByIdentity(64)
    assert section_digests(content, HERE, digest_of, shared) == digests(content)
    notes = {**content.footnotes, "a": Footnote("a", rich("Another note."))}
    other = replace(content, footnotes=notes)
    assert section_digests(other, HERE, digest_of, shared) == digests(other) != digests(content)
