"""Reading a PDF file back: operators, structure tree, text in a rectangle."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2


@dataclass(frozen=True)
class Owned:
    """A marked stretch as the structure tree owns it."""

    element: Any
    page: int
    mcid: int


def operators(page: pikepdf.Page) -> list[tuple[list[Any], str]]:
    """The operators of a page with their operands."""
    return [(list(item.operands), str(item.operator)) for item in pikepdf.parse_content_stream(page)]


def elements(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Every structure element, in reading order."""

    def walk(element: Any) -> Iterator[Any]:
        yield element
        for kid in kids(element):
            if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/StructElem":
                yield from walk(kid)

    yield from walk(pdf.Root.StructTreeRoot.K)


def kids(element: Any) -> list[Any]:
    """What an element holds, always as a list."""
    held = element.get("/K", pikepdf.Array())
    return list(held) if isinstance(held, pikepdf.Array) else [held]


def owned(pdf: pikepdf.Pdf) -> list[Owned]:
    """Every marked stretch that the tree owns, in reading order."""
    numbers = {page.obj.objgen: index for index, page in enumerate(pdf.pages)}
    found = []
    for element in elements(pdf):
        for kid in kids(element):
            if isinstance(kid, int):
                found.append(Owned(element, numbers[element.Pg.objgen], kid))
            elif kid.get("/Type") == "/MCR":
                found.append(Owned(element, numbers[kid.Pg.objgen], int(kid.MCID)))
    return found


def parent_tree(pdf: pikepdf.Pdf) -> dict[int, Any]:
    """The number tree from marks to elements."""
    nums = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    return {int(nums[at]): nums[at + 1] for at in range(0, len(nums), 2)}


def page_texts(path: Path) -> list[str]:
    """The text of every page."""
    document = pypdfium2.PdfDocument(path)
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()
