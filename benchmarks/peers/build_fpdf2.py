"""Build with fpdf2: its text columns, tables and contents, charts as PNG of pyplot. Not tagged.

fpdf2 sets no blocks beside each other but columns of text and cells of tables: side columns follow their text.
"""

from __future__ import annotations

import io
import sys
from typing import Any

import figures
from fpdf import FPDF, FontFace, TextStyle
from fpdf.enums import TableBordersLayout, XPos, YPos
from reading import Appendix, Block, Job, Notes, font_file, in_columns, jobs, plain

INK, MUTED, PRIMARY, PALE, ACCENT, TEAL = (
    (31, 42, 54),
    (86, 101, 116),
    (18, 48, 74),
    (233, 239, 242),
    (138, 86, 12),
    (24, 103, 112),
)
SOFT, BRIGHT = (201, 218, 228), (227, 155, 46)
WIDTH = 482.0


class Paper(FPDF):
    """The page with its running head and folio."""

    report_title = ""

    def header(self) -> None:
        """Print the head, save on the cover."""
        if self.page_no() > 1:
            self.set_xy(65, 40)
            self.set_font("sans", size=8)
            self.set_text_color(*MUTED)
            self.cell(WIDTH, 10, self.report_title, border="B")
            self.set_xy(65, 74)

    def footer(self) -> None:
        """Print the folio, save on the cover."""
        if self.page_no() > 1:
            self.set_xy(65, -45)
            self.set_font("sans", size=8)
            self.set_text_color(*MUTED)
            self.cell(WIDTH, 10, str(self.page_no()), align="R")


