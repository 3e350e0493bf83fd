"""A finished file, read back: its structure tree, what its pages paint, and what it says of itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import field
from functools import cached_property
from pathlib import Path
from typing import Any

import pikepdf

from printreport.check.file.painted import Painted, paint_of
from printreport.errors import ReadError
from printreport.slotted import dataclass

__all__ = ["Element", "TaggedFile", "is_dictionary", "open_pdf", "read_tagged"]

_DEEPEST = 200
"""Nesting past this is a ring or an attack, not a document."""


@dataclass(slots=True)
class Element:
    """One element of the structure tree.

    Attributes
    ----------
    role : str
        After the role map.
    kids : list of Element or (int, int)
        Elements, and marks as (page from 1, marked-content id).
    annotations : list
        The annotations that its object references name.
    attributes : dict of str to object
        Of all owners, by name without its slash.
    """

    role: str
    parent: Element | None
    raw: Any
    kids: list[Element | tuple[int, int]] = field(default_factory=list)
    annotations: list[Any] = field(default_factory=list)
    attributes: dict[str, Any] = field(default_factory=dict)
    alt: str = ""
    actual_text: str = ""
    expansion: str = ""
    lang: str = ""
    id: str = ""

    def walk(self) -> Iterator[Element]:
        """Give this element and all below it, in reading order."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting.extend(kid for kid in reversed(element.kids) if isinstance(kid, Element))

    def elements(self) -> list[Element]:
        """Give the kids that are elements."""
        return [kid for kid in self.kids if isinstance(kid, Element)]


class TaggedFile:
    """An open file with its tree and its pages."""

    def __init__(self, pdf: Any) -> None:  # noqa: ANN401  pikepdf's
        self.pdf = pdf
        self.pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}

    @cached_property
    def painted(self) -> list[Painted]:
        """What all pages paint, in the order of painting."""
        return [
            stretch for number, page in enumerate(self.pdf.pages, 1) for stretch in paint_of(page, number)
        ]

    @cached_property
    def marks(self) -> dict[tuple[int, int], str]:
        """The text of each mark that has an id, by page and id."""
        texts: dict[tuple[int, int], str] = {}
        for stretch in self.painted:
            if stretch.mcid >= 0:
                key = (stretch.page, stretch.mcid)
                texts[key] = texts.get(key, "") + stretch.text
        return texts

    @cached_property
    def structure(self) -> Any | None:  # noqa: ANN401
        """The structure tree's root dictionary; None where the file has none."""
        found = self.pdf.Root.get("/StructTreeRoot")
        return found if is_dictionary(found) else None

    @cached_property
    def roots(self) -> list[Element]:
        """The topmost elements."""
        if self.structure is None:
            return []
        roles = self.structure.get("/RoleMap", {})
        return [
            element
            for kid in _listed(self.structure.get("/K"))
            if (element := self._element(kid, None, roles, "", 0)) is not None
        ]

    def walk(self) -> Iterator[Element]:
        """Give every element in reading order."""
        for root in self.roots:
            yield from root.walk()

    def text_of(self, element: Element) -> str:
        """Give the text of an element and all below it, in reading order."""
        parts = []
        for kid in element.kids:
            parts.append(self.text_of(kid) if isinstance(kid, Element) else self.marks.get(kid, ""))
        return "".join(parts)

    def _element(
        self,
        raw: Any,  # noqa: ANN401
        parent: Element | None,
        roles: Any,  # noqa: ANN401
        page: Any,  # noqa: ANN401
        depth: int,
    ) -> Element | None:
        if not is_dictionary(raw) or "/S" not in raw or depth > _DEEPEST:
            return None
        role = str(raw.S)
        role = str(roles.get(role, role)).removeprefix("/")
        made = Element(role, parent, raw)
        for name, key in (
            ("alt", "/Alt"), ("actual_text", "/ActualText"), ("expansion", "/E"), ("lang", "/Lang"),
            ("id", "/ID"),
        ):  # fmt: skip
            if key in raw:
                setattr(made, name, str(raw[key]))
        for attributes in _listed(raw.get("/A")):
            if is_dictionary(attributes):
                made.attributes |= {key.removeprefix("/"): value for key, value in attributes.items()}
        page = raw.get("/Pg", page)
        for kid in _listed(raw.get("/K")):
            self._kid(made, kid, roles, page, depth)
        return made

    def _kid(self, element: Element, kid: Any, roles: Any, page: Any, depth: int) -> None:  # noqa: ANN401
        if isinstance(kid, int):
            element.kids.append((self._number(page), kid))
        elif not is_dictionary(kid):
            return
        elif "/MCID" in kid:
            element.kids.append((self._number(kid.get("/Pg", page)), int(kid.MCID)))
        elif kid.get("/Type") == "/OBJR":
            if "/Obj" in kid:
                element.annotations.append(kid.Obj)
        else:
            below = self._element(kid, element, roles, page, depth + 1)
            if below is not None:
                element.kids.append(below)

    def _number(self, page: Any) -> int:  # noqa: ANN401
        return self.pages.get(page.objgen, 0) if hasattr(page, "objgen") else 0


def _listed(value: Any) -> list[Any]:  # noqa: ANN401
    if value is None:
        return []
    return list(value) if isinstance(value, pikepdf.Array) else [value]


def is_dictionary(value: object) -> bool:
    """Tell whether an object has keys."""
    return isinstance(value, (dict, pikepdf.Dictionary, pikepdf.Stream))


@contextmanager
def open_pdf(path: Path) -> Iterator[Any]:
    """Open a PDF.

    Raises
    ------
    ReadError [PR004]
        It is missing, no PDF, broken past repair, or locked with a password.
    """
    try:
        pdf = pikepdf.open(path)
    except FileNotFoundError as error:
        raise ReadError(f'there is no file "{path}"') from error
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise ReadError(f'"{path}" can not be read: {reason}') from error
    except pikepdf.PasswordError as error:
        raise ReadError(
            f'"{path}" is locked with a password, a file that opens without one was expected'
        ) from error
    except pikepdf.PdfError as error:
        raise ReadError(f'"{path}" is no PDF, or broken past repair') from error
    with pdf:
        yield pdf


@contextmanager
def read_tagged(path: Path) -> Iterator[TaggedFile]:
    """Open a file for its checks.

    Raises
    ------
    ReadError [PR004]
        The file can not be read.
    """
    with open_pdf(path) as pdf:
        yield TaggedFile(pdf)
