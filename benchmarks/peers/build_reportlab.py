"""Build with ReportLab's Platypus, pyplot figures as PNG and pandas: the usual way in Python. Not tagged.

As the user guide says: a SimpleDocTemplate, a TableOfContents filled by ``multiBuild``, LongTable with
``repeatRows`` for tables. Text in two columns is a table of two cells, shared out by length: the guide's
BalancedColumns would double the time. Platypus has no footnotes: they are listed at the end.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from typing import Any

import figures
import pandas as pd
from reading import Appendix, Block, Job, Notes, font_file, halfway, in_columns, jobs, plain
from reportlab.lib.colors import HexColor, white
from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.pagesizes import letter
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    Flowable,
    HRFlowable,
    Image,
    LongTable,
    PageBreak,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
    TableStyle,
)  # fmt: skip
from reportlab.platypus.tableofcontents import TableOfContents

INK, MUTED, PRIMARY, RULE, PALE = map(HexColor, ("#1F2A36", "#566574", "#12304A", "#B9C4CC", "#E9EFF2"))
TEAL, ACCENT, BRIGHT, SOFT = map(HexColor, ("#186770", "#8A560C", "#E39B2E", "#C9DAE4"))
WIDTH = 482.0
GAP = 18.0
BODY = ParagraphStyle("body", fontName="serif", fontSize=10, leading=13.5, textColor=INK, spaceAfter=5)
STYLES = {
    "body": BODY,
    "item": ParagraphStyle("item", BODY, leftIndent=12, bulletIndent=0),
    "small": ParagraphStyle("small", fontName="sans", fontSize=8, leading=10.5, textColor=SOFT),
    "heading1": ParagraphStyle(
        "heading1", fontName="serif-semibold", fontSize=28, leading=31, textColor=PRIMARY, spaceAfter=12
    ),
    "heading2": ParagraphStyle(
        "heading2",
        fontName="serif-semibold",
        fontSize=16,
        leading=20,
        textColor=PRIMARY,
        spaceBefore=8,
        spaceAfter=5,
        keepWithNext=1,
    ),
    "heading3": ParagraphStyle(
        "heading3",
        fontName="sans-bold",
        fontSize=10,
        leading=13.5,
        textColor=TEAL,
        spaceBefore=4,
        spaceAfter=3,
        keepWithNext=1,
    ),
    "lead": ParagraphStyle(
        "lead", fontName="serif", fontSize=12.5, leading=17, textColor=PRIMARY, spaceAfter=8
    ),
    "label": ParagraphStyle(
        "label", fontName="sans-bold", fontSize=8, leading=11, textColor=ACCENT, keepWithNext=1
    ),
    "title": ParagraphStyle(
        "title", fontName="sans-semibold", fontSize=10, leading=13.5, textColor=PRIMARY, keepWithNext=1
    ),
    "subtitle": ParagraphStyle(
        "subtitle", fontName="sans", fontSize=9, leading=12, textColor=MUTED, spaceAfter=4, keepWithNext=1
    ),
    "note": ParagraphStyle("note", fontName="sans", fontSize=8, leading=10.5, textColor=MUTED),
    "cell": ParagraphStyle("cell", fontName="sans", fontSize=9, leading=11, textColor=INK),
    "head": ParagraphStyle("head", fontName="sans-semibold", fontSize=8, leading=10, textColor=MUTED),
    "number": ParagraphStyle("number", fontName="serif-semibold", fontSize=20, leading=23, textColor=PRIMARY),
    "fact": ParagraphStyle("fact", fontName="sans-semibold", fontSize=9, leading=11.5, textColor=INK),
}
RIGHT = {name: ParagraphStyle(f"{name}-right", STYLES[name], alignment=TA_RIGHT) for name in ("cell", "head")}
CENTER = ParagraphStyle("head-center", STYLES["head"], alignment=TA_CENTER)
ON_DARK = {
    "heading1": ParagraphStyle("heading1-dark", STYLES["heading1"], textColor=white),
    "lead": ParagraphStyle("lead-dark", STYLES["lead"], textColor=white),
    "numeral": ParagraphStyle(
        "numeral", STYLES["heading1"], textColor=BRIGHT, alignment=TA_RIGHT, spaceAfter=0
    ),
    "numeral_label": ParagraphStyle("numeral-label", STYLES["small"], alignment=TA_RIGHT),
}


def use_fonts() -> None:
    """Register the faces."""
    for family in ("sans", "serif"):
        for face in ("regular", "italic", "semibold", "bold"):
            name = family if face == "regular" else f"{family}-{face}"
            pdfmetrics.registerFont(TTFont(name, str(font_file(family, face))))
        pdfmetrics.registerFontFamily(
            family,
            normal=family,
            bold=f"{family}-bold",
            italic=f"{family}-italic",
            boldItalic=f"{family}-bold",
        )


class Report(SimpleDocTemplate):
    """Tells the contents of each heading, and the running head of the chapter."""

    chapter = ""

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802  ReportLab's name
        """Enter a heading in contents and outline."""
        level = getattr(flowable, "level", None)
        if level is None:
            return
        text = flowable.getPlainText()
        self.canv.bookmarkPage(f"h{id(flowable)}")
        self.canv.addOutlineEntry(text, f"h{id(flowable)}", level, closed=True)
        self.notify("TOCEntry", (level, text, self.page, f"h{id(flowable)}"))


class Writer:
    """Makes flowables of blocks."""

    def __init__(self, report: Block) -> None:
        self.report = report
        self.notes = Notes(report)

    def paragraph(self, item: Block) -> Flowable:
        """Give a paragraph, a heading or an item."""
        role = item["role"] if item["role"] in STYLES else "body"
        bullet = item["marker"] or None
        made = Paragraph(self.notes.markup(item["runs"]), STYLES[role], bulletText=bullet)
        if role == "heading2":
            made.level = 1
        return made

    def blocks(self, blocks: list[Block], width: float) -> list[Flowable]:
        """Give the flowables of several blocks."""
        return [flowable for block in blocks for flowable in self.block(block, width)]

    def block(self, block: Block, width: float) -> list[Flowable]:
        """Give the flowables of a block."""
        made: list[Flowable] = getattr(self, block["kind"])(block, width)
        return [*made, Spacer(1, 8)]

    def prose(self, block: Block, width: float) -> list[Flowable]:
        """Give text: plain, in two columns, or beside other blocks."""
        text = [self.paragraph(item) for item in block["paragraphs"]]
        if block["side"]:
            side = (width - GAP) / 3
            beside = self.blocks(block["side"], side)
            levels = [each for each in text if hasattr(each, "level")]
            return [
                *levels,
                Table(
                    [[[each for each in text if each not in levels], beside]],
                    colWidths=[width - side, side],
                    style=cells_style(),
                ),
            ]
        if in_columns(block):
            at = halfway(block["paragraphs"])
            headed = [text[0]] if hasattr(text[0], "level") else []
            return [
                *headed,
                Table(
                    [[text[len(headed) : at], text[at:]]],
                    colWidths=[(width + GAP) / 2, (width - GAP) / 2],
                    style=cells_style(),
                ),
            ]
        return text

    def keyFacts(self, block: Block, width: float) -> list[Flowable]:  # noqa: N802  named by the data
        """Give big numbers in a grid."""
        cells = []
        for fact in block["facts"]:
            parts = [(fact["number"], "number"), (fact["label"], "fact"), (fact["note"], "note")]
            cells.append([Paragraph(self.notes.markup(runs), STYLES[style]) for runs, style in parts if runs])
        n = block["columns"]
        rows = [cells[i : i + n] + [""] * (n - len(cells[i : i + n])) for i in range(0, len(cells), n)]
        look = (
            [("BACKGROUND", (0, 0), (-1, -1), PALE), ("INNERGRID", (0, 0), (-1, -1), 6, white)]
            if block["style"] == "cards"
            else [("LINEABOVE", (0, 0), (-1, -1), 0.7, PRIMARY)]
        )
        table = Table(
            rows, colWidths=[width / n] * n, style=TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), *look])
        )
        head = [Paragraph(self.notes.markup(block["title"]), STYLES["title"])] if block["title"] else []
        return [*head, table]

    def callout(self, block: Block, width: float) -> list[Flowable]:
        """Give a boxed remark."""
        parts = [
            Paragraph(self.notes.markup(block[name]), STYLES[style])
            for name, style in (("number", "number"), ("title", "fact"))
            if block[name]
        ]
        parts += [Paragraph(self.notes.markup(item["runs"]), STYLES["cell"]) for item in block["paragraphs"]]
        return [
            Table(
                [[parts]],
                colWidths=[width],
                style=TableStyle(
                    [("BACKGROUND", (0, 0), (-1, -1), PALE), ("LINEBEFORE", (0, 0), (0, -1), 2, ACCENT)]
                ),
            )
        ]

    def titles(self, block: Block) -> list[Flowable]:
        """Give label, title and subtitle."""
        subtitle = (
            [Paragraph(self.notes.markup(block["subtitle"]), STYLES["subtitle"])] if block["subtitle"] else []
        )
        return [
            Paragraph(block["label"].upper(), STYLES["label"]),
            Paragraph(self.notes.markup(block["title"]), STYLES["title"]),
            *subtitle,
        ]

    def under(self, block: Block) -> list[Flowable]:
        """Give notes and source."""
        return [Paragraph(line, STYLES["note"]) for line in self.notes.under(block)]

    def table(self, block: Block, width: float) -> list[Flowable]:
        """Give a table; in panels it stands in several beside each other."""
        if block["panels"] > 1:
            per = -(-len(block["rows"]) // block["panels"])
            each = (width - GAP * (block["panels"] - 1)) / block["panels"]
            parts = [
                self.grid(block, block["rows"][i : i + per], each) for i in range(0, len(block["rows"]), per)
            ]
            return [
                *self.titles(block),
                Table([parts], colWidths=[width / len(parts)] * len(parts), style=cells_style()),
                *self.under(block),
            ]
        return [*self.titles(block), self.grid(block, block["rows"], width), *self.under(block)]

    def grid(self, block: Block, rows: list[Block], width: float) -> Flowable:
        """Give the table itself."""
        columns = block["columns"]
        right = [column["align"] != "left" for column in columns]
        look: list[tuple[Any, ...]] = [
            ("LINEABOVE", (0, 0), (-1, 0), 0.7, INK),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("TOPPADDING", (0, 0), (-1, -1), 2),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
        ]
        data: list[list[Any]] = []
        if block["spanners"]:
            line: list[Any] = [""] * (len(columns) + 1)
            for spanner in block["spanners"]:
                line[spanner["first"] + 1] = Paragraph(self.notes.markup(spanner["label"]), CENTER)
                look.append(("SPAN", (spanner["first"] + 1, 0), (spanner["last"] + 1, 0)))
            data.append(line)
        names = [
            Paragraph(self.notes.markup(column["label"]), (RIGHT if far else STYLES)["head"])
            for column, far in zip(columns, right, strict=True)
        ]
        data.append([Paragraph(self.notes.markup(block["stub_label"]), STYLES["head"]), *names])
        n_heads = len(data)
        for row in rows:
            heavy = row["role"] != "body"
            look.append(("LINEBELOW", (0, len(data)), (-1, len(data)), 0.5, RULE))
            stub = Paragraph(
                bold(self.notes.markup(row["stub"]), heavy),
                ParagraphStyle("stub", STYLES["cell"], leftIndent=9 * row["indent"]),
            )
            cells = [
                self.cell(cell, column, far, heavy)
                for cell, column, far in zip(row["cells"], columns, right, strict=False)
            ]
            data.append([stub, *cells, *[""] * (len(columns) - len(cells))])
        return LongTable(data, colWidths=shared(block, width), repeatRows=n_heads, style=TableStyle(look))

    def cell(self, cell: Block, column: Block, right: bool, heavy: bool) -> Any:
        """Give a cell, with a bar where the column has bars."""
        text = Paragraph(
            bold(self.notes.cell(cell), heavy or column["emphasis"]), (RIGHT if right else STYLES)["cell"]
        )
        if column["bar"] and cell["bar"] is not None:
            return [
                text,
                HRFlowable(
                    width=f"{max(cell['bar'], 0.001):.2%}",
                    thickness=5,
                    color=TEAL,
                    hAlign="LEFT",
                    spaceBefore=0,
                    spaceAfter=0,
                ),
            ]
        return text

    def chart(self, block: Block, width: float) -> list[Flowable]:
        """Give a chart as a PNG under its titles."""
        png = figures.picture(with_frame(block), width)
        image = Image(io.BytesIO(png))
        image._restrictSize(width, 640)
        return [*self.titles(block), image, *self.under(block)]

    def sideBySide(self, block: Block, width: float) -> list[Flowable]:  # noqa: N802  named by the data
        """Give blocks beside each other."""
        n = len(block["columns"])
        whole = sum(block["widths"])
        widths = [(width - GAP * (n - 1)) * each / whole for each in block["widths"]]
        cells = [self.blocks(column, each) for column, each in zip(block["columns"], widths, strict=True)]
        return [
            Table(
                [cells],
                colWidths=[each + (GAP if i < n - 1 else 0) for i, each in enumerate(widths)],
                style=cells_style(),
            )
        ]

    def story(self) -> Iterator[Flowable]:
        """Give the whole report."""
        for section in self.report["sections"]:
            yield from getattr(self, section["kind"])(section)

    def cover(self, section: Block) -> Iterator[Flowable]:
        """Give the cover; its ground is painted by the page."""
        white_on = {
            name: ParagraphStyle(name, STYLES[style], textColor=white)
            for name, style in (("organization", "title"), ("subtitle", "note"))
        }
        big = ParagraphStyle("big", ON_DARK["heading1"], fontSize=44, leading=46)
        yield Paragraph(self.notes.markup(section["organization"]), white_on["organization"])
        yield Spacer(1, 12)
        yield Paragraph(self.notes.markup(section["title"]), big)
        yield Paragraph(self.notes.markup(section["subtitle"]), white_on["subtitle"])
        if section["artwork"]["kind"] == "dot_field":
            yield Spacer(1, 40)
            yield Image(io.BytesIO(figures.dot_field(section["artwork"], WIDTH, 390)), WIDTH, 390)
        yield Paragraph(self.notes.markup(section["artwork"]["key"]), STYLES["small"])
        yield PageBreak()

    def contents(self, section: Block) -> Iterator[Flowable]:
        """Give the contents and what stands under them."""
        yield Paragraph(self.notes.markup(section["title"]), STYLES["heading1"])
        contents = TableOfContents(dotsMinLevel=0)
        contents.levelStyles = [
            ParagraphStyle("toc1", fontName="sans-semibold", fontSize=10, leading=15),
            ParagraphStyle("toc2", fontName="sans", fontSize=9, leading=12.5, leftIndent=12, textColor=MUTED),
        ]
        yield contents
        yield Spacer(1, 12)
        yield from self.blocks(section["blocks"], WIDTH)

    def chapter(self, section: Block) -> Iterator[Flowable]:
        """Give a chapter with its opener."""
        if section["starts"] in ("page", "recto", "auto") and section is not self.report["sections"][0]:
            yield PageBreak()
        band = section["opener"] == "band"
        styles = ON_DARK if band else STYLES
        heading = Paragraph(self.notes.markup(section["title"]), styles["heading1"])
        heading.level = 0
        kicker = [Paragraph(plain(section["kicker"]).upper(), STYLES["label"])] if section["kicker"] else []
        lead = [Paragraph(self.notes.markup(section["lead"]), styles["lead"])] if section["lead"] else []
        if not band:
            yield from [*kicker, heading, *lead]
        else:
            # A heading in a table's cell is never told to afterFlowable; an empty one before the band is.
            marker = Paragraph(
                self.notes.markup(section["title"]),
                ParagraphStyle("marker", fontSize=0.1, leading=0.1, textColor=white),
            )
            marker.level = 0
            numeral = (
                [
                    Paragraph(self.notes.markup(section["numeral"]), ON_DARK["numeral"]),
                    Paragraph(self.notes.markup(section["numeral_label"]), ON_DARK["numeral_label"]),
                ]
                if section["numeral"]
                else ""
            )
            widths = [WIDTH * 0.62, WIDTH * 0.38] if numeral else [WIDTH, 0]
            yield marker
            yield Table(
                [[[*kicker, heading, *lead], numeral]],
                colWidths=widths,
                style=TableStyle(
                    [
                        ("BACKGROUND", (0, 0), (-1, -1), PRIMARY),
                        ("VALIGN", (0, 0), (-1, -1), "TOP"),
                        ("LEFTPADDING", (0, 0), (-1, -1), 14),
                        ("TOPPADDING", (0, 0), (-1, -1), 14),
                    ]
                ),
            )
            yield Spacer(1, 12)
        yield from self.blocks(section["blocks"], WIDTH)

    def back(self, section: Block) -> Iterator[Flowable]:
        """Give the notes and the last page."""
        if self.notes.order:
            yield Spacer(1, 12)
            yield HRFlowable(width=54, thickness=0.5, color=INK, hAlign="LEFT")
            for number, name in enumerate(self.notes.order, 1):
                yield Paragraph(
                    f"<sup>{number}</sup> {self.notes.markup(self.notes.texts[name])}", STYLES["note"]
                )
        yield PageBreak()
        heading = Paragraph(self.notes.markup(section["title"]), STYLES["heading1"])
        heading.level = 0
        yield heading
        yield from self.blocks(section["blocks"], WIDTH)
        big = ParagraphStyle("contact", STYLES["heading2"], textColor=white)
        cells = [
            [Paragraph(self.notes.markup(name), STYLES["small"]), Paragraph(self.notes.markup(line), big)]
            for name, line in section["contact"]
        ]
        rows = [cells[i : i + 2] + [""] * (2 - len(cells[i : i + 2])) for i in range(0, len(cells), 2)]
        rows.append(
            [[Paragraph(self.notes.markup(item["runs"]), STYLES["small"]) for item in section["imprint"]], ""]
        )
        yield Spacer(1, 200)
        yield Table(
            rows,
            colWidths=[WIDTH / 2] * 2,
            style=TableStyle(
                [
                    ("BACKGROUND", (0, 0), (-1, -1), PRIMARY),
                    ("SPAN", (0, -1), (-1, -1)),
                    ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ]
            ),
        )


def with_frame(block: Block) -> Block:
    """Give the chart with its numbers out of a pandas frame, as scripts that plot have them."""
    rows = [
        dict(datum, series=one["label"], of=index)
        for index, one in enumerate(block["series"])
        for datum in one["data"]
    ]
    if not rows:
        return block
    frame = pd.DataFrame(rows)
    frame = frame.astype(object).where(frame.notna(), None)
    series = [
        dict(one, data=frame[frame["of"] == index].to_dict("records"))
        for index, one in enumerate(block["series"])
    ]
    return dict(block, series=series)


def bold(markup: str, heavy: bool) -> str:
    """Give markup in bold, where wanted."""
    return f"<b>{markup}</b>" if heavy else markup


def cells_style() -> TableStyle:
    """Give the style of a table that only places blocks beside each other."""
    return TableStyle(
        [
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-2, -1), GAP),
            ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
        ]
    )


def shared(block: Block, width: float) -> list[float]:
    """Share the width among the columns by the length of their longest texts."""
    longest = [
        max(
            [
                len(plain(block["stub_label"])),
                *(
                    len(plain(row["stub"])) + 2 * row["indent"]
                    for row in block["rows"]
                    if row["role"] != "group"
                ),
            ]
        )
    ]
    for index, column in enumerate(block["columns"]):
        texts = [
            len(plain(row["cells"][index]["runs"])) + 3 for row in block["rows"] if len(row["cells"]) > index
        ]
        longest.append(
            max(
                [
                    max(map(len, plain(column["label"]).split()), default=1) + 2,
                    30 if column["bar"] else 1,
                    *texts,
                ]
            )
        )
    capped = [min(each, 60) for each in longest]
    return [width * each / sum(capped) for each in capped]


def appendix_of(job: Job) -> Appendix | None:
    """Read the appendix with pandas."""
    plain_table = None
    if job.appendix is not None and job.words is not None:
        import json

        frame = pd.read_csv(job.appendix, dtype=str)
        lines = frame.to_numpy().tolist()
        plain_table = Appendix(
            json.loads(job.words.read_text(encoding="utf-8")), list(frame.columns), lines[:-1], lines[-1]
        )
    return plain_table


def appendix_story(table: Appendix) -> Iterator[Flowable]:
    """Give the long table as the guide advises: a LongTable of strings with a repeated head."""
    yield PageBreak()
    heading = Paragraph(table.words["title"], STYLES["heading1"])
    heading.level = 0
    yield heading
    yield Paragraph(table.words["lead"], STYLES["body"])
    yield Paragraph(table.words["caption"], STYLES["title"])
    look: list[tuple[Any, ...]] = [
        ("FONT", (0, 0), (-1, -1), "sans", 8, 10), ("FONT", (0, 0), (-1, 0), "sans-semibold", 8, 10),
        ("FONT", (0, -1), (-1, -1), "sans-bold", 8, 10), ("LINEBELOW", (0, 0), (-1, -1), 0.4, RULE),
        ("TOPPADDING", (0, 0), (-1, -1), 2), ("BOTTOMPADDING", (0, 0), (-1, -1), 2), ("LEFTPADDING", (0, 0), (-1, -1), 4), ("RIGHTPADDING", (0, 0), (-1, -1), 4),
    ]  # fmt: skip
    look += [
        ("ALIGN", (i, 0), (i, -1), "RIGHT") for i, side in enumerate(table.words["align"]) if side == "right"
    ]
    yield LongTable([table.head, *table.body, table.total], repeatRows=1, style=TableStyle(look))


def main() -> int:
    """Build each report."""
    figures.use_fonts()
    use_fonts()
    for job in jobs(__doc__ or ""):
        report = job.report()
        writer = Writer(report)

        def first(canvas: Any, doc: Any, report: Block = report) -> None:
            if report["sections"][0]["kind"] == "cover":
                canvas.setFillColor(PRIMARY)
                canvas.rect(0, 0, *letter, stroke=0, fill=1)

        def later(canvas: Any, doc: Any, report: Block = report) -> None:
            canvas.setFont("sans", 8)
            canvas.setFillColor(MUTED)
            canvas.drawString(65, 742, report["title"])
            canvas.drawRightString(547, 40, str(doc.page))
            canvas.setStrokeColor(RULE)
            canvas.line(65, 736, 547, 736)

        doc = Report(
            str(job.output),
            pagesize=letter,
            topMargin=68,
            bottomMargin=60,
            leftMargin=59,
            rightMargin=59,
            title=report["title"],
            author=report["organization"],
        )
        story = list(writer.story())
        table = appendix_of(job)
        if table is not None:
            story += appendix_story(table)
        doc.multiBuild(story, onFirstPage=first, onLaterPages=later)
    return 0


if __name__ == "__main__":
    sys.exit(main())
