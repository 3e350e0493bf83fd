"""Text whose every word and number is final: runs, paragraphs, footnotes."""

from __future__ import annotations

from typing import Literal

from printreport.slotted import dataclass, replace

__all__ = ["Footnote", "Paragraph", "ParagraphRole", "Rich", "Run", "plain_text", "upper_case"]

ParagraphRole = Literal["body", "lead", "heading2", "heading3", "item", "quote", "small"]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text with one look and one meaning.

    Attributes
    ----------
    text : str
        Final characters; U+00A0 keeps from breaking. Empty for a footnote mark, which gets its
        number when pages are composed.
    value : str
        Ledger id of the number that this run prints (the run holds the number with its unit word
        or sign, nothing else).
    number_class : str
        ``reference``, ``name`` or ``label`` for digits that are not a value; else empty.
    link : str
        ``https://…``, ``mailto:…`` or ``#anchor``.
    note : str
        Id of the footnote whose mark stands here.
    lang : str
        BCP 47 tag where the words are in another language than the document's.
    expansion : str
        What an abbreviation stands for, for those who listen.
    """

    text: str
    bold: bool = False
    italic: bool = False
    raised: bool = False
    value: str = ""
    number_class: str = ""
    link: str = ""
    note: str = ""
    lang: str = ""
    expansion: str = ""


Rich = tuple[Run, ...]


def plain_text(rich: Rich) -> str:
    """Give the characters of a text without its looks."""
    return "".join(run.text for run in rich)


def upper_case(rich: Rich) -> Rich:
    """Give a text in capitals, as kickers are set."""
    return tuple(replace(run, text=run.text.upper()) for run in rich)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, heading or list item.

    ``depth`` and ``marker`` are for items (``"•"`` or ``"1."``); ``anchor`` for headings.
    """

    runs: Rich
    role: ParagraphRole = "body"
    marker: str = ""
    depth: int = 0
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note at the foot of the page on which its mark stands."""

    id: str
    runs: Rich
