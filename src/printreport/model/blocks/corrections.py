"""What the source printed, what is used instead, and why."""

from __future__ import annotations

from typing import Literal

from printreport.model.blocks.block import ExhibitSpec
from printreport.model.placed import Text
from printreport.model.spec import field


class CorrectionsSpec(ExhibitSpec):
    """A table of all corrections of the year, made from ``corrections.yaml``."""

    kind: Literal["corrections"] = "corrections"
    labels: dict[str, Text] = field(default_factory=dict)
    """Other words for the columns, by id."""
