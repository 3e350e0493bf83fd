"""What a value counts and when, in words: unit and period.

Stage 3. In: a value. Out: words of the report's language.
"""

from __future__ import annotations

import re

from printreport.model.text import Rich, Run
from printreport.model.values import Value
from printreport.resolve.context import Context

__all__ = ["label_of", "period_of", "unit_words"]


def unit_words(unit: str) -> str:
    """Give a unit as it is printed: ``images_and_videos`` → ``images and videos``."""
    return unit.replace("_", " ")


def period_of(ctx: Context, value: Value) -> Rich:
    """Give the period of a value: ``2021``, ``since 1984``, ``end of 2021``."""
    wording = ctx.wording
    own = value.period if value.period != str(value.year) else ""
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", own):
        own = wording.say("as_of", date=ctx.numbers.date(own))
    if value.kind == "cumulative":
        words = own or (wording.say("since", year=value.since) if value.since else wording.say("since_start"))
    elif value.kind == "at_date":
        words = own or wording.say("end_of_year", year=value.year)
    elif value.kind == "fixed":
        words = ""
    else:
        words = own or str(value.year or ctx.year)
    return (Run(words, number_class="reference"),) if words else ()


def label_of(value: Value, fallback: str) -> Rich:
    """Give the label that the contract has for a value."""
    label = value.label or fallback
    return (Run(label, number_class="label"),) if label else ()
