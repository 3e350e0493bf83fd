"""What a process that makes editions loads; it is imported before there is anything to make.

It stands here and not beside what it loads: it chooses for the command line, which begins that process.

matplotlib is left out where charts are kept: then there may be none to draw.
"""

from __future__ import annotations

# ruff: noqa: F401  most are asked for by name only when there is something to make
import markdown_it

import printreport.draw.fitted
import printreport.editions.local
import printreport.load.geo
import printreport.pipeline.units
import printreport.resolve.report
import printreport.write.report
import printreport.write.staging
from printreport.cache.store import open_store
from printreport.draw.charts import CHARTS, drawer_of
from printreport.draw.font_file import font_file
from printreport.draw.hyphenation import hyphenator
from printreport.resolve.markup import markdown
from printreport.resolve.numbers import Numbers
from printreport.resources import fonts_folder
from printreport.slotted import compile_all

_LANGUAGE = "en-US"
_FAMILIES = ("source-sans-3", "source-serif-4")
"""Of the theme that comes with printreport. For a report of another language or theme, this is made in vain,
while nothing waits for it."""


def _warm_up() -> None:
    """Make what each worker would make for itself; the process that reads the project is not done yet."""
    Numbers(_LANGUAGE).decimal(1_000.5, 1)
    hyphenator(_LANGUAGE)
    markdown()
    for coding in ("utf-16-be", "utf-32-be", "utf-8-sig"):  # of texts in a PDF, of glyphs, of files
        "".encode(coding)
    for family in _FAMILIES:
        for path in (fonts_folder() / family).glob("*.ttf"):
            _ = font_file(path).hexes
    compile_all()


if not open_store().holds("chart"):
    for mark in CHARTS:
        drawer_of(mark)
_warm_up()
