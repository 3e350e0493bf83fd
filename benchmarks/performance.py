"""Make docs/performance.md and its picture from what the benchmarks measured.

``python benchmarks/performance.py`` reads benchmarks/results.json, which ``benchmarks/compare.py`` writes;
no number is typed by hand. The picture is a page that printreport builds from benchmarks/report.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import shutil
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from series.bounds import NAMES, Results, bounds
from series.flagship import FIRST, NO_CACHE, SAME, WARM_NAME, WORD
from series.stage import OURS, ROOT

HERE = Path(__file__).resolve().parent
OWN = {name: f"printreport, {name}" for name in (FIRST, WORD, SAME, WARM_NAME, NO_CACHE)}
NOTES = {
    "flagship": "The report of one year: {tables} tables, {charts} charts, footnotes, contents with pages. "
    "*First build*: our cache is empty. *Word changed*: a word of the layout is new, all else as before. "
    "*Nothing changed*: inputs and output are read and compared, nothing is built. "
    "*Warm rebuild*: the second build of one process, a word changed.",
    "appendix": "The flagship with one table more behind it: ten columns, a head on each page, sums that "
    "printreport checks by row and column. Our cache is empty.",
    "states": "The {editions} state editions of the flagship, four pages each with {charts} charts and "
    "{tables} tables, in one process unless it says two.",
    "bulk": "Statements of one page each, from a table with a row a giver.",
    "charts": "Columns and bars in turn, nine numbers each. *Charts kept*: a word of the text is new, the "
    "charts are not.",
}
TITLES = {
    "flagship": "The flagship",
    "appendix": "Long tables",
    "states": "Editions",
    "bulk": "Statements",
    "charts": "Charts",
}


def ratio_table(results: Results) -> Iterator[str]:
    """Give the promises and what was measured."""
    yield "| Work | Against | At most | Measured | Held |"
    yield "|---|---|---:|---:|---|"
    for bound in bounds():
        try:
            found = bound.measure(results)
        except KeyError:
            yield f"| {bound.work} | {bound.against} | {bound.most:g} {bound.unit} | not measured | |"
            continue
        digits = 0 if bound.unit == "MiB" else 2
        held = "yes" if found <= bound.most else "**no**"
        cells = f"{bound.most:g} {bound.unit} | {found:.{digits}f} {bound.unit} | {held}"
        yield f"| {bound.work} | {bound.against} | {cells} |"


def named(name: str) -> str:
    """Give the name of a work as it is printed."""
    return NAMES.get(name) or OWN.get(name) or name


def medians(measured: dict[str, Any]) -> Iterator[str]:
    """Give a table of medians, the fastest first."""
    yield "| Built by | Seconds | From, to | Processor seconds | MiB at most | KB written |"
    yield "|---|---:|---:|---:|---:|---:|"
    for name, each in sorted(measured.items(), key=lambda item: (bool(item[1]["note"]), item[1]["seconds"])):
        if each["note"]:
            yield f"| {named(name)} | {each['note'].splitlines()[0][:60]} | | | {each['mebibytes']:,.0f} | |"
            continue
        spread = f"{each['fastest']:.2f}, {each['slowest']:.2f}"
        worked = f"{each['processor']:.2f}" if each["processor"] else ""
        room = f"{worked} | {each['mebibytes']:,.0f} | {each['size'] / 1000:,.0f}"
        yield f"| {named(name)} | {each['seconds']:.2f} | {spread} | {room} |"


def across(measured: dict[str, Any], of: str) -> Iterator[str]:
    """Give a table with a column for each size of a series: seconds and MiB."""
    sizes = list(measured)
    names = sorted(
        {name for size in sizes for name in measured[size]},
        key=lambda name: (not name.startswith(OURS), name),
    )
    yield f"| Built by | {' | '.join(f'{int(size):,} {of}' for size in sizes)} |"
    yield f"|---|{'---:|' * len(sizes)}"
    for name in names:
        cells = []
        for size in sizes:
            each = measured[size].get(name)
            if each is None:
                cells.append("")
            elif each["note"]:
                cells.append(each["note"].splitlines()[0][:40])
            else:
                cells.append(f"{each['seconds']:.2f} s, {each['mebibytes']:,.0f} MiB")
        yield f"| {named(name)} | {' | '.join(cells)} |"


def about(series: dict[str, Any]) -> str:
    """Say when, on what, with which versions a series was measured."""
    machine, versions = series["machine"], series["versions"]
    peers = ", ".join(f"{name} {version}" for name, version in versions.items())
    place = f"{machine['processor']}, {machine['cores']} cores, {machine['memory']}, {machine['system']}"
    when = f"Measured on {series['date']}, medians of up to {series['rounds']} rounds"
    return filled(f"{when}: {place}, Python {machine['python']}; {peers}.")


def filled(text: str) -> str:
    """Give a paragraph in lines, as the documents have them."""
    return textwrap.fill(text, 120, break_long_words=False, break_on_hyphens=False)


def page(results: Results) -> str:
    """Give the whole document."""
    words = (HERE / "report" / "words.md").read_text(encoding="utf-8")
    lines = [
        "<!-- Made by benchmarks/performance.py; change the sources it is made from, not this file. -->",
        "",
        "# Performance",
        "",
        words,
    ]
    lines += ["## What is promised, and what was measured", "", *ratio_table(results), ""]
    if (HERE.parent / "docs" / "performance.png").exists():
        alt = picture_alt(results)
        lines += [
            f"![{alt}](performance.png)",
            "",
            "The picture is a page that printreport built from these results.",
            "",
        ]
    for name, title in TITLES.items():
        series = results.series.get(name)
        if series is None:
            continue
        of = {"appendix": "rows", "bulk": "statements", "charts": "charts"}.get(name)
        table = across(series["measured"], of) if of else medians(series["measured"])
        lines += [
            f"## {title}",
            "",
            note_of(name, series.get("facts", {})),
            "",
            *table,
            "",
            about(series),
            "",
        ]
    lines += flame()
    tried = HERE / "report" / "tried.md"
    if tried.exists():
        lines += [tried.read_text(encoding="utf-8").rstrip(), ""]
    lines += [
        "## Measure again",
        "",
        "```console",
        "$ python benchmarks/compare.py",
        "$ python benchmarks/performance.py",
        "```",
    ]
    return "\n".join(lines) + "\n"


def note_of(name: str, facts: dict[str, int]) -> str:
    """Say what a series builds."""
    return filled(NOTES[name].format(**{"tables": 0, "charts": 0, "editions": 0} | facts))


def flame() -> list[str]:
    """Give the section on the flame graph, where there is one."""
    if not (ROOT / "docs" / "flame.svg").exists():
        return []
    return [
        "## Where the time goes",
        "",
        filled(
            "`printreport build --timings` tells the seconds of each stage. The [flame graph](flame.svg) "
            "shows the calls of a first build of the flagship with an empty cache, as "
            "`python benchmarks/flame.py` samples it: the wider, the longer."
        ),
        "",
    ]


def chart_rows(measured: dict[str, Any], left_out: Iterable[str] = ()) -> Iterator[list[str]]:
    """Give the rows of a data table: name, seconds, MiB."""
    for name, each in measured.items():
        if not each["note"] and name not in left_out:
            yield [named(name), f"{each['seconds']:.4f}", f"{each['mebibytes']:.1f}"]


def picture_alt(results: Results) -> str:
    """Say in words what the picture shows."""
    parts = []
    for name, seconds, memory in chart_rows(results.series["flagship"]["measured"], {NO_CACHE}):
        parts.append(f"{name} {float(seconds):.2f} s and {float(memory):.0f} MiB")
    return f"Bars of time and memory. The flagship: {'; '.join(parts)}."


def picture(results: Results, target: Path) -> None:
    """Build the charts with printreport, and render their page."""
    year = results.series["flagship"]["date"][:4]
    with tempfile.TemporaryDirectory() as temporary:
        project = Path(temporary) / "report"
        shutil.copytree(HERE / "report", project)
        shutil.copytree(ROOT / "layouts" / "themes", project / "layouts" / "themes", dirs_exist_ok=True)
        data = project / "data" / year
        data.mkdir(parents=True)
        tables = {
            "flagship": chart_rows(results.series["flagship"]["measured"], {NO_CACHE}),
            "appendix": chart_rows(results.series["appendix"]["measured"]["10000"]),
        }
        for name, rows in tables.items():
            with (data / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
                csv.writer(file).writerows([["Tool", "Seconds", "MiB"], *rows])
        sources = "".join(f"{name}: {{source: results, at: series {name}}}\n" for name in tables)
        (data / "tables.yaml").write_text(sources, encoding="utf-8")
        (data / "metrics.yaml").write_text("{}\n", encoding="utf-8")
        pdf = Path(temporary) / "charts.pdf"
        environment = os.environ | {"PYTHONPATH": str(ROOT / "src")}
        command = [sys.executable, "-m", OURS, "build", year, "--output", str(pdf)]
        subprocess.run(command, cwd=project, env=environment, check=True)
        render(pdf, target)


def render(pdf: Path, target: Path) -> None:
    """Render the first page at 110 dpi, without the white around its charts and without head and folio."""
    import pypdfium2
    from PIL import Image, ImageChops

    page = pypdfium2.PdfDocument(pdf)[0]
    image = page.render(scale=110 / 72).to_pil().convert("RGB")
    width, height = image.size
    inner = image.crop((0, int(height * 0.075), width, int(height * 0.935)))
    box = ImageChops.difference(inner, Image.new("RGB", inner.size, "white")).getbbox()
    if box is None:
        raise ValueError("the page of charts is empty")
    left, top, right, bottom = box
    shown = inner.crop((max(left - 12, 0), max(top - 12, 0), min(right + 12, width), bottom + 12))
    shown.quantize(64).save(target, optimize=True)


def main() -> int:
    """Write the document and its picture."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--results", type=Path, default=HERE / "results.json", help="what compare.py wrote")
    parser.add_argument("--docs", type=Path, default=ROOT / "docs", help="where the document goes")
    options = parser.parse_args()
    results = Results(json.loads(options.results.read_text(encoding="utf-8")))
    picture(results, options.docs / "performance.png")
    (options.docs / "performance.md").write_text(page(results), encoding="utf-8")
    print(options.docs / "performance.md")
    return 0


if __name__ == "__main__":
    sys.exit(main())
