"""The kinds of block: one spec a file, whose fields are the YAML keys.

``BLOCKS`` is the registry; the union ``Block`` is told apart by ``kind``.
"""

from __future__ import annotations

from typing import Annotated

from printreport.model.blocks import prose, side_by_side
from printreport.model.blocks.acknowledgements import AcknowledgementsSpec
from printreport.model.blocks.block import BlockSpec
from printreport.model.blocks.callout import CalloutSpec
from printreport.model.blocks.chart import ChartSpec
from printreport.model.blocks.comparison import ComparisonSpec
from printreport.model.blocks.corrections import CorrectionsSpec
from printreport.model.blocks.image import ImageSpec
from printreport.model.blocks.key_facts import KeyFactsSpec
from printreport.model.blocks.letter import LetterSpec
from printreport.model.blocks.names import NamesSpec
from printreport.model.blocks.prose import ProseSpec
from printreport.model.blocks.quote import QuoteSpec
from printreport.model.blocks.side_by_side import SideBySideSpec
from printreport.model.blocks.table import TableSpec
from printreport.model.blocks.value_table import ValueTableSpec
from printreport.model.spec import Rule

__all__ = ["BLOCKS", "Block", "BlockSpec"]

BLOCKS: dict[str, type[BlockSpec]] = {
    "prose": ProseSpec,
    "key_facts": KeyFactsSpec,
    "callout": CalloutSpec,
    "table": TableSpec,
    "value_table": ValueTableSpec,
    "comparison": ComparisonSpec,
    "chart": ChartSpec,
    "image": ImageSpec,
    "quote": QuoteSpec,
    "letter": LetterSpec,
    "names": NamesSpec,
    "side_by_side": SideBySideSpec,
    "corrections": CorrectionsSpec,
    "acknowledgements": AcknowledgementsSpec,
}

Block = Annotated[
    ProseSpec
    | KeyFactsSpec
    | CalloutSpec
    | TableSpec
    | ValueTableSpec
    | ComparisonSpec
    | ChartSpec
    | ImageSpec
    | QuoteSpec
    | LetterSpec
    | NamesSpec
    | SideBySideSpec
    | CorrectionsSpec
    | AcknowledgementsSpec,
    Rule(discriminator="kind"),
]

# Two kinds hold blocks themselves. Their modules, in which the name is looked for when a layout is read,
# can not import it.
for _module in (prose, side_by_side):
    vars(_module)["Block"] = Block
