"""The sections and blocks of a layout, at every depth, in the order they are written."""

from __future__ import annotations

from collections.abc import Iterator

from printreport.model.blocks.block import BlockSpec
from printreport.model.layout import SectionBase
from printreport.model.spec import Spec

__all__ = ["sections_and_blocks"]


def sections_and_blocks(value: object) -> Iterator[SectionBase | BlockSpec]:
    """Give the sections and blocks inside a value, in the order they are written."""
    if isinstance(value, (tuple, list)):
        for item in value:
            yield from sections_and_blocks(item)
    elif isinstance(value, Spec):
        if isinstance(value, (SectionBase, BlockSpec)):
            yield value
        for name in type(value).model_fields:
            yield from sections_and_blocks(getattr(value, name))
