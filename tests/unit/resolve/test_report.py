from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from printreport.findings import Findings
from printreport.model.blocks import BLOCKS
from printreport.model.content import (
    ChapterContent,
    CoverContent,
    KeyFactsContent,
    ProseContent,
    ReportContent,
    SideBySideContent,
)
from printreport.model.dataset import Dataset
from printreport.model.layout import SECTIONS, EditionSpec, LayoutSpec
from printreport.model.text import plain_text
from printreport.resolve.blocks import RESOLVERS
from printreport.resolve.report import resolve_report
from printreport.resolve.sections import SECTION_RESOLVERS

Resolve = Callable[..., tuple[ReportContent, Findings]]


def blocks(content: ReportContent) -> tuple[Any, ...]:
    (chapter,) = content.sections
    assert isinstance(chapter, ChapterContent)
    return chapter.blocks


def test_every_kind_has_its_function() -> None:
    assert set(RESOLVERS) == set(BLOCKS)
    assert set(SECTION_RESOLVERS) == set(SECTIONS)


def test_key_facts_take_words_from_the_contract(resolve: Resolve) -> None:
    facts = [
        {"value": "calls.received"},
        {"value": "income@previous"},
        {"value": "chips.ever", "label": "chips"},
    ]
    content, _ = resolve({"kind": "key_facts", "facts": facts})
    (made,) = blocks(content)
    assert isinstance(made, KeyFactsContent)
    assert [tuple(map(plain_text, (f.number, f.label, f.note))) for f in made.facts] == [
        ("27,733", "calls", "2021"),
        ("more than 116\u00a0million", "chips", ""),
    ]
    assert made.columns == 2


def test_ids_are_stable_and_told_apart(resolve: Resolve) -> None:
    content, _ = resolve({"kind": "prose", "text": "A."}, {"kind": "prose", "text": "B."})
    assert [block.id for block in blocks(content)] == ["one_prose_1", "one_prose_2"]


def test_side_by_side_gives_the_room_of_what_is_left_out_away(resolve: Resolve) -> None:
    inner = [{"kind": "prose", "text": "A."}, {"kind": "prose", "text": "{{ income@previous }}"}]
    content, _ = resolve({"kind": "side_by_side", "widths": [2, 1], "blocks": inner})
    (made,) = blocks(content)
    assert isinstance(made, SideBySideContent)
    assert (len(made.columns), made.widths) == (1, (2.0,))


def test_a_chapter_with_no_block_left_is_left_out(resolve: Resolve) -> None:
    content, findings = resolve({"kind": "prose", "id": "p", "text": "{{ income@previous }}"})
    assert content.sections == ()
    assert content.left_out == ('section "one" is left out: `income` has no value for 2020',)
    assert [item.severity for item in findings] == ["info"]


def test_required_data_is_an_error(resolve: Resolve) -> None:
    _, findings = resolve({"kind": "prose", "text": "{{ income@previous }}", "required": True})
    assert "PR321" in [item.code for item in findings]


def test_a_condition_keeps_a_block_out(resolve: Resolve) -> None:
    content, findings = resolve(
        {"kind": "prose", "text": "A.", "when": "year < 2000"},
        {"kind": "prose", "text": "B.", "when": "has(calls.received)"},
    )
    (made,) = blocks(content)
    assert isinstance(made, ProseContent)
    assert plain_text(made.paragraphs[0].runs) == "B."
    assert not len(findings)


def test_numbers_of_exhibits_run_in_reading_order(resolve: Resolve) -> None:
    content, _ = resolve(
        {"kind": "table", "data": "kennels", "columns": ["taken"]},
        {"kind": "table", "data": "kennels", "columns": ["taken"], "numbered": False},
        {"kind": "chart", "mark": "bar", "values": ["calls.received"]},
        {"kind": "table", "data": "towns"},
    )
    assert [block.label for block in blocks(content)] == ["Table 1", "", "Figure 1", "Table 2"]


