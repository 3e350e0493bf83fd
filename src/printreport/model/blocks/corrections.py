"""What the source printed, what is used instead, and why."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from printreport.model.blocks.block import ExhibitSpec
from printreport.model.placed import Text


class CorrectionsSpec(ExhibitSpec):
    """A table of all corrections of the year, made from ``corrections.yaml``."""

    kind: Literal["corrections"] = "corrections"
    labels: dict[str, Text] = Field(default_factory=dict)
    """Other words for the columns, by id."""
