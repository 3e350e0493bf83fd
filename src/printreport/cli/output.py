"""How findings and results are printed: for people, for programs, for annotations of a change."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from printreport.cache.unchanged import SLOT
from printreport.cli.source_line import clean, show_spot
from printreport.findings import Finding

if TYPE_CHECKING:
    from printreport.pipeline import BuildResult, CheckReport

__all__ = [
    "count_line",
    "finding_lines",
    "finding_object",
    "github_line",
    "json_object",
    "json_text",
    "print_findings",
    "print_json",
    "print_report",
    "shown_path",
]

Line = tuple[str, str]
"""Text and style."""

LEFT_OUT = "PR320"
"""Told in a line of its own; ``--format json`` has it among the findings, with its place."""

_STYLES = {"error": "bold red", "warning": "bold yellow", "info": "bold cyan"}


def finding_lines(finding: Finding, root: Path | None) -> list[Line]:
    """Give the lines of one finding: what, where, the spot itself, who uses it, what to try."""
    style = _STYLES[finding.severity]
    lines = [(f"{finding.severity}[{finding.code}]: {_one_line(finding.message)}", style)]
    if finding.rect is not None:
        corners = ", ".join(f"{side:g}" for side in finding.rect)
        lines.append((f"  --> page {finding.page}, ({corners}) pt", "cyan"))
    if finding.place.file:
        lines.append((f"  --> {finding.place}", "cyan"))
        spot = show_spot(root, finding.place) if root is not None else None
        if spot is not None:
            lines.append((f"   | {spot[0]}".rstrip(), ""))
            if spot[1]:
                lines.append((f"   | {spot[1]}", style))
    lines.extend((f"   = used by: {_one_line(user)}", "dim") for user in finding.used_by)
    if finding.hint:
        lines.append((f"   = try: {_one_line(finding.hint)}", "green"))
    return lines


def _one_line(text: str) -> str:
    return clean(" ".join(text.split("\n")))


def count_line(findings: Iterable[Finding]) -> str:
    """Say how many findings there are of each severity, remarks left aside; empty where there are none."""
    found = [finding.severity for finding in findings]
    counts = [(found.count(severity), severity) for severity in ("error", "warning")]
    return ", ".join(f"{n:,} {what}{'' if n == 1 else 's'}" for n, what in counts if n)


def github_line(finding: Finding, root: Path | None) -> str:
    """Give one workflow command that GitHub shows beside the changed line.

    Source: GitHub Docs, "Workflow commands for GitHub Actions", setting an error message.
    """
    level = "notice" if finding.severity == "info" else finding.severity
    place = finding.place
    fields = []
    if place.file:
        fields.append(f"file={_property(_in_workspace(place.file, root))}")
        if place.line:
            fields.append(f"line={place.line}")
            if place.column:
                fields.append(f"col={place.column}")
                fields.append(f"endColumn={place.column + max(place.length, 1)}")
    fields.append(f"title={finding.code}")
    said = finding.message + (f"\ntry: {finding.hint}" if finding.hint else "")
    return f"::{level} {','.join(fields)}::{_data(said)}"


def _in_workspace(file: str, root: Path | None) -> str:
    """Annotations name files from the top of the checkout, which may be above the project."""
    workspace = os.environ.get("GITHUB_WORKSPACE")
    if root is None or not workspace:
        return file
    path = (root / file).resolve()
    top = Path(workspace).resolve()
    return path.relative_to(top).as_posix() if path.is_relative_to(top) else file


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def print_findings(findings: Sequence[Finding], form: str, root: Path | None) -> None:
    """Print findings on stderr: as text with colors on a terminal, or as annotations."""
    if form == "github":
        for finding in findings:
            print(github_line(finding, root), file=sys.stderr)
        return
    lines = [line for finding in findings for line in finding_lines(finding, root)]
    count = count_line(findings)
    if count and len(findings) > 1:
        lines.append((count, "bold"))
    print_lines(lines)


def print_report(report: CheckReport, form: str, root: Path) -> None:
    """Print on stderr what a run left out, a line each, and what it found."""
    print_lines((f"left out: {_one_line(sentence)}", "dim") for sentence in report.left_out)
    print_findings([each for each in report.findings if each.code != LEFT_OUT], form, root)


def print_lines(lines: Iterable[Line]) -> None:
    """Print styled lines on stderr, in colors where it is a terminal and NO_COLOR is not set."""
    if not is_colored():
        for text, _ in lines:
            print(text, file=sys.stderr)
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(stderr=True, highlight=False, soft_wrap=True)
    for text, style in lines:
        console.print(Text(text, style=style), no_wrap=True, overflow="ignore", crop=False)


def is_colored() -> bool:
    """Tell whether stderr takes colors: a terminal that is not dumb, and NO_COLOR is not set.

    Source: no-color.org (set and not empty, whatever its value).
    """
    return sys.stderr.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def shown_path(path: Path) -> str:
    """Give a path as it is typed from the working directory."""
    try:
        return path.resolve().relative_to(Path.cwd().resolve()).as_posix()
    except (ValueError, OSError):
        return str(path)


def finding_object(finding: Finding) -> dict[str, object]:
    """Give a finding as ``--format json`` tells it."""
    return {
        "code": finding.code,
        "severity": finding.severity,
        "file": finding.place.file,
        "line": finding.place.line,
        "column": finding.place.column,
        "message": finding.message,
        "hint": finding.hint,
        "used_by": list(finding.used_by),
    }


def json_object(
    files: Iterable[BuildResult],
    seconds: Mapping[str, float] | None,
    findings: Iterable[Finding],
    left_out: Iterable[str],
) -> dict[str, object]:
    """Give the one object of ``--format json``.

    Without ``seconds`` it is what will be said when nothing has changed, with a slot for the time.
    """
    return {
        "files": [
            {
                "path": shown_path(file.path),
                "year": file.year,
                "profile": file.profile,
                "pages": file.pages,
                "sha256": file.sha256,
            }
            for file in files
        ],
        "unchanged": seconds is None,
        "seconds": SLOT if seconds is None else {stage: round(taken, 3) for stage, taken in seconds.items()},
        "findings": [finding_object(finding) for finding in findings],
        "left_out": list(left_out),
    }


def print_json(
    files: Iterable[BuildResult],
    seconds: Mapping[str, float],
    findings: Iterable[Finding],
    left_out: Iterable[str],
) -> None:
    """Print the one object of ``--format json`` on stdout."""
    sys.stdout.write(json_text(json_object(files, seconds, findings, left_out)))


def json_text(found: dict[str, object]) -> str:
    """Give an object as it is printed."""
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"
