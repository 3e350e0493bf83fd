"""What the builders share: the command line, the data they read, text as markup. Nothing is set here."""

from __future__ import annotations

import argparse
import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

Block = dict[str, Any]
FONTS = Path(__file__).resolve().parents[2] / "fonts"
FACES = {"regular": "400Regular", "italic": "400Regular_Italic", "semibold": "600SemiBold", "bold": "700Bold"}


def font_file(family: str, face: str) -> Path:
    """Give a font's file; ``family`` is ``sans`` or ``serif``."""
    folder, name = {"sans": ("source-sans-3", "SourceSans3"), "serif": ("source-serif-4", "SourceSerif4")}[
        family
    ]
    return FONTS / folder / f"{name}_{FACES[face]}.ttf"


@dataclass(frozen=True, slots=True)
class Appendix:
    """A long table: its words, heads, rows of texts, and the last row with the sums."""

    words: Block
    head: list[str]
    body: list[list[str]]
    total: list[str]


@dataclass(frozen=True, slots=True)
class Job:
    """One PDF to build."""

    content: Path
    output: Path
    appendix: Path | None
    words: Path | None

    def report(self) -> Block:
        """Read the report's JSON."""
        report: Block = json.loads(self.content.read_text(encoding="utf-8"))
        return report

    def table(self) -> Appendix | None:
        """Read the appendix with the ``csv`` module."""
        if self.appendix is None or self.words is None:
            return None
        with self.appendix.open(encoding="utf-8", newline="") as file:
            head, *body = csv.reader(file)
        return Appendix(json.loads(self.words.read_text(encoding="utf-8")), head, body[:-1], body[-1])


def jobs(what: str) -> Iterator[Job]:
    """Read the command line: one report, or each ``*.json`` of a folder in one process."""
    parser = argparse.ArgumentParser(description=what)
    parser.add_argument("content", type=Path, help="the report's JSON, or a folder of several")
    parser.add_argument("output", type=Path, help="the PDF, or a folder for several")
    parser.add_argument("--appendix", type=Path, help="a CSV of a long table to set behind the report")
    parser.add_argument("--words", type=Path, help="its title, lead, caption and alignments, as JSON")
    options = parser.parse_args()
    if options.content.is_dir():
        options.output.mkdir(parents=True, exist_ok=True)
        for path in sorted(options.content.glob("*.json")):
            yield Job(path, options.output / f"{path.stem}.pdf", None, None)
    else:
        yield Job(options.content, options.output, options.appendix, options.words)


def plain(runs: list[Block]) -> str:
    """Give the characters of a text."""
    return "".join(run["t"] for run in runs)


def in_columns(block: Block) -> bool:
    """Tell whether a text goes in two columns: it asks for them and has two paragraphs at least."""
    return (
        block["columns"] > 1
        and sum(not item["role"].startswith("heading") for item in block["paragraphs"]) > 1
    )


def halfway(paragraphs: list[Block]) -> int:
    """Give the paragraph that begins the second of two columns, for peers that do not balance them."""
    lengths = [len(plain(item["runs"])) + 40 for item in paragraphs]
    at, before = 0, 0.0
    while at < len(lengths) and before + lengths[at] / 2 < sum(lengths) / 2:
        before += lengths[at]
        at += 1
    return at - 1 if at > 1 and paragraphs[at - 1]["role"].startswith("heading") else max(at, 1)


class Notes:
    """Numbers the footnotes in the order of reading, for peers that do not."""

    def __init__(self, report: Block) -> None:
        self.texts = {name: note["runs"] for name, note in report["footnotes"].items()}
        self.order: list[str] = []

    def number(self, name: str) -> int:
        """Give the number of a note; a note that comes again keeps its own."""
        if name not in self.order:
            self.order.append(name)
        return self.order.index(name) + 1

    def markup(self, runs: list[Block]) -> str:
        """Give a text with the tags ``b``, ``i``, ``sup`` and ``a``, as HTML and ReportLab know them."""
        parts = []
        for run in runs:
            text = escape(run["t"], quote=False)
            if "note" in run:
                parts.append(f"<sup>{self.number(run['note'])}</sup>")
                continue
            for key, tag in (("b", "b"), ("i", "i"), ("sup", "sup")):
                if key in run:
                    text = f"<{tag}>{text}</{tag}>"
            if "link" in run and not run["link"].startswith("#"):
                text = f'<a href="{escape(run["link"])}">{text}</a>'
            parts.append(text)
        return "".join(parts)

    def cell(self, cell: Block) -> str:
        """Give a cell's text with its marks."""
        marks = f"<sup>{','.join(cell['marks'])}</sup>" if cell["marks"] else ""
        return self.markup(cell["runs"]) + marks

    def under(self, block: Block) -> list[str]:
        """Give what stands under a table or chart: note, notes with their marks, source."""
        lines = [self.markup(block["note"])] if block.get("note") else []
        for note in block["notes"]:
            mark = f"<sup>{note['mark']}</sup>" if note["mark"] else ""
            lines.append(mark + self.markup(note["runs"]))
        return [*lines, self.markup(block["source"])]
