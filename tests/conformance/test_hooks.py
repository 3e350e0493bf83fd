"""What of ReportLab 5.1 and uharfbuzz the writer stands on: an upgrade that moves it is seen here at once."""

from __future__ import annotations

from pathlib import Path

import pytest
import uharfbuzz as hb
from PIL import Image
from reportlab import Version
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfutils import readJPEGInfo

from specimen.look import fonts


def test_the_release_is_the_one_that_is_pinned() -> None:
    assert Version.split(".")[:2] == ["5", "1"]


@pytest.mark.parametrize(("mode", "n_parts"), [("L", 1), ("RGB", 3), ("CMYK", 4)])
def test_a_jpeg_is_handed_over_as_it_is(mode: str, n_parts: int, tmp_path: Path) -> None:
    path = tmp_path / "picture.jpg"
    Image.new(mode, (8, 4)).save(path)
    stream = ImageReader(str(path)).jpeg_fh()
    assert tuple(readJPEGInfo(stream)[:3]) == (8, 4, n_parts)
    stream.seek(0)
    assert stream.read() == path.read_bytes()


@pytest.mark.parametrize(("mode", "seen"), [("RGBA", "RGB"), ("LA", "L"), ("RGB", "RGB"), ("P", "RGB")])
def test_a_reader_tells_samples_mode_and_what_is_transparent(mode: str, seen: str, tmp_path: Path) -> None:
    path = tmp_path / "picture.png"
    Image.new(mode, (8, 4)).save(path)
    reader = ImageReader(str(path))
    assert reader.jpeg_fh() is None
    data = reader.getRGBData()
    assert (reader.getSize(), reader.mode) == ((8, 4), seen)
    assert len(data) == 32 * len(seen)
    assert (reader._dataA is not None) == ("A" in mode)


def test_a_picture_of_pillow_s_can_be_read_too() -> None:
    reader = ImageReader(Image.new("CMYK", (2, 2)))
    assert reader.jpeg_fh() is None
    assert (len(reader.getRGBData()), reader.mode) == (16, "CMYK")


def test_a_subset_keeps_the_numbers_of_its_glyphs() -> None:
    face = hb.Face(hb.Blob.from_file_path(str(fonts()["serif"])))
    wanted = hb.SubsetInput()
    wanted.flags = hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NO_HINTING
    glyph = hb.Font(face).get_nominal_glyph(ord("e"))
    wanted.glyph_set.update({0, glyph})
    made = wanted.subset(face)
    assert made.glyph_count == glyph + 1
    assert face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME)


def test_characters_keep_clusters_of_their_own() -> None:
    font = hb.Font(hb.Face(hb.Blob.from_file_path(str(fonts()["serif"]))))
    buffer = hb.Buffer()
    buffer.add_str("A\U0001d49cB")
    buffer.guess_segment_properties()
    buffer.cluster_level = hb.BufferClusterLevel.CHARACTERS
    hb.shape(font, buffer, {})
    assert [info.cluster for info in buffer.glyph_infos] == [0, 1, 2]
