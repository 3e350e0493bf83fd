"""Layouts: found by name or path; what is wrong is left out, all the rest is kept and checked."""

from __future__ import annotations

from pathlib import Path

import pytest

from printreport.errors import ReadError, UsageError
from printreport.findings import Findings
from printreport.load.layout import find_edition, find_layout, load_edition, load_layout
from printreport.load.project import Project, find_project
from printreport.model.layout import ChapterSpec, LayoutSpec
from specimen.look import ROOT

LAYOUT = """\
report:
  title: Lights
  organization: Keepers
sections:
  - kind: chapter
    id: lamps
    title: The lamps
    blocks:
      - {kind: prose, id: one, text: Words}
      - {kind: table, id: two, data: boats, columns: [total]}
  - kind: back
    id: back
"""


def project(root: Path, *layouts: str) -> Project:
    (root / "data" / "2021").mkdir(parents=True)
    (root / "layouts" / "editions").mkdir(parents=True)
    for name in layouts:
        (root / "layouts" / name).write_text(LAYOUT, encoding="utf-8")
    return find_project(root)


def loaded(root: Path, text: str) -> tuple[LayoutSpec | None, Findings]:
    path = root / "layout.yaml"
    path.write_text(text, encoding="utf-8")
    findings = Findings()
    return load_layout(path, "layouts/layout.yaml", findings), findings


def spots(findings: Findings) -> list[tuple[str, int, int]]:
    return [(item.code, item.place.line, item.place.column) for item in findings]


# Finding --------------------------------------------------------------------------------------


def test_the_only_layout_is_taken(tmp_path: Path) -> None:
    made = project(tmp_path, "year.yaml")
    assert find_layout(made, None) == made.layouts / "year.yaml"


def test_of_several_the_one_called_impact(tmp_path: Path) -> None:
    made = project(tmp_path, "year.yaml", "impact.yaml")
    assert find_layout(made, None) == made.layouts / "impact.yaml"


def test_of_several_none_is_guessed(tmp_path: Path) -> None:
    made = project(tmp_path, "year.yaml", "month.yaml")
    with pytest.raises(UsageError) as caught:
        find_layout(made, None)
    assert "month, year" in caught.value.message


@pytest.mark.parametrize("name", ["year", "year.yaml"])
def test_a_layout_is_found_by_name(tmp_path: Path, name: str) -> None:
    made = project(tmp_path, "year.yaml", "impact.yaml")
    assert find_layout(made, name) == made.layouts / "year.yaml"


def test_a_layout_is_found_by_path(tmp_path: Path) -> None:
    made = project(tmp_path, "impact.yaml")
    other = tmp_path / "elsewhere.yaml"
    other.write_text(LAYOUT, encoding="utf-8")
    assert find_layout(made, str(other)) == other


def test_an_unknown_layout_tells_which_there_are(tmp_path: Path) -> None:
    made = project(tmp_path, "impact.yaml")
    with pytest.raises(UsageError) as caught:
        find_layout(made, "inpact")
    assert caught.value.hint == "`impact`"


def test_an_edition_is_found_by_name_and_by_path(tmp_path: Path) -> None:
    made = project(tmp_path, "impact.yaml")
    path = made.layouts / "editions" / "donors.yaml"
    path.write_text("title: For donors\nonly: [lamps]\n", encoding="utf-8")
    for name in ("donors", "donors.yaml", str(path)):
        assert find_edition(made, name) == path
    with pytest.raises(UsageError) as caught:
        find_edition(made, "donor")
    assert caught.value.hint == "`donors`"
    edition = load_edition(path, "layouts/editions/donors.yaml", Findings())
    assert edition is not None
    assert edition.from_ == "impact.yaml"
    assert edition.only == ("lamps",)


# Reading --------------------------------------------------------------------------------------


def test_a_right_layout_has_no_findings_and_knows_its_places(tmp_path: Path) -> None:
    layout, findings = loaded(tmp_path, LAYOUT)
    assert len(findings) == 0
    assert layout is not None
    assert [section.id for section in layout.sections] == ["lamps", "back"]
    chapter = layout.sections[0]
    assert isinstance(chapter, ChapterSpec)
    assert [block.id for block in chapter.blocks] == ["one", "two"]
    assert str(chapter.place_of("title")) == "layouts/layout.yaml:7:5"
    assert str(chapter.title.place) == "layouts/layout.yaml:7:12"


def test_the_flagship_layout_is_right() -> None:
    findings = Findings()
    layout = load_layout(ROOT / "layouts" / "impact.yaml", "layouts/impact.yaml", findings)
    assert layout is not None
    assert len(findings) == 0, [item.message for item in findings]


def test_every_mistake_is_told_at_its_place_and_the_rest_is_kept(tmp_path: Path) -> None:
    text = LAYOUT.replace("text: Words", "txt: Words").replace("kind: back", "kind: bakc")
    text += "  - {kind: chapter, id: ropes}\n  - {kind: chapter, id: salt, title: Salt, opener: tall}\n"
    layout, findings = loaded(tmp_path, text)
    codes = spots(findings)
    assert ("PR101", 9, 32) in codes
    assert ("PR105", 11, 11) in codes
    assert [code for code, line, _ in codes if line == 13] == ["PR102"]
    assert [code for code, line, _ in codes if line == 14] == ["PR104"]
    assert layout is not None
    assert [section.id for section in layout.sections] == ["lamps"]
    chapter = layout.sections[0]
    assert isinstance(chapter, ChapterSpec)
    assert [block.id for block in chapter.blocks] == ["two"]


def test_a_hint_names_the_key_that_was_meant(tmp_path: Path) -> None:
    _, findings = loaded(tmp_path, LAYOUT.replace("columns: [total]", "colums: [total]"))
    finding = next(item for item in findings if item.code == "PR101")
    assert "`colums`" in finding.message
    assert finding.hint == "`columns`"


def test_a_layout_without_its_report_is_none(tmp_path: Path) -> None:
    layout, findings = loaded(tmp_path, "sections: []\n")
    assert layout is None
    assert spots(findings)[0][0] == "PR102"


@pytest.mark.parametrize(
    "text", ["", "just words\n", "- a\n- b\n", "report: 5\n", "a: b: c\n", "\x00", "{{ x }}\n"]
)
def test_what_is_no_layout_is_a_finding_and_no_crash(tmp_path: Path, text: str) -> None:
    layout, findings = loaded(tmp_path, text)
    assert layout is None
    assert findings.has_errors()


def test_a_missing_file_can_not_be_read(tmp_path: Path) -> None:
    with pytest.raises(ReadError):
        load_layout(tmp_path / "nowhere.yaml", "nowhere.yaml", Findings())
