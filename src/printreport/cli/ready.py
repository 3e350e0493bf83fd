"""What a process that makes editions loads; it is imported before there is anything to make.

It stands here and not beside what it loads: it chooses for the command line, which begins that process.

matplotlib is left out where charts are kept: then there may be none to draw.
"""

from __future__ import annotations

import markdown_it  # noqa: F401  texts ask for it

import printreport.editions.local
import printreport.pipeline.units
import printreport.resolve.report
import printreport.write.report
import printreport.write.staging
from printreport.cache.store import open_store
from printreport.draw.hyphenation import hyphenator
from printreport.resolve.markup import markdown
from printreport.resolve.numbers import Numbers
from printreport.slotted import compile_all

_LANGUAGE = "en-US"
"""Of a report that names none; for another, what is made here is made in vain, while nothing waits for it."""


def _warm_up() -> None:
    """Make what each worker would make for itself; the process that reads the project is not done yet."""
    Numbers(_LANGUAGE).decimal(1_000.5, 1)
    hyphenator(_LANGUAGE)
    markdown()
    compile_all()


if not open_store().holds("chart"):
    import printreport.draw.charts.board  # noqa: F401
_warm_up()
