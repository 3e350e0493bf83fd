"""PR111: no heading skips a level: a `###` has a `##` before it in its chapter.

Source: ISO 14289-1, 7.4.2; WCAG 2.1, 1.3.1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from printreport.findings import Findings
from printreport.model.blocks import BlockSpec
from printreport.model.layout import BackSpec, LayoutSpec
from printreport.model.placed import PlacedStr
from printreport.model.spec import Spec

__all__ = ["check_heading_levels"]

_HEADING = re.compile(r"^ {0,3}(#{2,6})[ \t]+\S", re.MULTILINE)


def check_heading_levels(layout: LayoutSpec, findings: Findings) -> None:
    """Read the headings of each section in the order they are written; its title is level 1."""
    for section in layout.sections:
        last = 1
        if isinstance(section, BackSpec) and section.title is None:
            last = 2  # it goes on after the chapter before
        for text in _texts(section):
            for heading in _HEADING.finditer(text):
                level = len(heading[1])
                if level > last + 1:
                    expected = f"level {last + 1} was expected"
                    message = f"heading of level {level} comes right after level {last}, {expected}"
                    place = text.at(heading.start(1), level)
                    findings.error("PR111", message, place, hint=f"`{'#' * (last + 1)} `")
                last = min(level, last + 1)


def _texts(value: object) -> Iterator[PlacedStr]:
    """Give the texts of blocks, in the order they are written."""
    if isinstance(value, (tuple, list)):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, Spec):
        for name in type(value).model_fields:
            inner = getattr(value, name)
            if name == "text" and isinstance(value, BlockSpec) and isinstance(inner, PlacedStr):
                yield inner
            elif not isinstance(inner, str):
                yield from _texts(inner)
