"""No heading skips a level, counted over all blocks of a chapter."""

from __future__ import annotations

import pytest

from printreport.check.layout.heading_levels import check_heading_levels
from printreport.findings import Findings
from printreport.model.layout import LayoutSpec


def codes(*sections: dict[str, object]) -> list[str]:
    layout = LayoutSpec.model_validate(
        {"report": {"title": "T", "organization": "O"}, "sections": list(sections)}
    )
    findings = Findings()
    check_heading_levels(layout, findings)
    return [item.code for item in findings.items]


def chapter(*texts: str, **keys: object) -> dict[str, object]:
    blocks = [{"kind": "prose", "text": text} for text in texts]
    return {"kind": "chapter", "title": "One", "blocks": blocks, **keys}


@pytest.mark.parametrize(
    "texts",
    [
        ("No heading",),
        ("## Two\ntext\n\n### Three\ntext",),
        ("## Two\ntext", "### Three in the next block\ntext"),
        ("## Two\n\n### Three\n\n## Two\n\n### Three",),
        ("#hash is no heading",),
    ],
)
def test_heads_in_order_are_fine(texts: tuple[str, ...]) -> None:
    assert codes(chapter(*texts)) == []


def test_a_skip_is_found() -> None:
    assert codes(chapter("### Three\ntext")) == ["PR111"]


def test_every_chapter_begins_anew() -> None:
    assert codes(chapter("## Two"), chapter("### Three")) == ["PR111"]


def test_blocks_inside_blocks_count_in_their_order() -> None:
    inner = {"kind": "side_by_side", "blocks": [{"kind": "prose", "text": "## Two"}]}
    section = {"kind": "chapter", "title": "One", "blocks": [inner, {"kind": "prose", "text": "### Three"}]}
    assert codes(section) == []
