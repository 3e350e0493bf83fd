from __future__ import annotations

from collections.abc import Callable

import pytest

from printreport.findings import Place
from printreport.model.placed import PlacedStr
from printreport.model.text import plain_text
from printreport.resolve.context import Context
from printreport.resolve.results import MissingData
from printreport.resolve.text import resolve_line, resolve_paragraphs


def line(ctx: Context, text: str) -> str:
    return plain_text(resolve_line(ctx, text))


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("We took {{ calls.received }} calls.", "We took 27,733 calls."),
        ("That is {{ compare(calls.received, previous) }}.", "That is 7% fewer than the year before."),
        ("It is {{ compare(income) }}.", "It is the first year with data."),
        ("{{ compare(kennels.all.taken) }}", "As many as the year before"),
        ("Calls {{ rose_fell(calls.received) }}.", "Calls fell."),
        ("{{ more_fewer(calls.received) }} calls", "Fewer calls"),
        ("{{ one_in(kennels.north.adopted / kennels.north.taken) }} were", "Nine in ten were"),
        ("So. {{ one_in(kennels.north.share) }} left.", "So. One in two left."),
        ("{{ top(kennels.*.taken, 2) | names }} lead", "North and South lead"),
        ("{{ argmax(kennels.*.taken) }} leads", "North leads"),
        ("Since {{ founded }}", "Since 1984"),
        ("{{ chips.ever }} chips", "More than 116\u00a0million chips"),
        ("{{ animals.entries.carries }}", "Entries, not animals."),
        ("{{ kennels.north.note }}", "Kennel 0"),
        ("\"It's\" 'so' -- and---well...", "“It’s” ‘so’ – and—well…"),
        ("5~km \\~ so", "5\u00a0km ~ so"),
        ("{{ year }} and {{ previous }}", "2021 and 2020"),
        ("{{ more_than(calls.received, 27000) }}", "More than 27,000"),
    ],
)
def test_lines(ctx: Context, text: str, printed: str) -> None:
    assert line(ctx, text) == printed


def test_a_value_run_holds_the_number_and_nothing_else(ctx: Context) -> None:
    runs = resolve_line(ctx, "Over {{ chips.ever }} chips")
    assert [(run.text, run.value) for run in runs] == [
        ("Over ", ""),
        ("more than ", ""),
        ("116\u00a0million", "chips.ever@2021"),
        (" chips", ""),
    ]
    assert ctx.values["chips.ever@2021"].qualifier == "more_than"


def test_emphasis_links_and_languages(ctx: Context) -> None:
    runs = resolve_line(ctx, "**{{ calls.received }}** [here](https://a.example) and [hola]{lang=es}")
    assert (runs[0].text, runs[0].bold) == ("27,733", True)
    assert ("here", "https://a.example") in [(run.text, run.link) for run in runs]
    assert ("hola", "es") in [(run.text, run.lang) for run in runs]


def test_a_note_travels_with_its_number_once_a_block(ctx: Context) -> None:
    with ctx.noting("foot"):
        runs = resolve_line(ctx, "{{ animals.entries }}, then {{ animals.entries@2020 }}")
    assert [run.note for run in runs if run.note] == ["carries:animals.entries"]
    assert plain_text(ctx.footnotes["carries:animals.entries"].runs) == "Entries, not animals."


def test_a_correction_is_noted_at_the_number(ctx: Context) -> None:
    resolve_line(ctx, "{{ animals.adopted }}")
    note = plain_text(ctx.footnotes["correction:animals.adopted"].runs)
    assert note == "Printed as 532; both totals ask for 30 more."


def test_paragraphs_headings_and_lists(ctx: Context) -> None:
    text = "## Who\n\nOne\ntwo.\n\n- a\n- b\n  - c\n\n1. x\n2. y\n"
    found = resolve_paragraphs(ctx, text)
    shape = [(p.role, p.marker, p.depth, plain_text(p.runs)) for p in found]
    assert shape == [
        ("heading2", "", 0, "Who"),
        ("body", "", 0, "One two."),
        ("item", "•", 0, "a"),
        ("item", "•", 0, "b"),
        ("item", "•", 1, "c"),
        ("item", "1.", 0, "x"),
        ("item", "2.", 0, "y"),
    ]
    assert found[0].anchor == "who"