class Writer:
    """Sets blocks."""

    def __init__(self, report: Block) -> None:
        self.report = report
        self.notes = Notes(report)
        pdf = Paper(unit="pt", format="letter")
        pdf.report_title = report["title"]
        pdf.set_margins(65, 74, 65)
        pdf.set_auto_page_break(True, 66)
        pdf.set_lang(report["language"])
        pdf.set_title(report["title"])
        pdf.set_author(report["organization"])
        for family in ("sans", "serif"):
            for style, face in (("", "regular"), ("I", "italic"), ("B", "bold")):
                pdf.add_font(family, style, font_file(family, face))
        pdf.add_font("semi", "", font_file("serif", "semibold"))
        heads = [("semi", 28, PRIMARY, 0, 12), ("semi", 16, PRIMARY, 10, 5), ("sans", 10, TEAL, 4, 3)]
        styles = [
            TextStyle(
                name, "B" if name == "sans" else "", size, color, t_margin=above, b_margin=below, l_margin=0
            )
            for name, size, color, above, below in heads
        ]
        pdf.set_section_title_styles(*styles)
        self.pdf = pdf

    def look(self, family: str, size: float, color: tuple[int, int, int] = INK, style: str = "") -> None:
        """Take a font and a color."""
        self.pdf.set_font(family, style, size)
        self.pdf.set_text_color(*color)

    def runs(self, into: Any, runs: list[Block], family: str, size: float) -> None:
        """Write a text with its looks."""
        for run in runs:
            note = run.get("note")
            text = str(self.notes.number(note)) if note else run["t"]
            raised = bool(note) or "sup" in run
            self.pdf.set_font(family, ("B" if "b" in run else "") + ("I" if "i" in run else ""), size)
            self.pdf.char_vpos = "SUP" if raised else "LINE"
            link = run.get("link", "")
            into.write(text, **({"link": link} if link and not link.startswith("#") else {}))
        self.pdf.char_vpos = "LINE"

    def line(
        self,
        runs: list[Block] | str,
        family: str,
        size: float,
        color: tuple[int, int, int],
        leading: float,
        style: str = "",
    ) -> None:
        """Set a few words as a block of lines."""
        self.look(family, size, color, style)
        text = runs if isinstance(runs, str) else self.text(runs)
        self.pdf.multi_cell(0, leading, text, align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)

    def text(self, runs: list[Block]) -> str:
        """Give the characters, a footnote's number among them."""
        return "".join(f" [{self.notes.number(run['note'])}]" if "note" in run else run["t"] for run in runs)

    def paragraphs(self, items: list[Block], n: int = 1) -> None:
        """Set paragraphs in a text region of one column or two."""
        region: list[Block] = []
        for item in items:
            if item["role"] in ("heading2", "heading3"):
                self.region(region, n)
                region = []
                self.pdf.start_section(plain(item["runs"]), level=int(item["role"][-1]) - 1)
            else:
                region.append(item)
        self.region(region, n)

    def region(self, items: list[Block], n: int) -> None:
        """Set paragraphs in a text region."""
        if not items:
            return
        self.look("serif", 10)
        with self.pdf.text_columns(
            ncols=n, gutter=18, balance=n > 1, text_align="L", line_height=1.35
        ) as columns:
            for item in items:
                with columns.paragraph(bottom_margin=5) as paragraph:
                    self.runs(paragraph, item["runs"], "serif", 10)
        self.pdf.ln(6)

    def blocks(self, blocks: list[Block]) -> None:
        """Set several blocks."""
        for block in blocks:
            getattr(self, block["kind"])(block)

    def prose(self, block: Block) -> None:
        """Set text, and after it what stands at its side."""
        self.paragraphs(block["paragraphs"], 2 if in_columns(block) else 1)
        self.blocks(block["side"])

    def keyFacts(self, block: Block) -> None:  # noqa: N802  named by the data
        """Set big numbers in a table without rules."""
        if block["title"]:
            self.line(block["title"], "sans", 10, PRIMARY, 13.5, "B")
        big = FontFace("semi", "", 20, PRIMARY, PALE)
        small = FontFace("sans", "", 9, INK, PALE)
        n = block["columns"]
        self.look("sans", 9)
        with self.pdf.table(
            borders_layout="NONE", first_row_as_headings=False, line_height=14, text_align="L"
        ) as table:
            for i in range(0, len(block["facts"]), n):
                facts = block["facts"][i : i + n]
                for style, words in (
                    (big, [self.text(f["number"]) for f in facts]),
                    (small, [f"{self.text(f['label'])}\n{self.text(f['note'])}" for f in facts]),
                ):
                    row = table.row()
                    for text in [*words, *[""] * (n - len(words))]:
                        row.cell(text, style=style)
        self.pdf.ln(8)

    def callout(self, block: Block) -> None:
        """Set a boxed remark."""
        words = [self.text(block[name]) for name in ("number", "title") if block[name]]
        words += [self.text(item["runs"]) for item in block["paragraphs"]]
        self.look("sans", 9)
        with self.pdf.local_context(fill_color=PALE):
            self.pdf.multi_cell(
                0, 12.5, "\n".join(words), fill=True, padding=9, new_x=XPos.LMARGIN, new_y=YPos.NEXT
            )
        self.pdf.ln(8)

    def titles(self, block: Block) -> None:
        """Set label, title and subtitle."""
        self.line(block["label"].upper(), "sans", 8, ACCENT, 11, "B")
        self.line(block["title"], "sans", 10, PRIMARY, 13.5, "B")
        if block["subtitle"]:
            self.line(block["subtitle"], "sans", 9, MUTED, 12)

    def under(self, block: Block) -> None:
        """Set notes and source."""
        self.look("sans", 8, MUTED)
        parts = [block["note"]] if block.get("note") else []
        parts += [
            [{"t": note["mark"], "sup": True}, *note["runs"]] if note["mark"] else note["runs"]
            for note in block["notes"]
        ]
        with self.pdf.text_columns(text_align="L", line_height=1.3) as columns:
            for runs in [*parts, block["source"]]:
                with columns.paragraph() as paragraph:
                    self.runs(paragraph, runs, "sans", 8)
        self.pdf.ln(10)

    def table(self, block: Block) -> None:
        """Set a table with its titles and notes."""
        columns = block["columns"]
        if self.pdf.get_y() > 560:
            self.pdf.add_page()
        self.titles(block)
        self.look("sans", 9)
        sides = ["LEFT", *("LEFT" if column["align"] == "left" else "RIGHT" for column in columns)]
        head = FontFace("sans", "B", 8, MUTED)
        with self.pdf.table(
            borders_layout=TableBordersLayout.HORIZONTAL_LINES, col_widths=shared(block), text_align=sides, line_height=11,
            headings_style=head, num_heading_rows=2 if block["spanners"] else 1, padding=(1, 3),
        ) as table:  # fmt: skip
            if block["spanners"]:
                row, at = table.row(), 0
                row.cell("")
                for spanner in block["spanners"]:
                    for _ in range(spanner["first"] - at):
                        row.cell("")
                    at = spanner["last"] + 1
                    row.cell(plain(spanner["label"]), colspan=at - spanner["first"], align="CENTER")
                for _ in range(len(columns) - at):
                    row.cell("")
            row = table.row()
            for text in [plain(block["stub_label"]), *(plain(column["label"]) for column in columns)]:
                row.cell(text)
            for each in block["rows"]:
                self.row(table.row(), each, columns)
        self.under(block)

    def row(self, row: Any, each: Block, columns: list[Block]) -> None:
        """Set one row."""
        heavy = FontFace("sans", "B") if each["role"] != "body" else None
        stub = "   " * each["indent"] + self.text(each["stub"])
        if each["role"] == "group":
            row.cell(stub, colspan=len(columns) + 1, style=heavy)
            return
        row.cell(stub, style=heavy)
        for cell, column in zip(each["cells"], columns, strict=True):
            marks = f" {','.join(cell['marks'])}" if cell["marks"] else ""
            row.cell(
                self.text(cell["runs"]) + marks,
                style=heavy or (FontFace("sans", "B") if column["emphasis"] else None),
            )

    def chart(self, block: Block, width: float = WIDTH) -> None:
        """Set a chart as a PNG with its text alternative."""
        png = figures.picture(block, width)
        if self.pdf.get_y() > 500:
            self.pdf.add_page()
        self.titles(block)
        self.pdf.image(io.BytesIO(png), w=width, alt_text=block["alt"])
        self.under(block)

    def sideBySide(self, block: Block) -> None:  # noqa: N802  named by the data
        """Set blocks that stand beside each other one after the other, at their widths."""
        whole = sum(block["widths"])
        for column, share in zip(block["columns"], block["widths"], strict=True):
            for each in column:
                if each["kind"] == "chart":
                    self.chart(each, 464 * share / whole)
                else:
                    self.blocks([each])

    def cover(self, section: Block) -> None:
        """Set the cover."""
        pdf = self.pdf
        pdf.add_page()
        with pdf.local_context(fill_color=PRIMARY):
            pdf.rect(0, 0, pdf.w, pdf.h, style="F")
        self.line(section["organization"], "sans", 10, (255, 255, 255), 14, "B")
        self.line(section["title"], "semi", 44, (255, 255, 255), 46)
        self.line(section["subtitle"], "sans", 12.5, SOFT, 17)
        if section["artwork"]["kind"] == "dot_field":
            pdf.image(
                io.BytesIO(figures.dot_field(section["artwork"], WIDTH, 390)),
                y=300,
                w=WIDTH,
                alt_text=section["artwork"]["alt"],
            )
        self.line(section["artwork"]["key"], "sans", 9, SOFT, 12.5)

    def contents(self, section: Block) -> None:
        """Set the contents, to be filled at the end, and what stands under them."""
        self.pdf.add_page()
        self.line(section["title"], "semi", 28, PRIMARY, 34)

        def fill(pdf: FPDF, outline: list[Any]) -> None:
            pdf.set_x(pdf.l_margin)
            for entry in outline:
                if entry.level < section["depth"]:
                    self.look(
                        "sans",
                        10 if entry.level == 0 else 9,
                        INK if entry.level == 0 else MUTED,
                        "B" if entry.level == 0 else "",
                    )
                    link = pdf.add_link(page=entry.page_number)
                    pdf.cell(WIDTH - 30, 14, "   " * entry.level + entry.name, link=link)
                    pdf.cell(
                        30,
                        14,
                        str(entry.page_number),
                        align="R",
                        link=link,
                        new_x=XPos.LMARGIN,
                        new_y=YPos.NEXT,
                    )

        self.pdf.insert_toc_placeholder(fill)
        self.blocks(section["blocks"])

    def chapter(self, section: Block) -> None:
        """Set a chapter with its opener."""
        if section["starts"] in ("page", "recto", "auto"):
            self.pdf.add_page()
        if section["kicker"]:
            self.line(plain(section["kicker"]).upper(), "sans", 8, ACCENT, 11, "B")
        self.pdf.start_section(plain(section["title"]), level=0)
        if section["numeral"]:
            self.line(section["numeral"], "semi", 28, BRIGHT, 30)
            self.line(section["numeral_label"], "sans", 8, MUTED, 10.5)
        if section["lead"]:
            self.line(section["lead"], "serif", 12.5, PRIMARY, 17)
        self.pdf.ln(8)
        self.blocks(section["blocks"])

    def back(self, section: Block) -> None:
        """Set the notes and the last page."""
        self.look("sans", 8, MUTED)
        for number, name in enumerate(self.notes.order, 1):
            self.line(f"{number}  {plain(self.notes.texts[name])}", "sans", 8, MUTED, 10.5)
        self.pdf.add_page()
        self.pdf.start_section(plain(section["title"]), level=0)
        self.blocks(section["blocks"])
        for name, words in section["contact"]:
            self.line(name, "sans", 8, MUTED, 10.5)
            self.line(words, "semi", 16, PRIMARY, 22)
        self.paragraphs(section["imprint"])

    def appendix(self, table: Appendix) -> None:
        """Set the long table."""
        self.pdf.add_page()
        self.pdf.start_section(table.words["title"], level=0)
        self.line(table.words["lead"], "serif", 10, INK, 13.5)
        self.line(table.words["caption"], "sans", 10, PRIMARY, 13.5, "B")
        self.look("sans", 8)
        sides = [side.upper() for side in table.words["align"]]
        with self.pdf.table(
            borders_layout=TableBordersLayout.HORIZONTAL_LINES, text_align=sides, col_widths=[4 * each for each in longest(table)],
            line_height=10, headings_style=FontFace("sans", "B", 8, MUTED), padding=(1, 3),
        ) as made:  # fmt: skip
            made.row(table.head)
            for row in table.body:
                made.row(row)
            made.row(table.total, style=FontFace("sans", "B"))


