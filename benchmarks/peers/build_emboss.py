"""Build with emboss-pdf: its blocks, native charts and bundled fonts, tagged as it does by default."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

from emboss import (
    BrandKit,
    Callout,
    Chart,
    Columns,
    Document,
    Footnote,
    Heading,
    PageSpec,
    Paragraph,
    Style,
    SvgBlock,
    Table,
    TextRun,
)
from emboss.bundled_fonts import register_bundled_fonts
from emboss.spec import (
    CoverPage,
    HeaderFooter,
    PageBreak,
    Series,
    Stat,
    StatTiles,
    TableCell,
    TableOfContents,
)
from reading import Appendix, Block, Notes, jobs, plain

SHADES = ("#EEF4F5", "#CFE2E4", "#8FBDC2", "#22707A", "#12304A")
BRAND = BrandKit(
    name="Report",
    primary="12304A",
    accent="1F7A83",
    ink="1F2A36",
    muted="566574",
    heading_font="Source Serif 4",
    body_font="Source Serif 4",
)


class Writer:
    """Makes elements of blocks."""

    def __init__(self, report: Block) -> None:
        self.report = report
        self.notes = Notes(report)

    def runs(self, runs: list[Block]) -> list[TextRun]:
        """Give a text as runs; emboss has no raised text, so that marks stand in brackets."""
        made = []
        for run in runs:
            text = (
                f"[{self.notes.number(run['note'])}]"
                if "note" in run
                else f"[{run['t']}]"
                if "sup" in run
                else run["t"]
            )
            if text:
                link = run.get("link", "")
                look = {"bold": "b" in run, "italic": "i" in run}
                made.append(
                    TextRun(text, link=link if not link.startswith("#") else None, **look)
                    if link
                    else TextRun(text, **look)
                )
        return made

    def words(self, runs: list[Block]) -> str:
        """Give the characters with the numbers of notes."""
        return "".join(run.text for run in self.runs(runs))

    def text(self, items: list[Block]) -> list[Any]:
        """Give paragraphs with the footnotes that they are the first to mark."""
        made: list[Any] = []
        for item in items:
            known = len(self.notes.order)
            if item["role"].startswith("heading"):
                made.append(Heading(plain(item["runs"]), level=int(item["role"][-1])))
            else:
                made.append(Paragraph(self.runs(item["runs"])))
            made += self.new_notes(known)
        return made

    def new_notes(self, known: int) -> list[Footnote]:
        """Give the footnotes numbered since."""
        names = self.notes.order[known:]
        return [
            Footnote(plain(self.notes.texts[name]), marker=str(self.notes.number(name))) for name in names
        ]

    def blocks(self, blocks: list[Block], width: float) -> list[Any]:
        """Give the elements of several blocks."""
        made: list[Any] = []
        for block in blocks:
            known = len(self.notes.order)
            made += getattr(self, block["kind"])(block, width)
            made += self.new_notes(known) if block["kind"] not in ("prose", "sideBySide") else []
        return made

    def prose(self, block: Block, width: float) -> list[Any]:
        """Give text, plain or beside other blocks."""
        text = self.text(block["paragraphs"])
        if not block["side"]:
            return text
        notes = [each for each in text if isinstance(each, Footnote)]
        body = [each for each in text if not isinstance(each, Footnote)]
        return [Columns([body, self.blocks(block["side"], width / 3 - 12)], widths=[2, 1], gap=18), *notes]

    def keyFacts(self, block: Block, width: float) -> list[Any]:  # noqa: N802  named by the data
        """Give big numbers as tiles."""
        n = block["columns"]
        facts = [
            Stat(self.words(fact["label"]), self.words(fact["number"]), self.words(fact["note"]) or None)
            for fact in block["facts"]
        ]
        head = [Heading(plain(block["title"]), level=3)] if block["title"] else []
        return [*head, *(StatTiles(facts[i : i + n]) for i in range(0, len(facts), n))]

    def callout(self, block: Block, width: float) -> list[Any]:
        """Give a boxed remark."""
        body = [run for item in block["paragraphs"] for run in self.runs(item["runs"])]
        title = " ".join(self.words(block[name]) for name in ("number", "title") if block[name])
        return [Callout(body, title=title or None)]

    def under(self, block: Block) -> Iterator[Paragraph]:
        """Give the notes."""
        if block.get("note"):
            yield Paragraph(self.runs(block["note"]))
        for note in block["notes"]:
            yield Paragraph(
                [*([TextRun(f"[{note['mark']}] ")] if note["mark"] else []), *self.runs(note["runs"])]
            )

    def table(self, block: Block, width: float, shades: list[Any] | None = None) -> list[Any]:
        """Give a table; cells of bars hold their number."""
        columns = block["columns"]
        sides = ["left" if column["align"] == "left" else "right" for column in columns]
        heads = [plain(block["stub_label"]), *(plain(column["label"]) for column in columns)]
        rows = []
        for y, row in enumerate(block["rows"]):
            heavy = row["role"] != "body"
            stub = "\u2003" * row["indent"] + self.words(row["stub"])
            if row["role"] == "group":
                rows.append([TableCell(stub, bold=True, colspan=len(heads))])
                continue
            cells = [TableCell(stub, bold=heavy)]
            for x, (cell, side) in enumerate(zip(row["cells"], sides, strict=True)):
                marks = f" [{','.join(cell['marks'])}]" if cell["marks"] else ""
                shade = shades[y][x] if shades and y < len(shades) else None
                ground = SHADES[class_of(block["classes"], shade)] if shade is not None else None
                cells.append(
                    TableCell(
                        self.words(cell["runs"]) + marks,
                        align=side,
                        bold=heavy or columns[x]["emphasis"],
                        background=ground,
                    )
                )
            rows.append(cells)
        subtitle = plain(block["subtitle"]) or None
        caption = {
            "headline": f"{block['label']}. {plain(block['title'])}",
            "subtitle": subtitle,
            "source_line": plain(block["source"]),
        }
        return [Table(heads, rows, **caption), *self.under(block)]

    def chart(self, block: Block, width: float) -> list[Any]:
        """Give a chart: its own bars, or a map as SVG, or a table with shaded cells."""
        if block["mark"] == "heat_table":
            table = dict(
                block["table"],
                label=block["label"],
                title=block["title"],
                subtitle=block["subtitle"],
                source=block["source"],
                notes=block["notes"],
            )
            light = [
                [None if shade is None or class_of(block["classes"], shade) > 2 else shade for shade in row]
                for row in block["shades"]
            ]
            return self.table(table | {"classes": block["classes"]}, width, light)
        look = {
            "alt_text": block["alt"],
            "headline": f"{block['label']}. {plain(block['title'])}",
            "subtitle": plain(block["subtitle"]) or None,
        }
        look |= {
            "source_line": plain(block["source"]),
            "width": width,
            "height": float(block["height"] or 92) + 80,
        }
        if block["mark"] == "tile_map":
            caption = f"{block['label']}. {plain(block['title'])}. {plain(block['subtitle'])}. {plain(block['source'])}"
            return [
                SvgBlock(tile_map(block), width=width, caption=caption, alt_text=block["alt"]),
                *self.under(block),
            ]
        if block["mark"] == "panels":
            n = len(block["series"])
            each = [
                [
                    self.bars(
                        [one],
                        dict(look, width=width / n - 12, headline=one["label"], subtitle=one["scale_text"]),
                    )
                ]
                for one in block["series"]
            ]
            return [Heading(look["headline"], level=3), Columns(each), *self.under(block)]
        return [self.bars(block["series"], look), *self.under(block)]

    def bars(self, series: list[Block], look: Block) -> Chart:
        """Give bars, the only kind that emboss has for numbers by category."""
        labels = [datum["category"] for datum in series[0]["data"]]
        if len(series) == 1:
            return Chart(
                "bar", labels, [datum["amount"] or 0 for datum in series[0]["data"]], legend=False, **look
            )
        several = [Series(one["label"], [datum["amount"] or 0 for datum in one["data"]]) for one in series]
        return Chart("bar", labels, series=several, **look)

    def sideBySide(self, block: Block, width: float) -> list[Any]:  # noqa: N802  named by the data
        """Give blocks beside each other."""
        whole = sum(block["widths"])
        pairs = zip(block["columns"], block["widths"], strict=True)
        return [
            Columns(
                [self.blocks(column, width * share / whole - 12) for column, share in pairs],
                widths=block["widths"],
                gap=18,
            )
        ]

    def elements(self, width: float) -> Iterator[Any]:
        """Give the whole report."""
        for section in self.report["sections"]:
            if section["kind"] == "cover":
                yield CoverPage(
                    plain(section["title"]),
                    subtitle=plain(section["subtitle"]),
                    kicker=plain(section["organization"]),
                )
                if section["artwork"]["kind"] == "dot_field":
                    yield SvgBlock(
                        dot_field(section["artwork"]),
                        width=width,
                        caption=plain(section["artwork"]["key"]),
                        alt_text=section["artwork"]["alt"],
                    )
                continue
            if section["kind"] == "contents":
                yield TableOfContents(title=plain(section["title"]), depth=section["depth"])
            elif section is not self.report["sections"][0] and section.get("starts") not in (
                "run_on",
                "follow",
            ):
                yield PageBreak()
            if section["kind"] != "contents":
                if section.get("kicker"):
                    yield Paragraph([TextRun(plain(section["kicker"]).upper(), bold=True, color="8A560C")])
                yield Heading(plain(section["title"]), level=1)
                if section.get("numeral"):
                    yield StatTiles([Stat(plain(section["numeral_label"]), plain(section["numeral"]))])
                if section.get("lead"):
                    yield Paragraph(self.runs(section["lead"]))
            yield from self.blocks(section["blocks"], width)
            for name, words in section.get("contact", ()):
                yield Paragraph([TextRun(f"{plain(name)}: "), *self.runs(words)])
            yield from self.text(section.get("imprint", []))


def class_of(classes: list[Any], value: float) -> int:
    """Give the class of a number; the last has no upper bound."""
    return next(
        (i for i, (bound, _) in enumerate(classes) if bound is None or value < bound), len(classes) - 1
    )


def tile_map(chart: Block) -> str:
    """Give a map of equal tiles as SVG."""
    places = chart["tiles"]
    n_rows, n_columns = (1 + max(place[i] for place in places.values()) for i in (0, 1))
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {n_columns * 26} {n_rows * 22 + 14}">']
    for i, (_, label) in enumerate(chart["classes"]):
        parts.append(
            f'<rect x="{i * 58}" y="0" width="7" height="7" fill="{SHADES[i]}"/><text x="{i * 58 + 9}" y="7" font-size="7">{label}</text>'
        )
    for datum in chart["series"][0]["data"]:
        row, column = places[datum["code"]]
        shade = class_of(chart["classes"], datum["amount"] or 0)
        ring = ' stroke="#B87514" stroke-width="1.5"' if datum["emphasis"] else ""
        x, y, ink = column * 26, row * 22 + 14, "#FFFFFF" if shade > 2 else "#1F2A36"
        parts.append(f'<rect x="{x}" y="{y}" width="24.5" height="20.5" fill="{SHADES[shade]}"{ring}/>')
        for down, text in ((9, datum["code"]), (17, datum["text"])):
            parts.append(
                f'<text x="{x + 12.2}" y="{y + down}" font-size="6" text-anchor="middle" fill="{ink}">{text}</text>'
            )
    return "".join([*parts, "</svg>"])


def dot_field(art: Block) -> str:
    """Give the cover's dots as SVG: a dotted line a row, and the bright ones over it."""
    across, step = 185, 2.6
    rows = -(-art["dots"] // across)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {across * step} {rows * step}"><rect width="{across * step}" height="{rows * step}" fill="#12304A"/>'
    ]
    for row in range(rows):
        n, y = min(across, art["dots"] - row * across), (row + 0.5) * step
        parts.append(
            f'<line x1="0" y1="{y:.1f}" x2="{n * step:.1f}" y2="{y:.1f}" stroke="#57758E" stroke-width="1.2" stroke-dasharray="1.2 1.4"/>'
        )
    for i in range(art["bright"]):
        at = int(i * art["dots"] / art["bright"])
        parts.append(
            f'<rect x="{at % across * step:.1f}" y="{(at // across + 0.5) * step - 0.6:.1f}" width="1.2" height="1.2" fill="#E39B2E"/>'
        )
    return "".join([*parts, "</svg>"])


