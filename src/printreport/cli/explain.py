"""``printreport explain``: what a code means, how it comes about, and what to do."""

from __future__ import annotations

from typing import Annotated

import typer

__all__ = ["explain", "explanation"]


def explain(
    code: Annotated[
        str | None,
        typer.Argument(metavar="[CODE]", help="A code such as PR203; all codes where none is given."),
    ] = None,
) -> None:
    """Explain the code of a finding, or list all codes."""
    from printreport.codes import CODES
    from printreport.errors import UsageError
    from printreport.findings import suggest

    if code is None:
        for name, entry in CODES.items():
            print(f"{name}  {entry.severity:<7}  {entry.title}")
        return
    asked = code.strip().upper()
    asked = f"PR{asked}" if asked.isdigit() else asked
    if asked not in CODES:
        near = suggest(asked, CODES).strip("`")
        hint = f"`printreport explain {near}`" if near else "`printreport explain`"
        raise UsageError(f'there is no code "{code}"', hint)
    print(explanation(asked))


def explanation(code: str) -> str:
    """Give the text of one code: title, what it means, an example, what to do."""
    from printreport.codes import CODES

    entry = CODES[code]
    parts = [f"{code} ({entry.severity}): {entry.title}", entry.text]
    if entry.example:
        parts.append("\n".join(f"    {line}" for line in entry.example.splitlines()))
    if entry.hint:
        parts.append(f"Try: {entry.hint}")
    return "\n\n".join(parts)
