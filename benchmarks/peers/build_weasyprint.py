"""Build with WeasyPrint: HTML and CSS for paged media, charts as PNG of pyplot. Not tagged, its default."""

from __future__ import annotations

import base64
import sys
from html import escape
from pathlib import Path
from typing import Any

import figures
from reading import FONTS, Appendix, Block, Job, Notes, font_file, in_columns, jobs, plain
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

SHEET = Path(__file__).with_name("report.css")


def faces() -> str:
    """Give the rules that name the fonts."""
    rules = []
    for family in ("sans", "serif"):
        for face, weight, style in (
            ("regular", 400, "normal"),
            ("italic", 400, "italic"),
            ("semibold", 600, "normal"),
            ("bold", 700, "normal"),
        ):
            source = font_file(family, face).as_uri()
            rules.append(
                f"@font-face {{ font-family: 'report {family}'; font-weight: {weight}; font-style: {style}; src: url({source}) }}"
            )
    return "\n".join(rules)


class Page(Notes):
    """Makes HTML of blocks."""

    def __init__(self, report: Block) -> None:
        super().__init__(report)
        self.report = report
        self.headings: list[tuple[str, str, str]] = []

    def markup(self, runs: list[Block]) -> str:
        """Give a text as HTML; the first mark of a footnote carries its note."""
        parts = []
        for run in runs:
            if "note" in run and run["note"] not in self.order:
                self.number(run["note"])
                parts.append(f'<span class="footnote">{super().markup(self.texts[run["note"]])}</span>')
            else:
                parts.append(super().markup([run]))
        return "".join(parts)

    def heading(self, level: int, runs: list[Block]) -> str:
        """Give a heading, and remember it for the contents."""
        name = f"h{len(self.headings)}"
        self.headings.append((name, f"h{level}", escape(plain(runs))))
        return f'<h{level} id="{name}">{self.markup(runs)}</h{level}>'

    def paragraph(self, item: Block) -> str:
        """Give a paragraph, a heading or an item."""
        if item["role"] == "heading2":
            return self.heading(2, item["runs"])
        tag = {"heading3": "h3", "item": "li"}.get(item["role"], "p")
        return f"<{tag}>{self.markup(item['runs'])}</{tag}>"

    def blocks(self, blocks: list[Block]) -> str:
        """Give several blocks."""
        return "\n".join(getattr(self, block["kind"])(block) for block in blocks)

    def prose(self, block: Block) -> str:
        """Give text: plain, in two columns, or beside other blocks."""
        text = "".join(map(self.paragraph, block["paragraphs"]))
        if block["side"]:
            return f'<div class="beside"><div>{text}</div><div>{self.blocks([dict(each, width=155) for each in block["side"]])}</div></div>'
        return f'<div class="two">{text}</div>' if in_columns(block) else text

    def keyFacts(self, block: Block) -> str:  # noqa: N802  named by the data
        """Give big numbers in a grid."""
        facts = "".join(
            f'<div class="fact"><b>{self.markup(fact["number"])}</b>{self.markup(fact["label"])}'
            f"<small>{self.markup(fact['note'])}</small></div>"
            for fact in block["facts"]
        )
        title = f"<h3>{self.markup(block['title'])}</h3>" if block["title"] else ""
        columns = f"grid-template-columns: repeat({block['columns']}, 1fr)"
        return f'{title}<div class="facts {block["style"]}" style="{columns}">{facts}</div>'

    def callout(self, block: Block) -> str:
        """Give a boxed remark."""
        number = f"<b>{self.markup(block['number'])}</b>" if block["number"] else ""
        title = f"<p><strong>{self.markup(block['title'])}</strong></p>" if block["title"] else ""
        return (
            f'<div class="callout">{number}{title}{"".join(map(self.paragraph, block["paragraphs"]))}</div>'
        )

    def figure(self, block: Block, body: str) -> str:
        """Give an exhibit with its titles and what stands under it."""
        subtitle = f"<small>{self.markup(block['subtitle'])}</small>" if block["subtitle"] else ""
        caption = f"<figcaption><i>{block['label']}</i>{self.markup(block['title'])}{subtitle}</figcaption>"
        under = "".join(f"<p>{line}</p>" for line in self.under(block))
        return f'<figure>{caption}{body}<div class="under">{under}</div></figure>'

    def table(self, block: Block) -> str:
        """Give a table; in panels it stands in several beside each other."""
        if block["panels"] > 1:
            per = -(-len(block["rows"]) // block["panels"])
            parts = [self.grid(block, block["rows"][i : i + per]) for i in range(0, len(block["rows"]), per)]
            columns = f"grid-template-columns: repeat({len(parts)}, 1fr)"
            return self.figure(block, f'<div class="panels" style="{columns}">{"".join(parts)}</div>')
        return self.figure(block, self.grid(block, block["rows"]))

    def grid(self, block: Block, rows: list[Block]) -> str:
        """Give the table itself."""
        columns = block["columns"]
        head = ""
        if block["spanners"]:
            head, at = "<tr><td></td>", 0
            for spanner in block["spanners"]:
                head += "<td></td>" * (spanner["first"] - at)
                at = spanner["last"] + 1
                head += f'<th colspan="{at - spanner["first"]}" style="text-align: center">{self.markup(spanner["label"])}</th>'
            head += "<td></td>" * (len(columns) - at) + "</tr>"
        sides = ["" if column["align"] == "left" else ' class="right"' for column in columns]
        names = "".join(
            f"<th{side}>{self.markup(column['label'])}</th>"
            for side, column in zip(sides, columns, strict=True)
        )
        head += f"<tr><th>{self.markup(block['stub_label'])}</th>{names}</tr>"
        body = "".join(self.row(row, columns, sides) for row in rows)
        return f"<table><thead>{head}</thead><tbody>{body}</tbody></table>"

    def row(self, row: Block, columns: list[Block], sides: list[str]) -> str:
        """Give one row."""
        if row["role"] == "group":
            return f'<tr class="heavy"><th class="row" colspan="{len(columns) + 1}">{self.markup(row["stub"])}</th></tr>'
        cells = ""
        for cell, column, side in zip(row["cells"], columns, sides, strict=True):
            bar = (
                f'<span class="bar" style="width: {cell["bar"]:.2%}"></span>'
                if column["bar"] and cell["bar"] is not None
                else ""
            )
            text = f"<b>{self.cell(cell)}</b>" if column["emphasis"] else self.cell(cell)
            cells += f"<td{side}>{text}{bar}</td>"
        heavy = ' class="heavy"' if row["role"] != "body" else ""
        return f'<tr{heavy}><th class="row" style="padding-left: {4 + 9 * row["indent"]}pt">{self.markup(row["stub"])}</th>{cells}</tr>'

    def chart(self, block: Block, width: float = 482) -> str:
        """Give a chart as a PNG with its text alternative."""
        png = base64.b64encode(figures.picture(block, block.get("width", width))).decode()
        return self.figure(block, f'<img alt="{escape(block["alt"])}" src="data:image/png;base64,{png}">')

    def sideBySide(self, block: Block) -> str:  # noqa: N802  named by the data
        """Give blocks beside each other."""
        whole = sum(block["widths"])
        cells = ""
        for column, share in zip(block["columns"], block["widths"], strict=True):
            cells += f"<div>{self.blocks([dict(each, width=464 * share / whole) for each in column])}</div>"
        columns = " ".join(f"{share}fr" for share in block["widths"])
        return f'<div style="display: grid; gap: 18pt; grid-template-columns: {columns}">{cells}</div>'

    def cover(self, section: Block) -> str:
        """Give the cover."""
        art = ""
        if section["artwork"]["kind"] == "dot_field":
            png = base64.b64encode(figures.dot_field(section["artwork"], 482, 390)).decode()
            art = f'<img alt="{escape(section["artwork"]["alt"])}" style="width: 482pt; margin-top: 40pt" src="data:image/png;base64,{png}">'
        parts = [("name", "organization"), ("title", "title"), ("subtitle", "subtitle")]
        words = "".join(f'<div class="{look}">{self.markup(section[name])}</div>' for look, name in parts)
        return f'<section class="cover">{words}{art}<div class="key">{self.markup(section["artwork"]["key"])}</div></section>'

    def contents(self, section: Block) -> str:
        """Give the contents; they are filled in when all headings are known."""
        return f"<section class='chapter'><h1>{self.markup(section['title'])}</h1><nav>@contents@</nav>{self.blocks(section['blocks'])}</section>"

    def chapter(self, section: Block) -> str:
        """Give a chapter with its opener."""
        kicker = f'<div class="kicker">{self.markup(section["kicker"])}</div>' if section["kicker"] else ""
        lead = f'<p class="lead">{self.markup(section["lead"])}</p>' if section["lead"] else ""
        head = f"{kicker}{self.heading(1, section['title'])}{lead}"
        if section["opener"] == "band":
            numeral = (
                f'<div class="numeral"><b>{self.markup(section["numeral"])}</b>{self.markup(section["numeral_label"])}</div>'
                if section["numeral"]
                else ""
            )
            head = f'<div class="band"><div>{head}</div>{numeral}</div>'
        look = "chapter" if section["starts"] in ("page", "recto", "auto") else ""
        return f'<section class="{look}">{head}{self.blocks(section["blocks"])}</section>'

    def back(self, section: Block) -> str:
        """Give the last page."""
        lines = "".join(
            f"<div>{self.markup(name)}<b>{self.markup(line)}</b></div>" for name, line in section["contact"]
        )
        imprint = "".join(
            f"<div style='grid-column: 1 / -1'>{self.paragraph(item)}</div>" for item in section["imprint"]
        )
        return f'<section class="back">{self.heading(1, section["title"])}{self.blocks(section["blocks"])}<div class="contact">{lines}{imprint}</div></section>'

    def whole(self, table: Appendix | None) -> str:
        """Give the whole document."""
        body = "\n".join(getattr(self, section["kind"])(section) for section in self.report["sections"])
        body += self.appendix(table) if table is not None else ""
        contents = "".join(f'<a class="{tag}" href="#{name}">{text}</a>' for name, tag, text in self.headings)
        title = escape(self.report["title"])
        return (
            f'<!doctype html><html lang="{self.report["language"]}"><meta charset="utf-8"><title>{title}</title>'
            f'<meta name="author" content="{escape(self.report["organization"])}"><body data-title="{title}">'
            f"{body.replace('@contents@', contents)}</body></html>"
        )

    def appendix(self, table: Appendix) -> str:
        """Give the long table."""
        sides = ["" if side == "left" else ' class="right"' for side in table.words["align"]]

        def row(cells: list[str], tag: str) -> str:
            made = (
                f"<{tag}{side}>{escape(cell, quote=False)}</{tag}>"
                for cell, side in zip(cells, sides, strict=True)
            )
            return f"<tr>{''.join(made)}</tr>"

        body = "".join(row(cells, "td") for cells in table.body)
        return (
            f'<section class="chapter appendix">{self.heading(1, [{"t": table.words["title"]}])}<p>{escape(table.words["lead"])}</p>'
            f"<table><caption>{escape(table.words['caption'])}</caption><thead>{row(table.head, 'th')}</thead>"
            f"<tbody>{body}<tr class='heavy'>{row(table.total, 'td')[4:]}</tbody></table></section>"
        )


def build(job: Job, sheet: Any, fonts: Any) -> None:
    """Build one report."""
    html = Page(job.report()).whole(job.table())
    HTML(string=html, base_url=str(FONTS)).write_pdf(job.output, stylesheets=[sheet], font_config=fonts)


def main() -> int:
    """Build each report; the sheet and its fonts are read once."""
    figures.use_fonts()
    fonts = FontConfiguration()
    sheet = CSS(string=faces() + SHEET.read_text(encoding="utf-8"), font_config=fonts)
    for job in jobs(__doc__ or ""):
        build(job, sheet, fonts)
    return 0


if __name__ == "__main__":
    sys.exit(main())