def test_all_mistakes_are_told_in_one_run(resolve: Resolve) -> None:
    _, findings = resolve(
        {"kind": "table", "data": "kenels"},
        {"kind": "table", "data": "kennels", "rows": ["nort"]},
        {"kind": "prose", "text": "{{ calls.recieved }}, {{ calls.received | percent }}"},
        {"kind": "key_facts", "facts": [{"value": "calls.received + animals.adopted"}]},
    )
    codes = sorted(item.code for item in findings if item.severity == "error")
    assert codes == ["PR302", "PR302", "PR303", "PR308", "PR309"]


def layout(**more: Any) -> LayoutSpec:
    return LayoutSpec.model_validate(
        {
            "report": {"title": "Report {{ year }}", "organization": "Shelter", **more},
            "sections": [
                {
                    "kind": "cover",
                    "artwork": {"kind": "dot_field", "dots": "calls.received", "bright": "animals.adopted"},
                },
                {
                    "kind": "chapter",
                    "id": "one",
                    "title": "Of {{ report.organization }}",
                    "lead": "Lead.",
                    "audience": ["donor"],
                    "blocks": [{"kind": "prose", "id": "words", "text": "Plain."}],
                },
                {"kind": "back", "imprint": "By us.", "contact": [{"label": "Call", "text": "us"}]},
            ],
        }
    )


def test_a_cover_is_drawn_from_the_data(dataset: Dataset, tmp_path: Path) -> None:
    content = resolve_report(layout(), dataset, 2021, Findings(), root=tmp_path)
    cover = content.sections[0]
    assert isinstance(cover, CoverContent)
    assert (cover.artwork.dots, cover.artwork.bright) == (27733, 562)
    assert plain_text(cover.artwork.key).startswith("One dot for each of 27,733 calls")
    assert cover.artwork.alt.startswith("A field of dots")
    assert plain_text(cover.title) == "Report 2021"
    assert plain_text(content.sections[1].title) == "Of Shelter"


@pytest.mark.parametrize(
    ("edition", "kept"),
    [
        ({"without": ["one"]}, ["cover", "back"]),
        ({"only": ["words"]}, ["one"]),
        ({"audience": ["grant"]}, ["cover", "back"]),
    ],
)
def test_an_edition_takes_a_part(
    dataset: Dataset, tmp_path: Path, edition: dict[str, Any], kept: list[str]
) -> None:
    spec = EditionSpec.model_validate(edition)
    content = resolve_report(layout(), dataset, 2021, Findings(), root=tmp_path, edition=spec)
    assert [section.id for section in content.sections] == kept


def test_words_of_a_year_replace_and_hide(dataset: Dataset, tmp_path: Path) -> None:
    words = {"one": {"lead": "Another lead."}, "words": {"text": "Other words."}, "wrods": {"text": "x"}}
    years = {**dataset.years, 2021: dataclasses.replace(dataset.years[2021], words=words)}
    findings = Findings()
    content = resolve_report(
        layout(), dataclasses.replace(dataset, years=years), 2021, findings, root=tmp_path
    )
    chapter = content.sections[1]
    assert isinstance(chapter, ChapterContent)
    assert plain_text(chapter.lead) == "Another lead."
    assert plain_text(chapter.blocks[0].paragraphs[0].runs) == "Other words."  # type: ignore[union-attr]
    assert [(item.code, item.hint) for item in findings] == [("PR317", "`words`")]


def test_the_date_comes_from_the_report_or_the_epoch(
    dataset: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1640995200")
    assert resolve_report(layout(), dataset, 2021, Findings(), root=tmp_path).date == "2022-01-01"
    written = resolve_report(layout(date="2022-06-30"), dataset, 2021, Findings(), root=tmp_path)
    assert written.date == "2022-06-30"
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert resolve_report(layout(), dataset, 2021, Findings(), root=tmp_path).date == ""
