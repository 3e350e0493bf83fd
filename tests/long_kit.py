"""For tests of long tables: a project whose one table has many rows, some of them odd; what a file holds."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

from printreport.load import long_csv
from printreport.pipeline import build_report
from printreport.pipeline.results import BuildReport

CONTRACT = """\
metrics: {}
tables:
  lamps:
    label: lamps by pier
    unit: lamps
    kind: in_year
    rows: {key: Pier, all: All piers}
    columns:
      town: {type: text, label: Town}
      lit: {type: count, label: Lit}
      dark: {type: count, label: Dark}
      total: {type: count, label: Total, equals: lit + dark}
      cost: {type: money, currency: USD, label: Cost}
      hours: {type: rate, unit: hours, label: Hours}
      share: {type: percent, label: Share lit}
      seen: {type: date, label: Seen}
"""
TOWNS = ("Nokomis Bay", "Red Wing", "St. Olaf", "Two Harbors", "Ville-Marie", "District 9", "1848 Point")


def records(n_rows: int, seed: int) -> list[list[str]]:
    """Give the rows of a table that foots, with its head and its sum row."""
    random_ = random.Random(seed)
    rows = []
    for index in range(n_rows):
        lit, dark = random_.randrange(9_000), random_.randrange(30)
        rows.append(
            [
                f"Pier {index + 1}-{index + 4}" if index % 7 else f"O'Neil's {index + 1:03d}",
                random_.choice(TOWNS),
                str(lit),
                str(dark),
                str(lit + dark),
                str(random_.randrange(2_000_000)),
                f"{random_.uniform(0, 900):.1f}",
                f"{random_.uniform(0, 100):.2f}%",
                f"20{random_.randrange(10, 25)}-0{random_.randrange(1, 9)}-11",
            ]
        )
    sums = [str(sum(int(row[at]) for row in rows)) for at in range(2, 6)]
    head = ["Pier", "Town", "Lit", "Dark", "Total", "Cost", "Hours", "Share lit", "Seen"]
    return [head, *rows, ["All piers", "", *sums, "450.0", "50.00%", ""]]


def written(rows: Sequence[Sequence[str]]) -> str:
    """Write rows as CSV."""
    return "\n".join(",".join(f'"{cell}"' if "," in cell else cell for cell in row) for row in rows) + "\n"


def make_project(
    root: Path, rows: Sequence[Sequence[str]], table: str = "", spec: str = "", language: str = "en-US",
    corrections: str = "", more: str = "", contract: str = CONTRACT,
) -> Path:  # fmt: skip
    """Write a project; ``table`` are keys of the block, ``spec`` of the entry in tables.yaml."""
    (root / "data" / "2024").mkdir(parents=True, exist_ok=True)
    (root / "layouts").mkdir(exist_ok=True)
    (root / "data" / "contract.yaml").write_text(contract)
    (root / "data" / "sources.yaml").write_text(
        "book: {title: The lamp book, publisher: Pier, published: 2025}\n"
    )
    (root / "data" / "2024" / "tables.yaml").write_text(f"lamps: {{source: book, at: whole{spec}}}\n")
    (root / "data" / "2024" / "metrics.yaml").write_text("{}\n")
    if corrections:
        (root / "data" / "2024" / "corrections.yaml").write_text(corrections)
    (root / "data" / "2024" / "lamps.csv").write_text(written(rows))
    (root / "layouts" / "impact.yaml").write_text(
        f"report: {{title: 'Lamps {{{{ year }}}}', organization: Pier, language: {language}, "
        "theme: themes/harbor.yaml}\n"
        "sections:\n  - kind: chapter\n    id: all\n    title: Every lamp\n    blocks:\n"
        "      - {kind: prose, id: lead, text: This lists every lamp.}\n"
        f"      - {{kind: table, id: lamps, data: lamps, title: Lamps{table}}}\n{more}"
    )
    return root


def build(
    root: Path, name: str, monkeypatch: Any, *, by_column: bool, profile: str = "screen", verify: bool = True
) -> tuple[BuildReport, Path]:
    """Build a project with its table kept by column, or cell by cell as a short one is."""
    path = root / f"{name}.pdf"
    with monkeypatch.context() as patch:
        if not by_column:
            patch.setattr(long_csv, "LEAST_LONG", 10**9)
        made = build_report(project=root, output=path, profile=[profile], verify=verify)
    return made, path


def glyphs(path: Path) -> list[tuple[int, str, float, float]]:
    """Give every character of a file with its page and its origin [pt]."""
    found = []
    document = pypdfium2.PdfDocument(path)
    for number, page in enumerate(document, 1):
        text = page.get_textpage()
        for index in range(text.count_chars()):
            sign = chr(pdfium.FPDFText_GetUnicode(text.raw, index))
            if sign.isspace():
                continue
            left, low = pdfium.c_double(), pdfium.c_double()
            pdfium.FPDFText_GetCharOrigin(text.raw, index, left, low)
            found.append((number, sign, round(left.value, 2), round(low.value, 2)))
    return found


def pictures(path: Path) -> list[bytes]:
    """Give every page as pixels."""
    document = pypdfium2.PdfDocument(path)
    return [page.render(scale=1.0).to_numpy().tobytes() for page in document]


def tree(path: Path) -> list[tuple[int, str, str]]:
    """Give depth, role and attributes of each element, in reading order."""
    found: list[tuple[int, str, str]] = []

    def walk(node: Any, depth: int) -> None:
        if isinstance(node, pikepdf.Array):
            for kid in node:
                walk(kid, depth)
        elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
            attributes = node.get("/A", "")
            found.append((depth, str(node.S), repr(attributes)))
            walk(node.get("/K"), depth + 1)

    with pikepdf.open(path) as pdf:
        walk(pdf.Root.StructTreeRoot.K, 0)
    return found


def attached(path: Path) -> dict[str, bytes]:
    """Give the attached files."""
    with pikepdf.open(path) as pdf:
        return {name: bytes(item.get_file().read_bytes()) for name, item in pdf.attachments.items()}


def ledger(path: Path) -> str:
    """Give the ledger beside a file, whose lines are one number each."""
    text = path.with_suffix(".ledger.json").read_text(encoding="utf-8")
    json.loads(text)
    return text
