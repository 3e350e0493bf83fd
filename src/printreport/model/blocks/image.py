"""A picture or a logo."""

from __future__ import annotations

from typing import Literal

from printreport.model.blocks.block import BlockSpec
from printreport.model.placed import Length, Text


class ImageSpec(BlockSpec):
    """A picture file under the project root; alt text is asked for unless it is decorative."""

    kind: Literal["image"] = "image"
    file: Text
    """Path of the picture, from the top of the project."""
    alt: Text | None = None
    """What the picture shows, for those who do not see it."""
    decorative: bool = False
    """Whether the picture says nothing, and so needs no text alternative."""
    width: Length | None = None
    """Width on the page; else what fits."""
    height: Length | None = None
    """Height on the page; else as the width asks."""
    caption: Text | None = None
    """Words under the picture."""
    credit: Text | None = None
    """Who made the picture."""
    align: Literal["left", "center", "right"] = "left"
    """Where a picture narrower than its column stands."""
