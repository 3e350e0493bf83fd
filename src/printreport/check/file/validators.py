"""The validators of other makers: veraPDF where it is installed, else page-validation.

veraPDF is found as `verapdf` on the PATH, or as the jar that `VERAPDF_JAR` names, run with `java`.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pikepdf

from printreport.slotted import dataclass

__all__ = ["Verdict", "flavor_of", "is_false_alarm", "validate"]

_SECONDS = 300
_MAIN = "org.verapdf.apps.GreenfieldCliWrapper"
_FAILED = re.compile(r"^\s+FAIL\s+(\S+)", re.MULTILINE)
# In a process of its own: the package is no dependency, and what it reads may be hostile.
_PAGE = """
import json, sys
import page
limits = page.SafetyLimits(max_table_grid_rows=1_000_000, max_table_grid_cells=10_000_000,
                           max_object_count=10_000_000)
report = page.validate_pdf(sys.argv[1], profile=sys.argv[2], limits=limits)
print(json.dumps([[failure.rule_id, failure.message] for failure in report.failures]))
"""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a validator says of one claim.

    Attributes
    ----------
    passed : bool or None
        None where the validator could not judge.
    failures : tuple of str
        Rules that are broken, each once.
    """

    tool: str
    claim: str
    passed: bool | None
    failures: tuple[str, ...] = ()


def flavor_of(claim: str) -> str:
    """Give the short name of a claim.

    Examples
    --------
    >>> flavor_of("PDF/UA-1"), flavor_of("PDF/A-2a")
    ('ua1', '2a')
    """
    return claim.removeprefix("PDF/UA-").join(("ua", "")) if "UA" in claim else claim.removeprefix("PDF/A-")


def _vera_command() -> list[str]:
    program = shutil.which("verapdf")
    if program:
        return [program]
    jar, java = os.environ.get("VERAPDF_JAR", ""), shutil.which("java")
    return [java, "-cp", jar, _MAIN] if java and Path(jar).is_file() else []


def validate(path: Path, claims: Sequence[str]) -> tuple[Verdict, ...]:
    """Let the best validator at hand judge each claim; empty where there is none, or no claim."""
    known = [claim for claim in claims if claim.startswith(("PDF/A-", "PDF/UA-"))]
    command = _vera_command()
    if command:
        return tuple(_ask_vera(command, path, claim) for claim in known)
    verdicts = (_ask_page(path, claim) for claim in known)
    return tuple(verdict for verdict in verdicts if verdict is not None)


def _ask_vera(command: list[str], path: Path, claim: str) -> Verdict:
    done = _run([*command, "-f", flavor_of(claim), "--format", "text", "-v", str(path.resolve())])
    if done is None or not re.search(r"^(PASS|FAIL) ", done.stdout, re.MULTILINE):
        return Verdict("veraPDF", claim, None)
    failures = tuple(dict.fromkeys(_FAILED.findall(done.stdout)))
    return Verdict("veraPDF", claim, done.stdout.lstrip().startswith("PASS"), failures)


def _ask_page(path: Path, claim: str) -> Verdict | None:
    """Ask page-validation; None where it is not installed."""
    part = flavor_of(claim)
    profile = f"pdf/ua-{part[2:]}" if part.startswith("ua") else f"pdf/a-{part}"
    done = _run([sys.executable, "-c", _PAGE, str(path), profile])
    if done is None or "No module named" in done.stderr or "has no attribute" in done.stderr:
        return None
    if done.returncode:
        return Verdict("page-validation", claim, None)
    failures = tuple(
        dict.fromkeys(
            f"{rule}: {message}"
            for rule, message in json.loads(done.stdout)
            if not is_false_alarm(path, rule)
        )
    )
    return Verdict("page-validation", claim, not failures, failures)


def is_false_alarm(path: Path, rule: str) -> bool:
    """Tell whether page-validation misreads a stream whose data ends with a carriage return.

    It takes that byte for a part of the end of line before ``endstream``. qpdf, which pikepdf is,
    counts the bytes by the length that the file states.
    """
    if not rule.endswith("STREAM-LENGTH-001"):
        return False
    with pikepdf.open(path) as pdf:
        return not any("length" in problem.lower() for problem in pdf.check_pdf_syntax())


def _run(command: list[str]) -> subprocess.CompletedProcess[str] | None:
    try:
        return subprocess.run(
            command, capture_output=True, text=True, timeout=_SECONDS, stdin=subprocess.DEVNULL, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
