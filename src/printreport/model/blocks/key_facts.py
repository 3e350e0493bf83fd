"""Big numbers with what they count."""

from __future__ import annotations

from typing import Literal

from printreport.model.blocks.block import BlockSpec
from printreport.model.placed import Formula, Text
from printreport.model.spec import Spec, field


class FactSpec(Spec):
    """One fact; label, unit and period come from the contract where they are not written."""

    value: Formula
    """The big number."""
    label: Text | None = None
    """Words for it; else those of the data or the contract."""
    note: Text | None = None
    """Unit and period under the label; else from the contract."""
    optional: bool = True
    """Whether the fact may be left out where the year lacks its data."""


class KeyFactsSpec(BlockSpec):
    """Cards, a strip or a list of facts. A fact whose data the year lacks is left out."""

    kind: Literal["key_facts"] = "key_facts"
    facts: tuple[FactSpec, ...]
    """The facts, in reading order."""
    style: Literal["cards", "strip", "list"] = "cards"
    """`cards`, one `strip`, or a plain `list`."""
    columns: int = field(default=3, ge=1, le=6)
    """Cards in a row."""
    title: Text | None = None
    """Heading over it."""
