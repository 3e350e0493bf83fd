"""Attached data: the CSV of each table and chart inside the file, associated to its element.

Source: ISO 19005-3, 6.8 (embedded files); ISO 32000-2, 14.13 (associated files).
"""

from __future__ import annotations

import hashlib
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from printreport.model.content import ReportContent
from printreport.model.exhibits import TableContent
from printreport.model.text import plain_text
from printreport.write.csv_data import csv_of_chart, csv_of_table, exhibits
from printreport.write.metadata import Dates
from printreport.write.tags import Tags

__all__ = ["attach_data"]

_Pdf = Any
"""An object of ReportLab's, which has no types."""


def attach_data(pdf: Canvas, tags: Tags, content: ReportContent, dates: Dates) -> None:
    """Attach the data of every table and chart, each file once."""
    document = pdf._doc
    names: dict[str, _Pdf] = {}
    for item in exhibits(content):
        if isinstance(item, TableContent):
            text = csv_of_table(item, content.spoken)
        else:
            text = csv_of_chart(item, content.spoken)
        name = f"{item.id}.csv"
        title = ". ".join(part for part in (item.label, plain_text(item.title)) if part)
        # The byte order mark tells Excel that the file is UTF-8.
        reference = _file(document, name, title, text.encode("utf-8-sig"), dates)
        names[name] = reference
        tags.associate(item.id, reference)
    if not names:
        return
    pairs = [part for name in sorted(names) for part in (pdfdoc.PDFString(name), names[name])]
    embedded = pdfdoc.PDFDictionary({"Names": pdfdoc.PDFArray(pairs)})
    catalog = document.Catalog
    catalog.Names = pdfdoc.PDFDictionary({"EmbeddedFiles": embedded})
    catalog.AF = pdfdoc.PDFArray(list(names.values()))
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "AF"]
    catalog.__Refs__ = [key for key in catalog.__Refs__ if key != "AF"]


def _file(document: _Pdf, name: str, title: str, data: bytes, dates: Dates) -> _Pdf:
    parameters: dict[str, Any] = {
        "Size": len(data),
        "CheckSum": f"<{hashlib.md5(data, usedforsecurity=False).hexdigest()}>",
    }
    if dates.pdf:
        parameters["ModDate"] = pdfdoc.PDFString(dates.pdf)
    stream = pdfdoc.PDFStream(
        pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("EmbeddedFile"),
                "Subtype": "/text#2Fcsv",
                "Params": pdfdoc.PDFDictionary(parameters),
            }
        ),
        data,
        filters=[pdfdoc.PDFZCompress],
    )
    embedded = document.Reference(stream, f"attached-{name}")
    specification = pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("Filespec"),
            "F": pdfdoc.PDFString(name),
            "UF": pdfdoc.PDFString(name),
            "Desc": pdfdoc.PDFString(title),
            "AFRelationship": pdfdoc.PDFName("Data"),
            "EF": pdfdoc.PDFDictionary({"F": embedded, "UF": embedded}),
        }
    )
    return document.Reference(specification, f"attached-file-{name}")
