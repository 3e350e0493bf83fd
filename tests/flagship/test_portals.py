"""The short editions in every portal's profile: inside its rules, of one set of figures, and full pages."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pikepdf
import pytest

from printreport import BuildReport, build_report
from printreport.audit.across import compare_across
from printreport.check.file.preflight import preflight_file
from printreport.findings import Findings
from printreport.pipeline.package import package_report, portal_name
from printreport.profiles import PROFILES
from specimen.look import ROOT

pytestmark = pytest.mark.slow

PORTALS = [name for name, profile in PROFILES.items() if profile.rules is not None]


@pytest.fixture(scope="module")
def summaries(tmp_path_factory: pytest.TempPathFactory) -> BuildReport:
    """The grant summary of 2021 for the screen and for all portals, made in one run."""
    folder = tmp_path_factory.mktemp("portals")
    names = ["screen", ",".join(PORTALS)]
    made = build_report(
        [2021], project=ROOT, edition="grant-summary", profile=names, output=folder, verify=True
    )
    assert made.ok, [item.message for item in made.findings if item.severity == "error"]
    return made


def test_every_portal_gets_its_file(summaries: BuildReport) -> None:
    assert [file.profile for file in summaries.files] == ["screen", *PORTALS]
    assert all(file.pages == 4 for file in summaries.files)


@pytest.mark.parametrize("portal", PORTALS)
def test_a_file_is_inside_the_rules_of_its_portal(summaries: BuildReport, portal: str) -> None:
    file = next(file for file in summaries.files if file.profile == portal)
    findings = Findings()
    preflight_file(file.path, portal, findings)
    assert [item.message for item in findings] == []
    assert re.fullmatch(r"[A-Za-z0-9_-]+\.pdf", file.path.name)


def test_the_file_for_the_screen_is_not_inside_the_rules_of_nih(summaries: BuildReport) -> None:
    findings = Findings()
    preflight_file(summaries.files[0].path, "nih", findings)
    assert {"PR568", "PR571"} <= {item.code for item in findings}


def test_the_same_figures_everywhere(summaries: BuildReport, tmp_path: Path) -> None:
    findings = Findings()
    files = [file.path for file in summaries.files]
    compared = compare_across(files, findings)
    assert not len(findings)
    assert len(compared.printed) > 60
    # One ledger with another number is told.
    other = tmp_path / "other.ledger.json"
    text = files[0].with_suffix(".ledger.json").read_text(encoding="utf-8")
    assert '"value":27733' in text
    other.write_text(text.replace('"value":27733', '"value":27732', 1), encoding="utf-8")
    compare_across([files[1], other], findings)
    assert [item.code for item in findings] == ["PR524"]


def test_the_page_limit_is_met_by_rank(summaries: BuildReport) -> None:
    nih = next(file for file in summaries.files if file.profile == "nih")
    doj = next(file for file in summaries.files if file.profile == "doj")
    gone = [sentence for sentence in doj.left_out if "page limit" in sentence]
    assert gone
    assert gone[0].startswith('"global_text" is left out of ')
    assert len(gone) >= sum("page limit" in sentence for sentence in nih.left_out)
    assert set(gone) <= set(summaries.left_out)


def test_type_is_not_made_smaller_for_the_limit(summaries: BuildReport) -> None:
    doj = next(file for file in summaries.files if file.profile == "doj")
    findings = Findings()
    preflight_file(doj.path, "doj", findings)
    assert not len(findings)


@pytest.mark.parametrize("portal", ["nih", "eu"])
def test_the_one_pager_is_one_page(portal: str, tmp_path: Path) -> None:
    made = build_report([2021], project=ROOT, edition="one-pager", profile=(portal,), output=tmp_path)
    assert made.ok
    assert [file.pages for file in made.files] == [1]
    with pikepdf.open(made.files[0].path) as pdf:
        width = float(pdf.pages[0].mediabox[2])
    assert abs(width - (595.3 if portal == "eu" else 612.0)) < 1


def test_a_profile_of_ones_own_goes_before(tmp_path: Path) -> None:
    own = tmp_path / "county.yaml"
    own.write_text('from: nih\nrules: {type_size: 13pt, read: "2026-11-22", source: the call}\n', "utf-8")
    made = build_report([2021], project=ROOT, edition="one-pager", profile=(str(own),), output=tmp_path)
    assert made.ok
    assert made.files[0].profile == "county"


def test_choosing_by_hand(tmp_path: Path) -> None:
    made = build_report([2021], project=ROOT, only=["glance", "by_type"], output=tmp_path)
    assert made.ok
    with pikepdf.open(made.files[0].path) as pdf:
        assert len(pdf.pages) <= 3


def test_a_package(tmp_path: Path) -> None:
    editions = ["grant-summary", "one-pager"]
    made = package_report(2021, "grants-gov", editions=editions, project=ROOT, output=tmp_path / "for-upload")
    assert made.path is not None
    manifest = json.loads((made.path / "manifest.json").read_text(encoding="utf-8"))
    assert [entry["file"] for entry in manifest["files"]] == [
        "impact-2021-grant-summary.pdf",
        "impact-2021-one-pager.pdf",
    ]
    for entry in manifest["files"]:
        assert re.fullmatch(r"[A-Za-z0-9_-]{1,32}\.pdf", entry["file"])
        assert (made.path / entry["file"]).stat().st_size == entry["bytes"]
        assert {"margins", "ledger"} <= set(entry["checks_passed"])
    assert any("page limit" in sentence for sentence in manifest["files"][0]["left_out"])


def test_names_of_a_package() -> None:
    assert portal_name("Über & Co. " + "x" * 40) == f"ber_Co_{'x' * 25}.pdf"
    assert portal_name("a", ["a.pdf"]) == "a_2.pdf"
