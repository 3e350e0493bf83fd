"""A cell that changes with its totals is followed everywhere; one that changes alone stops the build."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from conftest import BuiltReport
from flagship.pdf_text import flat, has, text_of
from specimen.pdf import elements

pytestmark = [pytest.mark.slow, pytest.mark.needs_system("pdftotext")]

# The change: ten more nonfamily abductions, all resolved, all in Alabama, all aged 15 to 17 and white.
CHANGES = {
    "cases_by_type.csv": [
        ("Nonfamily Abduction,21,121,142", "Nonfamily Abduction,21,131,152"),
        ('Total,"2,809","24,924","27,733"', 'Total,"2,809","24,934","27,743"'),
    ],
    "cases_by_state.csv": [
        ("Alabama,32,179,211", "Alabama,32,189,221"),
        ('Total,"2,809","24,924","27,733"', 'Total,"2,809","24,934","27,743"'),
    ],
    "age_by_race.csv": [
        ('"6,687",510,"19,238"', '"6,697",510,"19,248"'),
        ('"9,332",887,"27,733"', '"9,342",887,"27,743"'),
    ],
    "metrics.yaml": [("cases.total: {value: 27733,", "cases.total: {value: 27743,")],
}
TOTAL = "cases_by_type.nonfamily_abduction.total@2021"

RunCli = Callable[..., object]


def change(project: Path, changes: dict[str, list[tuple[str, str]]]) -> None:
    for name, pairs in changes.items():
        path = project / "data" / "2021" / name
        text = path.read_text("utf-8")
        for old, new in pairs:
            assert text.count(old) == 1, f"{name} has {old!r} {text.count(old)} times"
            text = text.replace(old, new)
        path.write_text(text, encoding="utf-8")


def entries(pdf: Path, name: str) -> dict[str, list[tuple[int, str]]]:
    """Where a value stands: printed text to pages and kinds of place."""
    ledger = json.loads(pdf.with_name(f"{pdf.stem}.ledger.json").read_text("utf-8"))
    return {
        entry["printed"]: [(place["page"], place["where"]) for place in entry["places"]]
        for entry in ledger["numbers"]
        if entry["id"] == name
    }


def alts(pdf: Path) -> list[str]:
    with pikepdf.open(pdf) as file:
        return [str(element.Alt) for element in elements(file) if "/Alt" in element]


def test_a_changed_cell_is_followed_by_table_chart_prose_and_alt_text(
    project_copy: Path, run_cli: RunCli, built_report: Callable[[int], BuiltReport]
) -> None:
    before = built_report(2021).pdf
    change(project_copy, CHANGES)
    done = run_cli(["build", "2021"], cwd=project_copy)
    assert done.returncode == 0, done.stderr  # type: ignore[attr-defined]
    after = project_copy / "out" / "impact-2021.pdf"

    was, now = entries(before, TOTAL), entries(after, TOTAL)
    assert list(was) == ["142"]
    assert list(now) == ["152"]
    assert [where for _, where in now["152"]] == [where for _, where in was["142"]]
    assert {"table", "chart", "prose"} <= {where for _, where in now["152"]}

    assert any("142" in alt and "onfamily" in alt for alt in alts(before))
    assert any("152" in alt and "onfamily" in alt for alt in alts(after))
    assert not any(has(alt, "142") and "onfamily" in alt for alt in alts(after))

    text = flat(text_of(after))
    assert has(text, "27,743")
    assert not has(text, "27,733"), "the former total stands somewhere as typed digits"
    assert any(has(alt, "27,743") for alt in alts(after)) == any(has(alt, "27,733") for alt in alts(before))
    assert not any(has(alt, "27,733") for alt in alts(after))


def test_words_for_direction_follow_the_data(project_copy: Path, run_cli: RunCli) -> None:
    """As many entries as never before: what fell has risen."""
    change(project_copy, {"metrics.yaml": [("value: 337195", "value: 437195")]})
    done = run_cli(["build", "2021"], cwd=project_copy)
    assert done.returncode == 0, done.stderr  # type: ignore[attr-defined]
    ledger = project_copy / "out" / "impact-2021.ledger.json"
    assert "437,195" in ledger.read_text("utf-8")
    said = flat(text_of(project_copy / "out" / "impact-2021.pdf"))
    assert not has(said, "337,195")
    assert "fell 7.7" not in said
    assert "rose 19.7" in said or "rose by 19.7" in said or "19.7%" in said


def test_a_cell_changed_alone_is_an_error_at_its_place_and_the_former_file_stays(
    project_copy: Path, run_cli: RunCli
) -> None:
    change(project_copy, {"cases_by_type.csv": CHANGES["cases_by_type.csv"][:1]})
    former = project_copy / "out" / "impact-2021.pdf"
    former.parent.mkdir()
    former.write_bytes(b"the former file")
    done = run_cli(["build", "2021"], cwd=project_copy)
    assert done.returncode == 1  # type: ignore[attr-defined]
    told = done.stderr  # type: ignore[attr-defined]
    assert "error[PR2" in told
    assert "--> data/2021/cases_by_type.csv:7:" in told
    assert former.read_bytes() == b"the former file"
    assert [path.name for path in former.parent.iterdir()] == ["impact-2021.pdf"]


def test_a_row_that_does_not_add_up_is_told_at_its_total(project_copy: Path, run_cli: RunCli) -> None:
    change(project_copy, {"cases_by_type.csv": [("Family Abduction,269", "Family Abduction,296")]})
    done = run_cli(["build", "2021", "--format", "json"], cwd=project_copy)
    assert done.returncode == 1  # type: ignore[attr-defined]
    told = json.loads(done.stdout)  # type: ignore[attr-defined]
    assert told["files"] == []
    rows = [item for item in told["findings"] if item["severity"] == "error" and item["line"] == 3]
    assert rows
    assert all(item["file"] == "data/2021/cases_by_type.csv" for item in rows)
    assert any("1,412" in item["message"] and "1,385" in item["message"] for item in rows)


def test_a_draft_is_built_despite_it_with_its_mark_and_the_findings(
    project_copy: Path, run_cli: RunCli
) -> None:
    change(project_copy, {"cases_by_type.csv": CHANGES["cases_by_type.csv"][:1]})
    done = run_cli(["build", "2021", "--draft"], cwd=project_copy)
    assert done.returncode == 0, done.stderr  # type: ignore[attr-defined]
    pdf = project_copy / "out" / "impact-2021.pdf"
    pages = text_of(pdf).split("\f")[:-1]
    assert all("draft" in page.lower() for page in pages)
    said = flat(text_of(pdf))
    assert "cases_by_type.csv" in said
    assert "PR2" in said


def test_a_mistake_in_the_layout_stops_a_draft_too(project_copy: Path, run_cli: RunCli) -> None:
    path = project_copy / "layouts" / "impact.yaml"
    path.write_text(path.read_text("utf-8").replace("kind: contents", "kind: kontents", 1), encoding="utf-8")
    done = run_cli(["build", "2021", "--draft"], cwd=project_copy)
    assert done.returncode == 1  # type: ignore[attr-defined]
    assert not (project_copy / "out" / "impact-2021.pdf").exists()


@pytest.mark.parametrize("args", [["--page", "a4"], ["--theme", "orchard"]])
def test_another_page_or_theme_needs_no_other_layout(
    run_cli: RunCli, tmp_path: Path, args: list[str], built_report: Callable[[int], BuiltReport]
) -> None:
    done = run_cli(["build", "2021", *args, "--output", tmp_path / "other.pdf"])
    assert done.returncode == 0, done.stderr  # type: ignore[attr-defined]
    with pikepdf.open(tmp_path / "other.pdf") as pdf, pikepdf.open(built_report(2021).pdf) as base:
        theirs = {str(font.BaseFont)[8:] for page in pdf.pages for font in page.Resources.Font.values()}
        ours = {str(font.BaseFont)[8:] for page in base.pages for font in page.Resources.Font.values()}
        if args[1] == "a4":
            box = [float(edge) for edge in pdf.pages[0].MediaBox]
            assert box[2:] == pytest.approx([595.28, 841.89], abs=0.01)
            assert theirs == ours
        else:
            assert not theirs & ours