def appendix(table: Appendix, width: float) -> Iterator[Any]:
    """Give the long table."""
    yield PageBreak()
    yield Heading(table.words["title"], level=1)
    yield Paragraph(table.words["lead"])
    sides = table.words["align"]
    rows: list[list[Any]] = [
        [TableCell(text, align=side) for text, side in zip(row, sides, strict=True)] for row in table.body
    ]
    rows.append(
        [TableCell(text, align=side, bold=True) for text, side in zip(table.total, sides, strict=True)]
    )
    longest = [max(map(len, column)) + 2 for column in zip(table.head, *table.body, table.total, strict=True)]
    widths = [width * each / sum(longest) for each in longest]
    yield Table(
        table.head, rows, caption=table.words["caption"], column_widths=widths, style=Style(font_size=8)
    )


def main() -> int:
    """Build each report."""
    for job in jobs(__doc__ or ""):
        report = job.report()
        page = PageSpec.letter(margin_top=74, margin_bottom=66, margin_left=65, margin_right=65)
        doc = Document(
            title=report["title"], author=report["organization"], language=report["language"], style="finance", brand=BRAND, page=page,
            header=HeaderFooter(left=report["title"], separator_line=True, first_page=False),
        )  # fmt: skip
        register_bundled_fonts(doc.fonts)
        doc.extend(list(Writer(report).elements(page.content_width)))
        table = job.table()
        if table is not None:
            doc.extend(list(appendix(table, page.content_width)))
        doc.save(str(job.output))
    return 0


if __name__ == "__main__":
    sys.exit(main())
