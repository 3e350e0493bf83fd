"""What is asked of a run over many editions, and what it gives back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import Any, Literal

from printreport.findings import Finding
from printreport.slotted import dataclass

__all__ = ["EditionsReport", "Order", "Outcome", "State", "Task"]

State = Literal["built", "kept", "failed"]


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be built; plain values, so that it can be sent to another process."""

    project: str
    edition: str
    years: tuple[int, ...]
    folder: str
    layout: str | None = None
    theme: str | None = None
    page: str | None = None
    profiles: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    strict: bool = False
    draft: bool = False
    verify: bool = False
    cache: bool = True


@dataclass(frozen=True, slots=True)
class Task:
    """One file to make: an edition, a year, a profile, the name of the file, its number in the run."""

    edition: str
    year: int
    profile: str
    file: str
    number: int = 0

    @property
    def key(self) -> str:
        """What tells this file from all others of the run."""
        return f"{self.edition}@{self.year}:{self.profile}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one edition.

    ``content`` is the SHA-256 of all that its pages are made from, ``sha256`` that of the file. ``kept``: the
    file stood there as it would be made again.
    """

    task: Task
    state: State
    sha256: str = ""
    ledger_sha256: str = ""
    pages: int = 0
    seconds: float = 0.0
    content: str = ""
    checks: Mapping[str, int] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    left_out: tuple[str, ...] = ()
    stages: Mapping[str, float] = field(default_factory=dict)

    def record(self) -> dict[str, Any]:
        """Give the entry of the manifest; a kept file has that of the run that made it."""
        task = self.task
        made: dict[str, Any] = {
            "edition": task.edition,
            "year": task.year,
            "profile": task.profile,
            "file": task.file,
            "ok": self.state != "failed",
            "sha256": self.sha256,
            "ledger_sha256": self.ledger_sha256,
            "pages": self.pages,
            "seconds": round(self.seconds, 4),
            "content": self.content,
            "checks": dict(self.checks),
        }
        if self.state == "failed":
            wrong = (finding for finding in self.findings if finding.severity != "info")
            made["findings"] = [f"{finding.severity}[{finding.code}]: {finding.message}" for finding in wrong]
        return made


@dataclass(frozen=True, slots=True)
class EditionsReport:
    """What a run over many editions gave.

    ``findings`` of all editions, each once, with the editions it is in; ``seconds`` by stage, summed over
    all processes. ``manifest`` is None where nothing could be begun.
    """

    findings: tuple[Finding, ...]
    left_out: tuple[str, ...] = ()
    seconds: Mapping[str, float] = field(default_factory=dict)
    ok: bool = True
    n_built: int = 0
    n_kept: int = 0
    n_failed: int = 0
    n_pages: int = 0
    manifest: Path | None = None
