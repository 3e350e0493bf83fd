"""``printreport build`` as a process: what it writes, what it says where, how it ends."""

from __future__ import annotations

import hashlib
import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

THEMES = Path(__file__).resolve().parents[2] / "layouts" / "themes"
RunCli = Callable[..., "subprocess.CompletedProcess[str]"]


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_the_newest_year_is_built_into_out(run_cli: RunCli, small_project: Path) -> None:
    done = run_cli(["build"], cwd=small_project)
    assert (done.returncode, done.stdout, done.stderr) == (0, "out/impact-2024.pdf\n", "")
    assert (small_project / "out/impact-2024.pdf").read_bytes().startswith(b"%PDF-")


def test_the_project_is_found_from_a_folder_in_it(run_cli: RunCli, small_project: Path) -> None:
    done = run_cli(["build", "2023"], cwd=small_project / "data" / "2024")
    assert done.returncode == 0, done.stderr
    assert (small_project / "out/impact-2023.pdf").is_file()


def test_several_years_go_into_a_folder(run_cli: RunCli, small_project: Path) -> None:
    done = run_cli(["build", "2024", "2023", "--output", "reports"], cwd=small_project)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == ["reports/impact-2024.pdf", "reports/impact-2023.pdf"]
    assert {path.name for path in (small_project / "reports").glob("*.pdf")} == {
        "impact-2023.pdf",
        "impact-2024.pdf",
    }


def test_all_builds_every_year(run_cli: RunCli, small_project: Path) -> None:
    done = run_cli(["build", "--all"], cwd=small_project)
    assert done.stdout.splitlines() == ["out/impact-2023.pdf", "out/impact-2024.pdf"]


def test_output_names_the_file_of_one_result(run_cli: RunCli, small_project: Path) -> None:
    done = run_cli(["build", "2024", "--output", "mine.pdf"], cwd=small_project)
    assert (done.returncode, done.stdout) == (0, "mine.pdf\n"), done.stderr


def test_the_same_input_gives_the_same_bytes(run_cli: RunCli, small_project: Path) -> None:
    for name in ("one.pdf", "two.pdf"):
        assert run_cli(["build", "2024", "--output", name], cwd=small_project).returncode == 0
    assert (small_project / "one.pdf").read_bytes() == (small_project / "two.pdf").read_bytes()


def test_page_takes_another_size_of_the_theme(run_cli: RunCli, small_project: Path) -> None:
    assert run_cli(["build", "--page", "a4", "-o", "a4.pdf"], cwd=small_project).returncode == 0
    with pikepdf.open(small_project / "a4.pdf") as pdf:
        assert float(pdf.pages[0].mediabox[3]) == pytest.approx(841.89, abs=0.05)


def test_an_error_keeps_the_former_file(run_cli: RunCli, wrong_project: Path) -> None:
    former = wrong_project / "out" / "impact-2024.pdf"
    former.parent.mkdir()
    former.write_bytes(b"the former report")
    done = run_cli(["build", "2024"], cwd=wrong_project)
    assert (done.returncode, done.stdout) == (1, "")
    assert former.read_bytes() == b"the former report"
    assert [path.name for path in former.parent.iterdir()] == ["impact-2024.pdf"]


def test_an_error_shows_its_place_with_a_caret(run_cli: RunCli, wrong_project: Path) -> None:
    done = run_cli(["build", "2024"], cwd=wrong_project)
    lines = done.stderr.splitlines()
    start = lines.index('error[PR203]: row "Easthaven" adds up to 523 visits, but its total says 550')
    place, line, caret, hint = lines[start + 1 : start + 5]
    file, row, column = place.removeprefix("  --> ").split(":")
    assert line == "   | Easthaven,320,203,550"
    assert (file, row) == ("data/2024/by_town.csv", "2")
    assert caret.index("^") == len("   | ") + int(column) - 1
    assert hint.startswith("   = try: ")


