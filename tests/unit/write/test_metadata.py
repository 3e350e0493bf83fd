"""What a file says of itself follows its profile, and is the same for the same report."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from printreport.model.profile import Profile
from printreport.profiles import PROFILES
from printreport.resources import icc_folder
from printreport.write.metadata import Dates, Identifiers, xmp_packet
from specimen.report import compose, full_report
from specimen.stress import stress_report


def packet(profile: Profile, **keys: str) -> str:
    content = replace(stress_report(), **keys)  # type: ignore[arg-type]
    return xmp_packet(content, Dates.of(content.date), profile, Identifiers.of(content, profile, "digest"))


@pytest.mark.parametrize(("name", "part"), [("screen", "2"), ("archive", "2"), ("analyst", "3")])
def test_a_profile_claims_what_it_is(name: str, part: str) -> None:
    text = packet(PROFILES[name])
    assert f"<pdfaid:part>{part}</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" in text
    assert "<pdfuaid:part>1</pdfuaid:part>" in text


def test_a_profile_without_claims_makes_none() -> None:
    text = packet(Profile("plain", "Plain", archive_part=0, accessible_part=0))
    assert "pdfaid:part" not in text
    assert "pdfuaid:part" not in text


def test_words_are_escaped() -> None:
    assert '<rdf:li xml:lang="x-default">Lamps &amp; &lt;piers&gt;</rdf:li>' in packet(
        PROFILES["screen"], title="Lamps & <piers>"
    )


def test_dates_are_the_report_s() -> None:
    text = packet(PROFILES["screen"], date="2022-06-01")
    for name in ("CreateDate", "ModifyDate", "MetadataDate"):
        assert f"<xmp:{name}>2022-06-01T00:00:00Z</xmp:{name}>" in text


def test_identifiers_tell_profiles_and_states_apart() -> None:
    content = full_report()
    one = Identifiers.of(content, PROFILES["screen"], "a")
    assert one == Identifiers.of(content, PROFILES["screen"], "a")
    changed = Identifiers.of(content, PROFILES["screen"], "b")
    assert (changed.document, changed.instance != one.instance) == (one.document, True)
    assert Identifiers.of(content, PROFILES["archive"], "a").document != one.document


def test_two_builds_of_a_profile_are_equal(tmp_path: Path) -> None:
    for name in ("one", "two"):
        compose(stress_report(), profile=PROFILES["analyst"]).write(tmp_path / f"{name}.pdf")
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()


def test_pages_are_labeled_as_they_are_numbered(tmp_path: Path) -> None:
    compose(full_report()).write(tmp_path / "r.pdf")
    with pikepdf.open(tmp_path / "r.pdf") as pdf:
        labels = [page.label for page in pdf.pages]
    assert labels[0] == "i"
    assert labels[1:] == [str(number) for number in range(2, len(labels) + 1)]


def test_the_profile_of_screens_is_srgb_without_a_date_of_its_own() -> None:
    from PIL import ImageCms

    data = (icc_folder() / "sRGB.icc").read_bytes()
    made = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    same = slice(128, 128 + 4 + 12 * int.from_bytes(data[128:132], "big"))
    assert data[same] == made[same], "the table of tags is that of the library's own profile"
    assert (data[12:20], data[36:40], data[84:100]) == (b"mntrRGB ", b"acsp", bytes(16))
    assert int.from_bytes(data[24:26], "big") == 2000
