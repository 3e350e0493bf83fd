"""Words to set: plain sentences of made-up content, and runs and paragraphs made of them."""

from __future__ import annotations

from printreport.draw.paragraph import TextBlock
from printreport.draw.style import Style
from printreport.model.content import ProseContent
from printreport.model.structure import StructureElement
from printreport.model.text import Paragraph, Rich, Run

_SENTENCES = (
    "The harbor keeps a lamp at the end of its pier through every night of the winter.",
    "Fishermen of four villages have learned to read its color long before they can see the shore.",
    "In the spring the keepers scrape the salt off the glass, oil the hinges and count what is left.",
    "Nobody remembers who wrote the first line into the book that hangs beside the door.",
    "What stands in it now is weather, names of boats, and the price of rope in each of the years.",
)


def rich(text: str, **keys: object) -> Rich:
    """One run of text."""
    return (Run(text, **keys),)  # type: ignore[arg-type]


def prose(sentences: int, start: int = 0) -> str:
    """A text of some sentences."""
    return " ".join(_SENTENCES[(start + index) % len(_SENTENCES)] for index in range(sentences))


def block(style: Style, text: str = "", sentences: int = 4, role: str = "body", **keys: object) -> TextBlock:
    """A paragraph with an element of its own."""
    element = StructureElement("P")
    return TextBlock(rich(text or prose(sentences)), style.text(role), style, element, **keys)  # type: ignore[arg-type]


def prose_content(
    name: str, paragraphs: int, heading: str = "", columns: int = 1, note: str = "", sentences: int = 5
) -> ProseContent:
    """Paragraphs under a second head; the mark of ``note`` stands in the last one."""
    made = [Paragraph(rich(heading), "heading2", anchor=f"{name}-head")] if heading else []
    for index in range(paragraphs):
        runs = rich(prose(sentences, index))
        if note and index == paragraphs - 1:
            runs = (*runs, Run("", note=note), Run(" " + prose(1, index)))
        made.append(Paragraph(runs))
    return ProseContent(name, tuple(made), columns)
