"""Numbers in text alternatives: which value each is, and the figure that it belongs to.

Stage 6. In: the structure tree as painted, and the content. Out: places whose rectangle is that of
the figure, since an alternative itself stands nowhere.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter
from typing import Any

from printreport.model.content import ArtworkContent, ImageContent, SectionContent
from printreport.model.exhibits import CellContent, ChartContent, DatumContent
from printreport.model.ledger import Rect
from printreport.model.long_rows import LongRows
from printreport.model.structure import MarkedContent, StructureElement
from printreport.model.text import Run
from printreport.write.digits import NUMBER, year_or_label
from printreport.write.painted import PaintedPlace

__all__ = ["alt_places"]

Known = tuple[tuple[str, str], ...]
"""Printed texts of a figure with the ledger ids of their values, longest first."""


def alt_places(
    roots: Iterable[StructureElement], sections: tuple[SectionContent, ...], margin: float = 0.0
) -> Iterator[tuple[int, PaintedPlace]]:
    """Give a place for each number in the alternatives of the figures, in reading order, with its page.

    ``margin`` [pt] goes from the corner of the sheet, from which places count, to that of the trimmed page.
    """
    figures: dict[str, object] = {}
    for element in (each for root in roots for each in root.walk()):
        alt = element.alt or str(element.attributes.get(("Table", "Summary"), ""))
        page = _page(element) if alt else None
        if page is None:
            continue
        figures = figures or dict(_figures(sections))
        box = element.attributes.get(("Layout", "BBox"))
        rect: Rect = (0.0, 0.0, 0.0, 0.0)
        if isinstance(box, tuple) and len(box) == 4:
            left, low, right, high = (round(side + margin, 2) for side in box)
            rect = (left, low, right, high)
        for text, value, number_class in _numbers(alt, _known(figures.get(alt))):
            yield page, PaintedPlace.of(value, number_class, text, rect, "alt text")


def _page(element: StructureElement) -> int | None:
    """Give the page, from 0, of the first thing painted under an element."""
    for each in element.walk():
        for kid in each.kids:
            if isinstance(kid, MarkedContent):
                return kid.page
    return None


def _numbers(alt: str, known: Known) -> Iterator[tuple[str, str, str]]:
    """Give the numbers of an alternative: text, ledger id, class."""
    taken: list[tuple[int, int, str]] = []
    for text, value in known:
        start = alt.find(text)
        while start >= 0:
            end = start + len(text)
            is_whole = not (alt[start - 1 : start].isdigit() or alt[end : end + 1].isdigit())
            if is_whole and all(end <= low or high <= start for low, high, _ in taken):
                taken.append((start, end, value))
            start = alt.find(text, end)
    for match in NUMBER.finditer(alt):
        start, end = match.span()
        if all(end <= low or high <= start for low, high, _ in taken):
            taken.append((start, start + len(match[0].rstrip()), ""))
    for start, end, value in sorted(taken):
        text = alt[start:end]
        yield text, value, "value" if value else year_or_label(text)


def _figures(sections: tuple[SectionContent, ...]) -> Iterator[tuple[str, object]]:
    for part in _parts(sections, _FIGURES):
        if isinstance(part, _FIGURES) and part.alt:
            yield part.alt, part


def _known(figure: object) -> Known:
    texts = {text: value for text, value in _printed(figure) if any(c.isdigit() for c in text)}
    return tuple(sorted(texts.items(), key=lambda item: (-len(item[0]), item)))


def _printed(part: object) -> Iterator[tuple[str, str]]:
    """Give the bound texts anywhere in a figure."""
    for each in _parts(part):
        match each:
            case Run() if each.value:
                yield each.text.strip(), each.value
            case DatumContent():
                if each.value and each.text:
                    yield each.text, each.value
                if each.tick_value and each.tick_text:
                    yield each.tick_text, each.tick_value
            case CellContent() if each.value:
                yield "".join(run.text for run in each.runs), each.value


_FIGURES = (ChartContent, ArtworkContent, ImageContent)


def _parts(whole: object, closed: tuple[type, ...] = ()) -> Iterator[object]:
    """Give a value and everything in it: the fields of data classes, the members of tuples.

    What is in those of a type in ``closed`` is passed over.
    """
    waiting = [whole]
    while waiting:
        part = waiting.pop()
        if isinstance(part, tuple):
            waiting.extend(reversed(part))
        elif (inner := _inner_of(type(part))) is not None:
            yield part
            if not isinstance(part, closed):
                waiting.extend(reversed(inner(part)))


_Inner = Callable[[Any], Sequence[object]]
_known_inner: dict[type, _Inner | None] = {}
_PLAIN = frozenset({"str", "int", "float", "bool", "None", "Literal", "Place"})


def _inner_of(kind: type) -> _Inner | None:
    """Give what takes the fields of a data class in which others may be; None for any other type."""
    if kind not in _known_inner:
        is_open = dataclasses.is_dataclass(kind) and not issubclass(kind, LongRows)
        _known_inner[kind] = _getter(kind) if is_open else None
    return _known_inner[kind]


def _getter(kind: type) -> _Inner:
    names = [field.name for field in dataclasses.fields(kind) if not _is_plain(str(field.type))]
    if len(names) > 1:
        return attrgetter(*names)
    return lambda part: [getattr(part, name) for name in names]


def _is_plain(annotation: str) -> bool:
    """Tell whether a field holds a text, a number or a place, and so no other value."""
    return _PLAIN.issuperset(re.findall(r"[A-Za-z]\w*", re.sub(r'"[^"]*"', "", annotation)))
