"""Reports that are hard to tag: long and tiny tables, spanners, links and notes over pages, two languages."""

from __future__ import annotations

from printreport.model.content import (
    BackContent,
    CalloutContent,
    ChapterContent,
    ProseContent,
    QuoteContent,
    ReportContent,
    SideBySideContent,
)
from printreport.model.exhibits import (
    CellContent,
    ChartContent,
    ColumnContent,
    DatumContent,
    RowContent,
    SeriesContent,
    SpannerContent,
    TableContent,
    TableNote,
)
from printreport.model.text import Footnote, Paragraph, Rich, Run
from specimen.report import report
from specimen.words import prose, rich


def cell(amount: float, text: str = "", **keys: object) -> CellContent:
    """A number as it is printed."""
    return CellContent(rich(text or f"{amount:,}", value="boats.total@2021"), amount, **keys)  # type: ignore[arg-type]


def row(name: str, *cells: CellContent, role: str = "body") -> RowContent:
    """A row of a table."""
    return RowContent(name, rich(name), cells, role)  # type: ignore[arg-type]


def columns(*labels: str) -> tuple[ColumnContent, ...]:
    """Columns of numbers."""
    return tuple(ColumnContent(label.lower(), rich(label)) for label in labels)


def long_table(n_rows: int) -> TableContent:
    """A table over many pages, with groups and a total."""
    rows = []
    for number in range(n_rows):
        if number % 50 == 0:
            rows.append(row(f"Pier {number // 50 + 1}", role="group"))
        rows.append(row(f"Boat {number + 1}", cell(number), cell(2 * number), cell(3 * number)))
    rows.append(row("Total", cell(1), cell(2), cell(3), role="summary"))
    return TableContent(
        "boats", "Table 1", rich("Every boat"), rich("Boat"), columns("Nets", "Ropes", "Lamps"), tuple(rows),
        source=rich("Source: the harbor book."), zebra=True,
    )  # fmt: skip


def spanned_table() -> TableContent:
    """Spanners over two pairs of columns, groups, blanks, marks and notes."""
    rows = (
        row("North", role="group"),
        row("Lamps", cell(1), cell(2, marks=("a",)), cell(3), CellContent(())),
        row("South", role="group"),
        row("Lamps", cell(4), cell(5), cell(6, marks=("a", "b")), cell(-7, "−7")),
        row("Total", cell(5), cell(7), cell(9), cell(-7, "−7"), role="summary"),
    )
    spanners = (SpannerContent(rich("By day"), 0, 1), SpannerContent(rich("By night"), 2, 3))
    notes = (TableNote("a", rich("Counted twice.")), TableNote("b", rich("Lost, and found again.")))
    return TableContent(
        "spans", "Table 2", rich("Lamps by day and night"), rich("Place"),
        columns("Lit", "Dark", "Bright", "Dim"), rows, subtitle=rich("Lamps"), spanners=spanners, notes=notes,
    )  # fmt: skip


def small_table() -> TableContent:
    """A table of one row, without a caption."""
    return TableContent("one", "", (), rich("Lamp"), columns("Oil"), (row("The last", cell(1)),))


def money_chart() -> ChartContent:
    """A chart with signs past Latin-1 in its labels."""
    data = tuple(
        DatumContent(str(year), amount, text, position=float(year), emphasis=year == 2021)
        for year, amount, text in (
            (2019, 3.5, "€3.5 million"),
            (2020, 2.0, "€2.0 million"),
            (2021, 4.0, "> €4 million"),
        )
    )
    series = SeriesContent("money", "Change by −€0.5 million", data)
    return ChartContent(
        "money", "Figure 1", "bar", rich("What the lamps cost"), (series,), "Bar chart: € and −.",
        subtitle=rich("Million €; −1.5 in 2020"), note=rich("Prices of the year."), unit="€",
    )  # fmt: skip


