"""Pictures in the file. ReportLab reads them; what is transparent becomes a soft mask.

Source: ISO 32000-1, 8.9.5 (image dictionaries), 11.6.5.3 (soft-mask images).
"""

from __future__ import annotations

from typing import Any

from printreport.write.pdf_file import PdfFile
from printreport.write.pdf_values import array, dictionary, reference

__all__ = ["put_image"]


_SPACES = {"L": "/DeviceGray", "RGB": "/DeviceRGB", "CMYK": "/DeviceCMYK"}
_JPEG_SPACES = {1: "/DeviceGray", 3: "/DeviceRGB", 4: "/DeviceCMYK"}


def put_image(file: PdfFile, source: Any) -> int:  # noqa: ANN401  a path, or a reader of ReportLab's
    """Put a picture into a file; give its object number. A JPEG goes in as it is."""
    from reportlab.lib.utils import ImageReader

    reader = ImageReader(source) if isinstance(source, str) else source
    return _put_jpeg(file, reader) or _put_samples(file, reader)


def _put_jpeg(file: PdfFile, reader: Any) -> int:  # noqa: ANN401
    from reportlab.pdfbase.pdfutils import readJPEGInfo

    stream = reader.jpeg_fh()
    if not stream:
        return 0
    width, height, n_parts = readJPEGInfo(stream)[:3]
    stream.seek(0)
    # Four inks in a JPEG are those of Adobe, who counts the paper that is left.
    decode = "[1 0 1 0 1 0 1 0]" if n_parts == 4 else ""
    keys = _keys(width, height, _JPEG_SPACES.get(n_parts, "/DeviceCMYK"), {"Decode": decode})
    return file.stream(stream.read(), keys, filters="/DCTDecode")


def _put_samples(file: PdfFile, reader: Any, *, is_mask: bool = False) -> int:  # noqa: ANN401
    width, height = reader.getSize()
    data = reader.getRGBData()
    keys = {}
    alpha = None if is_mask else reader._dataA
    if alpha is not None:
        keys["SMask"] = reference(_put_samples(file, alpha, is_mask=True))
    elif not is_mask and (clear := reader.getTransparent()):
        keys["Mask"] = array(str(part) for part in clear for _ in range(2))
    return file.packed(data, _keys(width, height, _SPACES[reader.mode], keys))


def _keys(width: int, height: int, space: str, more: dict[str, str]) -> str:
    keys = {
        "Type": "/XObject",
        "Subtype": "/Image",
        "Width": str(width),
        "Height": str(height),
        "BitsPerComponent": "8",
        "ColorSpace": space,
        **more,
    }
    return dictionary(keys)[2:-2]
