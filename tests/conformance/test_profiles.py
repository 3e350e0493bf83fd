"""Every profile of every year keeps what it claims: page-validation 0.11, veraPDF 1.28, our reading back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pikepdf
import pytest

from conformance.conftest import ARCHIVE_FLAVORS, page_failures
from printreport.check.file import check_file
from printreport.findings import Findings
from printreport.model.content import ReportContent

PROFILES = tuple(ARCHIVE_FLAVORS)
ProfileFiles = Callable[[str], list[Path]]
HardFile = Callable[[str, str], Path]
Vera = Callable[[str, Sequence[Path]], list[str]]

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("profile", PROFILES)
def test_page_validation_finds_nothing(profile: str, profile_files: ProfileFiles) -> None:
    for file in profile_files(profile):
        assert page_failures(file, "pdf/ua-1") == []
        assert page_failures(file, f"pdf/a-{ARCHIVE_FLAVORS[profile]}") == []


@pytest.mark.needs_system("verapdf")
@pytest.mark.parametrize("profile", PROFILES)
def test_verapdf_finds_nothing(profile: str, profile_files: ProfileFiles, vera: Vera) -> None:
    files = profile_files(profile)
    assert vera("ua1", files) == []
    assert vera(ARCHIVE_FLAVORS[profile], files) == []


@pytest.mark.parametrize("name", ["stress", "long"])
def test_hard_reports_pass_page_validation_and_are_read_back_whole(
    name: str, hard_file: HardFile, hard_content: dict[str, ReportContent]
) -> None:
    path = hard_file(name, "screen")
    assert page_failures(path, "pdf/ua-1") == []
    assert page_failures(path, "pdf/a-2a") == []
    findings = Findings()
    check_file(path, hard_content[name], findings)
    assert [f"{item.code} {item.message}" for item in findings] == []


@pytest.mark.needs_system("verapdf")
def test_hard_reports_pass_verapdf(hard_file: HardFile, vera: Vera) -> None:
    files = [hard_file("stress", "screen"), hard_file("longest", "screen")]
    assert vera("ua1", files) == []
    assert vera("2a", files) == []
    assert vera("3a", [hard_file("stress", "analyst")]) == []


@pytest.mark.needs_system("verapdf")
def test_the_example_passes_verapdf(
    run_cli: Callable[..., object], tmp_path: Path, vera: Vera, project_root: Path
) -> None:
    options = [part for profile in PROFILES for part in ("--profile", profile)]
    done = run_cli(
        ["build", "2024", *options, "--verify", "--output", tmp_path],
        cwd=project_root / "examples/harbor-light",
    )
    assert done.returncode == 0, done.stderr  # type: ignore[attr-defined]
    files = {
        profile: next(iter(tmp_path.glob(f"*-{profile}.pdf")), tmp_path / "impact-2024.pdf")
        for profile in PROFILES
    }
    assert vera("ua1", list(files.values())) == []
    assert vera("2a", [files["screen"], files["archive"]]) == []
    assert vera("3a", [files["analyst"]]) == []


def test_a_long_table_is_one_table_with_one_head(hard_file: HardFile) -> None:
    from printreport.check.file.tagged import read_tagged

    with read_tagged(hard_file("long", "screen")) as file:
        roles = [element.role for element in file.walk()]
        assert len(file.pages) > 30
        assert (roles.count("Table"), roles.count("THead"), roles.count("TFoot")) == (1, 1, 1)
        assert roles.count("TR") == 1 + 1_500 + 30 + 1
        repeated = [each for each in file.painted if each.kind == "Pagination" and "Ropes" in each.text]
        assert len(repeated) == len(file.pages) - 1


def test_the_state_table_is_one_table(profile_files: ProfileFiles) -> None:
    from printreport.check.file.tagged import read_tagged

    with read_tagged(profile_files("screen")[-1]) as file:
        states = [
            table for table in file.walk() if table.role == "Table" and "Wyoming" in file.text_of(table)
        ]
        assert len(states) == 1
        parts = [element.role for element in states[0].elements()]
        assert parts == ["Caption", "THead", "TBody", "TFoot"]


def test_a_table_drawn_as_a_picture_is_a_table(profile_files: ProfileFiles) -> None:
    from printreport.check.file.tagged import read_tagged

    with read_tagged(profile_files("screen")[-1]) as file:
        (heat,) = [
            table
            for table in file.walk()
            if "12 to 14" in file.text_of(table) and "Summary" in table.attributes
        ]
        rows = [
            [" ".join(file.text_of(cell).split()) for cell in row.elements()]
            for row in heat.walk()
            if row.role == "TR"
        ]
        assert rows[0][:3] == ["Age group", "White", "Black"]
        assert rows[1][:3] == ["Under 3", "171", "209"]
        assert {len(row) for row in rows} == {10}


def test_the_archive_leads_nowhere_outside(profile_files: ProfileFiles) -> None:
    for path in profile_files("archive"):
        with pikepdf.open(path) as pdf:
            annotations = [each for page in pdf.pages for each in page.get("/Annots", [])]
            assert annotations
            assert not [each for each in annotations if "/A" in each]
            assert len(pdf.attachments) == 0


def test_the_analyst_gets_the_data_of_every_table_and_chart(profile_files: ProfileFiles) -> None:
    with pikepdf.open(profile_files("analyst")[-1]) as pdf:
        names = sorted(pdf.attachments)
        assert len(names) > 20
        states = pdf.attachments["by_state.csv"].get_file().read_bytes().decode("utf-8-sig")
        assert states.splitlines()[0].startswith("State,Active,")
        assert "\r\nTexas,253,253,3344," in states.replace('"', "") or "Texas,253," in states
        held = [
            str(file.UF)
            for element in pdf.objects
            if isinstance(element, pikepdf.Dictionary)
            and element.get("/Type") == "/StructElem"
            and "/AF" in element
            for file in element.AF
        ]
        assert sorted(held) == names
        assert len(pdf.Root.AF) == len(names)
        for file in pdf.Root.AF:
            assert str(file.AFRelationship) == "/Data"
            assert str(file.EF.F.Subtype) == "/text/csv"


def test_the_metadata_says_what_the_file_is(profile_files: ProfileFiles) -> None:
    seen = set()
    for profile in PROFILES:
        with pikepdf.open(profile_files(profile)[-1]) as pdf, pdf.open_metadata() as meta:
            assert meta["dc:title"] == "Annual impact report 2021"
            assert meta["dc:language"] == {"en-US"} or "en-US" in meta["dc:language"]
            assert meta["pdfaid:conformance"] == "A"
            assert f"{meta['pdfaid:part']}a" == ARCHIVE_FLAVORS[profile]
            seen.add(meta["xmpMM:DocumentID"])
            assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
            assert len(pdf.trailer.ID) == 2
    assert len(seen) == 3


@pytest.mark.needs_system("verapdf")
def test_editions_of_states_and_statements_pass_verapdf(
    run_cli: Callable[..., object], tmp_path: Path, vera: Vera, project_root: Path
) -> None:
    states = ["editions", "states", "2021", "--only", "texas,maine,north_dakota,colorado"]
    done = run_cli([*states, "--jobs", "2", "--output", tmp_path])
    assert done.returncode == 0, done.stderr  # type: ignore[attr-defined]
    statements = ["editions", "statements", "--only", "hl_0017,hl_0023", "--output", tmp_path / "gifts"]
    done = run_cli(statements, cwd=project_root / "examples/harbor-light")
    assert done.returncode == 0, done.stderr  # type: ignore[attr-defined]
    files = sorted(tmp_path.rglob("*.pdf"))
    assert len(files) == 6
    assert vera("ua1", files) == []
    assert vera("2a", files) == []
