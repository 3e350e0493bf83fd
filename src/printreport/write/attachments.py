"""Attached data: the CSV of each table and chart inside the file, associated to its element.

Source: ISO 19005-3, 6.8 (embedded files); ISO 32000-2, 14.13 (associated files).
"""

from __future__ import annotations

import hashlib

from printreport.model.content import ReportContent
from printreport.model.exhibits import TableContent
from printreport.model.text import plain_text
from printreport.write.csv_data import csv_of_chart, csv_of_table, exhibits
from printreport.write.document import Document
from printreport.write.metadata import Dates
from printreport.write.pdf_values import array, dictionary, name, order_of, reference, text_string

__all__ = ["attach_data"]


def attach_data(document: Document, content: ReportContent, dates: Dates) -> None:
    """Attach the data of every table and chart, each file once; elements that are put later refer to it."""
    files: dict[str, str] = {}
    for item in exhibits(content):
        if isinstance(item, TableContent):
            text = csv_of_table(item, content.spoken)
        else:
            text = csv_of_chart(item, content.spoken)
        file = f"{item.id}.csv"
        title = ". ".join(part for part in (item.label, plain_text(item.title)) if part)
        # The byte order mark tells Excel that the file is UTF-8.
        files[file] = document.associated[item.id] = reference(
            _file(document, file, title, text.encode("utf-8-sig"), dates)
        )
    if not files:
        return
    names = " ".join(f"{text_string(file)} {files[file]}" for file in sorted(files, key=order_of))
    document.catalog |= {"Names": f"<</EmbeddedFiles<</Names[{names}]>>>>", "AF": array(files.values())}


def _file(document: Document, file: str, title: str, data: bytes, dates: Dates) -> int:
    parameters = {
        "Size": str(len(data)),
        "CheckSum": f"<{hashlib.md5(data, usedforsecurity=False).hexdigest()}>",
        "ModDate": text_string(dates.pdf) if dates.pdf else "",
    }
    keys = {"Type": "/EmbeddedFile", "Subtype": name("text/csv"), "Params": dictionary(parameters)}
    embedded = document.file.packed(data, dictionary(keys)[2:-2])
    specification = {
        "Type": "/Filespec",
        "F": text_string(file),
        "UF": text_string(file),
        "Desc": text_string(title),
        "AFRelationship": "/Data",
        "EF": f"<</F {embedded} 0 R/UF {embedded} 0 R>>",
    }
    return document.file.add(dictionary(specification))