def test_footnotes_are_taken_out_of_the_text(ctx: Context) -> None:
    found = resolve_paragraphs(ctx, "Calls.[^a]\n\n[^a]: As *counted* in {{ year }}.\n")
    assert [run.note for run in found[0].runs if run.note] == ["block:a"]
    assert plain_text(ctx.footnotes["block:a"].runs) == "As counted in 2021."
    assert len(found) == 1


def test_a_paragraph_without_its_data_is_left_out_with_its_heading(ctx: Context) -> None:
    text = "First {{ calls.received }}.\n\n## Lost\n\nThen {{ income@previous }}.\n"
    found = resolve_paragraphs(ctx, text)
    assert [plain_text(p.runs) for p in found] == ["First 27,733."]
    assert len(ctx.left_out) == 1
    assert "income" in ctx.left_out[0]


def test_a_text_with_nothing_left_is_missing(ctx: Context) -> None:
    with pytest.raises(MissingData):
        resolve_paragraphs(ctx, "Only {{ income@previous }}.")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("See <b>this</b>.", "PR312"),
        ("![x](y.png)", "PR312"),
        ("Use `code`.", "PR312"),
        ("> quoted", "PR312"),
        ("| a |\n|---|\n| b |", "PR312"),
        ("# One", "PR312"),
        ("[x](http://a.example)", "PR313"),
        ("[x](javascript:alert)", "PR313"),
        ("Mark.[^x]", "PR314"),
        ("Open {{ calls.received", "PR316"),
        ("Close }} here", "PR316"),
        ("{{ kennels.*.taken }}", "PR323"),
        ("{{ calls.received | percent }}", "PR308"),
        ("{{ year > 2020 }}", "PR323"),
    ],
)
def test_what_text_does_not_have_is_reported(ctx: Context, text: str, code: str) -> None:
    resolve_paragraphs(ctx, text)
    assert [item.code for item in ctx.findings if item.severity == "error"] == [code]


@pytest.mark.parametrize(
    ("text", "warned"),
    [
        ("We saw 532 dogs.", ["532"]),
        ("It grew by 7 %.", ["7 %"]),
        ("In 2020 it fell.", ["2020"]),
        ("In 1998 it began, in 2018 it grew.", []),
        ("Nine in ten left; two thirds stayed.", ["Nine in ten", "two thirds"]),
        ("Call 1-800-DOGS at any hour.", []),
        ("1. first\n2. second", []),
        ("See [it](https://a.example/2021/42).", []),
        ("{{ calls.received }} of 12", ["12"]),
    ],
)
def test_numbers_typed_into_prose_are_warned_of(
    make_context: Callable[..., Context], text: str, warned: list[str]
) -> None:
    ctx = make_context(names=("1-800-DOGS",))
    resolve_paragraphs(ctx, text)
    assert [item.message.split('"')[1] for item in ctx.findings] == warned


def test_a_finding_stands_at_its_line_and_column(ctx: Context) -> None:
    lines = ((0, Place("a.yaml", 10, 5)), (6, Place("a.yaml", 11, 5)))
    text = PlacedStr("First\nthen {{ calls.recieved }}.", Place("a.yaml", 10, 5), lines)
    resolve_paragraphs(ctx, text)
    (item,) = ctx.findings
    assert (item.place.line, item.place.column, item.place.length) == (11, 13, len("calls.recieved"))


def test_spanish_is_a_real_setting(make_context: Callable[..., Context]) -> None:
    ctx = make_context(language="es")
    assert line(ctx, "Son {{ compare(calls.received) }}") == "Son 7\u00a0% menos que el año anterior"
    assert line(ctx, '"hola"') == "«hola»"


def test_an_abbreviation_says_what_it_stands_for(ctx: Context) -> None:
    runs = resolve_line(
        ctx, 'the [NCIC]{expand="National Crime Information Center"} and [**x** y]{expand="z"}'
    )
    said = [(run.text, run.expansion) for run in runs if run.expansion]
    assert said == [("NCIC", "National Crime Information Center"), ("x", "z"), (" y", "z")]
    assert ctx.findings.items == []
