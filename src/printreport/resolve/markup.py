"""The Markdown subset: paragraphs, two heading levels, emphasis, lists, links, hard breaks.

Stage 3. In: text in which bound values and footnote marks are already single characters of a
private plane. Out: paragraphs of runs that still hold those characters. Everything that the subset
does not have is reported, not swallowed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import field
from functools import lru_cache
from typing import TYPE_CHECKING

from printreport.model.text import Paragraph, ParagraphRole, Run
from printreport.slotted import dataclass

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

__all__ = [
    "LANG_CLOSE",
    "LANG_OPEN",
    "NOTE",
    "TILDE",
    "VALUE",
    "Speech",
    "anchor_of",
    "parse_blocks",
    "parse_line",
]

VALUE = 0xF0000
NOTE = 0xF4000
LANG_OPEN = 0xF8000
LANG_CLOSE = chr(0xF7FFF)
TILDE = chr(0xF7FFE)
NESTING = 2

Speech = tuple[str, str]
"""How words are spoken: their language, and what they stand for; either may be empty."""

Report = Callable[[str, str, int, str, str], None]
"""Takes a code, a message, a line (0-based), a stretch of text to find there, and a hint."""

_NAMES = {
    "html_block": ("HTML", ""),
    "html_inline": ("HTML", ""),
    "image": ("an image", "a block of `kind: image`"),
    "code_inline": ("code", ""),
    "code_block": ("a line indented by four spaces", "no spaces before its first word"),
    "fence": ("code", ""),
    "hr": ("a rule", ""),
    "blockquote_open": ("a quotation", "a block of `kind: quote`"),
    "table_open": ("a table", "a block of `kind: table`"),
}


_LANGUAGE_SIGN = re.compile(f"([\U000f8000-\U000fbfff{LANG_CLOSE}])")
_MARKUP_SIGN = re.compile(r"[\\`*_\[\]<>&!\n\r\0]")
"""What a text of one line must hold for Markdown to see more in it than words."""


def _refuse(kind: str, line: int, stretch: str, report: Report) -> None:
    noun, hint = _NAMES.get(kind, (kind, ""))
    report("PR312", f"text holds {noun}, which text does not have", line, stretch, hint)


@lru_cache(maxsize=1)
def markdown() -> MarkdownIt:
    """Give the parser of texts, made once."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable("table")
    # every target comes through, so that a bad one is reported instead of printed as text
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    return parser


@dataclass(slots=True)
class _Look:
    bold: int = 0
    italic: int = 0
    links: list[str] = field(default_factory=list)
    speech: Speech = ("", "")


def _link(target: str, line: int, report: Report) -> str:
    if re.match(r"(https://|mailto:|#)", target):
        return target
    message = f'link leads to "{target}", where https://, mailto: or #id is expected'
    hint = f"`https://{target}`" if re.match(r"[\w-]+(\.[\w-]+)+", target) else ""
    report("PR313", message, line, target, hint)
    return ""


def _inline(tokens: Iterable[Token], languages: list[Speech], line: int, report: Report) -> tuple[Run, ...]:
    """Give the runs of a line; equal neighbors are joined."""
    look = _Look()
    runs: list[Run] = []
    looks: list[tuple[object, ...]] = []

    def add(text: str) -> None:
        for piece in _LANGUAGE_SIGN.split(text):
            if not piece:
                continue
            if piece == LANG_CLOSE:
                look.speech = ("", "")
            elif len(piece) == 1 and 0 <= ord(piece) - LANG_OPEN < len(languages):
                look.speech = languages[ord(piece) - LANG_OPEN]
            else:
                link = look.links[-1] if look.links else ""
                lang, expansion = look.speech
                bold, italic = look.bold > 0, look.italic > 0
                sounds = (bold, italic, link, lang, expansion)
                goes_on = bool(runs) and looks[-1] == sounds
                words = runs.pop().text + piece if goes_on else piece
                looks[len(runs) :] = []
                runs.append(Run(words, bold=bold, italic=italic, link=link, lang=lang, expansion=expansion))
                looks.append(sounds)

    for token in tokens:
        match token.type:
            case "text":
                add(token.content)
            case "text_special":
                add(token.content)
            case "softbreak":
                add(" ")
                line += 1
            case "hardbreak":
                add("\n")
                line += 1
            case "strong_open" | "strong_close":
                look.bold += token.nesting
            case "em_open" | "em_close":
                look.italic += token.nesting
            case "link_open":
                look.links.append(_link(str(token.attrGet("href") or ""), line, report))
            case "link_close":
                look.links.pop()
            case _:
                _refuse(token.type, line, token.content[:20], report)
    return tuple(runs)


