"""What is known of a code."""

from __future__ import annotations

from printreport.findings import Severity
from printreport.slotted import dataclass

__all__ = ["Code"]


@dataclass(frozen=True, slots=True)
class Code:
    """One code of a message.

    Attributes
    ----------
    title : str
        What is wrong, in a few words.
    text : str
        What it means and why it matters.
    example : str
        The message, or the lines that cause it.
    hint : str
        What to do.
    severity : "error", "warning" or "info"
        As a rule; a message may be milder where the report comes out right all the same.
    """

    title: str
    text: str
    example: str = ""
    hint: str = ""
    severity: Severity = "error"
