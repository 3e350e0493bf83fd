"""The file itself: objects are found where they were put, the same bytes for the same objects."""

from __future__ import annotations

import hashlib
from io import BytesIO

import pikepdf
import pytest

from printreport.write.pdf_file import PdfFile, joined


def written(n_objects: int, version: tuple[int, int] = (1, 7)) -> tuple[bytes, str]:
    stream = BytesIO()
    file = PdfFile(stream, version)
    catalog, pages = file.reserve(2), 2
    held = [file.add(f"<</Said {number}>>") for number in range(n_objects)]
    data = file.packed(b"lamps\r", "/Kind /Words")
    file.put(pages, "<</Type/Pages/Count 0/Kids[]>>")
    file.put(catalog, f"<</Type/Catalog/Pages {pages} 0 R/Held[{joined(held)}]/Data {data} 0 R>>")
    digest = file.finish(catalog)
    return stream.getvalue(), digest


@pytest.mark.parametrize("n_objects", [0, 1, 199, 200, 201, 1500])
def test_every_object_is_found(n_objects: int) -> None:
    data, digest = written(n_objects)
    assert digest == hashlib.sha256(data).hexdigest()
    with pikepdf.open(BytesIO(data)) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert [int(each.Said) for each in pdf.Root.Held] == list(range(n_objects))
        assert pdf.Root.Data.read_bytes() == b"lamps\r"
        first, second = pdf.trailer.ID
        assert bytes(first) == bytes(second)
        assert len(bytes(first)) == 16


def test_two_files_are_equal_and_another_has_another_identifier() -> None:
    one, two, other = (written(n)[0] for n in (5, 5, 6))
    assert one == two
    with pikepdf.open(BytesIO(one)) as this, pikepdf.open(BytesIO(other)) as that:
        assert bytes(this.trailer.ID[0]) != bytes(that.trailer.ID[0])


@pytest.mark.parametrize(
    ("asked", "found"), [((1, 4), "1.5"), ((1, 6), "1.6"), ((1, 7), "1.7"), ((2, 0), "2.0")]
)
def test_a_version_without_object_streams_is_raised(asked: tuple[int, int], found: str) -> None:
    with pikepdf.open(BytesIO(written(3, asked)[0])) as pdf:
        assert pdf.pdf_version == found


def test_many_objects_at_once_are_as_if_put_one_by_one() -> None:
    bodies = [f"<</Said {number}>>" for number in range(450)]
    stream = BytesIO()
    file = PdfFile(stream)
    catalog = file.reserve()
    file.put(file.reserve(), "<</Type/Pages/Count 0/Kids[]>>")
    first = file.reserve(len(bodies))
    file.put_run(first, bodies)
    held = joined(range(first, first + len(bodies)))
    file.put(catalog, f"<</Type/Catalog/Pages 2 0 R/Held[{held}]>>")
    file.finish(catalog)
    with pikepdf.open(stream) as pdf:
        assert [int(each.Said) for each in pdf.Root.Held] == list(range(450))


def test_an_object_that_was_forgotten_is_no_silent_hole() -> None:
    file = PdfFile(BytesIO())
    catalog = file.add("<</Type/Catalog>>")
    file.reserve()
    with pytest.raises(AssertionError, match="reserved and never put"):
        file.finish(catalog)
