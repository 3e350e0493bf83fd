"""Every code that a message can carry: its title, what it means, an example, what to do.

One table of codes, cut by their first digit: a code is never used again for something else.
``printreport explain`` and ``docs/findings.md`` are made from it.
"""

from __future__ import annotations

from printreport.codes.audit import AUDIT
from printreport.codes.binding import BINDING
from printreport.codes.code import Code
from printreport.codes.data import DATA
from printreport.codes.file import FILE
from printreport.codes.layout import LAYOUT
from printreport.codes.pages import PAGES
from printreport.codes.portal import PORTAL
from printreport.codes.press import PRESS
from printreport.codes.run import RUN
from printreport.codes.values import VALUES

__all__ = ["CODES", "GROUPS", "Code"]

GROUPS: dict[str, dict[str, Code]] = {
    "The run (PR0xx)": RUN,
    "Layout and theme (PR1xx)": LAYOUT,
    "Data (PR2xx)": dict(sorted({**VALUES, **AUDIT, **DATA}.items())),
    "Binding of words and numbers (PR3xx)": BINDING,
    "Pages (PR4xx)": PAGES,
    "The file (PR5xx)": {**FILE, **PRESS, **PORTAL},
}
CODES: dict[str, Code] = {name: code for group in GROUPS.values() for name, code in group.items()}
