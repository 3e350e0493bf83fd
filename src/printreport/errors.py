"""Exceptions that stop a stage. Each class carries its code and the exit code of the process.

Trouble in the author's files is not an exception but a :class:`printreport.findings.Finding`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from printreport.findings import NOWHERE, Finding, Place

__all__ = [
    "ClusterError",
    "FindingsError",
    "OutputError",
    "PlacedError",
    "PrintReportError",
    "ReadError",
    "UsageError",
]


class PrintReportError(Exception):
    """The base of every error that printreport raises on purpose."""

    code: ClassVar[str] = "PR001"
    exit_code: ClassVar[int] = 70

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class FindingsError(PrintReportError):
    """A stage ended with findings of severity error; they are collected in ``findings``."""

    code = "PR002"
    exit_code = 1

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__(f"{sum(f.severity == 'error' for f in findings)} errors")
        self.findings = tuple(findings)


class PlacedError(PrintReportError):
    """Something the author wrote can not be drawn; ``place`` is where it is written."""

    code = "PR400"
    exit_code = 1

    def __init__(self, message: str, hint: str = "", place: Place = NOWHERE) -> None:
        super().__init__(message, hint)
        self.place = place


class UsageError(PrintReportError):
    """The command line asks for something that does not exist (a year, a profile, a theme)."""

    code = "PR003"
    exit_code = 2


class ReadError(PrintReportError):
    """A file can not be read at all: missing, no permission, not text."""

    code = "PR004"
    exit_code = 3


class ClusterError(PrintReportError):
    """Workers on other machines can not be used: out of reach, or of another version."""

    code = "PR006"
    exit_code = 4


class OutputError(PrintReportError):
    """The output can not be written: no such folder, no permission, no room."""

    code = "PR005"
    exit_code = 4
