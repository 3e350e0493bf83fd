"""The print profile of the flagship years: boxes, plates, ink, bleed, the preflight of a shop, booklets."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pikepdf
import pytest
from PIL import Image

from conftest import RunCli
from specimen.pdf import operators

ProfileFiles = Callable[[str], list[Path]]
Plates = Callable[[Path, int], dict[str, "np.ndarray"]]

pytestmark = pytest.mark.slow

TRIM, BLEED = (36, 36, 648, 828), (27, 27, 657, 837)


@pytest.fixture
def plates(tmp_path: Path) -> Plates:
    """``plates(file, page)``: each plate of a page as shares 0-1, one pixel a point, by ghostscript."""

    def separate(file: Path, page: int) -> dict[str, np.ndarray]:
        command = [
            "gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiffsep", "-r72", f"-dFirstPage={page}",
            f"-dLastPage={page}", f"-sOutputFile={tmp_path}/{page}-%d.tif", str(file),
        ]  # fmt: skip
        subprocess.run(command, check=True, capture_output=True)
        made = {}
        for path in tmp_path.glob(f"{page}-1(*).tif"):
            name = re.search(r"\((.*)\)", path.name)
            assert name is not None
            with Image.open(path) as plate:
                made[name[1]] = 1.0 - np.asarray(plate, dtype=float) / 255
        return made

    return separate


@pytest.mark.needs_system("pdfinfo")
def test_pdfinfo_tells_the_boxes_of_every_page(profile_files: ProfileFiles) -> None:
    for file in profile_files("print"):
        done = subprocess.run(
            ["pdfinfo", "-box", "-f", "1", "-l", "999", str(file)], capture_output=True, text=True, check=True
        )
        pages = int(re.search(r"^Pages:\s+(\d+)", done.stdout, re.MULTILINE)[1])  # type: ignore[index]
        assert pages % 4 == 0
        for name, sides in (("MediaBox", (0, 0, 684, 864)), ("BleedBox", BLEED), ("TrimBox", TRIM)):
            found = re.findall(rf"^Page\s+\d+ {name}:\s+(.*)$", done.stdout, re.MULTILINE)
            assert [tuple(map(float, each.split())) for each in found] == [sides] * pages
        assert "PDF subtype:    PDF/X-4" in done.stdout


def test_no_operator_and_no_picture_is_rgb_and_nothing_can_be_clicked(profile_files: ProfileFiles) -> None:
    for file in profile_files("print"):
        with pikepdf.open(file) as pdf:
            for page in pdf.pages:
                assert not {name for _, name in operators(page)} & {"rg", "RG", "sc", "sh"}
                assert "/Annots" not in page.obj or not len(page.obj.Annots)
                images = [
                    each
                    for each in page.obj.Resources.get("/XObject", {}).values()
                    if each.Subtype == "/Image"
                ]
                assert {str(each.ColorSpace) for each in images} <= {"/DeviceCMYK", "/DeviceGray"}
            assert pdf.pdf_version == "1.6"
            (intent,) = pdf.Root.OutputIntents
            assert (str(intent.S), str(intent.OutputConditionIdentifier)) == ("/GTS_PDFX", "FOGRA39")
            assert int(intent.DestOutputProfile.N) == 4
            with pdf.open_metadata() as meta:
                assert meta["{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion"] == "PDF/X-4"
                assert meta["pdf:Trapped"] == "False"
                for key in ("xmpMM:DocumentID", "xmpMM:VersionID", "xmp:CreateDate", "xmp:ModifyDate"):
                    assert meta[key]


@pytest.mark.needs_system("gs")
def test_body_text_is_on_the_black_plate_alone(profile_files: ProfileFiles, plates: Plates) -> None:
    from printreport.check.file.press.objects import marks_of

    file = profile_files("print")[-1]
    seen = 0
    with pikepdf.open(file) as pdf:
        for number in (2, 8, len(pdf.pages) - 3):
            made = plates(file, number)
            for mark in marks_of(pdf.pages[number - 1]):
                if mark.kind != "text" or not 9.9 < mark.size < 10.1 or mark.ink != (0, 0, 0, 1):
                    continue
                x0, y0, x1, y1 = (round(side) for side in mark.rect)
                spot = np.s_[864 - y1 : 864 - y0, x0:x1]
                assert made["Black"][spot].max() > 0.99
                assert max(made[name][spot].max() for name in ("Cyan", "Magenta", "Yellow")) == 0
                seen += 1
    assert seen > 40


@pytest.mark.needs_system("gs")
def test_no_spot_of_any_page_has_more_ink_than_the_limit(profile_files: ProfileFiles) -> None:
    from printreport.check.file.press.sheet import PressFile
    from printreport.check.file.press.total_ink import measured_ink
    from printreport.profiles.press import PRESS_CONDITIONS

    for file in profile_files("print"):
        with pikepdf.open(file) as pdf:
            measured = measured_ink(PressFile(file, pdf, PRESS_CONDITIONS["offset-300"]))
            assert len(measured) == len(pdf.pages)
        assert 200 < max(spot[0] for spot in measured.values()) <= 300


@pytest.mark.needs_system("gs")
def test_the_bleed_is_inked_where_artwork_touches_the_edge(
    profile_files: ProfileFiles, plates: Plates
) -> None:
    made = plates(profile_files("print")[-1], 1)
    ink = sum(made.values())
    x0, y0, x1, y1 = BLEED
    whole = ink[864 - y1 : 864 - y0, x0:x1]
    for strip in (whole[:9], whole[-9:], whole[:, :9], whole[:, -9:]):
        assert strip.min() > 1, "the ground of the cover fills the bleed"
    assert ink[864 - y1 + 60 : 864 - y1 + 300, x0 - 3 : x0 - 1].max() == 0, "and ends there"
    for name in ("Cyan", "Magenta", "Yellow", "Black"):
        assert made[name][864 - 828 - 1 : 864 - 828 + 2, 5:20].max() > 0.9, (
            f"the crop mark is on the plate {name}"
        )


@pytest.mark.parametrize("condition", ["press:offset-300", "press:offset-280"])
def test_the_preflight_finds_nothing(condition: str, profile_files: ProfileFiles, run_cli: RunCli) -> None:
    for file in profile_files("print"):
        done = run_cli(["inspect", file, "--for", condition])
        assert (done.returncode, done.stdout) == (0, f"{file.name} for {condition}: nothing wrong\n"), (
            done.stderr
        )


def test_a_screen_file_is_sent_back_with_page_and_rectangle(
    profile_files: ProfileFiles, run_cli: RunCli
) -> None:
    done = run_cli(["inspect", profile_files("screen")[-1], "--for", "press:offset-300"])
    assert done.returncode == 1
    assert "error[PR533]: page 1: an area is painted in DeviceRGB" in done.stderr
    assert "error[PR531]: page 1: artwork at the left edge does not reach 9 pt over the trim" in done.stderr
    assert "  --> page 1, (-9, 0, 0, 792) pt" in done.stderr


def test_chapters_open_on_the_right_and_margins_are_mirrored(profile_files: ProfileFiles) -> None:
    from printreport.check.file.press.objects import marks_of

    with pikepdf.open(profile_files("print")[-1]) as pdf:
        opened = 0
        for number, page in enumerate(pdf.pages, 1):
            marks = marks_of(page)
            texts = [
                mark
                for mark in marks
                if mark.kind == "text" and TRIM[1] < mark.rect[1] and mark.rect[3] < TRIM[3]
            ]
            if number > 1 and any(
                mark.kind == "fill" and mark.rect[3] > 836 and mark.rect[0] < 28 for mark in marks
            ):
                opened += 1
                assert number % 2 == 1
            if texts and number > 1:
                assert min(mark.rect[0] for mark in texts) - TRIM[0] >= (72 if number % 2 else 58) - 0.5
    assert opened >= 4


def test_the_office_file_is_gray_and_asks_for_both_sides(profile_files: ProfileFiles) -> None:
    with pikepdf.open(profile_files("office")[-1]) as pdf:
        assert pdf.Root.ViewerPreferences.Duplex == "/DuplexFlipLongEdge"
        assert len(pdf.pages) % 2 == 0
        for page in pdf.pages:
            assert not {name for _, name in operators(page)} & {"rg", "RG", "k", "K"}
            assert [float(side) for side in page.mediabox] == [0, 0, 612, 792]


def test_a_booklet_of_the_flagship_folds_right(
    profile_files: ProfileFiles, run_cli: RunCli, tmp_path: Path
) -> None:
    import pypdfium2

    source, target = profile_files("print")[-1], tmp_path / "booklet.pdf"
    done = run_cli(["impose", source, "--booklet", "--creep", "1", "--marks", "-o", target])
    assert done.returncode == 0, done.stderr
    document = pypdfium2.PdfDocument(source)
    folios = [
        document[at].get_textpage().get_text_bounded(36, 36, 648, 75).strip() for at in range(len(document))
    ]
    document.close()
    booklet = pypdfium2.PdfDocument(target)
    count = len(folios)
    assert len(booklet) == count // 2
    for side in range(len(booklet)):
        text = booklet[side].get_textpage()
        left, right = (count - 1 - side, side) if side % 2 == 0 else (side, count - 1 - side)
        assert text.get_text_bounded(24, 24, 24 + 612, 63).strip() == folios[left]
        assert text.get_text_bounded(24 + 612, 24, 24 + 1224, 63).strip() == folios[right]
    booklet.close()
    assert sum(bool(each) for each in folios) > 15


def test_a_shops_own_profile_and_limit_are_kept(run_cli: RunCli, tmp_path: Path, project_root: Path) -> None:
    (tmp_path / "own.icc").write_bytes((project_root / "icc" / "ISOcoated_v2_300_bas.icc").read_bytes())
    profile = tmp_path / "shop.yaml"
    profile.write_text(
        "from: print\nicc: own.icc\nink_limit: 220\nbleed: 12pt\npreflight: press:digital-240\n",
        encoding="utf-8",
    )
    done = run_cli(["build", "2021", "--profile", profile, "-o", tmp_path / "shop.pdf"], cwd=project_root)
    assert done.returncode == 0, done.stderr
    with pikepdf.open(tmp_path / "shop.pdf") as pdf:
        assert str(pdf.Root.OutputIntents[0].OutputConditionIdentifier) == "Custom"
        for page in pdf.pages:
            for operands, name in operators(page):
                if name in ("k", "K") and float(operands[3]) < 1:
                    assert sum(map(float, operands)) <= 2.2 + 1e-6
            trim, bleed = page.obj.TrimBox, page.obj.BleedBox
            assert float(trim[0]) - float(bleed[0]) == 12


def test_a_profile_that_is_not_one_of_a_press_ends_the_build(
    run_cli: RunCli, tmp_path: Path, project_root: Path
) -> None:
    done = run_cli(
        [
            "build",
            "2021",
            "--profile",
            "print",
            "--icc",
            project_root / "README.md",
            "-o",
            tmp_path / "a.pdf",
        ],
        cwd=project_root,
    )
    assert done.returncode == 2
    assert "is no ICC profile" in done.stderr
    assert not (tmp_path / "a.pdf").exists()
