"""Pictures in the file. ReportLab reads them; what is transparent becomes a soft mask.

Source: ISO 32000-1, 8.9.5 (image dictionaries), 11.6.5.3 (soft-mask images).
"""

from __future__ import annotations

from typing import Any

from printreport.write.pdf_file import PdfFile
from printreport.write.pdf_values import array, dictionary, name, number, reference

__all__ = ["put_image"]


def put_image(file: PdfFile, source: Any) -> int:  # noqa: ANN401  a path, or a reader of ReportLab's
    """Put a picture into a file; give its object number."""
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfbase.pdfdoc import PDFImageXObject

    reader = ImageReader(source) if isinstance(source, str) else source
    return _put(file, PDFImageXObject("picture", reader, mask="auto"))


def _put(file: PdfFile, picture: Any) -> int:  # noqa: ANN401  ReportLab's
    mask = getattr(picture, "_smask", None)
    is_inverted = picture.colorSpace == "DeviceCMYK" and getattr(picture, "_dotrans", 0)
    decode = [1, 0] * 4 if is_inverted else getattr(picture, "_decode", None)
    keys = {
        "Type": "/XObject",
        "Subtype": "/Image",
        "Width": str(picture.width),
        "Height": str(picture.height),
        "BitsPerComponent": str(picture.bitsPerComponent),
        "ColorSpace": name(picture.colorSpace),
        "Decode": array(map(number, decode)) if decode else "",
        "Mask": array(map(number, picture.mask)) if picture.mask else "",
        "SMask": reference(_put(file, mask)) if mask is not None else "",
    }
    filters = [name(each) for each in picture._filters]
    data = picture.streamContent
    if not filters:
        return file.packed(data, dictionary(keys)[2:-2])
    return file.stream(
        data, dictionary(keys)[2:-2], filters=filters[0] if len(filters) == 1 else array(filters)
    )