def test_draft_builds_despite_errors_in_the_data(run_cli: RunCli, wrong_project: Path) -> None:
    done = run_cli(["build", "2024", "--draft"], cwd=wrong_project)
    assert (done.returncode, done.stdout) == (0, "out/impact-2024.pdf\n"), done.stderr
    assert "error[PR203]" in done.stderr


def test_draft_does_not_build_what_the_layout_does_not_say(run_cli: RunCli, small_project: Path) -> None:
    edit(small_project / "layouts/impact.yaml", "visits.total", "visits.totl")
    done = run_cli(["build", "2024", "--draft"], cwd=small_project)
    assert done.returncode == 1
    assert "error[PR302]" in done.stderr
    assert not (small_project / "out").exists()


def test_strict_counts_warnings(run_cli: RunCli, small_project: Path) -> None:
    edit(small_project / "layouts/impact.yaml", "We counted", "Of 5,000 we counted")
    lenient = run_cli(["build", "2024"], cwd=small_project)
    assert lenient.returncode == 0
    assert "warning[PR311]" in lenient.stderr
    strict = run_cli(["build", "2024", "--strict", "-o", "strict.pdf"], cwd=small_project)
    assert strict.returncode == 1
    assert not (small_project / "strict.pdf").exists()


def test_json_is_one_object(run_cli: RunCli, small_project: Path) -> None:
    done = run_cli(["build", "2024", "--format", "json"], cwd=small_project)
    said = json.loads(done.stdout)
    assert (done.returncode, done.stderr) == (0, "")
    assert set(said) == {"files", "seconds", "findings", "left_out", "unchanged"}
    (file,) = said["files"]
    content = (small_project / file["path"]).read_bytes()
    assert file["sha256"] == hashlib.sha256(content).hexdigest()
    with pikepdf.open(small_project / file["path"]) as pdf:
        assert file["pages"] == len(pdf.pages)
    assert (file["year"], file["profile"]) == (2024, "screen")
    assert {"load", "check", "resolve", "draw", "write"} <= set(said["seconds"])
    assert said["findings"] == []


def test_json_has_the_findings(run_cli: RunCli, wrong_project: Path) -> None:
    done = run_cli(["build", "2024", "--format=json"], cwd=wrong_project)
    said = json.loads(done.stdout)
    assert (done.returncode, done.stderr, said["files"]) == (1, "", [])
    finding = next(item for item in said["findings"] if item["code"] == "PR203")
    assert set(finding) == {"code", "severity", "file", "line", "column", "message", "hint", "used_by"}
    assert (finding["severity"], finding["file"], finding["line"]) == ("error", "data/2024/by_town.csv", 2)


def test_github_shows_findings_beside_the_line(run_cli: RunCli, wrong_project: Path) -> None:
    done = run_cli(["build", "2024", "--format", "github"], cwd=wrong_project)
    assert done.returncode == 1
    assert any(
        line.startswith("::error file=data/2024/by_town.csv,line=2,col=") and ",title=PR203::" in line
        for line in done.stderr.splitlines()
    )


def test_github_names_files_from_the_top_of_the_checkout(run_cli: RunCli, wrong_project: Path) -> None:
    done = run_cli(
        ["check", "2024", "--format", "github"],
        cwd=wrong_project,
        env={"GITHUB_WORKSPACE": str(wrong_project.parent)},
    )
    assert "file=small/data/2024/by_town.csv" in done.stderr


def test_a_theme_of_the_project_and_a_font_it_lacks(run_cli: RunCli, small_project: Path) -> None:
    own = small_project / "layouts/themes/own.yaml"
    own.parent.mkdir()
    own.write_text((THEMES / "harbor.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    assert run_cli(["build", "--theme", "own", "-o", "own.pdf"], cwd=small_project).returncode == 0
    edit(own, "SourceSans3_700Bold.ttf", "SourceSans3_900Black.ttf")
    done = run_cli(["check", "--theme", "own"], cwd=small_project)
    assert done.returncode == 1
    assert 'error[PR131]: there is no font file "source-sans-3/SourceSans3_900Black.ttf"' in done.stderr
    assert "--> layouts/themes/own.yaml:" in done.stderr