def heat_chart() -> ChartContent:
    """A table drawn as a picture."""
    rows = (
        row("Under 3", cell(1), cell(2), cell(3)),
        row("3 to 5", cell(4), cell(5, marks=("a",)), cell(9)),
        row("Total", cell(5), cell(7), cell(12), role="summary"),
    )
    table = TableContent("heat", "", (), rich("Age"), columns("Red lamps", "Green lamps", "Total"), rows)
    nan = float("nan")
    return ChartContent(
        "heat", "Figure 2", "heat_table", rich("Lamps by age"), (), "Table with shaded cells.",
        classes=((0.5, "few"), (1.1, "many")), table=table, shades=((0.3, 0.7, nan), (0.4, 0.6, nan)),
        notes=(TableNote("a", rich("One of them is lost.")),),
    )  # fmt: skip


def bilingual() -> ProseContent:
    """English with Spanish and German words, an abbreviation, links that break over lines."""
    words = rich("the longest words that a link was ever given by anybody in the harbor " * 3)[0].text
    runs: Rich = (
        Run("The keepers say "),
        Run("la luz no se apaga", lang="es"),
        Run(" and "),
        Run("das Licht bleibt an", lang="de", italic=True),
        Run("; the "),
        Run("NCSL", expansion="National Center for Sea Lamps"),
        Run(" agrees, as "),
        Run(words, link="https://example.org/lamps"),
        Run(" and "),
        Run("another chapter", link="#two"),
        Run(" tell."),
    )
    return ProseContent("bilingual", tuple(Paragraph(runs) for _ in range(6)))


def noted(name: str, columns_: int, paragraphs: int) -> ProseContent:
    """Long paragraphs with marks of three notes, the first of them twice."""
    made = []
    for number in range(paragraphs):
        runs: Rich = (
            Run(f"Part {number} of {name}. " + prose(6, number)),
            Run("", note="abc"[number % 3], raised=True),
            Run(" " + prose(7, number)),
            Run("", note="a", raised=True),
        )
        made.append(Paragraph(runs))
    items = tuple(
        Paragraph(rich(prose(1, n)), "item", marker, depth)
        for n, (marker, depth) in enumerate((("1.", 0), ("•", 1), ("2.", 0)))
    )
    head = Paragraph(rich(f"Head of {name}"), "heading2", anchor=f"{name}-head")
    deep = Paragraph(rich(f"Deep head of {name}"), "heading3", anchor=f"{name}-deep")
    return ProseContent(name, (head, *made, deep, *items), columns_)


def stress_report() -> ReportContent:
    """Everything that is hard but long tables."""
    quote = QuoteContent("said", (Paragraph(rich("Keep the lamp.")),), rich("A keeper"))
    callout = CalloutContent("note", (Paragraph(rich(prose(2))),), rich("1,204"), rich("boats"))
    side = SideBySideContent("pair", ((money_chart(),), (callout, quote)), (1.0, 1.0))
    empty = ChapterContent("empty", rich("Nothing to tell"), blocks=())
    bare = ChapterContent("bare", rich("No opener"), opener="none", blocks=(noted("bare", 1, 2),))
    one = ChapterContent(
        "one", rich("Lamps"), rich("PART ONE"), rich("All of them."),
        blocks=(noted("first", 2, 5), spanned_table(), bilingual(), small_table(), heat_chart()),
    )  # fmt: skip
    two = ChapterContent("two", rich("Money"), opener="compact", blocks=(side, noted("second", 1, 6)))
    back = BackContent(
        "back", (), (), ((rich("Write to"), rich("us", link="mailto:lamps@example.org")),),
        (Paragraph(rich("Printed by the harbor."), "small"),),
    )  # fmt: skip
    notes = {
        name: Footnote(name, rich(f"{name}: a boat that calls twice counts twice, {prose(2)}"))
        for name in "abc"
    }
    made = report(one, empty, two, bare, back)
    from dataclasses import replace

    return replace(made, footnotes=notes, rights="Free to all.", subject="Lamps", keywords=("lamps", "piers"))


def long_report(n_rows: int = 5_000) -> ReportContent:
    """One table over many pages."""
    return report(ChapterContent("one", rich("Boats"), opener="compact", blocks=(long_table(n_rows),)))
