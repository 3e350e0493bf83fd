"""A picture or a logo."""

from __future__ import annotations

from typing import Annotated, Literal

from printreport.model.blocks.block import BlockSpec
from printreport.model.placed import Length, Text, sized

Side = Annotated[Length, sized(1, 14400, "of 1pt or more")]


class ImageSpec(BlockSpec):
    """A picture file under the project root; alt text is asked for unless it is decorative."""

    kind: Literal["image"] = "image"
    file: Text
    """Path of the picture, from the top of the project."""
    alt: Text | None = None
    """What the picture shows, for those who do not see it."""
    decorative: bool = False
    """Whether the picture says nothing, and so needs no text alternative."""
    width: Side | None = None
    """Width on the page; else what fits."""
    height: Side | None = None
    """Height on the page; else as the width asks."""
    caption: Text | None = None
    """Words under the picture."""
    credit: Text | None = None
    """Who made the picture."""
    align: Literal["left", "center", "right"] = "left"
    """Where a picture narrower than its column stands."""
