"""Web addresses as text: for a file that leads nowhere outside, and for paper.

Stage 3. In: content with links. Out: content whose links out are gone, their addresses printed.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import TypeVar

from printreport.model.content import ReportContent
from printreport.model.text import Run
from printreport.slotted import replace

__all__ = ["with_printed_addresses"]

_Value = TypeVar("_Value")


def with_printed_addresses(content: ReportContent) -> ReportContent:
    """Give the content with every address after its words, where the words do not say it already."""
    notes = {name: _printed(note) for name, note in content.footnotes.items()}
    return replace(content, sections=_printed(content.sections), footnotes=notes)


def _printed(value: _Value) -> _Value:
    if isinstance(value, tuple):
        if value and all(isinstance(item, Run) for item in value):
            return _runs(value)  # type: ignore[return-value]
        made = tuple(_printed(item) for item in value)
        return value if all(a is b for a, b in zip(made, value, strict=True)) else made  # type: ignore[return-value]
    if is_dataclass(value) and not isinstance(value, type):
        changed = {
            field.name: new
            for field in fields(value)
            if (new := _printed(old := getattr(value, field.name))) is not old
        }
        return replace(value, **changed) if changed else value
    return value


def _runs(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    if not any(_leads_out(run) for run in runs):
        return runs
    made: list[Run] = []
    words = ""
    for run, following in zip(runs, (*runs[1:], None), strict=True):
        if not _leads_out(run):
            made.append(run)
            continue
        made.append(replace(run, link=""))
        words += run.text
        if following is not None and following.link == run.link:
            continue
        address = run.link.removeprefix("https://").removeprefix("mailto:").rstrip("/")
        if address.removeprefix("www.") not in words:
            look = replace(run, link="", text=f" ({address})", value="", number_class="reference", lang="")
            made.append(look)
        words = ""
    return tuple(made)


def _leads_out(run: Run) -> bool:
    return bool(run.link) and not run.link.startswith("#")
