"""PR520, PR521: the numbers of a finished file against its ledger, by an independent reading.

In: a PDF file and its ledger. Out: findings. The file is read by PDFium, which knows nothing of how
it was written: every digit of a page must lie in the rectangle of a ledger entry that prints it, and
every entry must be found in its rectangle. Alternatives are read from the structure tree.
"""

from __future__ import annotations

import ctypes
import json
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from pathlib import Path
from typing import Any, get_args

from printreport.findings import Finding, Findings, Place
from printreport.model.values import NumberClass
from printreport.slotted import dataclass

__all__ = ["verify_ledger"]

_ROOM = 0.6
"""A digit may stick out of its rectangle by this much [pt]."""
_NEIGHBORS = 30.0
"""Digits of one number are no farther apart, in the largest type [pt]."""
_MOST_SHOWN = 25
_CLASSES = frozenset(get_args(NumberClass))


@dataclass(slots=True)
class _Placed:
    """A ledger entry at one place, with what was read there."""

    entry: Mapping[str, Any]
    rect: tuple[float, float, float, float]
    read: list[str] = field(default_factory=list)

    def holds(self, x: float, y: float) -> bool:
        left, low, right, high = self.rect
        return left - _ROOM <= x <= right + _ROOM and low - _ROOM <= y <= high + _ROOM

    @property
    def area(self) -> float:
        return (self.rect[2] - self.rect[0]) * (self.rect[3] - self.rect[1])


def verify_ledger(pdf: Path, ledger: Path, name: str = "") -> tuple[Finding, ...]:
    """Read a file back and compare its numbers with its ledger.

    Parameters
    ----------
    name : str
        What findings call the file, where it does not have its name yet.

    Returns
    -------
    tuple of Finding
        PR520: a number of the file is not in the ledger there. PR521: an entry of the ledger is not in
        the file, or has no class or no source.
    """
    findings = Findings()
    data = json.loads(ledger.read_text(encoding="utf-8"))
    file = Place(name or pdf.name)
    by_page: dict[int, list[_Placed]] = {}
    spoken: Counter[tuple[int, str]] = Counter()
    for entry in data["numbers"]:
        _check_entry(entry, findings, file)
        for place in entry["places"]:
            if place["where"] == "alt text":
                spoken[place["page"], _digits(entry["printed"])] += 1
            else:
                left, low, right, high = place["rect"]
                placed = _Placed(entry, (left, low, right, high))
                by_page.setdefault(place["page"], []).append(placed)
    _check_pages(pdf, by_page, findings, file)
    _check_alternatives(pdf, spoken, findings, file)
    shown = findings.sorted()
    if len(shown) > _MOST_SHOWN:
        rest = len(shown) - _MOST_SHOWN
        more = Finding("PR520", "error", f"{rest:,} more numbers of the file and its ledger differ", file)
        return (*shown[:_MOST_SHOWN], more)
    return tuple(shown)