def longest(table: Appendix) -> list[int]:
    """Give the length of the longest text of each column."""
    return [max(map(len, column)) + 2 for column in zip(table.head, *table.body, table.total, strict=True)]


def shared(block: Block) -> list[float]:
    """Share the width among the columns by the length of their longest texts."""
    stubs = [len(plain(row["stub"])) + 3 * row["indent"] for row in block["rows"] if row["role"] != "group"]
    found = [max([len(plain(block["stub_label"])), *stubs])]
    for index, column in enumerate(block["columns"]):
        texts = [
            len(plain(row["cells"][index]["runs"])) + 3 for row in block["rows"] if len(row["cells"]) > index
        ]
        found.append(max([max(map(len, plain(column["label"]).split()), default=1) + 2, *texts]))
    return [float(min(each, 60)) for each in found]


def build(job: Job) -> None:
    """Build one report."""
    writer = Writer(job.report())
    for section in writer.report["sections"]:
        getattr(writer, section["kind"])(section)
    table = job.table()
    if table is not None:
        writer.appendix(table)
    writer.pdf.output(str(job.output))


def main() -> int:
    """Build each report."""
    figures.use_fonts()
    for job in jobs(__doc__ or ""):
        build(job)
    return 0


if __name__ == "__main__":
    sys.exit(main())
