"""One function a kind of block: its spec becomes its content.

``RESOLVERS`` names them all; to add a kind, add its spec to ``model/blocks`` and a line here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from printreport.model.content import BlockContent
from printreport.resolve.blocks.acknowledgements import resolve_acknowledgements
from printreport.resolve.blocks.callout import resolve_callout
from printreport.resolve.blocks.chart import resolve_chart
from printreport.resolve.blocks.comparison import resolve_comparison
from printreport.resolve.blocks.corrections import resolve_corrections
from printreport.resolve.blocks.image import resolve_image
from printreport.resolve.blocks.key_facts import resolve_key_facts
from printreport.resolve.blocks.letter import resolve_letter
from printreport.resolve.blocks.names import resolve_names
from printreport.resolve.blocks.prose import resolve_prose
from printreport.resolve.blocks.quote import resolve_quote
from printreport.resolve.blocks.side_by_side import resolve_side_by_side
from printreport.resolve.blocks.table import resolve_table
from printreport.resolve.blocks.value_table import resolve_value_table
from printreport.resolve.context import Context

__all__ = ["RESOLVERS", "ResolveBlock"]

ResolveBlock = Callable[[Context, Any], BlockContent | None]
"""Takes the spec of its own kind; raises MissingData where the year lacks the block's data."""

RESOLVERS: dict[str, ResolveBlock] = {
    "prose": resolve_prose,
    "key_facts": resolve_key_facts,
    "callout": resolve_callout,
    "table": resolve_table,
    "value_table": resolve_value_table,
    "comparison": resolve_comparison,
    "chart": resolve_chart,
    "image": resolve_image,
    "quote": resolve_quote,
    "letter": resolve_letter,
    "names": resolve_names,
    "side_by_side": resolve_side_by_side,
    "corrections": resolve_corrections,
    "acknowledgements": resolve_acknowledgements,
}
"""Kind of block → the function that resolves it."""