def _digits(text: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFKC", text) if sign.isdecimal())


def _check_entry(entry: Mapping[str, Any], findings: Findings, file: Place) -> None:
    if entry.get("class") not in _CLASSES:
        findings.error("PR521", f'the ledger has "{entry.get("printed")}" without a class', file)
    if entry.get("class") == "value" and not entry.get("source") and not entry.get("inputs"):
        said = f'the ledger has the value "{entry.get("printed")}" (`{entry.get("id")}`) without a source'
        findings.error("PR521", said, file)


def _characters(page: Any) -> Iterator[tuple[str, float, float]]:  # noqa: ANN401  PDFium has no types
    """Give each digit of a page with the middle of its box [pt]."""
    import pypdfium2.raw as pdfium

    text = page.get_textpage()
    left, right, low, high = (ctypes.c_double() for _ in range(4))
    try:
        for index in range(text.count_chars()):
            sign = chr(pdfium.FPDFText_GetUnicode(text.raw, index))
            if not sign.isdecimal():
                continue
            pdfium.FPDFText_GetCharBox(text.raw, index, left, right, low, high)
            yield sign, (left.value + right.value) / 2, (low.value + high.value) / 2
    finally:
        text.close()


def _check_pages(
    pdf: Path, by_page: Mapping[int, Sequence[_Placed]], findings: Findings, file: Place
) -> None:
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        for index in range(len(document)):
            page = document[index]
            _check_page(page, index + 1, by_page.get(index + 1, ()), findings, file)
            page.close()
        for number in sorted(set(by_page) - set(range(1, len(document) + 1))):
            findings.error("PR521", f"the ledger has numbers on page {number}, which the file lacks", file)
    finally:
        document.close()


def _check_page(
    page: Any,  # noqa: ANN401  PDFium has no types
    number: int,
    places: Sequence[_Placed],
    findings: Findings,
    file: Place,
) -> None:
    left, low, _, _ = page.get_mediabox()
    stray: list[tuple[str, float, float]] = []
    for sign, x, y in _characters(page):
        holding = [place for place in places if place.holds(x - left, y - low)]
        if holding:
            _best(holding, sign).read.append(sign)
        else:
            stray.append((sign, x, y))
    for text, x, y in _joined(stray):
        said = f'page {number} prints "{text}" at ({x:.0f}, {y:.0f}), and the ledger has no number there'
        findings.error("PR520", said, file)
    for place in places:
        wanted, read = _digits(place.entry["printed"]), _digits("".join(place.read))
        if wanted != read:
            findings.error(
                "PR521",
                f'the ledger has "{place.entry["printed"]}" on page {number} at '
                f"({place.rect[0]:.0f}, {place.rect[1]:.0f}), but "
                + (f'"{read}" is read there' if read else "no number is read there"),
                file,
            )


def _best(holding: Sequence[_Placed], sign: str) -> _Placed:
    """Choose among rectangles that touch: the one that still waits for this digit, the smaller first."""
    waiting = [
        place
        for place in holding
        if _digits(place.entry["printed"])[len(place.read) : len(place.read) + 1]
        == unicodedata.normalize("NFKC", sign)
    ]
    return min(waiting or holding, key=lambda place: place.area)


def _joined(stray: Sequence[tuple[str, float, float]]) -> Iterator[tuple[str, float, float]]:
    """Join digits that stand beside each other."""
    text, start, last, line = "", 0.0, 0.0, 0.0
    for sign, x, y in stray:
        if text and abs(y - line) < 2 and 0 <= x - last < _NEIGHBORS:
            text, last = text + sign, x
            continue
        if text:
            yield text, start, line
        text, start, last, line = sign, x, x, y
    if text:
        yield text, start, line


def _check_alternatives(
    pdf: Path, spoken: Mapping[tuple[int, str], int], findings: Findings, file: Place
) -> None:
    """Compare the digits of all alternatives, page by page, with those of the ledger."""
    import pikepdf

    with pikepdf.open(pdf) as document:
        if "/StructTreeRoot" not in document.Root:
            return
        pages = {page.obj.objgen[0]: number for number, page in enumerate(document.pages, start=1)}
        read: Counter[int] = Counter()
        for alt, page in _alternatives(document.Root.StructTreeRoot.get("/K"), pages, 0):
            read[page] += len(_digits(alt))
    held: Counter[int] = Counter()
    for (page, digits), count in spoken.items():
        held[page] += len(digits) * count
    for page in sorted(set(read) | set(held)):
        if read[page] != held[page]:
            said = (
                f"the text alternatives of page {page} hold {read[page]:,} digits, "
                f"but the ledger has {held[page]:,}"
            )
            findings.error("PR520" if read[page] > held[page] else "PR521", said, file)


def _alternatives(
    node: Any,  # noqa: ANN401  a PDF object
    pages: Mapping[int, int],
    page: int,
) -> Iterator[tuple[str, int]]:
    import pikepdf

    if isinstance(node, pikepdf.Array):
        for kid in node:
            yield from _alternatives(kid, pages, page)
        return
    if not isinstance(node, pikepdf.Dictionary):
        return
    texts = [str(node["/Alt"])] if "/Alt" in node else []
    attributes = node.get("/A")
    for each in attributes if isinstance(attributes, pikepdf.Array) else [attributes]:
        if isinstance(each, pikepdf.Dictionary) and "/Summary" in each:
            texts.append(str(each["/Summary"]))
    here = _first_page(node, pages)
    for text in texts:
        yield text, here
    if "/K" in node:
        yield from _alternatives(node["/K"], pages, here)


def _first_page(node: Any, pages: Mapping[int, int]) -> int:  # noqa: ANN401  a PDF object
    """Give the page of the first thing that an element holds."""
    import pikepdf

    if isinstance(node, pikepdf.Array):
        return next((found for kid in node if (found := _first_page(kid, pages))), 0)
    if not isinstance(node, pikepdf.Dictionary):
        return 0
    if "/Pg" in node:
        return pages.get(node["/Pg"].objgen[0], 0)
    return _first_page(node["/K"], pages) if "/K" in node else 0
