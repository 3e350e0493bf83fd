"""Imposition: the sheets fold into the right order, boxes and creep are right, broken input is told."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from printreport.errors import ReadError, UsageError
from printreport.write.impose import SHEETS, impose
from printreport.write.imposition import booklet_sides, grid_of, up_sides
from specimen.press import BLEED, HEIGHT, WIDTH, press_pdf, saved

N_PAGES = [1, 2, 3, 4, 5, 8, 13, 16, 28]


def folded(n_pages: int) -> list[int | None]:
    """The pages as a reader turns them: from the outermost sheet to the innermost, and out again."""
    sides = booklet_sides(n_pages)
    sheets = [(sides[at], sides[at + 1]) for at in range(0, len(sides), 2)]
    first_half = [page for front, back in sheets for page in (front[1].page, back[0].page)]
    second_half = [page for front, back in reversed(sheets) for page in (back[1].page, front[0].page)]
    return first_half + second_half


@pytest.mark.parametrize("n_pages", N_PAGES)
def test_a_folded_booklet_reads_from_first_to_last_with_blanks_before_the_back(n_pages: int) -> None:
    read = folded(n_pages)
    assert len(read) % 4 == 0
    assert [page for page in read if page is not None] == list(range(n_pages))
    assert read[-1] == n_pages - 1
    if n_pages > 1:
        assert read[: n_pages - 1] == list(range(n_pages - 1))


def test_creep_moves_inner_pages_to_the_fold() -> None:
    sides = booklet_sides(16, 6.0)
    assert [side[0].shift for side in sides] == [0, 0, 2, 2, 4, 4, 6, 6]
    assert all(side[1].shift == -side[0].shift for side in sides)


def test_pages_stand_in_reading_order() -> None:
    sides = up_sides(6, 4, (2, 2))
    assert [[(slot.page, slot.column, slot.row) for slot in side] for side in sides] == [
        [(0, 0, 0), (1, 1, 0), (2, 0, 1), (3, 1, 1)],
        [(4, 0, 0), (5, 1, 0), (None, 0, 1), (None, 1, 1)],
    ]
    assert grid_of(6, (612, 792), (1224, 792)) == (3, 2)


def numbered(path: Path, n_pages: int, turned: int = 0) -> Path:
    """Pages of 200 × 300 pt; page n has a black square whose left side is n points from its left edge."""
    with pikepdf.Pdf.new() as pdf:
        for at in range(n_pages):
            pdf.add_blank_page(page_size=(200, 300))
            pdf.pages[-1].obj.Contents = pdf.make_stream(f"0 g {at * 10} 250 5 50 re f".encode())
            if turned:
                pdf.pages[-1].obj.Rotate = turned
        return saved(pdf, path)


def dark_columns(path: Path, side: int) -> list[int]:
    """Where dark stretches begin on a side, in points from the left."""
    document = pypdfium2.PdfDocument(path)
    try:
        dark = (document[side].render(scale=1).to_numpy()[..., :3].min(axis=2) < 100).any(axis=0)
    finally:
        document.close()
    return [at for at in range(len(dark)) if dark[at] and (at == 0 or not dark[at - 1])]


def test_the_pages_of_a_booklet_are_where_they_belong(tmp_path: Path) -> None:
    made = impose(numbered(tmp_path / "in.pdf", 8), tmp_path / "out.pdf")
    assert (made.pages, made.sides, made.scale) == (8, 4, 1.0)
    left = [[7, 0], [1, 6], [5, 2], [3, 4]]
    for side, pair in enumerate(left):
        assert dark_columns(made.path, side) == [pair[0] * 10, 200 + pair[1] * 10]


def test_creep_is_seen_on_the_innermost_sheet(tmp_path: Path) -> None:
    made = impose(numbered(tmp_path / "in.pdf", 8), tmp_path / "out.pdf", creep=3.0)
    assert dark_columns(made.path, 0) == [70, 200]
    assert dark_columns(made.path, 3) == [33, 237]


def test_several_pages_on_a_sheet_that_is_too_small_get_smaller(tmp_path: Path) -> None:
    made = impose(numbered(tmp_path / "in.pdf", 5), tmp_path / "out.pdf", up=4, sheet="a5")
    assert made.sides == 2
    assert made.scale == pytest.approx(min(SHEETS["a5"][0] / 400, SHEETS["a5"][1] / 600))
    with pikepdf.open(made.path) as pdf:
        assert [float(side) for side in pdf.pages[0].mediabox][2:] == pytest.approx(SHEETS["a5"])


@pytest.mark.parametrize(("angle", "size"), [(90, (300, 200)), (180, (200, 300)), (270, (300, 200))])
def test_a_turned_page_stands_as_a_reader_shows_it(angle: int, size: tuple[int, int], tmp_path: Path) -> None:
    source = numbered(tmp_path / "in.pdf", 1, angle)
    made = impose(source, tmp_path / "out.pdf", up=1)
    pictures = []
    for path in (source, made.path):
        document = pypdfium2.PdfDocument(path)
        pictures.append(document[0].render(scale=1).to_numpy())
        document.close()
    assert pictures[0].shape[:2] == (size[1], size[0])
    assert (abs(pictures[0].astype(int) - pictures[1].astype(int)) > 64).mean() < 0.01


def test_boxes_bleed_and_the_printing_condition_go_along(tmp_path: Path) -> None:
    with press_pdf() as pdf:
        source = saved(pdf, tmp_path / "in.pdf")
    made = impose(source, tmp_path / "out.pdf", marks=True)
    with pikepdf.open(made.path) as pdf:
        page = pdf.pages[0]
        trim, bleed, media = (
            [float(side) for side in page.obj[key]] for key in ("/TrimBox", "/BleedBox", "/MediaBox")
        )
        assert (trim[2] - trim[0], trim[3] - trim[1]) == (2 * WIDTH, HEIGHT)
        assert [a - b for a, b in zip(trim, bleed, strict=True)] == [BLEED, BLEED, -BLEED, -BLEED]
        assert media[0] < bleed[0]
        assert media[2] > bleed[2]
        assert str(pdf.Root.OutputIntents[0].OutputConditionIdentifier) == "FOGRA39"
        assert list(page.obj.Resources.ColorSpace.keys()) == ["/All"]
    document = pypdfium2.PdfDocument(made.path)
    pixels = document[0].render(scale=1).to_numpy()[..., :3].min(axis=2)
    document.close()
    middle = pixels.shape[0] // 2
    assert pixels[middle, int(trim[2] + BLEED - 2)] < 200, "the cover bleeds on the outer side"
    assert pixels[middle, int(trim[0] + WIDTH - 3)] > 250, "and not over the fold, onto the back page"


def test_text_can_still_be_read_from_a_booklet(tmp_path: Path) -> None:
    with press_pdf() as pdf:
        made = impose(saved(pdf, tmp_path / "in.pdf"), tmp_path / "out.pdf")
    document = pypdfium2.PdfDocument(made.path)
    assert document[0].get_textpage().get_text_range().split() == ["aaaa", "aaaa"]
    document.close()


def test_what_can_not_be_imposed_is_told(tmp_path: Path) -> None:
    target = tmp_path / "out.pdf"
    (tmp_path / "no.pdf").write_bytes(b"no pdf at all")
    with pytest.raises(ReadError, match="no PDF, or broken"):
        impose(tmp_path / "no.pdf", target)
    with pytest.raises(ReadError, match="there is no file"):
        impose(tmp_path / "missing.pdf", target)
    with press_pdf() as pdf:
        locked = saved(pdf, tmp_path / "locked.pdf", encryption=pikepdf.Encryption(owner="a", user="b"))
    with pytest.raises(ReadError, match="locked with a password"):
        impose(locked, target)
    with press_pdf() as pdf:
        allow = pikepdf.Permissions(modify_assembly=False, modify_other=False)
        held = saved(
            pdf, tmp_path / "held.pdf", encryption=pikepdf.Encryption(owner="a", user="", allow=allow)
        )
    with pytest.raises(UsageError, match="putting its pages together"):
        impose(held, target)
    with pytest.raises(UsageError, match="there is no sheet"):
        impose(numbered(tmp_path / "in.pdf", 2), target, sheet="b9")
    with pikepdf.Pdf.new() as pdf:
        pdf.add_blank_page(page_size=(100, 100))
        pdf.add_blank_page(page_size=(100, 200))
        mixed = saved(pdf, tmp_path / "mixed.pdf")
    with pytest.raises(UsageError, match="several sizes"):
        impose(mixed, target)
    assert not target.exists()