_MOST_KEPT = 4096
_lines: dict[tuple[str, tuple[Speech, ...]], tuple[Run, ...]] = {}
_blocks: dict[tuple[str, tuple[Speech, ...], ParagraphRole], list[tuple[Paragraph, int]]] = {}
"""Texts read before: values stand in them as single characters, so that every edition has the same."""


class _Listening:
    """Passes reports on, and knows whether there were any."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.heard = False

    def __call__(self, code: str, message: str, line: int, stretch: str, hint: str) -> None:
        self.heard = True
        self.report(code, message, line, stretch, hint)


def parse_line(text: str, languages: list[Speech], report: Report) -> tuple[Run, ...]:
    """Give the runs of a text that is one line: a title, a label, a cell."""
    key = (text, tuple(languages))
    made = _lines.get(key)
    if made is None:
        listening = _Listening(report)
        made = _parse_line(text, languages, listening)
        if not listening.heard and len(_lines) < _MOST_KEPT:
            _lines[key] = made
    return made


def parse_blocks(
    text: str, languages: list[Speech], report: Report, body: ParagraphRole = "body"
) -> list[tuple[Paragraph, int]]:
    """Give the paragraphs of a text, each with the line (0-based) that it starts on."""
    key = (text, tuple(languages), body)
    made = _blocks.get(key)
    if made is None:
        listening = _Listening(report)
        made = _parse_blocks(text, languages, listening, body)
        if not listening.heard and len(_blocks) < _MOST_KEPT:
            _blocks[key] = made
    return list(made)


def _parse_line(text: str, languages: list[Speech], report: Report) -> tuple[Run, ...]:
    line = text.replace("\n", " ").strip(" ")
    if line and not _MARKUP_SIGN.search(line) and not _LANGUAGE_SIGN.search(line):
        return (Run(line),)
    return _inline(_line_tokens(line), languages, 0, report)


def _line_tokens(line: str) -> Sequence[Token]:
    return markdown().parseInline(line)[0].children or ()


def _parse_blocks(
    text: str, languages: list[Speech], report: Report, body: ParagraphRole
) -> list[tuple[Paragraph, int]]:
    out: list[tuple[Paragraph, int]] = []
    lists: list[int | None] = []
    role: ParagraphRole = body
    marker, line = "", 0
    refused = 0
    for token in markdown().parse(text):
        line = token.map[0] if token.map else line
        kind = token.type
        if refused or kind in ("fence", "code_block", "html_block", "hr", "blockquote_open", "table_open"):
            if not refused:
                _refuse(kind, line, token.content.strip().partition("\n")[0][:20], report)
            refused += token.nesting
        elif kind == "heading_open":
            role = _heading(token, line, report)
        elif kind in ("bullet_list_open", "ordered_list_open"):
            lists.append(int(token.attrGet("start") or 1) if kind.startswith("ordered") else None)
            if len(lists) == NESTING + 1:
                report("PR312", "list is nested more than one deep", line, "", "")
        elif kind in ("bullet_list_close", "ordered_list_close"):
            lists.pop()
        elif kind == "list_item_open":
            number = lists[-1]
            marker = "•" if number is None else f"{number}."
            lists[-1] = None if number is None else number + 1
        elif kind == "inline":
            runs = _inline(token.children or [], languages, line, report)
            if lists and role == body:
                out.append((Paragraph(runs, "item", marker, min(len(lists), NESTING) - 1), line))
                marker = ""
            else:
                out.append((Paragraph(runs, role), line))
        elif kind == "heading_close":
            role = body
    return out


def _heading(token: Token, line: int, report: Report) -> ParagraphRole:
    if token.tag == "h2":
        return "heading2"
    if token.tag == "h3":
        return "heading3"
    message = f"text holds a heading of level {token.tag[1:]}; level 2 or 3 is expected"
    report("PR312", message, line, "#", "`## `")
    return "heading2"


def anchor_of(text: str) -> str:
    """Give the anchor of a heading: ``Who was missing`` → ``who_was_missing``."""
    return "_".join("".join(c if c.isalnum() else " " for c in text.lower()).split())
