"""The commands for who receives a file: editions, awards, comparing files, packages, preflight."""

from __future__ import annotations

import json
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

RunCli = Callable[..., "subprocess.CompletedProcess[str]"]

AWARDS = """\
report:
  title: The year {{ year }}
  organization: Ferry Library
  awards:
    - {number: FL-2024-02, agency: the Office of Ferries, statement: doj-disclaimer}
    - number: FL-2024-03
      agency: the Harbor Fund
      statement: stevens
      federal: visits.total
      other: visits.total
sections:
  - kind: chapter
    id: one
    title: Visits
    blocks:
      - {kind: prose, id: words, text: "We counted {{ visits.total }}."}
      - {kind: prose, id: more, text: "More words.", rank: 1}
      - {kind: acknowledgements, id: thanks}
"""


@pytest.fixture
def with_awards(small_project: Path) -> Path:
    """The small project with two awards, an edition, and a profile of its own."""
    (small_project / "layouts/impact.yaml").write_text(AWARDS, encoding="utf-8")
    for folder in ("editions", "profiles"):
        (small_project / "layouts" / folder).mkdir()
    edition = "from: impact.yaml\nonly: [words, thanks]\npages: {most: 1}\nprofile: county\n"
    (small_project / "layouts/editions/short.yaml").write_text(edition, encoding="utf-8")
    profile = "from: doj\nrules: {page_limit: 3, source: the call, zipped: true}\n"
    (small_project / "layouts/profiles/county.yaml").write_text(profile, encoding="utf-8")
    return small_project


def test_a_package_holds_the_statements(run_cli: RunCli, with_awards: Path) -> None:
    done = run_cli(["package", "2024", "--for", "county", "--edition", "short", "--zip"], cwd=with_awards)
    assert (done.returncode, done.stdout) == (0, "out/package-2024-county.zip\n"), done.stderr
    with zipfile.ZipFile(with_awards / "out/package-2024-county.zip") as package:
        assert package.namelist() == ["impact-2024-short.pdf", "manifest.json"]
        manifest = json.loads(package.read("manifest.json"))
        package.extract("impact-2024-short.pdf", with_awards)
    assert manifest["rules"]["source"] == "the call"
    import pypdfium2

    text = pypdfium2.PdfDocument(with_awards / "impact-2024-short.pdf")[0].get_textpage().get_text_bounded()
    words = " ".join(text.split())
    assert "supported by Award No. FL-2024-02, awarded by the Office of Ferries" in words
    assert "do not necessarily reflect those of the Department of Justice" in words
    assert "50% of its cost" in words


def test_an_edition_without_a_statement_is_refused(run_cli: RunCli, with_awards: Path) -> None:
    done = run_cli(["build", "2024", "--only", "words"], cwd=with_awards)
    assert done.returncode == 1
    assert done.stderr.count("error[PR330]") == 2
    assert not (with_awards / "out").exists()


def test_the_profile_of_an_edition_and_several_profiles(run_cli: RunCli, with_awards: Path) -> None:
    done = run_cli(["build", "2024", "--edition", "short"], cwd=with_awards)
    assert done.stdout == "out/impact-2024-short-county.pdf\n", done.stderr
    done = run_cli(["build", "2024", "--profile", "screen,nih", "--profile", "eu"], cwd=with_awards)
    files = ["out/impact-2024.pdf", "out/impact-2024-nih.pdf", "out/impact-2024-eu.pdf"]
    assert done.stdout.splitlines() == files, done.stderr
    done = run_cli(["across", *files], cwd=with_awards)
    assert done.returncode == 0
    assert done.stdout.startswith("3 files print 2 values, 2 of them in several files: all the same")
    assert run_cli(["audit", "--across", *files], cwd=with_awards).stdout == done.stdout


def test_an_audit_is_of_one_year(run_cli: RunCli, with_awards: Path) -> None:
    done = run_cli(["audit", "2024", "2024"], cwd=with_awards)
    assert done.returncode == 2
    assert "2 years stand where one was expected" in done.stderr


def test_across_tells_what_differs(run_cli: RunCli, with_awards: Path) -> None:
    run_cli(["build", "2024", "--profile", "screen,nih"], cwd=with_awards)
    ledger = with_awards / "out/impact-2024-nih.ledger.json"
    text = ledger.read_text(encoding="utf-8")
    at = text.index('"value":') + len('"value":')
    ledger.write_text(f"{text[:at]}9{text[at:]}", encoding="utf-8")
    done = run_cli(["across", "out/impact-2024.pdf", "out/impact-2024-nih.pdf"], cwd=with_awards)
    assert done.returncode == 1
    assert "error[PR524]" in done.stderr
    assert run_cli(["across", "out/impact-2024.pdf"], cwd=with_awards).returncode == 2


def test_wishes_that_can_not_be_met(run_cli: RunCli, with_awards: Path) -> None:
    for words in (
        ["build", "--only", "wrods"],
        ["build", "--audience", "nobody"],
        ["build", "--profile", "nhi"],
        ["package", "--for", "doj", "--zip"],
        ["package", "--for", "screen"],
    ):
        assert run_cli(words, cwd=with_awards).returncode == 2, words


def test_a_limit_that_nothing_can_meet(run_cli: RunCli, with_awards: Path) -> None:
    layout = with_awards / "layouts/impact.yaml"
    long = "\\n\\n".join(["A long paragraph of words that stays. " * 12] * 30)
    text = layout.read_text(encoding="utf-8").replace("We counted", f"{long} We counted")
    layout.write_text(text, encoding="utf-8")
    done = run_cli(["build", "2024", "--edition", "short"], cwd=with_awards)
    assert done.returncode == 1
    assert "error[PR414]" in done.stderr
